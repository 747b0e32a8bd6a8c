//! Whether a question matters: whether any answer to it could change anything that a result shows.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use jiff::civil::Date;

use super::Truth;
use super::assessor::{Assessor, Scratch};
use super::facts::Facts;
use super::outcome::OffenceOutcome;
use super::probe::trials;
use super::rows::states;
use crate::case::Answer;
use crate::law::{FactKind, Law, Level};

/// What looks at a fact. Offences are bits by position.
struct Looks {
    /// The offences whose rules do.
    rules: u32,
    /// Whether the general part does.
    general: bool,
    /// Whether the relations between offences do.
    relations: bool,
    /// The offences whose disputed points may turn on it.
    disputes: u32,
}

impl Assessor {
    /// Whether any answer to a fact could change anything that a result shows: an item, a penalty, a consequence, the
    /// outcome under a disputed position.
    pub fn matters(
        &self,
        law: &Law,
        facts: &Facts,
        as_of: Date,
        fact: usize,
        scratch: &mut Scratch,
    ) -> bool {
        let mut trials = Trials {
            assessor: self,
            law,
            facts,
            fact,
            answers: trials(&self.program, law, &law.facts[fact]),
            made: Vec::new(),
        };
        let looks = self.looks(&law.facts[fact].kind, fact);
        // What tells most at least cost is asked first. General circumstances are told apart without assessing anything; most
        // facts that matter show in the result of one offence; only the others are tried under every disputed position.
        (looks.general
            && self.punishes(facts, as_of, scratch)
            && trials.differ(|facts| hash(&self.factors(facts))))
            || each(looks.rules)
                .any(|at| trials.differ(|facts| self.digest(facts, as_of, at, scratch)))
            || (looks.general && {
                let whole = self.assess_some(facts, as_of, !looks.rules, scratch);
                trials.differ(|facts| self.penalty_digest(facts, as_of, &whole, scratch))
            })
            || (looks.relations
                && trials.differ(|facts| self.relation_digest(facts, as_of, scratch)))
            || each(looks.disputes)
                .any(|at| trials.differ(|facts| self.disputed_digest(facts, as_of, at, scratch)))
    }

    /// What looks at a fact.
    fn looks(&self, kind: &FactKind, fact: usize) -> Looks {
        let offences = &self.program.offences;
        let all = (0..offences.len()).fold(0, |bits, at| bits | 1 << at);
        let among = |facts: u128| facts >> fact & 1 == 1;
        // A date chooses the edition of each.
        let rules = match *kind == FactKind::Date {
            true => all,
            false => (0..offences.len())
                .filter(|at| among(offences[*at].uses.facts))
                .fold(0, |bits, at| bits | 1 << at),
        };
        let general = &self.program.general;
        Looks {
            rules,
            general: among(general.facts),
            relations: among(general.relation_facts),
            disputes: if among(general.dispute_facts) {
                all
            } else {
                rules
            },
        }
    }

    /// Whether a penalty is possible: it is with one that general circumstances are shown.
    fn punishes(&self, facts: &Facts, as_of: Date, scratch: &mut Scratch) -> bool {
        let mut offences = 0..self.program.offences.len();
        offences.any(|at| {
            let (_, most) = self.verdict(facts, as_of, at, scratch).ends();
            most > Level::None
        })
    }

    /// The outcomes of some offences, as bits; those that cannot have a penalty are left out.
    fn assess_some(
        &self,
        facts: &Facts,
        as_of: Date,
        of: u32,
        scratch: &mut Scratch,
    ) -> Vec<(usize, OffenceOutcome)> {
        let offences = each(of).filter(|at| *at < self.program.offences.len());
        let mut outcomes = Vec::new();
        for at in offences {
            if self.verdict(facts, as_of, at, scratch).applies != Truth::NotMet {
                outcomes.push((at, self.outcome(facts, as_of, at, scratch)));
            }
        }
        outcomes
    }

    /// A number that is the same for two cases only if they give the same penalties to outcomes that are the same in both.
    fn penalty_digest(
        &self,
        facts: &Facts,
        as_of: Date,
        of: &[(usize, OffenceOutcome)],
        scratch: &mut Scratch,
    ) -> u64 {
        let mut hasher = DefaultHasher::new();
        let world = self.program.leading_world();
        let mut punished = false;
        for (at, outcome) in of {
            let offence = &self.program.offences[*at];
            let rows = &mut scratch.evaluation.rows;
            states(&self.program, offence, facts, &world, rows);
            for penalty in self.penalties(*at, outcome, facts, (as_of, rows)) {
                penalty.digest(&mut hasher);
                punished = true;
            }
        }
        punished.then(|| self.factors(facts)).hash(&mut hasher);
        hasher.finish()
    }

    /// A number that is the same for two cases only if their results show the same of an offence.
    fn digest(&self, facts: &Facts, as_of: Date, at: usize, scratch: &mut Scratch) -> u64 {
        let verdict = self.verdict(facts, as_of, at, scratch);
        let mut hasher = DefaultHasher::new();
        verdict.hash(&mut hasher);
        // Of another offence nothing is shown where it does not apply.
        if verdict.applies == Truth::NotMet && at > 0 {
            return hasher.finish();
        }
        let offence = self.outcome(facts, as_of, at, scratch);
        for edition in &offence.editions {
            (edition.edition, &edition.elements).hash(&mut hasher);
            for item in &edition.items {
                (item.item, item.status, item.replaced).hash(&mut hasher);
            }
        }
        for penalty in &offence.penalties {
            penalty.digest(&mut hasher);
        }
        // General circumstances are shown with a penalty.
        let punished = !offence.penalties.is_empty();
        punished.then(|| self.factors(facts)).hash(&mut hasher);
        hasher.finish()
    }

    /// The same for how the offences stand beside each other.
    fn relation_digest(&self, facts: &Facts, as_of: Date, scratch: &mut Scratch) -> u64 {
        let mut hasher = DefaultHasher::new();
        let assessment = self.assess(facts, as_of, scratch);
        self.concurrence(facts, &assessment, as_of)
            .hash(&mut hasher);
        hasher.finish()
    }

    /// The same for the outcomes of an offence under disputed positions.
    fn disputed_digest(&self, facts: &Facts, as_of: Date, at: usize, scratch: &mut Scratch) -> u64 {
        let mut hasher = DefaultHasher::new();
        let applies = self.verdict(facts, as_of, at, scratch).applies;
        if applies == Truth::NotMet && at > 0 {
            return hasher.finish();
        }
        let disputes = self.disputes(facts, as_of, at, scratch);
        for dispute in disputes.iter().filter(|one| one.computed) {
            dispute.dispute.hash(&mut hasher);
            let rivals = dispute.rivals.iter().map(|one| &one.verdict);
            for verdict in dispute.positions.iter().chain(rivals) {
                verdict.hash(&mut hasher);
            }
        }
        hasher.finish()
    }
}

/// A case with each answer to a fact that is worth trying, made when it is first looked at.
struct Trials<'t> {
    assessor: &'t Assessor,
    law: &'t Law,
    facts: &'t Facts,
    fact: usize,
    answers: Vec<Answer>,
    made: Vec<Facts>,
}

impl Trials<'_> {
    /// Whether two of them have different digests.
    fn differ(&mut self, mut digest: impl FnMut(&Facts) -> u64) -> bool {
        let mut first = None;
        (0..self.answers.len()).any(|at| {
            let digest = digest(self.at(at));
            *first.get_or_insert(digest) != digest
        })
    }

    fn at(&mut self, at: usize) -> &Facts {
        while self.made.len() <= at {
            let answer = &self.answers[self.made.len()];
            let trial = self.facts.with(self.assessor, self.law, self.fact, answer);
            self.made.push(trial);
        }
        &self.made[at]
    }
}

/// The positions of bits.
fn each(bits: u32) -> impl Iterator<Item = usize> {
    (0..32).filter(move |at| bits >> at & 1 == 1)
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}
