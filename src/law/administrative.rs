//! Administrative penalties: what stands below the line of a crime and beside it.

use serde::Deserialize;

use super::{Condition, DayRange, Law, Name, Rule};
use crate::text::Text;

/// A statement with its provisions, and the days of conduct that it holds for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statement {
    /// What it says.
    pub says: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// The days of conduct.
    #[serde(default)]
    pub in_force: DayRange,
}

/// A statement that holds under a condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// What it says.
    pub says: Text,
    /// When.
    pub when: Condition,
    /// Provisions.
    pub cite: Vec<Name>,
}

/// Administrative detention (行政拘留), in days.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AdministrativeDetention {
    /// Least, where the law sets one.
    pub min_days: Option<u16>,
    /// Greatest.
    pub max_days: u16,
    /// Who is detained, where that is not the one who acted.
    pub who: Option<Text>,
    /// The circumstances that the authority has to find.
    #[serde(rename = "if")]
    pub only_if: Option<Text>,
}

/// A fine as a multiple of the illegal gains, or up to a cap where they are nothing or small; amounts in yuan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TimesFine {
    /// Least multiple.
    pub min: u32,
    /// Greatest multiple.
    pub max: u32,
    /// The multiple holds from these gains on; where absent, for any gains at all.
    pub from_yuan: Option<u64>,
    /// The cap where the gains are less.
    pub else_max_yuan: u64,
    /// From which gains on the multiple holds was not read: either may apply.
    #[serde(default)]
    pub floor_unread: bool,
    /// The circumstances that the authority has to find.
    #[serde(rename = "if")]
    pub only_if: Option<Text>,
}

/// A fine of one amount, in yuan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedFine {
    /// The amount.
    pub yuan: u64,
}

/// A fine between two amounts, in yuan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RangeFine {
    /// Least, where the law sets one.
    pub min_yuan: Option<u64>,
    /// Greatest.
    pub max_yuan: u64,
    /// Who is fined, where that is not the one who acted.
    pub who: Option<Text>,
    /// The circumstances that the authority has to find.
    #[serde(rename = "if")]
    pub only_if: Option<Text>,
}

/// A fine of a share of the turnover of the year before.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TurnoverFine {
    /// The greatest share, in per cent.
    pub max_percent: u32,
}

/// One way in which a fine is measured.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdministrativeFine {
    /// A multiple of the gains, else a cap.
    Times(TimesFine),
    /// One amount.
    Fixed(FixedFine),
    /// Between two amounts.
    Range(RangeFine),
    /// A share of the turnover, in place of the fine before it.
    Turnover(TurnoverFine),
}

impl AdministrativeFine {
    /// Who is fined, where that is not the one who acted.
    pub fn who(&self) -> Option<&Text> {
        match self {
            AdministrativeFine::Range(fine) => fine.who.as_ref(),
            AdministrativeFine::Times(_)
            | AdministrativeFine::Fixed(_)
            | AdministrativeFine::Turnover(_) => None,
        }
    }

    /// The circumstances that the authority has to find.
    pub fn only_if(&self) -> Option<&Text> {
        match self {
            AdministrativeFine::Times(fine) => fine.only_if.as_ref(),
            AdministrativeFine::Range(fine) => fine.only_if.as_ref(),
            AdministrativeFine::Fixed(_) | AdministrativeFine::Turnover(_) => None,
        }
    }
}

/// An administrative penalty.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AdministrativePenalty {
    /// Id in reports; never changes.
    pub id: Name,
    /// What it is imposed for.
    pub name: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// The days of conduct that it reaches.
    #[serde(default)]
    pub in_force: DayRange,
    /// What is not known of these days.
    pub unread: Option<Text>,
    /// For earlier conduct: what was not read.
    pub earlier: Option<Text>,
    /// Who imposes it.
    pub authority: Text,
    /// Only where no crime is made out (尚不构成犯罪的).
    #[serde(default = "yes")]
    pub no_crime: bool,
    /// When.
    pub when: Condition,
    /// Detention.
    #[serde(default)]
    pub detention: Vec<AdministrativeDetention>,
    /// Whether the gains are confiscated.
    #[serde(default)]
    pub confiscation: bool,
    /// Orders, warnings and the like.
    pub measures: Option<Text>,
    /// Fines.
    #[serde(default, rename = "fine")]
    pub fines: Vec<AdministrativeFine>,
    /// Where it has no amount of its own: what it refers to.
    pub refers: Option<Text>,
    /// What else has to be said.
    pub note: Option<Statement>,
}

fn yes() -> bool {
    true
}

/// `administrative.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Administrative {
    /// The offence that they stand beside.
    pub beside: Name,
    /// The amount of that offence which fines multiply.
    pub gains: Name,
    /// What such a penalty leads to when the conduct is repeated.
    pub feeds: Statement,
    /// Civil liability.
    pub civil: Statement,
    /// A penalty although the crime is not punished.
    pub exempted: Statement,
    /// What else is said where its condition holds.
    #[serde(default, rename = "remark")]
    pub remarks: Vec<Remark>,
    /// Named conditions of their own.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    /// The penalties.
    #[serde(rename = "penalty")]
    pub penalties: Vec<AdministrativePenalty>,
}

impl Administrative {
    /// The named rules that conditions here may use: those of the offence, then their own.
    pub fn scope(&self, law: &Law) -> Vec<Rule> {
        let offence = law
            .offences
            .iter()
            .find(|(_, offence)| offence.id == self.beside);
        let rules = offence
            .map(|(_, offence)| &offence.rules[..])
            .unwrap_or_default();
        rules.iter().chain(&self.rules).cloned().collect()
    }
}
