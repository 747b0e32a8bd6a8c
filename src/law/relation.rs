//! Relations between offences: which one prevails where several fit, and other crimes that may come beside them.

use serde::{Deserialize, Serialize};

use super::{Condition, DayRange, Name, Status};
use crate::text::Text;

/// What one offence is to another that fits the same case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// The first is the one convicted of; the other is not convicted of beside it.
    Absorbs,
    /// The heavier one is convicted of.
    Heavier,
    /// Each is convicted of, and they are punished together.
    Together,
    /// No rule was read, or practice is divided.
    Disputed,
}

/// A relation between offences.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Id.
    pub id: Name,
    /// What it is.
    pub kind: RelationKind,
    /// The offence that it speaks of; of an absorbing one, the one that prevails. Any offence where none is named.
    pub offence: Option<Name>,
    /// The offences that it speaks of beside it; all others where none is named.
    #[serde(default)]
    pub beside: Vec<Name>,
    /// When it holds; always where absent.
    pub when: Option<Condition>,
    /// The days of judgment on which it holds: what an interpretation says holds once there is one.
    #[serde(default)]
    pub judged: DayRange,
    /// What it says.
    pub says: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// How it was read.
    pub status: Status,
}

/// Another crime that may be at hand, with its condition; it is not computed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// Id.
    pub id: Name,
    /// Label.
    pub name: Text,
    /// When it is told.
    pub when: Condition,
    /// The days of judgment on which it is told: what an interpretation says holds once there is one.
    #[serde(default)]
    pub judged: DayRange,
    /// What it says.
    pub says: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// How it was read.
    pub status: Status,
}
