//! Probing: the same case with one fact looked at as if it had another value.
//!
//! The interview asks what a question could change, the live panel what an answer would do, and the reverse answers how
//! far the next line is. All of them change one number of [`Facts`] and run the program again.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use jiff::civil::Date;

use super::Truth;
use super::assessor::{Assessor, Scratch, Verdict};
use super::facts::{Facts, Slot};
use super::outcome::OffenceOutcome;
use super::program::Program;
use super::rows::states;
use crate::case::{Answer, DateSpan, Span};
use crate::law::{Fact, FactKind, Law};

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

/// No count or amount is tried beyond this.
pub(super) const FAR: u64 = 1 << 50;

impl Facts {
    /// The same case with another answer to a fact of the case; rows follow it where they have no answer of their own.
    pub(super) fn with(
        &self,
        assessor: &Assessor,
        law: &Law,
        fact: usize,
        answer: &Answer,
    ) -> Facts {
        let mut facts = self.clone();
        facts.put(assessor, law, fact, answer);
        facts
    }

    /// Changes the answer to a fact of the case.
    fn put(&mut self, assessor: &Assessor, law: &Law, fact: usize, answer: &Answer) {
        let date = |of: Option<u16>| of.map(usize::from) == Some(fact);
        if let Answer::Date(span) = answer {
            if date(assessor.program.dates.0) {
                self.end = Some(*span);
            } else if date(assessor.program.dates.1) {
                self.start = Some(*span);
            }
            return;
        }
        let slot = super::facts::slot(law, &law.facts[fact], Some(answer), true);
        self.slots[fact] = slot;
        let mut row_facts = assessor.program.row_facts.iter();
        if let Some(at) = row_facts.position(|one| usize::from(*one) == fact) {
            for row in self.rows.iter_mut().filter(|row| row.own >> at & 1 == 0) {
                row.slots[at] = slot;
            }
        }
        self.retest_fact(&assessor.program, fact);
        self.said |= 1 << fact;
        let mut others = self.assume(&assessor.program, fact);
        while others != 0 {
            self.retest_fact(&assessor.program, others.trailing_zeros() as usize);
            others &= others - 1;
        }
    }

    /// What is known of a fact.
    pub(super) fn slot(&self, fact: usize) -> Slot {
        self.slots[fact]
    }
}

/// The answers that are worth trying for a fact: every value of a small vocabulary, the ends of an amount, and of the
/// roles one of each sort that some condition tells from the others.
pub(super) fn trials(program: &Program, law: &Law, fact: &Fact) -> Vec<Answer> {
    match fact.kind {
        FactKind::Bool => vec![Answer::Bool(true), Answer::Bool(false)],
        FactKind::Enum => (0..fact.values.len()).map(Answer::Choice).collect(),
        FactKind::Role => {
            let roles = program.roles.iter().map(|role| usize::from(*role));
            roles.map(Answer::Choice).collect()
        }
        FactKind::Set => {
            let all = (1u64 << fact.values.len()) - 1;
            (0..fact.values.len())
                .map(|at| Answer::Set(1 << at))
                .chain([Answer::Set(all), Answer::Set(0)])
                .collect()
        }
        FactKind::Count => decades().map(Answer::Count).collect(),
        FactKind::Money => decades().map(Answer::Money).collect(),
        FactKind::Date => law
            .offences
            .iter()
            .flat_map(|(_, offence)| &offence.editions)
            .filter_map(|edition| edition.conduct.to.or(edition.conduct.from))
            .map(|day| Answer::Date(DateSpan::day(day)))
            .collect(),
        FactKind::Rows => Vec::new(),
    }
}

/// One number of each length, so that one of them lies on each side of every line.
fn decades() -> impl Iterator<Item = Span> {
    (0..14).map(|power| Span::exactly(10u64.pow(power) - 1))
}

impl Assessor {
    /// The verdict if a fact had this answer.
    pub fn verdict_if(
        &self,
        law: &Law,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        (fact, answer): (usize, &Answer),
        scratch: &mut Scratch,
    ) -> Verdict {
        self.verdict(
            &facts.with(self, law, fact, answer),
            as_of,
            offence,
            scratch,
        )
    }

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
        let answers = trials(&self.program, law, &law.facts[fact]);
        let mut trial = facts.clone();
        let mut differ = |digest: &mut dyn FnMut(&Facts) -> u64| {
            let mut digests = answers.iter().map(|answer| {
                trial.clone_from(facts);
                trial.put(self, law, fact, answer);
                digest(&trial)
            });
            let first = digests.next();
            digests.any(|one| Some(one) != first)
        };
        let looks = self.looks(&law.facts[fact].kind, fact);
        // Most facts that matter show in the result itself; only the others are tried under every disputed position.
        (looks.rules != 0 && differ(&mut |facts| self.digest(facts, as_of, looks.rules, scratch)))
            || (looks.general && {
                let whole = self.assess_some(facts, as_of, !looks.rules, scratch);
                differ(&mut |facts| self.penalty_digest(facts, as_of, &whole, scratch))
            })
            || (looks.relations && differ(&mut |facts| self.relation_digest(facts, as_of, scratch)))
            || (looks.disputes != 0
                && differ(&mut |facts| self.disputed_digest(facts, as_of, looks.disputes, scratch)))
    }

    /// Whether the short answer for an offence may turn on a fact.
    pub(super) fn turns_on(&self, offence: usize, fact: usize, kind: FactKind) -> bool {
        let program = &self.program;
        let facts = program.offences[offence].uses.facts | program.general.dispute_facts;
        // A date chooses the edition.
        kind == FactKind::Date || facts >> fact & 1 == 1
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

    /// The outcomes of some offences, as bits; those that cannot have a penalty are left out.
    fn assess_some(
        &self,
        facts: &Facts,
        as_of: Date,
        of: u32,
        scratch: &mut Scratch,
    ) -> Vec<(usize, OffenceOutcome)> {
        let offences = (0..self.program.offences.len()).filter(|at| of >> at & 1 == 1);
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
        // General circumstances are shown with a penalty.
        punished.then(|| self.factors(facts)).hash(&mut hasher);
        hasher.finish()
    }

    /// A number that is the same for two cases only if their results show the same of some offences.
    fn digest(&self, facts: &Facts, as_of: Date, of: u32, scratch: &mut Scratch) -> u64 {
        let mut hasher = DefaultHasher::new();
        let mut punished = false;
        for at in (0..self.program.offences.len()).filter(|at| of >> at & 1 == 1) {
            let verdict = self.verdict(facts, as_of, at, scratch);
            verdict.hash(&mut hasher);
            // Of another offence nothing is shown where it does not apply.
            if verdict.applies == Truth::NotMet && at > 0 {
                continue;
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
                punished = true;
            }
        }
        punished.then(|| self.factors(facts)).hash(&mut hasher);
        hasher.finish()
    }

    /// The same for how the offences stand beside each other.
    fn relation_digest(&self, facts: &Facts, as_of: Date, scratch: &mut Scratch) -> u64 {
        let mut hasher = DefaultHasher::new();
        let assessment = self.assess(facts, as_of, scratch);
        self.concurrence(facts, &assessment).hash(&mut hasher);
        hasher.finish()
    }

    /// The same for the outcomes under disputed positions.
    fn disputed_digest(&self, facts: &Facts, as_of: Date, of: u32, scratch: &mut Scratch) -> u64 {
        let mut hasher = DefaultHasher::new();
        for at in (0..self.program.offences.len()).filter(|at| of >> at & 1 == 1) {
            let applies = self.verdict(facts, as_of, at, scratch).applies;
            if applies == Truth::NotMet && at > 0 {
                continue;
            }
            let disputes = self.disputes(facts, as_of, at, scratch);
            for dispute in disputes.iter().filter(|one| one.computed) {
                dispute.dispute.hash(&mut hasher);
                let rivals = dispute.rivals.iter().map(|one| &one.verdict);
                for verdict in dispute.positions.iter().chain(rivals) {
                    verdict.hash(&mut hasher);
                }
            }
        }
        hasher.finish()
    }
}
