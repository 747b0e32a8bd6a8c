//! The vocabulary: what a case can state.

use serde::Deserialize;

use super::{Name, SetTest};
use crate::text::Text;

/// What values a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// Yes or no.
    Bool,
    /// One of the listed values.
    Enum,
    /// Any of the listed values together.
    Set,
    /// A whole number, or a range.
    Count,
    /// An amount in fen, or a range.
    Money,
    /// A day, a month or a year.
    Date,
    /// One of the roles.
    Role,
    /// The record rows.
    Rows,
}

/// One value of an enum or set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactValue {
    /// Id in case files.
    pub id: Name,
    /// Label.
    pub name: Text,
}

/// A fact that a case can state.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fact {
    /// Id in case files; never changes.
    pub id: Name,
    /// What values it takes.
    pub kind: FactKind,
    /// Short label.
    pub name: Text,
    /// The values of an enum or set, in the order in which they are offered.
    #[serde(default)]
    pub values: Vec<FactValue>,
    /// Whether a record row may have a value of its own.
    #[serde(default)]
    pub row: bool,
    /// While it is open each of its values is assessed apart; a value under which the offence does not apply speaks in
    /// whether it applies, never in its level.
    #[serde(default)]
    pub apart: bool,
    /// The values taken while the fact is unanswered, where the law's ordinary case is assumed; `yes` or `no` of a
    /// yes-or-no fact.
    #[serde(default)]
    pub assume: Vec<Name>,
    /// Where one of these values is possible nothing is taken for the fact while it is unanswered: whoever says the one
    /// has to say the other.
    pub assume_unless: Option<SetTest>,
    /// Accepted in case files though no rule of this edition uses it.
    #[serde(default)]
    pub reserved: bool,
}

impl Fact {
    /// The position of a value among [`Fact::values`].
    pub fn value(&self, id: &str) -> Option<usize> {
        self.values.iter().position(|value| value.id.as_str() == id)
    }

    /// How many values it is assessed apart under.
    pub(crate) fn apart_values(&self) -> usize {
        match self.kind {
            FactKind::Bool => 2,
            _ => self.values.len(),
        }
    }

    /// What a yes-or-no fact is taken for while it is unanswered.
    pub fn assumed_bool(&self) -> Option<bool> {
        match (self.kind, &self.assume[..]) {
            (FactKind::Bool, [value]) => Some(value.as_str() == YES),
            _ => None,
        }
    }
}

/// How the assumption of a yes-or-no fact is written.
pub(super) const YES: &str = "yes";
/// The other way.
pub(super) const NO: &str = "no";

impl Fact {
    /// The ids that an assumption may name.
    pub(super) fn assumable(&self) -> Vec<&str> {
        match self.kind {
            FactKind::Bool => vec![YES, NO],
            _ => self.values.iter().map(|value| value.id.as_str()).collect(),
        }
    }
}
