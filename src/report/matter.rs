//! Everything that is said of one case.

use std::cell::OnceCell;

use jiff::civil::Date;

use crate::assess::{
    Administrative, Assessment, Assessor, DisputeOutcome, Explanation, Facts, Need, OffenceOutcome,
    Reverse, Scratch, TermOutcome, Truth, What, Worksheet, penalty_of, worksheet,
};
use crate::case::{Answer, Case};
use crate::law::{Law, MoneyAmount, Offence};

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
    /// A part of an amount stated above the whole, by the positions of the offence and of the part among its amounts.
    Part(usize, usize),
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
    /// What was taken for granted.
    pub assumed: Vec<Assumption>,
    /// The base term that the worksheet starts from, in months; it is the reader's, no fact of the case.
    pub base_term: Option<u32>,
    /// What is worked out when it is first asked for.
    later: Vec<Later>,
    /// The same, of the administrative penalties.
    administrative: OnceCell<Administrative>,
}

/// What is said of one offence beyond its outcome, worked out when it is first asked for: a screen seldom shows all of it.
#[derive(Default)]
struct Later {
    explanation: OnceCell<Explanation>,
    disputes: OnceCell<Vec<DisputeOutcome>>,
    reverse: OnceCell<Reverse>,
    needs: OnceCell<Vec<Need>>,
}

impl<'a> Matter<'a> {
    /// Assesses a case.
    pub fn new(law: &'a Law, assessor: &'a Assessor, case: &Case, as_of: Date) -> Self {
        let scratch = &mut Scratch::default();
        let facts = assessor.facts(law, case);
        let assessment = assessor.assess(&facts, as_of, scratch);
        Matter {
            later: assessment
                .offences
                .iter()
                .map(|_| Later::default())
                .collect(),
            base_term: None,
            administrative: OnceCell::new(),
            assumed: assumed(law, case),
            law,
            case: case.clone(),
            assessor,
            facts,
            as_of,
            assessment,
        }
    }

    /// The explanation of an offence.
    pub fn explanation(&self, at: usize) -> &Explanation {
        self.later[at]
            .explanation
            .get_or_init(|| Explanation::of(&self.assessment, at))
    }

    /// The disputed points that touch the case: those that make a difference first.
    pub fn disputes(&self, at: usize) -> &[DisputeOutcome] {
        self.later[at].disputes.get_or_init(|| {
            ordered(
                self.assessor
                    .disputes(&self.facts, self.as_of, at, &mut Scratch::default()),
            )
        })
    }

    /// What would raise the level, and what would lower it.
    pub fn reverse(&self, at: usize) -> &Reverse {
        self.later[at].reverse.get_or_init(|| {
            self.assessor.reverse(
                self.law,
                &self.facts,
                self.as_of,
                at,
                &mut Scratch::default(),
            )
        })
    }

    /// What is open.
    pub fn needs(&self, at: usize) -> &[Need] {
        self.later[at].needs.get_or_init(|| {
            self.assessor.needs(
                self.law,
                &self.facts,
                self.as_of,
                at,
                &mut Scratch::default(),
            )
        })
    }

    /// The administrative penalties beside and below the crime.
    pub fn administrative(&self) -> &Administrative {
        self.administrative.get_or_init(|| {
            self.assessor
                .administrative(self.law, &self.facts, self.as_of, &mut Scratch::default())
        })
    }

    /// The worksheet of an offence from a base term in months; nothing where no possible band holds the base.
    pub fn worksheet(&self, at: usize, base: u32) -> Option<Worksheet> {
        let (offence, outcome) = (self.offence(at), self.outcome(at));
        let penalty = penalty_of(self.law, offence, outcome, base)?;
        let factors = self.assessor.factors(&self.facts);
        Some(worksheet(self.law, offence, penalty, &factors, base))
    }

    /// Whether the lines of any crime are reached.
    pub fn standing(&self) -> Truth {
        if self.prevailing().is_some() {
            return Truth::Met;
        }
        let possible = self.assessment.offences.iter().any(|outcome| {
            outcome.applies != Truth::NotMet
                && outcome.possible.iter().any(|level| level.band() > 0)
        });
        if possible { Truth::Open } else { Truth::NotMet }
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
    for (at, (_, offence)) in law.offences.iter().enumerate() {
        let parts = (0..offence.amounts.len()).filter(|part| exceeds(law, case, offence, *part));
        assumed.extend(parts.map(|part| Assumption::Part(at, part)));
    }
    assumed
}

/// Whether an amount is stated above the one that it is a part of; it is then counted up to the whole.
fn exceeds(law: &Law, case: &Case, offence: &Offence, part: usize) -> bool {
    let stated = |amount: &MoneyAmount| match case.answer(law.fact(amount.fact.as_str())?.0)? {
        Answer::Money(span) => Some(*span),
        _ => None,
    };
    let part = &offence.amounts[part];
    let Some(whole) = offence.whole(part) else {
        return false;
    };
    match (stated(part), stated(whole).and_then(|whole| whole.max)) {
        (Some(part), Some(most)) => part.min > most,
        _ => false,
    }
}
