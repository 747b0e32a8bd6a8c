//! Pinyin of a Chinese text, for searching, where the data does not give it.

use pinyin::ToPinyin;

use super::number::fold;

/// The syllables of a text without tones, one blank apart, letters and figures as they stand: what
/// [`Entry::chinese`](super::Entry::chinese) takes beside a name. Of a character with several readings, the most usual.
pub fn syllables(zh: &str) -> String {
    let mut out = String::with_capacity(zh.len() * 2);
    let mut in_run = false;
    for letter in fold(zh).chars() {
        let run = letter.is_ascii_alphanumeric();
        if !run || !in_run {
            out.push(' ');
        }
        match letter.to_pinyin() {
            Some(sound) => out.push_str(sound.plain()),
            None if letter.is_alphanumeric() => out.push(letter),
            None => {}
        }
        in_run = run;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::syllables;
    use crate::text::Entry;

    #[test]
    fn names_are_found_by_their_sound() {
        let name = "解释第5条第1款第3项（GPS轨迹）";
        let entry = Entry::new().chinese(name, &syllables(name));
        for query in [
            "jieshi",
            "js",
            "jieshidi5tiao",
            "gpsguiji",
            "guiji",
            "gpsgj",
        ] {
            assert!(entry.rank(query).is_some(), "{query}: {}", syllables(name));
        }
        assert_eq!(entry.rank("zhusu"), None);
    }
}
