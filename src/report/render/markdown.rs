//! Text that stays what it says in Markdown.

/// A text with every sign escaped that Markdown would take for its own.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let special = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' => true,
            // What makes a list, a heading or a rule at the start of a line only.
            '-' | '+' | '=' | ':' => at == 0,
            '.' | ')' => {
                let follows = text[at + 1..].chars().next();
                digits > 0 && at == digits && follows.is_none_or(char::is_whitespace)
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(
            escape("*a* _b_ <i> [c](d) | `e`"),
            r"\*a\* \_b\_ \<i\> \[c\](d) \| \`e\`"
        );
        assert_eq!(escape("# 1"), r"\# 1");
        assert_eq!(escape("1. a"), r"1\. a");
        assert_eq!(escape("12) a"), r"12\) a");
        assert_eq!(escape("12."), r"12\.");
        assert_eq!(escape("0.54 ≥ 0.5"), "0.54 ≥ 0.5");
        assert_eq!(escape("- a - b"), r"\- a - b");
        assert_eq!(
            escape("20/50 + 350/500 = 1.1 ≥ 1"),
            "20/50 + 350/500 = 1.1 ≥ 1"
        );
    }
}
