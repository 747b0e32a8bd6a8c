//! Fills in the test results of a case and its rows: all of them, or only those that look at one changed fact.

use super::condition::Words;
use super::facts::Facts;
use super::program::Program;
use super::test::{CaseBits, ROW, RULES, RowBits};

impl Facts {
    /// Answers all tests and row rules anew, after facts were changed.
    pub(super) fn retest(&mut self, program: &Program) {
        self.bits = program.tests.of_case(&self.slots, self.rows_known);
        for row in &mut self.rows {
            row.bits[ROW] = program.tests.of_row(&row.slots, row.own, row.kinds);
            program.rule(u64::MAX, &self.bits, &mut row.bits);
        }
    }

    /// Answers the tests and row rules that look at one fact anew, after it was changed.
    pub(super) fn retest_fact(&mut self, program: &Program, fact: usize) {
        let tests = &program.tests;
        let (case, row) = &tests.looks[fact];
        for at in case.iter().map(|at| usize::from(*at)) {
            let truth = tests.case[at].ask(&self.slots, self.rows_known, 0, 0);
            self.bits[at / 64].set(1 << (at % 64), truth);
        }
        for one in &mut self.rows {
            for at in row.iter().map(|at| usize::from(*at)) {
                let truth = tests.row[at].ask(&one.slots, true, one.own, one.kinds);
                one.bits[ROW].set(1 << at, truth);
            }
            program.rule(program.rules_of[fact], &self.bits, &mut one.bits);
        }
    }
}

impl Program {
    /// Answers the given row rules (as bits) for a row whose tests are already answered.
    pub(super) fn rule(&self, mut rules: u64, case: &CaseBits, row: &mut RowBits) {
        let words = Words::of_tests(self, case);
        rules &= (1 << self.rules.len()) - 1;
        while rules != 0 {
            let at = rules.trailing_zeros() as usize;
            rules &= rules - 1;
            let truth = words.of(self.rules[at], row);
            row[RULES].set(1 << at, truth);
        }
    }

    /// The test results of a row as if it were of other kinds.
    pub(super) fn of_kind(&self, mut row: RowBits, kinds: u32, case: &CaseBits) -> RowBits {
        row[ROW] = self.tests.of_kind(row[ROW], kinds);
        self.rule(u64::MAX, case, &mut row);
        row
    }
}
