//! Three values: met, not met, open.

use serde::Serialize;

/// Whether something holds. `Open` is between the other two, so that "and" is the least and "or" the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It does not hold, whatever is still unknown.
    NotMet,
    /// It depends on what is still unknown.
    Open,
    /// It holds, whatever is still unknown.
    Met,
}

impl Truth {
    /// Certain either way.
    pub fn of(yes: bool) -> Self {
        if yes { Truth::Met } else { Truth::NotMet }
    }

    /// Both hold.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one holds.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// What is known when either of two cases may be the true one.
    pub fn join(self, other: Self) -> Self {
        if self == other { self } else { Truth::Open }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Truth::NotMet => Truth::Met,
            Truth::Open => Truth::Open,
            Truth::Met => Truth::NotMet,
        }
    }
}
