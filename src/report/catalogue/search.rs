//! Searching all entries together.

use memchr::memmem::Finder;

use super::{Catalogue, Entry, Kind};
use crate::text::{Query, fold, nearest, syllables};

/// Behind every fit of a name.
const IN_TEXT: u32 = u32::MAX;

impl Catalogue {
    /// The entries that fit what was typed, best first, by position: the id or the address itself, then names, then what
    /// the entries say. Equals stand in the order of the kinds. Nothing typed fits everything.
    pub fn search(&self, typed: &str, kind: Option<Kind>) -> Vec<usize> {
        let whole = fold(typed).trim().to_lowercase();
        let sought = Sought {
            query: Query::new(typed),
            whole: &whole,
        };
        let words = in_text(&sought.query);
        let of_kind = |entry: &Entry| kind.is_none_or(|kind| entry.kind == kind);
        let mut ranked: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| of_kind(entry))
            .filter_map(|(at, entry)| Some((rank(entry, &sought, &words)?, at)))
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, at)| at).collect()
    }

    /// The one entry that what was typed names: by its id, or by an address that no other has.
    pub fn exact(&self, typed: &str, kind: Option<Kind>) -> Option<usize> {
        let whole = fold(typed).trim().to_lowercase();
        let of_kind = |entry: &Entry| kind.is_none_or(|kind| entry.kind == kind);
        let only = |named: &dyn Fn(&Entry) -> bool| {
            let mut fitting = (0..self.entries.len())
                .filter(|at| of_kind(&self.entries[*at]) && named(&self.entries[*at]));
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first)
        };
        only(&|entry| entry.id == whole).or_else(|| only(&|entry| address(entry) == Some(&whole)))
    }

    /// What somebody who found nothing may have meant: names that stand in it, else such as sound the same, else names like
    /// it. At most `most`
    /// entries, by position.
    pub fn near(&self, typed: &str, most: usize) -> Vec<usize> {
        if !typed.is_ascii() {
            let query = Query::new(typed);
            let within = self.entries.iter().zip(0..);
            let mut within: Vec<(u32, usize)> = within
                .filter_map(|(entry, at)| Some((entry.names.rank_within(&query)?, at)))
                .collect();
            if !within.is_empty() {
                within.sort_unstable();
                within.truncate(most);
                return within.into_iter().map(|(_, at)| at).collect();
            }
            let mut same_sound = self.search(&syllables(typed), None);
            if !same_sound.is_empty() {
                same_sound.truncate(most);
                return same_sound;
            }
        }
        let typed = fold(typed).trim().to_lowercase();
        let letters = typed.chars().count();
        let mut left: Vec<(&str, usize)> = self
            .entries
            .iter()
            .enumerate()
            .flat_map(|(at, entry)| entry.called().map(move |name| (name, at)))
            // Names of quite another length are never near, and looking closer costs more than all the rest.
            .filter(|(name, _)| name.chars().count().abs_diff(letters) <= letters.div_ceil(3))
            .collect();
        let mut near = Vec::new();
        while near.len() < most {
            let names = left.iter().map(|(name, _)| *name);
            let Some(found) = nearest(&typed, names) else {
                break;
            };
            let Some((_, at)) = left.iter().find(|(name, _)| *name == found) else {
                break;
            };
            let at = *at;
            near.push(at);
            left.retain(|(_, of)| *of != at);
        }
        near
    }
}

impl Entry {
    /// What a slip of the finger is measured against.
    fn called(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), &self.title.zh, &self.title.en]
            .into_iter()
            .chain(address(self))
            .chain(self.called.iter().map(String::as_str))
    }
}

/// The address of a provision within its source.
fn address(entry: &Entry) -> Option<&str> {
    match entry.kind {
        Kind::Provision => entry.id.split_once(':').map(|(_, address)| address),
        Kind::RecordType
        | Kind::Dispute
        | Kind::Offence
        | Kind::Role
        | Kind::Question
        | Kind::Factor
        | Kind::General
        | Kind::Caution
        | Kind::Precedent
        | Kind::Misstatement
        | Kind::Administrative
        | Kind::Source => None,
    }
}

/// What was typed, made ready for all entries.
struct Sought<'a> {
    query: Query,
    /// As typed, folded: an id or an address.
    whole: &'a str,
}

fn rank(entry: &Entry, sought: &Sought<'_>, words: &[Finder<'_>]) -> Option<u32> {
    if sought.query.is_blank() {
        return Some(0);
    }
    if entry.id == sought.whole {
        return Some(1);
    }
    if address(entry) == Some(sought.whole) {
        return Some(2);
    }
    let in_text = || {
        let said = entry.said.as_bytes();
        !words.is_empty() && words.iter().all(|word| word.find(said).is_some())
    };
    entry
        .names
        .rank_of(&sought.query)
        .or_else(|| in_text().then_some(IN_TEXT))
}

/// The words to look for in running text; none where one is a single letter, which stands everywhere.
fn in_text(query: &Query) -> Vec<Finder<'_>> {
    let words = query.words();
    if words.iter().any(|word| word.len() < 2) {
        return Vec::new();
    }
    words.iter().map(Finder::new).collect()
}
