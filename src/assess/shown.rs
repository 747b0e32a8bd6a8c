//! The outcome of the edition that is shown, without computing the full outcomes of those compared with it. For tables,
//! where every case costs.

use jiff::civil::Date;

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
        let program = &self.program.offences[at];
        let choice = program.choose(facts, as_of);
        let mut shown = choice.iter().last()?;
        if let Some(edition) = choice.single() {
            // Most conduct has no later law to be compared with.
            let mut own = None;
            let milder = program.later(edition, as_of).find(|later| {
                let own = *own
                    .get_or_insert_with(|| self.edition(program, edition, facts, None, scratch));
                let other = self.edition(program, *later, facts, None, scratch);
                program.more_lenient(*later, other, edition, own)
            });
            shown = milder.unwrap_or(edition);
        }
        Some(self.gather(program, shown, facts, scratch))
    }

    /// The same where its items may decide a level, for an offence whose short answer is known.
    pub fn deciding(
        &self,
        facts: &Facts,
        as_of: Date,
        (at, verdict): (usize, Verdict),
        scratch: &mut Scratch,
    ) -> Option<EditionOutcome> {
        let choice = self.program.offences[at].choose(facts, as_of);
        // Of several editions the one shown may reach a level that another does not.
        match choice.single() {
            Some(_) if verdict.level == Level::None => None,
            Some(_) | None => self.shown(facts, as_of, at, scratch),
        }
    }
}
