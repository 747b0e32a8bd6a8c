//! Asking for the passphrase of an encrypted case or draft.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{Goto, Hint, Reply, Screen};
use crate::file::{Trouble, read_draft};
use crate::store::{Cause, Lock, Orphan, Passphrase, StoreError};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Field, MEASURE, Passage, Prose};

/// The dialog.
pub struct UnlockScreen {
    what: What,
    field: Field,
    /// What is wrong beside the passphrase.
    problems: Vec<String>,
}

/// What is to be opened.
enum What {
    File(PathBuf, Vec<u8>),
    Draft(Orphan, String),
}

impl UnlockScreen {
    /// For a file, with what lies in it.
    pub fn file(path: PathBuf, sealed: Vec<u8>) -> Self {
        Self::of(What::File(path, sealed))
    }

    /// For a draft that was left behind, with its text.
    pub fn draft(orphan: Orphan, text: String) -> Self {
        Self::of(What::Draft(orphan, text))
    }

    fn of(what: What) -> Self {
        UnlockScreen {
            what,
            field: Field::default().masked(),
            problems: Vec::new(),
        }
    }

    /// Tries the passphrase. Takes about a second.
    fn confirm(&mut self, view: View<'_>) -> Reply {
        self.problems.clear();
        let Ok(passphrase) = Passphrase::new(self.field.value().to_owned()) else {
            let hint = view.say(&view.texts().seal.empty).to_owned();
            self.field.set_error(Some(hint));
            return Reply::Done;
        };
        match self.opened(view, passphrase) {
            Ok(goto) => Reply::Go(goto),
            Err(trouble) if trouble.is_wrong_passphrase() => {
                let wrong = view.say(&view.texts().seal.wrong).to_owned();
                self.field = Field::default().masked();
                self.field.set_error(Some(wrong));
                Reply::Done
            }
            Err(trouble) => {
                self.problems = trouble.lines(view.lang);
                Reply::Done
            }
        }
    }

    fn opened(&self, view: View<'_>, passphrase: Passphrase) -> Result<Goto, Trouble> {
        match &self.what {
            What::File(path, sealed) => {
                let opened = view.context.ground().unseal(path, sealed, &passphrase)?;
                Ok(Goto::Load {
                    opened: Box::new(opened),
                    file: Some(path.clone()),
                    result: true,
                })
            }
            What::Draft(orphan, text) => {
                let failed = |what: Cause| Trouble::Store(StoreError::of(&orphan.path, what));
                let (plain, lock) = Lock::open_draft(text, passphrase).map_err(failed)?;
                let case = read_draft(view.context.law, &plain);
                Ok(Goto::Resumed {
                    case: Box::new(case.map_err(Trouble::Problems)?),
                    orphan: orphan.clone(),
                    lock: Box::new(lock),
                })
            }
        }
    }
}

impl Screen for UnlockScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let look = view.look();
        let texts = &view.texts().seal;
        let inner = areas::narrow(areas::page(area), MEASURE);
        let title = match &self.what {
            What::File(path, _) => {
                let file = crate::text::clean(&path.display().to_string());
                texts.open_file.fill(view.lang, &[("file", &file)])
            }
            What::Draft(..) => view.say(&texts.open_draft).to_owned(),
        };
        // The path of a file may be longer than a line.
        let title = Prose::new([Line::styled(title, look.style(Role::Title))]);
        (&title).render(inner, frame.buffer_mut());
        let inner = Rect {
            y: inner.y + title.height(inner.width),
            ..inner
        }
        .intersection(area);
        let height = self.field.height(inner.width);
        let place = Rect { height, ..inner };
        self.field.render(frame, place, look, true);
        let said = match &self.problems[..] {
            [] => vec![Passage::new(Line::styled(
                view.say(&texts.open_hint),
                look.style(Role::Dim),
            ))],
            problems => problems
                .iter()
                .map(|line| {
                    Passage::new(Line::styled(line.as_str(), look.style(Role::Error))).hanging(2)
                })
                .collect(),
        };
        let y = inner.y + height + 1;
        let rest = areas::below(inner, y);
        (&Prose::new(said)).render(rest.intersection(area), frame.buffer_mut());
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        match action {
            Some(Action::Back) => Reply::Go(Goto::Back),
            Some(Action::Confirm) => self.confirm(view),
            _ => self.field.correct(input).into(),
        }
    }

    fn typing(&self) -> bool {
        true
    }

    fn footer(&self) -> Vec<Hint> {
        vec![
            Hint::Key(Action::Confirm),
            Hint::Key(Action::Back),
            Hint::Key(Action::Language),
        ]
    }
}
