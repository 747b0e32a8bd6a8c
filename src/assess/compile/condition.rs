//! Turns the conditions of the data into clauses, and their atoms into numbered tests.

use super::clause::{self, Clauses, either};
use super::rule::RowRule;
use super::scope::Scope;
use crate::assess::program::{Clause, Cond, Part, Quantifier, Tested};
use crate::assess::test::{
    ANY_ROW, Bit, CASE, MOST_OF_CASE, MOST_OF_ROW, POSITIONS, ROW, RULES, SOME_ROW, Test, Tests,
};
use crate::law::{Condition, Law, Name, Offence};

/// Whether a condition is asked of the case as a whole or of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Within {
    Case,
    Row,
}

/// The state of the compiler: the tests, clauses and rules found so far. All offences share it, so that a test that
/// several of them ask is answered once.
pub(in crate::assess) struct Compiler<'l> {
    pub(super) law: &'l Law,
    pub(super) clauses: Vec<Clause>,
    pub(super) parts: Vec<Part>,
    pub(super) quantifiers: Vec<Quantifier>,
    /// The rules of rows.
    pub(super) rules: Vec<RowRule>,
    /// Whether there are to be no more of them.
    pub(super) rules_closed: bool,
    pub(super) tests: Tests,
    pub(super) row_facts: Vec<u16>,
    pub(super) kind_tiers: Vec<u8>,
    /// The positions that some rule depends on, as bits.
    pub(super) positions_used: u64,
    /// Whether a set that has a value beside others is taken to have it.
    beside_others: bool,
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
            clauses: Vec::new(),
            parts: Vec::new(),
            quantifiers: Vec::new(),
            rules: Vec::new(),
            tests: Tests::default(),
            row_facts,
            kind_tiers: named.chain(nameless).collect(),
            positions_used: 0,
            beside_others: false,
            rules_closed: false,
        }
    }

    /// The position of a fact.
    pub(super) fn fact(&self, name: &Name) -> u16 {
        self.law.fact(name).expect("facts were linked").0 as u16
    }

    /// The bit of a position on a disputed point, written `dispute:position` in the data. Marks it as used.
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
        let tiers = self.kind_tiers.iter().enumerate();
        let inside = tiers.filter(|(_, of)| **of == tier);
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

    /// Whether any clause added since `start` looks at the kind of a row.
    pub(super) fn asks_kinds(&self, start: usize) -> bool {
        let mut clauses = self.clauses[start..].iter();
        clauses.any(|clause| self.asks(clause, |tests| self.is_of_kinds(tests)))
    }

    /// Whether tests look at the kind of a row.
    fn is_of_kinds(&self, tests: Tested) -> bool {
        let kinds = self.tests.kinds();
        match usize::from(tests.word) {
            ROW => tests.bits() & kinds != 0,
            RULES | ANY_ROW | SOME_ROW => {
                let rules = self.rules.iter().enumerate();
                let mut asked = rules.filter(|(at, _)| tests.bits() >> at & 1 == 1);
                asked.any(|(_, rule)| {
                    rule.asks_for(Bit {
                        word: ROW,
                        bit: kinds,
                    })
                })
            }
            _ => false,
        }
    }

    /// Whether a condition of rows may ask for positions on disputed points.
    pub(super) fn asks_positions(&self, cond: Cond) -> bool {
        !self.only(cond, |tests| usize::from(tests.word) < POSITIONS)
    }

    /// Whether a condition asks for nothing but tests of the case.
    pub(super) fn asks_the_case_alone(&self, cond: Cond) -> bool {
        self.only(cond, |tests| {
            tests.bits() == 0 || (CASE..POSITIONS).contains(&usize::from(tests.word))
        })
    }

    /// Whether a condition asks for nothing but tests of some sort.
    fn only(&self, cond: Cond, sort: impl Fn(Tested) -> bool) -> bool {
        let clauses = &self.clauses[cond.start as usize..cond.end as usize];
        !clauses
            .iter()
            .any(|clause| self.asks(clause, |tests| !sort(tests)) || self.asks_more(clause))
    }

    /// Whether some of the tests of a clause are of a sort.
    fn asks(&self, clause: &Clause, sort: impl Fn(Tested) -> bool) -> bool {
        sort(clause.tests)
            || self.more(clause).iter().any(|part| match part {
                Part::Tests(tests) => sort(*tests),
                Part::Rows { .. } | Part::Inner(_) => false,
            })
    }

    /// Whether a clause asks for anything but tests.
    fn asks_more(&self, clause: &Clause) -> bool {
        let tests = |part: &Part| matches!(part, Part::Tests(_));
        !self.more(clause).iter().all(tests)
    }

    fn more(&self, clause: &Clause) -> &[Part] {
        &self.parts[clause.more.0 as usize..clause.more.1 as usize]
    }

    /// Adds a condition to the program.
    pub(super) fn condition(
        &mut self,
        condition: &Condition,
        scope: &Scope<'_>,
        within: Within,
    ) -> Cond {
        let mut clauses = self.clauses(condition, scope, within, true);
        if within == Within::Row {
            clauses = self.of_row(clauses);
        }
        self.add(&clauses)
    }

    /// Adds what a condition comes to where a share of something is enough, however large.
    pub(super) fn condition_of_some(
        &mut self,
        condition: &Condition,
        scope: &Scope<'_>,
        within: Within,
    ) -> Cond {
        self.beside_others = true;
        let cond = self.condition(condition, scope, within);
        self.beside_others = false;
        cond
    }

    /// Adds a condition that is asked of a case.
    pub(in crate::assess) fn of_case(&mut self, condition: &Condition, scope: &Scope<'_>) -> Cond {
        self.condition(condition, scope, Within::Case)
    }

    /// Adds clauses to the program.
    pub(super) fn add(&mut self, clauses: &[clause::Clause]) -> Cond {
        let start = self.clauses.len() as u32;
        for clause in clauses {
            let (tests, more) = clause.parts();
            let first = self.parts.len() as u32;
            self.parts.extend(more);
            let more = (first, self.parts.len() as u32);
            self.clauses.push(Clause { tests, more });
        }
        let end = self.clauses.len() as u32;
        Cond { start, end }
    }

    /// The clauses of a condition or, where `holds` is false, of its negation.
    pub(super) fn clauses(
        &mut self,
        condition: &Condition,
        scope: &Scope<'_>,
        within: Within,
        holds: bool,
    ) -> Clauses {
        match condition {
            // De Morgan: "not all" is "any not", and "not any" is "all not".
            Condition::All(list) if holds => self.each(list, scope, within, holds),
            Condition::Any(list) if !holds => self.each(list, scope, within, holds),
            Condition::All(list) | Condition::Any(list) => {
                list.iter().fold(Clauses::new(), |all, one| {
                    either(all, self.clauses(one, scope, within, holds))
                })
            }
            Condition::Not(one) => self.clauses(one, scope, within, !holds),
            Condition::Rule(name) => self.named(name, scope, within, holds),
            Condition::SomeRow(one) => {
                let row = self.clauses(one, scope, Within::Row, true);
                self.some_row(&row, holds).unwrap_or_else(|| {
                    let row = self.add(&row);
                    self.of_rows(Quantifier::SomeRow { row }, holds)
                })
            }
            Condition::RowOrCase(one) => {
                let row = self.clauses(one, scope, Within::Row, true);
                let case = self.clauses(one, scope, Within::Case, holds);
                self.row_or_case(&row, case, holds).unwrap_or_else(|| {
                    let row = self.add(&row);
                    let case = self.condition(one, scope, Within::Case);
                    self.of_rows(Quantifier::RowOrCase { row, case }, holds)
                })
            }
            test => vec![clause::Clause::test(self.bit(test, within), holds)],
        }
    }

    /// The clauses of a conjunction: each of the conditions holds or, where `holds` is false, each of their negations.
    fn each(
        &mut self,
        list: &[Condition],
        scope: &Scope<'_>,
        within: Within,
        holds: bool,
    ) -> Clauses {
        list.iter()
            .fold(vec![clause::Clause::default()], |all, one| {
                let more = self.clauses(one, scope, within, holds);
                self.all(all, more)
            })
    }

    fn of_rows(&mut self, quantifier: Quantifier, holds: bool) -> Clauses {
        self.quantifiers.push(quantifier);
        let quantifier = (self.quantifiers.len() - 1) as u16;
        vec![clause::Clause::other(Part::Rows { quantifier, holds })]
    }

    /// The bit of a condition that is a single test.
    fn bit(&mut self, condition: &Condition, within: Within) -> Bit {
        let fact = |name: &Name| self.fact(name);
        let (fact, test) = match condition {
            Condition::Yes(name) => (fact(name), Test::Yes(0)),
            Condition::Is(test) => {
                let values = self.values(&test.fact, &test.one_of);
                (fact(&test.fact), Test::Is(0, values))
            }
            Condition::Marked(test) => {
                let roles = self.law.roles.iter().enumerate();
                let bits = roles
                    .filter(|(_, role)| role.sector_2009 == test.sector_2009)
                    .fold(0, |bits, (at, _)| bits | 1 << at);
                (fact(&test.fact), Test::Is(0, bits))
            }
            Condition::Has(test) => {
                let values = self.values(&test.fact, &test.any_of);
                (fact(&test.fact), Test::Has(0, values))
            }
            Condition::Only(test) => {
                let values = self.values(&test.fact, &test.of);
                (fact(&test.fact), Test::Only(0, values))
            }
            Condition::Share(test) => {
                let values = self.values(&test.fact, std::slice::from_ref(&test.of));
                let asked = match self.beside_others {
                    true => Test::Has(0, values),
                    false => Test::Share(0, values),
                };
                (fact(&test.fact), asked)
            }
            Condition::Stated(name) => return self.case_test(Test::Stated(fact(name))),
            Condition::Nothing(name) => return self.case_test(Test::Nothing(fact(name))),
            Condition::RecordsOpen => return self.case_test(Test::RecordsOpen),
            Condition::Open(_) => return self.case_test(Test::Open),
            Condition::Reading(name) => {
                let (word, bit) = (POSITIONS, self.reading(name));
                return Bit { word, bit };
            }
            Condition::Own(name) => {
                let row = self.row_of(fact(name)).expect("row facts were linked");
                return match within {
                    Within::Row => self.row_test(Test::Own(row)),
                    // Only a row can state a fact in place of the case; the case itself never does.
                    Within::Case => self.case_test(Test::Never),
                };
            }
            Condition::Kind(names) => return self.kind(names, Self::kind_bit, within),
            Condition::Tier(names) => return self.kind(names, Self::tier_bits, within),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::SomeRow(_)
            | Condition::RowOrCase(_)
            | Condition::Rule(_) => unreachable!("these are no tests, and have clauses"),
        };
        match (within, self.row_of(fact)) {
            (Within::Row, Some(row)) => self.row_test(test.at(row)),
            (Within::Row, None) | (Within::Case, _) => self.case_test(test.at(fact)),
        }
    }

    fn kind(&mut self, names: &[Name], bits: impl Fn(&Self, &Name) -> u32, within: Within) -> Bit {
        let kinds = names.iter().fold(0, |all, name| all | bits(self, name));
        match within {
            Within::Row => self.row_test(Test::Kind(kinds)),
            // Asked of the case as a whole, the kind of its records is open as long as there may be any.
            Within::Case => self.case_test(Test::MaybeRows),
        }
    }

    /// The position of a fact among the row facts.
    pub(super) fn row_of(&self, fact: u16) -> Option<u16> {
        self.row_facts
            .iter()
            .position(|one| *one == fact)
            .map(|row| row as u16)
    }

    fn case_test(&mut self, test: Test) -> Bit {
        Bit::of_case(place(&mut self.tests.case, test, MOST_OF_CASE))
    }

    fn row_test(&mut self, test: Test) -> Bit {
        Bit::of_row(place(&mut self.tests.row, test, MOST_OF_ROW))
    }

    pub(super) fn values(&self, fact: &Name, names: &[Name]) -> u64 {
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

/// The place of a test among others, added where it is new.
fn place(tests: &mut Vec<Test>, test: Test, most: usize) -> usize {
    if let Some(at) = tests.iter().position(|one| *one == test) {
        return at;
    }
    tests.push(test);
    assert!(
        tests.len() <= most,
        "conditions ask more than {most} different tests"
    );
    tests.len() - 1
}
