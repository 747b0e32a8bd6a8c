//! The sentencing worksheet, where a base term was given.

use super::Section;
use crate::report::memo::{Block, Voice};
use crate::report::{Matter, worksheet_lines};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let base = matter.base_term?;
    let items = voice.lines(|phrases| {
        let lines = worksheet_lines(matter, phrases, at, base).into_iter();
        lines.map(|line| line.text).collect()
    });
    let list = (!items.is_empty()).then_some(Block::List { items });
    let title = voice.text(&voice.texts().worksheet.title);
    Section::of("worksheet", title, list.into_iter().collect())
}
