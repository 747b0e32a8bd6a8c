//! What is law on the day of judgment: nothing that takes effect later is cited for it.

use super::Matter;
use crate::law::{Counting, Name, Precedent, Temporal};

impl<'a> Matter<'a> {
    /// Those of some provisions that can be law for whoever judges on the day.
    pub fn known<'n>(&self, cites: &'n [Name]) -> impl Iterator<Item = &'n Name> {
        cites
            .iter()
            .filter(|cite| self.law.known_on(cite, self.as_of))
    }

    /// Whether all of some provisions can be law for whoever judges on the day.
    pub fn rests_on(&self, cites: &[Name]) -> bool {
        self.known(cites).count() == cites.len()
    }

    /// How rows are counted in the edition of an offence that is shown; nothing where it counts none.
    pub fn counting(&self, at: usize) -> Option<&'a Counting> {
        self.offence(at)
            .counting_in(self.outcome(at).shown().edition)
    }

    /// Whether a precedent can have been decided by the day of judgment: not in a later year, and not by an
    /// interpretation that was still to come.
    pub(super) fn decided(&self, precedent: &Precedent) -> bool {
        let interprets = |cite: &Name| {
            let source = cite.split_once(':').map_or(cite.as_str(), |(id, _)| id);
            let source = self.law.source(source);
            source.is_some_and(|source| source.temporal == Temporal::PendingCases)
        };
        let mut cites = precedent.points.iter().flat_map(|point| &point.cite);
        let year = self.as_of.year();
        precedent.year.is_none_or(|decided| decided <= year)
            && cites.all(|cite| !interprets(cite) || self.law.known_on(cite, self.as_of))
    }
}
