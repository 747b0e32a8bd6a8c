//! What a case file keeps of the day when it was saved.

use crate::law::Level;

/// The edition of the law data that a case was saved under, and what it came to then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The edition; empty where the file does not say.
    pub data: String,
    /// The level of each offence, by its id.
    pub assessed: Vec<(String, Level)>,
}
