//! Picking from a long list by typing: roles and record types.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::StatefulWidget;

use super::Answered;
use crate::case::Answer;
use crate::interview::Question;
use crate::text::{Entry, Query, ranked};
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::screen::moving::{Moving, moving};
use crate::tui::session::Session;
use crate::tui::widget::{Edited, Field, Item, List, ListState};

/// A long list with a field that narrows it.
pub(in crate::tui::screen) struct Pick {
    field: Field,
    entries: Vec<Entry>,
    state: ListState,
    /// What is shown, by position, best first.
    shown: Vec<usize>,
    /// What comes first while nothing is typed.
    first: Vec<usize>,
    /// What is said where nothing fits, if not what the interview says.
    none: Option<String>,
}

impl Pick {
    /// A list of entries; `first` come first while nothing is typed.
    pub(in crate::tui::screen) fn new(
        entries: Vec<Entry>,
        first: Vec<usize>,
        placeholder: &str,
    ) -> Self {
        let mut pick = Pick {
            field: Field::new("").placeholder(placeholder),
            entries,
            state: ListState::default(),
            shown: Vec::new(),
            first,
            none: None,
        };
        pick.search();
        pick
    }

    /// Says something of its own where nothing fits.
    pub(in crate::tui::screen) fn or_says(mut self, none: &str) -> Self {
        self.none = Some(none.to_owned());
        self
    }

    /// Puts the selection on an entry.
    pub(in crate::tui::screen) fn select(&mut self, entry: usize) {
        self.state.selected = self.shown.iter().position(|at| *at == entry).unwrap_or(0);
    }

    /// The entry at hand.
    pub(in crate::tui::screen) fn selected(&self) -> Option<usize> {
        self.shown.get(self.state.selected).copied()
    }

    fn search(&mut self) {
        let query = Query::new(self.field.value());
        if self.field.value().trim().is_empty() {
            let rest = (0..self.entries.len()).filter(|at| !self.first.contains(at));
            self.shown = self.first.iter().copied().chain(rest).collect();
        } else {
            self.shown = ranked(&self.entries, &query);
        }
        self.state.selected = 0;
    }

    /// Takes an input; `Some` when an entry was chosen.
    pub(in crate::tui::screen) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
    ) -> (bool, Option<usize>) {
        match moving(&mut self.state, self.shown.len(), input, action) {
            Moving::Chosen => (true, self.selected()),
            Moving::Moved => (true, None),
            Moving::Ignored => match self.field.handle(input) {
                Edited::Changed => {
                    self.search();
                    (true, None)
                }
                Edited::Taken => (true, None),
                Edited::Ignored => (false, None),
            },
        }
    }

    /// Draws the field and the list; `item` makes the line of an entry.
    pub(in crate::tui::screen) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        item: impl Fn(usize) -> Item,
    ) {
        self.field.render(
            frame,
            Rect {
                height: 1.min(area.height),
                ..area
            },
            view.look(),
            true,
        );
        let top = 2.min(area.height);
        let rest = Rect {
            y: area.y + top,
            height: area.height - top,
            ..area
        };
        let mut items: Vec<Item> = self.shown.iter().map(|at| item(*at)).collect();
        if items.is_empty() {
            let none = self.none.as_deref();
            items.push(Item::new(
                none.unwrap_or(view.say(&view.texts().interview.no_match)),
            ));
        }
        List::new(view.look(), &items)
            .focus(!self.shown.is_empty())
            .render(rest, frame.buffer_mut(), &mut self.state);
    }
}

/// Picking a role.
pub(super) struct PickRole {
    pick: Pick,
    chosen: Option<usize>,
}

impl PickRole {
    pub(super) fn new(view: View<'_>, session: &Session<'_>, question: &Question) -> Self {
        let law = view.context.law;
        let entries = law.roles.iter().map(|role| role.entry()).collect();
        let mut pick = Pick::new(
            entries,
            Vec::new(),
            view.say(&view.texts().interview.search),
        );
        let fact = view.context.interview.facts(law, question).next();
        let chosen = match fact.and_then(|fact| session.case().answer(fact)) {
            Some(Answer::Choice(at)) => Some(*at),
            Some(_) | None => None,
        };
        if let Some(chosen) = chosen {
            pick.select(chosen);
        }
        PickRole { pick, chosen }
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>) {
        let (roles, chosen) = (&view.context.law.roles, self.chosen);
        self.pick.draw(frame, area, view, |at| {
            let mark = crate::tui::widget::Mark::Radio(chosen == Some(at));
            Item::new(roles[at].name.get(view.lang)).marked(mark)
        });
    }

    pub(super) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
        question: &Question,
    ) -> Answered {
        match self.pick.handle(input, action) {
            (_, Some(role)) => {
                let fact = view
                    .context
                    .interview
                    .facts(view.context.law, question)
                    .next();
                session.edit(|case| {
                    if let Some(fact) = fact {
                        case.set(fact, Some(Answer::Choice(role)));
                    }
                });
                Answered::On
            }
            (true, None) => Answered::Stay,
            (false, None) => Answered::No,
        }
    }
}
