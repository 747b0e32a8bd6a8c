//! The precedents most like the case, with what is alike and what differs.

use super::Section;
use crate::report::memo::{Block, Voice};
use crate::report::{Matter, Phrases, Similar};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    if matter.similar().is_empty() {
        return None;
    }
    let texts = &voice.texts().precedent;
    let mut blocks = vec![Block::Paragraph {
        text: voice.text(&texts.note),
    }];
    for similar in matter.similar() {
        let precedent = &matter.law.precedents()[similar.precedent];
        blocks.push(Block::Heading {
            text: voice.text(&precedent.name),
        });
        blocks.push(Block::List {
            items: voice.lines(|phrases| told(matter, phrases, similar)),
        });
    }
    Section::of("precedents", voice.text(&texts.heading), blocks)
}

fn told(matter: &Matter<'_>, phrases: &Phrases<'_>, similar: &Similar) -> Vec<String> {
    let precedent = &matter.law.precedents()[similar.precedent];
    let mut lines = vec![
        phrases.precedent_source(precedent).to_string(),
        phrases.precedent_facts(precedent).to_string(),
        precedent.decided.get(phrases.lang).to_owned(),
    ];
    lines.extend(phrases.precedent_sentences(precedent));
    let points = precedent.points.iter();
    lines.extend(points.map(|point| phrases.precedent_point(point)));
    lines.extend(phrases.likeness(similar));
    lines
}
