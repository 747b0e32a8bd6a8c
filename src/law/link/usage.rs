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
    ];
    for condition in fixed
        .into_iter()
        .chain(general.factors.iter().map(|factor| &factor.when))
    {
        facts_of(condition, &mut used);
    }
    used
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
