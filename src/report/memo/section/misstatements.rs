//! Common misstatements that the case meets.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    let hints = matter.hints().iter();
    let items: Vec<_> = hints
        .map(|at| voice.say(|phrases| phrases.misstatement(&matter.law.misstatements()[*at])))
        .collect();
    let list = (!items.is_empty()).then_some(Block::List { items });
    let title = voice.text(&voice.texts().misstatement.heading);
    Section::of("misstatements", title, list.into_iter().collect())
}
