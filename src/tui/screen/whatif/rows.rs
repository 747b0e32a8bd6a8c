//! The levers as lines: a name, its value in the case, its value in the variation. Nothing is cut: a long name goes on
//! in the next line, and long values stand below it.

use crate::text::{pad_left, pad_right, width, wrap, wrap_ranges};

/// How far further lines are set in, behind the pointer.
const INDENT: usize = 4;
/// Between a name and a value, at least.
const GAP: usize = 2;

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The name of the lever, and what is blank.
    Name,
    /// The value in the case.
    Old,
    /// The value in the variation, or in both where they are the same.
    New,
}

/// A line: pieces that fill it together.
pub(super) type Row = Vec<(Piece, String)>;

/// What a lever says: its name, its value in the case and in the variation.
pub(super) struct Lever<'t> {
    pub(super) name: &'t str,
    pub(super) old: &'t str,
    pub(super) new: &'t str,
}

/// How wide the columns are, in cells, and what the case and the variation are called.
pub(super) struct Columns<'t> {
    cells: usize,
    value: usize,
    names: [&'t str; 2],
}

impl<'t> Columns<'t> {
    pub(super) fn new(cells: u16, names: [&'t str; 2]) -> Self {
        let cells = usize::from(cells);
        let value = (cells / 4).max(12).min(cells / 2);
        Columns {
            cells,
            value,
            names,
        }
    }

    /// The heading: what the list is for, and over each value whose it is.
    pub(super) fn head(&self, title: &str) -> Row {
        let [old, new] = self.names.map(|name| pad_left(name, self.value));
        let title = pad_right(title, self.cells.saturating_sub(2 * self.value));
        vec![(Piece::Name, title), (Piece::Old, old), (Piece::New, new)]
    }

    /// The lines of a lever; the first begins with the pointer.
    pub(super) fn lines(&self, pointer: &str, lever: &Lever<'_>) -> Vec<Row> {
        let (old, new) = (width(lever.old), width(lever.new));
        let fits = |value: usize| value + GAP <= self.value;
        let figure = lever.old.starts_with(|c: char| c.is_ascii_digit());
        if fits(old) && fits(new) && (lever.old != lever.new || old < self.value / 2 || figure) {
            return self.in_columns(pointer, lever);
        }
        if lever.old == lever.new {
            return self.once(pointer, lever);
        }
        let mut rows = self.filled(name(pointer, lever.name, self.cells));
        let label = self.names.map(width).into_iter().max().unwrap_or(0) + GAP;
        let room = self.cells.saturating_sub(INDENT + label);
        let values = [(Piece::Old, lever.old), (Piece::New, lever.new)];
        for ((piece, value), name) in values.into_iter().zip(self.names) {
            for (at, line) in wrap(value, room).into_iter().enumerate() {
                let name = if at == 0 { name } else { "" };
                let label = " ".repeat(INDENT) + &pad_right(name, label);
                rows.push(vec![(Piece::Name, label), (piece, pad_right(&line, room))]);
            }
        }
        rows
    }

    /// Both values beside the first line of the name.
    fn in_columns(&self, pointer: &str, lever: &Lever<'_>) -> Vec<Row> {
        let begin = self.cells.saturating_sub(self.value + width(lever.old));
        let mut rows = name(pointer, lever.name, begin.saturating_sub(GAP));
        if let Some(first) = rows.first_mut() {
            for (_, name) in first.iter_mut() {
                *name = pad_right(name, begin);
            }
            first.push((Piece::Old, lever.old.to_owned()));
            first.push((Piece::New, pad_left(lever.new, self.value)));
        }
        self.filled(rows)
    }

    /// A value that both share, over both columns: beside the name where there is room, else below it.
    fn once(&self, pointer: &str, lever: &Lever<'_>) -> Vec<Row> {
        let value = width(lever.new);
        let together = 2 + width(lever.name) + GAP + value;
        if together <= self.cells {
            let name = format!("{pointer} {}", lever.name);
            return vec![vec![
                (Piece::Name, pad_right(&name, self.cells - value)),
                (Piece::New, lever.new.to_owned()),
            ]];
        }
        let mut rows = self.filled(name(pointer, lever.name, self.cells));
        let lines = wrap(lever.new, self.cells.saturating_sub(INDENT));
        let alone = lines.len() == 1;
        for line in lines {
            // A single line stands where values stand; several read better from the left.
            let free = self.cells.saturating_sub(width(&line));
            let before = if alone { free } else { INDENT };
            let row = vec![(Piece::Name, " ".repeat(before)), (Piece::New, line)];
            rows.extend(self.filled(vec![row]));
        }
        rows
    }

    /// Lines with blanks to the end of each.
    fn filled(&self, mut rows: Vec<Row>) -> Vec<Row> {
        for row in &mut rows {
            let used: usize = row.iter().map(|(_, text)| width(text)).sum();
            if let Some(blank) = self.cells.checked_sub(used).filter(|blank| *blank > 0) {
                row.push((Piece::Name, " ".repeat(blank)));
            }
        }
        rows
    }
}

/// The name alone, in `room` cells.
fn name(pointer: &str, name: &str, room: usize) -> Vec<Row> {
    let (first, rest) = (room.saturating_sub(2), room.saturating_sub(INDENT));
    let ranges = wrap_ranges(name, first, rest).into_iter().enumerate();
    let lines = ranges.map(|(at, range)| match at {
        0 => format!("{pointer} {}", &name[range]),
        _ => " ".repeat(INDENT) + &name[range],
    });
    lines.map(|line| vec![(Piece::Name, line)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(cells: u16, name: &str, old: &str, new: &str) -> String {
        let columns = Columns::new(cells, ["案件", "假设"]);
        let rows = columns.lines("▸", &Lever { name, old, new });
        let lines = rows.iter().map(|row| {
            let line: String = row.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(width(&line), usize::from(cells), "{line}|");
            line.trim_end().to_owned() + "\n"
        });
        lines.collect()
    }

    #[test]
    fn figures_stand_in_their_columns() {
        assert_eq!(
            drawn(30, "征信报告", "27", "24"),
            "▸ 征信报告      27          24\n"
        );
    }

    #[test]
    fn a_long_name_goes_on_below() {
        assert_eq!(
            drawn(32, "明知或者应知对方用于犯罪", "否", "否"),
            "▸ 明知或者应知对  否          否\n    方用于犯罪\n"
        );
    }

    #[test]
    fn a_long_value_that_both_share_is_said_once() {
        assert_eq!(
            drawn(
                44,
                "来源",
                "履行职责或者提供服务过程中获得",
                "履行职责或者提供服务过程中获得"
            ),
            "▸ 来源        履行职责或者提供服务过程中获得\n"
        );
        assert_eq!(
            drawn(
                30,
                "来源",
                "履行职责或者提供服务过程中获得",
                "履行职责或者提供服务过程中获得"
            ),
            "▸ 来源\n    履行职责或者提供服务过程中\n    获得\n"
        );
    }

    #[test]
    fn long_values_that_differ_stand_below_each_other() {
        assert_eq!(
            drawn(
                34,
                "来源",
                "履行职责或者提供服务过程中获得",
                "购买、履行职责或者提供服务过程中获得"
            ),
            "▸ 来源\n    案件  履行职责或者提供服务过程\n          中获得\n    假设  购买、履行职责或者提供服\n          务过程中获得\n"
        );
    }
}
