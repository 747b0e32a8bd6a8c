//! Evaluating conditions: masks over the bits of tests, and the few things that differ from world to world.

use std::ops::Range;

use super::Truth;
use super::facts::{Facts, RowFacts};
use super::program::{Cond, Op, Program, Step};
use super::rows::RowState;
use super::test::{Bits, Mask};
use super::world::World;

/// What a condition is evaluated against.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) facts: &'a Facts,
    /// The rows as far as they are evaluated.
    pub(super) rows: &'a [RowState],
    /// The positions followed, as bits.
    pub(super) positions: u64,
    code: &'a [Step],
    /// What the tests of the case came to in this world.
    bits: Bits,
}

/// A fact looked at as if it had one value: in the case, and in the rows that do not state it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fixed {
    /// Its position among the row facts, as a bit; nothing where rows do not have it.
    pub(super) row: u8,
    /// The tests of the case that look at it.
    pub(super) case_mask: Mask,
    /// The tests of a row that look at it.
    pub(super) row_mask: Mask,
    /// Those of them that the value meets.
    pub(super) met: Mask,
}

/// What a condition is asked of: bits, and the kinds that the row may be of.
#[derive(Clone, Copy)]
struct Asked {
    bits: Bits,
    kinds: u32,
}

impl<'a> Scene<'a> {
    /// A case in a world, with the rows as far as they are evaluated.
    pub(super) fn new(
        program: &'a Program,
        facts: &'a Facts,
        world: &World,
        rows: &'a [RowState],
    ) -> Self {
        Scene {
            facts,
            rows,
            positions: world.positions,
            code: &program.code,
            bits: case_bits(facts, world),
        }
    }

    /// Asks a condition of the case.
    pub(super) fn case(&self, cond: Cond) -> Truth {
        let bits = self.bits;
        self.ask(cond.0 as usize, &Asked { bits, kinds: 0 })
    }

    /// Asks a condition of a row.
    pub(super) fn row(&self, cond: Cond, row: &RowState) -> Truth {
        self.of(cond, row.bits, row.kinds)
    }

    /// Asks a condition of a row that is not evaluated further yet.
    pub(super) fn of(&self, cond: Cond, bits: Bits, kinds: u32) -> Truth {
        self.ask(cond.0 as usize, &Asked { bits, kinds })
    }

    // Most conditions are one step, answered on the spot; only what is inside a group costs a call.
    #[inline]
    fn ask(&self, at: usize, of: &Asked) -> Truth {
        let step = &self.code[at];
        let inside = at + 1..step.end as usize;
        match step.op {
            Op::All { yes, no } => self.all(of.bits.all(yes, no), inside, of),
            Op::Any { yes, no } => self.any(of.bits.any(yes, no), inside, of),
            Op::Not => !self.ask(at + 1, of),
            Op::SomeRow => self.some_row(at + 1),
            Op::RowOrCase => self.row_or_case(at + 1, of),
            Op::Open => Truth::Open,
            Op::Kind(bits) => kind(of.kinds, bits),
            Op::Reading(position) => Truth::of(self.positions & position != 0),
        }
    }

    /// The least of a truth and of the steps in a range, each of which ends where the next begins.
    fn all(&self, mut truth: Truth, mut steps: Range<usize>, of: &Asked) -> Truth {
        while !steps.is_empty() && truth != Truth::NotMet {
            truth = truth.and(self.ask(steps.start, of));
            steps.start = self.code[steps.start].end as usize;
        }
        truth
    }

    /// The greatest of them.
    fn any(&self, mut truth: Truth, mut steps: Range<usize>, of: &Asked) -> Truth {
        while !steps.is_empty() && truth != Truth::Met {
            truth = truth.or(self.ask(steps.start, of));
            steps.start = self.code[steps.start].end as usize;
        }
        truth
    }

    fn some_row(&self, inside: usize) -> Truth {
        let mut truth = if self.facts.rows_known {
            Truth::NotMet
        } else {
            Truth::Open
        };
        for row in self.rows {
            if truth == Truth::Met {
                break;
            }
            let there = row.present.and(row.counted);
            if there > truth {
                truth = truth.or(there.and(self.ask(inside, &row.asked())));
            }
        }
        truth
    }

    fn row_or_case(&self, inside: usize, of: &Asked) -> Truth {
        let (mut truth, mut there) = (Truth::NotMet, Truth::NotMet);
        for row in self.rows {
            there = there.or(row.present);
            truth = truth.or(row.present.and(self.ask(inside, &row.asked())));
        }
        match there {
            Truth::NotMet => self.ask(self.code[inside].end as usize, of),
            Truth::Open | Truth::Met => truth,
        }
    }
}

impl RowState {
    fn asked(&self) -> Asked {
        Asked {
            bits: self.bits,
            kinds: self.kinds,
        }
    }
}

/// What the tests of the case come to in a world.
pub(super) fn case_bits(facts: &Facts, world: &World) -> Bits {
    match world.fixed {
        Some(fixed) => facts.bits.with(fixed.case_mask, fixed.met),
        None => facts.bits,
    }
}

/// What the tests of a row come to in a world, beside those of the case.
pub(super) fn row_bits(case: Bits, row: &RowFacts, world: &World) -> Bits {
    let both = case.beside(row.bits);
    match world.fixed {
        Some(fixed) if row.own & fixed.row == 0 => both.with(fixed.row_mask, fixed.met),
        Some(_) | None => both,
    }
}

/// Whether a row that may be of some kinds is of one of others: met, not met, or open.
pub(super) fn kind(kinds: u32, bits: u32) -> Truth {
    if kinds & bits == 0 {
        Truth::NotMet
    } else if kinds & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}
