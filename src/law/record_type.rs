//! Record types, the law's kinds of information, and the tiers.

use serde::Deserialize;

use super::Name;
use crate::text::{Entry, Text};

/// A tier: the kinds of information that share one line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// `sensitive`, `important`, `general` or `not-personal`.
    pub id: Name,
    /// Label of a gauge.
    pub name: Text,
    /// What stands in it.
    pub long: Text,
    /// The provision that makes the tier.
    pub cite: Name,
}

/// A kind of information that an item of the law names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Id.
    pub id: Name,
    /// The tier it stands in.
    pub tier: Name,
    /// The law's word.
    pub name: Text,
    /// The provision that names it.
    pub cite: Name,
}

/// How sure the classification of a record type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The text names it.
    Text,
    /// A guiding case.
    GuidingCase,
    /// A reference case.
    ReferenceCase,
    /// What courts and prosecutors have done.
    Practice,
    /// Authorities disagree.
    Disputed,
    /// No authority was found.
    Open,
}

/// A reading of a record type whose kind is argued about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reading {
    /// The kind that is argued for.
    pub kind: Name,
    /// Who holds it.
    pub held_by: Text,
}

/// An everyday name of a record type or a role.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// Chinese name.
    pub zh: Option<String>,
    /// Syllables of the Chinese name.
    pub pinyin: Option<String>,
    /// English name.
    pub en: Option<String>,
}

impl Alias {
    /// What a thing is searched by: its name with its syllables, and its everyday names.
    pub fn entry(name: &Text, pinyin: &str, aliases: &[Alias]) -> Entry {
        let named = Entry::new().chinese(&name.zh, pinyin).english(&name.en);
        aliases.iter().fold(named, |entry, alias| {
            let entry = match &alias.zh {
                Some(zh) => entry.chinese(zh, alias.pinyin.as_deref().unwrap_or_default()),
                None => entry,
            };
            match &alias.en {
                Some(en) => entry.english(en),
                None => entry,
            }
        })
    }
}

/// A type of record as people speak of it, with what the law makes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RecordType {
    /// Id in case files; never changes.
    pub id: Name,
    /// Everyday name.
    pub name: Text,
    /// Syllables of the Chinese name.
    pub pinyin: String,
    /// How sure the classification is.
    pub certainty: Certainty,
    /// The kind, where it is settled.
    pub kind: Option<Name>,
    /// The kinds that are argued for, where it is not.
    #[serde(default)]
    pub readings: Vec<Reading>,
    /// The dispute that the readings belong to.
    pub dispute: Option<Name>,
    /// Who says so.
    pub authority: Text,
    /// Provisions.
    #[serde(default)]
    pub cite: Vec<Name>,
    /// What counts as one record.
    pub counts_as_one: Text,
    /// Everyday names that lead here.
    #[serde(default)]
    pub aliases: Vec<Alias>,
}

impl RecordType {
    /// What the type is searched by.
    pub fn entry(&self) -> Entry {
        Alias::entry(&self.name, &self.pinyin, &self.aliases)
    }

    /// The kinds that the type may be: one where settled, all that are argued for otherwise.
    pub fn kinds(&self) -> impl Iterator<Item = &Name> {
        self.kind
            .iter()
            .chain(self.readings.iter().map(|reading| &reading.kind))
    }
}
