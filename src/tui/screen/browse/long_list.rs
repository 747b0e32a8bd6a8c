//! A list of several hundred lines, of which only those around the selected one are laid out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{StatefulWidget, Widget};

use crate::tui::Look;
use crate::tui::areas;
use crate::tui::widget::{Item, List, ListState, ScrollMark};

/// What is selected in a long list and how far it is scrolled.
#[derive(Default)]
pub(super) struct LongList {
    /// The selection counts from the beginning of the list; the rows for the mouse from [`LongList::from`].
    state: ListState,
    /// The item that is seen first.
    top: usize,
    /// The first item that was laid out.
    from: usize,
}

impl LongList {
    /// The item at hand.
    pub(super) fn selected(&self) -> usize {
        self.state.selected
    }

    /// Begins again at the top.
    pub(super) fn restart(&mut self) {
        *self = LongList::default();
    }

    /// Puts the selection on an item.
    pub(super) fn select(&mut self, at: usize) {
        self.state.selected = at;
    }

    /// Moves the selection in a list of `count` items.
    pub(super) fn step(&mut self, steps: isize, count: usize) {
        self.state.step(steps, count);
    }

    /// Moves the selection by what was seen.
    pub(super) fn page(&mut self, pages: isize, count: usize) {
        self.state.page(pages, count);
    }

    /// The item at a cell of the screen.
    pub(super) fn at(&self, column: u16, row: u16) -> Option<usize> {
        self.state.hits.at(column, row).map(|at| self.from + at)
    }

    /// Draws a list of `count` items, of which `item` makes one.
    pub(super) fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        (look, focus): (Look<'_>, bool),
        count: usize,
        item: impl Fn(usize) -> Item,
    ) {
        let height = usize::from(area.height);
        let selected = self.state.selected.min(count.saturating_sub(1));
        // An item takes a line or more: none that is seen lies further from the selected one than this.
        let from = (self.top.min(selected))
            .max(selected.saturating_sub(height))
            .min(count.saturating_sub(height));
        let to = (from + 2 * height + 1).min(count);
        let items: Vec<Item> = (from..to).map(item).collect();
        let above = &items[..self.top.clamp(from, to) - from];
        self.state.offset = List::new(look, above).height(area.width);
        self.state.selected = selected - from;
        List::new(look, &items)
            .focus(focus)
            .render(area, buffer, &mut self.state);
        self.state.selected = selected;
        self.from = from;
        self.top = self.at(area.x, area.y).unwrap_or(from);
        if count > height {
            let mark = areas::last_column(area);
            ScrollMark::new(look, count, self.top).render(mark, buffer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::{Glyphs, Theme, dump};

    /// The lines that are seen, of a hundred items of one or two lines.
    fn seen(list: &mut LongList) -> String {
        let (theme, glyphs) = (Theme::plain(), Glyphs::ASCII);
        let look = Look {
            theme: &theme,
            glyphs: &glyphs,
        };
        let area = Rect::new(0, 0, 12, 5);
        let mut buffer = Buffer::empty(area);
        let item = |at: usize| match at % 3 {
            0 => Item::new(format!("{at}")).explained("more"),
            _ => Item::new(format!("{at}")),
        };
        list.draw(&mut buffer, area, (look, true), 100, item);
        let text = dump::text(&buffer);
        let lines = text
            .lines()
            .map(|line| line.trim_end_matches(['|', '#', ' ']));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn it_scrolls_no_further_than_it_takes() {
        let mut list = LongList::default();
        assert_eq!(seen(&mut list), "> 0\n  more\n  1\n  2\n  3");
        list.step(3, 100);
        assert_eq!(seen(&mut list), "  more\n  1\n  2\n> 3\n  more");
        list.step(-1, 100);
        assert!(seen(&mut list).contains("> 2"));
        list.step(96, 100);
        assert_eq!(seen(&mut list), "  95\n  96\n  more\n  97\n> 98");
        list.step(1, 100);
        assert_eq!(seen(&mut list), "  more\n  97\n  98\n> 99\n  more");
        list.step(-100, 100);
        assert_eq!(seen(&mut list), "> 0\n  more\n  1\n  2\n  3");
    }

    #[test]
    fn the_mouse_finds_the_item() {
        let mut list = LongList::default();
        list.select(50);
        let screen = seen(&mut list);
        for (row, line) in screen.lines().enumerate() {
            let at = list.at(0, u16::try_from(row).unwrap_or(0)).unwrap_or(0);
            let number = line.trim_start_matches(['>', ' ']);
            assert!(number == "more" || number == at.to_string(), "{screen}");
        }
        assert_eq!(list.at(40, 0), None);
    }
}
