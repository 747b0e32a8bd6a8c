//! Large figures, made of blocks: read from across a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::Glyphs;

/// How many dots a figure is high.
const HEIGHT: usize = 7;

/// A figure: its width in dots, and its rows from the top, a bit a dot.
type Figure = (usize, [u8; HEIGHT]);

#[rustfmt::skip] // One figure a line.
const FIGURES: [(char, Figure); 23] = [
    ('0', (5, [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110])),
    ('1', (5, [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110])),
    ('2', (5, [0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b01000, 0b11111])),
    ('3', (5, [0b11111, 0b00010, 0b00100, 0b00010, 0b00001, 0b10001, 0b01110])),
    ('4', (5, [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010])),
    ('5', (5, [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110])),
    ('6', (5, [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110])),
    ('7', (5, [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000])),
    ('8', (5, [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110])),
    ('9', (5, [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100])),
    ('.', (2, [0, 0, 0, 0, 0, 0b11, 0b11])),
    (',', (2, [0, 0, 0, 0, 0b11, 0b01, 0b10])),
    ('/', (5, [0b00001, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b10000])),
    ('+', (5, [0, 0b00100, 0b00100, 0b11111, 0b00100, 0b00100, 0])),
    ('=', (5, [0, 0, 0b11111, 0, 0b11111, 0, 0])),
    ('<', (4, [0b0001, 0b0010, 0b0100, 0b1000, 0b0100, 0b0010, 0b0001])),
    ('>', (4, [0b1000, 0b0100, 0b0010, 0b0001, 0b0010, 0b0100, 0b1000])),
    ('≥', (4, [0b1000, 0b0100, 0b0010, 0b0100, 0b1000, 0, 0b1111])),
    ('?', (5, [0b01110, 0b10001, 0b00001, 0b00110, 0b00100, 0, 0b00100])),
    ('×', (5, [0, 0b10001, 0b01010, 0b00100, 0b01010, 0b10001, 0])),
    ('(', (3, [0b001, 0b010, 0b100, 0b100, 0b100, 0b010, 0b001])),
    (')', (3, [0b100, 0b010, 0b001, 0b001, 0b001, 0b010, 0b100])),
    ('–', (4, [0, 0, 0, 0b1111, 0, 0, 0])),
];

/// The blank between two words.
const BLANK: Figure = (2, [0; HEIGHT]);

fn figure(letter: char) -> Option<Figure> {
    match letter {
        ' ' => Some(BLANK),
        _ => FIGURES
            .iter()
            .find(|(known, _)| *known == letter)
            .map(|(_, figure)| *figure),
    }
}

/// How large a dot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dot {
    /// Four cells by two.
    Large,
    /// Two cells by one.
    Whole,
    /// One cell by a half.
    Half,
}

impl Dot {
    fn cells(self) -> usize {
        match self {
            Dot::Large => 4,
            Dot::Whole => 2,
            Dot::Half => 1,
        }
    }

    /// Rows of a line of figures.
    pub(super) fn rows(self) -> u16 {
        match self {
            Dot::Large => 14,
            Dot::Whole => 7,
            Dot::Half => 4,
        }
    }
}

/// The largest dots with which every line fits a width, and all of them a height with a row between each two; nothing
/// where none do or where a sign has no figure.
pub(super) fn fitting(lines: &[&str], (columns, rows): (u16, u16), glyphs: &Glyphs) -> Option<Dot> {
    let widest = lines
        .iter()
        .map(|line| dots(line))
        .collect::<Option<Vec<_>>>()?;
    let widest = widest.into_iter().max()?;
    let dots = [Dot::Large, Dot::Whole, Dot::Half];
    let count = u16::try_from(lines.len()).ok()?;
    let mut fit = dots.into_iter().filter(|dot| {
        let high = count * (dot.rows() + 1) - 1;
        let drawn = *dot != Dot::Half || glyphs.halves.is_some();
        drawn && widest * dot.cells() <= usize::from(columns) && high <= rows
    });
    fit.next()
}

/// The dots that a line is wide.
fn dots(line: &str) -> Option<usize> {
    let figures = line.chars().map(figure).collect::<Option<Vec<_>>>()?;
    let all: usize = figures.iter().map(|(wide, _)| wide + 1).sum();
    Some(all.saturating_sub(1))
}

/// Draws a line of figures in the middle of an area's width.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    line: &str,
    dot: Dot,
    style: Style,
    glyphs: &Glyphs,
) {
    let wide = dots(line).unwrap_or(0) * dot.cells();
    let mut column = usize::from(area.width).saturating_sub(wide) / 2;
    for (wide, rows) in line.chars().filter_map(figure) {
        for x in 0..wide * dot.cells() {
            for y in 0..dot.rows() {
                let lit = |row: usize| {
                    rows.get(row)
                        .is_some_and(|bits| bits >> (wide - 1 - x / dot.cells()) & 1 == 1)
                };
                let y_dot = usize::from(y);
                let sign = match (dot, glyphs.halves) {
                    (Dot::Large, _) => lit(y_dot / 2).then_some(glyphs.full),
                    (Dot::Whole, _) | (Dot::Half, None) => lit(y_dot).then_some(glyphs.full),
                    (Dot::Half, Some([upper, lower])) => match (lit(2 * y_dot), lit(2 * y_dot + 1))
                    {
                        (true, true) => Some(glyphs.full),
                        (true, false) => Some(upper),
                        (false, true) => Some(lower),
                        (false, false) => None,
                    },
                };
                let place = (
                    area.x + u16::try_from(column + x).unwrap_or(u16::MAX),
                    area.y + y,
                );
                if let (Some(sign), Some(cell)) = (sign, buffer.cell_mut(place)) {
                    cell.set_symbol(sign).set_style(style);
                }
            }
        }
        column += (wide + 1) * dot.cells();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::dump;

    fn drawn(line: &str, dot: Dot, glyphs: &Glyphs, columns: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, dot.rows()));
        let area = buffer.area;
        draw(&mut buffer, area, line, dot, Style::new(), glyphs);
        dump::text(&buffer)
    }

    #[test]
    fn figures_are_drawn_in_halves_and_in_whole_cells() {
        assert_eq!(
            drawn("1.7", Dot::Half, &Glyphs::UNICODE, 14),
            " ▄█      ▀▀▀▀█\n  █        ▄▀\n  █   ▄▄  █\n ▀▀▀  ▀▀  ▀\n"
        );
        let ascii = drawn("7", Dot::Whole, &Glyphs::ASCII, 10);
        assert_eq!(ascii.lines().next(), Some("##########"));
        assert_eq!(ascii.lines().nth(1), Some("        ##"));
    }

    #[test]
    fn the_largest_that_fits_is_taken() {
        let fits = |lines: &[&str], room| fitting(lines, room, &Glyphs::UNICODE);
        assert_eq!(fits(&["1.1"], (60, 20)), Some(Dot::Large));
        assert_eq!(fits(&["1.1"], (30, 20)), Some(Dot::Whole));
        assert_eq!(
            fits(&["20/50", "+ 350/500", "= 1.1 ≥ 1"], (56, 16)),
            Some(Dot::Half)
        );
        assert_eq!(fits(&["20/50"], (10, 4)), None);
        assert_eq!(fits(&["二十"], (90, 40)), None);
        assert_eq!(fitting(&["20/50"], (40, 6), &Glyphs::ASCII), None);
    }

    #[test]
    fn every_sign_of_a_sum_has_a_figure() {
        assert!(
            "0123456789.,/+=<>≥?×()– "
                .chars()
                .all(|sign| figure(sign).is_some())
        );
        for (sign, (wide, rows)) in FIGURES {
            assert!(
                rows.iter().all(|bits| usize::from(*bits) < 1 << wide),
                "{sign}"
            );
        }
    }
}
