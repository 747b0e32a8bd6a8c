//! Disputed points: each position with what it leads to in this case.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let mut blocks = Vec::new();
    for outcome in matter.disputes(at) {
        blocks.push(Block::Heading {
            text: voice.say(|phrases| match phrases.dispute(outcome) {
                (title, note) if note.is_empty() => title,
                (title, note) => title + &phrases.bracket(&note),
            }),
        });
        blocks.push(Block::List {
            items: voice.lines(|phrases| phrases.positions(matter, at, outcome)),
        });
    }
    let title = voice.text(&voice.texts().section.disputes);
    Section::of("disputes", title, blocks)
}
