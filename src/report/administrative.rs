//! The administrative penalties of a case as lines of text, which screens and reports lay out in their own way.

use super::{Matter, Phrases};
use crate::assess::{AdministrativeOutcome, Truth};

/// A line of the section on administrative penalties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdministrativeLine {
    /// Met or open; of a heading and of a remark nothing.
    pub status: Option<Truth>,
    /// How deep it stands.
    pub depth: u8,
    /// What it says.
    pub text: String,
}

impl AdministrativeLine {
    fn remark(depth: u8, text: impl Into<String>) -> Self {
        AdministrativeLine {
            status: None,
            depth,
            text: text.into(),
        }
    }
}

/// Everything that is said of administrative penalties; nothing where none is possible. Where a crime is made out, the
/// penalties that ask for there being none are named on a line each, without their details.
pub fn administrative_lines(matter: &Matter<'_>, phrases: &Phrases<'_>) -> Vec<AdministrativeLine> {
    let texts = &phrases.texts.beside;
    let all = &matter.law.administrative.penalties;
    let found = &matter.administrative().penalties;
    let standing = matter.standing();
    // What only refers to other laws is left out beside a crime.
    let (only, beside): (Vec<&AdministrativeOutcome>, Vec<_>) = found
        .iter()
        .filter(|one| all[one.penalty].refers.is_none())
        .partition(|one| all[one.penalty].no_crime);
    let groups = match standing {
        Truth::NotMet => vec![(&texts.below, found.iter().collect(), true)],
        Truth::Open => vec![(&texts.open, found.iter().collect(), true)],
        Truth::Met => vec![
            (&texts.alternative, only, false),
            (&texts.not_only, beside, false),
        ],
    };
    let mut lines = Vec::new();
    for (title, outcomes, full) in groups {
        if outcomes.is_empty() {
            continue;
        }
        lines.push(AdministrativeLine::remark(0, title.get(phrases.lang)));
        for outcome in outcomes {
            lines.push(AdministrativeLine {
                status: Some(outcome.status),
                depth: 1,
                text: phrases.administrative(outcome),
            });
            if full {
                let notes = phrases.administrative_notes(outcome);
                lines.extend(
                    notes
                        .into_iter()
                        .map(|note| AdministrativeLine::remark(2, note)),
                );
            }
        }
    }
    let beside = phrases.beside(matter);
    lines.extend(
        beside
            .into_iter()
            .map(|line| AdministrativeLine::remark(0, line)),
    );
    lines
}
