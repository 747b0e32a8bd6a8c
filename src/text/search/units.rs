//! Names cut into the pieces that people type, and the matching of a query against them.

/// One character with its syllable, or one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    /// As written; empty where only the sound is known.
    pub(super) text: String,
    /// Its pinyin without tone; empty for English and where it is not known.
    pub(super) sound: String,
    /// Stands at the beginning, or after a blank or a punctuation mark.
    pub(super) begins_word: bool,
}

/// A query found in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The unit after the last one touched.
    pub(super) end: usize,
    /// The last unit was typed in part.
    pub(super) partial: bool,
    /// Some unit before the last one was typed as its initial.
    pub(super) initials: bool,
}

/// Lower case, tone marks taken off, ü as v.
pub(super) fn latin_letters(text: &str) -> String {
    let plain = |c: char| match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        other => other,
    };
    text.chars()
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

/// The words of an English name.
pub(super) fn english_units(en: &str) -> Vec<Unit> {
    let folded = latin_letters(&super::fold(en)).replace(['\'', '’'], "");
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .map(|word| Unit {
            text: word.to_owned(),
            sound: String::new(),
            begins_word: true,
        })
        .collect()
}

/// The characters of a Chinese name, each with its syllable. Where name and pinyin do not go together one to one, the
/// name and the sound come as two spellings, so that each can still be found by itself.
pub(super) fn chinese_units(zh: &str, pinyin: &str) -> Vec<Vec<Unit>> {
    let mut units = written_units(zh);
    let folded = latin_letters(&super::fold(pinyin));
    let syllables: Vec<String> = folded
        .split_whitespace()
        .map(|s| {
            s.chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
        })
        .filter(|s| !s.is_empty())
        .collect();
    let fits = |(unit, syllable): (&Unit, &String)| !unit.text.is_ascii() || unit.text == *syllable;
    if units.len() == syllables.len() && units.iter().zip(&syllables).all(fits) {
        for (unit, syllable) in units.iter_mut().zip(syllables) {
            unit.sound = syllable;
        }
        return vec![units];
    }
    let sounds = syllables.into_iter().enumerate();
    let sounds = sounds
        .map(|(i, sound)| Unit {
            text: String::new(),
            sound,
            begins_word: i == 0,
        })
        .collect();
    vec![units, sounds]
}

/// Han characters one by one, runs of Latin letters and figures in one, punctuation as the beginning of a word.
fn written_units(zh: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let (mut begins_word, mut in_run) = (true, false);
    for c in latin_letters(&super::fold(zh)).chars() {
        if !c.is_alphanumeric() {
            (begins_word, in_run) = (true, false);
            continue;
        }
        match units.last_mut().filter(|_| in_run && c.is_ascii()) {
            Some(run) => run.text.push(c),
            None => units.push(Unit {
                text: c.to_string(),
                sound: String::new(),
                begins_word,
            }),
        }
        (begins_word, in_run) = (false, c.is_ascii());
    }
    units
}

/// Fits all of `query` onto the units from `start` on without a gap.
///
/// Of several ways, the one that takes the longest piece at each unit wins: "fang" is one syllable before it is f-a-….
pub(super) fn match_at(units: &[Unit], query: &str, start: usize) -> Option<Found> {
    let unit = units.get(start)?;
    if let Some(found) = take(unit, query, &unit.text, units, start) {
        return Some(found);
    }
    take(unit, query, &unit.sound, units, start)
}

fn take(unit: &Unit, query: &str, piece: &str, units: &[Unit], at: usize) -> Option<Found> {
    if piece.is_empty() {
        return None;
    }
    if let Some(rest) = query.strip_prefix(piece) {
        if rest.is_empty() {
            return Some(Found {
                end: at + 1,
                partial: false,
                initials: false,
            });
        }
        if let Some(found) = match_at(units, rest, at + 1) {
            return Some(found);
        }
    }
    if piece.starts_with(query) {
        return Some(Found {
            end: at + 1,
            partial: true,
            initials: false,
        });
    }
    // Only a syllable is cut short to its initial in the middle; a word, only at the end.
    if piece != unit.sound {
        return None;
    }
    let double = ["zh", "ch", "sh"]
        .into_iter()
        .find(|initial| piece.starts_with(initial));
    let single = piece.chars().next().map(|c| &piece[..c.len_utf8()]);
    double.into_iter().chain(single).find_map(|initial| {
        let rest = query.strip_prefix(initial)?;
        let found = match_at(units, rest, at + 1)?;
        Some(Found {
            initials: true,
            ..found
        })
    })
}
