//! The editions of the law that were computed, and which one is applied.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let items = voice.lines(|phrases| phrases.editions(matter, at));
    let blocks = if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::List { items }]
    };
    let title = voice.text(&voice.texts().section.edition);
    Section::of("edition", title, blocks)
}
