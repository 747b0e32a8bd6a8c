//! What is to be assessed, piece by piece in the order given: files, folders, standard input.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::vec::IntoIter;

use crate::cli::setup::Setup;
use crate::cli::{Exit, examples};
use crate::store::{self, Chunk, Decoded, Lines, Opened, StoreError};

/// Where pieces come from.
pub(super) struct Source {
    /// The name that messages and results give.
    pub(super) name: String,
    /// Whether it was said already that it is written in GBK.
    said_gbk: AtomicBool,
}

impl Source {
    fn new(path: &Path) -> Arc<Self> {
        Arc::new(Source {
            name: path.display().to_string(),
            said_gbk: AtomicBool::new(false),
        })
    }

    /// Whether it is still to be said that it is written in GBK; once for each source.
    pub(super) fn says_gbk(&self) -> bool {
        !self.said_gbk.swap(true, Ordering::Relaxed)
    }
}

/// A part of the input.
pub(super) struct Piece {
    pub(super) source: Arc<Source>,
    pub(super) body: Body,
}

/// What a part holds.
pub(super) enum Body {
    /// The text of one case.
    Whole(Decoded),
    /// Some lines of a stream.
    Lines(Chunk),
    /// It could not be read.
    Failed(StoreError),
    /// A folder without a case file.
    Empty,
    /// An example that does not exist; said already.
    Unknown,
}

/// All pieces, read as they are asked for.
pub(super) struct Inputs<'a> {
    setup: &'a Setup,
    paths: IntoIter<PathBuf>,
    folder: IntoIter<PathBuf>,
    stream: Option<(Arc<Source>, Lines)>,
}

impl<'a> Inputs<'a> {
    /// The pieces of these files and folders.
    pub(super) fn new(setup: &'a Setup, paths: Vec<PathBuf>) -> Self {
        Inputs {
            setup,
            paths: paths.into_iter(),
            folder: Vec::new().into_iter(),
            stream: None,
        }
    }

    /// The next lines of the stream that is open.
    fn lines(&mut self) -> Option<Piece> {
        let (source, lines) = self.stream.as_mut()?;
        let source = Arc::clone(source);
        let body = match lines.next_chunk() {
            Ok(Some(chunk)) => Body::Lines(chunk),
            Ok(None) => {
                self.stream = None;
                return None;
            }
            Err(error) => {
                self.stream = None;
                Body::Failed(error)
            }
        };
        Some(Piece { source, body })
    }

    /// What is closed with a passphrase.
    fn unsealed(&self, path: &Path, sealed: &[u8]) -> Body {
        let passphrases = &self.setup.passphrases;
        let plain = passphrases.find(self.setup, path, |passphrase| {
            passphrase.unseal(sealed).and_then(store::decode_any)
        });
        plain.map_or_else(Body::Failed, Body::Whole)
    }

    fn file(&mut self, path: &Path) -> Option<Piece> {
        let source = Source::new(path);
        let opened = match examples::named(self.setup, path) {
            Some(Ok(text)) => Ok(Opened::Whole(Decoded {
                text: text.to_owned(),
                gbk: false,
            })),
            Some(Err(Exit::Done | Exit::Bad | Exit::Usage)) => {
                let body = Body::Unknown;
                return Some(Piece { source, body });
            }
            None if path == Path::new("-") => store::open_source(Box::new(io::stdin()), path),
            None => store::open(path),
        };
        let body = match opened {
            Ok(Opened::Whole(text)) => Body::Whole(text),
            Ok(Opened::Sealed(sealed)) => self.unsealed(path, &sealed),
            Ok(Opened::Lines(lines)) => {
                self.stream = Some((source, lines));
                return None;
            }
            Err(error) => Body::Failed(error),
        };
        Some(Piece { source, body })
    }
}

impl Iterator for Inputs<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(piece) = self.lines() {
                return Some(piece);
            }
            let path = match self.folder.next() {
                Some(inside) => inside,
                None => {
                    let path = self.paths.next()?;
                    if path.is_dir() {
                        match store::inputs(&path) {
                            Ok(found) if !found.is_empty() => self.folder = found.into_iter(),
                            found => {
                                let body = found.map_or_else(Body::Failed, |_| Body::Empty);
                                let source = Source::new(&path);
                                return Some(Piece { source, body });
                            }
                        }
                        continue;
                    }
                    path
                }
            };
            if let Some(piece) = self.file(&path) {
                return Some(piece);
            }
        }
    }
}
