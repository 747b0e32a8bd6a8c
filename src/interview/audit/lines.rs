//! The numbers on which something may turn: every line of an offence with every factor, and the numbers beside them.

use crate::law::{Offence, Ratio, Reach};

/// What the lines of an offence turn on, rising and each once.
pub(super) struct Lines {
    /// Counts of records.
    pub(super) counts: Vec<u64>,
    /// Other numbers.
    pub(super) numbers: Vec<u64>,
    /// Amounts, in fen.
    pub(super) fen: Vec<u64>,
}

impl Lines {
    /// Of an offence.
    pub(super) fn of(offence: &Offence) -> Lines {
        let reaches = || offence.items.iter().flat_map(|item| &item.reach);
        let mut factors = vec![Ratio::ONE];
        for reach in reaches() {
            match reach {
                Reach::Times(times) => factors.push(times.factor),
                Reach::Mixed(mixed) => factors.push(mixed.factor),
                Reach::Records(_) | Reach::Count(_) | Reach::Money(_) | Reach::Total(_) => {}
            }
        }
        // A factor may be taken of another: ten times the half.
        let twice = factors
            .iter()
            .flat_map(|a| factors.iter().map(|b| a.of(*b)));
        let factors: Vec<Ratio> = twice.collect();
        let [mut counts, mut numbers, mut fen] = [[0, 1]; 3].map(Vec::from);
        for reach in reaches() {
            match reach {
                Reach::Records(line) => around(line.at_least.0, &factors, &mut counts),
                Reach::Count(line) => around(line.at_least.0, &factors, &mut numbers),
                Reach::Money(line) => around(line.at_least_yuan.0 * 100, &factors, &mut fen),
                Reach::Total(_) | Reach::Times(_) | Reach::Mixed(_) => {}
            }
        }
        for values in [&mut counts, &mut numbers, &mut fen] {
            values.sort_unstable();
            values.dedup();
        }
        Lines {
            counts,
            numbers,
            fen,
        }
    }
}

fn around(line: u64, factors: &[Ratio], out: &mut Vec<u64>) {
    for factor in factors {
        let at = times(line, *factor);
        out.extend([at.saturating_sub(1), at, at.saturating_add(1)]);
    }
}

/// The least whole number that reaches a line multiplied by a factor.
pub(super) fn times(line: u64, factor: Ratio) -> u64 {
    line.saturating_mul(u64::from(factor.num))
        .div_ceil(u64::from(factor.den))
}
