//! Several offences beside each other, in words: which one prevails and why, and what else may be at hand.

use super::Phrases;
use crate::assess::{RelationOutcome, Truth};
use crate::law::{RelationKind, Status};
use crate::report::Matter;

impl Phrases<'_> {
    /// What is said of the offences beside one of them: how each of the others stands, which one prevails, by which
    /// rules. Nothing where only one offence is at hand.
    pub fn concurrence(&self, matter: &Matter<'_>, beside: usize) -> Vec<String> {
        let texts = &self.texts.concurrence;
        let others = matter.present().into_iter().filter(|at| *at != beside);
        let mut lines: Vec<String> = others
            .map(|at| {
                let offence = matter.offence(at);
                let headline = self.headline(offence, matter.outcome(at));
                let name = offence.name.get(self.lang);
                texts
                    .other
                    .fill(self.lang, &[("offence", name), ("headline", &headline)])
                    + &self.cites(matter.known(&offence.cite))
            })
            .collect();
        let concurrence = &matter.concurrence;
        if !concurrence.relations.is_empty() {
            lines.push(self.prevailing(matter));
        }
        // A rule that joins several pairs is told once, for the pair that is surest.
        for (at, one) in concurrence.relations.iter().enumerate() {
            let same = |other: &&RelationOutcome| other.relation == one.relation;
            if !concurrence.relations[..at].iter().any(|other| same(&other)) {
                lines.push(self.relation(one));
            }
        }
        lines
    }

    /// Which offence prevails, or that none can be named.
    pub fn prevailing(&self, matter: &Matter<'_>) -> String {
        let texts = &self.texts.concurrence;
        if let Some(at) = matter.prevailing() {
            let name = matter.offence(at).name.get(self.lang);
            return texts.prevails.fill(self.lang, &[("offence", name)]);
        }
        let relations = &matter.concurrence.relations;
        let certain = relations.iter().any(|one| one.truth == Truth::Met);
        let equal = relations.iter().any(|one| {
            let kind = matter.law.relations[one.relation].kind;
            kind == RelationKind::Heavier && one.truth == Truth::Met && one.prevails.is_none()
        });
        match (certain, equal) {
            (true, true) => &texts.equal,
            (true, false) => &texts.undecided,
            (false, _) => &texts.open,
        }
        .get(self.lang)
        .to_owned()
    }

    /// A relation with its rule.
    pub fn relation(&self, one: &RelationOutcome) -> String {
        let data = &self.law.relations[one.relation];
        let mut said = data.says.get(self.lang).to_owned();
        said.push_str(&self.read_as(data.status));
        if one.truth == Truth::Open {
            said.push_str(&self.aside(self.texts.concurrence.maybe.get(self.lang)));
        }
        said + &self.cites(&data.cite)
    }

    /// The other crimes that may be at hand.
    pub fn cautions(&self, matter: &Matter<'_>) -> Vec<String> {
        let cautions = matter.concurrence.cautions.iter();
        cautions
            .map(|(at, _)| {
                let data = &self.law.cautions[*at];
                let words = [
                    ("name", data.name.get(self.lang)),
                    ("says", data.says.get(self.lang)),
                ];
                self.texts.concurrence.caution.fill(self.lang, &words)
                    + &self.read_as(data.status)
                    + &self.cites(&data.cite)
            })
            .collect()
    }

    /// How a statement was read, where not in the text itself.
    fn read_as(&self, status: Status) -> String {
        let texts = &self.texts.dispute;
        match status {
            Status::Text => String::new(),
            Status::Secondary => self.aside(texts.secondary.get(self.lang)),
            Status::Unverified => self.aside(texts.unverified.get(self.lang)),
        }
    }
}
