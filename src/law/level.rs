//! How grave the circumstances are.

use serde::{Deserialize, Serialize};

/// The level of the circumstances of an offence, lowest first.
///
/// `Serious` and `EspeciallySerious` are the lower and the upper band of every offence; each band carries the law's own
/// word for it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// No listed line is reached.
    #[default]
    None,
    /// The lower band.
    Serious,
    /// The upper band.
    EspeciallySerious,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Level; 3] = [Level::None, Level::Serious, Level::EspeciallySerious];

    /// The number of the band: 0, 1 or 2.
    pub fn band(self) -> usize {
        self as usize
    }

    /// The id in files: `none`, `serious`, `especially-serious`.
    pub fn id(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Serious => "serious",
            Level::EspeciallySerious => "especially-serious",
        }
    }

    /// The level with this id in files.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}
