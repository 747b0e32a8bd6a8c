//! Administrative penalties and civil liability, below the line of the crime and beside it.

use super::Section;
use crate::report::memo::{Block, Voice};
use crate::report::{Matter, Phrases, administrative_lines, mark};
use crate::text::Lang;

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    let told = voice.lines(|phrases| {
        let lines = lines(matter, phrases).into_iter();
        lines.map(|(_, text)| text).collect()
    });
    let leading = voice.leading();
    let penalties = leading.map(|phrases| lines(matter, phrases)).into_iter();
    let penalties = penalties.flatten().map(|(penalty, _)| penalty);
    let mut blocks: Vec<Block> = Vec::new();
    for (text, penalty) in told.into_iter().zip(penalties) {
        match (penalty, blocks.last_mut()) {
            (true, Some(Block::List { items })) => items.push(text),
            (true, _) => blocks.push(Block::List { items: vec![text] }),
            (false, _) => blocks.push(Block::Paragraph { text }),
        }
    }
    let title = voice.text(&voice.texts().beside.title);
    Section::of("administrative", title, blocks)
}

/// What is said, and of each line whether it is a penalty; the notes on a penalty follow it on its line.
fn lines(matter: &Matter<'_>, phrases: &Phrases<'_>) -> Vec<(bool, String)> {
    let mut said: Vec<(bool, String)> = Vec::new();
    for line in administrative_lines(matter, phrases) {
        match (line.status, said.last_mut()) {
            (Some(status), _) => said.push((true, format!("{} {}", mark(status), line.text))),
            (None, Some((true, before))) if line.depth > 1 => {
                before.push_str(match phrases.lang {
                    Lang::Zh => "；",
                    Lang::En => "; ",
                });
                before.push_str(&line.text);
            }
            (None, _) => said.push((false, line.text)),
        }
    }
    said
}
