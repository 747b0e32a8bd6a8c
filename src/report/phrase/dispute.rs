//! Disputed points in words.

use super::Phrases;
use crate::assess::DisputeOutcome;
use crate::law::{Dispute, Position, Status};
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

    /// Each position, with what it leads to where that was computed.
    pub fn positions(
        &self,
        matter: &Matter<'_>,
        at: usize,
        outcome: &DisputeOutcome,
    ) -> Vec<String> {
        let offence = matter.offence(at);
        let dispute = &self.law.disputes[outcome.dispute];
        let mut lines: Vec<String> = dispute
            .positions
            .iter()
            .enumerate()
            .map(|(at, position)| {
                let mut said = self.claim(dispute, position);
                said += &self.cites(matter.known(&position.cite));
                if let Some(verdict) = outcome.positions.get(at) {
                    let level = self.verdict(offence, *verdict);
                    said.push_str(
                        &self.arrow(
                            &self
                                .texts
                                .dispute
                                .result
                                .fill(self.lang, &[("level", &level)]),
                        ),
                    );
                }
                said
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
            let level = self.verdict(offence, rival.verdict);
            lines.push(format!(
                "{} = {as_kind}{}{}",
                kind.name.get(self.lang),
                who.unwrap_or_default(),
                self.arrow(
                    &self
                        .texts
                        .dispute
                        .result
                        .fill(self.lang, &[("level", &level)])
                ),
            ));
        }
        lines
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

    fn arrow(&self, text: &str) -> String {
        format!(" → {text}")
    }
}
