//! The interview as plain lines: a line comes in, lines go out. For screen readers, pipes, and terminals that cannot draw.
//!
//! The same questions, options, parsers and results as everywhere; nothing is read or written here.

mod answer;
mod asking;
mod command;
mod details;
mod people;
mod records;
mod texts;

use jiff::civil::Date;

use super::{CaseEditor, Matter, Phrases, Texts};
use crate::assess::Assessor;
use crate::case::Case;
use crate::interview::{
    ChoiceWords, ErrorTexts, Form, Interview, InterviewTexts, Progress, Question, RecordsTexts,
    RowDetail,
};
use crate::law::{FactKind, Law};
use crate::text::{Lang, Text};

pub use self::texts::{AskData, AskTexts, Command, Word};

/// What a conversation works with and does not change.
pub struct Context<'a> {
    /// The law.
    pub law: &'a Law,
    /// The assessor.
    pub assessor: &'a Assessor,
    /// The interview.
    pub interview: &'a Interview,
    /// Texts of results.
    pub texts: &'a Texts,
    /// What the conversation says and understands.
    pub data: &'a AskData,
    /// Hints of the questions.
    pub hints: &'a InterviewTexts,
    /// Words of the record rows.
    pub records: &'a RecordsTexts,
    /// What is wrong with an entry.
    pub errors: &'a ErrorTexts,
    /// Yes, no, I don't know.
    pub words: ChoiceWords<'a>,
    /// The day of judgment.
    pub as_of: Date,
}

/// What the one who listens is asked to do after a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Read the next line.
    Go,
    /// Save the case under this name, and tell [`Talk::saved`].
    Save(String),
    /// End; without `keep` nothing is kept.
    Quit {
        /// Whether what is not saved is kept.
        keep: bool,
    },
}

/// What is being asked for just now.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// Numbers of options.
    Options,
    /// The name of a role; these were listed.
    Role(Vec<usize>),
    /// A number, an amount or a date: the fact of the question, by its place in it.
    Field(usize),
    /// Names of record types; these were listed.
    Rows(Vec<usize>),
    /// The count of a row.
    Count(usize),
    /// Which detail of a row.
    Details(usize),
    /// A detail of a row.
    Detail(usize, RowDetail),
    /// What to do after the last question.
    End,
}

/// A conversation about one case.
pub struct Talk<'a> {
    context: &'a Context<'a>,
    /// The language just now.
    pub lang: Lang,
    editor: CaseEditor<'a>,
    /// The question at hand, by position.
    at: usize,
    place: Place,
}

impl<'a> Talk<'a> {
    /// A conversation about a case, at its first open question. `saved` is the case as a file holds it.
    pub fn new(context: &'a Context<'a>, lang: Lang, case: Case, saved: Case) -> Self {
        let editor = CaseEditor::new(
            context.law,
            context.assessor,
            context.interview,
            context.as_of,
            case,
        );
        let mut talk = Talk {
            context,
            lang,
            editor: editor.saved_as(saved),
            at: 0,
            place: Place::End,
        };
        talk.first();
        talk
    }

    /// The plain case of the person at hand; the case itself where it has no people.
    pub fn case(&self) -> &Case {
        self.editor.case()
    }

    /// The case with its people.
    pub fn whole(&self) -> &Case {
        self.editor.whole()
    }

    /// The case with its assessment.
    pub fn matter(&self) -> &Matter<'a> {
        self.editor.matter()
    }

    /// Whether the case differs from what was saved.
    pub fn is_unsaved(&self) -> bool {
        self.editor.is_unsaved()
    }

    /// The question at hand; nothing after the last one.
    pub fn question(&self) -> Option<&'a Question> {
        (self.place != Place::End).then(|| &self.context.interview.questions[self.at])
    }

    /// What stands at the very beginning: how this works, and the first question.
    pub fn begin(&self) -> String {
        let welcome = self.say(&self.ask().welcome);
        match self.whole().persons().is_empty() {
            true => format!("{welcome}\n\n{}", self.prompt()),
            false => format!("{welcome}\n\n{}", self.people()),
        }
    }

    /// The report of the case with all its people, as text.
    pub fn report(&self) -> String {
        super::plain_of_all(&self.editor.parties(), &self.phrases())
    }

    /// Takes a line: what is said to it, and what is to be done.
    pub fn hear(&mut self, line: &str) -> (String, Request) {
        match self.context.data.command(line) {
            Some((command, rest)) => self.command(command, line, rest),
            None => (self.answer(line.trim()), Request::Go),
        }
    }

    /// Says that the case was saved, and takes it as saved.
    pub fn saved(&mut self, file: &str) -> String {
        self.editor.mark_saved();
        self.ask().saved.fill(self.lang, &[("file", file)])
    }

    fn ask(&self) -> &'a AskTexts {
        &self.context.data.ask
    }

    fn say(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    fn phrases(&self) -> Phrases<'a> {
        Phrases {
            law: self.context.law,
            texts: self.context.texts,
            lang: self.lang,
        }
    }

    /// The question at hand, after the last one too.
    fn asked(&self) -> &'a Question {
        &self.context.interview.questions[self.at]
    }

    /// The facts of the question at hand, by position.
    fn facts(&self) -> Vec<usize> {
        let context = self.context;
        context.interview.facts(context.law, self.asked()).collect()
    }

    fn progress(&self) -> &Progress {
        self.editor.progress()
    }

    fn edit(&mut self, change: impl FnOnce(&mut Case)) {
        self.editor.edit(change);
    }

    /// To the first open question, or past the last one.
    fn first(&mut self) {
        match self.progress().next(false) {
            Some(at) => self.enter(at),
            None => self.end(),
        }
    }

    fn enter(&mut self, at: usize) {
        self.at = at;
        let question = self.asked();
        let role = self
            .facts()
            .first()
            .is_some_and(|fact| self.context.law.facts[*fact].kind == FactKind::Role);
        self.place = match question.form {
            Form::Choice if role => Place::Role(Vec::new()),
            Form::Choice | Form::Set | Form::Checklist => Place::Options,
            Form::Count | Form::Money | Form::Date => Place::Field(0),
            Form::Records => Place::Rows(self.usual()),
        };
    }

    /// After the last question.
    fn end(&mut self) {
        self.place = Place::End;
    }

    /// On to the next question, or to the end.
    fn on(&mut self) {
        match self.progress().onward(self.at) {
            Some(at) => self.enter(at),
            None => self.end(),
        }
    }
}
