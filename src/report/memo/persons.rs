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
    let refer = |person: usize, text: &crate::text::Text| {
        voice.say(|phrases| {
            let name = phrases.person(person, &parties.persons[person].name);
            text.fill(phrases.lang, &[("name", &name)])
        })
    };
    let texts = &voice.texts().person;
    let sections = memo.sections.iter_mut().filter(|one| one.id != "facts");
    for section in sections {
        let same = before
            .iter()
            .position(|other| other.sections.contains(section));
        if let Some(person) = same {
            let text = refer(person, &texts.same);
            section.blocks = vec![Block::Paragraph { text }];
        } else if section.id == "precedents" {
            tell_once(before, section, |person| refer(person, &texts.told));
        } else if section.id == "administrative" {
            end_once(before, section, |person| refer(person, &texts.rest));
        }
    }
}

/// A section that ends as an earlier person's does refers to it for the end.
fn end_once(before: &[Memo], section: &mut Section, refer: impl Fn(usize) -> Said) {
    let alike = |memo: &Memo| {
        let ends = memo.sections.iter().filter(|one| one.id == section.id);
        let blocks = |one: &Section| {
            let pairs = one.blocks.iter().rev().zip(section.blocks.iter().rev());
            pairs.take_while(|(a, b)| a == b).count()
        };
        ends.map(blocks).max().unwrap_or(0)
    };
    // One paragraph is as short as the reference.
    let found = before.iter().map(alike).enumerate();
    if let Some((person, alike)) = found.into_iter().find(|(_, alike)| *alike > 1) {
        section.blocks.truncate(section.blocks.len() - alike);
        let text = refer(person);
        section.blocks.push(Block::Paragraph { text });
    }
}

/// What a precedent is about, told under an earlier person, is referred to; what is alike and what differs stays.
fn tell_once(before: &[Memo], section: &mut Section, refer: impl Fn(usize) -> Said) {
    for at in 1..section.blocks.len() {
        let (heads, blocks) = section.blocks.split_at_mut(at);
        let (Some(head), Block::List { items }) = (heads.last(), &mut blocks[0]) else {
            continue;
        };
        let told = before
            .iter()
            .map(|memo| told_of(memo, section.id, head, items));
        if let Some((person, told)) = told.enumerate().find(|(_, told)| *told > 1) {
            items.splice(..told, [refer(person)]);
        }
    }
}

/// How many of the items that begin a list begin the list under the same heading of another memo.
fn told_of(memo: &Memo, id: &str, head: &Block, items: &[Said]) -> usize {
    let same = memo.sections.iter().filter(|one| one.id == id);
    let pairs = same.flat_map(|one| one.blocks.windows(2));
    let lists = pairs.filter_map(|pair| match pair {
        [before, Block::List { items }] if before == head => Some(items),
        _ => None,
    });
    let alike = |list: &Vec<Said>| list.iter().zip(items).take_while(|(a, b)| a == b).count();
    lists.map(alike).max().unwrap_or(0)
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
