//! Conditions, as steps in prefix form.

use crate::assess::program::{Cond, Op, Source, Step};
use crate::law::{Condition, Law, Name, Rule};

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
pub(super) struct Compiler<'l> {
    pub(super) law: &'l Law,
    pub(super) code: Vec<Step>,
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

    /// Adds a condition to the program.
    pub(super) fn condition(
        &mut self,
        condition: &Condition,
        rules: &[Rule],
        within: Within,
    ) -> Cond {
        let start = self.code.len() as u32;
        self.steps(condition, rules, within, None);
        Cond(start)
    }

    /// Whether a condition of rows says the same in all worlds that fix no fact: it asks for no position and no kind.
    pub(super) fn same_in_all_worlds(&self, cond: Cond) -> bool {
        let start = cond.0 as usize;
        let steps = &self.code[start..self.code[start].end as usize];
        !steps
            .iter()
            .any(|step| matches!(step.op, Op::Reading(_) | Op::Kind(_)))
    }

    /// The values of a fact, as bits, those together that no condition compiled so far tells apart.
    pub(super) fn classes(&self, fact: u16, row: Option<u8>, values: usize) -> Vec<u64> {
        let of_fact = |source: Source| match source {
            Source::Case(case) => case == fact,
            Source::Row(at) => Some(at) == row,
        };
        let tests: Vec<u64> = self
            .code
            .iter()
            .filter_map(|step| match step.op {
                Op::Is(source, bits) if of_fact(source) => Some(bits),
                _ => None,
            })
            .collect();
        let told = |value: usize| -> Vec<bool> { tests.iter().map(|bits| bits >> value & 1 == 1).collect() };
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

    /// Adds the steps of a condition that stands in a group, or by itself. What stands in a group of its own sort, or
    /// alone in one, needs no group.
    fn steps(
        &mut self,
        condition: &Condition,
        rules: &[Rule],
        within: Within,
        inside: Option<Group>,
    ) {
        match condition {
            Condition::All(list) => self.list(Group::All, list, rules, within, inside),
            Condition::Any(list) => self.list(Group::Any, list, rules, within, inside),
            Condition::SomeRow(one) => {
                self.group(
                    Op::SomeRow,
                    None,
                    std::slice::from_ref(one),
                    rules,
                    Within::Row,
                );
            }
            Condition::RowOrCase(one) => {
                let start = self.code.len();
                self.test(Op::RowOrCase);
                self.steps(one, rules, Within::Row, None);
                self.steps(one, rules, Within::Case, None);
                self.code[start].end = self.code.len() as u32;
            }
            Condition::Not(one) => {
                self.group(Op::Not, None, std::slice::from_ref(one), rules, within);
            }
            Condition::Rule(name) => {
                let rule = rules
                    .iter()
                    .find(|rule| rule.id == *name)
                    .expect("rules were linked");
                self.steps(&rule.when, rules, within, inside);
            }
            Condition::Open(_) => self.test(Op::Open),
            Condition::RecordsOpen => self.test(Op::RecordsOpen),
            Condition::Yes(fact) => self.push(fact, within, Op::Yes),
            Condition::Is(test) => {
                let bits = self.values(&test.fact, &test.one_of);
                self.push(&test.fact, within, |source| Op::Is(source, bits));
            }
            Condition::Marked(test) => {
                let roles = self.law.roles.iter().enumerate();
                let bits = roles
                    .filter(|(_, role)| role.sector_2009 == test.sector_2009)
                    .fold(0, |bits, (at, _)| bits | 1 << at);
                self.push(&test.fact, within, |source| Op::Is(source, bits));
            }
            Condition::Has(test) => {
                let bits = self.values(&test.fact, &test.any_of);
                self.push(&test.fact, within, |source| Op::Has(source, bits));
            }
            Condition::Only(test) => {
                let bits = self.values(&test.fact, &test.of);
                self.push(&test.fact, within, |source| Op::Only(source, bits));
            }
            Condition::Share(test) => {
                let bits = self.values(&test.fact, std::slice::from_ref(&test.of));
                self.push(&test.fact, within, |source| Op::Share(source, bits));
            }
            Condition::Kind(names) => {
                let bits = names
                    .iter()
                    .fold(0, |bits, name| bits | self.kind_bit(name));
                self.kinds(bits, within);
            }
            Condition::Tier(names) => {
                let bits = names
                    .iter()
                    .fold(0, |bits, name| bits | self.tier_bits(name));
                self.kinds(bits, within);
            }
            Condition::Own(fact) => {
                let fact = self.fact(fact);
                let row = self
                    .row_facts
                    .iter()
                    .position(|one| *one == fact)
                    .expect("row facts were linked");
                self.test(match within {
                    Within::Case => Op::Never,
                    Within::Row => Op::Own(row as u8),
                });
            }
            Condition::Stated(fact) => self.test(Op::Stated(self.fact(fact))),
            Condition::Nothing(fact) => self.test(Op::Nothing(self.fact(fact))),
            Condition::Reading(name) => {
                let bit = self.reading(name);
                self.test(Op::Reading(bit));
            }
        }
    }

    fn list(
        &mut self,
        sort: Group,
        list: &[Condition],
        rules: &[Rule],
        within: Within,
        inside: Option<Group>,
    ) {
        if list.len() == 1 || inside == Some(sort) {
            for one in list {
                self.steps(one, rules, within, inside);
            }
            return;
        }
        let op = match sort {
            Group::All => Op::All,
            Group::Any => Op::Any,
        };
        self.group(op, Some(sort), list, rules, within);
    }

    fn group(
        &mut self,
        op: Op,
        sort: Option<Group>,
        list: &[Condition],
        rules: &[Rule],
        within: Within,
    ) {
        let start = self.code.len();
        self.test(op);
        for one in list {
            self.steps(one, rules, within, sort);
        }
        self.code[start].end = self.code.len() as u32;
    }

    fn test(&mut self, op: Op) {
        let end = self.code.len() as u32 + 1;
        self.code.push(Step { op, end });
    }

    /// A case as a whole has no kind: what its rows are is open.
    fn kinds(&mut self, bits: u32, within: Within) {
        self.test(match within {
            Within::Case => Op::MaybeRows,
            Within::Row => Op::Kind(bits),
        });
    }

    fn push(&mut self, fact: &Name, within: Within, op: impl Fn(Source) -> Op) {
        let fact = self.fact(fact);
        let row = self.row_facts.iter().position(|one| *one == fact);
        let source = match (within, row) {
            (Within::Row, Some(row)) => Source::Row(row as u8),
            (Within::Row, None) | (Within::Case, _) => Source::Case(fact),
        };
        self.test(op(source));
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
