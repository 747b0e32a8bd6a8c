//! Saving to a file and opening one.

use std::path::{Path, PathBuf};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{StatefulWidget, Widget};

use super::{Goto, Hint, Reply, Screen};
use crate::case::{Case, Format, read};
use crate::law::Problem;
use crate::store;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{self, Field, Item, List, ListState, Passage, Prose};

/// Saving.
pub struct SaveScreen {
    fields: [Field; 2],
    focus: usize,
    /// The file that the user was warned about.
    warned: Option<String>,
    /// Quit when it is saved.
    pub quit: bool,
}

impl SaveScreen {
    /// The dialog, with the case's file and title.
    pub fn new(view: View<'_>, session: &Session<'_>, quit: bool) -> Self {
        let file = session
            .file
            .as_ref()
            .map(|file| file.display().to_string())
            .unwrap_or_default();
        let texts = &view.texts().file;
        SaveScreen {
            fields: [
                Field::new(file).placeholder(view.say(&texts.save_hint)),
                Field::new(session.case().title.clone()),
            ],
            focus: 0,
            warned: None,
            quit,
        }
    }

    fn confirm(&mut self, view: View<'_>, session: &mut Session<'_>) -> Reply {
        let mut name = self.fields[0].value().trim().to_owned();
        if name.is_empty() {
            self.fields[0].set_error(Some(view.say(&view.texts().file.save_hint).to_owned()));
            return Reply::Done;
        }
        if Path::new(&name).extension().is_none() {
            name.push_str(".toml");
        }
        let path = PathBuf::from(&name);
        let own = session.file.as_ref() == Some(&path);
        if store::exists(&path) && !own && self.warned.as_ref() != Some(&name) {
            let warning = view.texts().file.exists.fill(view.lang, &[("file", &name)]);
            self.fields[0].set_error(Some(warning));
            self.warned = Some(name);
            return Reply::Done;
        }
        let title = self.fields[1].value().to_owned();
        session.edit(|case| case.title = title);
        match session.save(path) {
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
        let labels = [view.say(&texts.save_title), view.say(&texts.name_title)];
        let inner = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(4).min(76),
            height: area.height.saturating_sub(1),
        };
        let mut y = inner.y;
        for (at, field) in self.fields.iter_mut().enumerate() {
            Line::styled(labels[at], look.style(Role::Title)).render(
                Rect {
                    y,
                    height: 1,
                    ..inner
                },
                frame.buffer_mut(),
            );
            let height = field.height(inner.width);
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
        Line::styled(view.say(&texts.save_hint), look.style(Role::Dim)).render(
            Rect {
                y,
                height: 1,
                ..inner
            },
            frame.buffer_mut(),
        );
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply {
        match action {
            Some(Action::Back) => Reply::Go(Goto::Back),
            Some(Action::Up | Action::Down | Action::Next | Action::Previous) => {
                self.focus = 1 - self.focus;
                Reply::Done
            }
            Some(Action::Confirm | Action::Save) => self.confirm(view, session),
            _ => match self.fields[self.focus].handle(input) {
                widget::Reply::Changed => {
                    self.fields[self.focus].set_error(None);
                    self.warned = None;
                    Reply::Done
                }
                widget::Reply::Taken => Reply::Done,
                widget::Reply::Ignored => Reply::Ignored,
            },
        }
    }

    fn typing(&self) -> bool {
        true
    }

    fn footer(&self) -> Vec<Hint> {
        vec![
            Hint::Move,
            Hint::Key(Action::Confirm),
            Hint::Key(Action::Next),
            Hint::Key(Action::Back),
            Hint::Key(Action::Language),
        ]
    }
}

/// Opening.
pub struct OpenScreen {
    field: Field,
    /// Files of this folder with the title and the level of each.
    files: Vec<(String, Case)>,
    state: ListState,
    /// Whether the field has the focus, or the list.
    in_list: bool,
    problems: Vec<Problem>,
}

impl OpenScreen {
    /// The dialog, with the case files of the current folder.
    pub fn new(view: View<'_>) -> Self {
        let law = view.context.law;
        let mut files = Vec::new();
        for name in store::case_files(Path::new(".")) {
            let case = store::read_text(Path::new(&name)).ok().and_then(|text| {
                read(
                    law,
                    &name,
                    &text,
                    Format::of(&text),
                    Some(view.context.as_of),
                )
                .ok()
            });
            if let Some(case) = case {
                files.push((name, case));
            }
        }
        let in_list = !files.is_empty();
        let field = Field::new("").placeholder(view.say(&view.texts().file.open_hint));
        OpenScreen {
            field,
            files,
            state: ListState::default(),
            in_list,
            problems: Vec::new(),
        }
    }

    fn open(&mut self, view: View<'_>) -> Reply {
        if self.in_list {
            return match self.files.get(self.state.selected) {
                Some((name, case)) => Reply::Go(Goto::Load {
                    case: Box::new(case.clone()),
                    file: Some(PathBuf::from(name)),
                    result: true,
                }),
                None => Reply::Done,
            };
        }
        let path = PathBuf::from(self.field.value().trim());
        self.problems.clear();
        let text = match store::read_text(&path) {
            Ok(text) => text,
            Err(error) => {
                self.field
                    .set_error(Some(error.text().get(view.lang).to_owned()));
                return Reply::Done;
            }
        };
        match read(
            view.context.law,
            &path.display().to_string(),
            &text,
            Format::of(&text),
            Some(view.context.as_of),
        ) {
            Ok(case) => Reply::Go(Goto::Load {
                case: Box::new(case),
                file: Some(path),
                result: true,
            }),
            Err(problems) => {
                self.problems = problems;
                Reply::Done
            }
        }
    }
}

impl Screen for OpenScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let look = view.look();
        let texts = &view.texts().file;
        let inner = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(4).min(76),
            height: area.height.saturating_sub(1),
        };
        Line::styled(view.say(&texts.open_title), look.style(Role::Title))
            .render(Rect { height: 1, ..inner }, frame.buffer_mut());
        let height = self.field.height(inner.width);
        self.field.render(
            frame,
            Rect {
                y: inner.y + 1,
                height,
                ..inner
            },
            look,
            !self.in_list,
        );
        let mut y = inner.y + height + 2;
        if !self.problems.is_empty() {
            let lines = self.problems.iter().map(|problem| {
                Passage::new(Line::styled(
                    problem.line(view.lang),
                    look.style(Role::Error),
                ))
                .hanging(2)
            });
            let head = Passage::new(Line::styled(
                view.say(&texts.broken),
                look.style(Role::Title),
            ));
            let prose = Prose::new(std::iter::once(head).chain(lines));
            let height = u16::try_from(prose.height(inner.width))
                .unwrap_or(4)
                .min(inner.bottom().saturating_sub(y));
            (&prose).render(Rect { y, height, ..inner }, frame.buffer_mut());
            y += height + 1;
        }
        let said = if self.files.is_empty() {
            &texts.none_here
        } else {
            &texts.here
        };
        Line::styled(view.say(said), look.style(Role::Dim)).render(
            Rect {
                y,
                height: 1,
                ..inner
            }
            .intersection(area),
            frame.buffer_mut(),
        );
        let items: Vec<Item> = self
            .files
            .iter()
            .map(|(name, case)| {
                Item::new(name.as_str()).explained(super::chrome::clean(&case.title))
            })
            .collect();
        let rest = Rect {
            y: y + 1,
            height: inner.bottom().saturating_sub(y + 1),
            ..inner
        }
        .intersection(area);
        List::new(look, &items).focus(self.in_list).render(
            rest,
            frame.buffer_mut(),
            &mut self.state,
        );
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        match (input, action) {
            (_, Some(Action::Back)) => return Reply::Go(Goto::Back),
            (_, Some(Action::Confirm)) => return self.open(view),
            (Input::Click { column, row }, _) => {
                let Some(at) = self.state.hits.at(*column, *row) else {
                    return Reply::Ignored;
                };
                (self.in_list, self.state.selected) = (true, at);
                return self.open(view);
            }
            (_, Some(Action::Next | Action::Previous)) => {
                self.in_list = !self.in_list && !self.files.is_empty()
            }
            (_, Some(Action::Up)) if self.in_list && self.state.selected == 0 => {
                self.in_list = false
            }
            (_, Some(Action::Up)) if self.in_list => self.state.step(-1, self.files.len()),
            (_, Some(Action::Down)) if self.in_list => self.state.step(1, self.files.len()),
            (_, Some(Action::Down)) => self.in_list = !self.files.is_empty(),
            _ => {
                self.in_list = false;
                return match self.field.handle(input) {
                    widget::Reply::Changed => {
                        self.field.set_error(None);
                        Reply::Done
                    }
                    widget::Reply::Taken => Reply::Done,
                    widget::Reply::Ignored => Reply::Ignored,
                };
            }
        }
        Reply::Done
    }

    fn typing(&self) -> bool {
        true
    }

    fn footer(&self) -> Vec<Hint> {
        vec![
            Hint::Move,
            Hint::Key(Action::Confirm),
            Hint::Key(Action::Next),
            Hint::Key(Action::Back),
            Hint::Key(Action::Language),
        ]
    }
}
