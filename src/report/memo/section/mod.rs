//! The sections of a memo, one function in one file each.

mod administrative;
mod cautions;
mod changes;
pub(in crate::report::memo) mod citations;
mod counting;
mod disputes;
mod editions;
mod elements;
mod explanation;
mod facts;
mod items;
mod misstatements;
mod needs;
mod other;
mod penalty;
mod precedents;
pub(in crate::report::memo) mod sum;
mod worksheet;

use serde::Serialize;

use super::{Block, Said, Voice};
use crate::report::Matter;

/// A section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its name for templates, such as `facts`.
    pub id: &'static str,
    /// Its title.
    pub title: Said,
    /// Its title with its number among the sections of the memo: 一、事实.
    pub heading: Said,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// Makes a section about a case and one of its offences, by position; nothing where there is nothing to say.
pub(super) type Make = fn(&Matter<'_>, &Voice<'_>, usize) -> Option<Section>;

/// The sections of a memo, in order, before the list of what they cite; the offence is the one that the memo is about
/// first.
pub(super) const SECTIONS: &[Make] = &[
    facts::section,
    editions::section,
    sum::section,
    counting::section,
    elements::section,
    items::section,
    needs::section,
    penalty::section,
    worksheet::section,
    other::section,
    cautions::section,
    changes::section,
    disputes::section,
    administrative::section,
    precedents::section,
    misstatements::section,
    explanation::section,
];

/// What is said of every further offence that applies or may apply.
const OF_EACH: &[Make] = &[
    editions::section,
    sum::section,
    elements::section,
    items::section,
    needs::section,
    penalty::section,
    changes::section,
    disputes::section,
];

impl Section {
    /// A section with one block or more; nothing where it would be empty.
    fn of(id: &'static str, title: Said, blocks: Vec<Block>) -> Option<Self> {
        let heading = title.clone();
        (!blocks.is_empty()).then_some(Section {
            id,
            title,
            heading,
            blocks,
        })
    }
}
