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

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        /// The files of `data/` as they are built into the program.
        pub const EMBEDDED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../data/", $name)))),*];
    };
}

embedded![
    "about.toml",
    "administrative.toml",
    "disputes.toml",
    "facts.toml",
    "interview.toml",
    "keys.toml",
    "misstatements.toml",
    "offences/aiding-network-crime.toml",
    "offences/credit-card-information.toml",
    "offences/illegal-use-of-network.toml",
    "offences/infringing-personal-information.toml",
    "offences/obtaining-computer-data.toml",
    "offences/refusing-network-security-duty.toml",
    "precedents.toml",
    "provisions.toml",
    "punishment.toml",
    "relations.toml",
    "record-types.toml",
    "report/memo.html",
    "report/memo.md",
    "report/memo.txt",
    "roles.toml",
    "sources.toml",
    "texts/ask.toml",
    "texts/codes.toml",
    "texts/graph.toml",
    "texts/messages.toml",
    "texts/report.toml",
    "texts/screens.toml",
    "tiers.toml",
    "worksheet.toml",
    "demos/duty-half.toml",
    "demos/refused-to-rectify.toml",
    "demos/sum.toml",
    "demos/tiers-in-dispute.toml",
    "examples/accommodation-and-tracks.toml",
    "examples/bank-clerk.toml",
    "examples/courier-gains.toml",
    "examples/five-persons.toml",
    "examples/marketing-firm.toml",
    "examples/tracks-499.toml",
    "examples/tracks-500.toml",
    "examples/year-2013.toml",
];

impl Files {
    /// The files built into the program.
    pub fn embedded() -> Self {
        let mut files = Files::default();
        for (name, text) in EMBEDDED {
            files.lay(name, &format!("data/{name}"), Cow::Borrowed(text));
        }
        files
    }

    /// Puts a file in the place of the one of the same name, or adds it. `shown` is the path that messages give.
    pub fn lay(&mut self, name: &str, shown: &str, text: Cow<'static, str>) {
        let part = Part {
            shown: shown.to_owned(),
            text,
        };
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
            Some(id) if overlay::merges(&name) => self.files[id.0].1.push(Part {
                shown: shown.to_owned(),
                text,
            }),
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
            EMBEDDED.iter().any(|(embedded, _)| *embedded == name)
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

    /// A file's text, unless others are laid over it.
    pub(super) fn alone(&self, id: FileId) -> Option<&str> {
        match self.parts(id) {
            [part] => Some(&part.text),
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
