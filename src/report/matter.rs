//! Everything that is said of one case.

use jiff::civil::Date;

use crate::assess::{
    Assessment, Assessor, DisputeOutcome, Explanation, Facts, Need, OffenceOutcome, Reverse,
    Scratch, TermOutcome, Truth, What,
};
use crate::case::{Answer, Case};
use crate::law::{Law, Offence};

/// Something that was taken for granted because nothing was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// No date: the law of the day of judgment.
    Date,
    /// No records removed.
    Removed,
    /// One recipient.
    Recipients,
    /// Of full age.
    Age,
    /// A row without a count, by position.
    Count(usize),
}

/// A case with its assessment and what surrounds it, for the first offence of the law.
pub struct Matter<'a> {
    /// The law.
    pub law: &'a Law,
    /// The case.
    pub case: Case,
    /// The assessor.
    pub assessor: &'a Assessor,
    /// The case as numbers.
    pub facts: Facts,
    /// The day of judgment.
    pub as_of: Date,
    /// The assessment.
    pub assessment: Assessment,
    /// The explanation of each offence.
    pub explanations: Vec<Explanation>,
    /// Disputed points that touch the case, by offence.
    pub disputes: Vec<Vec<DisputeOutcome>>,
    /// Reverse answers, by offence.
    pub reverse: Vec<Reverse>,
    /// What is open, by offence.
    pub needs: Vec<Vec<Need>>,
    /// What was taken for granted.
    pub assumed: Vec<Assumption>,
}

impl<'a> Matter<'a> {
    /// Assesses a case and all that surrounds it.
    pub fn new(law: &'a Law, assessor: &'a Assessor, case: &Case, as_of: Date) -> Self {
        let scratch = &mut Scratch::default();
        let facts = assessor.facts(law, case);
        let assessment = assessor.assess(&facts, as_of, scratch);
        let offences = 0..assessment.offences.len();
        Matter {
            explanations: offences
                .clone()
                .map(|at| Explanation::of(&assessment, at))
                .collect(),
            disputes: offences
                .clone()
                .map(|at| ordered(assessor.disputes(&facts, as_of, at, scratch)))
                .collect(),
            reverse: offences
                .clone()
                .map(|at| assessor.reverse(law, &facts, as_of, at, scratch))
                .collect(),
            needs: offences
                .map(|at| assessor.needs(law, &facts, as_of, at, scratch))
                .collect(),
            assumed: assumed(law, case),
            law,
            case: case.clone(),
            assessor,
            facts,
            as_of,
            assessment,
        }
    }

    /// An offence's data.
    pub fn offence(&self, at: usize) -> &'a Offence {
        &self.law.offences[at].1
    }

    /// An offence's outcome.
    pub fn outcome(&self, at: usize) -> &OffenceOutcome {
        &self.assessment.offences[at]
    }

    /// The offence that prevails: the one that applies with the highest level, where any is reached.
    pub fn prevailing(&self) -> Option<usize> {
        let reached = |at: &usize| {
            let outcome = self.outcome(*at);
            outcome.applies == Truth::Met && outcome.level.band() > 0
        };
        (0..self.assessment.offences.len())
            .filter(reached)
            .max_by_key(|at| self.outcome(*at).level)
    }

    /// The terms of the plain proportional total of an offence, where the edition shown has one.
    pub fn total(&self, at: usize) -> Option<(Vec<TermOutcome>, crate::assess::MeasureOutcome)> {
        let edition = self.outcome(at).shown();
        let line = edition.measures.iter().find(|line| {
            matches!(
                line.what,
                What::Total {
                    selected: false,
                    mixed: false
                }
            )
        })?;
        Some((self.terms(at, line.measure), *line))
    }

    /// The terms of a total.
    pub fn terms(&self, at: usize, measure: usize) -> Vec<TermOutcome> {
        let edition = self.outcome(at).shown().edition;
        self.assessor
            .terms(at, measure, &self.facts, &mut Scratch::default(), edition)
    }
}

/// Those that make a difference here first, then those that were computed, then the rest.
fn ordered(mut disputes: Vec<DisputeOutcome>) -> Vec<DisputeOutcome> {
    disputes.sort_by_key(|one| (!one.decisive(), !one.computed));
    disputes
}

fn assumed(law: &Law, case: &Case) -> Vec<Assumption> {
    let answered = |id: &str| {
        law.fact(id)
            .is_some_and(|(at, _)| !matches!(case.answer(at), None | Some(Answer::Unknown)))
    };
    let mut assumed = Vec::new();
    if !answered("offence-date") {
        assumed.push(Assumption::Date);
    }
    if case.rows().iter().any(|row| row.removed.is_none()) {
        assumed.push(Assumption::Removed);
    }
    if case.rows().iter().any(|row| row.recipients.is_none()) {
        assumed.push(Assumption::Recipients);
    }
    let aged = law.facts.iter().position(|fact| !fact.assume.is_empty());
    if aged.is_some_and(|at| case.answer(at).is_none()) {
        assumed.push(Assumption::Age);
    }
    let uncounted = case
        .rows()
        .iter()
        .enumerate()
        .filter(|(_, row)| row.count.is_none());
    assumed.extend(uncounted.map(|(at, _)| Assumption::Count(at)));
    assumed
}
