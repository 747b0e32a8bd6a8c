//! How a line begins, and which half of a title is read.

use super::Lang;

/// What parts the Chinese half of a title from the English one.
const HALVES: &str = " · ";

/// An English text begins with a capital, also after a sign for met, not met or open.
pub fn sentence(text: String, lang: Lang) -> String {
    let signs = |letter: char| matches!(letter, '✓' | '✗' | '?' | '–' | ' ');
    let begin = text.find(|letter| !signs(letter)).unwrap_or(0);
    match (lang, text.as_bytes().get(begin)) {
        (Lang::En, Some(first)) if first.is_ascii_lowercase() => {
            let first = char::from(first.to_ascii_uppercase());
            format!("{}{first}{}", &text[..begin], &text[begin + 1..])
        }
        (Lang::En | Lang::Zh, _) => text,
    }
}

/// A title in one language: of `中文 · English` the half that is read, of anything else the whole.
///
/// The halves count as two languages only where the first has Chinese characters and the second is English without
/// any, of more than one word: “张某 · ABC” is one title.
pub fn half(title: &str, lang: Lang) -> &str {
    let Some((zh, en)) = title.split_once(HALVES) else {
        return title;
    };
    let han = |text: &str| {
        text.chars()
            .any(|letter| !letter.is_ascii() && letter.is_alphabetic())
    };
    let words = en
        .split(' ')
        .filter(|word| word.contains(|c: char| c.is_ascii_lowercase()));
    match lang {
        _ if !han(zh) || han(en) || words.count() < 2 => title,
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::{half, sentence};
    use crate::text::Lang;

    #[test]
    fn english_begins_with_a_capital() {
        let en = |text: &str| sentence(text.to_owned(), Lang::En);
        assert_eq!(en("✓ not met"), "✓ Not met");
        assert_eq!(en("art. 5"), "Art. 5");
        assert_eq!(en("20/50 is"), "20/50 is");
        assert_eq!(en(""), "");
        assert_eq!(sentence("gexin".into(), Lang::Zh), "gexin");
    }

    #[test]
    fn a_title_in_two_languages_has_two_halves() {
        let title = "500条行踪轨迹 · 500 location tracks";
        assert_eq!(half(title, Lang::Zh), "500条行踪轨迹");
        assert_eq!(half(title, Lang::En), "500 location tracks");
        for whole in [
            "张某 · 快递员",
            "张某 · ABC",
            "张某案",
            "Zhang · a courier's case",
            "甲 · 2023",
            "",
        ] {
            assert_eq!(half(whole, Lang::Zh), whole);
            assert_eq!(half(whole, Lang::En), whole);
        }
    }
}
