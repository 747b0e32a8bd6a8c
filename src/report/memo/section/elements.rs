//! The elements of the offence: what must hold for it to apply at all, and whether it does.

use super::Section;
use crate::report::memo::{Block, Row, Table, Voice};
use crate::report::{Matter, mark};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let (offence, texts) = (matter.offence(at), &voice.texts().memo);
    let elements = &matter.outcome(at).shown().elements;
    let own = elements
        .iter()
        .map(|(element, truth)| (&offence.elements[*element], *truth));
    let rows: Vec<Row> = own
        .map(|(element, truth)| Row {
            cells: vec![
                voice.text(&element.name),
                voice.say(|phrases| format!("{} {}", mark(truth), phrases.truth(truth))),
                voice.say(|phrases| {
                    let says = element.says.get(phrases.lang);
                    format!("{says}{}", phrases.cites(&element.cite))
                }),
            ],
            strong: false,
        })
        .collect();
    let heads = [&texts.element, &texts.status, &texts.requires];
    let table = (!rows.is_empty()).then(|| {
        Block::Table(Table {
            columns: heads.map(|head| voice.text(head)).to_vec(),
            figures: vec![false; heads.len()],
            rows,
        })
    });
    let title = voice.text(&texts.elements);
    Section::of("elements", title, table.into_iter().collect())
}
