//! Pieces of a screen. Each draws into a buffer and knows no more than it is given.

mod bar;
mod breadcrumb;
mod field;
mod footer;
mod gauge;
mod list;
mod prose;
mod scroll;
mod sum_bar;
mod wide_clear;

pub use breadcrumb::{Breadcrumb, Stage, StageState};
pub use field::{Edited, Field};
pub use footer::Footer;
pub use gauge::Gauge;
pub use list::{Hits, Item, List, ListState, Mark};
pub use prose::{MEASURE, Passage, Prose};
pub use scroll::ScrollMark;
pub use sum_bar::{Part, SumBar};
pub use wide_clear::WideClear;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Writes a text at an offset of an area's row, cut off at the area's right end; gives the cells used.
pub(crate) fn put(
    buffer: &mut Buffer,
    area: Rect,
    column: u16,
    row: u16,
    text: &str,
    style: Style,
) -> u16 {
    let area = area.intersection(buffer.area);
    if column >= area.width || row >= area.height {
        return 0;
    }
    let from = area.x + column;
    let (to, _) = buffer.set_stringn(
        from,
        area.y + row,
        text,
        usize::from(area.width - column),
        style,
    );
    to - from
}
