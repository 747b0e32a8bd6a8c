//! Who somebody is: roles and what each usually handles.

use serde::Deserialize;

use super::{Alias, Name};
use crate::text::{Entry, Text};

/// Whether a role belonged to the special subjects of the 2009 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sector {
    /// State organs, finance, telecom, transport, education, medical.
    Listed,
    /// Another organisation: the list ends in "and other units".
    Open,
    /// No organisation behind it.
    No,
}

impl Sector {
    /// The mark's name in conditions.
    pub fn id(self) -> &'static str {
        match self {
            Sector::Listed => "listed",
            Sector::Open => "open",
            Sector::No => "no",
        }
    }
}

/// A role that a person may have.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Role {
    /// Id in case files; never changes.
    pub id: Name,
    /// Name.
    pub name: Text,
    /// Syllables of the Chinese name.
    pub pinyin: String,
    /// Standing under the 2009 text.
    pub sector_2009: Sector,
    /// Where such a person's records usually come from: a value of `obtained-by`.
    pub usual_source: Option<Name>,
    /// Record types usually handled, most usual first.
    #[serde(default)]
    pub handles: Vec<Name>,
    /// Everyday names that lead here.
    #[serde(default)]
    pub aliases: Vec<Alias>,
}

impl Role {
    /// What the role is searched by.
    pub fn entry(&self) -> Entry {
        Alias::entry(&self.name, &self.pinyin, &self.aliases)
    }
}
