//! The whole explanation as a tree, of every offence that applies or may apply.

use super::Section;
use crate::report::memo::{Block, TreeRow, Voice};
use crate::report::{Matter, mark, tree};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    let offences = matter.present().into_iter();
    let blocks = offences.map(|at| Block::Tree {
        lines: lines(matter, voice, at),
    });
    let title = voice.text(&voice.texts().section.explanation);
    Section::of("explanation", title, blocks.collect())
}

fn lines(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Vec<TreeRow> {
    let texts = voice.lines(|phrases| {
        let lines = tree(matter, phrases, at).into_iter();
        lines
            .map(|line| line.text + &phrases.cites(line.cites.iter().copied()))
            .collect()
    });
    let nodes = &matter.explanation(at).nodes;
    let rows = nodes.iter().zip(texts).map(|(node, text)| TreeRow {
        depth: node.depth,
        mark: mark(node.truth),
        text,
    });
    rows.collect()
}
