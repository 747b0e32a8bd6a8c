//! The parts of a result that do not depend on the case: what each measure measures, and each line before anything is
//! counted. They are made once and copied into every result.

use crate::assess::outcome::{MeasureOutcome, What};
use crate::assess::program::{Gate, Measure, Term};
use crate::assess::{Range, Truth};

impl Gate {
    /// The result of this line with nothing counted yet.
    pub(super) fn blank_outcome(&self, whats: &[What]) -> MeasureOutcome {
        MeasureOutcome {
            what: whats[usize::from(self.measure)],
            value: Range::ZERO,
            line: self.line,
            truth: Truth::NotMet,
            origin: usize::from(self.origin),
            factor: self.factor,
            unit: self.unit,
            measure: usize::from(self.measure),
        }
    }
}

/// A description of each measure, for the result.
pub(super) fn descriptions(measures: &[Measure], kind_tiers: &[u8]) -> Vec<What> {
    let selected = |term: &Term| {
        let part = &measures[usize::from(term.measure)];
        matches!(part, Measure::Records { selection, .. } if selection.is_some())
    };
    let what = |measure: &Measure| match measure {
        Measure::Records { kinds, selection } => What::Records {
            tier: tier(kind_tiers, *kinds),
            selected: selection.is_some(),
        },
        Measure::Total { terms } => {
            let all = terms.iter().all(selected);
            What::Total {
                selected: all,
                mixed: !all && terms.iter().any(selected),
            }
        }
        Measure::Count { fact } => What::Count {
            fact: usize::from(*fact),
        },
        Measure::Money { amount } => What::Money {
            amount: usize::from(*amount),
        },
    };
    measures.iter().map(what).collect()
}

/// The tier of the kinds that one measure counts.
fn tier(kind_tiers: &[u8], kinds: u32) -> usize {
    let first = kind_tiers.get(kinds.trailing_zeros() as usize);
    first.copied().map_or(0, usize::from)
}
