//! The differences between two assessed cases: answers, rows, results.

use super::Matter;
use crate::assess::{LevelSet, OffenceOutcome, Truth};
use crate::case::{Answer, Row};
use crate::law::Level;

/// What an offence comes to, so that two of them can be held beside each other, under different laws too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comes {
    /// Id of the offence.
    pub offence: String,
    /// Whether it applies.
    pub applies: Truth,
    /// The level at the lowest value of every open fact.
    pub level: Level,
    /// Every level still possible.
    pub possible: LevelSet,
    /// The items that decide, by address.
    pub decisive: Vec<String>,
}

impl Comes {
    /// What every offence of a matter comes to, in the order of the law.
    pub fn all(matter: &Matter<'_>) -> Vec<Comes> {
        let offences = 0..matter.assessment.offences.len();
        offences.map(|at| Comes::of(matter, at)).collect()
    }

    fn of(matter: &Matter<'_>, at: usize) -> Comes {
        let (offence, outcome): (_, &OffenceOutcome) = (matter.offence(at), matter.outcome(at));
        let items = outcome.shown().items.iter().filter(|item| item.decisive);
        Comes {
            offence: offence.id.to_string(),
            applies: outcome.applies,
            level: outcome.level,
            possible: outcome.possible,
            decisive: items
                .map(|item| offence.items[item.item].id.to_string())
                .collect(),
        }
    }
}

/// What two matters under one law say differently.
#[derive(Debug)]
pub struct Difference<'m> {
    /// Facts answered differently, by position in the law, each with both answers.
    pub answers: Vec<(usize, Option<&'m Answer>, Option<&'m Answer>)>,
    /// Rows that only the first has.
    pub gone: Vec<&'m Row>,
    /// Rows that only the second has.
    pub come: Vec<&'m Row>,
    /// What each offence comes to, in both.
    pub offences: Vec<(Comes, Comes)>,
}

impl<'m> Difference<'m> {
    /// Holds two matters beside each other.
    pub fn of(a: &'m Matter<'_>, b: &'m Matter<'_>) -> Self {
        let facts = 0..a.law.facts.len();
        Difference {
            answers: facts
                .map(|fact| (fact, a.case.answer(fact), b.case.answer(fact)))
                .filter(|(_, a, b)| a != b)
                .collect(),
            gone: beyond(a.case.rows(), b.case.rows()),
            come: beyond(b.case.rows(), a.case.rows()),
            offences: Comes::all(a).into_iter().zip(Comes::all(b)).collect(),
        }
    }
}

/// The rows that are not among others, where each of the others stands for one of them.
fn beyond<'m>(rows: &'m [Row], others: &[Row]) -> Vec<&'m Row> {
    let mut left: Vec<&Row> = others.iter().collect();
    let mut beyond = Vec::new();
    for row in rows {
        // A note of source changes nothing.
        let same = |other: &&Row| {
            let noted = Row {
                source: row.source.clone(),
                ..(*other).clone()
            };
            noted == *row
        };
        match left.iter().position(same) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => beyond.push(row),
        }
    }
    beyond
}
