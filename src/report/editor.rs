//! The case under edit, as every front end edits it: its history, the person at hand, and what it comes to after the
//! last edit.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::{Matter, Parties};
use crate::assess::{Assessor, Scratch};
use crate::case::{Case, History};
use crate::interview::{Interview, Progress};
use crate::law::Law;

/// The case under edit.
pub struct CaseEditor<'a> {
    interview: &'a Interview,
    history: History,
    /// The person at hand, by position, where the case has several.
    person: usize,
    /// The plain case of the person at hand with its assessment, as of the last edit.
    matter: Matter<'a>,
    /// How the questions stand, once somebody asked.
    progress: OnceCell<Progress>,
    /// The case as it was saved last.
    saved: Case,
}

impl<'a> CaseEditor<'a> {
    /// An editor on a case as a file holds it.
    pub fn new(
        law: &'a Law,
        assessor: &'a Assessor,
        interview: &'a Interview,
        as_of: Date,
        case: Case,
    ) -> Self {
        CaseEditor {
            interview,
            person: 0,
            matter: Matter::new(law, assessor, case.person(0), as_of),
            progress: OnceCell::new(),
            saved: case.clone(),
            history: History::new(case),
        }
    }

    /// The same, where a file holds another case than the one under edit.
    #[must_use]
    pub fn saved_as(mut self, saved: Case) -> Self {
        self.saved = saved;
        self
    }

    /// The plain case of the person at hand; the case itself where it has no people.
    pub fn case(&self) -> &Case {
        &self.matter.case
    }

    /// The case with its people.
    pub fn whole(&self) -> &Case {
        self.history.case()
    }

    /// The plain case of the person at hand with its assessment.
    pub fn matter(&self) -> &Matter<'a> {
        &self.matter
    }

    /// Everybody's result, worked out anew.
    pub fn parties(&self) -> Parties<'a> {
        let Matter {
            law,
            assessor,
            as_of,
            ..
        } = self.matter;
        Parties::new(law, assessor, self.whole().clone(), as_of, None)
    }

    /// The person at hand, by position; 0 where there are none.
    pub fn person(&self) -> usize {
        self.person
    }

    /// Turns to a person, by position; past the last one, to the last one.
    pub fn turn_to(&mut self, at: usize) {
        self.history.rest();
        self.person = at;
        self.refresh();
    }

    /// Turns to the next person, after the last to the first; `false` where there is none.
    pub fn turn(&mut self) -> bool {
        let all = self.whole().persons().len();
        if all > 0 {
            self.turn_to((self.person + 1) % all);
        }
        all > 0
    }

    /// How the questions stand.
    pub fn progress(&self) -> &Progress {
        let matter = &self.matter;
        self.progress.get_or_init(|| {
            Progress::of(
                self.interview,
                matter.law,
                matter.assessor,
                &matter.case,
                (&matter.facts, matter.as_of),
                &mut Scratch::default(),
            )
        })
    }

    /// Makes an edit to the person at hand and assesses the case anew.
    pub fn edit(&mut self, change: impl FnOnce(&mut Case)) {
        let person = self.person;
        self.edit_whole(|case| case.edit_person(person, change));
    }

    /// Makes an edit to the case with its people.
    pub fn edit_whole(&mut self, change: impl FnOnce(&mut Case)) {
        if self.history.edit(change) {
            self.refresh();
        }
    }

    /// Makes an edit that was typed at a place: what is typed there in one go is undone in one go.
    pub fn type_at(&mut self, place: u64, change: impl FnOnce(&mut Case)) {
        let person = self.person;
        let edit = |case: &mut Case| case.edit_person(person, change);
        if self.history.type_at(place, edit) {
            self.refresh();
        }
    }

    /// Ends typing at a place.
    pub fn rest(&mut self) {
        self.history.rest();
    }

    /// Undoes an edit, and turns to the person whom it changed; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.step(History::undo)
    }

    /// Makes an undone edit again; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        self.step(History::redo)
    }

    fn step(&mut self, step: impl FnOnce(&mut History) -> bool) -> bool {
        let before = self.whole().persons().to_vec();
        if !step(&mut self.history) {
            return false;
        }
        let now = self.whole().persons();
        let changed = now.iter().zip(&before).position(|(now, was)| now != was);
        self.person = changed.unwrap_or(self.person);
        self.refresh();
        true
    }

    fn refresh(&mut self) {
        let last = self.whole().persons().len().saturating_sub(1);
        self.person = self.person.min(last);
        let plain = self.whole().person(self.person);
        let Matter {
            law,
            assessor,
            as_of,
            ..
        } = self.matter;
        self.matter = Matter::new(law, assessor, plain, as_of);
        self.progress = OnceCell::new();
    }

    /// Whether the case differs from what was saved.
    pub fn is_unsaved(&self) -> bool {
        *self.whole() != self.saved
    }

    /// Takes the case as it stands as saved.
    pub fn mark_saved(&mut self) {
        self.saved = self.whole().clone();
    }
}
