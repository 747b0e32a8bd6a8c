//! The parts of the law data that are read on first use, to start fast: provisions, precedents and misstatements.

use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::{
    Files, Law, Misstatement, Precedent, Problem, Provision, Severity, Temporal, link, read,
};

/// Provisions, precedents and misstatements, each read when it is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Library {
    provisions: OnceLock<Vec<Provision>>,
    precedents: OnceLock<Vec<Precedent>>,
    misstatements: OnceLock<Vec<Misstatement>>,
}

impl Library {
    /// A library of which the provisions have been read.
    pub(super) fn with(provisions: Vec<Provision>) -> Self {
        Library {
            provisions: OnceLock::from(provisions),
            ..Library::default()
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvisionsFile {
    provision: Vec<Provision>,
}

/// Reads the provisions; nothing where they cannot be read.
pub(super) fn provisions(files: &Files, problems: &mut Vec<Problem>) -> Option<Vec<Provision>> {
    let file = read::<ProvisionsFile>(files, "provisions.toml", problems);
    file.map(|file| file.provision)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrecedentsFile {
    precedent: Vec<Precedent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MisstatementsFile {
    misstatement: Vec<Misstatement>,
}

impl Law {
    /// All provisions, in the order of the data; read when first asked for, unless they were read to be checked.
    pub fn provisions(&self) -> &[Provision] {
        let read = |problems: &mut Vec<Problem>| provisions(&self.files, problems);
        self.library
            .provisions
            .get_or_init(|| read(&mut Vec::new()).unwrap_or_default())
    }

    /// Whether a provision can be law for whoever judges on a day: neither it nor its source takes effect only later. Cases
    /// and writing have no such day.
    pub fn known_on(&self, cite: &str, day: Date) -> bool {
        let id = cite.split_once(':').map_or(cite, |(source, _)| source);
        let source = self.source(id);
        if source.is_some_and(|source| source.temporal == Temporal::Commentary) {
            return true;
        }
        let own = self.provision(cite).and_then(|provision| provision.from);
        let from = own.or(source.and_then(|source| source.from));
        from.is_none_or(|from| from <= day)
    }

    /// All precedents, in the order of the data; read when first asked for.
    ///
    /// None where the file is broken: [`Law::check_library`] says how, and runs before a laid-over folder is used.
    pub fn precedents(&self) -> &[Precedent] {
        self.library
            .precedents
            .get_or_init(|| sound(|problems| self.read_precedents(problems)))
    }

    /// The precedent with this id, with its position.
    pub fn precedent(&self, id: &str) -> Option<(usize, &Precedent)> {
        let mut all = self.precedents().iter().enumerate();
        all.find(|(_, one)| one.id.as_str() == id)
    }

    /// All common misstatements, in the order of the data; read when first asked for. None where the file is broken.
    pub fn misstatements(&self) -> &[Misstatement] {
        self.library
            .misstatements
            .get_or_init(|| sound(|problems| self.read_misstatements(problems)))
    }

    /// The misstatement with this id, with its position.
    pub fn misstatement(&self, id: &str) -> Option<(usize, &Misstatement)> {
        let mut all = self.misstatements().iter().enumerate();
        all.find(|(_, one)| one.id.as_str() == id)
    }

    /// Reads and checks precedents and misstatements: every problem found, those of one file in the order of the file.
    pub fn check_library(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.read_precedents(&mut problems);
        self.read_misstatements(&mut problems);
        problems.sort_by(|a, b| a.place.cmp(&b.place));
        problems
    }

    fn read_precedents(&self, problems: &mut Vec<Problem>) -> Vec<Precedent> {
        let file = read::<PrecedentsFile>(&self.files, "precedents.toml", problems);
        let precedents = file.map_or_else(Vec::new, |file| file.precedent);
        link::precedents(self, &precedents, problems);
        precedents
    }

    fn read_misstatements(&self, problems: &mut Vec<Problem>) -> Vec<Misstatement> {
        let file = read::<MisstatementsFile>(&self.files, "misstatements.toml", problems);
        let misstatements = file.map_or_else(Vec::new, |file| file.misstatement);
        link::misstatements(self, &misstatements, problems);
        misstatements
    }
}

/// What was read, or nothing where it has an error: nothing that does not resolve is ever looked up.
fn sound<T>(read: impl FnOnce(&mut Vec<Problem>) -> Vec<T>) -> Vec<T> {
    let mut problems = Vec::new();
    let all = read(&mut problems);
    let broken = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    if broken { Vec::new() } else { all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_on_first_use_is_what_a_check_reads() {
        let mut problems = Vec::new();
        let read = Law::read(Files::embedded(), &mut problems).expect("the data can be read");
        let (checked, warnings) = Law::load(Files::embedded()).expect("the data is sound");
        assert!(read.library.provisions.get().is_none());
        assert!(checked.library.provisions.get().is_some());
        let ids = |law: &Law| -> Vec<String> {
            let ids = law.provisions().iter().map(|one| one.id.to_string());
            ids.collect()
        };
        assert_eq!(ids(&read), ids(&checked));
        assert!(ids(&read).len() > 100);
        assert_eq!((problems.len(), warnings.len()), (0, 0));
        assert!(read.check_library().is_empty());
    }
}
