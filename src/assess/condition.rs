//! Evaluates compiled conditions: mask operations on words of test results, and quantifiers over the rows.

use super::Truth;
use super::facts::{Facts, RowFacts};
use super::program::{Clause, Cond, Part, Program, Quantifier, Tested};
use super::rows::RowState;
use super::test::{
    ANY_ROW, CASE, CaseBits, HERE, POSITIONS, ROW, ROW_WORDS, RULES, RowBits, SOME_ROW, WORDS, Word,
};
use super::world::World;

/// What a condition is evaluated against: a case in one world, with its rows.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) facts: &'a Facts,
    /// The positions followed, as bits.
    pub(super) positions: u64,
    /// The rows as far as they are evaluated.
    pub(super) rows: &'a [RowState],
    words: Words<'a>,
}

/// What tests and rules came to, and the program whose conditions ask for them.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    program: &'a Program,
    /// The words of the case; those of a row are given with the row.
    words: [Word; WORDS],
}

/// Test results under the assumption that a fact has one certain value, in the case and in the rows that do not state
/// the fact themselves. Laid over the real results with masks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fixed {
    /// Its position among the row facts, as a bit; nothing where rows do not have it.
    pub(super) row: u8,
    /// The tests that look at it, by word.
    pub(super) mask: [u64; POSITIONS],
    /// Those of them that the value meets.
    pub(super) met: [u64; POSITIONS],
    /// The rules of rows that look at it.
    pub(super) rules: u64,
}

impl Fixed {
    /// Both assumptions at once, for two different facts.
    pub(super) fn and(self, other: Fixed) -> Fixed {
        let both = |one: [u64; POSITIONS], other: [u64; POSITIONS]| {
            std::array::from_fn(|word| one[word] | other[word])
        };
        Fixed {
            row: self.row | other.row,
            mask: both(self.mask, other.mask),
            met: both(self.met, other.met),
            rules: self.rules | other.rules,
        }
    }
}

impl<'a> Scene<'a> {
    /// A case in a world, with the rows as far as they are evaluated.
    pub(super) fn new(
        program: &'a Program,
        facts: &'a Facts,
        world: &World,
        rows: &'a [RowState],
    ) -> Self {
        let mut scene = Scene {
            facts,
            positions: world.positions,
            rows,
            words: Words::of_tests(program, &facts.bits),
        };
        scene.turn_to(world);
        scene.words.of_rows(rows, facts.rows_known);
        scene
    }

    /// The same with the rows, once they are evaluated.
    pub(super) fn with_rows<'b>(&self, rows: &'b [RowState]) -> Scene<'b>
    where
        'a: 'b,
    {
        let mut words = self.words;
        words.of_rows(rows, self.facts.rows_known);
        Scene {
            facts: self.facts,
            positions: self.positions,
            rows,
            words,
        }
    }

    /// Turns to another world; the rows stay as they are.
    #[inline]
    pub(super) fn turn_to(&mut self, world: &World) {
        self.positions = world.positions;
        self.words.words[POSITIONS] = Word::certain(world.positions);
        self.words.words[CASE..POSITIONS].copy_from_slice(&case_bits(self.facts, world));
    }

    /// Asks a condition of the case.
    #[inline]
    pub(super) fn case(&self, cond: Cond) -> Truth {
        self.of(cond, &NO_ROW)
    }

    /// Asks a condition of a row.
    #[inline]
    pub(super) fn row(&self, cond: Cond, row: &RowState) -> Truth {
        self.of(cond, &row.bits)
    }

    /// Asks a condition of a row that is not evaluated further yet.
    #[inline]
    pub(super) fn of(&self, cond: Cond, row: &RowBits) -> Truth {
        self.words
            .ask(cond, row, |quantifier| self.rows(quantifier, row))
    }

    fn rows(&self, quantifier: u16, of: &RowBits) -> Truth {
        match self.words.program.quantifiers[usize::from(quantifier)] {
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
            truth = truth.or(row.there().and(self.row(cond, row)));
        }
        truth
    }

    fn row_or_case(&self, cond: Cond, case: Cond, of: &RowBits) -> Truth {
        let (mut truth, mut there) = (Truth::NotMet, Truth::NotMet);
        for row in self.rows {
            there = there.or(row.present);
            truth = truth.or(row.present.and(self.row(cond, row)));
        }
        let case = || self.of(case, of);
        match there {
            Truth::NotMet => case(),
            Truth::Open => {
                // None of the rows is certain to have records: any one of them may be the only one that has.
                let open = self.rows.iter().filter(|row| row.present == Truth::Open);
                open.fold(case(), |all, row| all.join(self.row(cond, row)))
            }
            Truth::Met => truth,
        }
    }
}

impl<'a> Words<'a> {
    /// The tests of a case alone; all else is open.
    pub(super) fn of_tests(program: &'a Program, case: &CaseBits) -> Self {
        let mut words = [Word::default(); WORDS];
        words[CASE..POSITIONS].copy_from_slice(case);
        Words { program, words }
    }

    /// What the rows together make of each rule.
    fn of_rows(&mut self, rows: &[RowState], known: bool) {
        let mut any = Word::NOT_MET;
        let mut some = if known {
            Word::NOT_MET
        } else {
            Word::default()
        };
        let mut here = Truth::NotMet;
        for row in rows {
            let rules = row.bits[RULES];
            any = any.or(row.present, rules);
            some = some.or(row.there(), rules);
            here = here.or(row.present);
        }
        if here == Truth::Open {
            // None of the rows is certain to have records: any one of them may be the only one that has.
            let mut there = rows.iter().filter(|row| row.present == Truth::Open);
            let first = there.next().map_or(Word::NOT_MET, |row| row.bits[RULES]);
            any = there.fold(first, |all, row| all.both(row.bits[RULES]));
        }
        any.set(HERE, here);
        self.words[ANY_ROW] = any;
        self.words[SOME_ROW] = some;
    }

    /// Asks a condition that asks nothing but tests and rules.
    pub(super) fn of(&self, cond: Cond, row: &RowBits) -> Truth {
        self.ask(cond, row, |_| Truth::Open)
    }

    /// Asks a condition; `rows` answers what is said of the rows together and is no rule.
    // Most conditions are a single mask on a single word; that case is inlined, the rest is a call.
    #[inline]
    fn ask(&self, cond: Cond, row: &RowBits, rows: impl Fn(u16) -> Truth + Copy) -> Truth {
        let clauses = &self.program.clauses[cond.start as usize..cond.end as usize];
        match clauses {
            [clause] if clause.more.0 == clause.more.1 => self.tests(clause.tests, row),
            clauses => self.clauses(clauses, row, rows),
        }
    }

    #[inline(never)]
    fn clauses(
        &self,
        clauses: &[Clause],
        row: &RowBits,
        rows: impl Fn(u16) -> Truth + Copy,
    ) -> Truth {
        let mut truth = Truth::NotMet;
        for clause in clauses {
            let mut holds = self.tests(clause.tests, row);
            if holds != Truth::NotMet && clause.more.0 != clause.more.1 {
                holds = holds.and(self.more(clause.more, row, rows));
            }
            if holds == Truth::Met {
                return holds;
            }
            truth = truth.or(holds);
        }
        truth
    }

    #[inline]
    fn tests(&self, tests: Tested, row: &RowBits) -> Truth {
        let word = match usize::from(tests.word) {
            own @ (ROW | RULES) => row[own],
            word => self.words[word.min(WORDS - 1)],
        };
        word.all(tests.yes, tests.no)
    }

    #[inline(never)]
    fn more(
        &self,
        (start, end): (u32, u32),
        row: &RowBits,
        rows: impl Fn(u16) -> Truth + Copy,
    ) -> Truth {
        let mut truth = Truth::Met;
        for part in &self.program.parts[start as usize..end as usize] {
            truth = truth.and(match *part {
                Part::Tests(tests) => self.tests(tests, row),
                Part::Rows { quantifier, holds } => {
                    let said = rows(quantifier);
                    if holds { said } else { !said }
                }
                Part::Inner(cond) => self.ask(cond, row, rows),
            });
            if truth == Truth::NotMet {
                break;
            }
        }
        truth
    }
}

/// The bits of no row: a case has none of its own.
pub(super) const NO_ROW: RowBits = [Word::OPEN; ROW_WORDS];

/// What the tests of the case come to in a world.
fn case_bits(facts: &Facts, world: &World) -> CaseBits {
    match &world.fixed {
        Some(fixed) => {
            let [_, _, first, second] = fixed.mask;
            let [_, _, met_first, met_second] = fixed.met;
            let [one, two] = facts.bits;
            [one.with(first, met_first), two.with(second, met_second)]
        }
        None => facts.bits,
    }
}

/// What the tests and rules of a row come to in a world.
pub(super) fn row_bits(
    program: &Program,
    facts: &Facts,
    row: &RowFacts,
    kinds: u32,
    world: &World,
) -> RowBits {
    if kinds == row.kinds && world.fixed.is_none() {
        return row.bits;
    }
    let mut bits = row.bits;
    let mut rules = 0;
    if kinds != row.kinds {
        bits[ROW] = program.tests.of_kind(bits[ROW], kinds);
        rules |= program.rules_of_kinds;
    }
    if let Some(fixed) = &world.fixed {
        if row.own & fixed.row == 0 {
            bits[ROW] = bits[ROW].with(fixed.mask[ROW], fixed.met[ROW]);
        }
        rules |= fixed.rules;
    }
    program.rule(rules, &case_bits(facts, world), &mut bits);
    bits
}
