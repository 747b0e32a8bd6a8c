//! Offences: rules, items, exceptions, editions and bands.

use jiff::civil::Date;

use super::Linker;
use super::condition::{link as link_condition, link_reading};
use crate::law::{Code, DayRange, Edition, FactKind, Item, Level, Name, Offence, Reach};

pub(super) fn link(linker: &mut Linker<'_>, offence: &Offence) {
    linker.cites(&offence.cite);
    linker.unique(offence.rules.iter().map(|rule| &rule.id));
    linker.unique(offence.editions.iter().map(|edition| &edition.id));
    linker.unique(offence.elements.iter().map(|element| &element.id));
    linker.unique(offence.items.iter().map(|item| &item.id));
    linker.unique(offence.exceptions.iter().map(|exception| &exception.id));
    linker.unique(offence.amounts.iter().map(|amount| &amount.id));
    rules(linker, offence);
    amounts(linker, offence);
    editions(linker, offence);
    for element in &offence.elements {
        in_editions(linker, offence, &element.editions);
        linker.cites(&element.cite);
        link_condition(linker, &element.when, &offence.rules);
    }
    for item in &offence.items {
        link_item(linker, offence, item);
    }
    exceptions(linker, offence);
    bands(linker, offence);
}

fn rules(linker: &mut Linker<'_>, offence: &Offence) {
    for rule in &offence.rules {
        linker.cites(&rule.cite);
        link_condition(linker, &rule.when, &offence.rules);
    }
    super::cycle::rules(linker, offence);
    if let Some(counting) = &offence.counting {
        link_condition(linker, &counting.rows, &offence.rules);
        link_condition(linker, &counting.per_recipient, &offence.rules);
        linker.cites(&counting.cite);
    }
    linker.unique(offence.groups.iter().map(|group| &group.id));
    for group in &offence.groups {
        linker.cites(&group.cite);
    }
    for note in &offence.notes {
        in_editions(linker, offence, &note.editions);
        linker.cites(&note.cite);
    }
}

fn amounts(linker: &mut Linker<'_>, offence: &Offence) {
    let law = linker.law;
    let money = law
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Money)
        .map(|fact| fact.id.as_str());
    for (at, amount) in offence.amounts.iter().enumerate() {
        linker.resolve(("金额事实", "fact of money"), &amount.fact, money.clone());
        if let Some(less) = &amount.less {
            linker.resolve(("金额事实", "fact of money"), &less.fact, money.clone());
            link_reading(linker, &less.reading);
        }
        if let Some(barred) = &amount.barred {
            link_reading(linker, &barred.reading);
            link_condition(linker, &barred.when, &offence.rules);
        }
        if let Some(of) = &amount.share_of {
            linker.resolve(
                ("在前的金额", "earlier amount"),
                of,
                offence.amounts[..at].iter().map(|one| one.id.as_str()),
            );
        }
        rule_name(linker, offence, amount.rows.as_ref());
    }
}

fn rule_name(linker: &mut Linker<'_>, offence: &Offence, rule: Option<&Name>) {
    if let Some(rule) = rule {
        linker.resolve(
            ("规则", "rule"),
            rule,
            offence.rules.iter().map(|one| one.id.as_str()),
        );
    }
}

fn in_editions(linker: &mut Linker<'_>, offence: &Offence, names: &[Name]) {
    for name in names {
        linker.resolve(
            ("版本", "edition"),
            name,
            offence.editions.iter().map(|one| one.id.as_str()),
        );
    }
}

fn link_item(linker: &mut Linker<'_>, offence: &Offence, item: &Item) {
    in_editions(linker, offence, &item.editions);
    linker.cites([&item.cite]);
    let items = |linker: &mut Linker<'_>, names: &[Name]| {
        for name in names {
            linker.resolve(
                ("项", "item"),
                name,
                offence.items.iter().map(|one| one.id.as_str()),
            );
        }
    };
    items(linker, &item.yields_to);
    if let Some(when) = &item.when {
        link_condition(linker, when, &offence.rules);
    }
    if let Some(under) = &item.under {
        linker.resolve(
            ("例外", "exception"),
            under,
            offence.exceptions.iter().map(|one| one.id.as_str()),
        );
    }
    if let Some(group) = &item.group {
        linker.resolve(
            ("分组", "group"),
            group,
            offence.groups.iter().map(|one| one.id.as_str()),
        );
    }
    if item.court == (item.when.is_some() || !item.reach.is_empty()) {
        linker.report(
            Code::EmptyItem,
            &item.id,
            "每一项要么写 court = true，要么写条件或者标准",
            "an item has either `court = true` or a condition or a line",
        );
    }
    let tiers = linker.law.tiers.iter().map(|tier| tier.id.as_str());
    let amounts = offence.amounts.iter().map(|amount| amount.id.as_str());
    for reach in &item.reach {
        match reach {
            Reach::Records(line) => {
                linker.resolve(("档次", "tier"), &line.tier, tiers.clone());
            }
            Reach::Money(line) => {
                linker.resolve(("金额", "amount"), &line.amount, amounts.clone());
            }
            Reach::Count(line) => {
                let facts = linker.law.facts.iter();
                let counts = facts.filter(|fact| fact.kind == FactKind::Count);
                linker.resolve(
                    ("数量事实", "fact of number"),
                    &line.fact,
                    counts.map(|fact| fact.id.as_str()),
                );
            }
            Reach::Total(total) => {
                if let Some(reading) = &total.reading {
                    link_reading(linker, reading);
                }
                items(linker, &total.of);
                earlier(linker, offence, item, &total.of);
            }
            Reach::Times(times) => {
                items(linker, &times.of);
                earlier(linker, offence, item, &times.of);
                rule_name(linker, offence, times.rows.as_ref());
                if let Some(money) = &times.money {
                    linker.resolve(("金额", "amount"), money, amounts.clone());
                }
                for reading in times.reading.iter().chain(&times.totals) {
                    link_reading(linker, reading);
                }
            }
            Reach::Mixed(mixed) => {
                items(linker, std::slice::from_ref(&mixed.of));
                earlier(linker, offence, item, std::slice::from_ref(&mixed.of));
                rule_name(linker, offence, Some(&mixed.rows));
                link_reading(linker, &mixed.reading);
            }
        }
    }
}

/// An item refers to the lines of earlier items only, so that no circle can be written.
fn earlier(linker: &mut Linker<'_>, offence: &Offence, item: &Item, of: &[Name]) {
    let position = |id: &str| offence.items.iter().position(|one| one.id.as_str() == id);
    for name in of {
        if position(name) >= position(&item.id) {
            linker.report(
                Code::Cycle,
                name,
                format!("“{}”只能引用排在它前面的项，“{name}”不是", item.id),
                format!(
                    "`{}` may refer to earlier items only, and `{name}` is not one",
                    item.id
                ),
            );
        }
    }
}

fn exceptions(linker: &mut Linker<'_>, offence: &Offence) {
    for exception in &offence.exceptions {
        in_editions(linker, offence, &exception.editions);
        linker.cites(&exception.cite);
        link_condition(linker, &exception.covers, &offence.rules);
        if exception.replaces.is_empty() {
            linker.report(
                Code::ExceptionOfNothing,
                &exception.id,
                "例外没有替代任何一项",
                "the exception replaces no item",
            );
        }
        for name in &exception.replaces {
            linker.resolve(
                ("项", "item"),
                name,
                offence.items.iter().map(|one| one.id.as_str()),
            );
        }
    }
}

fn editions(linker: &mut Linker<'_>, offence: &Offence) {
    for edition in &offence.editions {
        linker.cites(&edition.cite);
        if let Some(guide) = &edition.guide {
            in_editions(linker, offence, std::slice::from_ref(&guide.edition));
            link_reading(linker, &guide.reading);
        }
    }
    coverage(linker, offence);
}

/// Every day of conduct and of judgment from it on is covered by exactly one edition.
fn coverage(linker: &mut Linker<'_>, offence: &Offence) {
    let Some(first) = offence.editions.first() else {
        return;
    };
    let corners = |range: fn(&Edition) -> DayRange| -> Vec<Date> {
        let starts = offence
            .editions
            .iter()
            .filter_map(move |edition| range(edition).from);
        let ends = offence
            .editions
            .iter()
            .filter_map(move |edition| range(edition).to);
        let after = ends.filter_map(|day| day.tomorrow().ok());
        let mut days: Vec<Date> = starts.chain(after).chain([Date::MIN]).collect();
        days.sort();
        days.dedup();
        days
    };
    let conduct = corners(|edition| edition.conduct);
    let judged = corners(|edition| edition.judged);
    for &day in &conduct {
        for judgment in judged
            .iter()
            .chain(&conduct)
            .copied()
            .filter(|judgment| *judgment >= day)
        {
            let covering: Vec<&Edition> = offence
                .editions
                .iter()
                .filter(|edition| {
                    edition.conduct.contains(day) && edition.judged.contains(judgment)
                })
                .collect();
            match covering[..] {
                [_] => {}
                [] => {
                    let zh = format!("{day}的行为在{judgment}裁判时没有版本可用");
                    let en = format!("no edition covers conduct of {day} judged on {judgment}");
                    let beside = offence
                        .editions
                        .iter()
                        .rev()
                        .find(|edition| edition.conduct.to.is_some_and(|to| to < day));
                    return linker.report(Code::DateGap, &beside.unwrap_or(first).id, zh, en);
                }
                [_, second, ..] => {
                    let zh = format!("{day}的行为在{judgment}裁判时有两个版本");
                    let en = format!("two editions cover conduct of {day} judged on {judgment}");
                    return linker.report(Code::DateOverlap, &second.id, zh, en);
                }
            }
        }
    }
}

fn bands(linker: &mut Linker<'_>, offence: &Offence) {
    for band in &offence.bands {
        in_editions(linker, offence, &band.editions);
        linker.cites(&band.cite);
    }
    for edition in &offence.editions {
        let of_edition = |names: &[Name]| names.contains(&edition.id);
        for level in [Level::Serious, Level::EspeciallySerious] {
            let used = offence
                .items
                .iter()
                .any(|item| item.level == level && of_edition(&item.editions));
            let count = offence
                .bands
                .iter()
                .filter(|band| band.level == level && of_edition(&band.editions))
                .count();
            if (used && count == 0) || count > 1 {
                linker.report(
                    Code::BandMissing,
                    &edition.id,
                    format!("版本“{}”的“{}”应有一个量刑档", edition.id, level.id()),
                    format!(
                        "edition `{}` needs one band for `{}`",
                        edition.id,
                        level.id()
                    ),
                );
            }
        }
    }
    if let Some(heavier) = &offence.heavier {
        in_editions(linker, offence, &heavier.editions);
        linker.cites(&heavier.cite);
        link_condition(linker, &heavier.when, &offence.rules);
    }
    for unit in &offence.units {
        in_editions(linker, offence, &unit.editions);
        linker.cites(&unit.cite);
        link_condition(linker, &unit.when, &offence.rules);
    }
    if let Some(guide) = &offence.fine_guide {
        in_editions(linker, offence, &guide.editions);
        linker.cites(&guide.cite);
        linker.resolve(
            ("金额", "amount"),
            &guide.amount,
            offence.amounts.iter().map(|one| one.id.as_str()),
        );
    }
    if let Some(leniency) = &offence.leniency {
        in_editions(linker, offence, &leniency.editions);
        linker.cites(&leniency.cite);
        for part in &leniency.conditions {
            link_condition(linker, &part.when, &offence.rules);
        }
    }
}

/// The general part: its citations and conditions.
pub(super) fn link_punishment(linker: &mut Linker<'_>) {
    let general = &linker.law.punishment;
    linker.cites([
        &general.imprisonment_cite,
        &general.detention_cite,
        &general.surveillance_cite,
        &general.fine_floor_cite,
        &general.suspended_closed_cite,
        &general.confiscation_cite,
    ]);
    linker.cites(&general.suspended_cite);
    linker.cites(&general.suspended_injunction_cite);
    linker.cites(&general.fine_with_cite);
    linker.cites(&general.minor_case_cite);
    linker.cites(&general.joint_cite);
    linker.cites(&general.ban.cite);
    linker.cites(&general.limitation_cite);
    linker.cites(general.limitations.iter().map(|one| &one.cite));
    for condition in [
        &general.minor,
        &general.suspended_shall,
        &general.suspended_closed,
        &general.ban.when,
    ] {
        link_condition(linker, condition, &[]);
    }
    linker.unique(general.factors.iter().map(|factor| &factor.id));
    for factor in &general.factors {
        linker.cites(&factor.cite);
        link_condition(linker, &factor.when, &[]);
    }
}
