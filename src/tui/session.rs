//! The case under edit, with the file and the draft that it is kept in.

use std::path::{Path, PathBuf};

use super::context::Context;
use crate::case::Case;
use crate::file::Keep;
use crate::interview::Progress;
use crate::report::{CaseEditor, Matter, Parties};
use crate::store::{Draft, Lock, Passphrase, StoreError};

/// The case under edit.
pub struct Session<'a> {
    context: &'a Context<'a>,
    editor: CaseEditor<'a>,
    keep: Keep,
    /// The base term of the worksheet, in months: the reader's, no part of the case.
    pub base_term: Option<u32>,
}

impl<'a> Session<'a> {
    /// A session on a case that came from a file, or from nowhere; `lock` is what closes the file.
    pub fn new(
        context: &'a Context<'a>,
        case: Case,
        file: Option<PathBuf>,
        lock: Option<Lock>,
    ) -> Self {
        let keep = Keep::new(&case, file, lock);
        Session {
            context,
            editor: editor(context, case),
            keep,
            base_term: None,
        }
    }

    /// A session on no case, or on a variation of one: nothing of it is kept anywhere.
    pub fn unkept(context: &'a Context<'a>, case: Case) -> Self {
        Session::new(context, case, None, None)
    }

    /// A session on a case that came from a draft: it is not saved anywhere.
    pub fn resumed(context: &'a Context<'a>, case: Case, draft: Draft, lock: Option<Lock>) -> Self {
        let keep = Keep::resumed(&case, draft, lock);
        Session {
            context,
            editor: editor(context, case).saved_as(Case::default()),
            keep,
            base_term: None,
        }
    }

    /// Begins a draft in a folder.
    ///
    /// # Errors
    /// As of [`Keep::begin_draft`].
    pub fn begin_draft(&mut self, folder: &Path) -> Result<(), StoreError> {
        self.keep.begin_draft(folder)
    }

    /// Whether its file and its draft are closed with a passphrase.
    pub fn is_locked(&self) -> bool {
        self.keep.is_locked()
    }

    /// The file it was read from or saved to.
    pub fn file(&self) -> Option<&Path> {
        self.keep.file()
    }

    /// The plain case of the person at hand; the case itself where it has no people.
    pub fn case(&self) -> &Case {
        self.editor.case()
    }

    /// The case with its people.
    pub fn whole(&self) -> &Case {
        self.editor.whole()
    }

    /// The plain case of the person at hand with its assessment, as of the last edit.
    pub fn matter(&self) -> &Matter<'a> {
        self.editor.matter()
    }

    /// The person at hand, by position; 0 where there are none.
    pub fn person(&self) -> usize {
        self.editor.person()
    }

    /// Everybody's result, worked out anew.
    pub fn parties(&self) -> Parties<'a> {
        self.editor.parties()
    }

    /// How the questions stand.
    pub fn progress(&self) -> &Progress {
        self.editor.progress()
    }

    /// Turns to a person, by position; past the last one, to the last one.
    pub fn turn_to(&mut self, at: usize) {
        self.editor.turn_to(at);
    }

    /// Turns to the next person, after the last to the first; `false` where there is none.
    pub fn turn(&mut self) -> bool {
        self.editor.turn()
    }

    /// Makes an edit to the person at hand and assesses the case anew.
    pub fn edit(&mut self, change: impl FnOnce(&mut Case)) {
        self.editor.edit(change);
    }

    /// Makes an edit to the case with its people.
    pub fn edit_whole(&mut self, change: impl FnOnce(&mut Case)) {
        self.editor.edit_whole(change);
    }

    /// Makes an edit that was typed at a place: what is typed there in one go is undone in one go.
    pub fn type_at(&mut self, place: u64, change: impl FnOnce(&mut Case)) {
        self.editor.type_at(place, change);
    }

    /// Ends typing at a place.
    pub fn rest(&mut self) {
        self.editor.rest();
    }

    /// Undoes an edit; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.editor.undo()
    }

    /// Makes an undone edit again; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        self.editor.redo()
    }

    /// Whether the case differs from what was saved.
    pub fn is_unsaved(&self) -> bool {
        self.editor.is_unsaved()
    }

    /// Whether a draft is kept.
    pub fn keeps_draft(&self) -> bool {
        self.keep.has_draft()
    }

    /// Writes the draft, if the case changed since it was written. Called after the frame.
    ///
    /// # Errors
    /// As of [`Keep::write_draft`].
    pub fn keep_draft(&mut self) -> Result<(), StoreError> {
        self.keep.write_draft(self.context.law, self.editor.whole())
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
        let ground = self.context.ground();
        self.keep
            .save(ground, file, self.editor.whole(), passphrase)?;
        self.editor.mark_saved();
        self.keep.clear_draft()
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
        let ground = self.context.ground();
        self.keep.save_copy(ground, file, case, passphrase)
    }

    /// Ends the session; without `keep` the draft is thrown away.
    pub fn end(mut self, keep: bool) {
        if !(keep && self.is_unsaved()) {
            // The program is leaving: a draft that cannot be removed is offered again at the next start.
            let _ = self.keep.discard();
        }
    }
}

fn editor<'a>(context: &'a Context<'a>, case: Case) -> CaseEditor<'a> {
    CaseEditor::new(
        context.law,
        context.assessor,
        context.interview,
        context.as_of,
        case,
    )
}
