//! The case under edit: its history, its assessment, its file and its draft.

use std::cell::OnceCell;
use std::path::PathBuf;

use super::context::Context;
use crate::assess::Scratch;
use crate::case::{Case, History, write};
use crate::interview::Progress;
use crate::report::Matter;
use crate::store::{Draft, StoreError, write_whole};

/// The case under edit.
pub struct Session<'a> {
    context: &'a Context<'a>,
    history: History,
    /// The case with its assessment, as of the last edit.
    pub matter: Matter<'a>,
    /// How the questions stand, once somebody asked.
    progress: OnceCell<Progress>,
    /// The base term of the worksheet, in months: the reader's, no part of the case.
    pub base_term: Option<u32>,
    /// The file it was read from or saved to.
    pub file: Option<PathBuf>,
    saved: Case,
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
            matter: matter(context, &case),
            base_term: None,
            progress: OnceCell::new(),
            saved: case.clone(),
            drafted: case.clone(),
            history: History::new(case),
            file,
            draft,
        }
    }

    /// The same, on a case that came from a draft: it is not saved anywhere.
    pub fn resumed(context: &'a Context<'a>, case: Case, draft: Draft) -> Self {
        let mut session = Session::new(context, case, None, Some(draft));
        session.saved = Case::new(context.law);
        session
    }

    /// The case.
    pub fn case(&self) -> &Case {
        self.history.case()
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

    /// Makes an edit and assesses the case anew.
    pub fn edit(&mut self, change: impl FnOnce(&mut Case)) {
        if self.history.edit(change) {
            self.refresh();
        }
    }

    /// Makes an edit that was typed at a place: what is typed there in one go is undone in one go.
    pub fn type_at(&mut self, place: u64, change: impl FnOnce(&mut Case)) {
        if self.history.type_at(place, change) {
            self.refresh();
        }
    }

    /// Ends typing at a place.
    pub fn rest(&mut self) {
        self.history.rest();
    }

    /// Undoes an edit; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let undone = self.history.undo();
        if undone {
            self.refresh();
        }
        undone
    }

    /// Makes an undone edit again; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        let redone = self.history.redo();
        if redone {
            self.refresh();
        }
        redone
    }

    fn refresh(&mut self) {
        self.matter = matter(self.context, self.history.case());
        self.progress = OnceCell::new();
    }

    /// Whether the case differs from what was saved.
    pub fn is_unsaved(&self) -> bool {
        *self.case() != self.saved
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
            draft.write(&write(self.context.law, &self.drafted))?;
        }
        Ok(())
    }

    /// Saves the case to a file and empties the draft.
    ///
    /// # Errors
    /// The file could not be written; what was there before is still there.
    pub fn save(&mut self, file: PathBuf) -> Result<(), StoreError> {
        write_whole(&file, write(self.context.law, self.case()))?;
        self.file = Some(file);
        self.saved = self.case().clone();
        self.drafted = self.saved.clone();
        match &mut self.draft {
            Some(draft) => draft.clear(),
            None => Ok(()),
        }
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

fn matter<'a>(context: &'a Context<'a>, case: &Case) -> Matter<'a> {
    Matter::new(context.law, context.assessor, case, context.as_of)
}
