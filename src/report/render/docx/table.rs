//! Tables of the DOCX report.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, Run, Shading, ShdType, Table as DocxTable, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow,
    WidthType,
};

use super::{MARGIN, PAGE, paragraph, stacked, style};
use crate::report::memo::{Document, Entry, Said, Table};
use crate::text::width;

/// The shade of heads and of the row that carries the result.
const SHADE: &str = "F0F2F4";
/// What a cell of text takes in the type of tables, and what the margins of a table cell take, in twentieths of a point.
const LETTER: usize = 116;
const MARGINS: usize = 200;
/// What a first column that asks for more gets at least.
const NAMING: usize = ROOM * 30 / 100;

/// The room between the margins of the page.
pub(super) const ROOM: usize = (PAGE.0 - 2 * MARGIN) as usize;
/// How much of its side of the table a fact takes beside its answer, in hundredths: more where the side is narrow.
const NAME: [usize; 2] = [26, 32];

/// A table of facts: the fact, the answer with its note of source; once for each language, side by side.
pub(super) fn facts(entries: &[Entry], document: &Document) -> DocxTable {
    let sides = document.languages.len().max(1);
    let room = ROOM / sides;
    let name = room * NAME[usize::from(sides > 1)] / 100;
    let widths: Vec<usize> = (0..sides).flat_map(|_| [name, room - name]).collect();
    let rows = entries.iter().map(|entry| {
        let cells = (0..sides).flat_map(|side| {
            let of = |said: &Said| said.0.get(side).or(said.0.first()).cloned();
            let written = |width: usize, said: &Said| match of(said) {
                Some(wording) => cell(width).add_paragraph(paragraph(&wording, style::CELL)),
                None => cell(width).add_paragraph(Paragraph::new()),
            };
            let mut answer = written(room - name, &entry.value);
            if !entry.source.is_empty() && side == 0 {
                let note = format!("{}{}", document.labels.source, entry.source);
                let note = Run::new().add_text(note);
                answer = answer.add_paragraph(Paragraph::new().add_run(note).style(style::DIM));
            }
            [written(name, &entry.name), answer]
        });
        TableRow::new(cells.collect()).cant_split()
    });
    framed(rows.collect(), widths)
}

/// Paragraphs in two languages, one column each.
pub(super) fn beside(said: &[&Said], style: &str) -> DocxTable {
    let widths = vec![ROOM / 2; 2];
    let rows = said.iter().map(|said| {
        let cells = (0..2).map(|side| match said.0.get(side) {
            Some(wording) => cell(widths[side]).add_paragraph(paragraph(wording, style)),
            None => cell(widths[side]).add_paragraph(Paragraph::new()),
        });
        TableRow::new(cells.collect()).cant_split()
    });
    DocxTable::without_borders(rows.collect())
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .width(ROOM, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(0, 160, 0, 0))
}

/// A table with heads; figures stand on the right.
pub(super) fn table(table: &Table) -> DocxTable {
    let widths = widths(&asked(table));
    let line = |cells: &[Said], bold: bool| {
        let cells = cells.iter().zip(&widths).zip(&table.figures);
        let cells = cells.map(|((text, width), figures)| {
            let mut paragraph = stacked(text, bold).style(style::CELL);
            if *figures {
                paragraph = paragraph.align(AlignmentType::Right);
            }
            let cell = cell(*width).add_paragraph(paragraph);
            if bold { shaded(cell) } else { cell }
        });
        TableRow::new(cells.collect())
    };
    // The head comes again on every page: see `finish`.
    let head = line(&table.columns, true);
    let rows = table.rows.iter();
    let rows = rows.map(|row| line(&row.cells, row.strong).cant_split());
    framed(std::iter::once(head).chain(rows).collect(), widths.clone())
}

fn framed(rows: Vec<TableRow>, widths: Vec<usize>) -> DocxTable {
    let rule = |position| {
        TableBorder::new(position)
            .border_type(BorderType::Single)
            .size(4)
            .color("B9BEC4")
    };
    let borders = [
        TableBorderPosition::Top,
        TableBorderPosition::Bottom,
        TableBorderPosition::InsideH,
    ];
    let borders = borders
        .into_iter()
        .fold(TableBorders::with_empty(), |all, one| all.set(rule(one)));
    DocxTable::new(rows)
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(40, 90, 40, 90))
        .set_borders(borders)
}

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

pub(super) fn shaded(cell: TableCell) -> TableCell {
    cell.shading(
        Shading::new()
            .shd_type(ShdType::Clear)
            .color("auto")
            .fill(SHADE),
    )
}

/// The width that the text of each column asks for, in twentieths of a point.
fn asked(table: &Table) -> Vec<usize> {
    let widest = |said: &Said| said.0.iter().map(|one| width(&one.text)).max();
    let column = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let most = cells.chain(table.columns.get(at)).filter_map(widest).max();
        most.unwrap_or(0) * LETTER + MARGINS
    };
    (0..table.columns.len()).map(column).collect()
}

/// The widths of a table's columns; the first, which names what the others speak of, gets no less than its part.
fn widths(asked: &[usize]) -> Vec<usize> {
    let widths = shares(asked, ROOM);
    match (asked, &widths[..]) {
        ([wanted, others @ ..], [given, ..]) if *given < (*wanted).min(NAMING) => {
            let first = (*wanted).min(NAMING);
            let others = shares(others, ROOM - first);
            std::iter::once(first).chain(others).collect()
        }
        _ => widths,
    }
}

/// The room shared out: a column that asks for no more than its fair part gets it, the others share the
/// rest; what nobody asks for goes to all alike.
fn shares(asked: &[usize], mut room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(|at| asked[*at]);
    let mut given = vec![0; asked.len()];
    for (done, at) in order.into_iter().enumerate() {
        let fair = room / (asked.len() - done);
        given[at] = asked[at].min(fair);
        room -= given[at];
    }
    let columns = given.len().max(1);
    given.into_iter().map(|one| one + room / columns).collect()
}

#[cfg(test)]
mod tests {
    use super::{NAMING, ROOM, shares, widths};

    #[test]
    fn narrow_columns_get_what_they_ask_for() {
        let given = shares(&[9_000, 900, 4_000, 800], ROOM);
        assert_eq!((given[1], given[3]), (900, 800));
        assert_eq!(given[2], (9_638 - 1_700) / 2);
        assert_eq!(given.iter().sum::<usize>(), 9_638);
        let named = widths(&[5_000, 4_000, 4_000, 4_000]);
        assert_eq!(named[0], NAMING);
        assert!(named.iter().sum::<usize>() <= ROOM);
        assert_eq!(shares(&[100, 300], ROOM), [100 + 4_619, 300 + 4_619]);
    }
}
