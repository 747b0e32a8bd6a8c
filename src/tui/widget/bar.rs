//! A bar over a line of the law, in whole eighths of a cell; what the gauge and the sum bar share.
//!
//! ```text
//!     ██████▌░│░░░░░░░│        0 … 1× │ 1× … 10× │
//! ```
//!
//! The first half runs from nothing to the line, the second from the line to the tenfold line (or whatever the second
//! line is). Where there is no second line the whole bar runs to the first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::put;
use crate::tui::{Look, Role};

/// Eighths in a cell.
const EIGHTHS: u128 = 8;

/// How values become cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// Cells before the first line's mark.
    left: u16,
    /// Cells between the two marks.
    right: u16,
    line: u128,
    second: Option<u128>,
}

impl Scale {
    /// A scale for a bar `cells` wide, both marks included. `None` where the bar would be too narrow to say anything.
    pub(super) fn new(cells: u16, line: u128, second: Option<u128>) -> Option<Self> {
        let second = second.filter(|second| *second > line);
        let marks = if second.is_some() { 2 } else { 1 };
        let room = cells.checked_sub(marks).filter(|room| *room >= marks)?;
        let right = if second.is_some() { room / 2 } else { 0 };
        Some(Self {
            left: room - right,
            right,
            line,
            second,
        })
    }

    /// The column of the first line's mark.
    pub(super) fn first_mark(&self) -> u16 {
        self.left
    }

    /// The column of the second line's mark.
    pub(super) fn second_mark(&self) -> Option<u16> {
        self.second.map(|_| self.left + 1 + self.right)
    }

    /// How far a value fills the cells, in eighths, the marks not counted. Rounded down, so that no half is full
    /// before its line is reached; but something is never nothing.
    fn eighths(&self, value: u128) -> u128 {
        let (left, right) = (
            u128::from(self.left) * EIGHTHS,
            u128::from(self.right) * EIGHTHS,
        );
        match self.second {
            _ if value == 0 => 0,
            _ if value < self.line => share(value, self.line, left).max(1),
            Some(second) if value < second => {
                let beyond = value - self.line;
                left + share(beyond, second - self.line, right).max(u128::from(beyond > 0))
            }
            Some(_) | None => left + right,
        }
    }

    /// Whether a value lies beyond the end of the bar.
    fn over(&self, value: u128) -> bool {
        value > self.second.unwrap_or(self.line)
    }

    /// The column of the bar's nth cell that is not a mark.
    fn column(&self, cell: u16) -> u16 {
        if cell < self.left { cell } else { cell + 1 }
    }
}

/// `part / whole` of `cells`, rounded down; exact as long as the product fits, near enough beyond.
fn share(part: u128, whole: u128, cells: u128) -> u128 {
    if whole == 0 {
        return cells;
    }
    match part.checked_mul(cells) {
        Some(product) => product / whole,
        None => (part / (whole / cells).max(1)).min(cells - 1),
    }
}

/// A piece of the bar: up to where it goes, what its full cells look like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    /// The value at its end, counted from the beginning of the bar.
    pub(super) end: u128,
    pub(super) glyph: &'static str,
    pub(super) style: Style,
}

/// What a bar shows.
#[derive(Clone, Debug)]
pub(super) struct Bar<'a> {
    pub(super) look: Look<'a>,
    pub(super) scale: Scale,
    pub(super) segments: Vec<Segment>,
    /// The greatest value still possible; `None`: no limit.
    pub(super) most: Option<u128>,
    /// The style of a line that is reached, and of the arrow.
    pub(super) reached: Style,
}

impl Bar<'_> {
    pub(super) fn render(&self, area: Rect, buffer: &mut Buffer) {
        let cells = self.scale.left + self.scale.right;
        let least = self.segments.last().map_or(0, |segment| segment.end);
        let most = self.most.map_or(u128::from(cells) * EIGHTHS, |most| {
            self.scale.eighths(most.max(least))
        });
        for cell in 0..cells {
            let (glyph, style) = self.cell(u128::from(cell) * EIGHTHS, most);
            put(buffer, area, self.scale.column(cell), 0, glyph, style);
        }
        self.mark(
            area,
            buffer,
            self.scale.first_mark(),
            self.scale.line,
            least,
        );
        if let (Some(column), Some(second)) = (self.scale.second_mark(), self.scale.second) {
            self.mark(area, buffer, column, second, least);
        }
    }

    /// What stands in the cell that begins at `from` eighths.
    fn cell(&self, from: u128, most: u128) -> (&'static str, Style) {
        let glyphs = self.look.glyphs;
        let end = |segment: &&Segment| self.scale.eighths(segment.end);
        let last = self.segments.last();
        let least = last.as_ref().map_or(0, end);
        // The cell belongs to the segment that covers its middle.
        let owner = self
            .segments
            .iter()
            .find(|segment| end(segment) >= from + EIGHTHS / 2)
            .or(last);
        match owner {
            Some(segment) if least >= from + EIGHTHS => (segment.glyph, segment.style),
            Some(segment) if least > from && most < from + EIGHTHS => {
                (partial(glyphs.partial, least - from), segment.style)
            }
            Some(_) | None if most > from => (glyphs.range, self.reached_or(least, from)),
            Some(_) | None => (glyphs.empty, self.look.style(Role::Border)),
        }
    }

    /// The lighter part takes the colour of what is certain before it, so that both read as one bar.
    fn reached_or(&self, least: u128, from: u128) -> Style {
        match self.segments.last() {
            Some(segment) if least > 0 || from == 0 => segment.style,
            Some(_) | None => self.look.style(Role::Dim),
        }
    }

    fn mark(&self, area: Rect, buffer: &mut Buffer, column: u16, line: u128, least: u128) {
        let at_end = column == self.scale.second_mark().unwrap_or(self.scale.first_mark());
        let over_surely = self.scale.over(least);
        let over_maybe = self.most.is_none_or(|most| self.scale.over(most));
        let glyph = if at_end && (over_surely || over_maybe) {
            self.look.glyphs.over
        } else {
            self.look.glyphs.line
        };
        let style = match () {
            () if at_end && over_maybe && !over_surely => self.look.style(Role::Dim),
            () if least >= line => self.reached,
            () => self.look.style(Role::Text),
        };
        put(buffer, area, column, 0, glyph, style);
    }
}

/// The glyph for one to seven eighths.
fn partial(glyphs: [&'static str; 7], eighths: u128) -> &'static str {
    let index = usize::try_from(eighths.saturating_sub(1))
        .unwrap_or(6)
        .min(6);
    glyphs[index]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_half_is_full_before_its_line() {
        for cells in 4..60 {
            let scale = Scale::new(cells, 5000, Some(50_000)).expect("wide enough");
            let (left, all) = (
                u128::from(scale.left) * 8,
                u128::from(scale.left + scale.right) * 8,
            );
            assert!(scale.eighths(4999) < left);
            assert_eq!(scale.eighths(5000), left);
            assert!(scale.eighths(49_999) < all);
            assert_eq!(scale.eighths(50_000), all);
            assert_eq!(scale.eighths(0), 0);
            assert_eq!(scale.eighths(1), 1);
        }
    }

    #[test]
    fn no_number_is_too_large() {
        let scale = Scale::new(20, u128::MAX - 1, Some(u128::MAX)).expect("wide enough");
        assert!(scale.eighths(u128::MAX / 2) <= u128::from(scale.left) * 4 + 8);
        assert!(scale.eighths(u128::MAX - 2) < u128::from(scale.left) * 8);
        assert_eq!(
            scale.eighths(u128::MAX),
            u128::from(scale.left + scale.right) * 8
        );
    }

    #[test]
    fn too_narrow_is_nothing() {
        assert!(Scale::new(3, 50, Some(500)).is_none());
        assert!(Scale::new(0, 50, None).is_none());
        assert!(Scale::new(4, 50, Some(500)).is_some());
    }
}
