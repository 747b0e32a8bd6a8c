//! Record rows.

use super::{Answer, Span};

/// The record rows of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Records {
    /// Asked, and open.
    Unknown,
    /// These rows; an empty list means none.
    Rows(Vec<Row>),
}

/// One row: so many records of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// A name by which people who share the row have a count of their own.
    pub id: Option<String>,
    /// The record type, by its position in the law.
    pub kind: usize,
    /// How many; `None` is at least one.
    pub count: Option<Span>,
    /// Shown to be untrue or duplicate; `None` is taken as nothing.
    pub removed: Option<Span>,
    /// To how many different recipients the same records went; `None` is taken as one.
    pub recipients: Option<Span>,
    /// The row's own tier, by its position in the law, where the type's is argued about.
    pub tier: Option<usize>,
    /// The row's own answers to facts, by the position of the fact.
    pub own: Vec<(usize, Answer)>,
    /// Where in the file it was found.
    pub source: Option<String>,
}

impl Row {
    /// A row of a type, of which nothing else is known.
    pub fn new(kind: usize) -> Self {
        Row {
            id: None,
            kind,
            count: None,
            removed: None,
            recipients: None,
            tier: None,
            own: Vec::new(),
            source: None,
        }
    }

    /// A row of exactly so many records.
    pub fn counted(kind: usize, count: u64) -> Self {
        Row {
            count: Some(Span::exactly(count)),
            ..Row::new(kind)
        }
    }

    /// The row's own answer to a fact.
    pub fn answer(&self, fact: usize) -> Option<&Answer> {
        self.own
            .iter()
            .find(|(at, _)| *at == fact)
            .map(|(_, answer)| answer)
    }

    /// Gives or, with `None`, takes back the row's own answer.
    pub fn set(&mut self, fact: usize, answer: Option<Answer>) {
        self.own.retain(|(at, _)| *at != fact);
        if let Some(answer) = answer {
            self.own.push((fact, answer));
            self.own.sort_by_key(|(at, _)| *at);
        }
    }
}
