//! Finding an entry by Chinese, by pinyin, by the initials of the pinyin, or by English.

mod units;

use super::number::fold;
use units::{Units, chinese_units, english_units, latin_letters};

/// One thing that can be searched for, with everything it may be called. The main name is added first.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    spellings: Vec<Spelling>,
}

/// A query, folded once for any number of entries.
#[derive(Clone, Debug)]
pub struct Query {
    /// Without blanks and punctuation: what is matched in one piece.
    whole: String,
    /// Single Han characters and runs of letters: what is matched apart, in this order.
    tokens: Vec<String>,
    /// Words as set apart by blanks: what is matched in any order.
    words: Vec<String>,
    blank: bool,
    letters: u64,
}

#[derive(Clone, Debug)]
struct Spelling {
    units: Units,
    /// Bits of the letters that occur, so that most misses cost one comparison.
    letters: u64,
}

/// How a query fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Prefix,
    WordStart,
    Contains,
    InOrder,
    AnyOrder,
}

impl Entry {
    /// An entry without a name.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a Chinese name with its pinyin, one syllable a blank: `("开房记录", "kai fang ji lu")`. Tone marks are
    /// allowed, ü is typed as v. Letters and figures in the name stand in the pinyin as they are.
    pub fn chinese(mut self, zh: &str, pinyin: &str) -> Self {
        for units in chinese_units(zh, pinyin) {
            self.spellings.push(Spelling::new(units));
        }
        self
    }

    /// Adds an English name or an id: "hotel stay", "face-image".
    pub fn english(mut self, en: &str) -> Self {
        self.spellings.push(Spelling::new(english_units(en)));
        self
    }

    /// How well a query fits; see [`Entry::rank_of`].
    pub fn rank(&self, query: &str) -> Option<u32> {
        self.rank_of(&Query::new(query))
    }

    /// How well a query fits: the lower the better, nothing where it does not fit.
    ///
    /// The whole name before its beginning, before the beginning of a word, before the middle, before words of the
    /// query that are scattered over the name; within these, written in full before initials, then the shorter name,
    /// then the name added earlier. A blank query fits everything with the same rank.
    pub fn rank_of(&self, query: &Query) -> Option<u32> {
        if query.blank {
            return Some(0);
        }
        let fits = self.spellings.iter().zip(0u32..);
        fits.filter_map(|(spelling, place)| Some(spelling.rank(query)? | place.min(15)))
            .min()
    }
}

impl Entry {
    /// How well a query fits that says more than any name: a Chinese name of two characters or more stands in it in one
    /// piece, as 护士 in 产科护士, without a figure beside it. The less is left over the better. For queries that nothing else fits.
    pub fn rank_within(&self, query: &Query) -> Option<u32> {
        let fits = self.spellings.iter().zip(0u32..);
        fits.filter_map(|(spelling, place)| Some(spelling.within(query)? | place.min(15)))
            .min()
    }

    /// Whether a query is one of the names, written in full.
    pub fn is_named(&self, query: &Query) -> bool {
        let prefix = (Fit::Prefix as u32 + 1) << 16;
        !query.blank && self.rank_of(query).is_some_and(|rank| rank < prefix)
    }
}

impl Query {
    /// Folds what somebody typed: full-width forms, case, blanks, punctuation and tone marks do not count.
    pub fn new(typed: &str) -> Self {
        let folded = latin_letters(&fold(typed));
        let words: Vec<String> = folded
            .split_whitespace()
            .map(|word| {
                word.chars()
                    .filter(|c| c.is_alphanumeric())
                    .collect::<String>()
            })
            .filter(|word| !word.is_empty())
            .collect();
        let whole = words.concat();
        let tokens = words.iter().flat_map(|word| tokens_of(word)).collect();
        let letters = letters_of(&whole);
        Self {
            whole,
            tokens,
            words,
            blank: folded.trim().is_empty(),
            letters,
        }
    }
}

impl Query {
    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// The words, folded, without punctuation: for a search in running text.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

/// The entries that a query fits, best first, by position; where it fits none, those whose names stand in it.
pub fn ranked(entries: &[Entry], query: &Query) -> Vec<usize> {
    let by = |rank: &dyn Fn(&Entry) -> Option<u32>| {
        let ranks = entries.iter().zip(0..);
        let mut found: Vec<(u32, usize)> = ranks
            .filter_map(|(entry, at)| Some((rank(entry)?, at)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    };
    let found: Vec<usize> = by(&|entry| entry.rank_of(query));
    match found.is_empty() {
        true => by(&|entry| entry.rank_within(query)),
        false => found,
    }
}

fn tokens_of(word: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut run_is_latin = false;
    for c in word.chars() {
        match tokens.last_mut().filter(|_| run_is_latin && c.is_ascii()) {
            Some(run) => run.push(c),
            None => tokens.push(c.to_string()),
        }
        run_is_latin = c.is_ascii();
    }
    tokens
}

fn letters_of(text: &str) -> u64 {
    text.chars()
        .fold(0, |bits, c| bits | 1 << (u32::from(c) % 64))
}

impl Spelling {
    fn new(units: Units) -> Self {
        let letters = letters_of(units.letters());
        Self { units, letters }
    }

    fn rank(&self, query: &Query) -> Option<u32> {
        // Nothing to match, or a letter that the name does not have.
        if query.whole.is_empty() || query.letters & !self.letters != 0 {
            return None;
        }
        (0..self.units.len())
            .filter_map(|start| self.fit_at(&query.whole, start))
            .chain(self.fit_inside(&query.whole))
            .min()
            .or_else(|| self.fit_scattered(query))
    }

    fn fit_at(&self, whole: &str, start: usize) -> Option<u32> {
        let found = units::match_at(&self.units, whole, start)?;
        let rest = self.units.len() - (found.end - start);
        let fit = match start {
            0 if rest == 0 && !found.partial && !found.initials => Fit::Exact,
            0 => Fit::Prefix,
            _ if self.units.begins_word(start) => Fit::WordStart,
            // One letter begins some syllable of almost everything.
            _ if whole.len() == 1 => return None,
            _ => Fit::Contains,
        };
        Some(rank(fit, found.initials, rest))
    }

    /// In the middle of an English word, or across its end: "phone" in "telephone".
    fn fit_inside(&self, whole: &str) -> Option<u32> {
        let within = |at: usize| {
            let text = self.units.text(at);
            text.len() > whole.len() && text.contains(whole)
        };
        (whole.len() > 1 && (0..self.units.len()).any(within))
            .then(|| rank(Fit::Contains, true, self.units.len()))
    }

    fn within(&self, query: &Query) -> Option<u32> {
        let name = self.units.written();
        let han = name.chars().filter(|c| !c.is_ascii()).count();
        let (before, after) = query.whole.split_once(&name).filter(|_| han >= 2)?;
        let left = before.len() + after.len();
        // A figure beside a name is its count, and no part of what it is.
        let counted = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let more = left > 0 && !counted(before) && !counted(after);
        more.then(|| rank(Fit::AnyOrder, false, left))
    }

    fn fit_scattered(&self, query: &Query) -> Option<u32> {
        let in_order = query.tokens.len() > 1 && {
            let mut from = 0;
            query
                .tokens
                .iter()
                .all(|token| match self.first_end(token, from) {
                    Some(end) => {
                        from = end;
                        true
                    }
                    None => false,
                })
        };
        if in_order {
            return Some(rank(Fit::InOrder, false, self.units.len()));
        }
        let any_order = query.words.len() > 1
            && query
                .words
                .iter()
                .all(|word| self.first_end(word, 0).is_some());
        any_order.then(|| rank(Fit::AnyOrder, false, self.units.len()))
    }

    /// Where the first place from `from` on that `piece` fits in one go ends.
    fn first_end(&self, piece: &str, from: usize) -> Option<usize> {
        (from..self.units.len())
            .find_map(|start| units::match_at(&self.units, piece, start))
            .map(|found| found.end)
    }
}

fn rank(fit: Fit, short: bool, rest: usize) -> u32 {
    let rest = u32::try_from(rest).unwrap_or(u32::MAX).min(255);
    (fit as u32 + 1) << 16 | u32::from(short) << 12 | rest << 4
}

#[cfg(test)]
mod tests;
