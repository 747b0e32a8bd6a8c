//! The edition whose items are shown, without what is compared with it.

use jiff::civil::Date;

use super::Truth;
use super::assessor::{Assessor, Scratch, Verdict};
use super::facts::Facts;
use super::outcome::EditionOutcome;
use crate::law::Level;

impl Assessor {
    /// What [`super::OffenceOutcome::shown`] gives for an offence, by its position in the law; nothing where no edition
    /// holds.
    pub fn shown(
        &self,
        facts: &Facts,
        as_of: Date,
        at: usize,
        scratch: &mut Scratch,
    ) -> Option<EditionOutcome> {
        let (edition, _) = self.shown_edition(facts, as_of, at, scratch)?;
        Some(self.gather(&self.program.offences[at], edition, facts, scratch))
    }

    /// The same where its items decide a level.
    pub fn deciding(
        &self,
        facts: &Facts,
        as_of: Date,
        at: usize,
        scratch: &mut Scratch,
    ) -> Option<EditionOutcome> {
        let (edition, verdict) = self.shown_edition(facts, as_of, at, scratch)?;
        let decides = verdict.applies != Truth::NotMet && verdict.level != Level::None;
        decides.then(|| self.gather(&self.program.offences[at], edition, facts, scratch))
    }

    fn shown_edition(
        &self,
        facts: &Facts,
        as_of: Date,
        at: usize,
        scratch: &mut Scratch,
    ) -> Option<(usize, Verdict)> {
        let program = &self.program.offences[at];
        let choice = program.choose(facts, as_of);
        let last = choice.iter().last()?;
        let verdict = self.edition(program, last, facts, None, scratch);
        if choice.single().is_some() {
            for later in program.later(last, as_of) {
                let other = self.edition(program, later, facts, None, scratch);
                if program.more_lenient(later, other, last, verdict) {
                    return Some((later, other));
                }
            }
        }
        Some((last, verdict))
    }
}
