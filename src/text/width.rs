//! How many cells a text takes in a terminal, and cutting and padding to a number of cells.
//!
//! A Chinese character takes two cells, a combining mark none. Widths are summed over grapheme clusters, because the
//! screen is drawn cluster by cluster; control characters are never drawn and take nothing.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The mark that stands where a text was cut.
const ELLIPSIS: &str = "…";

/// The width of a text in terminal cells.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (b' '..0x7f).contains(&b)) {
        return text.len();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// The width of one grapheme cluster in cells: 0, 1 or 2 for anything a terminal draws.
pub(crate) fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        0
    } else {
        grapheme.width()
    }
}

/// Cuts a text to at most `cells` cells; where something was cut, the last cell is `…`.
///
/// A wide character is kept whole or left out, so the result may be one cell shorter than asked.
pub fn cut(text: &str, cells: usize) -> Cow<'_, str> {
    cut_with(text, cells, ELLIPSIS)
}

/// Like [`cut`], with another mark for what was cut (the ASCII glyphs use `~`).
///
/// Where not even the mark fits, nothing is left.
pub fn cut_with<'a>(text: &'a str, cells: usize, mark: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(width(mark)) else {
        return Cow::Borrowed("");
    };
    let kept = head(text, room).trim_end();
    Cow::Owned(format!("{kept}{mark}"))
}

/// The longest beginning of a text that fits into `cells` cells, without a mark.
pub fn head(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// Exactly `cells` cells: blanks follow a short text, a long one is cut.
pub fn pad_right(text: &str, cells: usize) -> String {
    let mut out = cut(text, cells).into_owned();
    out.extend(blanks(&out, cells));
    out
}

/// Exactly `cells` cells: blanks stand before a short text (for numbers), a long one is cut.
pub fn pad_left(text: &str, cells: usize) -> String {
    let kept = cut(text, cells);
    blanks(&kept, cells).chain(kept.chars()).collect()
}

fn blanks(text: &str, cells: usize) -> impl Iterator<Item = char> + use<> {
    std::iter::repeat_n(' ', cells.saturating_sub(width(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_cells_not_characters() {
        assert_eq!(width("gexin"), 5);
        assert_eq!(width("个信"), 4);
        assert_eq!(width("第253条之一"), 11);
        assert_eq!(width("《解释》，"), 10);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩‍👩‍👧"), 2);
        assert_eq!(width("a\u{7}\u{1b}b"), 2);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn cuts_between_wide_characters() {
        assert_eq!(cut("行踪轨迹", 8), "行踪轨迹");
        assert_eq!(cut("行踪轨迹", 7), "行踪轨…");
        assert_eq!(cut("行踪轨迹", 6), "行踪…");
        assert_eq!(cut("hotel records", 7), "hotel…");
        assert_eq!(cut("行踪", 1), "…");
        assert_eq!(cut("行踪", 0), "");
        assert_eq!(cut_with("hotel records", 8, "~"), "hotel r~");
    }

    #[test]
    fn pads_to_the_cell() {
        assert_eq!(pad_right("一般", 6), "一般  ");
        assert_eq!(pad_left("5,000", 7), "  5,000");
        assert_eq!(pad_right("行踪轨迹", 6), "行踪… ");
        assert_eq!(width(&pad_left("行踪轨迹", 6)), 6);
    }

    proptest::proptest! {
        #[test]
        fn cut_and_pad_keep_their_word(text in "\\PC*", cells in 0usize..40) {
            proptest::prop_assert!(width(&cut(&text, cells)) <= cells);
            proptest::prop_assert_eq!(width(&pad_right(&text, cells)), cells);
            proptest::prop_assert_eq!(width(&pad_left(&text, cells)), cells);
        }
    }
}
