//! The last check of a frame before it is sent: no cell may hold a control character or a mark that reorders text, from
//! whatever screen it came.

use ratatui::buffer::Buffer;

use crate::text::is_terminal_control;

/// Removes such characters from every cell.
pub(super) fn sanitize(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().contains(is_terminal_control) {
            let silent: String = cell
                .symbol()
                .chars()
                .filter(|letter| !is_terminal_control(*letter))
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
        sanitize(&mut buffer);
        let row: Vec<&str> = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(row, ["a", " ", "信", " ", "é", " "]);
    }
}
