//! The DOCX report: real headings, tables, lists and page numbers, for Word and LibreOffice.

mod style;
mod table;

use std::io::{self, Cursor};

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, IndentLevel, NumPages, NumberingId, PageMargin,
    PageNum, Paragraph, Run,
};

use crate::report::memo::{Block, Document, Letterhead, Memo, Said, Section};

/// A4 in twentieths of a point, and its margins.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_134;

/// The number of the bulleted list among the lists of the file.
const BULLETS: usize = 2;

/// A document as the bytes of a DOCX file; the same document gives the same bytes.
///
/// # Errors
/// The archive could not be put together.
pub fn docx(document: &Document) -> io::Result<Vec<u8>> {
    let mut file = style::apply(page());
    if let Some(letterhead) = &document.letterhead {
        file = head(file, letterhead, document);
    }
    for (at, memo) in document.memos.iter().enumerate() {
        file = memo_parts(file, memo, document, at > 0);
    }
    let day = document
        .memos
        .first()
        .map_or("1970-01-01", |memo| &memo.date);
    let time = format!("{day}T00:00:00Z");
    let mut bytes = Cursor::new(Vec::new());
    file.created_at(&time)
        .updated_at(&time)
        .build()
        .pack(&mut bytes)
        .map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

fn page() -> Docx {
    let margin = MARGIN as i32;
    let numbers = Paragraph::new()
        .align(AlignmentType::Center)
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" / "))
        .add_num_pages(NumPages::new());
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(PageMargin {
            top: margin,
            left: margin,
            bottom: margin,
            right: margin,
            header: 720,
            footer: 620,
            gutter: 0,
        })
        .footer(Footer::new().add_paragraph(numbers))
}

fn head(mut file: Docx, letterhead: &Letterhead, document: &Document) -> Docx {
    if !letterhead.firm.is_empty() {
        file = file.add_paragraph(plain(&letterhead.firm).style(style::FIRM));
    }
    if !letterhead.address.is_empty() {
        file = file.add_paragraph(plain(&letterhead.address).style(style::DIM));
    }
    if !letterhead.lawyer.is_empty() {
        let line = format!("{}{}", document.labels.lawyer, letterhead.lawyer);
        file = file.add_paragraph(plain(&line).style(style::DIM));
    }
    file
}

fn memo_parts(file: Docx, memo: &Memo, document: &Document, new_page: bool) -> Docx {
    let title = match memo.title.as_str() {
        "" => memo.heading.joined(" · "),
        title => format!("{} — {title}", memo.heading.joined(" · ")),
    };
    let title = plain(&title)
        .style(style::TITLE)
        .page_break_before(new_page);
    let verdict = &memo.verdict;
    let level = format!("{} {}", verdict.sign, verdict.words.joined(" · "));
    let mut file = file.add_paragraph(title);
    if let Some(section) = &memo.persons {
        file = section_parts(file, section, document);
    }
    if let Some(person) = &memo.person {
        file = file.add_paragraph(said(person).style(style::HEADING_1).keep_next(true));
    }
    file = file.add_paragraph(plain(&level).style(style::level(verdict.level)));
    if let Some(note) = &verdict.note {
        file = file.add_paragraph(said(note).style(style::DIM));
    }
    file = file.add_paragraph(said(&verdict.offence).style(style::DIM));
    for reason in &verdict.reason {
        file = file.add_paragraph(said(reason));
    }
    if let Some(band) = &verdict.band {
        file = file.add_paragraph(said(band).style(style::STRONG));
    }
    let date = format!("{}{}", document.labels.date, memo.date);
    file = file.add_paragraph(plain(&date).style(style::DIM));
    if !memo.file.is_empty() {
        let name = format!("{}{}", document.labels.file, memo.file);
        file = file.add_paragraph(plain(&name).style(style::DIM));
    }
    for section in &memo.sections {
        file = section_parts(file, section, document);
    }
    if memo.ends { foot(file, memo) } else { file }
}

fn foot(mut file: Docx, memo: &Memo) -> Docx {
    let lines = std::iter::once(&memo.version)
        .chain(&memo.stale)
        .chain([&memo.disclaimer]);
    for line in lines {
        file = file.add_paragraph(said(line).style(style::DIM));
    }
    file
}

/// A section; the explanation as a tree is for the text report, its content stands in the tables here.
fn section_parts(file: Docx, section: &Section, document: &Document) -> Docx {
    if section
        .blocks
        .iter()
        .all(|block| matches!(block, Block::Tree { .. }))
    {
        return file;
    }
    let title = said(&section.title).style(style::HEADING_1).keep_next(true);
    section
        .blocks
        .iter()
        .fold(file.add_paragraph(title), |file, block| {
            block_parts(file, block, document)
        })
}

fn block_parts(file: Docx, block: &Block, document: &Document) -> Docx {
    match block {
        Block::Heading { text } => {
            file.add_paragraph(said(text).style(style::HEADING_2).keep_next(true))
        }
        Block::Paragraph { text } => file.add_paragraph(said(text)),
        Block::List { items } => items.iter().fold(file, |file, item| {
            let bullet = said(item)
                .style(style::LIST)
                .numbering(NumberingId::new(BULLETS), IndentLevel::new(0));
            file.add_paragraph(bullet)
        }),
        Block::Facts { entries } => after(file.add_table(table::facts(entries, document))),
        Block::Table(one) => after(file.add_table(table::table(one))),
        Block::Tree { .. } => file,
    }
}

/// Two tables that touch would become one.
fn after(file: Docx) -> Docx {
    file.add_paragraph(Paragraph::new().style(style::GAP))
}

/// A paragraph of something said: each language on a line of its own.
fn said(text: &Said) -> Paragraph {
    Paragraph::new().add_run(run(text)).style(style::NORMAL)
}

fn run(said: &Said) -> Run {
    let mut run = Run::new();
    for (at, wording) in said.0.iter().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(&wording.text);
    }
    run
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new()
        .add_run(Run::new().add_text(text))
        .style(style::NORMAL)
}
