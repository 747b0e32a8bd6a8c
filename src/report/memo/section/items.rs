//! Every circumstance of the law: met, not met and by how much, open, or the court's.

use super::Section;
use crate::assess::{EditionOutcome, ItemOutcome, Truth, What};
use crate::report::memo::{Block, Row, Said, Table, Voice};
use crate::report::{Matter, Phrases, mark};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let edition = matter.outcome(at).shown();
    if edition.items.is_empty() {
        return None;
    }
    let texts = voice.texts();
    let memo = &texts.memo;
    let heads = [
        &memo.item,
        &memo.status,
        &memo.value,
        &memo.line,
        &memo.margin,
    ];
    let items = edition.items.iter();
    let shown: Vec<&ItemOutcome> = items.filter(|item| !edition.is_idle(item)).collect();
    let offence = matter.offence(at);
    let group = |item: &ItemOutcome| (offence.items[item.item].group.as_ref(), item.level);
    let mut blocks = Vec::new();
    for items in shown.chunk_by(|one, next| group(one) == group(next)) {
        let first = &offence.items[items[0].item];
        blocks.push(Block::Heading {
            text: voice.say(|phrases| phrases.item_group(offence, first)),
        });
        let rows = items.iter().map(|item| Row {
            cells: cells(matter, voice, at, edition, item),
            strong: item.decisive,
        });
        blocks.push(Block::Table(Table {
            columns: heads.map(|head| voice.text(head)).to_vec(),
            figures: vec![false, false, true, true, true],
            rows: rows.collect(),
        }));
    }
    let exceptions = exceptions(matter, voice, at);
    if !exceptions.is_empty() {
        blocks.push(Block::List { items: exceptions });
    }
    Section::of("items", voice.text(&texts.section.items), blocks)
}

/// Each exception, and whether it covers the records.
fn exceptions(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Vec<Said> {
    let exceptions = matter.outcome(at).shown().exceptions.iter();
    let said = exceptions.map(|(exception, truth)| {
        let data = &matter.offence(at).exceptions[exception];
        voice.say(|phrases| {
            let (says, status) = (data.says.get(phrases.lang), phrases.covers(truth));
            let cites = phrases.cites(&data.cite);
            format!("{} {says}{}{status}{cites}", mark(truth), phrases.colon())
        })
    });
    said.collect()
}

fn cells(
    matter: &Matter<'_>,
    voice: &Voice<'_>,
    at: usize,
    edition: &EditionOutcome,
    item: &ItemOutcome,
) -> Vec<Said> {
    let offence = matter.offence(at);
    let say = |which: usize| {
        voice.say(|phrases| figures(matter, phrases, at, edition, item)[which].clone())
    };
    vec![
        voice.say(|phrases| phrases.item_name(&offence.items[item.item])),
        voice.say(|phrases| {
            let status = phrases.item_status(offence, item);
            let decisive = phrases.texts.status.decisive.get(phrases.lang);
            let decisive = item.decisive.then(|| phrases.aside(decisive));
            let sign = match (item.replaced, item.court) {
                (Truth::Met, _) => '–',
                (_, true) => mark(Truth::Open),
                (_, false) => mark(item.status),
            };
            format!("{sign} {status}{}", decisive.unwrap_or_default())
        }),
        say(0),
        say(1),
        say(2),
    ]
}

/// Value, line and distance of the line that speaks for an item; nothing where it has none.
fn figures(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    at: usize,
    edition: &EditionOutcome,
    item: &ItemOutcome,
) -> [String; 3] {
    let line = phrases.telling(edition, item);
    let Some(line) = line.filter(|_| item.replaced != Truth::Met) else {
        return Default::default();
    };
    let offence = matter.offence(at);
    let value = phrases.range(line.value, |n| phrases.amount(line.what, line.unit, n));
    let named = match line.what {
        What::Records { tier, .. } => matter.law.tiers[tier].name.get(phrases.lang).to_owned(),
        What::Count { .. } | What::Total { .. } | What::Money { .. } => {
            phrases.measured(offence, line.what)
        }
    };
    // Where the item is not met whatever the figure turns out to be, nothing depends on the figure.
    let settled = (item.status, line.truth) == (Truth::NotMet, Truth::Open);
    let distance = (!settled).then(|| phrases.distance(line));
    [
        format!("{named}{}{value}", phrases.colon()),
        phrases.amount(line.what, line.unit, line.line),
        distance.unwrap_or_default(),
    ]
}
