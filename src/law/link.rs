//! Linking: the checks that need more than one entry. Every name resolves, ids are unique, dates leave no gap, nothing
//! exceeds what the compiled program has room for.

mod administrative;
mod condition;
mod cycle;
mod library;
mod offence;
mod relation;
mod time;
mod units;
mod usage;
mod vocabulary;
mod worksheet;

use super::{Code, FileId, Law, Name, Place, Problem, parse};
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
    for (at, (file, offence)) in law.offences.iter().enumerate() {
        linker.file = Some(*file);
        if law.offences[..at]
            .iter()
            .any(|(_, one)| one.id == offence.id)
        {
            let (zh, en) = (
                format!("罪名“{}”已有一个文件", offence.id),
                format!("the offence `{}` has a file already", offence.id),
            );
            linker.report(Code::DuplicateId, &offence.id, zh, en);
        }
        offence::link(&mut linker, offence);
        time::link(&mut linker, offence);
        units::link(&mut linker, offence);
    }
    linker.enter("punishment.toml");
    offence::link_punishment(&mut linker);
    administrative::link(&mut linker);
    worksheet::link(&mut linker);
    relation::link(&mut linker);
    usage::link(&mut linker);
    usage::room(&mut linker);
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

    /// Reports a problem at a name.
    fn report(&mut self, code: Code, at: &Name, zh: impl Into<String>, en: impl Into<String>) {
        let place = self.place(at);
        self.problems.push(Problem::new(code, place, zh, en));
    }

    /// Checks that a name is one of the known ones.
    fn resolve<'k>(
        &mut self,
        what: (&str, &str),
        name: &Name,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> bool {
        self.resolve_as(Code::UnknownName, what, name, known)
    }

    /// The same, with the code to report.
    fn resolve_as<'k>(
        &mut self,
        code: Code,
        what: (&str, &str),
        name: &Name,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> bool {
        if known.clone().any(|id| id == name.as_str()) {
            return true;
        }
        let near = nearest(name, known);
        let problem = parse::unknown(code, self.place(name), what, name, near);
        self.problems.push(problem);
        false
    }

    /// Checks that ids do not repeat.
    fn unique<'n>(&mut self, ids: impl Iterator<Item = &'n Name>) {
        let mut seen = std::collections::BTreeMap::new();
        for id in ids {
            if let Some(first) = seen.insert(id.as_str(), id) {
                let first = self.place(first);
                self.report(
                    Code::DuplicateId,
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
            time::trial(self, cite);
            self.resolve_as(
                Code::UnknownCitation,
                ("条文", "provision"),
                cite,
                law.provisions().iter().map(|one| one.id.as_str()),
            );
        }
    }
}
