//! The penalty of each level that is still possible, and what goes with it.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let (offence, outcome) = (matter.offence(at), matter.outcome(at));
    let mut blocks = Vec::new();
    for penalty in &outcome.penalties {
        if outcome.possible.len() > 1 {
            blocks.push(Block::Heading {
                text: voice.say(|phrases| phrases.if_level(offence, penalty.level)),
            });
        }
        blocks.push(Block::List {
            items: voice.lines(|phrases| phrases.penalty(matter, at, penalty)),
        });
    }
    let title = voice.text(&voice.texts().section.penalty);
    Section::of("penalty", title, blocks)
}
