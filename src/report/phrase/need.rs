//! What is still open, in words.

use super::Phrases;
use crate::assess::{Need, Open};
use crate::case::Answer;
use crate::law::{Fact, FactKind};
use crate::report::Matter;
use crate::text::grouped;

impl Phrases<'_> {
    /// Something open, with what its answers lead to.
    pub fn need(&self, matter: &Matter<'_>, at: usize, need: &Need) -> String {
        let texts = &self.texts.need;
        let kind = |row: usize| {
            let row = matter.case.rows().get(row);
            let kind = row.and_then(|row| self.law.types.get(row.kind));
            kind.map_or("", |kind| kind.name.get(self.lang))
        };
        match need.open {
            Open::Records => texts.records.get(self.lang).to_owned(),
            Open::Row(row) => {
                let name = texts.row.fill(self.lang, &[("type", kind(row))]);
                self.leading(matter, at, need, name, &|answer| self.number(answer))
            }
            Open::Recipients(row) => {
                let name = texts.recipients.fill(self.lang, &[("type", kind(row))]);
                self.leading(matter, at, need, name, &|answer| self.number(answer))
            }
            Open::RowFact(row, fact) => {
                let fact = &self.law.facts[fact];
                let words = [("type", kind(row)), ("name", fact.name.get(self.lang))];
                let name = texts.row_fact.fill(self.lang, &words);
                self.of_fact(matter, at, need, name, fact)
            }
            Open::Fact(fact) => {
                let fact = &self.law.facts[fact];
                let name = fact.name.get(self.lang).to_owned();
                self.of_fact(matter, at, need, name, fact)
            }
        }
    }

    /// A fact that is open; of numbers only what they are numbers of.
    fn of_fact(
        &self,
        matter: &Matter<'_>,
        at: usize,
        need: &Need,
        name: String,
        fact: &Fact,
    ) -> String {
        match fact.kind {
            FactKind::Count | FactKind::Money => name,
            _ => self.leading(matter, at, need, name, &|answer| self.answer(fact, answer)),
        }
    }

    /// What is open, with what each answer leads to where one of them alone leads anywhere.
    fn leading(
        &self,
        matter: &Matter<'_>,
        at: usize,
        need: &Need,
        name: String,
        value: &dyn Fn(&Answer) -> String,
    ) -> String {
        if need.outcomes.is_empty() {
            return name;
        }
        let texts = &self.texts.need;
        let leads: Vec<(String, String)> = need
            .outcomes
            .iter()
            .map(|(answer, verdict)| (value(answer), self.verdict(matter.offence(at), *verdict)))
            .collect();
        // Several answers that lead to the same levels say nothing that a reader could choose by.
        if leads.len() > 1 && leads.iter().all(|(_, level)| *level == leads[0].1) {
            return name;
        }
        let outcome = |(value, level): &(String, String)| {
            let words = [("value", value.as_str()), ("level", level.as_str())];
            texts.outcome.fill(self.lang, &words)
        };
        let said: Vec<String> = leads.iter().map(outcome).collect();
        let said = said.join(texts.outcomes.get(self.lang));
        let words = [("name", &*name), ("outcomes", &*said)];
        texts.fact.fill(self.lang, &words)
    }

    fn number(&self, answer: &Answer) -> String {
        match answer {
            Answer::Count(span) if span.min > 1 << 60 => "∞".to_owned(),
            Answer::Count(span) => grouped(u128::from(span.min)),
            _ => String::new(),
        }
    }
}
