//! The lines as the data writes them down, and what they come to, worked out apart from the program.

#![allow(dead_code, clippy::unwrap_used)]

use gexin::law::{Level, Reach};

use super::support::WORLD;

/// The lines that the data writes down, and the factors that refer to them.
pub struct Lines {
    /// Records by tier, with the item and a record type that stands in the tier for certain.
    pub records: Vec<(&'static str, u64, &'static str)>,
    /// Illegal gains, in fen.
    pub gains: u64,
    /// Profit of art. 6, in fen.
    pub profit: u64,
    /// A half for duty, as its denominator.
    pub half: u64,
    /// Ten times.
    pub tenfold: u64,
}

/// A record type that stands in each tier for certain.
pub const TYPES: [(&str, &str); 3] = [
    ("sensitive", "credit-report"),
    ("important", "accommodation"),
    ("general", "name-and-phone"),
];

/// Reads the lines; panics where the data has more or fewer kinds of them than this test knows of.
pub fn lines() -> Lines {
    let (mut records, mut gains, mut profit, mut factors) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for item in &WORLD.law.offences[0].1.items {
        for reach in &item.reach {
            match reach {
                Reach::Records(line) => {
                    let (_, of) = TYPES
                        .into_iter()
                        .find(|(tier, _)| *tier == line.tier.as_str())
                        .unwrap();
                    records.push((item.id.as_str(), line.at_least.0, of));
                }
                Reach::Money(line) if item.under.is_none() => {
                    gains.push(line.at_least_yuan.0 * 100)
                }
                Reach::Money(line) => profit.push(line.at_least_yuan.0 * 100),
                Reach::Times(times) => {
                    factors.push((u64::from(times.factor.num), u64::from(times.factor.den)));
                }
                Reach::Mixed(_) | Reach::Total(_) | Reach::Count(_) => {}
            }
        }
    }
    factors.sort_unstable();
    factors.dedup();
    let [(1, half), (tenfold, 1)] = factors[..] else {
        panic!("other factors than one half and ten times: {factors:?}");
    };
    assert_eq!((records.len(), gains.len(), profit.len()), (3, 1, 1));
    Lines {
        records,
        gains: gains[0],
        profit: profit[0],
        half,
        tenfold,
    }
}

impl Lines {
    /// A sum over the three lines, as a numerator over the product of the lines.
    pub fn sum(&self, counts: [u64; 3]) -> (u128, u128) {
        let whole: u128 = self.records.iter().map(|one| u128::from(one.1)).product();
        let parts = self.records.iter().zip(counts);
        let sum = parts
            .map(|((_, line, _), count)| u128::from(count) * (whole / u128::from(*line)))
            .sum();
        (sum, whole)
    }

    /// The level of counts and gains; in duty, half the lines will do.
    pub fn level(&self, counts: [u64; 3], fen: u64, duty: bool) -> Level {
        let (sum, whole) = self.sum(counts);
        let easier = u128::from(if duty { self.half } else { 1 });
        let reaches = |times: u128| {
            sum * easier >= whole * times
                || u128::from(fen) * easier >= u128::from(self.gains) * times
        };
        if reaches(u128::from(self.tenfold)) {
            Level::EspeciallySerious
        } else if reaches(1) {
            Level::Serious
        } else {
            Level::None
        }
    }

    /// The items met, in the order of the law.
    pub fn items(&self, counts: [u64; 3], fen: u64, duty: bool) -> Vec<&'static str> {
        let (sum, whole) = self.sum(counts);
        let mut met: Vec<&str> = self
            .records
            .iter()
            .zip(counts)
            .filter(|((_, line, _), count)| count >= line)
            .map(|((item, _, _), _)| *item)
            .collect();
        if met.is_empty() && sum >= whole {
            met.push("5.1.6");
        }
        if fen >= self.gains {
            met.push("5.1.7");
        }
        if duty && self.level(counts, fen, true) != Level::None {
            met.push("5.1.8");
        }
        if self.level(counts, fen, duty) == Level::EspeciallySerious {
            met.push("5.2.3");
        }
        met
    }
}
