//! The data files: those built into the program, and a folder laid over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::overlay;

/// Which file of [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

/// A place in a file; line and column count from 1, the column in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file's name as the user knows it.
    pub file: String,
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset in a text.
    pub fn of(file: &str, text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A text with the path that messages give for it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) shown: String,
    pub(super) text: Cow<'static, str>,
    /// What it holds, where that was packed when the program was built.
    packed: Option<&'static str>,
}

impl Part {
    fn written(shown: &str, text: Cow<'static, str>) -> Self {
        Part {
            shown: shown.to_owned(),
            text,
            packed: None,
        }
    }
}

/// A set of data files by name (`record-types.toml`, `offences/….toml`).
///
/// A file is one text, or one with others laid over it. A byte offset in such a file counts through all of them, a
/// line break between each two.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<(String, Vec<Part>)>,
    by_name: BTreeMap<String, FileId>,
}

/// A file of `data/` as it is built into the program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// What it holds, packed without places; nothing for examples and templates, which are read as what they are.
    pub(super) packed: Option<&'static str>,
}

// The files of `data/`, listed and packed by the build script.
include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

impl Files {
    /// The files built into the program.
    pub fn embedded() -> Self {
        let mut files = Files::default();
        for Embedded { name, text, packed } in EMBEDDED {
            let part = Part {
                shown: format!("data/{name}"),
                text: Cow::Borrowed(text),
                packed: *packed,
            };
            files.put(name, part);
        }
        files
    }

    /// The same files, all of them parsed when they are read, so that messages can point at everything in them.
    pub fn unpacked(mut self) -> Self {
        for (_, parts) in &mut self.files {
            parts.iter_mut().for_each(|part| part.packed = None);
        }
        self
    }

    /// Puts a file in the place of the one of the same name, or adds it. `shown` is the path that messages give.
    pub fn lay(&mut self, name: &str, shown: &str, text: Cow<'static, str>) {
        self.put(name, Part::written(shown, text));
    }

    fn put(&mut self, name: &str, part: Part) {
        match self.by_name.get(name) {
            Some(id) => self.files[id.0].1 = vec![part],
            None => {
                self.by_name
                    .insert(name.to_owned(), FileId(self.files.len()));
                self.files.push((name.to_owned(), vec![part]));
            }
        }
    }

    /// Lays a file over the one of the same name: see `law/overlay.rs` for what that does to its entries.
    pub fn overlay(&mut self, name: &str, shown: &str, text: Cow<'static, str>) {
        let name = overlay::replaced(self, name, &text).unwrap_or_else(|| name.to_owned());
        match self.find(&name) {
            Some(id) if overlay::merges(&name) => {
                self.files[id.0].1.push(Part::written(shown, text));
            }
            Some(_) | None => self.lay(&name, shown, text),
        }
    }

    /// Only these files, each sign in them replaced by another spelling.
    pub fn respelled(&self, names: &[&str], signs: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for name in names {
            let parts = self.find(name).map_or(&[][..], |id| self.parts(id));
            for (at, part) in parts.iter().enumerate() {
                let mut text = part.text.clone().into_owned();
                for (sign, spelling) in signs {
                    text = text.replace(sign, spelling);
                }
                match at {
                    0 => files.lay(name, &part.shown, Cow::Owned(text)),
                    _ => files.overlay(name, &part.shown, Cow::Owned(text)),
                }
            }
        }
        files
    }

    /// The file with this name.
    pub fn find(&self, name: &str) -> Option<FileId> {
        self.by_name.get(name).copied()
    }

    /// The name of a file.
    pub(super) fn name(&self, id: FileId) -> &str {
        &self.files[id.0].0
    }

    /// The files in a folder, by name.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, FileId)> {
        self.by_name.iter().filter_map(move |(name, id)| {
            let inside = name.strip_prefix(folder)?.strip_prefix('/')?;
            Some((inside, *id))
        })
    }

    /// Files that nothing reads: their name is none of the known ones, and they lie in none of the folders that are read
    /// whole.
    pub fn strays(&self) -> impl Iterator<Item = (&str, FileId)> {
        let known = |name: &str| {
            EMBEDDED.iter().any(|embedded| embedded.name == name)
                || name.starts_with("offences/")
                || name.starts_with("examples/")
                || name.starts_with("demos/")
        };
        self.by_name
            .iter()
            .filter(move |(name, _)| !known(name))
            .map(|(name, id)| (name.as_str(), *id))
    }

    /// A file's text; where others are laid over it, the lowest.
    pub fn text(&self, id: FileId) -> &str {
        self.parts(id).first().map_or("", |part| &part.text)
    }

    /// What a file holds, packed, where it is as it was when the program was built.
    pub(super) fn packed(&self, id: FileId) -> Option<&'static str> {
        match self.parts(id) {
            [part] => part.packed,
            _ => None,
        }
    }

    /// The texts of a file, lowest first.
    pub(super) fn parts(&self, id: FileId) -> &[Part] {
        &self.files[id.0].1
    }

    /// The place of a span in a file.
    pub fn place(&self, id: FileId, at: &Range<usize>) -> Place {
        let parts = self.parts(id);
        let mut start = at.start;
        for part in &parts[..parts.len().saturating_sub(1)] {
            if start <= part.text.len() {
                return Place::of(&part.shown, &part.text, start);
            }
            start -= part.text.len() + 1;
        }
        match parts.last() {
            Some(part) => Place::of(&part.shown, &part.text, start),
            None => Place::of(&self.files[id.0].0, "", 0),
        }
    }
}
