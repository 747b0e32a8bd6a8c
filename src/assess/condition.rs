//! Evaluating conditions: masks over the bits of tests, and the few things that are asked of the rows together.

use super::Truth;
use super::facts::{Facts, RowFacts};
use super::program::{Clause, Cond, Part, Program, Quantifier, Tested};
use super::rows::RowState;
use super::test::{CaseBits, POSITIONS, ROW, WORDS, Word};
use super::world::World;

/// What a condition is evaluated against.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) facts: &'a Facts,
    /// The rows as far as they are evaluated.
    pub(super) rows: &'a [RowState],
    /// The positions followed, as bits.
    pub(super) positions: u64,
    clauses: &'a [Clause],
    parts: &'a [Part],
    quantifiers: &'a [Quantifier],
    /// What the tests of the case came to in this world; a row's own word takes the place of the first.
    words: [Word; WORDS],
}

/// A fact looked at as if it had one value: in the case, and in the rows that do not state it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fixed {
    /// Its position among the row facts, as a bit; nothing where rows do not have it.
    pub(super) row: u8,
    /// The tests that look at it, by word.
    pub(super) mask: [u64; POSITIONS],
    /// Those of them that the value meets.
    pub(super) met: [u64; POSITIONS],
}

impl<'a> Scene<'a> {
    /// A case in a world, with the rows as far as they are evaluated.
    pub(super) fn new(
        program: &'a Program,
        facts: &'a Facts,
        world: &World,
        rows: &'a [RowState],
    ) -> Self {
        let [first, second] = case_bits(facts, world);
        let positions = Word::certain(world.positions);
        Scene {
            facts,
            rows,
            positions: world.positions,
            clauses: &program.clauses,
            parts: &program.parts,
            quantifiers: &program.quantifiers,
            words: [Word::default(), first, second, positions],
        }
    }

    /// Asks a condition of the case.
    #[inline]
    pub(super) fn case(&self, cond: Cond) -> Truth {
        self.of(cond, Word::default())
    }

    /// Asks a condition of a row.
    #[inline]
    pub(super) fn row(&self, cond: Cond, row: &RowState) -> Truth {
        self.of(cond, row.bits)
    }

    /// Asks a condition of a row that is not evaluated further yet.
    // Most clauses are one look at one word, taken on the spot; only what goes beyond that costs a call.
    #[inline]
    pub(super) fn of(&self, cond: Cond, row: Word) -> Truth {
        let mut truth = Truth::NotMet;
        for clause in &self.clauses[cond.start as usize..cond.end as usize] {
            let mut holds = self.tests(clause.tests, row);
            if holds != Truth::NotMet && clause.more.0 != clause.more.1 {
                holds = holds.and(self.more(clause.more, row));
            }
            if holds == Truth::Met {
                return holds;
            }
            truth = truth.or(holds);
        }
        truth
    }

    #[inline]
    fn tests(&self, tests: Tested, row: Word) -> Truth {
        let word = match usize::from(tests.word) {
            ROW => row,
            word => self.words[word % WORDS],
        };
        word.all(tests.yes, tests.no)
    }

    #[inline(never)]
    fn more(&self, (start, end): (u32, u32), row: Word) -> Truth {
        let mut truth = Truth::Met;
        for part in &self.parts[start as usize..end as usize] {
            truth = truth.and(match *part {
                Part::Tests(tests) => self.tests(tests, row),
                Part::Rows { quantifier, holds } => {
                    let said = self.rows(quantifier, row);
                    if holds { said } else { !said }
                }
                Part::Inner(cond) => self.of(cond, row),
            });
            if truth == Truth::NotMet {
                break;
            }
        }
        truth
    }

    fn rows(&self, quantifier: u16, of: Word) -> Truth {
        match self.quantifiers[usize::from(quantifier)] {
            Quantifier::SomeRow { row } => self.some_row(row),
            Quantifier::RowOrCase { row, case } => self.row_or_case(row, case, of),
        }
    }

    fn some_row(&self, cond: Cond) -> Truth {
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
                truth = truth.or(there.and(self.row(cond, row)));
            }
        }
        truth
    }

    fn row_or_case(&self, cond: Cond, case: Cond, of: Word) -> Truth {
        let (mut truth, mut there) = (Truth::NotMet, Truth::NotMet);
        for row in self.rows {
            there = there.or(row.present);
            if row.present > truth {
                truth = truth.or(row.present.and(self.row(cond, row)));
            }
            if truth == Truth::Met {
                break;
            }
        }
        match there {
            Truth::NotMet => self.of(case, of),
            Truth::Open | Truth::Met => truth,
        }
    }
}

/// What the tests of the case come to in a world.
fn case_bits(facts: &Facts, world: &World) -> CaseBits {
    match &world.fixed {
        Some(fixed) => {
            let [_, first, second] = fixed.mask;
            let [_, met_first, met_second] = fixed.met;
            let [one, two] = facts.bits;
            [one.with(first, met_first), two.with(second, met_second)]
        }
        None => facts.bits,
    }
}

/// What the tests of a row come to in a world.
pub(super) fn row_bits(program: &Program, row: &RowFacts, kinds: u32, world: &World) -> Word {
    let mut bits = row.bits;
    if kinds != row.kinds {
        bits = program.tests.of_kind(bits, kinds);
    }
    match &world.fixed {
        Some(fixed) if row.own & fixed.row == 0 => bits.with(fixed.mask[ROW], fixed.met[ROW]),
        Some(_) | None => bits,
    }
}
