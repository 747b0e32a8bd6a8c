//! Rules of rows: conditions over the tests of a row and of the case, each asked once of a row and kept as a bit.
//!
//! What is said of the rows together is then a bit of a word too.

use super::clause::{Clause, Clauses, both, either};
use super::condition::Compiler;
use crate::assess::program::Cond;
use crate::assess::test::{ANY_ROW, Bit, HERE, MOST_RULES, RULES, SOME_ROW};

/// A rule of rows.
#[derive(Clone, Debug)]
pub(super) struct RowRule {
    clauses: Clauses,
    /// The same in the program.
    pub(super) cond: Cond,
}

impl RowRule {
    /// Whether it asks for a test.
    pub(super) fn asks_for(&self, bit: Bit) -> bool {
        self.clauses.iter().any(|clause| clause.asks_for(bit))
    }
}

/// The rules of rows that ask for some of the tests of a fact, given those of the case and of a row, as bits.
pub(super) fn rules_of(rules: &[RowRule], (case, row): &(Vec<u8>, Vec<u8>)) -> u64 {
    let case = case.iter().map(|at| Bit::of_case(usize::from(*at)));
    let row = row.iter().map(|at| Bit::of_row(usize::from(*at)));
    let tests: Vec<Bit> = case.chain(row).collect();
    rules_asking(rules, &tests)
}

/// The rules of rows that ask for some of the tests, as bits.
pub(super) fn rules_asking(rules: &[RowRule], tests: &[Bit]) -> u64 {
    let rules = rules.iter().enumerate();
    let asking = rules.filter(|(_, rule)| tests.iter().any(|test| rule.asks_for(*test)));
    asking.fold(0, |all, (at, _)| all | 1 << at)
}

impl Compiler<'_> {
    /// The bit of a rule of rows, unless it asks for more than tests or there are too many of them already.
    fn rule(&mut self, clauses: &Clauses) -> Option<u64> {
        if !clauses.iter().all(Clause::is_of_tests) {
            return None;
        }
        let same = |rule: &RowRule| rule.clauses == *clauses;
        let at = match self.rules.iter().position(same) {
            Some(at) => at,
            None if self.rules.len() == MOST_RULES => return None,
            None => {
                let cond = self.add(clauses);
                let clauses = clauses.clone();
                self.rules.push(RowRule { clauses, cond });
                self.rules.len() - 1
            }
        };
        Some(1 << at)
    }

    /// A condition of rows, as the bit of a rule where it can be one.
    pub(super) fn of_row(&mut self, clauses: Clauses) -> Clauses {
        match self.rule(&clauses) {
            Some(bit) => vec![Clause::test(Bit { word: RULES, bit }, true)],
            None => clauses,
        }
    }

    /// Whether a counted row fulfils a rule; nothing where it is none.
    pub(super) fn some_row(&mut self, clauses: &Clauses, holds: bool) -> Option<Clauses> {
        let bit = self.rule(clauses)?;
        let word = SOME_ROW;
        Some(vec![Clause::test(Bit { word, bit }, holds)])
    }

    /// Whether a row fulfils a rule, or the case where there is no row; nothing where it is no rule.
    pub(super) fn row_or_case(
        &mut self,
        clauses: &Clauses,
        case: Clauses,
        holds: bool,
    ) -> Option<Clauses> {
        let bit = self.rule(clauses)?;
        let test = |bit: u64, holds: bool| vec![Clause::test(Bit { word: ANY_ROW, bit }, holds)];
        let here = self.all(test(HERE, true), test(bit, holds));
        let nowhere = self.all(test(HERE, false), case.clone());
        // Whether there is a row or not, where both say the same.
        let anyway = self.all(test(bit, holds), case);
        Some(either(either(here, nowhere), anyway))
    }

    /// Both of two conditions.
    pub(super) fn all(&mut self, one: Clauses, other: Clauses) -> Clauses {
        both(one, other, |clauses| {
            vec![Clause::inner(self.add(&clauses))]
        })
    }
}
