//! Case splitting: facts that are assessed once for each possible value while they are open.
//!
//! The data marks them with `apart`. It is needed where a rule and its exception ask for the same fact: three-valued
//! logic alone would leave the result open although it is the same under every value.

use super::condition::Compiler;
use super::rule::rules_of;
use crate::assess::condition::Fixed;
use crate::assess::program::AssumedProgram;
use crate::assess::test::{Bit, POSITIONS};
use crate::law::FactKind;

impl Compiler<'_> {
    /// The values of a fact in equivalence classes, each as bits: values that every test so far answers alike.
    pub(super) fn classes(&self, fact: u16, values: usize) -> Vec<u64> {
        let row = self.row_of(fact);
        let told = |value: usize| -> Vec<bool> {
            let case = self
                .tests
                .case
                .iter()
                .filter_map(|test| test.value(fact, value));
            let rows = self
                .tests
                .row
                .iter()
                .filter_map(|test| test.value(row?, value));
            case.chain(rows).collect()
        };
        let mut classes: Vec<(Vec<bool>, u64)> = Vec::new();
        for value in 0..values {
            let told = told(value);
            match classes.iter_mut().find(|(of, _)| *of == told) {
                Some((_, bits)) => *bits |= 1 << value,
                None => classes.push((told, 1 << value)),
            }
        }
        classes.into_iter().map(|(_, bits)| bits).collect()
    }

    /// The assumptions for unanswered facts, each with the fact and values that forbid it.
    pub(super) fn assumed(&self) -> Vec<AssumedProgram> {
        let facts = self.law.facts.iter().enumerate();
        facts
            .filter_map(|(at, fact)| {
                let unless = fact.assume_unless.as_ref()?;
                let of = self.fact(&unless.fact);
                Some(AssumedProgram {
                    fact: at as u16,
                    yes: fact.assumed_bool()?,
                    of,
                    row: self.row_of(of),
                    values: self.values(&unless.fact, &unless.any_of),
                })
            })
            .collect()
    }

    /// One role of each equivalence class: roles that every test answers alike need not all be tried.
    pub(super) fn told_roles(&self) -> Vec<u16> {
        let facts = self.law.facts.iter().enumerate();
        let roles = facts.filter(|(_, fact)| fact.kind == FactKind::Role);
        roles
            .flat_map(|(fact, _)| self.classes(fact as u16, self.law.roles.len()))
            .map(|class| class.trailing_zeros() as u16)
            .collect()
    }

    /// For each value of a fact, how the tests that look at it come out.
    pub(super) fn fixed(&self, fact: u16) -> Vec<Fixed> {
        let row = self.row_of(fact);
        let rules = rules_of(&self.rules, &self.tests.looks[usize::from(fact)]);
        let values = self.law.facts[usize::from(fact)].apart_values();
        (0..values)
            .map(|value| {
                let mut fixed = Fixed {
                    row: row.map_or(0, |row| 1 << row),
                    mask: [0; POSITIONS],
                    met: [0; POSITIONS],
                    rules,
                };
                let mut fix = |bit: Bit, met: bool| {
                    fixed.mask[bit.word] |= bit.bit;
                    fixed.met[bit.word] |= if met { bit.bit } else { 0 };
                };
                for (at, test) in self.tests.case.iter().enumerate() {
                    if let Some(met) = test.value(fact, value) {
                        fix(Bit::of_case(at), met);
                    }
                }
                for (at, test) in self.tests.row.iter().enumerate() {
                    if let Some(met) = row.and_then(|row| test.value(row, value)) {
                        fix(Bit::of_row(at), met);
                    }
                }
                fixed
            })
            .collect()
    }
}
