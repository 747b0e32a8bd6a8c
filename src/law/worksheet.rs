//! The sentencing worksheet: how far each circumstance moves a base term.

use serde::Deserialize;

use super::{Name, Statement};
use crate::text::Text;

/// In which round a circumstance is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepGroup {
    /// Multiplied one after another.
    First,
    /// Added up, then applied at once.
    Then,
}

/// Which way a circumstance moves the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Down.
    Less,
    /// Up.
    More,
}

/// A range of per cent of the base term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Percent {
    /// Least.
    pub from: u32,
    /// Greatest.
    pub to: u32,
}

/// A limit that a circumstance shares with others, so that nothing is counted twice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// Steps of which one raises the limit.
    pub with: Vec<Name>,
    /// The raised limit, in per cent.
    pub to: u32,
    /// Steps whose own range is part of the limit.
    pub counts: Vec<Name>,
}

/// A step of the worksheet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksheetStep {
    /// Id in reports; never changes.
    pub id: Name,
    /// What it is called, where it is not just its factor.
    pub name: Option<Text>,
    /// Factors of the general part, all of which have to hold.
    #[serde(default)]
    pub of: Vec<Name>,
    /// Holds where the offence is punished heavier within its band.
    #[serde(default)]
    pub duty: bool,
    /// In which round.
    pub group: StepGroup,
    /// Which way.
    pub effect: Effect,
    /// How far; absent where no range was read.
    pub percent: Option<Percent>,
    /// Steps that stand in its place.
    #[serde(default)]
    pub unless: Vec<Name>,
    /// A limit shared with others.
    pub together: Option<Together>,
    /// Whether the law allows punishment below the band for it (减轻).
    #[serde(default)]
    pub mitigates: bool,
    /// Whether the law allows exemption for it (免除).
    #[serde(default)]
    pub exempts: bool,
    /// What else has to be said.
    pub note: Option<Text>,
    /// Provisions.
    pub cite: Vec<Name>,
}

/// `worksheet.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksheetRules {
    /// The authority of the whole.
    pub cite: Vec<Name>,
    /// The provisions on what lighter, heavier and mitigated punishment may do.
    pub bounds: Vec<Name>,
    /// What has to be said of it.
    #[serde(rename = "caution")]
    pub cautions: Vec<Statement>,
    /// The steps, each round in its order.
    #[serde(rename = "step")]
    pub steps: Vec<WorksheetStep>,
}

impl WorksheetRules {
    /// The position of a step.
    pub fn step(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id.as_str() == id)
    }
}
