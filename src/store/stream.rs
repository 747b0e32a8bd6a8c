//! Reading what may be a case or a stream of cases, however long, in little memory.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::error::{Cause, StoreError};
use super::read::{Decoded, LIMIT, decode_any};
use super::seal::{is_sealed, may_be_sealed};

/// How much is read at once, in bytes.
const BUFFER: usize = 16 << 10;

/// Endings of files that hold one case.
const WHOLE: [&str; 3] = ["toml", "json", "age"];

/// Endings of files that hold one JSON case a line.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// What lies in a file or comes in on a pipe.
pub enum Opened {
    /// One text.
    Whole(Decoded),
    /// One JSON case a line.
    Lines(Lines),
    /// One text, closed with a passphrase.
    Sealed(Vec<u8>),
}

/// Some whole lines of a stream, as bytes.
pub struct Chunk {
    /// The number of the first line, from 1.
    pub line: usize,
    /// The lines with their ends; of one that is too long only its beginning.
    pub bytes: Vec<u8>,
    /// Whether this is one line longer than [`LIMIT`].
    pub too_long: bool,
}

/// A stream of lines.
pub struct Lines {
    name: PathBuf,
    source: BufReader<Box<dyn Read + Send>>,
    /// The number of the next line.
    line: usize,
    /// What was read ahead to see what it is.
    ahead: VecDeque<Chunk>,
}

/// Opens a file; the name's ending or its first line says whether it is a stream.
///
/// # Errors
/// What the system says, a folder, a text that is too long, or no text at all.
pub fn open(path: &Path) -> Result<Opened, StoreError> {
    let failed = |error: &std::io::Error| StoreError::io(path, error);
    if fs::metadata(path).map_err(|e| failed(&e))?.is_dir() {
        return Err(StoreError::new(path, Cause::IsFolder));
    }
    open_source(Box::new(File::open(path).map_err(|e| failed(&e))?), path)
}

/// The same of anything that can be read, such as standard input; `name` stands in the errors.
///
/// # Errors
/// As of [`open`].
pub fn open_source(source: Box<dyn Read + Send>, name: &Path) -> Result<Opened, StoreError> {
    let mut lines = Lines {
        name: name.to_owned(),
        source: BufReader::with_capacity(BUFFER, source),
        line: 1,
        ahead: VecDeque::new(),
    };
    let named = name
        .extension()
        .is_some_and(|ending| LINES.iter().any(|one| ending == *one));
    if lines.may_be_sealed()? {
        let bytes = lines.bytes()?;
        return match is_sealed(&bytes) {
            true => Ok(Opened::Sealed(bytes)),
            false => text(bytes, name).map(Opened::Whole),
        };
    }
    if named || lines.looks_like_lines()? {
        return Ok(Opened::Lines(lines));
    }
    text(lines.bytes()?, name).map(Opened::Whole)
}

impl Lines {
    /// The next lines: as many as are there already, so that who waits for an answer gets it. `None` at the end.
    ///
    /// # Errors
    /// What the system says; nothing can be read after that.
    pub fn next_chunk(&mut self) -> Result<Option<Chunk>, StoreError> {
        if let Some(chunk) = self.ahead.pop_front() {
            return Ok(Some(chunk));
        }
        let mut bytes = Vec::new();
        let too_long = loop {
            let buffer = self
                .source
                .fill_buf()
                .map_err(|e| StoreError::io(&self.name, &e))?;
            let (taken, ended) = match memchr::memrchr(b'\n', buffer) {
                _ if buffer.is_empty() => (0, true),
                Some(at) => (at + 1, true),
                None => (buffer.len(), false),
            };
            bytes.extend_from_slice(&buffer[..taken]);
            self.source.consume(taken);
            if ended {
                break false;
            }
            if bytes.len() as u64 > LIMIT {
                self.skip_line()?;
                break true;
            }
        };
        if bytes.is_empty() {
            return Ok(None);
        }
        let line = self.line;
        self.line += match too_long {
            true => 1,
            false => memchr::memchr_iter(b'\n', &bytes).count(),
        };
        Ok(Some(Chunk {
            line,
            bytes,
            too_long,
        }))
    }

    /// Passes over the rest of a line.
    fn skip_line(&mut self) -> Result<(), StoreError> {
        loop {
            let buffer = self
                .source
                .fill_buf()
                .map_err(|e| StoreError::io(&self.name, &e))?;
            let (taken, ended) = match memchr::memchr(b'\n', buffer) {
                _ if buffer.is_empty() => (0, true),
                Some(at) => (at + 1, true),
                None => (buffer.len(), false),
            };
            self.source.consume(taken);
            if ended {
                return Ok(());
            }
        }
    }

    /// Whether it begins as something closed does.
    fn may_be_sealed(&mut self) -> Result<bool, StoreError> {
        let head = self.source.fill_buf();
        head.map(may_be_sealed)
            .map_err(|e| StoreError::io(&self.name, &e))
    }

    /// Whether the first line is a whole object and more follows.
    fn looks_like_lines(&mut self) -> Result<bool, StoreError> {
        let mut ahead = VecDeque::new();
        let (mut first, mut answer) = (true, None);
        while answer.is_none() {
            let Some(chunk) = self.next_chunk()? else {
                break;
            };
            if chunk.too_long {
                return Err(StoreError::new(
                    &self.name,
                    Cause::TooLarge { limit: LIMIT },
                ));
            }
            let filled = chunk
                .bytes
                .split(|byte| *byte == b'\n')
                .map(<[u8]>::trim_ascii);
            for line in filled.filter(|line| !line.is_empty()) {
                let line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
                if !first {
                    answer = Some(true);
                    break;
                }
                first = false;
                if !(line.starts_with(b"{") && line.ends_with(b"}")) {
                    answer = Some(false);
                    break;
                }
            }
            ahead.push_back(chunk);
        }
        self.ahead = ahead;
        Ok(answer.unwrap_or(false))
    }

    /// Everything that is left.
    fn bytes(mut self) -> Result<Vec<u8>, StoreError> {
        let mut bytes: Vec<u8> = self.ahead.drain(..).flat_map(|chunk| chunk.bytes).collect();
        let left = (LIMIT + 1).saturating_sub(bytes.len() as u64);
        self.source
            .take(left)
            .read_to_end(&mut bytes)
            .map_err(|e| StoreError::io(&self.name, &e))?;
        if bytes.len() as u64 > LIMIT {
            let limit = Cause::TooLarge { limit: LIMIT };
            return Err(StoreError::new(&self.name, limit));
        }
        Ok(bytes)
    }
}

fn text(bytes: Vec<u8>, name: &Path) -> Result<Decoded, StoreError> {
    decode_any(bytes).map_err(|what| StoreError::new(name, what))
}

/// The case files in a folder (`.toml`, `.json`, `.age`, and streams), sorted by name; folders in it are left alone.
///
/// # Errors
/// What the system says of the folder.
pub fn inputs(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let failed = |error: &std::io::Error| StoreError::io(folder, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| failed(&e))? {
        let path = entry.map_err(|e| failed(&e))?.path();
        let fits = path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| WHOLE.contains(&ending) || LINES.contains(&ending));
        let hidden = path
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if fits && !hidden && !path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(bytes: &[u8]) -> Result<Opened, StoreError> {
        open_source(
            Box::new(std::io::Cursor::new(bytes.to_vec())),
            Path::new("-"),
        )
    }

    fn chunks(lines: &mut Lines) -> Vec<(usize, usize, bool)> {
        let next = || lines.next_chunk().expect("nothing fails here");
        std::iter::from_fn(next)
            .map(|chunk| (chunk.line, chunk.bytes.len(), chunk.too_long))
            .collect()
    }

    #[test]
    fn one_object_is_a_text_and_two_are_a_stream() {
        for one in ["{}", "{}\n\n", "{\n}\n{}", "schema = 1\n", ""] {
            assert!(
                matches!(opened(one.as_bytes()), Ok(Opened::Whole(found)) if found.text == one)
            );
        }
        for more in ["{}\n{}", "\u{FEFF}{}\r\n\r\nx\r\n"] {
            let Ok(Opened::Lines(mut lines)) = opened(more.as_bytes()) else {
                panic!("{more} is a stream");
            };
            assert_eq!(
                chunks(&mut lines).iter().map(|one| one.1).sum::<usize>(),
                more.len()
            );
        }
    }

    #[test]
    fn a_line_without_end_is_one_bad_line_and_the_next_is_read() {
        let endless = std::io::repeat(b'x').take(LIMIT + BUFFER as u64 * 3);
        let source = endless.chain(&b"\n{}\n"[..]);
        let Ok(Opened::Lines(mut lines)) = open_source(Box::new(source), Path::new("a.jsonl"))
        else {
            panic!("the name says that it is a stream");
        };
        let found = chunks(&mut lines);
        assert_eq!(found.len(), 2);
        assert!(
            (found[0].0, found[0].2) == (1, true) && found[1] == (2, 3, false),
            "{found:?}"
        );
        let endless = std::io::repeat(b'x').take(LIMIT * 2);
        assert!(matches!(
            open_source(Box::new(endless), Path::new("-")),
            Err(StoreError {
                what: Cause::TooLarge { .. },
                ..
            })
        ));
    }

    #[test]
    fn a_folder_gives_its_case_files_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.toml", "a 案.json", "c.jsonl", ".d.toml", "e.txt"] {
            fs::write(folder.path().join(name), "x").expect("written");
        }
        fs::create_dir(folder.path().join("f.toml")).expect("made");
        let names = inputs(folder.path()).expect("read");
        let names: Vec<_> = names
            .iter()
            .filter_map(|path| path.file_name()?.to_str())
            .collect();
        assert_eq!(names, ["a 案.json", "b.toml", "c.jsonl"]);
    }
}
