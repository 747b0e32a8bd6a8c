//! The case at hand: a new one, one from a file, one whose draft was left behind.

use std::path::PathBuf;

use super::App;
use super::layer::Layer;
use crate::case::{Case, Format, read};
use crate::file::{Opened, left_behind};
use crate::store::{LeftBehind, Lock, Orphan, StoreError};
use crate::text::clean;
use crate::tui::screen::{Home, NoticeScreen, ResultScreen, UnlockScreen};
use crate::tui::session::Session;

impl<'a> App<'a> {
    pub(super) fn home(&mut self) {
        let draft = self.orphan().map(|(left, case)| {
            let title = case.map(|case| clean(&case.title));
            (title, left.day.to_string())
        });
        let law = self.context.law;
        let home = Home::new(&law.files, &law.about.disclaimer, draft);
        self.layers = vec![Layer::Home(home)];
    }

    /// Opens a worked example at its result; one that cannot be read is said.
    pub(super) fn example(&mut self, name: &str) {
        let law = self.context.law;
        let mut examples = law.files.folder("examples");
        let Some((_, id)) = examples.find(|(known, _)| *known == name) else {
            return;
        };
        match read(law, name, law.files.text(id), Format::Toml, None) {
            Ok(case) => self.open(case.into(), None, true),
            Err(problems) => {
                let first = problems.first().map(|problem| problem.line(self.lang));
                self.message = first;
            }
        }
    }

    /// The newest draft that was left behind, and its case; no case where it is encrypted.
    fn orphan(&self) -> Option<(LeftBehind, Option<Case>)> {
        left_behind(self.context.law, self.drafts.as_deref()?)
    }

    pub(super) fn open(&mut self, opened: Opened, file: Option<PathBuf>, result: bool) {
        let lock = opened.passphrase.map(Lock::new);
        let mut session = Session::new(self.context, opened.case, file.clone(), lock);
        if let Some(folder) = self.drafts.as_deref()
            && let Err(error) = session.begin_draft(folder)
        {
            self.complain(&error);
        }
        self.replace_session(session);
        self.place = None;
        self.layers = vec![self.interview()];
        if result {
            self.layers = vec![Layer::Result(ResultScreen::new(&self.session))];
        }
        if !opened.notes.is_empty() {
            let screen = NoticeScreen::new(file.unwrap_or_default(), opened.notes);
            self.layers.push(Layer::Notice(screen));
        }
    }

    pub(super) fn replace_session(&mut self, session: Session<'a>) {
        let before = std::mem::replace(&mut self.session, session);
        before.end(true);
    }

    pub(super) fn complain(&mut self, error: &StoreError) {
        self.message = Some(error.text().get(self.lang).to_owned());
    }

    pub(super) fn resume(&mut self) {
        match self.orphan() {
            None => self.home(),
            Some((left, Some(case))) => self.resumed(case, left.orphan, None),
            Some((left, None)) => {
                let screen = UnlockScreen::draft(left.orphan, left.text);
                self.layers.push(Layer::Unlock(screen));
            }
        }
    }

    /// Goes on with a draft whose case was read.
    pub(super) fn resumed(&mut self, case: Case, orphan: Orphan, lock: Option<Lock>) {
        match orphan.adopt() {
            Ok((draft, _)) => {
                let session = Session::resumed(self.context, case, draft, lock);
                self.replace_session(session);
                self.layers = vec![self.interview()];
            }
            Err(error) => {
                self.home();
                self.complain(&error);
            }
        }
    }

    /// Keeps the draft. Called after a frame; a draft that cannot be written is said.
    pub fn keep_draft(&mut self) -> bool {
        match self.session.keep_draft() {
            Ok(()) => false,
            Err(error) => {
                self.complain(&error);
                true
            }
        }
    }
}
