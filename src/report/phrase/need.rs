//! What is still open, in words.

use super::Phrases;
use crate::assess::{Need, Open};
use crate::case::Answer;
use crate::law::FactKind;
use crate::report::Matter;
use crate::text::grouped;

impl Phrases<'_> {
    /// Something open, with what its answers lead to.
    pub fn need(&self, matter: &Matter<'_>, at: usize, need: &Need) -> String {
        let texts = &self.texts.need;
        let offence = matter.offence(at);
        let outcomes = |value: &dyn Fn(&Answer) -> String| {
            let said: Vec<String> = need
                .outcomes
                .iter()
                .map(|(answer, verdict)| {
                    let level = self.verdict(offence, *verdict);
                    texts
                        .outcome
                        .fill(self.lang, &[("value", &value(answer)), ("level", &level)])
                })
                .collect();
            self.listed(&said)
        };
        match need.open {
            Open::Records => texts.records.get(self.lang).to_owned(),
            Open::Row(row) => {
                let kind = matter
                    .case
                    .rows()
                    .get(row)
                    .and_then(|row| self.law.types.get(row.kind));
                let count = |answer: &Answer| match answer {
                    Answer::Count(span) if span.min > 1 << 60 => "∞".to_owned(),
                    Answer::Count(span) => grouped(u128::from(span.min)),
                    _ => String::new(),
                };
                let words = [
                    ("type", kind.map_or("", |kind| kind.name.get(self.lang))),
                    ("outcomes", &outcomes(&count)),
                ];
                texts.row.fill(self.lang, &words)
            }
            Open::Fact(fact) => {
                let fact = &self.law.facts[fact];
                let said = match fact.kind {
                    FactKind::Count | FactKind::Money => {
                        return fact.name.get(self.lang).to_owned();
                    }
                    _ => outcomes(&|answer| self.answer(fact, answer)),
                };
                texts.fact.fill(
                    self.lang,
                    &[("name", fact.name.get(self.lang)), ("outcomes", &said)],
                )
            }
        }
    }
}
