//! Items: the circumstances that raise an offence to a level, and the exceptions to them.

use std::fmt;

use serde::{Deserialize, Deserializer, de::Error};

use super::{Condition, Level, Name};
use crate::text::Text;

/// One circumstance, addressed as the law addresses it.
///
/// It is reached when its condition holds (where it has one) and one of its lines is reached (where it has any).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Item {
    /// The law's address: `5.1.6`.
    pub id: Name,
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// The level that it leads to.
    pub level: Level,
    /// Its provision.
    pub cite: Name,
    /// What must hold.
    pub when: Option<Condition>,
    /// Lines, of which one is enough.
    #[serde(default)]
    pub reach: Vec<Reach>,
    /// A catch-all: listed, and left to the court.
    #[serde(default)]
    pub court: bool,
    /// Items that it gives way to: reached itself only where none of them is (the level is the same either way).
    #[serde(default)]
    pub yields_to: Vec<Name>,
    /// The exception that it belongs to.
    pub under: Option<Name>,
    /// Why it carries the level in no case, where that is so.
    pub never_decisive: Option<Text>,
    /// The group whose word names the result where this item decides it.
    pub group: Option<Name>,
}

/// Items under a word of their own: an offence with one band has several consequences, and its result is named by them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Id within the offence.
    pub id: Name,
    /// The law's word.
    pub name: Text,
    /// Provisions.
    pub cite: Vec<Name>,
}

/// A line that an item is measured against.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// So many records of a tier.
    Records(RecordLine),
    /// So many of what a fact counts.
    Count(CountLine),
    /// Records or numbers of several items, each over its own line, added up.
    Total(Total),
    /// An amount of money.
    Money(MoneyLine),
    /// The lines of other items, multiplied.
    Times(Times),
    /// A total in which some rows are measured against multiplied lines and the rest against the plain ones.
    Mixed(Mixed),
}

/// So many records of a tier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RecordLine {
    /// The tier.
    pub tier: Name,
    /// The line, in records.
    pub at_least: AtLeast,
}

/// So many of what a fact counts: sites, accounts, sets of credentials.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CountLine {
    /// The fact.
    pub fact: Name,
    /// The line, a whole number.
    pub at_least: AtLeast,
}

/// The total of several items' counts, each over its own line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The items.
    pub of: Vec<Name>,
    /// Only where this position is followed: `dispute:position`.
    pub reading: Option<Name>,
}

/// An amount of money.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MoneyLine {
    /// The amount measured.
    pub amount: Name,
    /// The line, in whole yuan.
    pub at_least_yuan: AtLeast,
}

/// The lines of other items, multiplied by a factor, over some of the rows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// The factor: `"10"`, `"1/2"`.
    pub factor: Ratio,
    /// The items.
    pub of: Vec<Name>,
    /// The rule that picks the rows; all rows where absent.
    pub rows: Option<Name>,
    /// The amount that stands in place of the items' own.
    pub money: Option<Name>,
    /// Only where this position is followed: `dispute:position`.
    pub reading: Option<Name>,
    /// Totals among the lines count only where this position is followed.
    pub totals: Option<Name>,
}

/// A total of rows at two standards.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mixed {
    /// The factor for the picked rows.
    pub factor: Ratio,
    /// The item that has the total.
    pub of: Name,
    /// The rule that picks the rows.
    pub rows: Name,
    /// Only where this position is followed: `dispute:position`.
    pub reading: Name,
}

/// A line as written: a whole number above nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtLeast(pub u64);

impl<'de> Deserialize<'de> for AtLeast {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            0 => Err(D::Error::custom("a line must be at least 1")),
            // Lines are multiplied by factors and by other lines in 128 bits; this bound keeps every product exact.
            line if line > 1_000_000_000_000 => {
                Err(D::Error::custom("a line must be at most 1,000,000,000,000"))
            }
            line => Ok(AtLeast(line)),
        }
    }
}

/// A factor as the law writes it: ten times, one half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Numerator, at least 1.
    pub num: u32,
    /// Denominator, at least 1.
    pub den: u32,
}

impl Ratio {
    /// One times.
    pub const ONE: Ratio = Ratio { num: 1, den: 1 };

    /// This factor of another factor.
    pub fn of(self, other: Ratio) -> Ratio {
        let (num, den) = (self.num * other.num, self.den * other.den);
        let common = gcd(num, den);
        Ratio {
            num: num / common,
            den: den / common,
        }
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.den {
            1 => write!(f, "{}", self.num),
            den => write!(f, "{}/{den}", self.num),
        }
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let (num, den) = written.split_once('/').unwrap_or((&written, "1"));
        let number = |digits: &str| digits.parse::<u16>().ok().filter(|n| *n > 0).map(u32::from);
        match (number(num), number(den)) {
            (Some(num), Some(den)) => Ok(Ratio { num, den }),
            _ => Err(D::Error::custom(
                "expected a factor such as \"10\" or \"1/2\"",
            )),
        }
    }
}

/// An exception: for the rows that it covers, its own items stand in place of the ones that it replaces.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exception {
    /// The law's address.
    pub id: Name,
    /// Editions that have it.
    pub editions: Vec<Name>,
    /// Provisions.
    pub cite: Vec<Name>,
    /// What it says.
    pub says: Text,
    /// The items that it replaces for the covered rows.
    pub replaces: Vec<Name>,
    /// Which rows it covers.
    pub covers: Condition,
}
