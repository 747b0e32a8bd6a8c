//! The answer in a shaded box with the colour of its level.

use docx_rs::{
    BorderType, Paragraph, Table, TableCell, TableCellBorder, TableCellBorderPosition,
    TableCellBorders, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::table::{ROOM, shaded};
use super::{one_line, paragraph, plain, style};
use crate::report::memo::{Document, Said, Verdict};

/// The box: the level across, below it what is said of it, in two columns where it is said in two languages.
pub(super) fn verdict(verdict: &Verdict, document: &Document) -> Table {
    let columns = document.languages.len().max(1);
    let widths = vec![ROOM / columns; columns];
    let mut top = edged(cell(ROOM).grid_span(columns), verdict.level)
        .add_paragraph(level(verdict))
        .add_paragraph(one_line(&verdict.offence).style(style::DIM).keep_next(true));
    if let Some(note) = &verdict.note {
        top = top.add_paragraph(one_line(note).style(style::DIM).keep_next(true));
    }
    let below = (0..columns).map(|at| {
        let filled = said(verdict)
            .filter_map(|(said, style)| Some(paragraph(said.0.get(at)?, style)))
            .fold(cell(widths[at]), TableCell::add_paragraph);
        let filled = match filled.children.is_empty() {
            true => filled.add_paragraph(plain("")),
            false => filled,
        };
        match at {
            0 => edged(filled, verdict.level),
            _ => filled,
        }
    });
    let rows = [vec![top], below.collect()];
    let rows = rows.map(|cells| TableRow::new(cells).cant_split());
    Table::without_borders(rows.to_vec())
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .width(ROOM, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(60, 160, 60, 200))
}

fn level(verdict: &Verdict) -> Paragraph {
    let mut words = verdict.words.clone();
    if let Some(first) = words.0.first_mut() {
        first.text = format!("{} {}", verdict.sign, first.text);
    }
    one_line(&words)
        .style(style::level(verdict.level))
        .keep_next(true)
}

/// What stands below the level, each with its style.
fn said(verdict: &Verdict) -> impl Iterator<Item = (&Said, &'static str)> {
    let reason = verdict.reason.iter().map(|one| (one, style::BODY));
    let sum = verdict.sum.iter().map(|one| (one, style::BODY));
    let strong = verdict.band.iter().chain(&verdict.cautions);
    reason
        .chain(sum)
        .chain(strong.map(|one| (one, style::STRONG)))
}

fn cell(width: usize) -> TableCell {
    shaded(TableCell::new().width(width, WidthType::Dxa))
}

/// A thick edge on the left in the colour of the level.
fn edged(cell: TableCell, level: &str) -> TableCell {
    let edge = TableCellBorder::new(TableCellBorderPosition::Left)
        .border_type(BorderType::Single)
        .size(36)
        .color(style::color(level));
    cell.set_borders(TableCellBorders::with_empty().set(edge))
}
