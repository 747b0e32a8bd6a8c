//! What the benches share: the law, the cases, and the table of budgets that closes each of them.

#![allow(dead_code)] // each bench takes what it needs of it

pub mod budget;
pub mod cases;

use gexin::assess::{Assessor, Explanation, Facts, OffenceOutcome, Scratch, Truth};
use gexin::case::Case;
use gexin::law::{Files, Law};
use jiff::civil::{Date, date};

/// The day of judgment of every bench.
pub const AS_OF: Date = date(2026, 1, 1);

/// The one offence of the budgets: the first of the law.
pub const OFFENCE: usize = 0;

/// The law with its assessor.
pub struct Bench {
    /// The data as it is built into the program.
    pub law: Law,
    /// The program made of it.
    pub assessor: Assessor,
}

impl Bench {
    /// Loads the law.
    pub fn new() -> Self {
        let (law, _) = Law::load(Files::embedded()).expect("the embedded data loads");
        let assessor = Assessor::new(&law);
        Bench { law, assessor }
    }

    /// A case as numbers.
    pub fn facts(&self, case: &Case) -> Facts {
        self.assessor.facts(&self.law, case)
    }

    /// The whole answer for one offence with the tree that explains it.
    pub fn explained(&self, facts: &Facts, scratch: &mut Scratch) -> (OffenceOutcome, Explanation) {
        let outcome = self.assessor.outcome(facts, AS_OF, OFFENCE, scratch);
        let explanation = Explanation::of_outcome(&outcome, OFFENCE);
        (outcome, explanation)
    }

    /// The whole law: the short answers for all offences.
    pub fn verdicts(&self, facts: &Facts, scratch: &mut Scratch) -> usize {
        let offences = 0..self.law.offences.len();
        let verdicts = offences.map(|at| self.assessor.verdict(facts, AS_OF, at, scratch));
        verdicts.filter(|one| one.applies != Truth::NotMet).count()
    }

    /// The whole law with an explanation of each offence that is or may be at hand.
    pub fn all_explained(&self, facts: &Facts, scratch: &mut Scratch) -> Vec<Explanation> {
        let assessment = self.assessor.assess(facts, AS_OF, scratch);
        let offences = assessment.offences.iter().enumerate();
        let present = offences.filter(|(_, outcome)| outcome.applies != Truth::NotMet);
        present
            .map(|(at, _)| Explanation::of(&assessment, at))
            .collect()
    }
}
