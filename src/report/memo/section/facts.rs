//! The facts as they were answered, with the notes of where they were found.

use super::Section;
use crate::case::{Answer, Answered, Records, Row as Entered, Span};
use crate::law::{Fact, FactKind};
use crate::report::memo::{Block, Entry, Row, Said, Table, Voice};
use crate::report::{Matter, Phrases};
use crate::text::clean;

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    let texts = voice.texts();
    let mut blocks = Vec::new();
    let denied: Vec<(usize, &Fact)> = facts(matter)
        .filter(|(at, _)| plain_no(matter, *at))
        .collect();
    let entries = answers(matter, voice, denied.len() > 1);
    if !entries.is_empty() {
        blocks.push(Block::Facts { entries });
    }
    if denied.len() > 1 {
        let text = self::denied(voice, &denied);
        blocks.push(Block::Paragraph { text });
    }
    if !matter.case.rows().is_empty() {
        blocks.push(Block::Table(records(matter, voice)));
    }
    if !matter.assumed.is_empty() {
        blocks.push(Block::Heading {
            text: voice.text(&texts.section.assumed),
        });
        let assumed = matter.assumed.iter();
        blocks.push(Block::List {
            items: assumed
                .map(|one| voice.say(|phrases| phrases.assumption(matter, *one)))
                .collect(),
        });
    }
    Section::of("facts", voice.text(&texts.section.facts), blocks)
}

fn facts<'a>(matter: &Matter<'a>) -> impl Iterator<Item = (usize, &'a Fact)> {
    matter.law.facts.iter().enumerate()
}

/// One line for each fact that was answered; of the rows only that they are unknown or none. What was plainly denied is
/// left out where it is told together.
fn answers(matter: &Matter<'_>, voice: &Voice<'_>, denied_apart: bool) -> Vec<Entry> {
    let line = |(at, fact): (usize, &Fact)| {
        if fact.kind == FactKind::Rows {
            return without_rows(matter, voice, fact);
        }
        let Answered { answer, source } = matter.case.answered(at)?;
        Some(Entry {
            name: voice.text(&fact.name),
            value: voice.say(|phrases| phrases.answer(fact, answer)),
            source: noted(source.as_deref()),
        })
    };
    let told = facts(matter).filter(|(at, _)| !(denied_apart && plain_no(matter, *at)));
    told.filter_map(line).collect()
}

/// Whether a fact was answered with no, and nothing is noted of where that was found.
fn plain_no(matter: &Matter<'_>, at: usize) -> bool {
    let answered = matter.case.answered(at);
    answered.is_some_and(|one| one.answer == Answer::Bool(false) && one.source.is_none())
}

/// What was plainly denied, in one sentence.
fn denied(voice: &Voice<'_>, facts: &[(usize, &Fact)]) -> Said {
    voice.say(|phrases| {
        let no = facts.first();
        let no = no.map(|(_, fact)| phrases.answer(fact, &Answer::Bool(false)));
        let names = facts
            .iter()
            .map(|(_, fact)| fact.name.get(phrases.lang).to_owned());
        let words = [
            ("answer", no.unwrap_or_default()),
            ("list", phrases.clauses(&names.collect::<Vec<String>>())),
        ];
        let words: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, &**word)).collect();
        phrases.texts.memo.negative.fill(phrases.lang, &words)
    })
}

fn without_rows(matter: &Matter<'_>, voice: &Voice<'_>, fact: &Fact) -> Option<Entry> {
    let texts = voice.texts();
    let value = match matter.case.records.as_ref()? {
        Records::Unknown => voice.text(&texts.measure.unknown),
        Records::Rows(rows) if rows.is_empty() => voice.say(|phrases| phrases.records(0)),
        Records::Rows(_) => return None,
    };
    Some(Entry {
        name: voice.text(&fact.name),
        value,
        source: String::new(),
    })
}

fn noted(source: Option<&str>) -> String {
    source.map(clean).unwrap_or_default()
}

/// The rows as they were entered; a column that no row fills is left out.
fn records(matter: &Matter<'_>, voice: &Voice<'_>) -> Table {
    let texts = &voice.texts().memo;
    let rows = matter.case.rows();
    let optional = |span: Option<Span>| {
        voice.say(|phrases| {
            span.map(|span| phrases.span(Some(span)))
                .unwrap_or_default()
        })
    };
    let bare = |span: Option<Span>| {
        voice.say(|phrases| span.map(|span| phrases.people(span)).unwrap_or_default())
    };
    let mut columns: Vec<(Said, bool, Vec<Said>)> = vec![
        (
            voice.text(&texts.kind),
            false,
            rows.iter()
                .map(|row| voice.say(|phrases| kind(matter, phrases, row)))
                .collect(),
        ),
        (
            voice.text(&texts.count),
            true,
            rows.iter()
                .map(|row| voice.say(|phrases| phrases.span(row.count)))
                .collect(),
        ),
        (
            voice.text(&texts.removed),
            true,
            rows.iter().map(|row| optional(row.removed)).collect(),
        ),
        (
            voice.text(&texts.recipients),
            true,
            rows.iter().map(|row| bare(row.recipients)).collect(),
        ),
        (
            voice.text(&texts.source),
            false,
            rows.iter()
                .map(|row| voice.verbatim(&noted(row.source.as_deref())))
                .collect(),
        ),
    ];
    columns.retain(|(_, _, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let row = |at: usize| Row {
        cells: columns
            .iter()
            .map(|(_, _, cells)| cells[at].clone())
            .collect(),
        strong: false,
    };
    Table {
        rows: (0..rows.len()).map(row).collect(),
        figures: columns.iter().map(|(_, figures, _)| *figures).collect(),
        columns: columns.into_iter().map(|(head, _, _)| head).collect(),
    }
}

/// The kind of a row, with what it says for itself: its tier, its acts, its source.
fn kind(matter: &Matter<'_>, phrases: &Phrases<'_>, row: &Entered) -> String {
    let law = matter.law;
    let name = law
        .types
        .get(row.kind)
        .map_or("", |kind| kind.name.get(phrases.lang));
    let tier = row.tier.and_then(|tier| law.tiers.get(tier));
    let mut own: Vec<String> = tier
        .map(|tier| tier.name.get(phrases.lang).to_owned())
        .into_iter()
        .collect();
    own.extend(row.own.iter().map(|(at, answer)| {
        let fact = &law.facts[*at];
        let value = phrases.answer(fact, answer);
        format!("{}{}{value}", fact.name.get(phrases.lang), phrases.colon())
    }));
    if own.is_empty() {
        name.to_owned()
    } else {
        format!("{name}{}", phrases.aside(&phrases.listed(&own)))
    }
}
