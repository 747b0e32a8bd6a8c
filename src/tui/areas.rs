//! Parts of the screen, as every screen and dialog takes them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Look, Role};

/// The area without the two cells that stay free at each side.
pub fn sides(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(4),
        ..area
    }
}

/// The same below a free row: where a dialog stands.
pub fn page(area: Rect) -> Rect {
    below(sides(area), area.y + 1)
}

/// The area, at most so many cells wide.
pub fn narrow(area: Rect, cells: u16) -> Rect {
    Rect {
        width: area.width.min(cells),
        ..area
    }
}

/// What is left of an area from a row of the screen on; empty where the row lies behind its end.
pub fn below(area: Rect, y: u16) -> Rect {
    let y = y.min(area.bottom());
    Rect {
        y,
        height: area.bottom() - y,
        ..area
    }
}

/// One row of the screen, as wide as an area.
pub fn row_at(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

/// The column at the right end, where the mark of a scrolling region stands.
pub fn last_column(area: Rect) -> Rect {
    Rect {
        x: area.right().saturating_sub(1),
        width: 1,
        ..area
    }
}

/// Draws the rule between two columns, two cells left of the right one.
pub fn column_rule(buffer: &mut Buffer, right: Rect, look: Look<'_>) {
    let (line, style) = (look.glyphs.border.vertical_left, look.style(Role::Border));
    for row in right.y..right.bottom() {
        buffer.set_string(right.x - 2, row, line, style);
    }
}
