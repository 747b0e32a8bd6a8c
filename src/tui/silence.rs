//! The last look at a frame before it is sent: whatever screen drew it, nothing in it speaks to the terminal.

use ratatui::buffer::Buffer;

use crate::text::speaks;

/// Takes out of every cell what says something to a terminal.
pub(super) fn silence(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().contains(speaks) {
            let silent: String = cell
                .symbol()
                .chars()
                .filter(|letter| !speaks(*letter))
                .collect();
            let silent = if silent.is_empty() { " " } else { &silent };
            cell.set_symbol(silent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_letters_stay() {
        let mut buffer = Buffer::with_lines(["ab信c "]);
        buffer[(0, 0)].set_symbol("a\u{202e}");
        buffer[(1, 0)].set_symbol("\u{1b}");
        buffer[(4, 0)].set_symbol("é\u{9b}");
        silence(&mut buffer);
        let row: Vec<&str> = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(row, ["a", " ", "信", " ", "é", " "]);
    }
}
