//! Row rules: conditions on a row that are evaluated once and stored as a bit of the row.
//!
//! Many conditions of the data share the same condition on a row ("it counts", "it was obtained in duty"). With the
//! result as a bit, "some row fulfils it" is a bit of a word as well, and need not go through the rows again.

use super::clause::{Clause, Clauses, both, either};
use super::condition::Compiler;
use crate::assess::program::Cond;
use crate::assess::test::{ANY_ROW, Bit, HERE, MOST_RULES, RULES, SOME_ROW};

/// A row rule.
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
    /// From now on no rule of rows is added: each is evaluated for every row of every case, and what follows is asked seldom.
    pub(super) fn close_rules(&mut self) {
        self.rules_closed = true;
    }

    /// The bit of a row rule with these clauses, added where it is new. None where they ask for more than tests, or
    /// where all bits are taken.
    fn rule(&mut self, clauses: &Clauses) -> Option<u64> {
        if !clauses.iter().all(Clause::is_of_tests) {
            return None;
        }
        let same = |rule: &RowRule| rule.clauses == *clauses;
        let at = match self.rules.iter().position(same) {
            Some(at) => at,
            None if self.rules_closed || self.rules.len() == MOST_RULES => return None,
            None => {
                let cond = self.add(clauses);
                let clauses = clauses.clone();
                self.rules.push(RowRule { clauses, cond });
                self.rules.len() - 1
            }
        };
        Some(1 << at)
    }

    /// Replaces a condition on a row by the bit of its row rule where it can be one.
    pub(super) fn of_row(&mut self, clauses: Clauses) -> Clauses {
        match self.rule(&clauses) {
            Some(bit) => vec![Clause::test(Bit { word: RULES, bit }, true)],
            None => clauses,
        }
    }

    /// "At least one counted row fulfils the condition", as a test of a bit; none where it cannot be a row rule.
    pub(super) fn some_row(&mut self, clauses: &Clauses, holds: bool) -> Option<Clauses> {
        let bit = self.rule(clauses)?;
        let word = SOME_ROW;
        Some(vec![Clause::test(Bit { word, bit }, holds)])
    }

    /// "A row fulfils the condition or, where there is no row, the case does"; none where it cannot be a row rule.
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
        // Redundant in two-valued logic, but not while it is open whether there is a row: if both hold, so does this.
        let anyway = self.all(test(bit, holds), case);
        Some(either(either(here, nowhere), anyway))
    }

    /// The conjunction of two conditions.
    pub(super) fn all(&mut self, one: Clauses, other: Clauses) -> Clauses {
        both(one, other, |clauses| {
            vec![Clause::inner(self.add(&clauses))]
        })
    }
}
