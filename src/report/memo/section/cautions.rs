//! Other crimes that may be at hand besides.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    let items = voice.lines(|phrases| phrases.cautions(matter));
    let list = (!items.is_empty()).then_some(Block::List { items });
    let title = voice.text(&voice.texts().section.cautions);
    Section::of("cautions", title, list.into_iter().collect())
}
