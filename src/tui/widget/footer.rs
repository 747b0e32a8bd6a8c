//! The keys that matter here, in the last row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::put;
use crate::text::width;
use crate::tui::{Look, Role};

/// As many as the eye takes in; the rest is in the help.
const MOST: usize = 6;

/// Key and label, at most six, in one row; where there is no room they go from the right.
#[derive(Clone, Copy, Debug)]
pub struct Footer<'a> {
    look: Look<'a>,
    keys: &'a [(String, String)],
}

impl<'a> Footer<'a> {
    /// A footer of `(key, label)`, the most important first.
    pub fn new(look: Look<'a>, keys: &'a [(String, String)]) -> Self {
        Self {
            look,
            keys: &keys[..keys.len().min(MOST)],
        }
    }

    /// Which pair (counted from 0) stands at a column of a footer this wide: for the mouse.
    pub fn at(&self, width: u16, column: u16) -> Option<usize> {
        self.places(width)
            .iter()
            .position(|(from, to)| (*from..*to).contains(&column))
    }

    /// First column and the one past the last, of each pair that is shown.
    fn places(&self, cells: u16) -> Vec<(u16, u16)> {
        let gap = 3;
        let mut places = Vec::new();
        let mut from = 0_usize;
        for (key, label) in self.keys {
            let to = from + width(key) + 1 + width(label);
            let (Ok(begin), Ok(end)) = (u16::try_from(from), u16::try_from(to)) else {
                break;
            };
            if end > cells {
                break;
            }
            places.push((begin, end));
            from = to + gap;
        }
        places
    }
}

impl Widget for Footer<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (number, (from, to)) in self.places(area.width).into_iter().enumerate() {
            let Some((key, label)) = self.keys.get(number) else {
                return;
            };
            if let Some(dot) = from.checked_sub(2) {
                put(
                    buffer,
                    area,
                    dot,
                    0,
                    self.look.glyphs.dot,
                    self.look.style(Role::Border),
                );
            }
            let used = put(buffer, area, from, 0, key, self.look.style(Role::Key));
            debug_assert!(from + used < to);
            put(
                buffer,
                area,
                from + used + 1,
                0,
                label,
                self.look.style(Role::Dim),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::{Glyphs, Theme, dump};

    fn keys() -> Vec<(String, String)> {
        [
            ("↑↓", "移动"),
            ("Enter", "下一题"),
            ("Shift-Tab", "上一题"),
            ("u", "撤销"),
            ("?", "说明"),
            ("F2", "中/EN"),
            ("F5", "结论"),
        ]
        .map(|(key, label)| (key.to_owned(), label.to_owned()))
        .to_vec()
    }

    fn drawn(cells: u16) -> String {
        let (theme, glyphs, keys) = (Theme::plain(), Glyphs::UNICODE, keys());
        let look = Look {
            theme: &theme,
            glyphs: &glyphs,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, cells, 1));
        Footer::new(look, &keys).render(buffer.area, &mut buffer);
        dump::text(&buffer)
    }

    #[test]
    fn six_keys_at_most() {
        assert_eq!(
            drawn(120),
            "↑↓ 移动 · Enter 下一题 · Shift-Tab 上一题 · u 撤销 · ? 说明 · F2 中/EN\n"
        );
    }

    #[test]
    fn keys_go_from_the_right() {
        assert_eq!(drawn(41), "↑↓ 移动 · Enter 下一题 · Shift-Tab 上一题\n");
        assert_eq!(drawn(40), "↑↓ 移动 · Enter 下一题\n");
        assert_eq!(drawn(6), "\n");
    }

    #[test]
    fn the_mouse_finds_the_key() {
        let (theme, glyphs, keys) = (Theme::plain(), Glyphs::UNICODE, keys());
        let footer = Footer::new(
            Look {
                theme: &theme,
                glyphs: &glyphs,
            },
            &keys,
        );
        assert_eq!(footer.at(80, 0), Some(0));
        assert_eq!(footer.at(80, 8), None);
        assert_eq!(footer.at(80, 10), Some(1));
        assert_eq!(footer.at(12, 10), None);
    }
}
