//! The details of a row: what was removed, how many recipients, its own tier, source and acts.

use super::{Place, Talk};
use crate::case::{Answer, Row, Span};
use crate::interview::parse_count;
use crate::law::FactKind;
use crate::text::Text;

/// One detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Shown untrue or duplicate.
    Removed,
    /// Different recipients.
    Recipients,
    /// The tier, where it is argued about.
    Tier,
    /// The row's own answer to a fact.
    Own(usize),
    /// Where it was found.
    Source,
}

impl<'a> Talk<'a> {
    fn row(&self, at: usize) -> Option<&Row> {
        self.case().rows().get(at)
    }

    fn details(&self, row: usize) -> Vec<Detail> {
        let law = self.ground.law;
        let mut all = vec![Detail::Removed, Detail::Recipients];
        let kind = self.row(row).map(|row| &law.types[row.kind]);
        if kind.is_some_and(|kind| !kind.readings.is_empty()) {
            all.push(Detail::Tier);
        }
        let facts = law.facts.iter().enumerate();
        let own = facts.filter(|(_, fact)| fact.row);
        all.extend(own.map(|(at, _)| Detail::Own(at)));
        all.push(Detail::Source);
        all
    }

    fn detail_name(&self, detail: Detail) -> &'a str {
        let texts = self.ground.records;
        self.say(match detail {
            Detail::Removed => &texts.removed,
            Detail::Recipients => &texts.recipients,
            Detail::Tier => &texts.tier,
            Detail::Own(fact) => &self.ground.law.facts[fact].name,
            Detail::Source => &texts.source,
        })
    }

    fn detail_value(&self, row: &Row, detail: Detail) -> String {
        let (law, texts, ask) = (self.ground.law, self.ground.records, self.ask());
        let phrases = self.phrases();
        let count = |span: Option<Span>| match span {
            Some(span) => phrases.people(span),
            None => self.say(&ask.detail_empty).to_owned(),
        };
        match detail {
            Detail::Removed => count(row.removed),
            Detail::Recipients => count(row.recipients),
            Detail::Tier => match row.tier {
                Some(tier) => law.tiers[tier].name.get(self.lang).to_owned(),
                None => self.say(&texts.tier_all).to_owned(),
            },
            Detail::Own(fact) => match row.answer(fact) {
                Some(answer) => phrases.answer(&law.facts[fact], answer),
                None => self.say(&texts.as_case).to_owned(),
            },
            Detail::Source => match &row.source {
                Some(source) => crate::text::clean(source),
                None => self.say(&ask.detail_empty).to_owned(),
            },
        }
    }

    pub(super) fn begin_details(&mut self, line: &str, rest: &str) -> String {
        let Some(row) = self.row_named(rest) else {
            return self.not_here(line);
        };
        self.place = Place::Details(row);
        self.prompt()
    }

    pub(super) fn details_prompt(&self, at: usize) -> String {
        let Some(row) = self.row(at) else {
            return String::new();
        };
        let kind = self.say(&self.ground.law.types[row.kind].name).to_owned();
        let texts = self.ground.records;
        let mut lines = vec![self.fill(&texts.details, &[("type", kind)])];
        for (n, detail) in self.details(at).into_iter().enumerate() {
            let words = [
                ("n", (n + 1).to_string()),
                ("name", self.detail_name(detail).to_owned()),
                ("value", self.detail_value(row, detail)),
            ];
            lines.push(self.fill(&self.ask().detail, &words));
        }
        lines.push(self.say(&self.ask().details_ask).to_owned());
        lines.join("\n")
    }

    pub(super) fn take_which_detail(&mut self, line: &str, row: usize) -> String {
        if line.is_empty() {
            return self.done(line);
        }
        let details = self.details(row);
        match self.numbers(line, details.len()) {
            Ok(picked) => {
                self.place = Place::Detail(row, details[picked[0]]);
                self.prompt()
            }
            Err(said) => said,
        }
    }

    /// What a detail can be, where it is chosen and not typed.
    fn values(&self, detail: Detail) -> Vec<(&'a Text, Answer)> {
        let law = self.ground.law;
        let words = self.ground.words;
        match detail {
            Detail::Removed | Detail::Recipients | Detail::Source => Vec::new(),
            Detail::Tier => {
                let tiers = law.tiers.iter().enumerate();
                tiers
                    .map(|(at, tier)| (&tier.name, Answer::Choice(at)))
                    .collect()
            }
            Detail::Own(fact) => {
                let fact = &law.facts[fact];
                let values = fact.values.iter().enumerate();
                match fact.kind {
                    FactKind::Set => values
                        .map(|(at, value)| (&value.name, Answer::Set(1 << at)))
                        .collect(),
                    FactKind::Enum => values
                        .map(|(at, value)| (&value.name, Answer::Choice(at)))
                        .collect(),
                    _ => vec![
                        (words.yes, Answer::Bool(true)),
                        (words.no, Answer::Bool(false)),
                    ],
                }
            }
        }
    }

    pub(super) fn detail_prompt(&self, at: usize, detail: Detail) -> String {
        let ask = self.ask();
        let mut lines = vec![self.detail_name(detail).to_owned()];
        let values = self.values(detail);
        lines.extend(self.numbered(values.iter().map(|(name, _)| *name)));
        if let Some(row) = self.row(at) {
            let value = self.detail_value(row, detail);
            lines.push(self.fill(&ask.taken, &[("answer", value)]));
        }
        lines.push(self.say(&ask.detail_clear).to_owned());
        lines.join("\n")
    }

    pub(super) fn clear_detail(&mut self, row: usize, detail: Detail) -> String {
        self.take_detail("", row, detail)
    }

    pub(super) fn take_detail(&mut self, line: &str, at: usize, detail: Detail) -> String {
        let taken = match detail {
            Detail::Removed | Detail::Recipients => self.take_number(line, at, detail),
            Detail::Source => {
                let source = (!line.is_empty()).then(|| line.to_owned());
                self.edit_row(at, |row| row.source = source);
                Ok(())
            }
            Detail::Tier | Detail::Own(_) => self.take_value(line, at, detail),
        };
        match taken {
            Ok(()) => {
                self.place = Place::Details(at);
                self.told()
            }
            Err(said) => said,
        }
    }

    fn take_number(&mut self, line: &str, at: usize, detail: Detail) -> Result<(), String> {
        let errors = self.ground.errors;
        let span = parse_count(line).map_err(|error| self.say(errors.of(error)).to_owned())?;
        let most = self
            .row(at)
            .and_then(|row| row.count)
            .and_then(|count| count.max);
        let wrong = match (detail, span) {
            (Detail::Recipients, Some(span)) => (span.min == 0).then_some(&errors.recipients),
            (_, Some(span)) => most
                .is_some_and(|most| span.min > most)
                .then_some(&errors.removed),
            (_, None) => None,
        };
        if let Some(wrong) = wrong {
            return Err(self.say(wrong).to_owned());
        }
        self.edit_row(at, |row| match detail {
            Detail::Recipients => row.recipients = span,
            _ => row.removed = span,
        });
        Ok(())
    }

    fn take_value(&mut self, line: &str, at: usize, detail: Detail) -> Result<(), String> {
        let values = self.values(detail);
        let picked = match line.is_empty() {
            true => Vec::new(),
            false => self.numbers(line, values.len())?,
        };
        let several = values
            .iter()
            .all(|(_, answer)| matches!(answer, Answer::Set(_)));
        if picked.len() > 1 && !several {
            return Err(self.say(&self.ask().just_one).to_owned());
        }
        let bits = picked.iter().map(|at| match values[*at].1 {
            Answer::Set(bit) => bit,
            _ => 0,
        });
        let bits = bits.fold(0, |all, bit| all | bit);
        let answer = match (picked.first(), several) {
            (None, _) => None,
            (Some(_), true) => Some(Answer::Set(bits)),
            (Some(first), false) => Some(values[*first].1.clone()),
        };
        self.edit_row(at, |row| match (detail, answer) {
            (Detail::Own(fact), answer) => row.set(fact, answer),
            (_, Some(Answer::Choice(tier))) => row.tier = Some(tier),
            (_, _) => row.tier = None,
        });
        Ok(())
    }

    fn edit_row(&mut self, at: usize, change: impl FnOnce(&mut Row)) {
        self.edit(|case| {
            if let Some(row) = case.rows_mut().get_mut(at) {
                change(row);
            }
        });
    }
}
