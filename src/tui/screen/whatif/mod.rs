//! What if: the case and a variation of it, side by side; a key changes the variation and both are seen.
//!
//! ```text
//!     │ levers: in the case, in the variation │ level, sum, gauges of both │   narrow: one below the other
//!     ├ every change that leads to another level ──────────────────────────┤
//! ```

pub(super) mod changes;
mod compare;
mod draw;
mod levers;
mod rows;

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;

use self::changes::{changes, make};
use self::levers::{Knob, Stride, knobs};
use super::{Goto, Hint, Reply, Screen};
use crate::law::Law;
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::{Input, KeyCode, KeyPress};
use crate::tui::screen::moving::stepped;
use crate::tui::session::Session;

/// The screen.
pub struct WhatIfScreen<'a> {
    /// The variation, with its own undo; no file and no draft.
    variation: Session<'a>,
    /// What is selected: a lever, or behind the last of them a change.
    selected: usize,
    /// How many levers and changes there are.
    counts: (usize, usize),
    /// The figures typed so far.
    typed: Option<String>,
    /// The first row seen of the levers and of the changes.
    scroll: (usize, usize),
    /// Which row of the screen holds what, when last drawn.
    hits: Vec<(u16, usize)>,
}

impl<'a> WhatIfScreen<'a> {
    /// A variation that begins as the case stands.
    pub fn new(view: View<'a>, session: &Session<'_>) -> Self {
        let mut screen = WhatIfScreen {
            variation: Session::unkept(view.context, session.case().clone()),
            selected: 0,
            counts: (0, 0),
            typed: None,
            scroll: (0, 0),
            hits: Vec::new(),
        };
        screen.recount(session);
        screen
    }

    /// The levers, by the law of the variation.
    fn knobs(&self, session: &Session<'_>) -> Vec<Knob> {
        let case = self.variation.case();
        knobs(self.variation.matter().law, session.case(), case)
    }

    /// The law, and the day past which no date moves.
    fn under(&self) -> (&'a Law, Date) {
        let matter = self.variation.matter();
        (matter.law, matter.as_of)
    }

    /// The offence shown: the one that speaks for the variation.
    fn offence(&self) -> usize {
        self.variation.matter().main()
    }

    fn recount(&mut self, session: &Session<'_>) {
        let changes = changes(self.variation.matter(), self.offence()).len();
        self.counts = (self.knobs(session).len(), changes);
        let all = self.counts.0 + self.counts.1;
        self.selected = self.selected.min(all.saturating_sub(1));
    }

    fn select(&mut self, by: isize) -> Reply {
        self.typed = None;
        self.variation.rest();
        let last = (self.counts.0 + self.counts.1).saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        Reply::Done
    }

    /// The lever selected.
    fn knob(&self, session: &Session<'_>) -> Option<Knob> {
        self.knobs(session).get(self.selected).copied()
    }

    fn step(&mut self, session: &Session<'_>, by: (Stride, bool)) -> Reply {
        self.typed = None;
        if let Some(knob) = self.knob(session) {
            let under = self.under();
            let place = self.selected as u64;
            self.variation
                .type_at(place, |case| knob.step(under, session.case(), case, by));
            self.recount(session);
        }
        Reply::Done
    }

    /// Takes a figure, or takes the last one back.
    fn typing(&mut self, session: &Session<'_>, figure: Option<char>) -> Reply {
        let under = self.under();
        let Some(knob) = self.knob(session).filter(|knob| knob.is_typed(under.0)) else {
            return Reply::Ignored;
        };
        let mut typed = self.typed.take().unwrap_or_default();
        match figure {
            Some(figure) => typed.push(figure),
            None => {
                typed.pop();
            }
        }
        let place = self.selected as u64;
        self.variation.type_at(place, |case| {
            knob.type_in(under, case, &typed);
        });
        self.typed = Some(typed).filter(|typed| !typed.is_empty());
        self.recount(session);
        Reply::Done
    }

    fn confirm(&mut self, session: &Session<'_>) -> Reply {
        let at = self.offence();
        let change = self.selected.checked_sub(self.counts.0);
        let all = changes(self.variation.matter(), at);
        let Some(change) = change.and_then(|at| all.get(at).copied()).cloned() else {
            return self.select(1);
        };
        let law = self.variation.matter().law;
        self.variation.edit(|case| make(law, case, &change));
        self.typed = None;
        self.recount(session);
        // The lever that was moved is what the eye looks for next.
        self.selected = 0;
        self.select(0)
    }

    fn restore(&mut self, session: &Session<'_>) -> Reply {
        if let Some(knob) = self.knob(session) {
            self.typed = None;
            let under = self.under();
            self.variation
                .edit(|case| knob.restore(under, session.case(), case));
            self.recount(session);
        }
        Reply::Done
    }

    /// The variation becomes the open case, as one step that can be undone.
    fn adopt(&self, view: View<'_>, session: &mut Session<'_>) -> Reply {
        let variation = self.variation.case().clone();
        session.edit(|case| *case = variation);
        let said = view.say(&view.texts().whatif.adopted).to_owned();
        Reply::Go(Goto::Say(said))
    }

    fn click(&mut self, row: u16, session: &Session<'_>) -> Reply {
        let hit = self.hits.iter().find(|(at, _)| *at == row);
        match hit.map(|(_, item)| *item) {
            Some(item) if item == self.selected && item >= self.counts.0 => self.confirm(session),
            Some(item) => {
                self.selected = item;
                self.select(0)
            }
            None => Reply::Ignored,
        }
    }
}

impl Screen for WhatIfScreen<'_> {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        self.paint(frame.buffer_mut(), area, view, session);
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply {
        if let Input::Key(KeyPress {
            code,
            ctrl: false,
            alt: false,
            shift,
            ..
        }) = input
        {
            match (code, shift) {
                (KeyCode::Right, true) => return self.step(session, (Stride::Ten, true)),
                (KeyCode::Left, true) => return self.step(session, (Stride::Ten, false)),
                (KeyCode::Backspace, _) => return self.typing(session, None),
                (KeyCode::Char(c), _)
                    if c.is_ascii_digit() || (self.typed.is_some() && matches!(c, '.' | '-')) =>
                {
                    return self.typing(session, Some(*c));
                }
                _ => {}
            }
        }
        match (input, action) {
            (Input::Click { row, .. }, _) => self.click(*row, session),
            (Input::Wheel { up, .. }, _) => self.select(stepped(*up)),
            (_, Some(Action::Up)) => self.select(-1),
            (_, Some(Action::Down)) => self.select(1),
            (_, Some(Action::Left)) => self.step(session, (Stride::One, false)),
            (_, Some(Action::Right | Action::Toggle)) => self.step(session, (Stride::One, true)),
            (_, Some(Action::PageUp)) => self.step(session, (Stride::Hundred, true)),
            (_, Some(Action::PageDown)) => self.step(session, (Stride::Hundred, false)),
            (_, Some(Action::Next | Action::Previous)) => {
                let in_levers = self.selected < self.counts.0;
                self.selected = if in_levers { self.counts.0 } else { 0 };
                self.select(0)
            }
            (_, Some(Action::Confirm)) => self.confirm(session),
            (_, Some(Action::Delete)) => self.restore(session),
            (_, Some(Action::Undo)) => {
                self.variation.undo();
                self.recount(session);
                self.select(0)
            }
            (_, Some(Action::Redo)) => {
                self.variation.redo();
                self.recount(session);
                self.select(0)
            }
            (_, Some(Action::Adopt)) => self.adopt(view, session),
            (_, Some(Action::Save)) => {
                Reply::Go(Goto::SaveCopy(Box::new(self.variation.case().clone())))
            }
            (_, Some(Action::Back | Action::WhatIf)) => Reply::Go(Goto::Back),
            _ => Reply::Ignored,
        }
    }

    fn footer(&self) -> Vec<Hint> {
        let first = match self.selected < self.counts.0 {
            true => Hint::Change,
            false => Hint::Make,
        };
        let keys = [Action::Back, Action::Adopt, Action::Save].map(Hint::Key);
        let moves = [first, Hint::Move, Hint::Lists];
        moves.into_iter().chain(keys).collect()
    }
}
