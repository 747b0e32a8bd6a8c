//! Disputed points: the positions, who holds them, and which one leads.

use serde::Deserialize;

use super::{Condition, DayRange, Name, Status};
use crate::text::Text;

/// One position on a disputed point.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Position {
    /// Id within the dispute.
    pub id: Name,
    /// What it says.
    pub says: Text,
    /// Who holds it.
    pub held_by: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// How it was read.
    pub status: Status,
}

/// A disputed point of law.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// Id.
    pub id: Name,
    /// Label.
    pub title: Text,
    /// The question.
    pub question: Text,
    /// The position that decides the level; none where no position leads, and then all stay possible.
    pub leading: Option<Name>,
    /// The positions.
    pub positions: Vec<Position>,
    /// What a lawyer should know besides.
    pub note: Option<Text>,
    /// When it touches a case; never shown in a result where absent.
    pub when: Option<Condition>,
    /// The days of conduct on which it can arise; every day where absent.
    #[serde(default)]
    pub conduct: DayRange,
    /// The days of judgment on which it can arise: what an interpretation says is not disputed before there is one.
    #[serde(default)]
    pub judged: DayRange,
}
