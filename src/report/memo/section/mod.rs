//! The sections of a memo, one function in one file each.

mod administrative;
mod cautions;
mod changes;
mod citations;
mod counting;
mod disputes;
mod editions;
mod explanation;
mod facts;
mod items;
mod misstatements;
mod needs;
mod other;
mod penalty;
mod precedents;
mod sum;
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
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// Makes a section about a case and one of its offences, by position; nothing where there is nothing to say.
pub(super) type Make = fn(&Matter<'_>, &Voice<'_>, usize) -> Option<Section>;

/// All sections of a memo, in order; the offence is the one that the memo is about first.
pub(super) const SECTIONS: &[Make] = &[
    facts::section,
    editions::section,
    sum::section,
    counting::section,
    items::section,
    penalty::section,
    administrative::section,
    worksheet::section,
    other::section,
    cautions::section,
    disputes::section,
    changes::section,
    needs::section,
    misstatements::section,
    precedents::section,
    citations::section,
    explanation::section,
];

/// What is said of every further offence that applies or may apply.
const OF_EACH: &[Make] = &[
    editions::section,
    sum::section,
    items::section,
    penalty::section,
    disputes::section,
    changes::section,
    needs::section,
];

impl Section {
    /// A section with one block or more; nothing where it would be empty.
    fn of(id: &'static str, title: Said, blocks: Vec<Block>) -> Option<Self> {
        (!blocks.is_empty()).then_some(Section { id, title, blocks })
    }
}
