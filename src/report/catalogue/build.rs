//! Builds the catalogue: resolves the references between entries, and adds their reverse ("cited by").

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Catalogue, Entry, Kind, Mention, Part};
use crate::interview::Interview;
use crate::law::{Alias, DayRange, Law, Status};
use crate::text::{self, Text, syllables};

/// An entry before its references are resolved.
pub(super) struct Draft<'a> {
    kind: Kind,
    id: &'a str,
    title: Text,
    disputed: bool,
    status: Option<Status>,
    in_force: DayRange,
    names: text::Entry,
    called: Vec<String>,
    said: String,
    cites: Vec<(Kind, &'a str, Option<Part>)>,
}

impl<'a> Draft<'a> {
    /// An entry that is found by its id and its title. `pinyin` is the sound of the title where the data has it.
    pub(super) fn new(kind: Kind, id: &'a str, title: &Text, pinyin: Option<&str>) -> Self {
        let sound = pinyin.map_or_else(|| syllables(&title.zh), str::to_owned);
        let names = text::Entry::new()
            .chinese(&title.zh, &sound)
            .english(&title.en)
            .english(id);
        let mut draft = Draft {
            kind,
            id,
            title: title.clone(),
            disputed: false,
            status: None,
            in_force: DayRange::default(),
            names,
            called: Vec::new(),
            said: String::new(),
            cites: Vec::new(),
        };
        draft.says(title);
        draft
    }

    /// Puts another title in lists than the one that it is found by.
    pub(super) fn titled(mut self, title: Text) -> Self {
        self.title = title;
        self
    }

    /// Marks it as disputed or open.
    pub(super) fn disputed(mut self, disputed: bool) -> Self {
        self.disputed = disputed;
        self
    }

    /// How it was read.
    pub(super) fn read(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    /// The days on which it is in force, as far as they are listed.
    pub(super) fn in_force(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        self.in_force = DayRange { from, to };
        self
    }

    /// Another name in both languages.
    pub(super) fn called(&mut self, name: &Text) {
        let names = std::mem::take(&mut self.names);
        self.names = names
            .chinese(&name.zh, &syllables(&name.zh))
            .english(&name.en);
    }

    /// A name that is the same in both languages: a number, an address.
    pub(super) fn numbered(&mut self, number: &str) {
        self.names = std::mem::take(&mut self.names).english(number);
    }

    /// Everyday names.
    pub(super) fn aliases(&mut self, aliases: &[Alias]) {
        for alias in aliases {
            let mut names = std::mem::take(&mut self.names);
            if let Some(zh) = &alias.zh {
                names = names.chinese(zh, alias.pinyin.as_deref().unwrap_or_default());
            }
            if let Some(en) = &alias.en {
                names = names.english(en);
            }
            self.names = names;
            self.called
                .extend(alias.zh.iter().chain(&alias.en).cloned());
        }
    }

    /// Something that it says.
    pub(super) fn says(&mut self, text: &Text) {
        for piece in [&text.zh, &text.en] {
            self.said.push_str(piece);
            self.said.push('\n');
        }
    }

    /// Something that it refers to.
    pub(super) fn cites(&mut self, kind: Kind, id: &'a str) {
        self.cites.push((kind, id, None));
    }

    /// Provisions that it refers to. One that is a source as a whole is looked for among the sources.
    pub(super) fn provisions(
        &mut self,
        ids: impl IntoIterator<Item = &'a crate::law::Name>,
        part: Option<Part>,
    ) {
        for id in ids {
            self.cites.push((Kind::Provision, id.as_str(), part));
        }
    }

    /// Something that a part of it refers to.
    pub(super) fn part_cites(&mut self, part: Part, kind: Kind, id: &'a str) {
        self.cites.push((kind, id, Some(part)));
    }
}

/// One text before another, in both languages: a citation before a title.
pub(super) fn joined(one: &Text, other: &Text) -> Text {
    Text {
        zh: format!("{} {}", one.zh, other.zh),
        en: format!("{} {}", one.en, other.en),
    }
}

impl Catalogue {
    /// Makes the catalogue of a law and its interview.
    pub fn new(law: &Law, interview: &Interview) -> Self {
        let drafts: Vec<(usize, Draft<'_>)> = Kind::ALL
            .iter()
            .flat_map(|kind| kind.drafts(law, interview).into_iter().enumerate())
            .collect();
        let places: HashMap<(Kind, &str), usize> = drafts
            .iter()
            .enumerate()
            .map(|(place, (_, draft))| ((draft.kind, draft.id), place))
            .collect();
        let mut cites: Vec<Vec<Mention>> = drafts
            .iter()
            .map(|(_, draft)| resolve(draft, &places))
            .collect();
        let mut cited_by: Vec<Vec<Mention>> = vec![Vec::new(); drafts.len()];
        for (from, mentions) in cites.iter().enumerate() {
            for mention in mentions {
                cited_by[mention.entry].push(Mention {
                    entry: from,
                    parts: mention.parts.clone(),
                });
            }
        }
        let entries = drafts
            .into_iter()
            .enumerate()
            .map(|(place, (at, draft))| Entry {
                kind: draft.kind,
                id: draft.id.to_owned(),
                title: draft.title,
                disputed: draft.disputed,
                status: draft.status,
                in_force: draft.in_force,
                cites: std::mem::take(&mut cites[place]),
                cited_by: std::mem::take(&mut cited_by[place]),
                at,
                names: draft.names,
                called: draft.called,
                said: {
                    let mut said = draft.said;
                    said.make_ascii_lowercase();
                    said
                },
            });
        Catalogue {
            entries: entries.collect(),
        }
    }
}

/// The references of a draft, each entry once, in the order in which they stand there.
fn resolve(draft: &Draft<'_>, places: &HashMap<(Kind, &str), usize>) -> Vec<Mention> {
    let own = places.get(&(draft.kind, draft.id));
    let mut mentions: Vec<Mention> = Vec::new();
    for (kind, id, part) in &draft.cites {
        // The linked law holds no name that resolves to nothing.
        let Some(entry) = places.get(&(*kind, *id)).filter(|at| Some(*at) != own) else {
            continue;
        };
        match mentions.iter_mut().find(|mention| mention.entry == *entry) {
            Some(mention) => mention.parts.extend(*part),
            None => mentions.push(Mention {
                entry: *entry,
                parts: part.iter().copied().collect(),
            }),
        }
    }
    for mention in &mut mentions {
        mention.parts.dedup();
    }
    mentions
}
