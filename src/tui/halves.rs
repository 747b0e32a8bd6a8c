//! Repairs what ratatui leaves behind when a wide character is replaced by a narrow one.
//!
//! A wide character covers two cells, and ratatui takes the second one for blank. Where the next frame has a narrow
//! character and a blank in their place, only the first cell differs, and only that is written: what is left in the second
//! is up to the terminal. So the cells that were second halves a frame ago are always written.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use crate::text::width;

/// The second halves of the last frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Halves {
    area: Rect,
    cells: Vec<(u16, u16)>,
}

impl Halves {
    /// Marks the cells of a frame that have to be written whatever they hold, and remembers the frame's own halves.
    pub(super) fn settle(&mut self, buffer: &mut Buffer) {
        let area = buffer.area;
        let before = std::mem::take(&mut self.cells);
        for row in area.top()..area.bottom() {
            let mut column = area.left();
            while column < area.right() {
                let wide = width(buffer[(column, row)].symbol()) > 1;
                if wide && column + 1 < area.right() {
                    self.cells.push((column + 1, row));
                }
                column += if wide { 2 } else { 1 };
            }
        }
        if self.area == area {
            for cell in before.into_iter().filter(|cell| {
                self.cells
                    .binary_search_by_key(&key(*cell), |one| key(*one))
                    .is_err()
            }) {
                buffer[cell].set_diff_option(CellDiffOption::AlwaysUpdate);
            }
        }
        self.area = area;
    }
}

/// The order in which cells are visited: row by row.
fn key((column, row): (u16, u16)) -> (u16, u16) {
    (row, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_was_a_second_half_is_written_even_if_it_is_blank_now() {
        let mut halves = Halves::default();
        let mut before = Buffer::with_lines(["信息 x"]);
        halves.settle(&mut before);
        let mut after = Buffer::with_lines(["a 息 x"]);
        halves.settle(&mut after);
        let written: Vec<u16> = before
            .diff(&after)
            .into_iter()
            .map(|(column, _, _)| column)
            .collect();
        assert_eq!(written, [0, 1]);
    }
}
