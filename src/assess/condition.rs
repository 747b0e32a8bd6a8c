//! Evaluating conditions.

use super::Truth;
use super::facts::{Facts, RowFacts, Slot};
use super::program::{Cond, Op, Source};

/// A row under evaluation.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowState {
    /// The kinds that it may be of in this world, as bits.
    pub(super) kinds: u32,
    /// Whether it has any record.
    pub(super) present: Truth,
    /// Whether it counts.
    pub(super) counted: Truth,
    /// Records, times recipients where that applies.
    pub(super) records: super::Range,
}

/// What a condition is evaluated against.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) code: &'a [Op],
    pub(super) facts: &'a Facts,
    /// The rows as far as they are evaluated.
    pub(super) rows: &'a [RowState],
    /// The positions followed, as bits.
    pub(super) positions: u64,
    /// A yes-or-no fact looked at as if it had this value.
    pub(super) fixed: Option<(u16, bool)>,
}

impl Scene<'_> {
    /// Asks a condition of the case.
    pub(super) fn case(&self, cond: Cond) -> Truth {
        self.step(&mut (cond.0 as usize), None)
    }

    /// Asks a condition of a row.
    pub(super) fn row(&self, cond: Cond, row: &RowFacts, kinds: u32) -> Truth {
        self.step(&mut (cond.0 as usize), Some((row, kinds)))
    }

    fn step(&self, at: &mut usize, row: Option<(&RowFacts, u32)>) -> Truth {
        let op = self.code[*at];
        *at += 1;
        match op {
            Op::All { end } => {
                let mut truth = Truth::Met;
                while *at < end as usize && truth != Truth::NotMet {
                    truth = truth.and(self.step(at, row));
                }
                *at = end as usize;
                truth
            }
            Op::Any { end } => {
                let mut truth = Truth::NotMet;
                while *at < end as usize && truth != Truth::Met {
                    truth = truth.or(self.step(at, row));
                }
                *at = end as usize;
                truth
            }
            Op::Not => !self.step(at, row),
            Op::SomeRow { end } => {
                let truth = self.some_row(*at);
                *at = end as usize;
                truth
            }
            Op::Open => Truth::Open,
            Op::Never => Truth::NotMet,
            Op::Yes(source) => yes(self.slot(source, row)),
            Op::Is(source, bits) => is(self.slot(source, row), bits),
            Op::Has(source, bits) => has(self.slot(source, row), bits),
            Op::Only(source, bits) => !has(self.slot(source, row), !bits),
            Op::Share(source, bits) => share(self.slot(source, row), bits),
            Op::Kind(bits) => row.map_or(Truth::Open, |(_, kinds)| kind(kinds, bits)),
            Op::Own(fact) => Truth::of(row.is_some_and(|(row, _)| row.own >> fact & 1 == 1)),
            Op::Stated(fact) => {
                let slot = self.facts.slots[usize::from(fact)];
                Truth::of(
                    slot != Slot {
                        lo: 0,
                        hi: super::facts::UNBOUNDED,
                    },
                )
            }
            Op::Nothing(fact) => {
                let slot = self.facts.slots[usize::from(fact)];
                match (slot.lo, slot.hi) {
                    (_, 0) => Truth::Met,
                    (0, _) => Truth::Open,
                    _ => Truth::NotMet,
                }
            }
            Op::Reading(position) => Truth::of(self.positions & position != 0),
        }
    }

    fn some_row(&self, first: usize) -> Truth {
        let mut truth = if self.facts.rows_known {
            Truth::NotMet
        } else {
            Truth::Open
        };
        for (row, state) in self.facts.rows.iter().zip(self.rows) {
            if truth == Truth::Met {
                break;
            }
            let there = state.present.and(state.counted);
            if there > truth {
                truth =
                    truth.or(there.and(self.step(&mut first.clone(), Some((row, state.kinds)))));
            }
        }
        truth
    }

    fn slot(&self, source: Source, row: Option<(&RowFacts, u32)>) -> Slot {
        match (source, row) {
            (Source::Row(at), Some((row, _))) => row.slots[usize::from(at)],
            (Source::Case(at), _) => match self.fixed {
                Some((fixed, value)) if fixed == at => Slot {
                    lo: u64::from(value),
                    hi: u64::from(value),
                },
                _ => self.facts.slots[usize::from(at)],
            },
            // A row's fact is only ever compiled into conditions asked of rows.
            (Source::Row(_), None) => Slot {
                lo: 0,
                hi: u64::MAX,
            },
        }
    }
}

fn yes(slot: Slot) -> Truth {
    match (slot.lo, slot.hi) {
        (1, _) => Truth::Met,
        (_, 0) => Truth::NotMet,
        _ => Truth::Open,
    }
}

fn is(slot: Slot, bits: u64) -> Truth {
    if slot.hi & bits == 0 {
        Truth::NotMet
    } else if slot.hi & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}

fn has(slot: Slot, bits: u64) -> Truth {
    if slot.lo & bits != 0 {
        Truth::Met
    } else if slot.hi & bits != 0 {
        Truth::Open
    } else {
        Truth::NotMet
    }
}

fn share(slot: Slot, bits: u64) -> Truth {
    if slot.hi & bits == 0 {
        Truth::NotMet
    } else if slot.lo & bits != 0 && slot.hi & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}

fn kind(kinds: u32, bits: u32) -> Truth {
    if kinds & bits == 0 {
        Truth::NotMet
    } else if kinds & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}
