//! What the law uses as a whole: every fact serves some rule, and nothing outgrows the compiled program.

use std::collections::BTreeSet;

use super::Linker;
use crate::law::{Code, Condition, FactKind, Law, Name, limits};

/// Warns of facts that nothing uses, and of kept ones that something does.
pub(super) fn link(linker: &mut Linker<'_>) {
    let law = linker.law;
    let used = used(law);
    linker.enter("facts.toml");
    for fact in &law.facts {
        // Dates choose the edition and rows are counted: neither needs a condition.
        let by_itself = matches!(fact.kind, FactKind::Date | FactKind::Rows);
        let is_used = by_itself || used.contains(fact.id.as_str());
        if !is_used && !fact.reserved {
            linker.report(
                Code::NeverUsed,
                &fact.id,
                "没有规则使用这项事实",
                "no rule uses this fact",
            );
        }
        if is_used && fact.reserved {
            let (zh, en) = (
                "有规则使用这项事实，应去掉 reserved",
                "a rule uses this fact; take `reserved` away",
            );
            linker.report(Code::ReservedButUsed, &fact.id, zh, en);
        }
    }
}

/// The different tests that the conditions of the law are made of.
pub(super) fn tests(law: &Law) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for condition in all_conditions(law) {
        condition.walk(&mut |one| tests.extend(one.test()));
    }
    tests
}

/// The different tests that conditions may ask of a row: of its kind, and of the facts that rows may carry.
pub(super) fn row_tests(law: &Law) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for condition in all_conditions(law) {
        condition.walk(&mut |one| tests.extend(row_test(law, one)));
    }
    tests
}

/// What tells a test of a row from other tests of a row; nothing for any other condition.
pub(super) fn row_test(law: &Law, condition: &Condition) -> Option<String> {
    match condition {
        Condition::Kind(names) | Condition::Tier(names) => {
            Some(names.iter().map(Name::as_str).collect::<Vec<_>>().join(","))
        }
        one => {
            let (_, fact) = law.fact(one.fact()?)?;
            one.test().filter(|_| fact.row)
        }
    }
}

/// Refuses data that the compiled program has no room for.
pub(super) fn room(linker: &mut Linker<'_>) {
    let law = linker.law;
    let rows = law.facts.iter().filter(|fact| fact.row).count();
    linker.enter("facts.toml");
    if let Some(first) = law.facts.first() {
        let counts = [
            (
                tests(law).len(),
                limits::TESTS,
                ("条件中不同的判断", "different tests in conditions"),
            ),
            (
                row_tests(law).len(),
                limits::ROW_TESTS,
                (
                    "条件中对一行信息的不同判断",
                    "different tests of a row in conditions",
                ),
            ),
            (
                law.kinds.len() + law.tiers.len(),
                limits::KINDS,
                ("信息种类与档次合计", "kinds and tiers together"),
            ),
            (law.facts.len(), limits::FACTS, ("事实", "facts")),
            (law.offences.len(), limits::OFFENCES, ("罪名", "offences")),
            (
                rows,
                limits::ROW_FACTS,
                ("行可以单独填写的事实", "facts that rows may carry"),
            ),
        ];
        for (count, most, what) in counts {
            at_most(linker, &first.id, count, most, what);
        }
    }
    for (file, offence) in &law.offences {
        linker.file = Some(*file);
        let counts = [
            (
                offence.exceptions.len(),
                limits::EXCEPTIONS,
                ("一个罪名的例外", "exceptions of one offence"),
            ),
            (
                offence.amounts.len(),
                limits::AMOUNTS,
                ("一个罪名的金额", "amounts of one offence"),
            ),
            (
                offence.editions.len(),
                limits::EDITIONS,
                ("一个罪名的版本", "editions of one offence"),
            ),
            (
                offence.measures(),
                limits::MEASURES,
                (
                    "一个罪名各项所量的数目",
                    "things that the items of one offence measure",
                ),
            ),
        ];
        for (count, most, what) in counts {
            at_most(linker, &offence.id, count, most, what);
        }
    }
}

/// Reports at a name that there are more of something than the program has room for.
pub(super) fn at_most(
    linker: &mut Linker<'_>,
    at: &Name,
    count: usize,
    most: usize,
    (zh, en): (&str, &str),
) {
    if count > most {
        linker.report(
            Code::TooMany,
            at,
            format!("{zh}最多{most}个，现有{count}个"),
            format!("at most {most} {en}, there are {count}"),
        );
    }
}

fn all_conditions(law: &Law) -> Vec<&Condition> {
    let general = &law.punishment;
    let mut all: Vec<&Condition> = law
        .offences
        .iter()
        .flat_map(|(_, offence)| offence.conditions())
        .collect();
    all.extend([
        &general.minor,
        &general.suspended_shall,
        &general.suspended_closed,
        &general.ban.when,
    ]);
    all.extend(general.factors.iter().map(|factor| &factor.when));
    all.extend(administrative(law));
    all.extend(law.relations.iter().filter_map(|one| one.when.as_ref()));
    all.extend(law.cautions.iter().map(|caution| &caution.when));
    all.extend(
        law.disputes
            .iter()
            .filter_map(|dispute| dispute.when.as_ref()),
    );
    all
}

fn used(law: &Law) -> BTreeSet<&str> {
    let mut used = BTreeSet::new();
    for (_, offence) in &law.offences {
        used.extend(offence.stated().map(|fact| fact.as_str()));
        for condition in offence.conditions() {
            facts_of(condition, &mut used);
        }
    }
    let general = &law.punishment;
    let fixed = [
        &general.minor,
        &general.suspended_shall,
        &general.suspended_closed,
        &general.ban.when,
    ];
    let relations = law.relations.iter().filter_map(|one| one.when.as_ref());
    for condition in fixed
        .into_iter()
        .chain(general.factors.iter().map(|factor| &factor.when))
        .chain(relations)
    {
        facts_of(condition, &mut used);
    }
    for condition in administrative(law) {
        facts_of(condition, &mut used);
    }
    used
}

/// All conditions of the administrative penalties.
fn administrative(law: &Law) -> impl Iterator<Item = &Condition> {
    let all = &law.administrative;
    let rules = all.rules.iter().map(|rule| &rule.when);
    let remarks = all.remarks.iter().map(|remark| &remark.when);
    rules
        .chain(remarks)
        .chain(all.penalties.iter().map(|penalty| &penalty.when))
}

fn facts_of<'l>(condition: &'l Condition, used: &mut BTreeSet<&'l str>) {
    condition.walk(&mut |one| used.extend(one.fact().map(|fact| fact.as_str())));
}
