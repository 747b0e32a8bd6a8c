//! The other offences at hand: which one prevails and why, then all that is said of each.

use super::{OF_EACH, Section};
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, main: usize) -> Option<Section> {
    let items = voice.lines(|phrases| phrases.concurrence(matter, main));
    let list = (!items.is_empty()).then_some(Block::List { items });
    let others = matter.present().into_iter().filter(|at| *at != main);
    let blocks = list
        .into_iter()
        .chain(others.flat_map(|at| full(matter, voice, at)));
    let title = voice.text(&voice.texts().section.concurrence);
    Section::of("other", title, blocks.collect())
}

fn full(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Vec<Block> {
    let (offence, outcome) = (matter.offence(at), matter.outcome(at));
    let heading = voice.say(|phrases| {
        let name = offence.name.get(phrases.lang);
        format!("{name} — {}", phrases.headline(offence, outcome))
    });
    let conclusion = voice.lines(|phrases| phrases.conclusion(matter, at));
    let paragraphs = conclusion.into_iter().map(|text| Block::Paragraph { text });
    let mut blocks: Vec<Block> = std::iter::once(Block::Heading { text: heading })
        .chain(paragraphs)
        .collect();
    for section in OF_EACH.iter().filter_map(|make| make(matter, voice, at)) {
        blocks.push(Block::Heading {
            text: section.title,
        });
        blocks.extend(section.blocks);
    }
    blocks
}
