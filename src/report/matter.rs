//! A case with its assessment, and everything that reports derive from it, each on first use.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::assumption::{Assumption, assumed};
use super::similar::{Similar, similar};
use crate::assess::{
    Administrative, Assessment, Assessor, Concurrence, DisputeOutcome, Explanation, Facts,
    MeasureOutcome, Need, OffenceOutcome, Penalty, Range, Reverse, Scratch, Subject, TermOutcome,
    Truth, Unsettled, What, Worksheet, penalty_of, worksheet,
};
use crate::case::Case;
use crate::law::{Factor, Law, Offence};

/// At most so many misstatements are hinted at.
const HINTS: usize = 2;

/// A case with its assessment and what surrounds it.
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
    /// How the offences stand beside each other.
    pub concurrence: Concurrence,
    /// What was taken for granted.
    pub assumed: Vec<Assumption>,
    /// The base term that the worksheet starts from, in months; it is the reader's, no fact of the case.
    pub base_term: Option<u32>,
    /// Derived on first use, for each offence.
    later: Vec<Later>,
    similar: OnceCell<Vec<Similar>>,
    misstatements: OnceCell<Vec<usize>>,
    /// Derived on first use.
    administrative: OnceCell<Administrative>,
    /// Derived on first use: whether each general circumstance holds.
    factors: OnceCell<Vec<Truth>>,
}

/// What reports derive from the outcome of one offence, each part on first use: a screen seldom shows all of it.
#[derive(Default)]
struct Later {
    explanation: OnceCell<Explanation>,
    disputes: OnceCell<Vec<DisputeOutcome>>,
    reverse: OnceCell<Reverse>,
    needs: OnceCell<Vec<Need>>,
    /// By the position of the edition.
    unsettled: OnceCell<Vec<(usize, Unsettled)>>,
    /// The terms of the totals of the edition shown, by measure: each is told several times over, in both languages.
    terms: OnceCell<Vec<(usize, Vec<TermOutcome>)>>,
}

impl<'a> Matter<'a> {
    /// Assesses a case and keeps it.
    pub fn new(law: &'a Law, assessor: &'a Assessor, case: Case, as_of: Date) -> Self {
        let scratch = &mut Scratch::default();
        let facts = assessor.facts(law, &case);
        let assessment = assessor.assess(&facts, as_of, scratch);
        Matter {
            later: assessment
                .offences
                .iter()
                .map(|_| Later::default())
                .collect(),
            base_term: None,
            administrative: OnceCell::new(),
            factors: OnceCell::new(),
            concurrence: assessor.concurrence(&facts, &assessment, as_of),
            similar: OnceCell::new(),
            misstatements: OnceCell::new(),
            assumed: assumed(law, &case, &facts),
            law,
            case,
            assessor,
            facts,
            as_of,
            assessment,
        }
    }

    /// The explanation of an offence.
    pub fn explanation(&self, at: usize) -> &Explanation {
        self.later[at].explanation.get_or_init(|| {
            let mut tree = Explanation::of(&self.assessment, at);
            self.without_idle_counting(at, &mut tree);
            tree
        })
    }

    /// Leaves the counting of the rows out of the tree of an edition that counts none.
    fn without_idle_counting(&self, at: usize, tree: &mut Explanation) {
        let mut counts = true;
        tree.nodes.retain(|node| match node.subject {
            Subject::Edition(of) => {
                let edition = self.outcome(at).editions[usize::from(of)].edition;
                counts = self.offence(at).counting_in(edition).is_some();
                true
            }
            Subject::Counting | Subject::Row(_) => counts,
            _ => true,
        });
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

    /// What no answer settles in the editions applied, and why, each with the position of its edition in the outcome.
    pub fn unsettled(&self, at: usize) -> &[(usize, Unsettled)] {
        self.later[at].unsettled.get_or_init(|| {
            let outcome = self.outcome(at);
            let scratch = &mut Scratch::default();
            let editions = outcome.editions[..outcome.applied].iter().enumerate();
            let found = editions.flat_map(|(of, edition)| {
                let all = self.assessor.unsettled(at, edition, &self.facts, scratch);
                all.into_iter().map(move |one| (of, one))
            });
            found.collect()
        })
    }

    /// The precedents most like the case, the most like first.
    pub fn similar(&self) -> &[Similar] {
        self.similar.get_or_init(|| similar(self))
    }

    /// The common misstatements that the case meets, by position in [`Law::misstatements`].
    pub fn misstatements(&self) -> &[usize] {
        self.misstatements.get_or_init(|| {
            let mut met = self.assessor.misstatements(self.law, &self.case);
            // What is right is said by provisions that are there already.
            met.retain(|at| self.rests_on(&self.law.misstatements()[*at].cite));
            met
        })
    }

    /// The first of them, as a result that is read hints at them: more would be in the way.
    pub fn hints(&self) -> &[usize] {
        let met = self.misstatements();
        &met[..met.len().min(HINTS)]
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
        Some(worksheet(self.law, offence, penalty, self.factors(), base))
    }

    /// The amount that the guide for the fine multiplies in a penalty of an offence, in fen, as far as one is known.
    pub fn fine_base(&self, at: usize, penalty: &Penalty) -> Option<Range> {
        self.assessor.fine_base(&self.facts, at, penalty)
    }

    /// Whether each general circumstance holds, by its position in the general part.
    pub fn factors(&self) -> &[Truth] {
        self.factors
            .get_or_init(|| self.assessor.factors(&self.facts))
    }

    /// The general circumstances that hold.
    pub fn factors_met(&self) -> impl Iterator<Item = &'a Factor> {
        let factors = self.law.punishment.factors.iter().zip(self.factors());
        factors
            .filter(|(_, truth)| **truth == Truth::Met)
            .map(|(factor, _)| factor)
    }

    /// Whether the lines of any crime are reached.
    pub fn standing(&self) -> Truth {
        let of = |outcome: &OffenceOutcome| {
            let levels = outcome.possible.iter();
            let reached = levels.map(|level| Truth::of(level.band() > 0));
            let reached = reached.reduce(Truth::join).unwrap_or(Truth::NotMet);
            outcome.applies.and(reached)
        };
        let offences = self.assessment.offences.iter().map(of);
        offences.fold(Truth::NotMet, Truth::or)
    }

    /// An offence's data.
    pub fn offence(&self, at: usize) -> &'a Offence {
        &self.law.offences[at].1
    }

    /// An offence's outcome.
    pub fn outcome(&self, at: usize) -> &OffenceOutcome {
        &self.assessment.offences[at]
    }

    /// The offence that prevails over every other that is or may be reached, where one does.
    pub fn prevailing(&self) -> Option<usize> {
        self.concurrence.prevailing
    }

    /// The offence that speaks for the case: the one that prevails; else the gravest that is reached, that may be reached,
    /// that applies; else the first.
    pub fn main(&self) -> usize {
        main(&self.assessment.offences, self.prevailing())
    }

    /// The offences that a result speaks of: the main one, then the others that apply or may apply.
    pub fn present(&self) -> Vec<usize> {
        let main = self.main();
        let others = (0..self.assessment.offences.len())
            .filter(|at| *at != main && self.outcome(*at).applies != Truth::NotMet);
        std::iter::once(main).chain(others).collect()
    }

    /// The terms of the plain proportional total of an offence, where the edition shown has one; of several, the one of
    /// which most is there for certain.
    pub fn total(&self, at: usize) -> Option<(Vec<TermOutcome>, MeasureOutcome)> {
        let plain = What::Total {
            selected: false,
            mixed: false,
        };
        let measures = self.outcome(at).shown().measures.iter();
        let totals = measures.filter(|line| line.what == plain);
        let share =
            |one: &MeasureOutcome, of: &MeasureOutcome| one.value.min.saturating_mul(of.line);
        let line = totals.reduce(|one, other| match share(other, one) > share(one, other) {
            true => other,
            false => one,
        })?;
        Some((self.terms(at, line.measure), *line))
    }

    /// The terms of a total.
    pub fn terms(&self, at: usize, measure: usize) -> Vec<TermOutcome> {
        let shown = self.outcome(at).shown();
        let mut scratch = Scratch::default();
        let mut of = |measure| {
            let assessor = self.assessor;
            assessor.terms(at, measure, &self.facts, &mut scratch, shown.edition)
        };
        let known = self.later[at].terms.get_or_init(|| {
            let mut known: Vec<(usize, Vec<TermOutcome>)> = Vec::new();
            for line in &shown.measures {
                let new = known.iter().all(|(measure, _)| *measure != line.measure);
                if new && matches!(line.what, What::Total { .. }) {
                    known.push((line.measure, of(line.measure)));
                }
            }
            known
        });
        match known.iter().find(|(known, _)| *known == measure) {
            Some((_, terms)) => terms.clone(),
            None => of(measure),
        }
    }
}

/// The offence that speaks for a case: see [`Matter::main`].
pub(super) fn main(outcomes: &[OffenceOutcome], prevailing: Option<usize>) -> usize {
    let grave = |(at, outcome): &(usize, &OffenceOutcome)| {
        // Of those that only may apply, the first is what the program is asked about, however grave another might be.
        let most = match outcome.applies {
            Truth::Met => outcome.penalties.last().map_or(0, |one| one.max_months),
            Truth::Open | Truth::NotMet => 0,
        };
        let first = std::cmp::Reverse(*at);
        (outcome.reached(), outcome.applies, most, first)
    };
    let gravest = outcomes.iter().enumerate().max_by_key(grave);
    let gravest = gravest.map(|(at, _)| at);
    prevailing.or(gravest).unwrap_or_default()
}

/// Those that make a difference here first, then those that were computed, then the rest.
fn ordered(mut disputes: Vec<DisputeOutcome>) -> Vec<DisputeOutcome> {
    disputes.sort_by_key(|one| (!one.decisive(), !one.computed));
    disputes
}
