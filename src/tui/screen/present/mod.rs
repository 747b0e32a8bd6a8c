//! The presentation: one thing a screen, large, for a client who sits beside it. No name, no title, no file.

mod digits;
mod slides;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use self::slides::{Slide, slides};
use super::{Goto, Hint, Reply, Screen};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::{Input, KeyCode};
use crate::tui::session::Session;

/// The presentation of a case.
pub struct PresentScreen {
    /// The offence that speaks for the case.
    offence: usize,
    slides: Vec<Slide>,
    at: usize,
    /// Whether its keys are shown.
    keys: bool,
}

impl PresentScreen {
    /// The presentation at its first screen.
    pub fn new(session: &Session<'_>) -> Self {
        let offence = session.matter().main();
        PresentScreen {
            offence,
            slides: slides(session.matter(), offence),
            at: 0,
            keys: true,
        }
    }

    fn turn(&mut self, by: isize) -> Reply {
        let last = self.slides.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        Reply::Done
    }

    /// A dot for each screen, the one at hand full; on the first screen the keys as well.
    fn dots(&self, buffer: &mut Buffer, area: Rect, view: View<'_>) {
        let look = view.look();
        let dots = (0..self.slides.len()).map(|at| match at == self.at {
            true => Span::styled(
                format!("{} ", look.glyphs.current),
                look.style(Role::Accent),
            ),
            false => Span::styled(format!("{} ", look.glyphs.open), look.style(Role::Dim)),
        });
        Line::from(dots.collect::<Vec<_>>())
            .alignment(Alignment::Center)
            .render(area, buffer);
        if self.keys && self.at == 0 {
            let keys = Line::styled(view.say(&view.texts().present.keys), look.style(Role::Dim));
            let above = Rect {
                y: area.y.saturating_sub(1),
                ..area
            };
            keys.alignment(Alignment::Center).render(above, buffer);
        }
    }
}

impl Screen for PresentScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let Some(slide) = self.slides.get(self.at) else {
            return;
        };
        let look = view.look();
        let inner = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(4),
        };
        let heading = Line::styled(
            slide.heading(view),
            look.style(Role::Dim).add_modifier(Modifier::BOLD),
        );
        heading
            .alignment(Alignment::Center)
            .render(Rect { height: 1, ..inner }, frame.buffer_mut());
        // The content is drawn on a sheet and set in the middle of what is left.
        let body = Rect {
            y: inner.y + 2,
            height: inner.height.saturating_sub(2),
            ..inner
        };
        let mut sheet = Buffer::empty(Rect::new(0, 0, body.width, body.height));
        let rows = slide
            .draw(&mut sheet, view, (session.matter(), self.offence))
            .min(body.height);
        let top = (body.height - rows) / 2;
        for row in 0..rows {
            for column in 0..body.width {
                let place = (body.x + column, body.y + top + row);
                frame.buffer_mut()[place] = sheet[(column, row)].clone();
            }
        }
        let last = areas::row_at(area, area.bottom().saturating_sub(1));
        self.dots(frame.buffer_mut(), last, view);
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        if let Input::Key(key) = input
            && key.code == KeyCode::Backspace
        {
            return self.turn(-1);
        }
        match (input, action) {
            (_, Some(Action::Back | Action::Present)) => Reply::Go(Goto::Back),
            (Input::Wheel { up: true, .. }, _) => self.turn(-1),
            (Input::Click { .. } | Input::Wheel { .. }, _) => self.turn(1),
            (_, Some(Action::Left | Action::Up | Action::PageUp | Action::Previous)) => {
                self.turn(-1)
            }
            (
                _,
                Some(
                    Action::Right
                    | Action::Down
                    | Action::PageDown
                    | Action::Next
                    | Action::Toggle
                    | Action::Confirm,
                ),
            ) => self.turn(1),
            _ => Reply::Ignored,
        }
    }

    fn bare(&self) -> bool {
        true
    }

    fn hide_keys(&mut self) {
        self.keys = false;
    }

    fn footer(&self) -> Vec<Hint> {
        Vec::new()
    }
}
