//! How the screen is laid out: levers and comparison side by side, or one below the other; the changes below both.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::WhatIfScreen;
use super::changes::changes;
use super::compare::Compare;
use super::levers::{Knob, typed_number};
use super::rows::{Columns, Lever, Piece, Row};
use crate::text::{pad_right, width, wrap};
use crate::tui::Role;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::screen::level::level_role;
use crate::tui::session::Session;

/// From this width on, levers and comparison stand side by side.
const WIDE: u16 = 72;
/// The comparison alone above the levers.
const NARROW_ROWS: u16 = 6;
/// Cells between the two columns.
const GAP: u16 = 3;

impl WhatIfScreen<'_> {
    pub(super) fn paint(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
    ) {
        self.hits.clear();
        self.recount(session);
        let inner = areas::sides(area);
        let at = self.offence();
        let compare = Compare {
            view,
            at,
            case: session.matter(),
            variation: self.variation.matter(),
        };
        let (lever_area, below, lines) = if inner.width >= WIDE {
            let left = (inner.width - GAP) * 4 / 7;
            let lines = self.lever_lines(left, view, session);
            // No taller than what stands in it, so that the changes follow.
            let beside = inner.width - left - GAP;
            let needed = height(&lines).max(compare.height(beside));
            let rows = needed.min((inner.height * 3 / 5).max(inner.height.min(12)));
            let right = Rect {
                x: inner.x + left + GAP,
                width: beside,
                height: rows,
                ..inner
            };
            compare.draw(buffer, right);
            let area = Rect {
                width: left,
                height: rows,
                ..inner
            };
            (area, rows + 1, lines)
        } else {
            let top = Rect {
                height: NARROW_ROWS,
                ..inner
            };
            compare.draw(buffer, top);
            let lines = self.lever_lines(inner.width, view, session);
            let room = inner.height.saturating_sub(NARROW_ROWS);
            let rows = height(&lines).min(room * 3 / 5);
            let area = Rect {
                y: inner.y + NARROW_ROWS,
                height: rows,
                ..inner
            };
            (area, NARROW_ROWS + rows, lines)
        };
        self.levers(buffer, lever_area, view, &lines);
        let rest = Rect {
            y: inner.y + below,
            height: inner.height.saturating_sub(below),
            ..inner
        };
        self.changes(buffer, rest, view);
    }

    /// The levers: a name, its value in the case and in the variation.
    fn levers(&mut self, buffer: &mut Buffer, area: Rect, view: View<'_>, lines: &[LeverLine]) {
        let (look, texts) = (view.look(), &view.texts().whatif);
        let head = Self::columns(area.width, view).head(view.say(&texts.levers));
        let head = head.into_iter().map(|(piece, text)| {
            let role = if piece == Piece::Name {
                Role::Title
            } else {
                Role::Dim
            };
            Span::styled(text, look.style(role))
        });
        Line::from_iter(head).render(row(area, 0), buffer);
        let seen = usize::from(area.height.saturating_sub(1));
        let here = |line: &LeverLine| line.lever == self.selected;
        if let Some(first) = lines.iter().position(here) {
            let last = lines.iter().rposition(here).unwrap_or(first);
            follow(&mut self.scroll.0, last, seen);
            follow(&mut self.scroll.0, first, seen);
        }
        self.scroll.0 = self.scroll.0.min(lines.len().saturating_sub(seen));
        let shown = lines.iter().skip(self.scroll.0).take(seen);
        for (at, line) in shown.enumerate() {
            let place = row(area, u16::try_from(at + 1).unwrap_or(u16::MAX));
            let spans = line.row.iter().map(|(piece, text)| {
                let role = match (line.lever == self.selected, piece) {
                    (true, _) => Role::Selected,
                    (false, Piece::Old) => Role::Dim,
                    (false, Piece::New) if line.changed => Role::Accent,
                    (false, Piece::Name | Piece::New) => Role::Text,
                };
                let bold = if line.changed {
                    Modifier::BOLD
                } else {
                    Modifier::empty()
                };
                Span::styled(text.clone(), look.style(role).add_modifier(bold))
            });
            Line::from_iter(spans).render(place, buffer);
            self.hits.push((place.y, line.lever));
        }
        more(
            buffer,
            area,
            view,
            (self.scroll.0 + seen < lines.len(), self.scroll.0 > 0),
        );
    }

    /// The levers as lines in a width.
    fn lever_lines(&self, cells: u16, view: View<'_>, session: &Session<'_>) -> Vec<LeverLine> {
        let (look, phrases) = (view.look(), view.phrases());
        let columns = Self::columns(cells, view);
        let mut lines = Vec::new();
        for (lever, knob) in self.knobs(session).into_iter().enumerate() {
            let here = lever == self.selected;
            let (old, new) = self.values(knob, here, view, session);
            let name = knob.name(&phrases, self.variation.case());
            let pointer = if here { look.glyphs.pointer } else { " " };
            let (name, changed) = (name.as_str(), old != new);
            let (old, new) = (old.as_str(), new.as_str());
            let rows = columns.lines(pointer, &Lever { name, old, new });
            lines.extend(rows.into_iter().map(|row| LeverLine {
                lever,
                changed,
                row,
            }));
        }
        lines
    }

    fn columns(cells: u16, view: View<'_>) -> Columns<'_> {
        let texts = &view.texts().whatif;
        Columns::new(cells, [view.say(&texts.case), view.say(&texts.variation)])
    }

    /// The values of a lever; what is being typed stands as it is typed.
    fn values(
        &self,
        knob: Knob,
        here: bool,
        view: View<'_>,
        session: &Session<'_>,
    ) -> (String, String) {
        let phrases = view.phrases();
        let old = knob.value(&phrases, session.case());
        let new = match (&self.typed, here) {
            (Some(typed), true) => format!("{}_", typed_number(typed)),
            (Some(_) | None, _) => knob.value(&phrases, self.variation.case()),
        };
        (old, new)
    }

    /// Every change that leads to another level, each with the sign of that level.
    fn changes(&mut self, buffer: &mut Buffer, area: Rect, view: View<'_>) {
        let (look, phrases, texts) = (view.look(), view.phrases(), &view.texts().whatif);
        let (at, matter) = (self.variation.matter().main(), self.variation.matter());
        let heading = Line::styled(view.say(&texts.changes), look.style(Role::Title));
        heading.render(row(area, 0), buffer);
        let all = changes(matter, at);
        let list = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        if all.is_empty() {
            Line::styled(view.say(&texts.no_changes), look.style(Role::Dim))
                .render(row(list, 0), buffer);
        }
        let chosen = self.selected.checked_sub(self.counts.0);
        let mut lines: Vec<(usize, bool, String)> = Vec::new();
        for (item, change) in all.iter().enumerate() {
            let text = phrases.change(matter, at, change);
            let wrapped = wrap(&text, usize::from(list.width.saturating_sub(6)));
            lines.extend(
                wrapped
                    .iter()
                    .enumerate()
                    .map(|(n, line)| (item, n == 0, (*line).to_owned())),
            );
        }
        let of = |wanted: usize| {
            lines
                .iter()
                .position(|(item, _, _)| *item == wanted)
                .unwrap_or(0)
        };
        let seen = usize::from(list.height);
        let last = lines.iter().rposition(|(item, _, _)| Some(*item) == chosen);
        follow(&mut self.scroll.1, last.unwrap_or(0), seen);
        follow(&mut self.scroll.1, chosen.map_or(0, of), seen);
        self.scroll.1 = self.scroll.1.min(lines.len().saturating_sub(seen));
        for (line, (item, first, text)) in lines.iter().skip(self.scroll.1).take(seen).enumerate() {
            let here = chosen == Some(*item);
            let place = row(list, u16::try_from(line).unwrap_or(u16::MAX));
            let level = all[*item].verdict.level;
            let (sign, role) = match first {
                true => (look.glyphs.levels[level.band()], level_role(level)),
                false => ("", Role::Text),
            };
            let pointer = if here && *first {
                look.glyphs.pointer
            } else {
                " "
            };
            let text_role = if here { Role::Selected } else { Role::Text };
            let spans = vec![
                Span::styled(format!("{pointer} "), look.style(text_role)),
                Span::styled(
                    pad_right(sign, 3),
                    look.style(if here { text_role } else { role }),
                ),
                Span::styled(
                    pad_right(text, usize::from(list.width) - 5),
                    look.style(text_role),
                ),
            ];
            Line::from(spans).render(place, buffer);
            self.hits.push((place.y, self.counts.0 + item));
        }
        more(
            buffer,
            area,
            view,
            (self.scroll.1 + seen < lines.len(), self.scroll.1 > 0),
        );
    }
}

/// A line of the list of levers.
struct LeverLine {
    lever: usize,
    /// Whether the variation says something else than the case.
    changed: bool,
    row: Row,
}

/// The rows that the list takes with its heading.
fn height(lines: &[LeverLine]) -> u16 {
    u16::try_from(lines.len() + 1).unwrap_or(u16::MAX)
}

/// One row of an area.
pub(super) fn row(area: Rect, at: u16) -> Rect {
    let y = area.y.saturating_add(at);
    let height = u16::from(at < area.height);
    Rect { y, height, ..area }
}

/// Scrolls no further than it takes to see a line.
fn follow(scroll: &mut usize, line: usize, seen: usize) {
    *scroll = (*scroll)
        .min(line)
        .max((line + 1).saturating_sub(seen.max(1)));
}

/// Marks at the right end of the first row of a list that goes on: below, above.
fn more(buffer: &mut Buffer, area: Rect, view: View<'_>, (below, above): (bool, bool)) {
    let ascii = view.context.glyphs.is_ascii();
    let mark = match (above, below, ascii) {
        (false, false, _) => return,
        (true, true, false) => "↑↓",
        (true, false, false) => "↑",
        (false, true, false) => "↓",
        (true, true, true) => "^v",
        (true, false, true) => "^",
        (false, true, true) => "v",
    };
    let cells = u16::try_from(width(mark)).unwrap_or(0);
    let place = Rect {
        x: area
            .right()
            .saturating_add(1)
            .saturating_sub(cells.saturating_sub(1))
            .min(buffer.area.right().saturating_sub(cells)),
        width: cells,
        height: 1,
        ..area
    };
    Line::styled(mark, view.look().style(Role::Dim))
        .render(place.intersection(buffer.area), buffer);
}
