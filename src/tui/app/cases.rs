//! The case at hand: a new one, one from a file, one whose draft was left behind.

use std::path::PathBuf;

use super::App;
use super::layer::Layer;
use crate::case::{Case, Format, read};
use crate::file::Opened;
use crate::store::{self, Draft, Lock, Orphan, StoreError};
use crate::tui::screen::{Home, LeftBehind, NoticeScreen, ResultScreen, UnlockScreen};
use crate::tui::session::Session;

impl<'a> App<'a> {
    pub(super) fn home(&mut self) {
        let draft = self.orphan();
        self.layers = vec![Layer::Home(Home::new(self.view(), draft.as_ref()))];
    }

    /// The newest draft that was left behind.
    fn orphan(&self) -> Option<LeftBehind> {
        let orphan = store::orphans(self.drafts.as_deref()?)
            .ok()?
            .into_iter()
            .next()?;
        let text = orphan.text().ok()?;
        let case = match store::is_sealed(text.as_bytes()) {
            true => None,
            false => Some(read(self.context.law, "", &text, Format::Toml, None).ok()?),
        };
        let modified = jiff::Timestamp::try_from(orphan.modified).ok()?;
        let day = modified
            .to_zoned_datetime(jiff::tz::TimeZone::system())
            .date();
        Some(LeftBehind {
            title: case.as_ref().map(|case| case.title.clone()),
            date: day.to_string(),
            case,
            text,
            orphan,
        })
    }

    pub(super) fn open(&mut self, opened: Opened, file: Option<PathBuf>, result: bool) {
        let draft = self.begin_draft();
        let session = Session::new(self.context, opened.case, file.clone(), draft);
        let lock = opened.passphrase.map(Lock::new);
        self.replace_session(session.locked(lock));
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
        match self.orphan() {
            None => self.home(),
            Some(LeftBehind {
                case: Some(case),
                orphan,
                ..
            }) => self.resumed(case, orphan, None),
            Some(LeftBehind { orphan, text, .. }) => {
                let screen = UnlockScreen::draft(orphan, text);
                self.layers.push(Layer::Unlock(screen));
            }
        }
    }

    /// Goes on with a draft whose case was read.
    pub(super) fn resumed(&mut self, case: Case, orphan: Orphan, lock: Option<Lock>) {
        match orphan.adopt() {
            Ok((draft, _)) => {
                let session = Session::resumed(self.context, case, draft);
                self.replace_session(session.locked(lock));
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
