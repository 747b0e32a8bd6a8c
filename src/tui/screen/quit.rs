//! Quitting with a case that is not saved.

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
use crate::tui::widget::{Item, List, ListState};

/// What is asked before quitting.
#[derive(Default)]
pub struct QuitScreen {
    state: ListState,
}

#[derive(Clone, Copy)]
enum Choice {
    Keep,
    Save,
    Drop,
    Stay,
}

impl QuitScreen {
    fn choices(session: &Session<'_>) -> Vec<Choice> {
        let all = [Choice::Save, Choice::Keep, Choice::Drop, Choice::Stay];
        all.into_iter()
            .filter(|choice| session.keeps_draft() || !matches!(choice, Choice::Keep))
            .collect()
    }

    fn go(&self, session: &Session<'_>) -> Reply {
        match Self::choices(session).get(self.state.selected) {
            Some(Choice::Save) => Reply::Go(Goto::SaveAndQuit),
            Some(Choice::Keep) => Reply::Go(Goto::Quit { keep: true }),
            Some(Choice::Drop) => Reply::Go(Goto::Quit { keep: false }),
            Some(Choice::Stay) | None => Reply::Go(Goto::Back),
        }
    }
}

impl Screen for QuitScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let texts = &view.texts().file;
        let inner = areas::page(area);
        Line::styled(view.say(&texts.quit_title), view.look().style(Role::Title))
            .render(Rect { height: 1, ..inner }, frame.buffer_mut());
        let items: Vec<Item> = Self::choices(session)
            .iter()
            .map(|choice| {
                Item::new(view.say(match choice {
                    Choice::Save => &texts.quit_save,
                    Choice::Keep => &texts.quit_keep,
                    Choice::Drop => &texts.quit_drop,
                    Choice::Stay => &texts.quit_stay,
                }))
            })
            .collect();
        let rest = Rect {
            y: inner.y + 2,
            height: inner.height.saturating_sub(2),
            ..inner
        };
        List::new(view.look(), &items).focus(true).render(
            rest,
            frame.buffer_mut(),
            &mut self.state,
        );
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply {
        let count = Self::choices(session).len();
        match (moving(&mut self.state, count, input, action), action) {
            (Moving::Chosen, _) => self.go(session),
            (Moving::Moved, _) => Reply::Done,
            // Asked to quit a second time: the draft keeps everything.
            (_, Some(Action::Quit)) if session.keeps_draft() => {
                Reply::Go(Goto::Quit { keep: true })
            }
            (_, Some(Action::Back)) => Reply::Go(Goto::Back),
            _ => Reply::Ignored,
        }
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
