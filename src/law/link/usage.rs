//! Every fact that a case can state is used by some rule, unless it is kept for another edition.

use std::collections::BTreeSet;

use super::Linker;
use crate::law::{Condition, FactKind, Law, Offence};

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
            linker.warning(
                "never-used",
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
            linker.warning("reserved-but-used", &fact.id, zh, en);
        }
    }
}

/// What the program has room for: sets are kept as bits, so that each has an end.
pub(super) fn limits(linker: &mut Linker<'_>) {
    let law = linker.law;
    let mut tests = BTreeSet::new();
    for condition in all_conditions(law) {
        condition.walk(&mut |one| tests.extend(one.test()));
    }
    let rows = law.facts.iter().filter(|fact| fact.row).count();
    let exceptions = law
        .offences
        .iter()
        .map(|(_, offence)| offence.exceptions.len())
        .max();
    let counts = [
        (
            tests.len(),
            60,
            "条件中不同的判断",
            "different tests in conditions",
        ),
        (
            law.kinds.len() + law.tiers.len(),
            32,
            "信息种类与档次合计",
            "kinds and tiers together",
        ),
        (rows, 6, "行可以单独填写的事实", "facts that rows may carry"),
        (
            exceptions.unwrap_or_default(),
            8,
            "一个罪名的例外",
            "exceptions of one offence",
        ),
    ];
    linker.enter("facts.toml");
    let Some(at) = law.facts.first().map(|fact| &fact.id) else {
        return;
    };
    for (count, most, zh, en) in counts {
        if count > most {
            linker.error(
                "too-many",
                at,
                format!("{zh}最多{most}个，现有{count}个"),
                format!("at most {most} {en}, there are {count}"),
            );
        }
    }
}

fn all_conditions(law: &Law) -> Vec<&Condition> {
    let general = &law.punishment;
    let mut all: Vec<&Condition> = law
        .offences
        .iter()
        .flat_map(|(_, offence)| conditions(offence))
        .collect();
    all.extend([
        &general.minor,
        &general.suspended_shall,
        &general.suspended_closed,
        &general.ban.when,
    ]);
    all.extend(general.factors.iter().map(|factor| &factor.when));
    all.extend(administrative(law));
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
        for amount in &offence.amounts {
            used.insert(amount.fact.as_str());
            used.extend(amount.less.iter().map(|less| less.fact.as_str()));
        }
        for condition in conditions(offence) {
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
    for condition in fixed
        .into_iter()
        .chain(general.factors.iter().map(|factor| &factor.when))
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

/// All conditions of an offence.
fn conditions(offence: &Offence) -> Vec<&Condition> {
    let mut all = vec![&offence.counting.rows, &offence.counting.per_recipient];
    all.extend(offence.rules.iter().map(|rule| &rule.when));
    all.extend(offence.elements.iter().map(|element| &element.when));
    all.extend(offence.items.iter().filter_map(|item| item.when.as_ref()));
    all.extend(offence.exceptions.iter().map(|exception| &exception.covers));
    all.extend(offence.heavier.iter().map(|heavier| &heavier.when));
    all.extend(offence.unit.iter().map(|unit| &unit.when));
    all.extend(
        offence
            .leniency
            .iter()
            .flat_map(|leniency| &leniency.conditions)
            .map(|part| &part.when),
    );
    all
}
