//! A list to choose from: names with explanations below them, by key or mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{StatefulWidget, Widget};

use super::{ScrollMark, put};
use crate::text::{width, wrap};
use crate::tui::areas;
use crate::tui::{Look, Role};

/// The box before a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// None: choosing acts at once.
    #[default]
    None,
    /// Any number may be ticked.
    Check(bool),
    /// One is taken.
    Radio(bool),
}

/// One thing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// What it means, below the name; may be empty.
    pub explanation: String,
    /// A figure at the right end of the first line from the name's last that has room for it; may be empty.
    pub value: String,
    /// The box before it.
    pub mark: Mark,
    /// Lines above it that open a group and cannot be chosen.
    pub above: Vec<String>,
}

impl Item {
    /// A name alone.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// With an explanation.
    #[must_use]
    pub fn explained(mut self, explanation: impl Into<String>) -> Self {
        self.explanation = explanation.into();
        self
    }

    /// With a figure at the right.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// With lines above it that open a group: a heading, or a blank.
    #[must_use]
    pub fn below(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.above.extend(lines);
        self
    }

    /// With a box.
    #[must_use]
    pub fn marked(mut self, mark: Mark) -> Self {
        self.mark = mark;
        self
    }
}

/// What is selected and how far the list is scrolled. Outlives the frames.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// The selected item, counted from 0.
    pub selected: usize,
    /// The first line seen.
    pub offset: usize,
    /// How many lines the list had when it was last drawn.
    pub lines: usize,
    /// Which item stood in which row when the list was last drawn.
    pub hits: Hits,
}

impl ListState {
    /// Moves the selection by `steps`, stopping at both ends of a list of `count` items.
    pub fn step(&mut self, steps: isize, count: usize) {
        self.selected = self
            .selected
            .saturating_add_signed(steps)
            .min(count.saturating_sub(1));
    }

    /// Moves the selection by `pages` of what was seen when the list was last drawn, one item of it staying in sight.
    pub fn page(&mut self, pages: isize, count: usize) {
        let page = self.hits.items().saturating_sub(1).max(1);
        self.step(pages.saturating_mul(page.cast_signed()), count);
    }
}

/// Which item stands in which row: for the mouse.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    area: Rect,
    rows: Vec<usize>,
}

impl Hits {
    /// How many items are seen.
    fn items(&self) -> usize {
        let ends = self.rows.first().zip(self.rows.last());
        ends.map_or(0, |(first, last)| last - first + 1)
    }

    /// The item at a cell of the screen.
    pub fn at(&self, column: u16, row: u16) -> Option<usize> {
        let inside = (self.area.left()..self.area.right()).contains(&column);
        let line = row.checked_sub(self.area.y).filter(|_| inside)?;
        self.rows.get(usize::from(line)).copied()
    }
}

/// The list. Scrolls by lines, no further than it takes to see the whole selected item; at its right end stands a mark
/// of where one is, while there is more than is seen.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    look: Look<'a>,
    items: &'a [Item],
    focus: bool,
}

/// One line of the list as laid out.
struct Row {
    item: usize,
    /// Whether it stands above its item and is no part of it.
    above: bool,
    /// The first line of an item carries its pointer and box.
    first: bool,
    /// Whether it carries the figure.
    value: bool,
    text: String,
    role: Role,
}

/// Cells before the box: the pointer and a blank.
const POINTER: u16 = 2;
/// Before the lines of a name after its first.
const HANGING: &str = "  ";
/// Cells that a scroll mark takes: a blank and the mark.
const MARK: u16 = 2;

impl<'a> List<'a> {
    /// A list that has the focus.
    pub fn new(look: Look<'a>, items: &'a [Item]) -> Self {
        Self {
            look,
            items,
            focus: true,
        }
    }

    /// Whether the keys go to this list; without them the selection is not highlighted.
    #[must_use]
    pub fn focus(mut self, focus: bool) -> Self {
        self.focus = focus;
        self
    }

    /// How many lines the whole list takes in a width.
    pub fn height(&self, width: u16) -> usize {
        self.rows(width).len()
    }

    fn rows(&self, cells: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        for (number, item) in self.items.iter().enumerate() {
            let room = usize::from(cells.saturating_sub(self.text_column(item)));
            let row = |first, text, role| Row {
                item: number,
                above: false,
                first,
                value: false,
                text,
                role,
            };
            rows.extend(item.above.iter().map(|text| Row {
                above: true,
                ..row(false, text.clone(), Role::Title)
            }));
            let top = rows.len();
            let names = self.names(item, room).into_iter().enumerate();
            rows.extend(names.map(|(line, text)| row(line == 0, text, Role::Text)));
            let name = rows.len().saturating_sub(1).max(top);
            if !item.explanation.is_empty() {
                let lines = wrap(&item.explanation, room).into_iter();
                rows.extend(lines.map(|text| row(false, text, Role::Dim)));
            }
            let value = width(&item.value);
            let fits = |row: &&mut Row| width(&row.text) + 2 + value <= room;
            if value == 0 {
                continue;
            }
            match rows[name..].iter_mut().find(fits) {
                Some(row) => row.value = true,
                None => rows.push(Row {
                    value: true,
                    ..row(false, String::new(), Role::Text)
                }),
            }
        }
        rows
    }

    /// The lines of a name. Without a box before it, what goes on stands further in: else it looks like the next item.
    fn names(&self, item: &Item, room: usize) -> Vec<String> {
        let lines = wrap(&item.name, room);
        let rest = lines.first().and_then(|first| {
            let rest = item.name.strip_prefix(first.as_str())?.trim_start();
            (item.mark == Mark::None && !rest.is_empty()).then_some((first, rest))
        });
        let Some((first, rest)) = rest else {
            return lines;
        };
        let rest = wrap(rest, room.saturating_sub(HANGING.len()));
        std::iter::once(first.clone())
            .chain(rest.into_iter().map(|line| format!("{HANGING}{line}")))
            .collect()
    }

    fn mark(&self, item: &Item) -> Option<&'static str> {
        match item.mark {
            Mark::None => None,
            Mark::Check(on) => Some(self.look.glyphs.checkbox[usize::from(on)]),
            Mark::Radio(on) => Some(self.look.glyphs.radio[usize::from(on)]),
        }
    }

    fn text_column(&self, item: &Item) -> u16 {
        POINTER
            + self
                .mark(item)
                .map_or(0, |mark| u16::try_from(width(mark) + 1).unwrap_or(0))
    }

    fn draw_row(&self, row: &Row, selected: bool, area: Rect, line: u16, buffer: &mut Buffer) {
        let Some(item) = self.items.get(row.item) else {
            return;
        };
        let selected = selected && !row.above;
        let style = self.style(row.role, selected);
        if selected && self.focus {
            let bar = areas::row_at(area, area.y + line);
            buffer.set_style(bar, self.look.style(Role::Selected));
        }
        if row.first {
            self.draw_head(item, selected, area, line, buffer);
        }
        let column = if row.above { 0 } else { self.text_column(item) };
        put(buffer, area, column, line, &row.text, style);
        let value = u16::try_from(width(&item.value)).unwrap_or(u16::MAX);
        if row.value
            && let Some(column) = area.width.checked_sub(value)
        {
            put(buffer, area, column, line, &item.value, Style::new());
        }
    }

    /// The style of a role in a row.
    fn style(&self, role: Role, selected: bool) -> Style {
        match selected && self.focus {
            true => self.look.theme.on_selection(role),
            false => self.look.style(role),
        }
    }

    fn draw_head(&self, item: &Item, selected: bool, area: Rect, line: u16, buffer: &mut Buffer) {
        if selected {
            let style = self.style(Role::Accent, true);
            put(buffer, area, 0, line, self.look.glyphs.pointer, style);
        }
        if let Some(mark) = self.mark(item) {
            put(buffer, area, POINTER, line, mark, Style::new());
        }
    }
}

/// The offset nearest to the present one with which the lines `from..to` are seen; the first of them at least.
fn follow(offset: usize, (from, to): (usize, usize), height: usize, lines: usize) -> usize {
    offset
        .max(to.saturating_sub(height))
        .min(from)
        .min(lines.saturating_sub(height))
}

impl StatefulWidget for List<'_> {
    type State = ListState;

    fn render(self, area: Rect, buffer: &mut Buffer, state: &mut ListState) {
        let area = area.intersection(buffer.area);
        let (all, mut rows) = (area, self.rows(area.width));
        let scrolls = rows.len() > area.height.into();
        let area = Rect {
            width: area.width.saturating_sub(if scrolls { MARK } else { 0 }),
            ..area
        };
        if scrolls {
            rows = self.rows(area.width);
        }
        state.selected = state.selected.min(self.items.len().saturating_sub(1));
        state.lines = rows.len();
        let from = rows
            .iter()
            .position(|row| row.item == state.selected)
            .unwrap_or(0);
        let to = rows
            .iter()
            .rposition(|row| row.item == state.selected)
            .map_or(0, |last| last + 1);
        state.offset = follow(state.offset, (from, to), area.height.into(), rows.len());
        state.hits = Hits {
            area,
            rows: Vec::new(),
        };
        for (row, line) in rows.iter().skip(state.offset).zip(0..area.height) {
            self.draw_row(row, row.item == state.selected, area, line, buffer);
            state.hits.rows.push(row.item);
        }
        if scrolls && all.width >= MARK {
            let column = areas::last_column(all);
            ScrollMark::new(self.look, rows.len(), state.offset).render(column, buffer);
        }
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
