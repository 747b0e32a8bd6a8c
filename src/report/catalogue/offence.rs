//! Offences: elements, items with their lines, exceptions, bands, editions.

use super::build::{Draft, joined};
use super::page::Page;
use super::{Kind, Part};
use crate::law::{Condition, Law, Name, Offence, Ratio, Reach, Relation, RelationKind};
use crate::report::Phrases;
use crate::text::{Lang, Text, grouped};

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.offences
        .iter()
        .map(|(_, one)| draft(law, one))
        .collect()
}

fn draft<'a>(law: &'a Law, offence: &'a Offence) -> Draft<'a> {
    let mut draft = Draft::new(Kind::Offence, &offence.id, &offence.name, None);
    if let Some(first) = offence.cite.first() {
        let cite = Text {
            zh: law.cite(first, Lang::Zh),
            en: law.cite(first, Lang::En),
        };
        draft.called(&joined(&cite, &offence.name));
    }
    draft.provisions(&offence.cite, None);
    if let Some(counting) = &offence.counting {
        draft.provisions(&counting.cite, None);
    }
    for relation in relations(law, offence) {
        draft.says(&relation.says);
        draft.provisions(&relation.cite, None);
        let others = relation.beside.iter().chain(&relation.offence);
        for other in others {
            draft.cites(Kind::Offence, other);
        }
    }
    let parts = |draft: &mut Draft<'a>, part, cite: &'a [Name], when: Option<&'a Condition>| {
        draft.provisions(cite, Some(part));
        when.into_iter()
            .for_each(|when| conditions(draft, part, when));
    };
    for (at, one) in offence.items.iter().enumerate() {
        let cite = std::slice::from_ref(&one.cite);
        parts(&mut draft, Part::Item(at), cite, one.when.as_ref());
        for dispute in one.reach.iter().flat_map(readings) {
            draft.part_cites(Part::Item(at), Kind::Dispute, dispute);
        }
    }
    for (at, one) in offence.rules.iter().enumerate() {
        draft.says(&one.says);
        parts(&mut draft, Part::Rule(at), &one.cite, Some(&one.when));
    }
    for (at, one) in offence.elements.iter().enumerate() {
        draft.says(&one.says);
        parts(&mut draft, Part::Element(at), &one.cite, Some(&one.when));
    }
    for (at, one) in offence.exceptions.iter().enumerate() {
        draft.says(&one.says);
        parts(
            &mut draft,
            Part::Exception(at),
            &one.cite,
            Some(&one.covers),
        );
    }
    for (at, one) in offence.bands.iter().enumerate() {
        parts(&mut draft, Part::Band(at), &one.cite, None);
    }
    for (at, one) in offence.editions.iter().enumerate() {
        parts(&mut draft, Part::Edition(at), &one.cite, None);
        if let Some(guide) = &one.guide {
            draft.part_cites(Part::Edition(at), Kind::Dispute, dispute(&guide.reading));
        }
    }
    rest(&mut draft, offence);
    draft
}

/// What stands at the end of an offence's file.
fn rest<'a>(draft: &mut Draft<'a>, offence: &'a Offence) {
    for amount in &offence.amounts {
        let readings = [
            amount.less.as_ref().map(|less| &less.reading),
            amount.barred.as_ref().map(|barred| &barred.reading),
        ];
        for reading in readings.into_iter().flatten() {
            draft.cites(Kind::Dispute, dispute(reading));
        }
    }
    let cites = [
        offence.heavier.as_ref().map(|one| &one.cite),
        offence.fine_guide.as_ref().map(|one| &one.cite),
        offence.leniency.as_ref().map(|one| &one.cite),
    ];
    let units = offence.units.iter().map(|one| &one.cite);
    let notes = units.chain(offence.notes.iter().map(|one| &one.cite));
    let groups = offence.groups.iter().map(|one| &one.cite);
    for cite in cites.into_iter().flatten().chain(notes).chain(groups) {
        draft.provisions(cite, None);
    }
}

/// The relations that speak of an offence by its name, or of any.
fn relations<'a>(law: &'a Law, offence: &'a Offence) -> impl Iterator<Item = &'a Relation> {
    law.relations.iter().filter(|one| match &one.offence {
        Some(of) => *of == offence.id || one.beside.contains(&offence.id),
        None => true,
    })
}

/// The disputed points that a condition turns on.
fn conditions<'a>(draft: &mut Draft<'a>, part: Part, when: &'a Condition) {
    when.walk(&mut |one| {
        if let Condition::Reading(name) = one {
            draft.part_cites(part, Kind::Dispute, dispute(name));
        }
    });
}

/// The disputed points that a line turns on.
fn readings(reach: &Reach) -> Vec<&str> {
    let names = match reach {
        Reach::Records(_) | Reach::Count(_) | Reach::Money(_) => [None, None],
        Reach::Total(total) => [total.reading.as_ref(), None],
        Reach::Times(times) => [times.reading.as_ref(), times.totals.as_ref()],
        Reach::Mixed(mixed) => [Some(&mixed.reading), None],
    };
    names.into_iter().flatten().map(dispute).collect()
}

/// The disputed point of a position: what stands before its colon.
fn dispute(reading: &Name) -> &str {
    let id = reading.as_str();
    id.split_once(':').map_or(id, |(dispute, _)| dispute)
}

/// What a part of an offence is called; nothing for an offence that is none.
pub(super) fn part(say: &Phrases<'_>, offence: usize, part: Part) -> Option<String> {
    let (_, offence) = say.law.offences.get(offence)?;
    let texts = &say.texts.catalogue;
    Some(match part {
        Part::Item(at) => say.item_name(offence.items.get(at)?),
        Part::Rule(at) => {
            let says = offence.rules.get(at)?.says.get(say.lang);
            texts.rule.fill(say.lang, &[("says", says)])
        }
        Part::Element(at) => offence.elements.get(at)?.name.get(say.lang).to_owned(),
        Part::Band(at) => offence.bands.get(at)?.name.get(say.lang).to_owned(),
        Part::Edition(at) => offence.editions.get(at)?.name.get(say.lang).to_owned(),
        Part::Exception(at) => say.address(offence.exceptions.get(at)?.cite.first()?),
    })
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let (_, offence) = &page.say.law.offences[at];
    let texts = &page.texts().catalogue;
    page.heading(&texts.bands);
    for band in &offence.bands {
        let name = page.get(&band.name);
        let said = format!("{name}{}{}", page.say.colon(), page.say.band(band));
        let said = said + &page.say.cites(&band.cite);
        page.item(said);
    }
    page.heading(&texts.items);
    for item in &offence.items {
        let level = page.say.item_group(offence, item);
        let name = format!("{}{}", page.say.item_name(item), page.say.aside(&level));
        page.item(name);
        let lines = lines(page, offence, item);
        page.note(lines);
    }
    if !offence.exceptions.is_empty() {
        page.heading(&texts.exceptions);
    }
    for one in &offence.exceptions {
        let said = format!("{}{}", page.get(&one.says), page.say.cites(&one.cite));
        page.item(said);
    }
    if !offence.elements.is_empty() {
        page.heading(&texts.elements);
    }
    for one in &offence.elements {
        let (name, says) = (page.get(&one.name), page.get(&one.says));
        let said = format!(
            "{name}{}{says}{}",
            page.say.colon(),
            page.say.cites(&one.cite)
        );
        page.item(said);
    }
    page.heading(&texts.editions);
    for one in &offence.editions {
        let said = format!("{}{}", page.get(&one.name), page.say.cites(&one.cite));
        page.item(said);
    }
    further(page, offence);
    let mut relations = relations(page.say.law, offence).peekable();
    if relations.peek().is_some() {
        page.heading(&texts.relations);
    }
    for one in relations {
        let mut marks = vec![page.status(one.status)];
        if one.kind == RelationKind::Disputed {
            marks.insert(0, page.get(&texts.disputed).to_owned());
        }
        let marks = page.say.bracket(&marks.join(page.say.comma()));
        let cites = page.say.cites(&one.cite);
        let said = format!("{}{marks}{cites}", page.get(&one.says));
        page.item(said);
    }
}

fn further(page: &mut Page<'_>, offence: &Offence) {
    let says = [
        offence.heavier.as_ref().map(|one| (&one.says, &one.cite)),
        offence.leniency.as_ref().map(|one| (&one.says, &one.cite)),
    ];
    let units = offence.units.iter().map(|one| (&one.says, &one.cite));
    let notes = units.chain(offence.notes.iter().map(|one| (&one.says, &one.cite)));
    let says: Vec<_> = says.into_iter().flatten().chain(notes).collect();
    if !says.is_empty() {
        page.heading(&page.texts().catalogue.further);
    }
    for (says, cite) in says {
        let said = format!("{}{}", page.get(says), page.say.cites(cite));
        page.item(said);
    }
}

/// What an item is measured with, or its restatement where nothing is measured.
fn lines(page: &Page<'_>, offence: &Offence, item: &crate::law::Item) -> String {
    let texts = &page.texts().catalogue;
    let lines: Vec<String> = item
        .reach
        .iter()
        .map(|reach| line(page, offence, reach))
        .collect();
    if !lines.is_empty() {
        return lines.join(page.say.semicolon());
    }
    if item.court {
        return page.get(&texts.court).to_owned();
    }
    let provision = page.say.law.provision(&item.cite);
    provision.map_or(String::new(), |one| page.get(&one.says).to_owned())
}

fn line(page: &Page<'_>, offence: &Offence, reach: &Reach) -> String {
    let (say, texts, lang) = (&page.say, &page.texts().catalogue, page.say.lang);
    let named = |id: &Name| offence.amounts.iter().find(|amount| amount.id == *id);
    match reach {
        Reach::Records(line) => {
            let tier = say
                .law
                .tier(&line.tier)
                .map_or("", |(_, tier)| page.get(&tier.name));
            let n = say.records(u128::from(line.at_least.0));
            texts.records.fill(lang, &[("tier", tier), ("n", &n)])
        }
        Reach::Count(line) => {
            let fact = say.law.fact(&line.fact);
            let name = fact.map_or("", |(_, fact)| page.get(&fact.name));
            let n = grouped(u128::from(line.at_least.0));
            texts.counted.fill(lang, &[("name", name), ("n", &n)])
        }
        Reach::Money(line) => {
            let name = named(&line.amount).map_or("", |amount| page.get(&amount.name));
            let n = say.money(u128::from(line.at_least_yuan.0) * 100);
            texts.money.fill(lang, &[("name", name), ("n", &n)])
        }
        Reach::Total(total) => {
            let items = items(page, offence, &total.of);
            texts.total.fill(lang, &[("items", &items)])
        }
        Reach::Times(times) => {
            let items = items(page, offence, &times.of);
            let said = factor(page, times.factor, &items);
            said + &rows(page, offence, times.rows.as_ref())
        }
        Reach::Mixed(mixed) => {
            let items = items(page, offence, std::slice::from_ref(&mixed.of));
            texts.mixed.fill(lang, &[("items", &items)])
        }
    }
}

fn factor(page: &Page<'_>, factor: Ratio, items: &str) -> String {
    let texts = &page.texts().catalogue;
    let (n, of) = (factor.num.to_string(), factor.den.to_string());
    let words = [("items", items), ("n", n.as_str()), ("of", &of)];
    let text = if factor.den == 1 {
        &texts.times
    } else {
        &texts.part
    };
    text.fill(page.say.lang, &words)
}

fn rows(page: &Page<'_>, offence: &Offence, rule: Option<&Name>) -> String {
    let rule = rule.and_then(|id| offence.rules.iter().find(|rule| rule.id == *id));
    rule.map_or(String::new(), |rule| {
        let words = [("rows", page.get(&rule.says))];
        page.texts().catalogue.of_rows.fill(page.say.lang, &words)
    })
}

fn items(page: &Page<'_>, offence: &Offence, ids: &[Name]) -> String {
    let cite = |id: &Name| {
        let item = offence.items.iter().find(|item| item.id == *id);
        item.map(|item| item.cite.as_str())
    };
    page.say.items_of(ids.iter().filter_map(cite))
}
