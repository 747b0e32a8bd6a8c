//! Passphrases: from the file that was named, else asked for without showing them.

use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::output::complain;
use super::prompt;
use super::setup::Setup;
use crate::store::{self, Cause, Passphrase, SealFault, StoreError};
use crate::text::clean;

/// How often a passphrase is asked for.
const TRIES: usize = 3;

/// The passphrases of this run.
#[derive(Default)]
pub(super) struct Passphrases {
    /// Where to read one from, in place of asking.
    file: Option<PathBuf>,
    /// Those that opened something: many files of one matter have the same.
    known: Mutex<Vec<Passphrase>>,
}

impl Passphrases {
    /// None so far; `file` was named to read one from.
    pub(super) fn new(file: Option<PathBuf>) -> Self {
        Passphrases {
            file,
            known: Mutex::default(),
        }
    }

    /// Tries passphrases until one opens what lies at a path: those that opened something before, the one of the file
    /// that was named, or what is typed.
    ///
    /// # Errors
    /// None of them opened it, or nobody is there to ask.
    pub(super) fn find<T>(
        &self,
        setup: &Setup,
        path: &Path,
        mut open: impl FnMut(&Passphrase) -> Result<T, Cause>,
    ) -> Result<T, StoreError> {
        let wrong = Cause::Seal(SealFault::WrongPassphrase);
        let failed = |what| StoreError::of(path, what);
        // Held until the answer is there: two files are not asked for at once.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        for passphrase in known.iter() {
            match open(passphrase) {
                Err(what) if what == wrong => {}
                other => return other.map_err(failed),
            }
        }
        if let Some(file) = &self.file {
            let passphrase = first_line(file)?;
            let opened = open(&passphrase).map_err(failed)?;
            known.push(passphrase);
            return Ok(opened);
        }
        if !may_ask() {
            return Err(failed(Cause::Seal(SealFault::Closed)));
        }
        let texts = &setup.data.messages.passphrase;
        let words = texts
            .ask
            .fill(setup.lang, &[("file", &path.display().to_string())]);
        for _ in 0..TRIES {
            let Ok(passphrase) = Passphrase::new(ask(path, &words)?) else {
                continue;
            };
            match open(&passphrase) {
                Err(what) if what == wrong => complain(texts.wrong.get(setup.lang)),
                Err(what) => return Err(failed(what)),
                Ok(opened) => {
                    known.push(passphrase);
                    return Ok(opened);
                }
            }
        }
        Err(failed(wrong))
    }

    /// A new passphrase to close a file with: that of the file that was named, or what is typed twice.
    ///
    /// # Errors
    /// An empty one, one not typed twice in the same way, or nobody is there to ask.
    pub(super) fn choose(&self, setup: &Setup, path: &Path) -> Result<Passphrase, StoreError> {
        if let Some(file) = &self.file {
            return first_line(file);
        }
        let failed = |what| StoreError::of(path, what);
        if !may_ask() {
            return Err(failed(Cause::Seal(SealFault::Nobody)));
        }
        let texts = &setup.data.messages.passphrase;
        let words = [("file", &*path.display().to_string())];
        for _ in 0..TRIES {
            let first = ask(path, &texts.choose.fill(setup.lang, &words))?;
            let first = Passphrase::new(first).map_err(failed)?;
            let again = ask(path, texts.again.get(setup.lang))?;
            match Passphrase::new(again) {
                Ok(again) if again.is(&first) => return Ok(first),
                Ok(_) | Err(_) => complain(texts.differ.get(setup.lang)),
            }
        }
        Err(failed(Cause::Seal(SealFault::Differ)))
    }
}

/// Whether somebody is there to type.
fn may_ask() -> bool {
    io::stdin().is_terminal() || io::stderr().is_terminal()
}

fn ask(path: &Path, prompt: &str) -> Result<String, StoreError> {
    let typed = prompt::ask(&clean(prompt)).map_err(|error| StoreError::io(path, &error))?;
    typed.ok_or_else(|| StoreError::of(path, Cause::Seal(SealFault::NotGiven)))
}

/// The passphrase in the first line of a file; `-` is standard input, of which the rest is left for others.
fn first_line(file: &Path) -> Result<Passphrase, StoreError> {
    let mut text = match file == Path::new("-") {
        false => store::read_text(file)?,
        true => {
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            read.map_err(|error| StoreError::io(file, &error))?;
            line
        }
    };
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    text.truncate(end);
    Passphrase::new(text).map_err(|what| StoreError::of(file, what))
}
