//! One value against the lines of the law.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::bar::{Bar, Scale, Segment};
use crate::text::width;
use crate::tui::{Look, Role};

/// A bar in one row: the first half from nothing to the line, the second to the tenfold line, both marked.
///
/// A value that is not known exactly shows its least as full and the rest up to its most lighter; beyond the end
/// stands an arrow. Everything is counted in integers, in whatever unit the three numbers share.
#[derive(Clone, Copy, Debug)]
pub struct Gauge<'a> {
    look: Look<'a>,
    min: u128,
    max: Option<u128>,
    line: u128,
    tenfold: Option<u128>,
    role: Option<Role>,
}

impl<'a> Gauge<'a> {
    /// A value of `min` to `max` (none: no limit known) against a line, and a tenfold line where there is one.
    pub fn new(
        look: Look<'a>,
        min: u128,
        max: Option<u128>,
        line: u128,
        tenfold: Option<u128>,
    ) -> Self {
        Self {
            look,
            min,
            max,
            line,
            tenfold,
            role: None,
        }
    }

    /// Draws in another role than that of the level which the value reaches by itself.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }

    /// The two numbers written under their marks, for a row below a gauge `cells` wide: the first ends at its mark,
    /// the second at the end. Where they would touch, the second is left out.
    pub fn labels(&self, cells: u16, line: &str, tenfold: &str) -> String {
        let Some(scale) = Scale::new(cells, self.line, self.tenfold) else {
            return String::new();
        };
        let first_end = usize::from(scale.first_mark()) + 1;
        let mut row = " ".repeat(first_end.saturating_sub(width(line)));
        row.push_str(line);
        if let Some(mark) = scale.second_mark() {
            let gap = (usize::from(mark) + 1).saturating_sub(width(&row) + width(tenfold));
            if gap > 0 {
                row.extend(std::iter::repeat_n(' ', gap));
                row.push_str(tenfold);
            }
        }
        row
    }

    fn reached(&self) -> Role {
        match self.tenfold {
            Some(tenfold) if self.min >= tenfold => Role::LevelEspecially,
            Some(_) | None if self.min >= self.line => Role::LevelSerious,
            Some(_) | None => Role::LevelNone,
        }
    }
}

impl Widget for Gauge<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Some(scale) = Scale::new(area.width, self.line, self.tenfold) else {
            return;
        };
        let style = self.look.style(self.role.unwrap_or(self.reached()));
        let segment = Segment {
            end: self.min,
            glyph: self.look.glyphs.full,
            style,
        };
        let bar = Bar {
            look: self.look,
            scale,
            segments: vec![segment],
            most: self.max,
            reached: style,
        };
        bar.render(area, buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::{Glyphs, Theme, dump};

    fn bar(glyphs: &Glyphs, min: u128, max: Option<u128>, tenfold: Option<u128>) -> String {
        let theme = Theme::plain();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let look = Look {
            theme: &theme,
            glyphs,
        };
        Gauge::new(look, min, max, 500, tenfold).render(buffer.area, &mut buffer);
        dump::text(&buffer).trim_end().to_owned()
    }

    fn exact(value: u128) -> String {
        bar(&Glyphs::UNICODE, value, Some(value), Some(5000))
    }

    #[test]
    fn the_first_half_runs_to_the_line() {
        assert_eq!(exact(0), "░░░░░│░░░░░│");
        assert_eq!(exact(1), "▏░░░░│░░░░░│");
        assert_eq!(exact(350), "███▌░│░░░░░│");
        assert_eq!(exact(499), "████▉│░░░░░│");
        assert_eq!(exact(500), "█████│░░░░░│");
    }

    #[test]
    fn the_second_half_runs_to_the_tenfold_line() {
        assert_eq!(exact(2750), "█████│██▌░░│");
        assert_eq!(exact(4999), "█████│████▉│");
        assert_eq!(exact(5000), "█████│█████│");
        assert_eq!(exact(5001), "█████│█████▶");
    }

    #[test]
    fn what_is_not_known_is_lighter() {
        assert_eq!(
            bar(&Glyphs::UNICODE, 200, Some(400), Some(5000)),
            "██▒▒░│░░░░░│"
        );
        assert_eq!(
            bar(&Glyphs::UNICODE, 350, Some(600), Some(5000)),
            "███▒▒│▒░░░░│"
        );
        assert_eq!(bar(&Glyphs::UNICODE, 350, None, Some(5000)), "███▒▒│▒▒▒▒▒▶");
        assert_eq!(bar(&Glyphs::UNICODE, 0, None, Some(5000)), "▒▒▒▒▒│▒▒▒▒▒▶");
    }

    #[test]
    fn one_line_alone_takes_the_whole_bar() {
        assert_eq!(bar(&Glyphs::UNICODE, 250, Some(250), None), "█████▌░░░░░│");
        assert_eq!(bar(&Glyphs::UNICODE, 501, Some(501), None), "███████████▶");
    }

    #[test]
    fn ascii_says_the_same() {
        assert_eq!(
            bar(&Glyphs::ASCII, 350, Some(350), Some(5000)),
            "###-.|.....|"
        );
        assert_eq!(
            bar(&Glyphs::ASCII, 350, Some(600), Some(5000)),
            "###==|=....|"
        );
        assert_eq!(
            bar(&Glyphs::ASCII, 9999, Some(9999), Some(5000)),
            "#####|#####>"
        );
    }

    #[test]
    fn labels_end_at_their_marks() {
        let (theme, glyphs) = (Theme::plain(), Glyphs::UNICODE);
        let gauge = Gauge::new(
            Look {
                theme: &theme,
                glyphs: &glyphs,
            },
            0,
            Some(0),
            500,
            Some(5000),
        );
        assert_eq!(gauge.labels(12, "500", "5,000"), "   500 5,000");
        assert_eq!(gauge.labels(10, "500", "5,000"), "  500");
        assert_eq!(gauge.labels(2, "500", "5,000"), "");
    }
}
