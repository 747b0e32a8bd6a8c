//! The case at hand: a new one, one from a file, one whose draft was left behind.

use std::path::PathBuf;

use super::App;
use super::layer::Layer;
use crate::case::{Case, Format, read};
use crate::store::{self, Draft, StoreError};
use crate::tui::screen::{Home, ResultScreen};
use crate::tui::session::Session;

impl<'a> App<'a> {
    pub(super) fn home(&mut self) {
        let draft = self.orphan().map(|(title, date, _)| (title, date));
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
            Ok(case) => self.open(case, None, true),
            Err(problems) => {
                let first = problems.first().map(|problem| problem.line(self.lang));
                self.message = first;
            }
        }
    }

    /// The newest draft that was left behind: title, day, and the draft itself.
    pub(super) fn orphan(&self) -> Option<(String, String, store::Orphan)> {
        let left = store::left_behind(self.drafts.as_deref()?)?;
        let case = read(self.context.law, "", &left.text, Format::Toml, None).ok()?;
        Some((case.title, left.day.to_string(), left.orphan))
    }

    pub(super) fn open(&mut self, case: Case, file: Option<PathBuf>, result: bool) {
        let draft = self.begin_draft();
        let session = Session::new(self.context, case, file, draft);
        self.replace_session(session);
        self.place = None;
        self.layers = vec![self.interview()];
        if result {
            self.layers = vec![Layer::Result(ResultScreen::new(&self.session))];
        }
    }

    pub(super) fn replace_session(&mut self, session: Session<'a>) {
        let before = std::mem::replace(&mut self.session, session);
        before.end(true);
    }

    pub(super) fn begin_draft(&mut self) -> Option<Draft> {
        let folder = self.drafts.as_deref()?;
        match Draft::begin(folder) {
            Ok(draft) => Some(draft),
            Err(error) => {
                self.complain(&error);
                None
            }
        }
    }

    pub(super) fn complain(&mut self, error: &StoreError) {
        self.message = Some(error.text().get(self.lang).to_owned());
    }

    pub(super) fn resume(&mut self) {
        let Some((_, _, orphan)) = self.orphan() else {
            return self.home();
        };
        match orphan.adopt() {
            Ok((draft, text)) => match read(self.context.law, "", &text, Format::Toml, None) {
                Ok(case) => {
                    let session = Session::resumed(self.context, case, draft);
                    self.replace_session(session);
                    self.layers = vec![self.interview()];
                }
                Err(_) => self.home(),
            },
            Err(error) => self.complain(&error),
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
