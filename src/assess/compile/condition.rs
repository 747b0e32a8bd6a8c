//! Conditions, as steps in prefix form.

use crate::assess::program::{Cond, Op, Step};
use crate::assess::test::{MOST_OF_CASE, MOST_OF_ROW, Mask, Test, Tests};
use crate::law::{Condition, Law, Name, Offence, Rule};

/// What a condition is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Case,
    Row,
}

/// A sort of group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    All,
    Any,
}

/// Collects the steps of all conditions.
pub(in crate::assess) struct Compiler<'l> {
    pub(super) law: &'l Law,
    pub(super) code: Vec<Step>,
    pub(super) tests: Tests,
    pub(super) row_facts: Vec<u16>,
    pub(super) kind_tiers: Vec<u8>,
    /// The positions that some rule depends on, as bits.
    pub(super) positions_used: u64,
}

impl<'l> Compiler<'l> {
    pub(super) fn new(law: &'l Law) -> Self {
        let tier = |name: &Name| law.tier(name).expect("tiers were linked").0 as u8;
        let named = law.kinds.iter().map(|kind| tier(&kind.tier));
        let nameless = (0..law.tiers.len()).map(|at| at as u8);
        let row_facts = law
            .facts
            .iter()
            .enumerate()
            .filter(|(_, fact)| fact.row)
            .map(|(at, _)| at as u16)
            .collect();
        Compiler {
            law,
            code: Vec::new(),
            tests: Tests::default(),
            row_facts,
            kind_tiers: named.chain(nameless).collect(),
            positions_used: 0,
        }
    }

    /// The position of a fact.
    pub(super) fn fact(&self, name: &Name) -> u16 {
        self.law.fact(name).expect("facts were linked").0 as u16
    }

    /// The bit of a position `dispute:position`, noted as used.
    pub(super) fn reading(&mut self, name: &Name) -> u64 {
        let mut at = 0;
        for dispute in &self.law.disputes {
            for position in &dispute.positions {
                if name.split_once(':') == Some((&dispute.id, &position.id)) {
                    self.positions_used |= 1 << at;
                    return 1 << at;
                }
                at += 1;
            }
        }
        unreachable!("positions were linked")
    }

    /// The bit of a kind.
    pub(super) fn kind_bit(&self, name: &Name) -> u32 {
        1 << self.law.kind(name).expect("kinds were linked").0
    }

    /// The bits of all kinds in a tier, the nameless one included.
    pub(super) fn tier_bits(&self, name: &Name) -> u32 {
        let tier = self.law.tier(name).expect("tiers were linked").0 as u8;
        let inside = self
            .kind_tiers
            .iter()
            .enumerate()
            .filter(|(_, of)| **of == tier);
        inside.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// The facts that conditions look at, as bits by position.
    pub(super) fn facts<'c>(&self, conditions: impl Iterator<Item = &'c Condition>) -> u128 {
        let mut bits = 0;
        for condition in conditions {
            condition.walk(&mut |one| {
                bits |= one.fact().map_or(0, |name| 1u128 << self.fact(name));
            });
        }
        bits
    }

    /// The facts that an offence looks at, as bits by position.
    pub(super) fn facts_of(&self, offence: &Offence) -> u128 {
        let stated = offence.stated().map(|name| 1u128 << self.fact(name));
        stated.fold(self.facts(offence.conditions().into_iter()), |bits, bit| {
            bits | bit
        })
    }

    /// Whether a step from a place on looks at the kind of a row.
    pub(super) fn asks_kinds(&self, start: usize) -> bool {
        let mut steps = self.code[start..].iter();
        steps.any(|step| matches!(step.op, Op::Kind(_)))
    }

    /// Adds a condition to the program.
    pub(super) fn condition(
        &mut self,
        condition: &Condition,
        rules: &[Rule],
        within: Within,
    ) -> Cond {
        let start = self.code.len() as u32;
        self.steps(condition, rules, within);
        Cond(start)
    }

    /// Adds a condition that is asked of a case.
    pub(in crate::assess) fn of_case(&mut self, condition: &Condition, rules: &[Rule]) -> Cond {
        self.condition(condition, rules, Within::Case)
    }

    /// Whether a condition of rows says the same in all worlds that fix no fact: it asks for no position and no kind.
    pub(super) fn same_in_all_worlds(&self, cond: Cond) -> bool {
        let start = cond.0 as usize;
        let steps = &self.code[start..self.code[start].end as usize];
        !steps
            .iter()
            .any(|step| matches!(step.op, Op::Reading(_) | Op::Kind(_)))
    }

    /// Adds the steps of a condition.
    fn steps(&mut self, condition: &Condition, rules: &[Rule], within: Within) {
        if let Some((bit, met)) = self.bit(condition, rules, within) {
            let none = Mask::NONE;
            let (yes, no) = if met { (bit, none) } else { (none, bit) };
            return self.step(Op::All { yes, no });
        }
        match condition {
            Condition::All(list) => self.group(Group::All, list, rules, within),
            Condition::Any(list) => self.group(Group::Any, list, rules, within),
            Condition::Rule(name) => self.steps(&rule(rules, name).when, rules, within),
            Condition::Not(one) => {
                self.around(Op::Not, |compiler| compiler.steps(one, rules, within))
            }
            Condition::SomeRow(one) => {
                self.around(Op::SomeRow, |compiler| {
                    compiler.steps(one, rules, Within::Row)
                });
            }
            Condition::RowOrCase(one) => self.around(Op::RowOrCase, |compiler| {
                compiler.steps(one, rules, Within::Row);
                compiler.steps(one, rules, Within::Case);
            }),
            Condition::Open(_) => self.step(Op::Open),
            Condition::Kind(names) => {
                let bits = names
                    .iter()
                    .fold(0, |bits, name| bits | self.kind_bit(name));
                self.step(Op::Kind(bits));
            }
            Condition::Tier(names) => {
                let bits = names
                    .iter()
                    .fold(0, |bits, name| bits | self.tier_bits(name));
                self.step(Op::Kind(bits));
            }
            Condition::Reading(name) => {
                let bit = self.reading(name);
                self.step(Op::Reading(bit));
            }
            Condition::Yes(_)
            | Condition::Is(_)
            | Condition::Marked(_)
            | Condition::Has(_)
            | Condition::Only(_)
            | Condition::Share(_)
            | Condition::Own(_)
            | Condition::Stated(_)
            | Condition::Nothing(_)
            | Condition::RecordsOpen => unreachable!("these are tests, and have a bit"),
        }
    }

    /// A group: the tests in it as one mask, then the rest. Groups of its own sort inside it are part of it.
    fn group(&mut self, sort: Group, list: &[Condition], rules: &[Rule], within: Within) {
        let (mut yes, mut no, mut rest) = (Mask::NONE, Mask::NONE, Vec::new());
        let mut open: Vec<&Condition> = list.iter().rev().collect();
        while let Some(one) = open.pop() {
            match (sort, one, self.bit(one, rules, within)) {
                (_, _, Some((bit, true))) => yes |= bit,
                (_, _, Some((bit, false))) => no |= bit,
                (_, Condition::Rule(name), None) => open.push(&rule(rules, name).when),
                (Group::All, Condition::All(inner), None)
                | (Group::Any, Condition::Any(inner), None) => {
                    open.extend(inner.iter().rev());
                }
                (_, other, None) => rest.push(other),
            }
        }
        let op = match sort {
            Group::All => Op::All { yes, no },
            Group::Any => Op::Any { yes, no },
        };
        self.around(op, |compiler| {
            for one in rest {
                compiler.steps(one, rules, within);
            }
        });
    }

    fn around(&mut self, op: Op, inside: impl FnOnce(&mut Self)) {
        let start = self.code.len();
        self.step(op);
        inside(self);
        self.code[start].end = self.code.len() as u32;
    }

    fn step(&mut self, op: Op) {
        let end = self.code.len() as u32 + 1;
        self.code.push(Step { op, end });
    }

    /// The bit of a condition that is a single test, and whether it asks for the test to be met.
    fn bit(
        &mut self,
        condition: &Condition,
        rules: &[Rule],
        within: Within,
    ) -> Option<(Mask, bool)> {
        let fact = |name: &Name| self.fact(name);
        let test: (Option<u16>, Test) = match condition {
            Condition::Not(one) => {
                return self.bit(one, rules, within).map(|(bit, met)| (bit, !met));
            }
            Condition::Rule(name) => return self.bit(&rule(rules, name).when, rules, within),
            Condition::All(list) | Condition::Any(list) => match &list[..] {
                [one] => return self.bit(one, rules, within),
                _ => return None,
            },
            Condition::Yes(name) => (Some(fact(name)), Test::Yes(0)),
            Condition::Is(test) => (
                Some(fact(&test.fact)),
                Test::Is(0, self.values(&test.fact, &test.one_of)),
            ),
            Condition::Marked(test) => {
                let roles = self.law.roles.iter().enumerate();
                let bits = roles
                    .filter(|(_, role)| role.sector_2009 == test.sector_2009)
                    .fold(0, |bits, (at, _)| bits | 1 << at);
                (Some(fact(&test.fact)), Test::Is(0, bits))
            }
            Condition::Has(test) => (
                Some(fact(&test.fact)),
                Test::Has(0, self.values(&test.fact, &test.any_of)),
            ),
            Condition::Only(test) => (
                Some(fact(&test.fact)),
                Test::Only(0, self.values(&test.fact, &test.of)),
            ),
            Condition::Share(test) => {
                let bits = self.values(&test.fact, std::slice::from_ref(&test.of));
                (Some(fact(&test.fact)), Test::Share(0, bits))
            }
            Condition::Stated(name) => {
                return Some((self.case_test(Test::Stated(fact(name))), true));
            }
            Condition::Nothing(name) => {
                return Some((self.case_test(Test::Nothing(fact(name))), true));
            }
            Condition::RecordsOpen => return Some((self.case_test(Test::RecordsOpen), true)),
            Condition::Own(name) => {
                let row = self.row_of(fact(name)).expect("row facts were linked");
                return Some(match within {
                    Within::Row => (self.row_test(Test::Own(row)), true),
                    // A case states nothing of its own as a row does: the test is as good as never met.
                    Within::Case => (self.case_test(Test::Never), true),
                });
            }
            // What a case's records are is open, as long as there may be any.
            Condition::Kind(_) | Condition::Tier(_) if within == Within::Case => {
                return Some((self.case_test(Test::MaybeRows), true));
            }
            Condition::Kind(_)
            | Condition::Tier(_)
            | Condition::SomeRow(_)
            | Condition::RowOrCase(_)
            | Condition::Reading(_)
            | Condition::Open(_) => return None,
        };
        let (fact, test) = (test.0?, test.1);
        Some(match (within, self.row_of(fact)) {
            (Within::Row, Some(row)) => (self.row_test(test.at(row)), true),
            (Within::Row, None) | (Within::Case, _) => (self.case_test(test.at(fact)), true),
        })
    }

    /// The position of a fact among the row facts.
    pub(super) fn row_of(&self, fact: u16) -> Option<u16> {
        self.row_facts
            .iter()
            .position(|one| *one == fact)
            .map(|row| row as u16)
    }

    fn case_test(&mut self, test: Test) -> Mask {
        Mask::of_case(place(&mut self.tests.case, test, MOST_OF_CASE))
    }

    fn row_test(&mut self, test: Test) -> Mask {
        Mask::of_row(place(&mut self.tests.row, test, MOST_OF_ROW))
    }

    fn values(&self, fact: &Name, names: &[Name]) -> u64 {
        let (_, fact) = self.law.fact(fact).expect("facts were linked");
        let position = |name: &Name| match fact.kind {
            crate::law::FactKind::Role => self.law.role(name).map(|(at, _)| at),
            _ => fact.value(name),
        };
        names.iter().fold(0, |bits, name| {
            bits | 1 << position(name).expect("values were linked")
        })
    }
}

/// A named rule.
fn rule<'r>(rules: &'r [Rule], name: &Name) -> &'r Rule {
    rules
        .iter()
        .find(|rule| rule.id == *name)
        .expect("rules were linked")
}

/// The place of a test among others, added where it is new.
fn place(tests: &mut Vec<Test>, test: Test, most: usize) -> usize {
    tests
        .iter()
        .position(|one| *one == test)
        .unwrap_or_else(|| {
            tests.push(test);
            assert!(
                tests.len() <= most,
                "conditions ask more than {most} different tests"
            );
            tests.len() - 1
        })
}
