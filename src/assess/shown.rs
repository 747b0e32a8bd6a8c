//! The edition that is shown and the items that decide in it, without computing full outcomes. For tables, where every case
//! costs.

use jiff::civil::Date;

use super::assessor::{Assessor, Scratch};
use super::facts::Facts;
use super::short;

impl Assessor {
    /// The edition of [`super::OffenceOutcome::shown`] for an offence, both by position; nothing where no edition holds.
    pub fn shown(
        &self,
        facts: &Facts,
        as_of: Date,
        at: usize,
        scratch: &mut Scratch,
    ) -> Option<usize> {
        let program = &self.program.offences[at];
        let choice = program.choose(facts, as_of);
        let shown = choice.iter().last()?;
        let Some(edition) = choice.single() else {
            return Some(shown);
        };
        // Most conduct has no later law to be compared with.
        let mut own = None;
        let milder = program.later(edition, as_of).find(|later| {
            let own =
                *own.get_or_insert_with(|| self.edition(program, edition, facts, None, scratch));
            let other = self.edition(program, *later, facts, None, scratch);
            program.more_lenient(*later, other, edition, own)
        });
        Some(milder.unwrap_or(edition))
    }

    /// The items of an edition that decide the level in it, all by position.
    pub fn deciding(
        &self,
        facts: &Facts,
        (at, edition): (usize, usize),
        scratch: &mut Scratch,
    ) -> Vec<usize> {
        let program = &self.program.offences[at];
        let (reading, values) = self.reading((program, edition), facts, None, scratch);
        short::deciding(program, edition, reading, facts, values)
    }
}
