//! The details of a row: what was removed, how many recipients, its own tier, source and acts.

use super::{Place, Talk};
use crate::case::{Answer, Row, Span};
use crate::interview::{RowDetail, parse_count};
use crate::text::Text;

impl<'a> Talk<'a> {
    fn row(&self, at: usize) -> Option<&Row> {
        self.case().rows().get(at)
    }

    fn details(&self, row: usize) -> Vec<RowDetail> {
        let row = self.row(row);
        row.map_or(Vec::new(), |row| RowDetail::all(self.context.law, row))
    }

    fn detail_name(&self, detail: RowDetail) -> &'a str {
        let texts = self.context.records;
        self.say(match detail {
            RowDetail::Removed => &texts.removed,
            RowDetail::Recipients => &texts.recipients,
            RowDetail::Tier => &texts.tier,
            RowDetail::Own(fact) => &self.context.law.facts[fact].name,
            RowDetail::Source => &texts.source,
        })
    }

    fn detail_value(&self, row: &Row, detail: RowDetail) -> String {
        let (law, texts, ask) = (self.context.law, self.context.records, self.ask());
        let phrases = self.phrases();
        let count = |span: Option<Span>| match span {
            Some(span) => phrases.people(span),
            None => self.say(&ask.detail_empty).to_owned(),
        };
        match detail {
            RowDetail::Removed => count(row.removed),
            RowDetail::Recipients => count(row.recipients),
            RowDetail::Tier => match row.tier {
                Some(tier) => law.tiers[tier].name.get(self.lang).to_owned(),
                None => self.say(&texts.tier_all).to_owned(),
            },
            RowDetail::Own(fact) => match row.answer(fact) {
                Some(answer) => phrases.answer(&law.facts[fact], answer),
                None => self.say(&texts.as_case).to_owned(),
            },
            RowDetail::Source => match &row.source {
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
        let kind = self.say(&self.context.law.types[row.kind].name).to_owned();
        let texts = self.context.records;
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
    fn choices(&self, detail: RowDetail) -> Vec<(&'a Text, Answer)> {
        let words = self.context.words;
        detail.choices(self.context.law, [words.yes, words.no])
    }

    pub(super) fn detail_prompt(&self, at: usize, detail: RowDetail) -> String {
        let ask = self.ask();
        let mut lines = vec![self.detail_name(detail).to_owned()];
        let values = self.choices(detail);
        lines.extend(self.numbered(values.iter().map(|(name, _)| *name)));
        if let Some(row) = self.row(at) {
            let value = self.detail_value(row, detail);
            lines.push(self.fill(&ask.taken, &[("answer", value)]));
        }
        lines.push(self.say(&ask.detail_clear).to_owned());
        lines.join("\n")
    }

    pub(super) fn clear_detail(&mut self, row: usize, detail: RowDetail) -> String {
        self.take_detail("", row, detail)
    }

    pub(super) fn take_detail(&mut self, line: &str, at: usize, detail: RowDetail) -> String {
        let taken = match detail {
            RowDetail::Removed | RowDetail::Recipients => self.take_number(line, at, detail),
            RowDetail::Source => {
                let source = (!line.is_empty()).then(|| line.to_owned());
                self.edit_row(at, |row| row.source = source);
                Ok(())
            }
            RowDetail::Tier | RowDetail::Own(_) => self.take_value(line, at, detail),
        };
        match taken {
            Ok(()) => {
                self.place = Place::Details(at);
                self.told()
            }
            Err(said) => said,
        }
    }

    fn take_number(&mut self, line: &str, at: usize, detail: RowDetail) -> Result<(), String> {
        let errors = self.context.errors;
        let number = parse_count(line).map_err(|error| self.say(errors.of(error)).to_owned())?;
        let mut taken = Ok(());
        self.edit_row(at, |row| taken = detail.set_number(row, number, errors));
        taken.map_err(|wrong| self.say(wrong).to_owned())
    }

    fn take_value(&mut self, line: &str, at: usize, detail: RowDetail) -> Result<(), String> {
        let values = self.choices(detail);
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
        self.edit_row(at, |row| detail.choose(row, answer));
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
