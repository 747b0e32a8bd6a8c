//! What would change the result, in words.

use super::Phrases;
use crate::assess::{Change, Lever, Truth};
use crate::case::Answer;
use crate::law::Fact;
use crate::report::Matter;
use crate::text::grouped;

impl Phrases<'_> {
    /// A change with what it leads to: 住宿信息再多31条（共31条） → 情节严重.
    pub fn change(&self, matter: &Matter<'_>, at: usize, change: &Change) -> String {
        let (offence, verdict) = (matter.offence(at), change.verdict);
        let texts = &self.texts.change;
        let open = verdict.applies != Truth::NotMet && verdict.possible.len() > 1;
        let raises = verdict.level > matter.outcome(at).level;
        // Where more is open, the change itself settles only the lowest level.
        let (text, level) = match (open, raises) {
            (false, _) => (&texts.leads, self.verdict(offence, verdict)),
            (true, true) => (&texts.leads_least, self.short_level(offence, verdict.level)),
            (true, false) => (&texts.leads_maybe, self.short_level(offence, verdict.level)),
        };
        let steps: Vec<String> = change
            .steps
            .iter()
            .map(|(lever, to)| self.step(matter, lever, *to))
            .collect();
        let steps = steps.join(texts.pair.get(self.lang));
        let said = text.fill(self.lang, &[("steps", &steps), ("level", &level)]);
        let mark = if change.contested {
            self.aside(texts.contested.get(self.lang))
        } else {
            String::new()
        };
        said + &mark
    }

    fn step(&self, matter: &Matter<'_>, lever: &Lever, to: u64) -> String {
        let texts = &self.texts.change;
        match lever {
            Lever::Row(row) => {
                let Some(row) = matter.case.rows().get(*row) else {
                    return String::new();
                };
                let kind = self
                    .law
                    .types
                    .get(row.kind)
                    .map_or("", |kind| kind.name.get(self.lang));
                let removed = row.removed.and_then(|span| span.exact()).unwrap_or(0);
                let now = row
                    .count
                    .and_then(|span| span.exact())
                    .unwrap_or(0)
                    .saturating_sub(removed);
                let text = if to > now {
                    &texts.more_records
                } else if to == 0 {
                    &texts.no_records
                } else {
                    &texts.fewer_records
                };
                let (n, all) = (
                    grouped(u128::from(now.abs_diff(to))),
                    grouped(u128::from(to + removed)),
                );
                text.fill(self.lang, &[("type", kind), ("n", &n), ("to", &all)])
            }
            Lever::Amount(fact) => {
                let (now, is_money) = match matter.case.answer(*fact) {
                    Some(Answer::Money(span)) => (span.min, true),
                    Some(Answer::Count(span)) => (span.min, false),
                    Some(_) | None => (0, true),
                };
                let say = |n: u64| match is_money {
                    true => self.money(u128::from(n)),
                    false => grouped(u128::from(n)),
                };
                let name = self
                    .law
                    .facts
                    .get(*fact)
                    .map_or("", |fact| fact.name.get(self.lang));
                let text = if to > now {
                    &texts.more_money
                } else if to == 0 {
                    &texts.no_money
                } else {
                    &texts.less_money
                };
                let (n, all) = (say(now.abs_diff(to)), say(to));
                text.fill(self.lang, &[("name", name), ("n", &n), ("to", &all)])
            }
            Lever::Fact(at, answer) => {
                let Some(fact) = self.law.facts.get(*at) else {
                    return String::new();
                };
                let (text, value) = match (answer, matter.case.answer(*at)) {
                    (Answer::Set(after), Some(Answer::Set(before))) => {
                        let added = after & !before != 0;
                        let text = if added {
                            &texts.set_add
                        } else {
                            &texts.set_drop
                        };
                        (text, self.answer(fact, &Answer::Set(after ^ before)))
                    }
                    _ => (&texts.fact, self.answer(fact, answer)),
                };
                text.fill(
                    self.lang,
                    &[("name", fact.name.get(self.lang)), ("value", &value)],
                )
            }
        }
    }

    /// An answer in words.
    pub fn answer(&self, fact: &Fact, answer: &Answer) -> String {
        let texts = &self.texts.change;
        let name = |at: usize| {
            self.law
                .value_name(fact, at)
                .map_or("", |name| name.get(self.lang))
                .to_owned()
        };
        match answer {
            Answer::Unknown => self.texts.measure.unknown.get(self.lang).to_owned(),
            Answer::Bool(true) => texts.yes.get(self.lang).to_owned(),
            Answer::Bool(false) => texts.no.get(self.lang).to_owned(),
            Answer::Choice(at) => name(*at),
            Answer::Set(bits) => {
                let names: Vec<String> = (0..fact.values.len())
                    .filter(|at| bits >> at & 1 == 1)
                    .map(name)
                    .collect();
                self.listed(&names)
            }
            Answer::Count(span) => {
                let range =
                    crate::assess::Range::new(u128::from(span.min), span.max.map(u128::from));
                self.range(range, grouped)
            }
            Answer::Money(span) => {
                let range =
                    crate::assess::Range::new(u128::from(span.min), span.max.map(u128::from));
                self.range(range, |fen| self.money(fen))
            }
            Answer::Date(date) => date.written(),
        }
    }
}
