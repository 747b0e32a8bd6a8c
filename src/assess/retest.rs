//! Fills in the test results of a case and its rows: those that are others than in a case of which nothing is known, or
//! only those that look at one changed fact.

use super::condition::Words;
use super::facts::{self, Facts, RowFacts, Slot};
use super::program::{Program, Unanswered};
use super::test::{CaseBits, ROW, RULES, RowBits};
use crate::law::Law;
use crate::law::limits::ROW_FACTS;

impl Unanswered {
    /// That of a program.
    pub(super) fn of(program: &Program, law: &Law) -> Self {
        let slots = law
            .facts
            .iter()
            .map(|fact| facts::slot(law, fact, None, true));
        let slots: Vec<Slot> = slots.collect();
        let bits = program.tests.of_case(&slots, false);
        let mut row = RowBits::default();
        row[ROW] = program.tests.of_row(&row_slots(program, &slots), 0, 0);
        program.rule(u64::MAX, &bits, &mut row);
        Unanswered { slots, bits, row }
    }
}

/// The values of a row that states none of its own.
pub(super) fn row_slots(program: &Program, slots: &[Slot]) -> [Slot; ROW_FACTS] {
    let mut own = [Slot { lo: 0, hi: 0 }; ROW_FACTS];
    for (own, &fact) in own.iter_mut().zip(&program.row_facts) {
        *own = slots[usize::from(fact)];
    }
    own
}

impl Facts {
    /// Answers all tests and row rules anew, after facts were changed.
    pub(super) fn retest(&mut self, program: &Program) {
        let Unanswered { slots, bits, row } = &program.unanswered;
        self.bits = *bits;
        let mut rules = program.rules_of_kinds;
        if self.rows_known {
            rules |= program.rules_of_records;
            self.ask(program, &program.tests.records);
        }
        // Nothing else can be other than it is taken to be.
        let assumed = program.assumed.iter();
        let mut facts = assumed.fold(self.said, |facts, one| facts | 1 << one.fact);
        debug_assert!(
            (0..slots.len()).all(|at| facts >> at & 1 == 1 || self.slots[at] == slots[at])
        );
        while facts != 0 {
            let fact = facts.trailing_zeros() as usize;
            facts &= facts - 1;
            if self.slots[fact] != slots[fact] {
                rules |= program.rules_of[fact];
                self.ask(program, &program.tests.looks[fact].0);
            }
        }
        let bits = &self.bits;
        for one in &mut self.rows {
            one.bits = *row;
            let own = one.retest(program, slots);
            program.rule(rules | own, bits, &mut one.bits);
        }
    }

    /// Answers the tests and row rules that look at one fact anew, after it was changed.
    pub(super) fn retest_fact(&mut self, program: &Program, fact: usize) {
        let (case, row) = &program.tests.looks[fact];
        self.ask(program, case);
        for one in &mut self.rows {
            one.ask(program, row);
            program.rule(program.rules_of[fact], &self.bits, &mut one.bits);
        }
    }

    /// Answers some tests of the case.
    fn ask(&mut self, program: &Program, tests: &[u8]) {
        for at in tests.iter().map(|at| usize::from(*at)) {
            let truth = program.tests.case[at].ask(&self.slots, self.rows_known, 0, 0);
            self.bits[at / 64].set(1 << (at % 64), truth);
        }
    }
}

impl RowFacts {
    /// Answers the tests that are others than in a row of no kind with these values; the rules that look at them.
    fn retest(&mut self, program: &Program, blank: &[Slot]) -> u64 {
        self.bits[ROW] = program.tests.of_kind(self.bits[ROW], self.kinds);
        let mut rules = 0;
        for (at, &fact) in program.row_facts.iter().enumerate() {
            let fact = usize::from(fact);
            if self.own >> at & 1 == 1 || self.slots[at] != blank[fact] {
                rules |= program.rules_of[fact];
                self.ask(program, &program.tests.looks[fact].1);
            }
        }
        rules
    }

    /// Answers some tests of the row.
    fn ask(&mut self, program: &Program, tests: &[u8]) {
        for &at in tests {
            let test = program.tests.row[usize::from(at)];
            let truth = test.ask(&self.slots, true, self.own, self.kinds);
            self.bits[ROW].set(1 << at, truth);
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
