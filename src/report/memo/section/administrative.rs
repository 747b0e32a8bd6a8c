//! Administrative penalties and civil liability, below the line of the crime and beside it.

use super::Section;
use crate::report::memo::{Block, Voice};
use crate::report::{Matter, below, mark};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    let items = voice.lines(|phrases| {
        let lines = below(matter, phrases).into_iter();
        let said = lines.map(|line| match line.status {
            Some(status) => format!("{} {}", mark(status), line.text),
            None => line.text,
        });
        said.collect()
    });
    let list = (!items.is_empty()).then_some(Block::List { items });
    let title = voice.text(&voice.texts().beside.title);
    Section::of("administrative", title, list.into_iter().collect())
}
