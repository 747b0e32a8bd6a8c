//! What is still open, with what its answers lead to.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let needs = matter.needs(at);
    if needs.is_empty() {
        return None;
    }
    let items = needs
        .iter()
        .map(|need| voice.say(|phrases| phrases.need(matter, at, need)));
    let blocks = vec![Block::List {
        items: items.collect(),
    }];
    let title = voice.text(&voice.texts().section.needs);
    Section::of("needs", title, blocks)
}
