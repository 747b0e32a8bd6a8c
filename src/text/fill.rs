//! Filling words into a text: `{n} short` with n = "30".

use super::{Lang, Text};

impl Text {
    /// The wording in one language with `{words}` filled in. A word that the text has not is not used; a word that is
    /// not given stays as it is, so that a slip shows.
    pub fn fill(&self, lang: Lang, words: &[(&str, &str)]) -> String {
        let mut out = String::with_capacity(self.get(lang).len() + 16);
        let mut rest = self.get(lang);
        while let Some(start) = memchr::memchr(b'{', rest.as_bytes()) {
            let (before, tail) = rest.split_at(start);
            out.push_str(before);
            let Some(end) = memchr::memchr(b'}', tail.as_bytes()) else {
                rest = tail;
                break;
            };
            match words.iter().find(|(name, _)| *name == &tail[1..end]) {
                Some((_, value)) => out.push_str(value),
                None => out.push_str(&tail[..=end]),
            }
            rest = &tail[end + 1..];
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_filled_in_once_and_nothing_else_changes() {
        let text = Text {
            zh: "还差{n}条".into(),
            en: "{n} short of {line}".into(),
        };
        assert_eq!(text.fill(Lang::Zh, &[("n", "30")]), "还差30条");
        assert_eq!(
            text.fill(Lang::En, &[("n", "{line}"), ("line", "50")]),
            "{line} short of 50"
        );
        assert_eq!(text.fill(Lang::En, &[("n", "3")]), "3 short of {line}");
    }
}
