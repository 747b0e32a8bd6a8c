//! Ranges of whole numbers, in 128 bits: what is known of a count or an amount.

use super::Truth;

/// A range, both ends included. Records, fen, or fractions of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    /// Least.
    pub min: u128,
    /// Greatest; [`Range::UNBOUNDED`] where there is no upper end.
    max: u128,
}

impl Range {
    /// Stands for "no upper end": no count of a case comes near it.
    const UNBOUNDED: u128 = u128::MAX;
    /// Nothing.
    pub const ZERO: Range = Range { min: 0, max: 0 };
    /// Anything.
    pub const ANY: Range = Range {
        min: 0,
        max: Self::UNBOUNDED,
    };

    /// A range; without `max` it has no upper end.
    pub fn new(min: u128, max: Option<u128>) -> Self {
        Range {
            min,
            max: max.unwrap_or(Self::UNBOUNDED),
        }
    }

    /// The upper end, where there is one.
    pub fn max(self) -> Option<u128> {
        (self.max != Self::UNBOUNDED).then_some(self.max)
    }

    /// The number, where the range holds just one.
    pub fn exact(self) -> Option<u128> {
        (self.min == self.max).then_some(self.min)
    }

    /// Whether the number reaches a line.
    pub fn reaches(self, line: u128) -> Truth {
        if self.min >= line {
            Truth::Met
        } else if self.max >= line {
            Truth::Open
        } else {
            Truth::NotMet
        }
    }

    /// The sum.
    #[allow(clippy::should_implement_trait)]
    pub fn add(self, other: Range) -> Range {
        Range {
            min: self.min.saturating_add(other.min),
            max: self.max.saturating_add(other.max),
        }
    }

    /// So many times.
    pub fn times(self, factor: u128) -> Range {
        Range {
            min: product(self.min, factor),
            max: product(self.max, factor),
        }
    }

    /// The product of two numbers.
    pub fn by(self, other: Range) -> Range {
        Range {
            min: product(self.min, other.min),
            max: product(self.max, other.max),
        }
    }

    /// The difference, never below nothing.
    pub fn less(self, other: Range) -> Range {
        let max = if self.max == Self::UNBOUNDED {
            self.max
        } else {
            self.max.saturating_sub(other.min)
        };
        Range {
            min: self.min.saturating_sub(other.max),
            max,
        }
    }

    /// The whole where it is certain, nothing where it is excluded, anything between where it is open.
    pub fn where_(self, truth: Truth) -> Range {
        match truth {
            Truth::Met => self,
            Truth::Open => Range {
                min: 0,
                max: self.max,
            },
            Truth::NotMet => Range::ZERO,
        }
    }

    /// What is left of it inside another range; where nothing is, the end that is nearer.
    pub fn within(self, other: Range) -> Range {
        let max = self.max.min(other.max);
        let min = self.min.clamp(other.min, other.max);
        Range {
            min,
            max: max.max(min),
        }
    }

    /// No less than a number, as far as its upper end allows.
    pub fn at_least(self, least: u128) -> Range {
        Range {
            min: self.min.max(least.min(self.max)),
            max: self.max,
        }
    }

    /// What is known when either of two cases may be the true one.
    pub fn join(self, other: Range) -> Range {
        Range {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }
}

/// The product, or no end. Numbers of 64 bits, as those of nearly all cases are, need no look at the top.
fn product(a: u128, b: u128) -> u128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => u128::from(a) * u128::from(b),
        _ => a.saturating_mul(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reaches_a_line_when_all_of_it_does() {
        let range = Range::new(49, Some(51));
        assert_eq!(range.reaches(49), Truth::Met);
        assert_eq!(range.reaches(50), Truth::Open);
        assert_eq!(range.reaches(52), Truth::NotMet);
        assert_eq!(
            Range::new(1, None).reaches(u128::from(u64::MAX)),
            Truth::Open
        );
    }

    #[test]
    fn only_a_range_of_one_number_is_exact() {
        assert_eq!(Range::new(50, Some(50)).exact(), Some(50));
        assert_eq!(Range::new(49, Some(50)).exact(), None);
        assert_eq!(Range::new(50, None).exact(), None);
    }

    #[test]
    fn arithmetic_near_the_top_stays_open_instead_of_wrapping() {
        let huge = Range::new(u128::from(u64::MAX), Some(u128::from(u64::MAX)));
        let product = huge.by(huge);
        assert!(product.min >= huge.min);
        assert_eq!(huge.by(Range::ANY).max(), None);
        assert_eq!(Range::ANY.less(huge).max(), None);
    }
}
