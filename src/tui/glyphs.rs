//! The characters that are not text, as one set in Unicode and one in ASCII.
//!
//! Some terminals draw `● ○ │ █ …` two cells wide and the Linux console has no such glyphs: for them the ASCII set.

use ratatui::symbols::border;

/// One set of glyphs. All but the boxes and the ASCII arrow are one cell wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// A full cell of a bar.
    pub full: &'static str,
    /// A cell filled to one, two … seven eighths.
    pub partial: [&'static str; 7],
    /// The upper and the lower half of a cell, for large figures; nothing where there are none.
    pub halves: Option<[&'static str; 2]>,
    /// An empty cell of a bar.
    pub empty: &'static str,
    /// A cell between the least and the most a value can be.
    pub range: &'static str,
    /// Full cells of the second and third part of a bar, so that parts differ without colour.
    pub parts: [&'static str; 2],
    /// A line of the law inside a bar.
    pub line: &'static str,
    /// Beyond the end of a bar.
    pub over: &'static str,
    /// The selected row of a list.
    pub pointer: &'static str,
    /// Before a value that Left and Right turn.
    pub turns: &'static str,
    /// A stage that is done.
    pub done: &'static str,
    /// The stage at hand.
    pub current: &'static str,
    /// A stage to come.
    pub open: &'static str,
    /// An arrow between two words.
    pub arrow: &'static str,
    /// The levels, lowest first.
    pub levels: [&'static str; 3],
    /// A condition that is met.
    pub met: &'static str,
    /// A condition that is not met.
    pub not_met: &'static str,
    /// A condition that is not settled.
    pub unsettled: &'static str,
    /// What was cut.
    pub ellipsis: &'static str,
    /// Between two things in one line.
    pub dot: &'static str,
    /// A box not ticked and ticked, three cells.
    pub checkbox: [&'static str; 2],
    /// A choice not taken and taken, three cells.
    pub radio: [&'static str; 2],
    /// The part of a scrolling region that is seen.
    pub thumb: &'static str,
    /// The rest of it.
    pub track: &'static str,
    /// Borders.
    pub border: border::Set<'static>,
}

impl Glyphs {
    /// The full set.
    pub const UNICODE: Self = Self {
        full: "█",
        partial: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
        halves: Some(["▀", "▄"]),
        empty: "░",
        range: "▒",
        parts: ["▓", "▚"],
        line: "│",
        over: "▶",
        pointer: "▸",
        turns: "◂ ▸ ",
        done: "✓",
        current: "●",
        open: "○",
        arrow: "→",
        levels: ["○", "▲", "▲▲"],
        met: "✓",
        not_met: "✗",
        unsettled: "?",
        ellipsis: "…",
        dot: "·",
        checkbox: ["[ ]", "[✓]"],
        radio: ["( )", "(●)"],
        thumb: "█",
        track: "│",
        border: border::PLAIN,
    };

    /// The set for `--ascii` and the Linux console.
    pub const ASCII: Self = Self {
        full: "#",
        partial: ["-"; 7],
        halves: None,
        empty: ".",
        range: "=",
        parts: ["%", "o"],
        line: "|",
        over: ">",
        pointer: ">",
        turns: "< > ",
        done: "+",
        current: "*",
        open: "-",
        arrow: "->",
        levels: ["-", "!", "!!"],
        met: "+",
        not_met: "-",
        unsettled: "?",
        ellipsis: "~",
        dot: "-",
        checkbox: ["[ ]", "[x]"],
        radio: ["( )", "(*)"],
        thumb: "#",
        track: "|",
        border: border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        },
    };

    /// Whether this is the ASCII set: what is drawn beside the glyphs is ASCII then, too.
    pub fn is_ascii(&self) -> bool {
        *self == Self::ASCII
    }

    /// The ASCII set where it is asked for or the terminal (the value of TERM) has no other glyphs.
    pub fn choose(ascii: bool, term: Option<&str>) -> Self {
        if ascii || term == Some("linux") {
            Self::ASCII
        } else {
            Self::UNICODE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    fn single(set: &Glyphs) -> Vec<&'static str> {
        let mut all = vec![
            set.full,
            set.empty,
            set.range,
            set.line,
            set.over,
            set.pointer,
            set.done,
            set.current,
            set.open,
            set.met,
            set.not_met,
            set.unsettled,
            set.ellipsis,
            set.dot,
            set.thumb,
            set.track,
        ];
        all.extend(set.partial);
        all.extend(set.parts);
        all.extend(
            set.halves
                .unwrap_or_default()
                .into_iter()
                .filter(|glyph| !glyph.is_empty()),
        );
        all
    }

    #[test]
    fn glyphs_keep_their_cells() {
        for set in [Glyphs::UNICODE, Glyphs::ASCII] {
            assert!(single(&set).iter().all(|glyph| width(glyph) == 1));
            assert!(
                set.checkbox
                    .iter()
                    .chain(&set.radio)
                    .all(|glyph| width(glyph) == 3)
            );
        }
        assert!(single(&Glyphs::ASCII).iter().all(|glyph| glyph.is_ascii()));
    }

    #[test]
    fn parts_of_one_picture_differ() {
        for set in [Glyphs::UNICODE, Glyphs::ASCII] {
            let stages = [set.done, set.current, set.open];
            let marks = [set.met, set.not_met, set.unsettled];
            let cells = [set.full, set.range, set.empty];
            for [a, b, c] in [stages, marks, cells, [set.full, set.parts[0], set.parts[1]]] {
                assert!(a != b && b != c && a != c);
            }
        }
    }

    #[test]
    fn the_linux_console_gets_ascii() {
        assert_eq!(Glyphs::choose(false, Some("linux")), Glyphs::ASCII);
        assert_eq!(Glyphs::choose(true, Some("xterm")), Glyphs::ASCII);
        assert_eq!(
            Glyphs::choose(false, Some("xterm-256color")),
            Glyphs::UNICODE
        );
    }
}
