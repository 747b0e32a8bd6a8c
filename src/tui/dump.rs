//! A buffer as readable text, for snapshots: wide characters once, no blanks at line ends, styles in a legend.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

/// The text of a buffer, one line a row, without the blanks at the end of a line.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let row: String = visible(buffer, y).map(|(_, cell)| cell.symbol()).collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// The text of a buffer, and below it each run of cells that is not plain: row, columns, style.
///
/// Rows and columns count from 0; a run names its first and last cell.
pub fn text_and_styles(buffer: &Buffer) -> String {
    let mut out = text(buffer);
    out.push_str("---\n");
    for y in buffer.area.top()..buffer.area.bottom() {
        for (first, last, style) in runs(buffer, y) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{y:>2} {first:>3}-{last:<3} {style}");
        }
    }
    out
}

/// The text of a buffer, and below it its styles in few lines: rows, then each run of columns with its style. Rows that
/// follow each other and look the same are one line.
pub fn text_and_looks(buffer: &Buffer) -> String {
    let mut looks: Vec<(u16, u16, String)> = Vec::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let runs: Vec<String> = runs(buffer, y)
            .into_iter()
            .map(|(first, last, style)| format!("{first}-{last} {style}"))
            .collect();
        let look = runs.join(" | ");
        match looks.last_mut() {
            Some(before) if before.2 == look => before.1 = y,
            Some(_) | None => looks.push((y, y, look)),
        }
    }
    let mut out = text(buffer);
    out.push_str("---\n");
    for (from, to, look) in looks.iter().filter(|(_, _, look)| !look.is_empty()) {
        let rows = match from == to {
            true => from.to_string(),
            false => format!("{from}-{to}"),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{rows:>5}  {look}");
    }
    out
}

/// The cells of a row that are seen: the second cell of a wide character is not.
fn visible(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut covered = 0;
    (buffer.area.left()..buffer.area.right()).filter_map(move |x| {
        let cell = buffer.cell((x, y))?;
        if covered > 0 {
            covered -= 1;
            return None;
        }
        covered = cell.cell_width().saturating_sub(1);
        Some((x, cell))
    })
}

fn runs(buffer: &Buffer, y: u16) -> Vec<(u16, u16, String)> {
    let mut runs: Vec<(u16, u16, String)> = Vec::new();
    for (x, cell) in visible(buffer, y) {
        let style = describe(cell);
        let last = x + cell.cell_width().saturating_sub(1);
        match runs.last_mut() {
            Some(run) if run.2 == style => run.1 = last,
            Some(_) | None => runs.push((x, last, style)),
        }
    }
    runs.retain(|run| !run.2.is_empty());
    runs
}

/// The style in a few words; empty for a plain cell.
fn describe(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(cell.fg.to_string());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg));
    }
    words.extend(
        cell.modifier
            .iter_names()
            .map(|(name, _): (&str, Modifier)| name.to_lowercase()),
    );
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn wide_characters_are_printed_once() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        buffer.set_string(0, 0, "个信 gexin", Style::new());
        buffer.set_string(2, 1, "敏感", Style::new());
        assert_eq!(text(&buffer), "个信 gexin\n  敏感\n");
    }

    #[test]
    fn rows_that_look_the_same_are_one_line() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 4));
        for row in 1..3 {
            buffer.set_string(0, row, "个信", Style::new().bold());
            buffer.set_string(5, row, "ab", Style::new().red());
        }
        buffer.set_string(0, 3, "ab", Style::new().red());
        assert_eq!(
            text_and_looks(&buffer),
            "\n个信 ab\n个信 ab\nab\n---\n  1-2  0-3 bold | 5-6 Red\n    3  0-1 Red\n"
        );
    }

    #[test]
    fn styles_are_listed_by_run() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        buffer.set_string(0, 0, "个信", Style::new().bold());
        buffer.set_string(5, 0, "ab", Style::new().red().on_blue());
        assert_eq!(
            text_and_styles(&buffer),
            "个信 ab\n---\n 0   0-3   bold\n 0   5-6   Red on Blue\n"
        );
    }
}
