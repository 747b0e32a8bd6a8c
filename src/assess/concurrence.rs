//! Concurrence: several offences that fit one case, which of them prevails, and what else may be at hand.

use jiff::civil::Date;

use super::assessor::{Assessor, Verdict};
use super::condition::Scene;
use super::facts::Facts;
use super::outcome::{Assessment, OffenceOutcome};
use super::program::{Cond, RelationProgram};
use super::{LevelSet, Truth};
use crate::law::{Level, RelationKind};

/// A relation between two offences of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RelationOutcome {
    /// Position among the law's relations.
    pub relation: usize,
    /// The two offences, by position in the law.
    pub offences: (usize, usize),
    /// Met where both offences are reached and the relation's condition holds; open where they may be.
    pub truth: Truth,
    /// The one that prevails, where the relation names one whatever is still open.
    pub prevails: Option<usize>,
}

/// What stands beside each other in a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Concurrence {
    /// The offence that prevails over all others that are or may be reached.
    pub prevailing: Option<usize>,
    /// Relations between the offences that are or may be reached.
    pub relations: Vec<RelationOutcome>,
    /// Other crimes that may be at hand, by position in the law, with whether their condition holds.
    pub cautions: Vec<(usize, Truth)>,
}

impl OffenceOutcome {
    /// Whether a level of it is reached: yes, no, or open.
    pub fn reached(&self) -> Truth {
        let level = match (self.level, self.possible == LevelSet::one(Level::None)) {
            (_, true) => Truth::NotMet,
            (Level::None, false) => Truth::Open,
            (Level::Serious | Level::EspeciallySerious, false) => Truth::Met,
        };
        self.applies.and(level)
    }

    /// The short answer.
    pub fn verdict(&self) -> Verdict {
        Verdict {
            applies: self.applies,
            level: self.level,
            possible: self.possible,
        }
    }
}

impl Assessor {
    /// How the offences of an assessment stand beside each other, judged on a day.
    pub fn concurrence(&self, facts: &Facts, assessment: &Assessment, as_of: Date) -> Concurrence {
        let outcomes = &assessment.offences;
        let present: Vec<usize> = (0..outcomes.len())
            .filter(|at| outcomes[*at].reached() != Truth::NotMet)
            .collect();
        let mut relations = Vec::new();
        for (at, &first) in present.iter().enumerate() {
            for &second in &present[at + 1..] {
                let both = outcomes[first].reached().and(outcomes[second].reached());
                let pair = (first, second, both);
                self.between((facts, as_of), outcomes, pair, &mut relations);
            }
        }
        let world = self.program.leading_world();
        let first = self.program.offences.first();
        let rows = first.map(|first| self.program.leading_rows(first, facts));
        let rows = rows.unwrap_or_default();
        let scene = Scene::new(&self.program, facts, &world, &rows);
        let cautions = self.program.cautions.iter().enumerate();
        Concurrence {
            prevailing: prevailing(outcomes, &present, &relations),
            relations,
            cautions: cautions
                .filter(|(_, (_, judged))| judged.contains(as_of))
                .map(|(at, (cond, _))| (at, scene.case(*cond)))
                .filter(|(_, truth)| *truth == Truth::Met)
                .collect(),
        }
    }

    /// The relations between two offences, those that name a winner first as the data has them.
    fn between(
        &self,
        (facts, as_of): (&Facts, Date),
        outcomes: &[OffenceOutcome],
        (first, second, both): (usize, usize, Truth),
        relations: &mut Vec<RelationOutcome>,
    ) {
        for (at, relation) in self.program.relations.iter().enumerate() {
            if !relation.covers(first, second) || !relation.judged.contains(as_of) {
                continue;
            }
            let holds = relation
                .when
                .map_or(Truth::Met, |when| self.asked(facts, relation, when));
            if holds == Truth::NotMet {
                continue;
            }
            let decided = relations
                .iter()
                .any(|one| one.offences == (first, second) && one.prevails.is_some());
            if decided && relation.kind == RelationKind::Heavier {
                continue;
            }
            let prevails = match relation.kind {
                RelationKind::Absorbs => relation.offence.filter(|_| holds == Truth::Met),
                RelationKind::Heavier => self.heavier(outcomes, first, second),
                RelationKind::Together | RelationKind::Disputed => None,
            };
            relations.push(RelationOutcome {
                relation: at,
                offences: (first, second),
                truth: both.and(holds),
                prevails,
            });
        }
    }

    fn asked(&self, facts: &Facts, relation: &RelationProgram, when: Cond) -> Truth {
        let world = self.program.leading_world();
        let offence = &self.program.offences[relation.offence.unwrap_or_default()];
        let rows = self.program.leading_rows(offence, facts);
        Scene::new(&self.program, facts, &world, &rows).case(when)
    }

    /// The offence whose punishment is heavier whatever is still open: its least maximum is above the other's greatest.
    fn heavier(&self, outcomes: &[OffenceOutcome], first: usize, second: usize) -> Option<usize> {
        let ends = |at: usize| self.maxima(at, &outcomes[at]);
        let ((a_least, a_most), (b_least, b_most)) = (ends(first), ends(second));
        if a_least > b_most {
            Some(first)
        } else if b_least > a_most {
            Some(second)
        } else {
            None
        }
    }

    /// The least and the greatest statutory maximum that an outcome leaves possible, in months.
    fn maxima(&self, at: usize, outcome: &OffenceOutcome) -> (u32, u32) {
        let program = &self.program.offences[at];
        let (least, most) = outcome.verdict().ends();
        let editions = outcome.editions[..outcome.applied].iter();
        let months = |level: Level| {
            editions
                .clone()
                .map(move |edition| program.months(edition.edition, level))
        };
        let least = months(least).min().unwrap_or_default();
        (least, months(most).max().unwrap_or_default())
    }
}

impl RelationProgram {
    fn covers(&self, first: usize, second: usize) -> bool {
        let beside = |other: usize| self.beside.is_empty() || self.beside.contains(&other);
        let Some(offence) = self.offence else {
            return true;
        };
        (offence == first && beside(second)) || (offence == second && beside(first))
    }
}

/// The offence that is reached and prevails over every other that is or may be reached.
fn prevailing(
    outcomes: &[OffenceOutcome],
    present: &[usize],
    relations: &[RelationOutcome],
) -> Option<usize> {
    let over = |winner: usize, other: usize| {
        // The first relation that decides between the two speaks for them.
        relations
            .iter()
            .filter(|one| one.offences == (winner, other) || one.offences == (other, winner))
            .find_map(|one| one.prevails)
            == Some(winner)
    };
    present.iter().copied().find(|&at| {
        let others = present.iter().copied().filter(|other| *other != at);
        outcomes[at].reached() == Truth::Met && others.clone().all(|other| over(at, other))
    })
}
