//! The result screen: parts side by side, each scrolling by itself.

mod cites;
mod disputes;
mod folds;
mod parts;
mod penalty;
mod reasons;
mod worksheet;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{Goto, Hint, Reply, Screen};
use crate::report::catalogue::Kind;
use crate::text::width;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::screen::moving::scrolled;
use crate::tui::session::Session;
use crate::tui::widget::ScrollMark;

/// A part of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Conclusion,
    Items,
    Penalty,
    Worksheet,
    Disputes,
    Precedents,
    Changes,
    Explanation,
}

const PARTS: [Part; 8] = [
    Part::Conclusion,
    Part::Items,
    Part::Penalty,
    Part::Worksheet,
    Part::Disputes,
    Part::Precedents,
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
    /// How the explanation is folded, and whether its line at hand is to be brought into sight.
    folds: folds::Folds,
    follow: bool,
    /// Where the part stood when last drawn.
    body: Rect,
    /// How the base term of the worksheet is set.
    dial: worksheet::Dial,
    /// Whether questions are left, and whether there are several people.
    more: bool,
    persons: bool,
    /// Where each part's name stood when last drawn: row, first and last column.
    tabs: Vec<(u16, u16, u16)>,
}

impl ResultScreen {
    /// The result of a case.
    pub fn new(session: &Session<'_>) -> Self {
        ResultScreen {
            more: session.progress().next(true).is_some(),
            offences: session.matter().present().len(),
            ..ResultScreen::default()
        }
    }

    fn scroll_by(&mut self, rows: isize) -> Reply {
        let most = self.rows.0.saturating_sub(self.rows.1);
        let scroll = &mut self.scroll[self.part];
        let turned = usize::from(*scroll).saturating_add_signed(rows);
        *scroll = u16::try_from(turned).unwrap_or(u16::MAX).min(most);
        Reply::Done
    }

    /// The offence shown, by position in the law.
    fn shown(&self, session: &Session<'_>) -> usize {
        let present = session.matter().present();
        let at = present.get(self.offence).copied();
        at.unwrap_or_else(|| session.matter().main())
    }

    /// Moves about the tree, or folds it; `false` where the key is for something else.
    fn fold(&mut self, input: &Input, action: Option<Action>) -> bool {
        let page = isize::try_from(self.rows.1 / 2).unwrap_or(1).max(1);
        match (input, action) {
            (Input::Click { column, row }, _) => {
                let inside = self.body.contains((*column, *row).into());
                let line = row.saturating_sub(self.body.y) + self.scroll[self.part];
                if !inside || !self.folds.take(line) {
                    return false;
                }
                self.folds.toggle();
            }
            (_, Some(Action::Up)) => self.folds.step(-1),
            (_, Some(Action::Down)) => self.folds.step(1),
            (_, Some(Action::PageUp)) => self.folds.step(-page),
            (_, Some(Action::PageDown)) => self.folds.step(page),
            (_, Some(Action::Toggle)) => self.folds.toggle(),
            _ => return false,
        }
        self.follow = true;
        true
    }

    fn turn(&mut self, by: isize) -> Reply {
        self.part = self.part.saturating_add_signed(by).min(PARTS.len() - 1);
        Reply::Done
    }

    fn draw_tabs(&mut self, buffer: &mut Buffer, area: Rect, view: View<'_>) {
        let (look, texts) = (view.look(), &view.texts().result);
        self.tabs.clear();
        let names = PARTS.map(|part| {
            view.say(match part {
                Part::Conclusion => &texts.conclusion,
                Part::Items => &texts.items,
                Part::Penalty => &texts.penalty,
                Part::Worksheet => &texts.worksheet,
                Part::Disputes => &texts.disputes,
                Part::Precedents => &texts.precedents,
                Part::Changes => &texts.changes,
                Part::Explanation => &texts.explanation,
            })
        });
        // Where the names with a cell on either side do not fit, they stand closer.
        let all: usize = names.iter().map(|name| width(name) + 3).sum();
        let close = all > usize::from(area.width) + 1;
        let pad = if close { "" } else { " " };
        let names = names.map(|name| format!("{pad}{name}{pad}"));
        let mut cells = [0; PARTS.len()];
        for (cells, name) in cells.iter_mut().zip(&names) {
            *cells = u16::try_from(width(name)).unwrap_or(0);
        }
        let (first, last) = shown(&cells, self.part, area.width);
        let mut spans = Vec::new();
        let mut column = area.x;
        if first > 0 {
            let more = format!("{} ", look.glyphs.ellipsis);
            spans.push(Span::styled(more, look.style(Role::Dim)));
            column += 2;
        }
        for at in first..last {
            let here = at == self.part;
            let style = look.style(if here { Role::Selected } else { Role::Dim });
            let (name, cells) = (names[at].clone(), cells[at]);
            self.tabs.push((area.y, column, column + cells));
            column += cells + 1;
            spans.push(Span::styled(name, style));
            spans.push(Span::raw(" "));
        }
        if last < names.len() {
            spans.push(Span::styled(look.glyphs.ellipsis, look.style(Role::Dim)));
        }
        Line::from(spans).render(area, buffer);
    }
}

/// Which tabs fit, the chosen one among them: the first, and the one after the last. `cells` are their widths.
fn shown(cells: &[u16], chosen: usize, room: u16) -> (usize, usize) {
    let taken = |first: usize, last: usize| -> u16 {
        let names: u16 = cells[first..last].iter().map(|cells| cells + 1).sum();
        let before = if first > 0 { 2 } else { 0 };
        let after = if last < cells.len() { 1 } else { 0 };
        // The blank after the last name may be cut.
        before + names + after - u16::from(last == cells.len())
    };
    let first = (0..chosen)
        .find(|first| taken(*first, chosen + 1) <= room)
        .unwrap_or(chosen);
    let last = (chosen + 1..=cells.len())
        .rev()
        .find(|last| taken(first, *last) <= room)
        .unwrap_or(chosen + 1);
    (first, last)
}

impl Screen for ResultScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let inner = areas::sides(area);
        self.more = session.progress().next(true).is_some();
        self.persons = !session.whole().persons().is_empty();
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
        self.offences = session.matter().present().len();
        let at = self.shown(session);
        let part = (PARTS[self.part], at);
        let rows = parts::draw(&mut sheet, part, &mut self.folds, view, session);
        self.body = body;
        self.rows = (rows, body.height);
        let most = rows.saturating_sub(body.height);
        if std::mem::take(&mut self.follow)
            && let Some((from, to)) = self.folds.rows()
        {
            let offset = self.scroll[self.part];
            self.scroll[self.part] = offset.max(to.saturating_sub(body.height)).min(from);
        }
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
        session: &mut Session<'_>,
    ) -> Reply {
        if PARTS[self.part] == Part::Worksheet {
            let present = session.matter().present();
            let at = present.get(self.offence).copied().unwrap_or_default();
            if self.dial.handle(input, action, (session, at)) {
                return Reply::Done;
            }
        }
        if PARTS[self.part] == Part::Explanation && self.fold(input, action) {
            return Reply::Done;
        }
        let page = usize::from(self.rows.1.saturating_sub(2)).cast_signed();
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
            (Input::Wheel { up, .. }, _) => self.scroll_by(scrolled(*up)),
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

    fn cites(&self, view: View<'_>, session: &Session<'_>) -> Vec<(Kind, String)> {
        let at = self.shown(session);
        let line = (PARTS[self.part] == Part::Explanation).then(|| self.folds.selected());
        cites::cites((PARTS[self.part], at), line, view, session.matter())
    }

    fn footer(&self) -> Vec<Hint> {
        let more = self.more.then_some(Hint::More);
        let offences = (self.offences > 1).then_some(Hint::Key(Action::Offence));
        let persons = self.persons.then_some(Hint::Key(Action::Person));
        let second = match PARTS[self.part] {
            Part::Worksheet => [Hint::Term, Hint::Key(Action::PageDown)].to_vec(),
            Part::Explanation => vec![Hint::Move, Hint::Fold, Hint::Key(Action::Law)],
            Part::Conclusion
            | Part::Items
            | Part::Penalty
            | Part::Disputes
            | Part::Precedents
            | Part::Changes => vec![Hint::Scroll],
        };
        std::iter::once(Hint::Parts)
            .chain(second)
            .chain(persons)
            .chain(offences)
            .chain([Action::WhatIf, Action::Help].map(Hint::Key))
            .chain(more)
            .chain([Action::Export, Action::Present].map(Hint::Key))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn the_chosen_tab_is_always_among_those_that_fit() {
        let cells = [8, 7, 9, 10, 7, 9, 6];
        assert_eq!(shown(&cells, 0, 200), (0, 7));
        assert_eq!(shown(&cells, 0, 62), (0, 7));
        assert_eq!(shown(&cells, 0, 61), (0, 6));
        let (first, last) = shown(&cells, 6, 30);
        assert!(first > 0 && last == 7);
        for room in [10, 20, 30, 40, 56] {
            for chosen in 0..cells.len() {
                let (first, last) = shown(&cells, chosen, room);
                assert!(first <= chosen && chosen < last);
            }
        }
    }
}
