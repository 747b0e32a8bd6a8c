//! Common misstatements of the law in popular writing, each with what is right.

use serde::Deserialize;

use super::{Condition, Name};
use crate::text::Text;

/// A common misstatement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misstatement {
    /// Id.
    pub id: Name,
    /// What is said, or left out.
    pub said: Text,
    /// What is right.
    pub right: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// Whether the statement is right after all: an example of a correct one.
    #[serde(default, rename = "true")]
    pub is_true: bool,
    /// When a result hints at it; never where absent.
    pub when: Option<Condition>,
}

impl Misstatement {
    /// Everything that it says in words, for searching: what is said first.
    pub fn texts(&self) -> [&Text; 2] {
        [&self.said, &self.right]
    }
}
