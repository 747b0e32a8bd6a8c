//! Glances: what one row of a table needs to know of a case. Uses the short evaluator wherever that is enough, because a
//! table may have a million rows.

use jiff::civil::Date;

use super::matter::main;
use crate::assess::{
    Assessment, Assessor, Facts, LevelSet, OffenceOutcome, Scratch, Truth, Verdict, Why,
};
use crate::case::Case;
use crate::law::{Law, Level, Offence};

/// How much is asked for beyond the offence, its level and whether it prevails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Nothing.
    Level,
    /// The items that decide the level.
    Deciders,
    /// The edition as well.
    Edition,
}

/// What a table says of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The offence that speaks for the case, by position: that of [`super::Matter::main`].
    pub offence: usize,
    /// The short answer for it.
    pub verdict: Verdict,
    /// The edition that is shown, by position, where it was asked for or its items decide.
    pub edition: Option<usize>,
    /// The items of that edition that decide the level, by position, where they were asked for.
    pub decisive: Vec<usize>,
    /// The offence that prevails over every other that is or may be reached.
    pub prevailing: Option<usize>,
}

/// Of so many shapes of cases, that is cases alike but for numbers, it is kept what was read of them: a batch often has
/// a few of them again and again.
const SHAPES: usize = 1024;

/// Glances at one case after another, in the same memory.
pub struct Glances<'a> {
    law: &'a Law,
    assessor: &'a Assessor,
    as_of: Date,
    depth: Depth,
    facts: Facts,
    scratch: Scratch,
    assessment: Assessment,
}

impl<'a> Glances<'a> {
    /// For cases judged on a day.
    pub fn new(law: &'a Law, assessor: &'a Assessor, as_of: Date, depth: Depth) -> Self {
        Glances {
            law,
            assessor,
            as_of,
            depth,
            facts: assessor.facts(law, &Case::default()),
            scratch: Scratch::keeping(SHAPES),
            assessment: Assessment {
                as_of,
                offences: Vec::new(),
            },
        }
    }

    /// The offence at a position.
    pub fn offence(&self, at: usize) -> &'a Offence {
        &self.law.offences[at].1
    }

    /// Looks at a case.
    pub fn of(&mut self, case: &Case) -> Glance {
        self.assessor.refill(self.law, case, &mut self.facts);
        self.assessment.offences.clear();
        let mut applying = 0;
        for at in 0..self.law.offences.len() {
            let verdict = self
                .assessor
                .verdict(&self.facts, self.as_of, at, &mut self.scratch);
            applying += usize::from(verdict.applies != Truth::NotMet);
            self.assessment.offences.push(brief(verdict));
        }
        let prevailing = match applying {
            0 => None,
            1 => {
                let mut offences = self.assessment.offences.iter();
                offences.position(|one| one.reached() == Truth::Met)
            }
            _ => self.between(),
        };
        self.glance(prevailing)
    }

    /// Of several offences that may apply, the one that prevails: their outcomes say it.
    fn between(&mut self) -> Option<usize> {
        for at in 0..self.assessment.offences.len() {
            if self.assessment.offences[at].applies != Truth::NotMet {
                self.assessment.offences[at] = self.outcome(at);
            }
        }
        let concurrence = self
            .assessor
            .concurrence(&self.facts, &self.assessment, self.as_of);
        concurrence.prevailing
    }

    fn glance(&mut self, prevailing: Option<usize>) -> Glance {
        let offence = main(&self.assessment.offences, prevailing);
        let found = &self.assessment.offences[offence];
        let verdict = Verdict {
            applies: found.applies,
            level: found.level,
            possible: found.possible,
        };
        let Glances {
            law: _,
            assessor,
            as_of,
            depth,
            facts,
            scratch,
            assessment,
        } = self;
        let found = &assessment.offences[offence];
        // Where no line may be reached no item decides.
        let below = verdict.possible == LevelSet::one(Level::None);
        let edition = match *depth {
            Depth::Level => None,
            Depth::Deciders if below => None,
            Depth::Deciders | Depth::Edition => assessor.shown(facts, *as_of, offence, scratch),
        };
        let decisive = match edition {
            None => Vec::new(),
            Some(_) if below => Vec::new(),
            Some(edition) if found.editions.is_empty() => {
                assessor.deciding(facts, (offence, edition), scratch)
            }
            Some(_) => {
                let items = found.shown().items.iter();
                let decisive = items.filter(|item| item.decisive);
                decisive.map(|item| item.item).collect()
            }
        };
        Glance {
            offence,
            verdict,
            edition,
            decisive,
            prevailing,
        }
    }

    fn outcome(&mut self, at: usize) -> OffenceOutcome {
        let Glances {
            assessor,
            facts,
            scratch,
            ..
        } = self;
        assessor.outcome(facts, self.as_of, at, scratch)
    }
}

/// An outcome of which the verdict alone is known.
fn brief(verdict: Verdict) -> OffenceOutcome {
    OffenceOutcome {
        applies: verdict.applies,
        level: verdict.level,
        possible: verdict.possible,
        why: Why::DayOfConduct,
        editions: Vec::new(),
        applied: 0,
        penalties: Vec::new(),
    }
}
