//! The people of the case: turn to one, add one, name one, take one out.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{StatefulWidget, Widget};

use super::moving::{Moving, moving};
use super::{Goto, Hint, Reply, Screen};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Field, Item, List, ListState, MEASURE, Prose};

/// The people of the case.
pub struct PersonsScreen {
    state: ListState,
    /// The name being written.
    name: Option<Field>,
    /// Nobody has been added yet.
    alone: bool,
}

impl PersonsScreen {
    /// The dialog, at the person at hand.
    pub fn new(session: &Session<'_>) -> Self {
        let state = ListState {
            selected: session.person(),
            ..ListState::default()
        };
        PersonsScreen {
            state,
            name: None,
            alone: session.whole().persons().is_empty(),
        }
    }

    fn on_person(&self, session: &Session<'_>) -> bool {
        self.state.selected < session.whole().persons().len()
    }

    fn rename(&mut self, session: &Session<'_>) -> Reply {
        let person = session.whole().persons().get(self.state.selected);
        self.name = person.map(|person| Field::new(person.name.clone()));
        Reply::Done
    }

    fn confirm(&mut self, session: &mut Session<'_>) -> Reply {
        if self.on_person(session) {
            session.turn_to(self.state.selected);
            return Reply::Go(Goto::Person);
        }
        let like = session.person();
        session.edit_whole(|case| {
            case.add_person(like);
        });
        session.turn_to(usize::MAX);
        self.state.selected = session.person();
        self.rename(session)
    }

    fn remove(&mut self, session: &mut Session<'_>) -> Reply {
        if self.on_person(session) {
            let at = self.state.selected;
            session.edit_whole(|case| case.remove_person(at));
            self.state.selected = session.person();
        }
        Reply::Done
    }

    /// A key while a name is written.
    fn write(&mut self, input: &Input, action: Option<Action>, session: &mut Session<'_>) -> Reply {
        let Some(field) = &mut self.name else {
            return Reply::Ignored;
        };
        match action {
            Some(Action::Confirm) => {
                let (at, name) = (self.state.selected, field.value().trim().to_owned());
                session.edit_whole(|case| case.name_person(at, name));
                self.name = None;
            }
            Some(Action::Back) => self.name = None,
            _ => return field.handle(input).into(),
        }
        Reply::Done
    }

    fn items(view: View<'_>, session: &Session<'_>) -> Vec<Item> {
        let texts = &view.texts().persons;
        let phrases = view.phrases();
        let parties = session.parties();
        let parties = parties.persons.iter().enumerate();
        let mut items: Vec<Item> = parties
            .map(|(at, party)| {
                let side = phrases.side(at, party);
                let said = [side.role, side.records, side.gains];
                let said: Vec<String> = said.into_iter().filter(|one| !one.is_empty()).collect();
                Item::new(side.name)
                    .value(side.level)
                    .explained(said.join(&format!(" {} ", view.look().glyphs.dot)))
            })
            .collect();
        let add = Item::new(view.say(&texts.add));
        items.push(match items[..] {
            [] => add,
            _ => add.explained(view.say(&texts.add_note)),
        });
        items
    }
}

impl Screen for PersonsScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let (look, texts) = (view.look(), &view.texts().persons);
        let inner = areas::narrow(areas::page(area), MEASURE);
        let title = Line::styled(view.say(&texts.title), look.style(Role::Title));
        title.render(Rect { height: 1, ..inner }, frame.buffer_mut());
        let mut top = inner.y + 2;
        if let Some(field) = &mut self.name {
            let label = Line::styled(view.say(&texts.name), look.style(Role::Title));
            let row = areas::row_at(inner, top);
            label.render(row, frame.buffer_mut());
            let height = field.height(inner.width);
            let area = Rect {
                y: top + 1,
                height,
                ..inner
            };
            field.render(frame, area, look, true);
            top += height + 2;
        }
        self.alone = session.whole().persons().is_empty();
        let note = if self.alone {
            &texts.alone
        } else {
            &texts.note
        };
        let note = Line::styled(view.say(note), look.style(Role::Dim));
        let note = Prose::new([note]);
        let rows = note.height(inner.width);
        let bottom = inner.bottom().saturating_sub(rows + 1).max(top);
        let list = Rect {
            y: top,
            height: bottom - top,
            ..inner
        };
        List::new(look, &Self::items(view, session))
            .focus(self.name.is_none())
            .render(list, frame.buffer_mut(), &mut self.state);
        let area = Rect {
            y: bottom,
            height: inner.bottom() - bottom,
            ..inner
        };
        (&note).render(area, frame.buffer_mut());
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply {
        if self.name.is_some() {
            return self.write(input, action, session);
        }
        let count = session.whole().persons().len() + 1;
        match (moving(&mut self.state, count, input, action), action) {
            (Moving::Chosen, _) => self.confirm(session),
            (Moving::Moved, _) => Reply::Done,
            (_, Some(Action::Edit)) => self.rename(session),
            (_, Some(Action::Delete)) => self.remove(session),
            (_, Some(Action::Back)) => Reply::Go(Goto::Person),
            _ => Reply::Ignored,
        }
    }

    fn typing(&self) -> bool {
        self.name.is_some()
    }

    fn footer(&self) -> Vec<Hint> {
        let key = Hint::Key;
        match self.name {
            Some(_) => vec![key(Action::Confirm), key(Action::Back)],
            // There is nobody to rename or to remove.
            None if self.alone => vec![key(Action::Confirm), key(Action::Back), key(Action::Help)],
            None => vec![
                key(Action::Confirm),
                Hint::Rename,
                key(Action::Delete),
                key(Action::Back),
            ],
        }
    }
}
