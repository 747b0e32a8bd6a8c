//! Compiles the law data into a [`Program`]: names become positions in lists, conditions become clauses over bits.
//!
//! The data was linked when it was loaded, so every name in it resolves, and it fits the fixed sizes used here. An
//! `expect` or `assert` that fails in this module is therefore a bug in `law::link`, not a mistake in the data.

use std::sync::Arc;

mod apart;
mod blank;
mod clause;
mod condition;
mod measure;
mod offence;
mod rule;
mod scope;
mod short;

pub(super) use self::condition::Compiler;
use self::condition::Within;
use self::rule::{rules_asking, rules_of};
pub(super) use self::scope::Scope;
use super::program::{
    ApartProgram, Cond, DisputeProgram, GeneralProgram, OffenceProgram, Program, RelationProgram,
    Unanswered,
};
use super::test::{Bit, ROW};
use crate::law::{Condition, DayRange, FactKind, Law, Name};

/// Turns the law into a program.
pub(super) fn compile(law: &Law) -> Program {
    compile_with(law, law.offences.len(), &[]).0
}

/// Turns the law, with so many of its offences, into a program that has some more conditions of a case in it.
pub(super) fn compile_with(
    law: &Law,
    offences: usize,
    more: &[&Condition],
) -> (Program, Vec<Cond>) {
    let mut compiler = Compiler::new(law);
    let mut offences: Vec<OffenceProgram> = law
        .offences
        .iter()
        .take(offences)
        .map(|(_, offence)| offence::offence(&mut compiler, offence))
        .collect();
    offences.iter_mut().fold(0, |at, offence| {
        offence.readings = at;
        at + offence.editions.len()
    });
    let (relations, cautions) = concurrence(&mut compiler);
    let apart = apart(&compiler);
    let disputes = disputes(&mut compiler, &offences);
    let punishment = &law.punishment;
    let no_rules = Scope::new(&[]);
    let general = GeneralProgram {
        facts: compiler.facts(general_conditions(law)),
        dispute_facts: compiler.facts(law.disputes.iter().filter_map(|one| one.when.as_ref())),
        relation_facts: compiler.facts(relation_conditions(law)),
        minor: compiler.condition(&punishment.minor, &no_rules, Within::Case),
        suspended_shall: compiler.condition(&punishment.suspended_shall, &no_rules, Within::Case),
        suspended_closed: compiler.condition(&punishment.suspended_closed, &no_rules, Within::Case),
        ban: compiler.condition(&punishment.ban.when, &no_rules, Within::Case),
        ban_days: punishment.ban.in_force,
        limitations: punishment
            .limitations
            .iter()
            .map(|one| (one.below_months, one.years))
            .collect(),
        factors: punishment
            .factors
            .iter()
            .map(|one| compiler.condition(&one.when, &no_rules, Within::Case))
            .collect(),
    };
    let more = more
        .iter()
        .map(|one| compiler.condition(one, &no_rules, Within::Case))
        .collect();
    let administrative = super::administrative::compile(&mut compiler, law);
    compiler.close_rules();
    let unsettled = law.offences.iter().take(offences.len());
    let unsettled = unsettled
        .map(|(_, offence)| super::unsettled::compile(&mut compiler, offence))
        .collect();
    let named_kinds = law.kinds.len();
    compiler.tests.index(law.facts.len(), &compiler.row_facts);
    let date = |id: &str| law.fact(id).map(|(at, _)| at as u16);
    let records = (compiler.tests.records.clone(), Vec::new());
    let mut program = Program {
        token: Arc::new(()),
        kind_tiers: compiler.kind_tiers.clone(),
        named_kinds,
        type_kinds: law
            .types
            .iter()
            .map(|one| {
                one.kinds()
                    .fold(0, |bits, kind| bits | compiler.kind_bit(kind))
            })
            .collect(),
        dates: (date("offence-date"), date("offence-start")),
        apart: apart
            .into_iter()
            .map(|(fact, classes)| ApartProgram {
                values: compiler.fixed(fact),
                yes_or_no: law.facts[usize::from(fact)].kind == FactKind::Bool,
                fact,
                classes,
            })
            .collect(),
        assumed: compiler.assumed(),
        roles: compiler.told_roles(),
        row_facts: compiler.row_facts.clone(),
        clauses: compiler.clauses,
        parts: compiler.parts,
        quantifiers: compiler.quantifiers,
        rules_of: (0..law.facts.len())
            .map(|fact| rules_of(&compiler.rules, &compiler.tests.looks[fact]))
            .collect(),
        rules_of_kinds: rules_asking(
            &compiler.rules,
            &[Bit {
                word: ROW,
                bit: compiler.tests.kinds(),
            }],
        ),
        rules_of_records: rules_of(&compiler.rules, &records),
        unanswered: Unanswered::default(),
        rules: compiler.rules.into_iter().map(|rule| rule.cond).collect(),
        tests: compiler.tests,
        offences,
        leading: disputes
            .iter()
            .filter_map(|one| Some(one.first + one.leading?))
            .fold(0, |bits, at| bits | 1 << at),
        leaderless: (0..disputes.len())
            .filter(|at| disputes[*at].computed && disputes[*at].leading.is_none())
            .map(|at| at as u16)
            .collect(),
        relations,
        cautions,
        disputes,
        general,
        administrative,
        unsettled,
    };
    program.unanswered = Unanswered::of(&program, law);
    (program, more)
}

/// The facts whose values are assessed apart, with the values that no condition compiled so far tells apart.
fn apart(compiler: &Compiler<'_>) -> Vec<(u16, Vec<u64>)> {
    let facts = compiler.law.facts.iter().enumerate();
    let apart = facts.filter(|(_, fact)| fact.apart);
    apart
        .map(|(at, fact)| (at as u16, compiler.classes(at as u16, fact.apart_values())))
        .collect()
}

/// The conditions that belong to no offence.
fn general_conditions(law: &Law) -> impl Iterator<Item = &Condition> {
    let punishment = &law.punishment;
    let fixed = [
        &punishment.minor,
        &punishment.suspended_shall,
        &punishment.suspended_closed,
        &punishment.ban.when,
    ];
    let factors = punishment.factors.iter().map(|factor| &factor.when);
    fixed.into_iter().chain(factors)
}

/// The conditions of relations between offences, and of other crimes.
fn relation_conditions(law: &Law) -> impl Iterator<Item = &Condition> {
    let relations = law.relations.iter().filter_map(|one| one.when.as_ref());
    relations.chain(law.cautions.iter().map(|one| &one.when))
}

/// Relations between offences, and the conditions of other crimes.
fn concurrence(compiler: &mut Compiler<'_>) -> (Vec<RelationProgram>, Vec<(Cond, DayRange)>) {
    let law = compiler.law;
    let offence = |name: &Name| at(&law.offences, |(_, one)| &one.id, name);
    let relations = law
        .relations
        .iter()
        .map(|one| RelationProgram {
            kind: one.kind,
            offence: one.offence.as_ref().map(offence),
            beside: one.beside.iter().map(offence).collect(),
            when: one
                .when
                .as_ref()
                .map(|when| compiler.condition(when, &Scope::new(&[]), Within::Case)),
            judged: one.judged,
        })
        .collect();
    let cautions = law
        .cautions
        .iter()
        .map(|one| {
            let when = compiler.condition(&one.when, &Scope::new(&[]), Within::Case);
            (when, one.judged)
        })
        .collect();
    (relations, cautions)
}

fn disputes(compiler: &mut Compiler<'_>, offences: &[OffenceProgram]) -> Vec<DisputeProgram> {
    let law = compiler.law;
    let mut first = 0;
    let mut all = Vec::new();
    for dispute in &law.disputes {
        let count = dispute.positions.len() as u8;
        let bits = (0..count).fold(0u64, |bits, at| bits | 1 << (first + at));
        let types: Vec<u16> = (0..law.types.len())
            .filter(|at| law.types[*at].dispute.as_ref() == Some(&dispute.id))
            .map(|at| at as u16)
            .collect();
        let leading = dispute
            .leading
            .as_ref()
            .and_then(|leading| dispute.positions.iter().position(|one| one.id == *leading));
        all.push(DisputeProgram {
            first,
            count,
            bits,
            leading: leading.map(|at| at as u8),
            when: dispute
                .when
                .as_ref()
                .map(|when| compiler.condition(when, &Scope::new(&[]), Within::Case)),
            conduct: dispute.conduct,
            judged: dispute.judged,
            computed: offences.iter().any(|one| one.uses.positions & bits != 0),
            offences: concerned(offences, bits, !types.is_empty()),
            types,
        });
        first += count;
    }
    all
}

/// The offences that a disputed point is about: those whose rules depend on it, or on the kinds of records that it is
/// about; else the first.
fn concerned(offences: &[OffenceProgram], positions: u64, of_types: bool) -> u32 {
    let concerned =
        |one: &OffenceProgram| one.uses.positions & positions != 0 || (of_types && one.uses.kinds);
    let bits = (0..offences.len()).filter(|at| concerned(&offences[*at]));
    match bits.fold(0, |bits, at| bits | 1 << at) {
        0 => 1,
        bits => bits,
    }
}

/// The position of a name in a list of the data.
fn at<T>(list: &[T], id: impl Fn(&T) -> &Name, name: &Name) -> usize {
    list.iter()
        .position(|one| id(one) == name)
        .expect("names were linked when the data was loaded")
}
