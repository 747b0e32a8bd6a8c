//! Breaking text into lines of so many cells, Chinese, English and mixed.
//!
//! Where a line may end comes from UAX #14, with two changes for Chinese: curly quotes count as brackets between
//! Chinese characters (the edition in use glues both their sides), and no line begins with a closing mark or ends
//! with an opening one. A word longer than a line is cut between grapheme clusters.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::width::{grapheme_width, width};

/// Wraps a text into lines of at most `cells` cells, without the blanks at the end of a line.
///
/// A newline ends a line, so an empty line stays an empty line; the empty text is one empty line. A line is wider
/// than asked only where a single character is (`cells` below 2).
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    wrap_ranges(text, cells, cells)
        .into_iter()
        .map(|line| text[line].to_owned())
        .collect()
}

/// Like [`wrap`], as byte ranges of the text, so that styles can follow it across lines.
///
/// The first line is `first` cells wide and every other one `rest` (hanging indents).
pub fn wrap_ranges(text: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    if fits_surely(text, first) {
        return std::iter::once(0..text.len()).collect();
    }
    let mut wrapper = Wrapper::new(text, first, rest);
    let mut breaks = linebreaks(text).peekable();
    for (at, grapheme) in text.grapheme_indices(true) {
        // A break inside a cluster (before a mark that combines with a blank) is none.
        while breaks.next_if(|(place, _)| *place < at).is_some() {}
        let found = breaks
            .next_if(|(place, _)| *place == at)
            .map(|(_, kind)| kind);
        match found {
            Some(BreakOpportunity::Mandatory) => wrapper.end_line(at),
            Some(BreakOpportunity::Allowed) if !forbidden(text, at) => wrapper.may_break = Some(at),
            Some(BreakOpportunity::Allowed) => {}
            None if quote_break(text, at) => wrapper.may_break = Some(at),
            None => {}
        }
        wrapper.take(at, grapheme);
    }
    if wrapper.start < text.len() || wrapper.lines.is_empty() {
        wrapper.end_line(text.len());
    }
    wrapper.lines
}

/// Whether a text is one line for certain, told without measuring: most labels are.
fn fits_surely(text: &str, cells: usize) -> bool {
    let most = |c: char| if c.is_ascii() { 1 } else { 2 };
    let plain = |c: char| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}');
    !text.ends_with(blank)
        && text.chars().all(plain)
        && text.chars().map(most).sum::<usize>() <= cells
}

/// The line being filled.
struct Wrapper<'a> {
    text: &'a str,
    lines: Vec<Range<usize>>,
    start: usize,
    used: usize,
    room: usize,
    rest: usize,
    may_break: Option<usize>,
}

impl<'a> Wrapper<'a> {
    fn new(text: &'a str, first: usize, rest: usize) -> Self {
        Self {
            text,
            lines: Vec::new(),
            start: 0,
            used: 0,
            room: first,
            rest,
            may_break: None,
        }
    }

    /// Puts one grapheme cluster on the line, after ending as many lines as it takes to make room.
    fn take(&mut self, at: usize, grapheme: &str) {
        let cells = grapheme_width(grapheme);
        // Blanks may hang over the end: they are dropped there.
        if !grapheme.chars().all(blank) {
            while self.used + cells > self.room && at > self.start {
                self.break_before(at);
            }
        }
        self.used += cells;
    }

    /// Ends the line at the last place allowed, or inside the word where there is none.
    fn break_before(&mut self, at: usize) {
        let cut = self.may_break.unwrap_or_else(|| self.cut_word(at));
        // Blanks that open a paragraph and leave no room for its first word are dropped, not made a line.
        if self.text[self.start..cut]
            .trim_end_matches(blank)
            .is_empty()
        {
            self.restart(cut);
        } else {
            self.end_line(cut);
        }
        let hanging = self.text[self.start..at].len()
            - self.text[self.start..at].trim_start_matches(blank).len();
        self.start += hanging;
        self.used = width(&self.text[self.start..at]);
    }

    /// The last boundary in the word, up to `at`, that begins no line with a closing mark; else `at` itself.
    fn cut_word(&self, at: usize) -> usize {
        let word = &self.text[self.start..at];
        let inside = word
            .grapheme_indices(true)
            .rev()
            .map(|(i, _)| self.start + i);
        std::iter::once(at)
            .chain(inside)
            .find(|&cut| cut > self.start && !forbidden(self.text, cut))
            .unwrap_or(at)
    }

    fn end_line(&mut self, end: usize) {
        let line = self.text[self.start..end].trim_end_matches(blank);
        self.lines.push(self.start..self.start + line.len());
        self.room = self.rest;
        self.restart(end);
    }

    fn restart(&mut self, at: usize) {
        self.start = at;
        self.used = 0;
        self.may_break = None;
    }
}

/// Blanks and line ends: what is dropped where a line ends.
fn blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\u{3000}'
            | '\n'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{85}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

/// Marks that no line begins with.
fn closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '］'
            | '｝'
            | '”'
            | '’'
            | '…'
            | '％'
            | '·'
    )
}

/// Marks that no line ends with; an arrow belongs to what it leads to.
fn opening(c: char) -> bool {
    matches!(
        c,
        '→' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛' | '“' | '‘'
    )
}

fn around(text: &str, at: usize) -> Option<(char, char)> {
    let before = text[..at].trim_end_matches(blank).chars().next_back()?;
    let after = text[at..].chars().next()?;
    Some((before, after))
}

/// Whether a break here would begin a line with a closing mark or end one with an opening mark.
fn forbidden(text: &str, at: usize) -> bool {
    // An arrow in ASCII is one sign.
    let arrow = text[..at].trim_end_matches(blank).ends_with("->")
        || text[..at].ends_with('-') && text[at..].starts_with('>');
    arrow || around(text, at).is_some_and(|(before, after)| opening(before) || closing(after))
}

/// Whether a curly quote stands here as a bracket in Chinese: outside of it a line may end.
fn quote_break(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return false;
    };
    let opens = matches!(after, '“' | '‘') && chinese(before) && !opening(before);
    let closes = matches!(before, '”' | '’') && chinese(after) && !closing(after);
    opens || closes
}

/// Han characters and the full-width marks between them.
fn chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
        || matches!(c, '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ZH: &str = "根据《解释》第5条第1款第6项，数量未达到第3项至第5项规定标准，但是按相应比例合计达到有关数量标准的，\
        应当认定为“情节严重”；本案合计为20/50 + 350/500 = 1.1（大于1），已达到标准。他说：“这些信息（含手机号）是别人给的！”";
    const EN: &str = "The line is 5,000 general records, art. 5(1)(5); what counts as “provided” is for the court.";
    const MIXED: &str = "gexin会按art. 5(1)(6)合计,显示proportional sum=1.1≥1;账号ID、手机号phone与GPS定位一并计算。";

    fn check(text: &str, cells: usize) {
        for line in wrap(text, cells) {
            assert!(width(&line) <= cells, "{line:?} is wider than {cells}");
            let first = line.chars().next().expect("no line is empty");
            let last = line.chars().next_back().expect("no line is empty");
            assert!(
                !"，。》、；：）”！？".contains(first),
                "{line:?} at {cells}"
            );
            assert!(!"（《“".contains(last), "{line:?} at {cells}");
        }
    }

    #[test]
    fn an_arrow_stays_with_what_it_leads_to() {
        assert_eq!(wrap("one fewer → none", 11), ["one fewer", "→ none"]);
        assert_eq!(wrap("少一条 → 未达", 9), ["少一条", "→ 未达"]);
        assert_eq!(wrap("少一条 -> 未达", 10), ["少一条", "-> 未达"]);
        assert_eq!(wrap("one fewer -> none", 11), ["one fewer", "-> none"]);
    }

    #[test]
    fn no_line_begins_or_ends_wrongly() {
        for cells in 14..100 {
            check(ZH, cells);
            check(EN, cells);
            check(MIXED, cells);
        }
    }

    #[test]
    fn chinese_lines_are_filled() {
        assert_eq!(
            wrap("行踪轨迹信息、通信内容、征信信息、财产信息五十条以上", 20),
            [
                "行踪轨迹信息、通信内",
                "容、征信信息、财产信",
                "息五十条以上"
            ]
        );
        // The comma takes the character before it along.
        assert_eq!(
            wrap("出售公民个人信息，处三年", 16),
            ["出售公民个人信", "息，处三年"]
        );
    }

    #[test]
    fn mixed_lines_are_filled() {
        assert_eq!(
            wrap("使用gexin评估张某的case数据", 12),
            ["使用gexin评", "估张某的case", "数据"]
        );
        for line in wrap(MIXED, 40).iter().rev().skip(1) {
            assert!(width(line) > 40 - 14, "{line:?} is half empty");
        }
    }

    #[test]
    fn quotes_are_brackets_in_chinese() {
        assert_eq!(
            wrap("认定为“情节严重”的数量", 7),
            ["认定为", "“情节严", "重”的数", "量"]
        );
        assert_eq!(wrap("他说：“不知道”。", 8), ["他说：", "“不知", "道”。"]);
    }

    #[test]
    fn a_blank_before_a_closing_mark_ends_no_line() {
        assert_eq!(wrap("中文记录 ”，对", 8), ["中文记", "录 ”，对"]);
        assert_eq!(wrap("中文“ 记录", 5), ["中文", "“ 记", "录"]);
    }

    #[test]
    fn words_stay_whole_and_blanks_go() {
        assert_eq!(
            wrap("the line is 5,000 records", 12),
            ["the line is", "5,000", "records"]
        );
        assert_eq!(
            wrap("20/50 + 350/500 = 1.1", 10),
            ["20/50 +", "350/500 =", "1.1"]
        );
        assert_eq!(wrap("  indented word", 10), ["  indented", "word"]);
        assert_eq!(wrap("       word", 6), ["word"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert_eq!(
            wrap("a supercalifragilistic end", 8),
            ["a", "supercal", "ifragili", "stic end"]
        );
        // Rather one character less than a line that begins with a comma.
        assert_eq!(wrap("abcdefgh，ij", 8), ["abcdefg", "h，ij"]);
        assert_eq!(wrap("（国）", 4), ["（国", "）"]);
        assert_eq!(wrap("国国", 1), ["国", "国"]);
    }

    #[test]
    fn a_blank_with_a_mark_on_it_takes_its_cell() {
        assert_eq!(wrap("0abc \u{1134b}", 4), ["0abc", " \u{1134b}"]);
    }

    #[test]
    fn newlines_are_kept() {
        assert_eq!(wrap("一\n\n二\r\n三", 10), ["一", "", "二", "三"]);
        assert_eq!(wrap("一\n", 10), ["一"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("   ", 2), [""]);
    }

    #[test]
    fn a_hanging_indent_has_its_own_width() {
        assert_eq!(wrap_ranges("abc def ghi", 3, 7), [0..3, 4..11]);
    }

    fn solid(text: &str) -> String {
        text.chars().filter(|c| !blank(*c)).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_sticks_out(
            text in "([a-z0-9/,.()-]|[一-龥]|[，。》、；：）”！？（《“]|[ \u{3000}\n]|\\PC){0,80}",
            cells in 4usize..60,
        ) {
            let lines = wrap(&text, cells);
            for line in &lines {
                prop_assert!(width(line) <= cells, "{:?} is wider than {}", line, cells);
                prop_assert!(!line.ends_with(blank));
            }
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
        }
    }
}
