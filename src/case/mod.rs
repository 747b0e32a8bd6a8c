//! One matter: the answers by fact id, the record rows, the file format, and the history of edits.
//!
//! Knows the law's vocabulary and nothing of what the law makes of it.

mod answer;
mod answers;
mod history;
mod made;
mod person;
mod read;
mod row;
mod schema;
mod tree;
mod write;

use self::answers::Answers;

pub use answer::{Answer, Answered, DateForm, DateSpan, Span};
pub use history::History;
pub use made::Made;
pub use person::Person;
pub use read::{backwards, read, title};
pub use row::{Records, Row};
pub use schema::schema;
pub use tree::Format;
pub use write::{write, written};

/// The version of the case file format.
pub const SCHEMA: u64 = 1;

/// One matter; by default one of which nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Free text of the user; never shown in a presentation.
    pub title: String,
    /// What its file keeps of the day when it was saved.
    pub made: Option<Made>,
    /// What was answered, by the position of the fact in [`Law::facts`](crate::law::Law::facts); what is not there was not asked.
    answers: Answers,
    /// The record rows; `None` was not asked.
    pub records: Option<Records>,
    /// Several people, each with what differs from the case.
    persons: Vec<Person>,
}

impl Case {
    /// What was answered for a fact.
    pub fn answer(&self, fact: usize) -> Option<&Answer> {
        self.answers.get(fact).map(|answered| &answered.answer)
    }

    /// The answer with its note of source.
    pub fn answered(&self, fact: usize) -> Option<&Answered> {
        self.answers.get(fact)
    }

    /// Everything that was answered, in the order of the facts.
    pub fn answers(&self) -> impl Iterator<Item = (usize, &Answer)> {
        let answers = self.answers.iter();
        answers.map(|(fact, answered)| (fact, &answered.answer))
    }

    /// Gives or, with `None`, takes back an answer; a note of source stays with it.
    pub fn set(&mut self, fact: usize, answer: Option<Answer>) {
        let before = self.answers.set(fact, None);
        let source = before.and_then(|before| before.source);
        self.answers
            .set(fact, answer.map(|answer| Answered { answer, source }));
    }

    /// Gives an answer with its note of source.
    pub fn set_answered(&mut self, fact: usize, answered: Answered) {
        self.answers.set(fact, Some(answered));
    }

    /// The rows, empty where they are unknown or not asked.
    pub fn rows(&self) -> &[Row] {
        match &self.records {
            Some(Records::Rows(rows)) => rows,
            Some(Records::Unknown) | None => &[],
        }
    }

    /// The rows to edit; unknown rows become a list.
    pub fn rows_mut(&mut self) -> &mut Vec<Row> {
        if !matches!(self.records, Some(Records::Rows(_))) {
            self.records = Some(Records::Rows(Vec::new()));
        }
        match &mut self.records {
            Some(Records::Rows(rows)) => rows,
            Some(Records::Unknown) | None => unreachable!("made a list just above"),
        }
    }

    /// Takes out what may name people: the title, the names and every note of source.
    pub fn redact(&mut self) {
        self.title.clear();
        for answered in self.answers.iter_mut() {
            answered.source = None;
        }
        if let Some(Records::Rows(rows)) = &mut self.records {
            rows.iter_mut().for_each(|row| row.source = None);
        }
        self.redact_persons();
    }

    /// Whether nothing was answered and no title given.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty()
            && self.records.is_none()
            && self.answers.is_empty()
            && self.persons.is_empty()
    }
}
