//! Several people in one report: all side by side first, then a memo for each. What was said of one and holds of another
//! as it is, is not said again; what all of them cite is listed once, at the end.

use super::section::Section;
use super::{Block, Memo, Row, Said, Table, Voice, cited};
use crate::law::Name;
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
            let mut memo = Memo::without_citations(&party.matter, voice, file);
            memo.ends = at + 1 == all;
            memo.person = Some(voice.say(|phrases| phrases.person_of(at, all, &party.name)));
            memo
        })
        .collect();
    for at in (1..all).rev() {
        let (before, rest) = memos.split_at_mut(at);
        say_once(before, &mut rest[0], parties, voice);
    }
    if let Some(first) = memos.first_mut() {
        first.persons = Some(section(parties, voice));
    }
    memos.iter_mut().for_each(|memo| memo.number(voice));
    if let Some(last) = memos.last_mut() {
        let law = parties.shared.law;
        let of_all = parties
            .persons
            .iter()
            .flat_map(|party| cited(&party.matter));
        let joint = law.punishment.joint_cite.iter().map(Name::as_str);
        last.cite(law, voice, &of_all.chain(joint).collect());
    }
    memos
}

/// Refers to the first of the people before of whom the same was said, section by section; the facts stay whole.
fn say_once(before: &[Memo], memo: &mut Memo, parties: &Parties<'_>, voice: &Voice<'_>) {
    let sections = memo.sections.iter_mut().filter(|one| one.id != "facts");
    for section in sections {
        let same = before
            .iter()
            .position(|other| other.sections.contains(section));
        let Some(person) = same else {
            continue;
        };
        let text = voice.say(|phrases| {
            let name = phrases.person(person, &parties.persons[person].name);
            let same = &phrases.texts.person.same;
            same.fill(phrases.lang, &[("name", &name)])
        });
        section.blocks = vec![Block::Paragraph { text }];
    }
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
    let title = voice.text(&texts.heading);
    Section {
        id: "persons",
        heading: title.clone(),
        title,
        blocks: vec![
            Block::Table(table),
            Block::Paragraph {
                text: voice.say(|phrases| phrases.joint()),
            },
        ],
    }
}
