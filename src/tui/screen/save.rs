//! Saving the case to a file.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::moving::wheeled;
use super::{Goto, Hint, Reply, Screen};
use crate::case::Case;
use crate::file::{Replacing, target};
use crate::store::Passphrase;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Edited, Field, MEASURE};

/// The positions of the fields for the passphrase.
const PASSPHRASE: usize = 2;
const AGAIN: usize = 3;

/// Saving.
pub struct SaveScreen {
    /// File, title, passphrase, and the passphrase again.
    fields: [Field; 4],
    focus: usize,
    replacing: Replacing,
    /// Quit when it is saved.
    quit: bool,
    /// What is saved in place of the open case.
    copy: Option<Case>,
    /// Whether the open case is closed with a passphrase.
    locked: bool,
    /// The row of each field, when last drawn.
    tops: Vec<u16>,
}

impl SaveScreen {
    /// The dialog, with the case's file and title; with `quit` the program is left once it is saved.
    pub fn new(view: View<'_>, session: &Session<'_>, quit: bool) -> Self {
        let file = session.file().map(|file| file.display().to_string());
        let (file, title) = (file.unwrap_or_default(), session.case().title.clone());
        SaveScreen {
            quit,
            ..Self::of(view, file, title, session.is_locked())
        }
    }

    /// The dialog for a case other than the open one, to a file of its own; `locked` where the open one is closed with a
    /// passphrase.
    pub fn copy(view: View<'_>, case: Case, locked: bool) -> Self {
        let title = case.title.clone();
        SaveScreen {
            copy: Some(case),
            ..Self::of(view, String::new(), title, locked)
        }
    }

    fn of(view: View<'_>, file: String, title: String, locked: bool) -> Self {
        SaveScreen {
            fields: [
                Field::new(file).placeholder(view.say(&view.texts().file.save_hint)),
                Field::new(title),
                Field::default().masked(),
                Field::default().masked(),
            ],
            focus: 0,
            replacing: Replacing::default(),
            quit: false,
            copy: None,
            locked,
            tops: Vec::new(),
        }
    }

    /// How many fields there are to fill in: the last one only to repeat a passphrase.
    fn asked(&self) -> usize {
        if self.fields[PASSPHRASE].value().is_empty() {
            3
        } else {
            4
        }
    }

    /// The passphrase that was typed twice, if one was typed; `Err` where they differ.
    fn passphrase(&mut self, view: View<'_>) -> Result<Option<Passphrase>, ()> {
        let typed = self.fields[PASSPHRASE].value();
        if typed.is_empty() {
            return Ok(None);
        }
        if typed != self.fields[AGAIN].value() {
            // Not yet typed again: led there, not blamed.
            if self.focus == AGAIN || !self.fields[AGAIN].value().is_empty() {
                let differ = view.say(&view.texts().seal.differ).to_owned();
                self.fields[AGAIN] = Field::default().masked();
                self.fields[AGAIN].set_error(Some(differ));
            }
            self.focus = AGAIN;
            return Err(());
        }
        Ok(Passphrase::new(typed.to_owned()).ok())
    }

    fn confirm(&mut self, view: View<'_>, session: &mut Session<'_>) -> Reply {
        let typed = self.fields[0].value().trim();
        if typed.is_empty() {
            self.fields[0].set_error(Some(view.say(&view.texts().file.save_hint).to_owned()));
            return Reply::Done;
        }
        let path = target(typed, "toml");
        let name = path.display().to_string();
        let own = self.copy.is_none() && session.file() == Some(&path);
        if !own && self.replacing.asks(&path) {
            let warning = view.texts().file.exists.fill(view.lang, &[("file", &name)]);
            self.fields[0].set_error(Some(warning));
            return Reply::Done;
        }
        let Ok(passphrase) = self.passphrase(view) else {
            return Reply::Done;
        };
        let title = self.fields[1].value().to_owned();
        let saved = match &self.copy {
            Some(copy) => {
                let mut case = copy.clone();
                case.title = title;
                session.save_copy(&path, &case, passphrase.as_ref())
            }
            None => {
                session.edit(|case| case.title = title);
                session.save(path, passphrase)
            }
        };
        match saved {
            Ok(()) if self.quit => Reply::Go(Goto::Quit { keep: false }),
            Ok(()) => Reply::Go(Goto::Say(
                view.texts().file.saved.fill(view.lang, &[("file", &name)]),
            )),
            Err(error) => {
                self.fields[0].set_error(Some(error.text().get(view.lang).to_owned()));
                Reply::Done
            }
        }
    }
}

impl Screen for SaveScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let look = view.look();
        let texts = &view.texts().file;
        let seal = &view.texts().seal;
        let labels = [
            &texts.save_title,
            &texts.name_title,
            &seal.title,
            &seal.again,
        ];
        let hints = if self.locked { &seal.keep } else { &seal.hint };
        self.fields[PASSPHRASE].set_placeholder(view.say(hints));
        let asked = self.asked();
        let inner = areas::narrow(areas::page(area), MEASURE);
        let mut y = inner.y;
        self.tops.clear();
        for (at, field) in self.fields.iter_mut().enumerate().take(asked) {
            Line::styled(view.say(labels[at]), look.style(Role::Title))
                .render(areas::row_at(inner, y), frame.buffer_mut());
            let height = field.height(inner.width);
            self.tops.push(y + 1);
            field.render(
                frame,
                Rect {
                    y: y + 1,
                    height,
                    ..inner
                },
                look,
                at == self.focus,
            );
            y += height + 2;
        }
        // The empty field says it by itself.
        if !self.fields[0].value().is_empty() {
            let place = areas::row_at(inner, y);
            Line::styled(view.say(&texts.save_hint), look.style(Role::Dim))
                .render(place.intersection(area), frame.buffer_mut());
        }
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply {
        if let Input::Click { column, row } = input {
            let hit = self.tops.iter().position(|top| top == row);
            if let Some(at) = hit {
                self.focus = at;
                self.fields[at].click(column.saturating_sub(2));
            }
            return Reply::Done;
        }
        match wheeled(input, action) {
            Some(Action::Back) => Reply::Go(Goto::Back),
            Some(Action::Down | Action::Next) => {
                self.focus = (self.focus + 1) % self.asked();
                Reply::Done
            }
            Some(Action::Up | Action::Previous) => {
                self.focus = (self.focus + self.asked() - 1) % self.asked();
                Reply::Done
            }
            Some(Action::Confirm | Action::Save) => self.confirm(view, session),
            _ => {
                let edited = self.fields[self.focus].correct(input);
                if edited == Edited::Changed {
                    self.replacing.forget();
                }
                edited.into()
            }
        }
    }

    fn typing(&self) -> bool {
        true
    }

    fn footer(&self) -> Vec<Hint> {
        vec![
            Hint::Enter(Action::Save),
            Hint::Fields,
            Hint::Key(Action::Back),
            Hint::Key(Action::Language),
        ]
    }
}
