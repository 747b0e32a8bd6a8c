//! Disputed points in words.

use super::Phrases;
use crate::assess::{DisputeOutcome, Verdict};
use crate::law::{Dispute, Offence, Position, Status};
use crate::report::Matter;

impl Phrases<'_> {
    /// The heading of a disputed point, with what it does here.
    pub fn dispute(&self, outcome: &DisputeOutcome) -> (String, String) {
        let dispute = &self.law.disputes[outcome.dispute];
        let texts = &self.texts.dispute;
        let note = match (outcome.computed, outcome.decisive(), &dispute.leading) {
            (false, _, _) => texts.not_computed.get(self.lang),
            (true, false, _) => texts.no_difference.get(self.lang),
            (true, true, None) => texts.no_leader.get(self.lang),
            (true, true, Some(_)) => "",
        };
        (dispute.title.get(self.lang).to_owned(), note.to_owned())
    }

    /// Each position on a line, with what it leads to where that was computed.
    pub fn positions(
        &self,
        matter: &Matter<'_>,
        at: usize,
        outcome: &DisputeOutcome,
    ) -> Vec<String> {
        let arrow = self.texts.signs.arrow.get(self.lang);
        let offence = matter.offence(at);
        let line = |(said, verdict): (String, Option<Verdict>)| match verdict {
            Some(verdict) => format!("{said} {arrow} {}", self.leads_to(offence, verdict)),
            None => said,
        };
        self.readings(matter, outcome)
            .into_iter()
            .map(line)
            .collect()
    }

    /// Each position, and what it leads to where that was computed.
    pub fn readings(
        &self,
        matter: &Matter<'_>,
        outcome: &DisputeOutcome,
    ) -> Vec<(String, Option<Verdict>)> {
        let dispute = &self.law.disputes[outcome.dispute];
        let mut readings: Vec<(String, Option<Verdict>)> = dispute
            .positions
            .iter()
            .enumerate()
            .map(|(at, position)| {
                let verdict = outcome.positions.get(at).copied();
                let cites = self.cites(matter.known(&position.cite));
                (self.claim(dispute, position) + &cites, verdict)
            })
            .collect();
        for rival in &outcome.rivals {
            let kind = &self.law.types[rival.record_type];
            let named = self.law.kinds.get(rival.kind);
            let as_kind = named.map_or_else(
                || self.tiers(1 << rival.kind),
                |kind| kind.name.get(self.lang).to_owned(),
            );
            let holder = kind
                .readings
                .iter()
                .find(|reading| named.is_some_and(|named| reading.kind == named.id));
            let who = holder.map(|reading| {
                self.texts
                    .dispute
                    .held_by
                    .fill(self.lang, &[("who", reading.held_by.get(self.lang))])
            });
            let name = kind.name.get(self.lang);
            let said = format!("{name} = {as_kind}{}", who.unwrap_or_default());
            readings.push((said, Some(rival.verdict)));
        }
        readings
    }

    /// One position: what it says, who holds it, how it was read, its provisions.
    pub fn position(&self, dispute: &Dispute, position: &Position) -> String {
        self.claim(dispute, position) + &self.cites(&position.cite)
    }

    fn claim(&self, dispute: &Dispute, position: &Position) -> String {
        let texts = &self.texts.dispute;
        let status = match position.status {
            Status::Text => texts.text.get(self.lang),
            Status::Secondary => texts.secondary.get(self.lang),
            Status::Unverified => texts.unverified.get(self.lang),
        };
        let leads = if dispute.leading.as_ref() == Some(&position.id) {
            texts.leads.get(self.lang)
        } else {
            ""
        };
        let marks: Vec<&str> = [leads, status]
            .into_iter()
            .filter(|mark| !mark.is_empty())
            .collect();
        let who = texts
            .held_by
            .fill(self.lang, &[("who", position.held_by.get(self.lang))]);
        let marks = self.bracket(&marks.join(self.comma()));
        format!("{}{who}{marks}", position.says.get(self.lang))
    }

    /// What a reading leads to: result: serious.
    pub fn leads_to(&self, offence: &Offence, verdict: Verdict) -> String {
        let level = self.verdict(offence, verdict);
        let texts = &self.texts.dispute;
        texts.result.fill(self.lang, &[("level", &level)])
    }
}
