//! Probing: the same case with one fact looked at as if it had another value.
//!
//! The interview asks what a question could change (in `matters`), the live panel what an answer would do, and the
//! reverse answers how far the next line is. All of them change one number of [`Facts`] and run the program again.

use jiff::civil::Date;

use super::assessor::{Assessor, Scratch, Verdict};
use super::facts::{Facts, Slot};
use super::program::Program;
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
        facts
    }

    /// Changes the answer to a fact of the case.
    pub(super) fn put(&mut self, assessor: &Assessor, law: &Law, fact: usize, answer: &Answer) {
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

    /// Whether the short answer for an offence may turn on a fact.
    pub(super) fn turns_on(&self, offence: usize, fact: usize, kind: FactKind) -> bool {
        let program = &self.program;
        let facts = program.offences[offence].uses.facts | program.general.dispute_facts;
        // A date chooses the edition.
        kind == FactKind::Date || facts >> fact & 1 == 1
    }
}
