//! The blocks that sections are made of.

use serde::Serialize;

use super::Said;

/// A block of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading within the section.
    Heading {
        /// What it says.
        text: Said,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Said,
    },
    /// A list without numbers.
    List {
        /// Its entries.
        items: Vec<Said>,
    },
    /// What was answered, one fact a line.
    Facts {
        /// The lines.
        entries: Vec<Entry>,
    },
    /// A table.
    Table(Table),
    /// A tree that explains the result.
    Tree {
        /// Its lines from top to bottom.
        lines: Vec<TreeRow>,
    },
}

/// A fact with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The fact.
    pub name: Said,
    /// The answer.
    pub value: Said,
    /// Where in the file it was found; empty where nothing is noted.
    pub source: String,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The heads of the columns.
    pub columns: Vec<Said>,
    /// Which columns hold figures.
    pub figures: Vec<bool>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its cells, as many as there are columns.
    pub cells: Vec<Said>,
    /// Whether it carries the result.
    pub strong: bool,
}

/// A line of a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeRow {
    /// How deep it stands, from 0.
    pub depth: u8,
    /// A sign for met, not met and open that needs no colour.
    pub mark: char,
    /// What it says.
    pub text: Said,
}
