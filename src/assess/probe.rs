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
use crate::case::{Answer, DateSpan, Span};
use crate::law::{Fact, FactKind, Law};

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
        facts.retest(&assessor.program.tests);
        facts
    }

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
        let Some(at) = assessor
            .program
            .row_facts
            .iter()
            .position(|one| usize::from(*one) == fact)
        else {
            return;
        };
        for row in self.rows.iter_mut().filter(|row| row.own >> at & 1 == 0) {
            row.slots[at] = slot;
        }
    }

    /// What is known of a fact.
    pub(super) fn slot(&self, fact: usize) -> Slot {
        self.slots[fact]
    }
}

/// The answers that are worth trying for a fact: every value of a small vocabulary, the ends of an amount.
pub fn trials(law: &Law, fact: &Fact) -> Vec<Answer> {
    match fact.kind {
        FactKind::Bool => vec![Answer::Bool(true), Answer::Bool(false)],
        FactKind::Enum => (0..fact.values.len()).map(Answer::Choice).collect(),
        FactKind::Role => {
            // One role for each standing: roles differ in nothing else that a rule can see.
            let mut seen = Vec::new();
            let roles = law.roles.iter().enumerate();
            roles
                .filter(|(_, role)| {
                    !seen.contains(&role.sector_2009) && {
                        seen.push(role.sector_2009);
                        true
                    }
                })
                .map(|(at, _)| Answer::Choice(at))
                .collect()
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
        let trials: Vec<Facts> = trials(law, &law.facts[fact])
            .into_iter()
            .map(|answer| facts.with(self, law, fact, &answer))
            .collect();
        let differ = |digest: &mut dyn FnMut(&Facts) -> u64| {
            let mut digests = trials.iter().map(digest);
            let first = digests.next();
            digests.any(|one| Some(one) != first)
        };
        // Most facts that matter show in the result itself; only the others are tried under every disputed position.
        let offences = self.looking_at(&law.facts[fact].kind, fact);
        let relations = self.program.general.relation_facts >> fact & 1 == 1;
        differ(&mut |facts| self.digest(facts, as_of, &offences, scratch))
            || (relations && differ(&mut |facts| self.relation_digest(facts, as_of, scratch)))
            || differ(&mut |facts| self.disputed_digest(facts, as_of, &offences, scratch))
    }

    /// The offences whose result may depend on a fact.
    fn looking_at(&self, kind: &FactKind, fact: usize) -> Vec<usize> {
        // A date chooses the edition of each.
        let all = *kind == FactKind::Date || self.program.general.facts >> fact & 1 == 1;
        let offences = &self.program.offences;
        (0..offences.len())
            .filter(|at| all || offences[*at].uses.facts >> fact & 1 == 1)
            .collect()
    }

    /// A number that is the same for two cases only if their results show the same of some offences.
    fn digest(&self, facts: &Facts, as_of: Date, of: &[usize], scratch: &mut Scratch) -> u64 {
        let mut hasher = DefaultHasher::new();
        for at in of {
            let offence = self.outcome(facts, as_of, *at, scratch);
            (offence.applies, offence.level, offence.possible).hash(&mut hasher);
            // Of another offence nothing is shown where it does not apply.
            if offence.applies == Truth::NotMet && *at > 0 {
                continue;
            }
            for edition in &offence.editions {
                (edition.edition, &edition.elements).hash(&mut hasher);
                for item in &edition.items {
                    (item.item, item.status, item.replaced).hash(&mut hasher);
                }
            }
            for penalty in &offence.penalties {
                penalty.digest(&mut hasher);
            }
        }
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
    fn disputed_digest(
        &self,
        facts: &Facts,
        as_of: Date,
        of: &[usize],
        scratch: &mut Scratch,
    ) -> u64 {
        let mut hasher = DefaultHasher::new();
        for at in of {
            let applies = self.verdict(facts, as_of, *at, scratch).applies;
            if applies == Truth::NotMet && *at > 0 {
                continue;
            }
            let disputes = self.disputes(facts, as_of, *at, scratch);
            for dispute in disputes.iter().filter(|one| one.computed) {
                dispute.dispute.hash(&mut hasher);
                let rivals = dispute.rivals.iter().map(|one| &one.verdict);
                for verdict in dispute.positions.iter().chain(rivals) {
                    (verdict.applies, verdict.level, verdict.possible).hash(&mut hasher);
                }
            }
        }
        hasher.finish()
    }
}
