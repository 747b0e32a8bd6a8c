//! Conditions: facts exist, values belong to them, tests fit their kinds.

use super::Linker;
use crate::law::{Code, Condition, FactKind, Name, Rule};

/// Checks a condition; `rules` are the named ones that it may use.
pub(super) fn link(linker: &mut Linker<'_>, condition: &Condition, rules: &[Rule]) {
    let law = linker.law;
    match condition {
        Condition::All(list) | Condition::Any(list) => {
            for one in list {
                link(linker, one, rules);
            }
        }
        Condition::Not(one) | Condition::SomeRow(one) | Condition::RowOrCase(one) => {
            link(linker, one, rules)
        }
        Condition::Yes(fact) => values(linker, fact, &[FactKind::Bool], []),
        Condition::Is(test) => values(
            linker,
            &test.fact,
            &[FactKind::Enum, FactKind::Role],
            &test.one_of,
        ),
        Condition::Has(test) => values(linker, &test.fact, &[FactKind::Set], &test.any_of),
        Condition::Only(test) => values(linker, &test.fact, &[FactKind::Set], &test.of),
        Condition::Share(test) => values(linker, &test.fact, &[FactKind::Set], [&test.of]),
        Condition::Marked(test) => values(linker, &test.fact, &[FactKind::Role], []),
        Condition::Stated(fact) | Condition::Nothing(fact) => {
            values(linker, fact, &[FactKind::Money], [])
        }
        Condition::Own(fact) => own(linker, fact),
        Condition::Kind(kinds) => {
            for kind in kinds {
                linker.resolve(
                    ("信息种类", "kind"),
                    kind,
                    law.kinds.iter().map(|one| one.id.as_str()),
                );
            }
        }
        Condition::Tier(tiers) => {
            for tier in tiers {
                linker.resolve(
                    ("档次", "tier"),
                    tier,
                    law.tiers.iter().map(|one| one.id.as_str()),
                );
            }
        }
        Condition::Rule(rule) => {
            linker.resolve(
                ("规则", "rule"),
                rule,
                rules.iter().map(|one| one.id.as_str()),
            );
        }
        Condition::Reading(reading) => link_reading(linker, reading),
        Condition::Open(_) | Condition::RecordsOpen => {}
    }
}

/// Checks a `dispute:position`.
pub(super) fn link_reading(linker: &mut Linker<'_>, reading: &Name) {
    let law = linker.law;
    let known: Vec<String> = law
        .disputes
        .iter()
        .flat_map(|dispute| {
            dispute
                .positions
                .iter()
                .map(move |one| format!("{}:{}", dispute.id, one.id))
        })
        .collect();
    linker.resolve(
        ("立场", "position"),
        reading,
        known.iter().map(String::as_str),
    );
}

fn values<'n>(
    linker: &mut Linker<'_>,
    fact: &Name,
    kinds: &[FactKind],
    values: impl IntoIterator<Item = &'n Name>,
) {
    let law = linker.law;
    if !linker.resolve(
        ("事实", "fact"),
        fact,
        law.facts.iter().map(|one| one.id.as_str()),
    ) {
        return;
    }
    let Some((_, found)) = law.fact(fact) else {
        return;
    };
    if !kinds.contains(&found.kind) {
        let (zh, en) = (
            format!("“{fact}”的类型不适用这种条件"),
            format!("`{fact}` is not of a kind that this test takes"),
        );
        return linker.report(Code::WrongType, fact, zh, en);
    }
    for value in values {
        match found.kind {
            FactKind::Role => {
                linker.resolve(
                    ("身份", "role"),
                    value,
                    law.roles.iter().map(|role| role.id.as_str()),
                );
            }
            _ => {
                linker.resolve(
                    ("取值", "value"),
                    value,
                    found.values.iter().map(|one| one.id.as_str()),
                );
            }
        }
    }
}

fn own(linker: &mut Linker<'_>, fact: &Name) {
    let law = linker.law;
    let rows = law
        .facts
        .iter()
        .filter(|one| one.row)
        .map(|one| one.id.as_str());
    linker.resolve(("行的事实", "fact of a row"), fact, rows);
}
