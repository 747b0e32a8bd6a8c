//! What would change the result: down and up.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let texts = voice.texts();
    let reverse = matter.reverse(at);
    let certain = matter.outcome(at).possible.len() == 1;
    let mut blocks = Vec::new();
    if certain && reverse.raising.is_empty() && reverse.lowering.is_empty() {
        blocks.push(Block::Paragraph {
            text: voice.text(&texts.change.nothing),
        });
    }
    for (title, changes) in [
        (&texts.change.lowering, &reverse.lowering),
        (&texts.change.raising, &reverse.raising),
    ] {
        if changes.is_empty() {
            continue;
        }
        blocks.push(Block::Heading {
            text: voice.text(title),
        });
        let items = changes.iter();
        blocks.push(Block::List {
            items: items
                .map(|change| voice.say(|phrases| phrases.change(matter, at, change)))
                .collect(),
        });
    }
    Section::of("change", voice.text(&texts.section.change), blocks)
}
