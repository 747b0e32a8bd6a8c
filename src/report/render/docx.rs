//! The DOCX report: real headings, tables, lists and page numbers, for Word and LibreOffice.
//!
//! A report in both languages stands in two columns: whoever reads one language keeps to one side of the page.

mod finish;
mod head;
mod style;
mod table;
mod verdict;

use std::io::{self, Cursor};

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, IndentLevel, NumPages, NumberingId, PageMargin,
    PageNum, Paragraph, Run, RunFonts,
};

use crate::report::memo::{Block, Document, Memo, Said, Section, Wording};

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
        file = head::head(file, letterhead, document);
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
    finish::finish(file.created_at(&time).updated_at(&time).build(), document)
        .pack(&mut bytes)
        .map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

fn page() -> Docx {
    let margin = MARGIN as i32;
    let numbers = Paragraph::new()
        .align(AlignmentType::Center)
        .style(style::DIM)
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

fn memo_parts(mut file: Docx, memo: &Memo, document: &Document, new_page: bool) -> Docx {
    let heading = one_line(&memo.heading)
        .style(style::KIND)
        .keep_next(true)
        .page_break_before(new_page);
    file = file.add_paragraph(heading);
    if !memo.title.is_empty() {
        file = file.add_paragraph(plain(&memo.title).style(style::TITLE).keep_next(true));
    }
    if let Some(section) = &memo.persons {
        file = section_parts(file, section, document);
    }
    if let Some(person) = &memo.person {
        let person = one_line(person).style(style::HEADING_1).keep_next(true);
        file = file.add_paragraph(person);
    }
    file = after(file.add_table(verdict::verdict(&memo.verdict, document)));
    let date = format!("{}{}", document.labels.date, memo.date);
    file = file.add_paragraph(plain(&date).style(style::DIM));
    if !memo.file.is_empty() {
        let name = format!("{}{}", document.labels.file, memo.file);
        file = file.add_paragraph(plain(&name).style(style::DIM));
    }
    for section in &memo.sections {
        file = section_parts(file, section, document);
    }
    if memo.ends {
        foot(file, memo, document)
    } else {
        file
    }
}

fn foot(mut file: Docx, memo: &Memo, document: &Document) -> Docx {
    file = after(file);
    let lines = std::iter::once(&memo.version)
        .chain(&memo.stale)
        .chain([&memo.disclaimer]);
    for line in lines {
        file = beside(file, &[line], document, style::DIM);
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
    let title = one_line(&section.heading)
        .style(style::HEADING_1)
        .keep_next(true);
    let followers = section.blocks.iter().skip(1).map(Some).chain([None]);
    section
        .blocks
        .iter()
        .zip(followers)
        .fold(file.add_paragraph(title), |file, pair| match pair {
            // A line that leads to a table stays on its page.
            (Block::Paragraph { text }, Some(Block::Table(_))) if text.0.len() == 1 => {
                file.add_paragraph(paragraph(&text.0[0], style::BODY).keep_next(true))
            }
            (block, _) => block_parts(file, block, document),
        })
}

fn block_parts(file: Docx, block: &Block, document: &Document) -> Docx {
    match block {
        Block::Heading { text } => {
            file.add_paragraph(one_line(text).style(style::HEADING_2).keep_next(true))
        }
        Block::Paragraph { text } => beside(file, &[text], document, style::BODY),
        Block::List { items } => {
            let items: Vec<&Said> = items.iter().collect();
            beside(file, &items, document, style::LIST)
        }
        Block::Facts { entries } => after(file.add_table(table::facts(entries, document))),
        Block::Table(one) => after(file.add_table(table::table(one))),
        Block::Tree { .. } => file,
    }
}

/// Paragraphs; where each is said in two languages, in two columns.
fn beside(file: Docx, said: &[&Said], document: &Document, style: &str) -> Docx {
    let two = |one: &&Said| one.0.len() > 1;
    if document.languages.len() > 1 && said.iter().any(two) {
        return after(file.add_table(table::beside(said, style)));
    }
    said.iter()
        .flat_map(|said| &said.0)
        .fold(file, |file, wording| {
            file.add_paragraph(paragraph(wording, style))
        })
}

/// Two tables that touch would become one.
fn after(file: Docx) -> Docx {
    file.add_paragraph(Paragraph::new().style(style::GAP))
}

/// One wording as a paragraph in a style.
fn paragraph(wording: &Wording, style: &str) -> Paragraph {
    let paragraph = Paragraph::new().add_run(run(wording)).style(style);
    if style == style::LIST {
        return paragraph.numbering(NumberingId::new(BULLETS), IndentLevel::new(0));
    }
    paragraph
}

/// Something short on one line, the languages beside each other.
fn one_line(said: &Said) -> Paragraph {
    let mut paragraph = Paragraph::new();
    for (at, wording) in said.0.iter().enumerate() {
        if at > 0 {
            paragraph = paragraph.add_run(Run::new().add_text(" · "));
        }
        paragraph = paragraph.add_run(run(wording));
    }
    paragraph
}

/// Each language on a line of its own, the further ones dimmed.
fn stacked(said: &Said, bold: bool) -> Paragraph {
    let mut paragraph = Paragraph::new();
    for (at, wording) in said.0.iter().enumerate() {
        let mut run = run(wording);
        if at > 0 {
            let line = Run::new().add_break(BreakType::TextWrapping);
            paragraph = paragraph.add_run(line);
            run = run.color(style::DIM_COLOR);
        }
        paragraph = paragraph.add_run(if bold { run.bold() } else { run });
    }
    paragraph
}

/// A wording as a run; Chinese quotation marks are set in the Chinese font only where the run says so.
fn run(wording: &Wording) -> Run {
    let run = Run::new().add_text(&wording.text);
    match wording.lang {
        "zh" => run.fonts(RunFonts::new().hint("eastAsia")),
        _ => run,
    }
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new()
        .add_run(Run::new().add_text(text))
        .style(style::NORMAL)
}
