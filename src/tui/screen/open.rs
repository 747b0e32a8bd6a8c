//! Opening a case file.

use std::path::{Path, PathBuf};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{StatefulWidget, Widget};

use super::{Goto, Hint, Reply, Screen};
use crate::file::{Found, Trouble};
use crate::law::Problem;
use crate::store;
use crate::text::{clean, half};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Field, Item, List, ListState, MEASURE, Passage, Prose};

/// What is said about a file in the list.
enum Listed {
    /// A case with its title.
    Case(String),
    Sealed,
    /// Meant as a case; what is wrong with it is said when it is chosen.
    Broken,
}

/// Opening.
pub struct OpenScreen {
    field: Field,
    /// Cases of this folder with the name of each, some of them encrypted.
    files: Vec<(String, Listed)>,
    state: ListState,
    /// Whether the field has the focus, or the list.
    in_list: bool,
    problems: Vec<Problem>,
}

impl OpenScreen {
    /// The dialog, with the case files of the current folder.
    pub fn new(view: View<'_>) -> Self {
        let ground = view.context.ground();
        let names = store::case_files(Path::new(".")).into_iter();
        let open = |name: String| {
            let path = Path::new(&name);
            let listed = match ground.open(path) {
                Ok(Found::Case(opened)) => Listed::Case(clean(&opened.case.title)),
                Ok(Found::Sealed(_)) => Listed::Sealed,
                Err(_) if ground.is_meant_as_case(path) => Listed::Broken,
                Err(_) => return None,
            };
            Some((name, listed))
        };
        let files: Vec<(String, Listed)> = names.filter_map(open).collect();
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
        self.problems.clear();
        // Listed or typed, it is read now: it may have changed since the list was made.
        let path = match self.files.get(self.state.selected).filter(|_| self.in_list) {
            Some((name, _)) => PathBuf::from(name),
            None => PathBuf::from(self.field.value().trim()),
        };
        match view.context.ground().open(&path) {
            Ok(Found::Case(opened)) => Reply::Go(Goto::Load {
                opened,
                file: Some(path),
                result: true,
            }),
            Ok(Found::Sealed(sealed)) => Reply::Go(Goto::Unlock(path, sealed)),
            Err(Trouble::Store(error)) => {
                let said = error.text().get(view.lang).to_owned();
                self.field.set_error(Some(said));
                Reply::Done
            }
            Err(Trouble::Problems(problems)) => {
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
        let inner = areas::narrow(areas::page(area), MEASURE);
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
            let height = prose
                .height(inner.width)
                .min(inner.bottom().saturating_sub(y));
            (&prose).render(Rect { y, height, ..inner }, frame.buffer_mut());
            y += height + 1;
        }
        let said = if self.files.is_empty() {
            &texts.none_here
        } else {
            &texts.here
        };
        let said = Prose::new([Line::styled(view.say(said), look.style(Role::Dim))]);
        let rest = areas::below(inner, y);
        (&said).render(rest.intersection(area), frame.buffer_mut());
        let items: Vec<Item> = self
            .files
            .iter()
            .map(|(name, found)| {
                Item::new(clean(name)).explained(match found {
                    Listed::Case(title) => half(title, view.lang),
                    Listed::Sealed => view.say(&view.texts().seal.listed),
                    Listed::Broken => view.say(&texts.listed_broken),
                })
            })
            .collect();
        let rest = areas::below(inner, y + 1).intersection(area);
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
            (_, Some(Action::PageUp)) if self.in_list => self.state.page(-1, self.files.len()),
            (_, Some(Action::PageDown)) if self.in_list => self.state.page(1, self.files.len()),
            _ => {
                self.in_list = false;
                return self.field.correct(input).into();
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
            Hint::Key(Action::Back),
            Hint::Key(Action::Language),
        ]
    }
}
