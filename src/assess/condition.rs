//! Evaluating conditions.

use std::ops::Range;

use super::Truth;
use super::facts::{Facts, RowFacts, Slot, UNBOUNDED};
use super::program::{Cond, Op, Source, Step};

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

/// A fact looked at as if it had one value: in the case, and in the rows that do not state it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fixed {
    /// The fact.
    pub(super) fact: u16,
    /// Its position among the row facts.
    pub(super) row: Option<u8>,
    /// The value, as a bit.
    pub(super) bit: u64,
}

/// What a condition is evaluated against.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) code: &'a [Step],
    pub(super) facts: &'a Facts,
    /// The rows as far as they are evaluated.
    pub(super) rows: &'a [RowState],
    /// The positions followed, as bits.
    pub(super) positions: u64,
    /// A fact looked at as if it had one value.
    pub(super) fixed: Option<Fixed>,
}

/// What a condition is asked of: a row with the kinds it may be of, or the case.
type Asked<'a> = Option<(&'a RowFacts, u32)>;

impl Scene<'_> {
    /// Asks a condition of the case.
    pub(super) fn case(&self, cond: Cond) -> Truth {
        self.ask(cond.0 as usize, &self.code[cond.0 as usize], None)
    }

    /// Asks a condition of a row.
    pub(super) fn row(&self, cond: Cond, row: &RowFacts, kinds: u32) -> Truth {
        let at = cond.0 as usize;
        self.ask(at, &self.code[at], Some((row, kinds)))
    }

    // Most steps are tests, answered on the spot; only groups cost a call.
    #[inline(always)]
    fn ask(&self, at: usize, step: &Step, of: Asked<'_>) -> Truth {
        match step.op {
            Op::All => self.all(at + 1..step.end as usize, of),
            Op::Any => self.any(at + 1..step.end as usize, of),
            Op::Not => self.not(at + 1, of),
            Op::SomeRow => self.some_row(at + 1),
            Op::RowOrCase => self.row_or_case(at + 1),
            Op::RecordsOpen => Truth::of(!self.facts.rows_known),
            Op::MaybeRows => {
                if self.facts.rows_known {
                    Truth::NotMet
                } else {
                    Truth::Open
                }
            }
            Op::Open => Truth::Open,
            Op::Never => Truth::NotMet,
            Op::Yes(source) => yes(self.slot(source, of)),
            Op::Is(source, bits) => is(self.slot(source, of), bits),
            Op::Has(source, bits) => has(self.slot(source, of), bits),
            Op::Only(source, bits) => !has(self.slot(source, of), !bits),
            Op::Share(source, bits) => share(self.slot(source, of), bits),
            Op::Kind(bits) => of.map_or(Truth::Open, |(_, kinds)| kind(kinds, bits)),
            Op::Own(fact) => Truth::of(of.is_some_and(|(row, _)| row.own >> fact & 1 == 1)),
            Op::Stated(fact) => {
                let slot = self.facts.slots[usize::from(fact)];
                Truth::of((slot.lo, slot.hi) != (0, UNBOUNDED))
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

    /// The least of the steps in a range, each of which ends where the next begins.
    fn all(&self, mut steps: Range<usize>, of: Asked<'_>) -> Truth {
        let mut truth = Truth::Met;
        while !steps.is_empty() && truth != Truth::NotMet {
            let step = &self.code[steps.start];
            truth = truth.and(self.ask(steps.start, step, of));
            steps.start = step.end as usize;
        }
        truth
    }

    /// The greatest of them.
    fn any(&self, mut steps: Range<usize>, of: Asked<'_>) -> Truth {
        let mut truth = Truth::NotMet;
        while !steps.is_empty() && truth != Truth::Met {
            let step = &self.code[steps.start];
            truth = truth.or(self.ask(steps.start, step, of));
            steps.start = step.end as usize;
        }
        truth
    }

    fn not(&self, inside: usize, of: Asked<'_>) -> Truth {
        !self.ask(inside, &self.code[inside], of)
    }

    fn some_row(&self, inside: usize) -> Truth {
        let mut truth = if self.facts.rows_known {
            Truth::NotMet
        } else {
            Truth::Open
        };
        let step = &self.code[inside];
        for (row, state) in self.facts.rows.iter().zip(self.rows) {
            if truth == Truth::Met {
                break;
            }
            let there = state.present.and(state.counted);
            if there > truth {
                truth = truth.or(there.and(self.ask(inside, step, Some((row, state.kinds)))));
            }
        }
        truth
    }

    fn row_or_case(&self, inside: usize) -> Truth {
        let step = &self.code[inside];
        let (mut truth, mut there) = (Truth::NotMet, Truth::NotMet);
        for (row, state) in self.facts.rows.iter().zip(self.rows) {
            there = there.or(state.present);
            truth = truth.or(state
                .present
                .and(self.ask(inside, step, Some((row, state.kinds)))));
        }
        if there != Truth::NotMet {
            return truth;
        }
        let case = step.end as usize;
        self.ask(case, &self.code[case], None)
    }

    #[inline]
    fn slot(&self, source: Source, of: Asked<'_>) -> Slot {
        match (source, of) {
            (Source::Row(at), Some((row, _))) => match self.fixed {
                Some(fixed) if fixed.row == Some(at) && row.own >> at & 1 == 0 => fixed.slot(),
                _ => row.slots[usize::from(at)],
            },
            (Source::Case(at), _) => match self.fixed {
                Some(fixed) if fixed.fact == at => fixed.slot(),
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

impl Fixed {
    fn slot(self) -> Slot {
        Slot {
            lo: 0,
            hi: self.bit,
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

/// Whether the one kind of a row is among others.
pub(super) fn kind(kinds: u32, bits: u32) -> Truth {
    if kinds & bits == 0 {
        Truth::NotMet
    } else if kinds & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}
