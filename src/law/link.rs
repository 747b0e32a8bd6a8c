//! Linking: every name resolves, ids are unique, dates leave no gap.

mod administrative;
mod condition;
mod library;
mod offence;
mod relation;
mod usage;
mod vocabulary;
mod worksheet;

use super::{FileId, Law, Name, Place, Problem, load};
use crate::text::nearest;

pub(super) use library::{misstatements, precedents};

/// Checks everything that one entry says of another.
pub(super) fn link(law: &Law, problems: &mut Vec<Problem>) {
    let mut linker = Linker {
        law,
        problems,
        file: None,
    };
    vocabulary::link(&mut linker);
    for (file, offence) in &law.offences {
        linker.file = Some(*file);
        offence::link(&mut linker, offence);
    }
    linker.enter("punishment.toml");
    offence::link_punishment(&mut linker);
    administrative::link(&mut linker);
    worksheet::link(&mut linker);
    relation::link(&mut linker);
    usage::link(&mut linker);
    usage::limits(&mut linker);
}

/// What the checks share: the law, the problems so far, the file being checked.
struct Linker<'a> {
    law: &'a Law,
    problems: &'a mut Vec<Problem>,
    file: Option<FileId>,
}

impl<'a> Linker<'a> {
    /// Turns to a file by name.
    fn enter(&mut self, name: &str) {
        self.file = self.law.files.find(name);
    }

    /// The place of a name in the file being checked.
    fn place(&self, name: &Name) -> Place {
        match self.file {
            Some(file) => self.law.files.place(file, &name.at()),
            None => Place {
                file: String::new(),
                line: 1,
                column: 1,
            },
        }
    }

    /// Reports an error at a name.
    fn error(
        &mut self,
        code: &'static str,
        at: &Name,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let place = self.place(at);
        self.problems.push(Problem::error(code, place, zh, en));
    }

    /// Reports a warning at a name.
    fn warning(
        &mut self,
        code: &'static str,
        at: &Name,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let place = self.place(at);
        self.problems.push(Problem::warning(code, place, zh, en));
    }

    /// Checks that a name is one of the known ones.
    fn resolve<'k>(
        &mut self,
        what: (&str, &str),
        name: &Name,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> bool {
        if known.clone().any(|id| id == name.as_str()) {
            return true;
        }
        let near = nearest(name, known);
        let problem = load::unknown(self.place(name), what, name, near);
        self.problems.push(problem);
        false
    }

    /// Checks that ids do not repeat.
    fn unique<'n>(&mut self, ids: impl Iterator<Item = &'n Name>) {
        let mut seen = std::collections::BTreeMap::new();
        for id in ids {
            if let Some(first) = seen.insert(id.as_str(), id) {
                let first = self.place(first);
                self.error(
                    "duplicate-id",
                    id,
                    format!("“{id}”已在第{}行使用", first.line),
                    format!("`{id}` is already used on line {}", first.line),
                );
            }
        }
    }

    /// Checks citations.
    fn cites<'n>(&mut self, cites: impl IntoIterator<Item = &'n Name>) {
        let law = self.law;
        for cite in cites {
            self.resolve(
                ("条文", "provision"),
                cite,
                law.provisions.iter().map(|one| one.id.as_str()),
            );
        }
    }
}
