//! The result screen: parts side by side, each scrolling by itself.

mod parts;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{Goto, Hint, Reply, Screen};
use crate::text::width;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::ScrollMark;

/// A part of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Conclusion,
    Items,
    Penalty,
    Disputes,
    Changes,
    Explanation,
}

const PARTS: [Part; 6] = [
    Part::Conclusion,
    Part::Items,
    Part::Penalty,
    Part::Disputes,
    Part::Changes,
    Part::Explanation,
];

/// No part is drawn taller than this, in rows.
const TALLEST: u16 = 900;

/// The result screen.
#[derive(Default)]
pub struct ResultScreen {
    part: usize,
    /// The offence shown, by its place among those of the case.
    offence: usize,
    /// How many offences the case has.
    offences: usize,
    scroll: [u16; PARTS.len()],
    /// Rows of the part when last drawn, and of the window.
    rows: (u16, u16),
    /// Whether questions are left.
    more: bool,
    /// Where each part's name stood when last drawn: row, first and last column.
    tabs: Vec<(u16, u16, u16)>,
}

impl ResultScreen {
    /// The result of a case.
    pub fn new(session: &Session<'_>) -> Self {
        ResultScreen {
            more: session.progress().next(true).is_some(),
            offences: session.matter.present().len(),
            ..ResultScreen::default()
        }
    }

    fn scroll_by(&mut self, rows: i32) -> Reply {
        let most = self.rows.0.saturating_sub(self.rows.1);
        let now = i32::from(self.scroll[self.part]);
        self.scroll[self.part] = u16::try_from((now + rows).max(0)).unwrap_or(0).min(most);
        Reply::Done
    }

    fn turn(&mut self, by: isize) -> Reply {
        self.part = self.part.saturating_add_signed(by).min(PARTS.len() - 1);
        Reply::Done
    }

    fn draw_tabs(&mut self, buffer: &mut Buffer, area: Rect, view: View<'_>) {
        let (look, texts) = (view.look(), &view.texts().result);
        self.tabs.clear();
        let mut spans = Vec::new();
        let mut column = area.x;
        for (at, part) in PARTS.into_iter().enumerate() {
            let name = view.say(match part {
                Part::Conclusion => &texts.conclusion,
                Part::Items => &texts.items,
                Part::Penalty => &texts.penalty,
                Part::Disputes => &texts.disputes,
                Part::Changes => &texts.changes,
                Part::Explanation => &texts.explanation,
            });
            let here = at == self.part;
            let style = look.style(if here { Role::Selected } else { Role::Dim });
            let name = format!(" {name} ");
            let cells = u16::try_from(width(&name)).unwrap_or(0);
            self.tabs.push((area.y, column, column + cells));
            column += cells + 1;
            spans.push(Span::styled(name, style));
            spans.push(Span::raw(" "));
        }
        Line::from(spans).render(area, buffer);
    }
}

impl Screen for ResultScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let inner = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(4),
            ..area
        };
        self.more = session.progress().next(true).is_some();
        self.draw_tabs(frame.buffer_mut(), Rect { height: 1, ..inner }, view);
        let body = Rect {
            y: inner.y + 2,
            height: inner.height.saturating_sub(2),
            ..inner
        };
        // A part is drawn on a tall sheet of its own, of which the window shows a piece.
        let mut sheet = Buffer::empty(Rect {
            x: 0,
            y: 0,
            width: body.width,
            height: TALLEST,
        });
        let present = session.matter.present();
        self.offences = present.len();
        let at = present.get(self.offence).copied();
        let at = at.unwrap_or_else(|| session.matter.main());
        let rows = parts::draw(&mut sheet, (PARTS[self.part], at), view, session);
        self.rows = (rows, body.height);
        let most = rows.saturating_sub(body.height);
        let offset = self.scroll[self.part].min(most);
        self.scroll[self.part] = offset;
        for row in 0..body.height.min(TALLEST - offset) {
            for column in 0..body.width {
                frame.buffer_mut()[(body.x + column, body.y + row)] =
                    sheet[(column, row + offset)].clone();
            }
        }
        if most > 0 {
            let mark = Rect {
                x: area.right().saturating_sub(1),
                width: 1,
                ..body
            };
            ScrollMark::new(view.look(), rows.into(), offset.into())
                .render(mark, frame.buffer_mut());
        }
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        let page = i32::from(self.rows.1.saturating_sub(2));
        match (input, action) {
            (Input::Click { column, row }, _) => {
                let hit = self
                    .tabs
                    .iter()
                    .position(|(y, from, to)| y == row && (from..to).contains(&column));
                match hit {
                    Some(at) => {
                        self.part = at;
                        Reply::Done
                    }
                    None => Reply::Ignored,
                }
            }
            (Input::Wheel { up, .. }, _) => self.scroll_by(if *up { -3 } else { 3 }),
            (_, Some(Action::Up)) => self.scroll_by(-1),
            (_, Some(Action::Down)) => self.scroll_by(1),
            (_, Some(Action::PageUp)) => self.scroll_by(-page),
            (_, Some(Action::PageDown | Action::Toggle)) => self.scroll_by(page),
            (_, Some(Action::Left | Action::Previous)) => self.turn(-1),
            (_, Some(Action::Right | Action::Next)) => self.turn(1),
            (_, Some(Action::Offence)) if self.offences > 1 => {
                self.offence = (self.offence + 1) % self.offences;
                self.scroll = [0; PARTS.len()];
                Reply::Done
            }
            (_, Some(Action::Confirm)) if self.more => Reply::Go(Goto::Interview),
            (_, Some(Action::Back)) => Reply::Go(Goto::Review),
            _ => Reply::Ignored,
        }
    }

    fn footer(&self) -> Vec<Hint> {
        let more = self.more.then_some(Hint::More);
        let offences = (self.offences > 1).then_some(Hint::Key(Action::Offence));
        std::iter::once(Hint::Parts)
            .chain(offences)
            .chain(more)
            .chain([Hint::Key(Action::Export), Hint::Scroll])
            .chain([Action::Save, Action::Help].map(Hint::Key))
            .collect()
    }
}
