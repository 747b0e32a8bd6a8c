//! Clearing an area under a popup, without cutting wide characters in half.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// Blanks an area, and with it the other half of each wide character that its left or right edge cuts.
///
/// ratatui skips the cell behind a wide character, so a border drawn there would not be seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct WideClear;

impl Widget for WideClear {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        for y in area.top()..area.bottom() {
            if area.width > 0 && hangs_over(buffer, area.right() - 1, y) {
                blank(buffer, area.right(), y);
            }
            if let Some(left) = area
                .left()
                .checked_sub(1)
                .filter(|x| hangs_over(buffer, *x, y))
            {
                blank(buffer, left, y);
            }
            for x in area.left()..area.right() {
                if let Some(cell) = buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }
}

fn hangs_over(buffer: &Buffer, x: u16, y: u16) -> bool {
    buffer
        .cell((x, y))
        .is_some_and(|cell| cell.cell_width() > 1)
}

/// Takes the character away and leaves the style, which belongs to what lies around the popup.
fn blank(buffer: &mut Buffer, x: u16, y: u16) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.set_symbol(" ");
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;
    use ratatui::widgets::Block;

    use super::*;
    use crate::tui::dump;

    #[test]
    fn the_border_of_a_popup_is_whole_over_chinese() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 14, 5));
        for y in 0..5 {
            buffer.set_string(y % 2, y, "行踪轨迹信息", Style::new());
        }
        let area = Rect::new(3, 1, 6, 3);
        WideClear.render(area, &mut buffer);
        Block::bordered().render(area, &mut buffer);
        assert_eq!(
            dump::text(&buffer),
            "行踪轨迹信息\n 行┌────┐信息\n行 │    │ 息\n 行└────┘信息\n行踪轨迹信息\n"
        );
    }

    #[test]
    fn nothing_outside_the_buffer_is_touched() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 2));
        WideClear.render(Rect::new(2, 1, 40, 40), &mut buffer);
        WideClear.render(Rect::new(9, 9, 3, 3), &mut buffer);
        assert_eq!(dump::text(&buffer), "\n\n");
    }
}
