//! Editions of an offence: which text reaches which day of conduct and of judgment.

use jiff::civil::Date;
use serde::Deserialize;

use super::Name;
use super::packed::day;
use crate::text::Text;

/// A run of days, both ends included; an absent end is unbounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayRange {
    /// First day.
    #[serde(default, deserialize_with = "day")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, deserialize_with = "day")]
    pub to: Option<Date>,
}

impl DayRange {
    /// Whether a day lies in the run.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether any day from `first` to `last` lies in the run.
    pub fn meets(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| first <= to)
    }
}

/// In an edition without numbers: the edition whose lines some hold may guide it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The edition that guides.
    pub edition: Name,
    /// The position that says so: `dispute:position`.
    pub reading: Name,
}

/// One edition of an offence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edition {
    /// Id.
    pub id: Name,
    /// What it is called.
    pub name: Text,
    /// The days of conduct that it reaches.
    #[serde(default)]
    pub conduct: DayRange,
    /// The days of judgment on which it is applied.
    #[serde(default)]
    pub judged: DayRange,
    /// Set where there was no such offence: what to say.
    pub no_offence: Option<Text>,
    /// The offence's name in this edition, where it differs.
    pub offence_name: Option<Text>,
    /// Whose lines may guide it.
    pub guide: Option<Guide>,
    /// Provisions.
    pub cite: Vec<Name>,
}
