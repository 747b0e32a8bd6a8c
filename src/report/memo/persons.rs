//! Several people in one report: all side by side first, then a memo for each.

use super::section::Section;
use super::{Block, Memo, Row, Said, Table, Voice};
use crate::report::Parties;
use crate::report::phrase::Side;

/// The memos of a case: one, or one for each of its people, the first with the table of all before it.
pub fn memos(parties: &Parties<'_>, voice: &Voice<'_>, file: &str) -> Vec<Memo> {
    if parties.persons.is_empty() {
        return vec![Memo::new(&parties.shared, voice, file)];
    }
    let all = parties.persons.len();
    let persons = parties.persons.iter().enumerate();
    let mut memos: Vec<Memo> = persons
        .map(|(at, party)| {
            let mut memo = Memo::new(&party.matter, voice, file);
            memo.ends = at + 1 == all;
            memo.person = Some(voice.say(|phrases| phrases.person_of(at, all, &party.name)));
            memo
        })
        .collect();
    if let Some(first) = memos.first_mut() {
        first.persons = Some(section(parties, voice));
    }
    memos
}

fn section(parties: &Parties<'_>, voice: &Voice<'_>) -> Section {
    let texts = &voice.texts().person;
    type Column<'t> = (&'t crate::text::Text, bool, fn(Side) -> String);
    let columns: [Column<'_>; 7] = [
        (&texts.name, false, |side| side.name),
        (&texts.role, false, |side| side.role),
        (&texts.records, false, |side| side.records),
        (&texts.gains, true, |side| side.gains),
        (&texts.level, false, |side| side.level),
        (&texts.band, false, |side| side.band),
        (&texts.offence, false, |side| side.offence),
    ];
    let cells = |at: usize| -> Vec<Said> {
        let party = &parties.persons[at];
        let cell = |(_, _, of): &Column<'_>| voice.say(|phrases| of(phrases.side(at, party)));
        columns.iter().map(cell).collect()
    };
    let table = Table {
        columns: columns
            .iter()
            .map(|(head, _, _)| voice.text(head))
            .collect(),
        figures: columns.iter().map(|(_, figures, _)| *figures).collect(),
        rows: (0..parties.persons.len())
            .map(|at| Row {
                cells: cells(at),
                strong: false,
            })
            .collect(),
    };
    Section {
        id: "persons",
        title: voice.text(&texts.heading),
        blocks: vec![
            Block::Table(table),
            Block::Paragraph {
                text: voice.say(|phrases| phrases.joint()),
            },
        ],
    }
}
