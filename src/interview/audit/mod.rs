//! Auditing: what only shows when the law is run. Items that can never be met or never carry the level, levels that fall
//! when more is at stake, questions that are never shown. Pure, and the same on every run.
//!
//! Cases are made to fit each item: its own conditions and lines, the elements of the offence, and for the rest the
//! turning values of every fact and every line, at random from a fixed seed. What is found to be possible is possible,
//! and a level found to fall falls: both come with a case. What is said never to happen was not found in some hundred
//! cases made for it, which is a search and no proof.

mod falls;
mod fit;
mod items;
mod lines;
mod reach;
mod shown;

use jiff::civil::Date;

use super::question::Interview;
use crate::assess::{Assessor, Scratch};
use crate::case::Case;
use crate::law::{Law, Problem};

/// Runs the law and says what is wrong with it; nothing on sound data.
pub fn audit(law: &Law, interview: &Interview, assessor: &Assessor) -> Vec<Problem> {
    let mut run = Run {
        law,
        assessor,
        scratch: Scratch::default(),
        random: fastrand::Rng::with_seed(0),
        problems: Vec::new(),
    };
    let mut samples = Vec::new();
    for offence in 0..law.offences.len() {
        let found = items::check(&mut run, offence);
        falls::check(&mut run, offence, &found);
        samples.extend(found);
    }
    shown::check(&mut run, interview, &samples);
    run.problems
}

/// What the checks share.
struct Run<'a> {
    law: &'a Law,
    assessor: &'a Assessor,
    scratch: Scratch,
    random: fastrand::Rng,
    problems: Vec<Problem>,
}

/// A case that was made for an item and meets it.
struct Sample {
    case: Case,
    as_of: Date,
}
