//! The entry point of the module: [`Assessor`] holds the compiled law and assesses cases; [`Scratch`] is the memory that
//! it uses again from case to case.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::compile::compile;
use super::evaluate::{Evaluation, evaluate};
use super::facts::Facts;
use super::gather::{Gather, decide};
use super::hint::Hints;
use super::outcome::{Assessment, EditionOutcome, OffenceOutcome, Why};
use super::program::{OffenceProgram, Program};
use super::reading::{Kept, Place, Reading};
use super::rows::states;
use super::short;
use super::world::World;
use super::{LevelSet, Range, Truth};
use crate::case::Case;
use crate::law::{Law, Level};

/// Assesses cases under one edition of the law data.
#[derive(Clone, Debug)]
pub struct Assessor {
    pub(super) program: Program,
    /// Compiled when they are first asked for: the first screen needs none.
    pub(super) hints: OnceLock<Hints>,
}

/// Memory that is used again from case to case, so that assessing takes none.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub(super) worlds: Vec<World>,
    pub(super) evaluation: Evaluation,
    kept: Kept,
}

impl Scratch {
    /// For a great many cases: keeps what was read of so many shapes of them, some ten kilobytes each.
    pub fn keeping(shapes: usize) -> Self {
        Scratch {
            kept: Kept::with_places(shapes),
            ..Scratch::default()
        }
    }
}

/// The short answer for one offence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// Whether the offence applies at all.
    pub applies: Truth,
    /// The level at the lowest value of every open fact.
    pub level: Level,
    /// Every level still possible.
    pub possible: LevelSet,
}

impl Verdict {
    /// The offence does not apply.
    pub(super) const NONE: Verdict = Verdict {
        applies: Truth::NotMet,
        level: Level::None,
        possible: LevelSet::NONE,
    };

    /// What is known when either of two may be the true one.
    pub(super) fn join(self, other: Verdict) -> Verdict {
        Verdict {
            applies: self.applies.join(other.applies),
            level: self.level.min(other.level),
            possible: self.possible.union(other.possible),
        }
    }

    /// The least and the greatest level that the offence comes to.
    pub(super) fn ends(self) -> (Level, Level) {
        let (least, most) = self.possible.ends().unwrap_or_default();
        match self.applies {
            Truth::NotMet => (Level::None, Level::None),
            Truth::Open => (Level::None, most),
            Truth::Met => (least, most),
        }
    }
}

impl Assessor {
    /// Makes the program of a law.
    pub fn new(law: &Law) -> Self {
        Assessor {
            program: compile(law),
            hints: OnceLock::new(),
        }
    }

    /// Turns a case into the numbers that the program reads.
    pub fn facts(&self, law: &Law, case: &Case) -> Facts {
        Facts::new(&self.program, law, case)
    }

    /// The same, in the memory of an earlier case.
    pub fn refill(&self, law: &Law, case: &Case, facts: &mut Facts) {
        facts.fill(&self.program, law, case);
    }

    /// The short answer for an offence, by its position in the law: what [`Assessor::assess`] says, without the reasons.
    pub fn verdict(
        &self,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        scratch: &mut Scratch,
    ) -> Verdict {
        self.verdict_following(facts, as_of, offence, None, scratch)
    }

    /// The short answer with one dispute read as one of its positions.
    pub(super) fn verdict_following(
        &self,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        follow: Option<(usize, u8)>,
        scratch: &mut Scratch,
    ) -> Verdict {
        let program = &self.program.offences[offence];
        let choice = program.choose(facts, as_of);
        let mut verdicts = choice.iter();
        let first = verdicts
            .next()
            .map(|edition| self.edition(program, edition, facts, follow, scratch));
        let Some(mut verdict) = first else {
            return Verdict::NONE;
        };
        for edition in verdicts {
            verdict = verdict.join(self.edition(program, edition, facts, follow, scratch));
        }
        if let Some(edition) = choice.single() {
            for later in program.later(edition, as_of) {
                let other = self.edition(program, later, facts, follow, scratch);
                if program.more_lenient(later, other, edition, verdict) {
                    return other;
                }
            }
        }
        verdict
    }

    pub(super) fn edition(
        &self,
        offence: &OffenceProgram,
        edition: usize,
        facts: &Facts,
        follow: Option<(usize, u8)>,
        scratch: &mut Scratch,
    ) -> Verdict {
        let (reading, values) = self.reading((offence, edition), facts, follow, scratch);
        short::verdict(offence, reading, facts, values)
    }

    /// What is read of a case under an edition, with memory for the values of its measures.
    pub(super) fn reading<'s>(
        &self,
        (offence, edition): (&OffenceProgram, usize),
        facts: &Facts,
        follow: Option<(usize, u8)>,
        scratch: &'s mut Scratch,
    ) -> (&'s Reading, &'s mut Vec<Range>) {
        let Scratch {
            worlds,
            evaluation,
            kept,
        } = scratch;
        let place = Place {
            program: &self.program,
            offence,
            edition,
        };
        let reading = kept.read(place, facts, follow, (worlds, evaluation));
        (reading, &mut evaluation.values)
    }

    /// The whole answer.
    pub fn assess(&self, facts: &Facts, as_of: Date, scratch: &mut Scratch) -> Assessment {
        let offences = (0..self.program.offences.len())
            .map(|at| self.outcome(facts, as_of, at, scratch))
            .collect();
        Assessment { as_of, offences }
    }

    /// The whole answer for one offence, by its position in the law.
    pub fn outcome(
        &self,
        facts: &Facts,
        as_of: Date,
        at: usize,
        scratch: &mut Scratch,
    ) -> OffenceOutcome {
        let program = &self.program.offences[at];
        let choice = program.choose(facts, as_of);
        let mut editions: Vec<EditionOutcome> = choice
            .iter()
            .map(|edition| self.gather(program, edition, facts, scratch))
            .collect();
        let mut applied = editions.len();
        let mut why = choice.why;
        if let Some(edition) = choice.single() {
            for later in program.later(edition, as_of) {
                let other = self.gather(program, later, facts, scratch);
                if why != Why::MoreLenient
                    && program.more_lenient(later, other.verdict(), edition, editions[0].verdict())
                {
                    why = Why::MoreLenient;
                    editions.insert(0, other);
                } else {
                    editions.push(other);
                }
            }
            applied = 1;
        }
        let verdicts = editions[..applied].iter().map(EditionOutcome::verdict);
        let verdict = verdicts.reduce(Verdict::join).unwrap_or(Verdict::NONE);
        let mut outcome = OffenceOutcome {
            applies: verdict.applies,
            level: verdict.level,
            possible: verdict.possible,
            why,
            editions,
            applied,
            penalties: Vec::new(),
        };
        let found = &mut scratch.evaluation;
        if !found.leading {
            let world = self.program.leading_world();
            states(&self.program, program, facts, &world, &mut found.rows);
        }
        outcome.penalties = self.penalties(at, &outcome, facts, (as_of, &found.rows));
        outcome
    }

    pub(super) fn gather(
        &self,
        offence: &OffenceProgram,
        edition: usize,
        facts: &Facts,
        scratch: &mut Scratch,
    ) -> EditionOutcome {
        let Scratch {
            worlds, evaluation, ..
        } = scratch;
        self.program
            .worlds(offence, edition, facts, None, worlds, evaluation);
        if let [world] = &worlds[..] {
            let only = evaluate(&self.program, offence, edition, facts, world, evaluation);
            return decide(offence, only);
        }
        let mut gather = Gather::new(offence, edition);
        for world in worlds.iter() {
            let one = evaluate(&self.program, offence, edition, facts, world, evaluation);
            gather.add(world, one);
        }
        gather.finish()
    }
}

impl EditionOutcome {
    /// The short answer.
    pub fn verdict(&self) -> Verdict {
        Verdict {
            applies: self.applies,
            level: self.level,
            possible: self.possible,
        }
    }
}

impl OffenceProgram {
    /// The greatest term that a level of an edition carries, in months.
    pub(super) fn months(&self, edition: usize, level: Level) -> u32 {
        self.editions[edition].bands[level.band()].map_or(0, |band| band.max_months)
    }

    /// Whether a later edition is more lenient whatever is still unknown: never graver, and somewhere milder.
    pub(super) fn more_lenient(
        &self,
        later: usize,
        other: Verdict,
        edition: usize,
        verdict: Verdict,
    ) -> bool {
        let ((least, most), (_, other_most)) = (verdict.ends(), other.ends());
        let other_most = self.months(later, other_most);
        other_most <= self.months(edition, least) && other_most < self.months(edition, most)
    }
}
