//! Provisions.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Kind;
use super::build::{Draft, joined};
use super::page::Page;
use crate::law::{DayRange, Item, Law, Name, Provision, Reach};
use crate::text::{Lang, Text};

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    let between = between(law);
    let draft = |provision| draft(law, &between, provision);
    law.provisions().iter().map(draft).collect()
}

fn draft<'a>(
    law: &'a Law,
    between: &BTreeMap<&str, Vec<&'a Name>>,
    provision: &'a Provision,
) -> Draft<'a> {
    let (source, address) = provision.parts();
    let range = days(law, provision);
    let cite = Text {
        zh: law.cite_at(source, address, Lang::Zh),
        en: law.cite_at(source, address, Lang::En),
    };
    let title = joined(&cite, &provision.title);
    let mut draft = Draft::new(Kind::Provision, &provision.id, &provision.title, None)
        .titled(title.clone())
        .read(provision.status)
        .in_force(range.from, range.to);
    if !address.as_str().is_empty() {
        draft.numbered(address.as_str());
    }
    draft.called(&cite);
    draft.says(&title);
    draft.says(&provision.says);
    draft.provisions(
        between
            .get(provision.id.as_str())
            .into_iter()
            .flatten()
            .copied(),
        None,
    );
    draft.cites(Kind::Source, source);
    draft
}

/// Which provisions build on which others: half of the lines of (3) to (7), the total of (3) to (5), what art. 6 stands in
/// place of.
fn between(law: &Law) -> BTreeMap<&str, Vec<&Name>> {
    let mut all: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for (_, offence) in &law.offences {
        let cite = |id: &Name| {
            let item = offence.items.iter().find(|item| item.id == *id);
            item.map(|item| &item.cite)
        };
        for item in &offence.items {
            let to = item_refs(item).filter_map(cite);
            all.entry(&item.cite).or_default().extend(to);
        }
        for exception in &offence.exceptions {
            if let Some(first) = exception.cite.first() {
                let to = exception.replaces.iter().filter_map(cite);
                all.entry(first).or_default().extend(to);
            }
        }
    }
    all
}

/// The items that an item's lines are made of, and those that it gives way to.
fn item_refs(item: &Item) -> impl Iterator<Item = &Name> {
    item.reach
        .iter()
        .flat_map(|reach| match reach {
            Reach::Records(_) | Reach::Count(_) | Reach::Money(_) => &[][..],
            Reach::Total(total) => &total.of[..],
            Reach::Times(times) => &times.of[..],
            Reach::Mixed(mixed) => std::slice::from_ref(&mixed.of),
        })
        .chain(&item.yields_to)
}

/// When a provision is in force: as it says itself, else as its source.
fn days(law: &Law, provision: &Provision) -> DayRange {
    let source = law.source(provision.parts().0);
    DayRange {
        from: provision.from.or(source.and_then(|source| source.from)),
        to: provision.to.or(source.and_then(|source| source.to)),
    }
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let law = page.say.law;
    let provision = &law.provisions()[at];
    let DayRange { from, to } = days(law, provision);
    page.text(page.get(&provision.says));
    let marks = [in_force(page, from, to), page.status(provision.status)];
    page.marks(&marks);
}

/// From when to when.
pub(super) fn in_force(page: &Page<'_>, from: Option<Date>, to: Option<Date>) -> String {
    let (texts, lang) = (&page.texts().catalogue, page.say.lang);
    let said = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let (from_text, to_text) = (said(from), said(to));
    let words = [("from", from_text.as_str()), ("to", &to_text)];
    let text = match (from, to) {
        (Some(_), Some(_)) => &texts.in_force,
        (Some(_), None) => &texts.in_force_from,
        (None, Some(_)) => &texts.in_force_to,
        (None, None) => &texts.no_dates,
    };
    text.fill(lang, &words)
}
