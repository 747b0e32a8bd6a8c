//! Penalties: the bands of an offence and the general part that surrounds them.

use serde::Deserialize;

use super::{Condition, DayRange, Level, Name};
use crate::text::Text;

/// How a fine stands beside the main penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FineMode {
    /// 并处: a fine as well, always.
    With,
    /// 并处或者单处: a fine as well, or a fine alone.
    WithOrAlone,
}

/// Fixed-term imprisonment in a band, in months; an absent lower end is the general minimum.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Imprisonment {
    /// Least term, in months.
    pub min_months: Option<u32>,
    /// Greatest term, in months.
    pub max_months: u32,
}

/// A band of penalties.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Band {
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// The level that opens it.
    pub level: Level,
    /// The law's word for the level.
    pub name: Text,
    /// The same in as few words as possible.
    pub short: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// Fixed-term imprisonment.
    pub imprisonment: Imprisonment,
    /// Whether 拘役 is open.
    pub detention: bool,
    /// Whether 管制 is open.
    #[serde(default)]
    pub surveillance: bool,
    /// The fine.
    pub fine: FineMode,
    /// The fine's least and greatest size, where the article fixes them.
    pub fine_yuan: Option<FineRange>,
}

/// A fine with fixed limits, in whole yuan.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FineRange {
    /// Least.
    pub min: u64,
    /// Greatest.
    pub max: u64,
}

/// A rule that goes with an offence and needs no computing: what may follow, how acts add up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// Provisions.
    pub cite: Vec<Name>,
    /// What it says.
    pub says: Text,
}

/// Heavier punishment within the band (从重).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heavier {
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// Provisions.
    pub cite: Vec<Name>,
    /// What it says.
    pub says: Text,
    /// When.
    pub when: Condition,
}

/// Crime by a unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitRule {
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// Provisions.
    pub cite: Vec<Name>,
    /// When.
    pub when: Condition,
    /// What it says.
    pub says: Text,
}

/// The usual size of the fine as a multiple of an amount.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FineGuide {
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// Provisions.
    pub cite: Vec<Name>,
    /// The amount.
    pub amount: Name,
    /// Least multiple.
    pub min_times: u32,
    /// Greatest multiple.
    pub max_times: u32,
}

/// One condition of special leniency.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeniencyPart {
    /// Label.
    pub name: Text,
    /// When.
    pub when: Condition,
}

/// Special leniency: all conditions together, below a level.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leniency {
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// Provisions.
    pub cite: Vec<Name>,
    /// Only below this level.
    pub below: Level,
    /// All of them.
    pub conditions: Vec<LeniencyPart>,
    /// What follows.
    pub says: Text,
}

/// A general circumstance of sentencing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Id.
    pub id: Name,
    /// Label.
    pub name: Text,
    /// When.
    pub when: Condition,
    /// Provisions.
    pub cite: Vec<Name>,
    /// What follows.
    pub says: Text,
}

/// A limitation period: for a greatest penalty below so many months.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limitation {
    /// The statutory maximum is below this many months; absent for the last.
    pub below_months: Option<u32>,
    /// The period, in years.
    pub years: i16,
    /// Provision.
    pub cite: Name,
}

/// Occupational prohibition (职业禁止).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ban {
    /// What it says.
    pub says: Text,
    /// Least term, in years.
    pub min_years: u32,
    /// Greatest term, in years.
    pub max_years: u32,
    /// The days of conduct that it reaches.
    pub in_force: DayRange,
    /// When.
    pub when: Condition,
    /// Provisions.
    pub cite: Vec<Name>,
}

/// The general part: kinds of penalty and what follows from them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Punishment {
    /// 有期徒刑: least term, in months.
    pub imprisonment_min_months: u32,
    /// Its provision.
    pub imprisonment_cite: Name,
    /// 拘役: least term, in months.
    pub detention_min_months: u32,
    /// 拘役: greatest term, in months.
    pub detention_max_months: u32,
    /// Its provision.
    pub detention_cite: Name,
    /// 管制: least term, in months.
    pub surveillance_min_months: u32,
    /// 管制: greatest term, in months.
    pub surveillance_max_months: u32,
    /// Its provision.
    pub surveillance_cite: Name,
    /// Least fine where no amount is fixed, in whole yuan.
    pub fine_floor_yuan: u64,
    /// The same for a minor.
    pub fine_floor_minor_yuan: u64,
    /// When the floor for minors holds.
    pub minor: Condition,
    /// Its provision.
    pub fine_floor_cite: Name,
    /// A fine that goes with the main penalty: what it means.
    pub fine_with_says: Text,
    /// Provisions.
    pub fine_with_cite: Vec<Name>,
    /// What is open in minor cases, where a band begins at the lowest penalties.
    pub minor_case_says: Text,
    /// Provisions.
    pub minor_case_cite: Vec<Name>,
    /// A suspended sentence is open up to this term, in months.
    pub suspended_max_months: u32,
    /// Provisions.
    pub suspended_cite: Vec<Name>,
    /// What it asks for.
    pub suspended_says: Text,
    /// What may be prohibited with it.
    pub suspended_injunction_says: Text,
    /// Provisions.
    pub suspended_injunction_cite: Vec<Name>,
    /// When it must be granted if its conditions are met.
    pub suspended_shall: Condition,
    /// When it is closed.
    pub suspended_closed: Condition,
    /// The provision that closes it.
    pub suspended_closed_cite: Name,
    /// Limitation periods, by rising maximum.
    #[serde(rename = "limitation")]
    pub limitations: Vec<Limitation>,
    /// What the period runs from.
    pub limitation_says: Text,
    /// Provisions on its start and its stop.
    pub limitation_cite: Vec<Name>,
    /// Confiscation of what was gained.
    pub confiscation_says: Text,
    /// Its provision.
    pub confiscation_cite: Name,
    /// How several people of one matter stand to each other.
    pub joint_says: Text,
    /// Provisions.
    pub joint_cite: Vec<Name>,
    /// What its parts are called.
    pub heading: Headings,
    /// Occupational prohibition.
    pub ban: Ban,
    /// General circumstances of sentencing.
    #[serde(rename = "factor")]
    pub factors: Vec<Factor>,
}

impl Punishment {
    /// The least fine, in yuan, where no amount is fixed.
    pub fn fine_floor(&self, minor: bool) -> u64 {
        match minor {
            true => self.fine_floor_minor_yuan,
            false => self.fine_floor_yuan,
        }
    }
}

/// What the parts of the general part are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "data/punishment.toml says what each is")]
pub struct Headings {
    pub imprisonment: Text,
    pub detention: Text,
    pub surveillance: Text,
    pub fine: Text,
    pub minor_case: Text,
    pub suspended: Text,
    pub ban: Text,
    pub limitation: Text,
    pub confiscation: Text,
    pub joint: Text,
}
