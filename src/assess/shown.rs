//! The edition whose items are shown, without what is compared with it.

use jiff::civil::Date;

use super::assessor::{Assessor, Scratch};
use super::facts::Facts;
use super::outcome::EditionOutcome;

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
        let program = &self.program.offences[at];
        let choice = program.choose(facts, as_of);
        let mut shown = choice.iter().last()?;
        if let Some(edition) = choice.single() {
            let verdict = self.edition(program, edition, facts, None, scratch);
            let milder = program.later(edition, as_of).find(|later| {
                let other = self.edition(program, *later, facts, None, scratch);
                program.more_lenient(*later, other, edition, verdict)
            });
            shown = milder.unwrap_or(edition);
        }
        Some(self.gather(program, shown, facts, scratch))
    }
}
