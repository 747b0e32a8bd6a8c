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
use crate::law::Level;
use crate::text::{pad_left, pad_right, width, wrap};
use crate::tui::context::View;
use crate::tui::session::Session;
use crate::tui::{Look, Role};

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
        let inner = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(4),
            ..area
        };
        let at = self.offence();
        let compare = Compare {
            view,
            at,
            case: &session.matter,
            variation: &self.variation.matter,
        };
        let levers = u16::try_from(self.counts.0 + 1).unwrap_or(u16::MAX);
        let (lever_area, below) = if inner.width >= WIDE {
            let rows = (inner.height * 3 / 5).max(inner.height.min(12));
            let left = (inner.width - GAP) * 4 / 7;
            let right = Rect {
                x: inner.x + left + GAP,
                width: inner.width - left - GAP,
                height: rows,
                ..inner
            };
            compare.draw(buffer, right);
            (
                Rect {
                    width: left,
                    height: rows,
                    ..inner
                },
                rows + 1,
            )
        } else {
            let top = Rect {
                height: NARROW_ROWS,
                ..inner
            };
            compare.draw(buffer, top);
            let room = inner.height.saturating_sub(NARROW_ROWS);
            let rows = levers.min(room * 3 / 5);
            let y = inner.y + NARROW_ROWS;
            (
                Rect {
                    y,
                    height: rows,
                    ..inner
                },
                NARROW_ROWS + rows,
            )
        };
        self.levers(buffer, lever_area, view, session);
        let rest = Rect {
            y: inner.y + below,
            height: inner.height.saturating_sub(below),
            ..inner
        };
        self.changes(buffer, rest, view);
    }

    /// The levers: a name, its value in the case and in the variation.
    fn levers(&mut self, buffer: &mut Buffer, area: Rect, view: View<'_>, session: &Session<'_>) {
        let (look, phrases, texts) = (view.look(), view.phrases(), &view.texts().whatif);
        let columns = Columns::new(area.width);
        let head = columns.row("", view.say(&texts.case), view.say(&texts.variation));
        Line::styled(head, look.style(Role::Dim)).render(row(area, 0), buffer);
        let knobs = self.knobs(session);
        let seen = usize::from(area.height.saturating_sub(1));
        follow(
            &mut self.scroll.0,
            self.selected.min(knobs.len().saturating_sub(1)),
            seen,
        );
        for (line, (at, knob)) in knobs
            .iter()
            .enumerate()
            .skip(self.scroll.0)
            .take(seen)
            .enumerate()
        {
            let here = at == self.selected;
            let (old, new) = self.values(*knob, here, view, session);
            let name = knob.name(&phrases, self.variation.case());
            let pointer = if here { look.glyphs.pointer } else { " " };
            let place = row(area, u16::try_from(line + 1).unwrap_or(u16::MAX));
            let changed = old != new;
            let spans = columns.cells(look, (pointer, &name), (&old, &new));
            let roles = [
                Role::Text,
                Role::Dim,
                if changed { Role::Accent } else { Role::Text },
            ];
            let spans = [0, 1, 2].map(|at| (spans[at].clone(), roles[at]));
            let spans = spans.map(|(text, role)| {
                let role = if here { Role::Selected } else { role };
                let style = look.style(role);
                Span::styled(
                    text,
                    if changed {
                        style.add_modifier(Modifier::BOLD)
                    } else {
                        style
                    },
                )
            });
            Line::from(spans.to_vec()).render(place, buffer);
            self.hits.push((place.y, at));
        }
        more(
            buffer,
            area,
            view,
            (self.scroll.0 + seen < knobs.len(), self.scroll.0 > 0),
        );
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
        let (at, matter) = (self.variation.matter.main(), &self.variation.matter);
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

/// How wide the columns of the levers are.
struct Columns {
    name: u16,
    value: u16,
}

impl Columns {
    fn new(cells: u16) -> Self {
        let value = (cells / 4).max(12);
        Columns {
            name: cells.saturating_sub(2 * value),
            value,
        }
    }

    /// A lever as three texts that fill the row. A value that does not fit its column and is the same in both is said
    /// once, over both; the name takes what the values leave.
    fn cells(
        &self,
        look: Look<'_>,
        (pointer, name): (&str, &str),
        (old, new): (&str, &str),
    ) -> [String; 3] {
        let (all, column) = (self.name + 2 * self.value, self.value - 1);
        let once = old == new
            && width(old) + 2 > usize::from(column)
            && !old.starts_with(|c: char| c.is_ascii_digit());
        let (old, new, end) = if once {
            let new = look.cut(new, 2 * column);
            let end = usize::from(all) - width(&new);
            ("".into(), new, end)
        } else {
            let end = usize::from(all - self.value);
            (look.cut(old, column), look.cut(new, column), end)
        };
        let begin = end - width(&old);
        let room = u16::try_from(begin.saturating_sub(4)).unwrap_or(0);
        let name = format!("{pointer} {}", look.cut(name, room));
        [
            pad_right(&name, begin),
            old.into_owned(),
            pad_left(&new, usize::from(all) - end),
        ]
    }

    fn row(&self, name: &str, one: &str, other: &str) -> String {
        let values = [one, other].map(|text| pad_left(text, self.value.into()));
        pad_right(name, self.name.into()) + &values.concat()
    }
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
    let ascii = view.context.glyphs.pointer == crate::tui::Glyphs::ASCII.pointer;
    let mark = match (above, below, ascii) {
        (false, false, _) => return,
        (true, true, false) => "↑↓",
        (true, false, false) => "↑",
        (false, true, false) => "↓",
        (_, _, true) => "...",
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

/// The colour of a level.
pub(super) fn level_role(level: Level) -> Role {
    match level {
        Level::None => Role::LevelNone,
        Level::Serious => Role::LevelSerious,
        Level::EspeciallySerious => Role::LevelEspecially,
    }
}
