//! Names cut into the pieces that people type, and the matching of a query against them.

/// A name as a row of units: one character with its syllable, or one word. Their letters lie in one string, so that a name
/// costs two allocations and not two for every character.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    letters: String,
    units: Vec<Unit>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Unit {
    /// As written; empty where only the sound is known.
    text: Span,
    /// Its pinyin without tone; empty for English and where it is not known.
    sound: Span,
    /// Stands at the beginning, or after a blank or a punctuation mark.
    begins_word: bool,
}

/// Bytes of the letters.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    from: usize,
    to: usize,
}

impl Units {
    fn with_room(letters: usize, units: usize) -> Self {
        Units {
            letters: String::with_capacity(letters),
            units: Vec::with_capacity(units),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// Every letter that occurs.
    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// The whole name as written, without what only parts words.
    pub(super) fn written(&self) -> String {
        (0..self.len()).map(|at| self.text(at)).collect()
    }

    /// A unit as written.
    pub(super) fn text(&self, at: usize) -> &str {
        self.piece(self.units[at].text)
    }

    /// Whether a unit begins a word.
    pub(super) fn begins_word(&self, at: usize) -> bool {
        self.units[at].begins_word
    }

    fn piece(&self, span: Span) -> &str {
        &self.letters[span.from..span.to]
    }

    fn put(&mut self, letters: &str) -> Span {
        let from = self.letters.len();
        self.letters.push_str(letters);
        Span {
            from,
            to: self.letters.len(),
        }
    }
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

/// Lower case without tone marks, full-width forms as ASCII. What is no letter or figure only parts words, and stays.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ if is_han(c) || !c.is_alphanumeric() => out.push(c),
            _ => out.push_str(&latin_letters(&super::fold(c.encode_utf8(&mut [0; 4])))),
        }
    }
    out
}

/// The characters of almost every name, told without a look into tables.
fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn is_letter(c: char) -> bool {
    is_han(c) || c.is_alphanumeric()
}

/// The words of an English name.
pub(super) fn english_units(en: &str) -> Units {
    let folded = plain(en);
    let mut units = Units::with_room(folded.len(), folded.len() / 6 + 1);
    let mut begins_word = true;
    for c in folded.chars().filter(|c| !matches!(c, '\'' | '’')) {
        if !is_letter(c) {
            begins_word = true;
            continue;
        }
        let span = units.put(c.encode_utf8(&mut [0; 4]));
        match units.units.last_mut().filter(|_| !begins_word) {
            Some(word) => word.text.to = span.to,
            None => units.units.push(Unit {
                text: span,
                begins_word: true,
                ..Unit::default()
            }),
        }
        begins_word = false;
    }
    units
}

/// The characters of a Chinese name, each with its syllable. Where name and pinyin do not go together one to one, the
/// name and the sound come as two spellings, so that each can still be found by itself.
pub(super) fn chinese_units(zh: &str, pinyin: &str) -> Vec<Units> {
    let mut units = written_units(zh);
    let mut sounds = plain(pinyin);
    sounds.retain(|c| is_letter(c) || c.is_whitespace());
    let syllables: Vec<&str> = sounds.split_whitespace().collect();
    let fits = |(at, syllable): (usize, &&str)| {
        let text = units.text(at);
        !text.is_ascii() || text == *syllable
    };
    if units.len() == syllables.len() && syllables.iter().enumerate().all(fits) {
        for (at, syllable) in syllables.into_iter().enumerate() {
            units.units[at].sound = units.put(syllable);
        }
        return vec![units];
    }
    let mut heard = Units::default();
    for (at, syllable) in syllables.into_iter().enumerate() {
        let sound = heard.put(syllable);
        heard.units.push(Unit {
            sound,
            begins_word: at == 0,
            ..Unit::default()
        });
    }
    vec![units, heard]
}

/// Han characters one by one, runs of Latin letters and figures in one, punctuation as the beginning of a word.
fn written_units(zh: &str) -> Units {
    let written = plain(zh);
    // A Chinese character takes three bytes, its syllable seldom more than six.
    let mut units = Units::with_room(written.len() * 3, written.len() / 3 + 1);
    let (mut begins_word, mut in_run) = (true, false);
    for c in written.chars() {
        if !is_letter(c) {
            (begins_word, in_run) = (true, false);
            continue;
        }
        let text = units.put(c.encode_utf8(&mut [0; 4]));
        match units.units.last_mut().filter(|_| in_run && c.is_ascii()) {
            Some(run) => run.text.to = text.to,
            None => units.units.push(Unit {
                text,
                begins_word,
                ..Unit::default()
            }),
        }
        (begins_word, in_run) = (false, c.is_ascii());
    }
    units
}

/// Fits all of `query` onto the units from `start` on without a gap.
///
/// Of several ways, the one that takes the longest piece at each unit wins: "fang" is one syllable before it is f-a-….
pub(super) fn match_at(units: &Units, query: &str, start: usize) -> Option<Found> {
    let unit = units.units.get(start)?;
    if let Some(found) = take(units, query, unit.text, start) {
        return Some(found);
    }
    take(units, query, unit.sound, start)
}

fn take(units: &Units, query: &str, piece: Span, at: usize) -> Option<Found> {
    let piece = units.piece(piece);
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
    if piece != units.piece(units.units[at].sound) {
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
