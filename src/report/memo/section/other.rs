//! The other offences: those that do not apply in a line each, those that do or may with all that is said of them.

use super::{OF_EACH, Section};
use crate::assess::Truth;
use crate::report::Matter;
use crate::report::memo::{Block, Said, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, main: usize) -> Option<Section> {
    let others = (0..matter.assessment.offences.len()).filter(|at| *at != main);
    let (not, apply): (Vec<usize>, Vec<usize>) =
        others.partition(|at| matter.outcome(*at).applies == Truth::NotMet);
    let mut blocks: Vec<Block> = apply
        .into_iter()
        .flat_map(|at| full(matter, voice, at))
        .collect();
    let items: Vec<Said> = not
        .into_iter()
        .flat_map(|at| voice.lines(|phrases| phrases.conclusion(matter, at)))
        .collect();
    if !items.is_empty() {
        blocks.push(Block::List { items });
    }
    Section::of("other", voice.text(&voice.texts().memo.other), blocks)
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
            text: voice.say(|phrases| {
                let title = section.title.in_language(phrases.lang);
                format!(
                    "{}{}{title}",
                    offence.name.get(phrases.lang),
                    phrases.colon()
                )
            }),
        });
        blocks.extend(section.blocks);
    }
    blocks
}
