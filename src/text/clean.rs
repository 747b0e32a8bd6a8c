//! Makes text from users and files safe to show in a terminal.

/// A user's text on one line: line ends and tabs become blanks, every other control character and every mark that turns
/// the direction of writing becomes U+FFFD, so that no file can speak to a terminal or hide what it says.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
            letter if is_terminal_control(letter) => '\u{FFFD}',
            letter => letter,
        })
        .collect()
}

/// Whether a terminal would obey a character instead of showing it: a control character, or a mark that changes the
/// direction of writing.
pub fn is_terminal_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn nothing_speaks_to_the_terminal() {
        assert_eq!(
            clean("张某\u{1b}[31m\u{9b}2J\u{7}"),
            "张某\u{FFFD}[31m\u{FFFD}2J\u{FFFD}"
        );
        assert_eq!(clean("a\r\nb\tc"), "a  b c");
        assert_eq!(clean("gpj.\u{202E}fdp"), "gpj.\u{FFFD}fdp");
        assert_eq!(clean("案件 “甲” — 😀"), "案件 “甲” — 😀");
    }
}
