//! The administrative penalties of a matter as groups of lines, the same for every face.

use super::{Matter, Phrases};
use crate::assess::{AdministrativeOutcome, Truth};

/// A line of the section on administrative penalties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BelowLine {
    /// Met or open; of a heading and of a remark nothing.
    pub status: Option<Truth>,
    /// How deep it stands.
    pub depth: u8,
    /// What it says.
    pub text: String,
}

impl BelowLine {
    fn remark(depth: u8, text: impl Into<String>) -> Self {
        BelowLine {
            status: None,
            depth,
            text: text.into(),
        }
    }
}

/// Everything that is said of administrative penalties; nothing where none is possible. Where a crime is made out, the
/// penalties that ask for there being none are named on a line each, without their details.
pub fn below(matter: &Matter<'_>, phrases: &Phrases<'_>) -> Vec<BelowLine> {
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
        lines.push(BelowLine::remark(0, title.get(phrases.lang)));
        for outcome in outcomes {
            lines.push(BelowLine {
                status: Some(outcome.status),
                depth: 1,
                text: phrases.administrative(outcome),
            });
            if full {
                let notes = phrases.administrative_notes(outcome);
                lines.extend(notes.into_iter().map(|note| BelowLine::remark(2, note)));
            }
        }
    }
    let beside = phrases.beside(matter);
    lines.extend(beside.into_iter().map(|line| BelowLine::remark(0, line)));
    lines
}
