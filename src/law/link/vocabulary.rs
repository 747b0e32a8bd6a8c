//! Facts, tiers, kinds, record types, roles, sources, provisions and disputes.

use std::collections::BTreeMap;

use super::usage::at_most;
use super::{Linker, condition};
use crate::law::{Alias, Code, Condition, FactKind, Name, limits};

pub(super) fn link(linker: &mut Linker<'_>) {
    facts(linker);
    tiers(linker);
    record_types(linker);
    roles(linker);
    provisions(linker);
    disputes(linker);
}

fn facts(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("facts.toml");
    linker.unique(law.facts.iter().map(|fact| &fact.id));
    for fact in &law.facts {
        linker.unique(fact.values.iter().map(|value| &value.id));
        let listed = matches!(fact.kind, FactKind::Enum | FactKind::Set);
        if listed == fact.values.is_empty() {
            linker.report(
                Code::WrongType,
                &fact.id,
                "enum 和 set 要列出 values，其他类型不列",
                "enum and set list their values, other kinds list none",
            );
        }
        let what = ("一项事实的取值", "values of one fact");
        at_most(linker, &fact.id, fact.values.len(), limits::VALUES, what);
        for name in &fact.assume {
            linker.resolve(("取值", "value"), name, fact.assumable().into_iter());
        }
        if let Some(unless) = &fact.assume_unless {
            condition::link(linker, &Condition::Has(unless.clone()), &[]);
            if fact.assumed_bool().is_none() {
                linker.report(
                    Code::WrongType,
                    &fact.id,
                    "assume-unless 只用于有 assume 的 bool",
                    "`assume-unless` is for a bool with `assume`",
                );
            }
        }
    }
}

fn tiers(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("tiers.toml");
    linker.unique(law.tiers.iter().map(|tier| &tier.id));
    linker.unique(law.kinds.iter().map(|kind| &kind.id));
    linker.cites(law.tiers.iter().map(|tier| &tier.cite));
    linker.cites(law.kinds.iter().map(|kind| &kind.cite));
    for kind in &law.kinds {
        linker.resolve(
            ("档次", "tier"),
            &kind.tier,
            law.tiers.iter().map(|tier| tier.id.as_str()),
        );
    }
}

fn record_types(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("record-types.toml");
    linker.unique(law.types.iter().map(|one| &one.id));
    aliases(
        linker,
        law.types
            .iter()
            .map(|one| (&one.id, &one.name.zh, &one.aliases[..])),
    );
    for one in &law.types {
        if one.kind.is_some() == (one.readings.len() >= 2)
            || (one.kind.is_none() && one.readings.is_empty())
        {
            linker.report(
                Code::Readings,
                &one.id,
                "已定的类型写 kind，有争议的写两个以上 readings，二者只写其一",
                "a settled type has `kind`, a disputed one two or more `readings`, never both",
            );
        }
        if one.readings.is_empty() == one.dispute.is_some() {
            linker.report(
                Code::UnmarkedDispute,
                &one.id,
                "有 readings 的类型要写 dispute，没有的不写",
                "a type with `readings` names its `dispute`, one without names none",
            );
        }
        for kind in one.kinds() {
            linker.resolve(
                ("信息种类", "kind"),
                kind,
                law.kinds.iter().map(|kind| kind.id.as_str()),
            );
        }
        if let Some(dispute) = &one.dispute {
            linker.resolve(
                ("争议", "dispute"),
                dispute,
                law.disputes.iter().map(|one| one.id.as_str()),
            );
        }
        linker.cites(&one.cite);
    }
}

fn roles(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("roles.toml");
    linker.unique(law.roles.iter().map(|role| &role.id));
    aliases(
        linker,
        law.roles
            .iter()
            .map(|role| (&role.id, &role.name.zh, &role.aliases[..])),
    );
    let sources = law
        .fact("obtained-by")
        .map(|(_, fact)| &fact.values[..])
        .unwrap_or_default();
    if let Some(last) = law.roles.last() {
        let what = ("身份", "roles");
        at_most(linker, &last.id, law.roles.len(), limits::ROLES, what);
    }
    for role in &law.roles {
        for handled in &role.handles {
            linker.resolve(
                ("信息类型", "record type"),
                handled,
                law.types.iter().map(|one| one.id.as_str()),
            );
        }
        if let Some(source) = &role.usual_source {
            linker.resolve(
                ("来源", "way of obtaining"),
                source,
                sources.iter().map(|value| value.id.as_str()),
            );
        }
    }
}

/// An everyday name leads to one entry only.
fn aliases<'a>(
    linker: &mut Linker<'_>,
    entries: impl Iterator<Item = (&'a Name, &'a String, &'a [Alias])>,
) {
    let mut seen: BTreeMap<&str, &Name> = BTreeMap::new();
    for (id, name, aliases) in entries {
        let words = aliases
            .iter()
            .flat_map(|alias| alias.zh.iter().chain(&alias.en));
        for word in std::iter::once(name).chain(words) {
            if let Some(other) = seen.insert(word, id) {
                linker.report(
                    Code::CollidingAlias,
                    id,
                    format!("名称“{word}”同时指向“{other}”"),
                    format!("the name `{word}` leads to `{other}` too"),
                );
            }
        }
    }
}

fn provisions(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("sources.toml");
    linker.unique(law.sources.iter().map(|source| &source.id));
    linker.enter("provisions.toml");
    linker.unique(law.provisions().iter().map(|provision| &provision.id));
    for provision in law.provisions() {
        let (source, _) = provision.parts();
        if law.source(source).is_none() {
            linker.report(
                Code::UnknownName,
                &provision.id,
                format!(
                    "“{}”应为“来源:条款”，来源须在 sources.toml 中",
                    provision.id
                ),
                format!(
                    "`{}` should be `source:address`, with a source of sources.toml",
                    provision.id
                ),
            );
        }
    }
}

fn disputes(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("disputes.toml");
    linker.unique(law.disputes.iter().map(|dispute| &dispute.id));
    let count: usize = law
        .disputes
        .iter()
        .map(|dispute| dispute.positions.len())
        .sum();
    if let Some(last) = law.disputes.last() {
        let what = ("争议各立场合计", "positions on disputed points in all");
        at_most(linker, &last.id, count, limits::POSITIONS, what);
    }
    for dispute in &law.disputes {
        linker.unique(dispute.positions.iter().map(|position| &position.id));
        let known = dispute
            .positions
            .iter()
            .map(|position| position.id.as_str());
        if let Some(leading) = &dispute.leading {
            linker.resolve(("立场", "position"), leading, known);
        }
        for position in &dispute.positions {
            linker.cites(&position.cite);
        }
        if let Some(when) = &dispute.when {
            super::condition::link(linker, when, &[]);
        }
    }
}
