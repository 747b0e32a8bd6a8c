//! The case under edit: its history, its assessment, its file and its draft.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use super::context::Context;
use crate::assess::Scratch;
use crate::case::{Case, History, write};
use crate::interview::Progress;
use crate::report::{Matter, Parties};
use crate::store::{Draft, Lock, Passphrase, StoreError};

/// The case under edit.
pub struct Session<'a> {
    context: &'a Context<'a>,
    history: History,
    /// The person at hand, by position, where the case has several.
    person: usize,
    /// The plain case of the person at hand with its assessment, as of the last edit.
    pub matter: Matter<'a>,
    /// How the questions stand, once somebody asked.
    progress: OnceCell<Progress>,
    /// The base term of the worksheet, in months: the reader's, no part of the case.
    pub base_term: Option<u32>,
    /// The file it was read from or saved to.
    pub file: Option<PathBuf>,
    saved: Case,
    /// What closes its file and its draft.
    lock: Option<Lock>,
    draft: Option<Draft>,
    /// What the draft holds.
    drafted: Case,
}

impl<'a> Session<'a> {
    /// A session on a case. Without a draft, nothing is kept of it but what is saved.
    pub fn new(
        context: &'a Context<'a>,
        case: Case,
        file: Option<PathBuf>,
        draft: Option<Draft>,
    ) -> Self {
        Session {
            context,
            matter: matter(context, &case, 0),
            person: 0,
            base_term: None,
            progress: OnceCell::new(),
            saved: case.clone(),
            drafted: case.clone(),
            history: History::new(case),
            file,
            lock: None,
            draft,
        }
    }

    /// The same, on a case that came from a draft: it is not saved anywhere.
    pub fn resumed(context: &'a Context<'a>, case: Case, draft: Draft) -> Self {
        let mut session = Session::new(context, case, None, Some(draft));
        session.saved = Case::default();
        session
    }

    /// The same, its file and its draft closed; nothing leaves them as they are.
    #[must_use]
    pub fn locked(mut self, lock: Option<Lock>) -> Self {
        self.lock = lock;
        self
    }

    /// Whether its file and its draft are closed with a passphrase.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// The plain case of the person at hand; the case itself where it has no people.
    pub fn case(&self) -> &Case {
        &self.matter.case
    }

    /// The case with its people.
    pub fn whole(&self) -> &Case {
        self.history.case()
    }

    /// The person at hand, by position; 0 where there are none.
    pub fn person(&self) -> usize {
        self.person
    }

    /// Everybody's result, worked out anew.
    pub fn parties(&self) -> Parties<'a> {
        let context = self.context;
        let (law, assessor) = (context.law, context.assessor);
        Parties::new(law, assessor, self.whole().clone(), context.as_of, None)
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
        let context = self.context;
        self.progress.get_or_init(|| {
            let facts = (&self.matter.facts, context.as_of);
            let scratch = &mut Scratch::default();
            Progress::of(
                context.interview,
                context.law,
                context.assessor,
                self.case(),
                facts,
                scratch,
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

    /// Undoes an edit; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.step(History::undo)
    }

    /// Makes an undone edit again; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        self.step(History::redo)
    }

    /// Goes a step along the history, and turns to the person whom it changes.
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
        self.matter = matter(self.context, self.history.case(), self.person);
        self.progress = OnceCell::new();
    }

    /// Whether the case differs from what was saved.
    pub fn is_unsaved(&self) -> bool {
        *self.whole() != self.saved
    }

    /// Whether a draft is kept.
    pub fn keeps_draft(&self) -> bool {
        self.draft.is_some()
    }

    /// Writes the draft, if the case changed since it was written. Called after the frame.
    ///
    /// # Errors
    /// The draft could not be written; the case itself is whole.
    pub fn keep_draft(&mut self) -> Result<(), StoreError> {
        if *self.history.case() == self.drafted {
            return Ok(());
        }
        if let Some(draft) = &mut self.draft {
            self.drafted = self.history.case().clone();
            let mut text = write(self.context.law, &self.drafted);
            if let Some(lock) = &mut self.lock {
                let sealed = lock.draft(&text);
                text = sealed.map_err(|what| StoreError::of(draft.path(), what))?;
            }
            draft.write(&text)?;
        }
        Ok(())
    }

    /// Saves the case to a file and empties the draft. With a new passphrase both are closed with it from now on; else the
    /// file is closed as it was.
    ///
    /// # Errors
    /// The file could not be written; what was there before is still there.
    pub fn save(
        &mut self,
        file: PathBuf,
        passphrase: Option<Passphrase>,
    ) -> Result<(), StoreError> {
        self.save_copy(&file, self.whole(), passphrase.as_ref())?;
        if let Some(passphrase) = passphrase {
            self.lock = Some(Lock::new(passphrase));
        }
        self.file = Some(file);
        self.saved = self.whole().clone();
        self.drafted = self.saved.clone();
        match &mut self.draft {
            Some(draft) => draft.clear(),
            None => Ok(()),
        }
    }

    /// Saves another case to a file, closed with a passphrase or, without one, as this one is.
    ///
    /// # Errors
    /// As of [`Session::save`].
    pub fn save_copy(
        &self,
        file: &Path,
        case: &Case,
        passphrase: Option<&Passphrase>,
    ) -> Result<(), StoreError> {
        let own = self.lock.as_ref().map(|lock| &lock.passphrase);
        self.context.ground().save(file, case, passphrase.or(own))
    }

    /// Ends the session; without `keep` the draft is thrown away.
    pub fn end(self, keep: bool) {
        let keep = keep && self.is_unsaved();
        if let (Some(draft), false) = (self.draft, keep) {
            // The program is leaving: a draft that cannot be removed is offered again at the next start.
            let _ = draft.discard();
        }
    }
}

fn matter<'a>(context: &'a Context<'a>, case: &Case, person: usize) -> Matter<'a> {
    let plain = case.person(person);
    Matter::new(context.law, context.assessor, &plain, context.as_of)
}
