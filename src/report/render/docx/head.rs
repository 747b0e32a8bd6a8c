//! The letterhead: the logo beside the firm, its address and its lawyer.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use docx_rs::{
    Docx, Paragraph, Pic, Run, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::{after, plain, style, table};
use crate::report::memo::{Document, Letterhead};

/// The largest logo in the unit of pictures, 360,000 a centimetre: 4.5 cm wide, 1.8 cm high.
const LARGEST: (u64, u64) = (1_620_000, 648_000);
/// One pixel in that unit, at 96 pixels an inch.
const PIXEL: u64 = 9_525;
/// The width of the logo's column, in twentieths of a point.
const COLUMN: usize = 2_800;

/// Puts the letterhead at the top of the file.
pub(super) fn head(mut file: Docx, letterhead: &Letterhead, document: &Document) -> Docx {
    let lines = lines(letterhead, document);
    let Some(logo) = picture(&letterhead.logo) else {
        for line in lines {
            file = file.add_paragraph(line);
        }
        return file;
    };
    let logo = Paragraph::new().add_run(Run::new().add_image(logo));
    let widths = [COLUMN, table::ROOM - COLUMN];
    let cell = |at: usize| {
        let cell = TableCell::new().vertical_align(VAlignType::Center);
        cell.width(widths[at], WidthType::Dxa)
    };
    let beside = match lines.is_empty() {
        true => cell(1).add_paragraph(Paragraph::new()),
        false => lines.into_iter().fold(cell(1), TableCell::add_paragraph),
    };
    let row = TableRow::new(vec![cell(0).add_paragraph(logo), beside]).cant_split();
    let head = Table::without_borders(vec![row])
        .set_grid(widths.to_vec())
        .layout(TableLayoutType::Fixed)
        .width(table::ROOM, WidthType::Dxa);
    after(file.add_table(head))
}

fn lines(letterhead: &Letterhead, document: &Document) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    if !letterhead.firm.is_empty() {
        lines.push(plain(&letterhead.firm).style(style::FIRM));
    }
    if !letterhead.address.is_empty() {
        lines.push(plain(&letterhead.address).style(style::DIM));
    }
    if !letterhead.lawyer.is_empty() {
        let line = format!("{}{}", document.labels.lawyer, letterhead.lawyer);
        lines.push(plain(&line).style(style::DIM));
    }
    lines
}

/// A logo in a format that Word shows (PNG, JPEG, GIF), no larger than its place; nothing for any other.
fn picture(address: &str) -> Option<Pic> {
    let (_, data) = address.split_once(";base64,")?;
    let bytes = BASE64_STANDARD.decode(data).ok()?;
    let size = imagesize::blob_size(&bytes).ok()?;
    let (width, height) = (size.width as u64 * PIXEL, size.height as u64 * PIXEL);
    if width == 0 || height == 0 {
        return None;
    }
    let (mut shown, mut tall) = (width, height);
    if shown > LARGEST.0 {
        (shown, tall) = (LARGEST.0, height * LARGEST.0 / width);
    }
    if tall > LARGEST.1 {
        (shown, tall) = (width * LARGEST.1 / height, LARGEST.1);
    }
    let (shown, tall) = (u32::try_from(shown).ok()?, u32::try_from(tall).ok()?);
    // The name of the part is fixed, so that the same document gives the same bytes.
    let logo = Pic::new_with_dimensions(bytes, 1, 1).id("rIdLogo");
    Some(logo.size(shown, tall))
}
