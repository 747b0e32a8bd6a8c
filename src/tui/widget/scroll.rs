//! Where in a scrolling region one is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::put;
use crate::tui::{Look, Role};

/// A mark in one column, as tall as the region. Draws nothing while everything is seen.
#[derive(Clone, Copy, Debug)]
pub struct ScrollMark<'a> {
    look: Look<'a>,
    total: usize,
    offset: usize,
}

impl<'a> ScrollMark<'a> {
    /// A mark for `total` lines, of which the one numbered `offset` is the first seen. As many are seen as the area
    /// drawn on is high.
    pub fn new(look: Look<'a>, total: usize, offset: usize) -> Self {
        Self {
            look,
            total,
            offset,
        }
    }

    /// First row and height of the thumb. It touches an end only when that end of the region is seen.
    fn thumb(&self, height: usize) -> Option<(usize, usize)> {
        if height == 0 || self.total <= height {
            return None;
        }
        let hidden = self.total - height;
        let offset = self.offset.min(hidden);
        let size = (height * height / self.total).max(1);
        let room = height - size;
        let at = match offset {
            0 => 0,
            _ if offset == hidden => room,
            // A column of two or three rows has no place between the ends.
            _ => {
                (offset * room / hidden).clamp(1.min(room), room.saturating_sub(1).max(1.min(room)))
            }
        };
        Some((at, size))
    }
}

impl Widget for ScrollMark<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Some((at, size)) = self.thumb(area.height.into()) else {
            return;
        };
        for row in 0..area.height {
            let inside = (at..at + size).contains(&usize::from(row));
            let (glyph, role) = if inside {
                (self.look.glyphs.thumb, Role::Dim)
            } else {
                (self.look.glyphs.track, Role::Border)
            };
            put(buffer, area, 0, row, glyph, self.look.style(role));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::{Glyphs, Theme, dump};

    fn drawn(total: usize, offset: usize, height: u16) -> String {
        let (theme, glyphs) = (Theme::plain(), Glyphs::ASCII);
        let look = Look {
            theme: &theme,
            glyphs: &glyphs,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, height));
        ScrollMark::new(look, total, offset).render(buffer.area, &mut buffer);
        dump::text(&buffer).replace('\n', "")
    }

    #[test]
    fn the_ends_are_touched_only_at_the_ends() {
        assert_eq!(drawn(20, 0, 6), "#|||||");
        assert_eq!(drawn(20, 1, 6), "|#||||");
        assert_eq!(drawn(20, 13, 6), "||||#|");
        assert_eq!(drawn(20, 14, 6), "|||||#");
        assert_eq!(drawn(20, 99, 6), "|||||#");
        assert_eq!(drawn(9, 1, 6), "|####|");
    }

    #[test]
    fn small_regions_do_not_break() {
        assert_eq!(drawn(6, 0, 6), "");
        assert_eq!(drawn(9, 3, 1), "#");
        assert_eq!(drawn(9, 3, 2), "|#");
        assert_eq!(drawn(9, 0, 0), "");
    }
}
