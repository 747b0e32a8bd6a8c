//! Precedents in words.

use super::Phrases;
use crate::law::{Defendant, Figure, HeldRecords, Level, Precedent, RulePoint, Status};
use crate::text::{Text, grouped};

impl Phrases<'_> {
    /// Who decided, under which number, when, and where it is published; what was read in a secondary report is marked.
    pub fn precedent_source(&self, precedent: &Precedent) -> String {
        let texts = &self.texts.precedent;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(precedent.court.iter().map(|one| one.get(self.lang).into()));
        parts.extend(
            precedent
                .numbers
                .iter()
                .map(|one| one.get(self.lang).into()),
        );
        let year = precedent.year.map(|year| year.to_string());
        parts.extend(year.map(|year| texts.year.fill(self.lang, &[("year", &year)])));
        parts.push(precedent.source.get(self.lang).to_owned());
        let mark = match precedent.status {
            Status::Text => String::new(),
            Status::Secondary | Status::Unverified => self.bracket(texts.secondary.get(self.lang)),
        };
        format!("{}{mark}", parts.join(self.comma()))
    }

    /// What the case was about: who, which records, what gains, and the level where one was found.
    pub fn precedent_facts(&self, precedent: &Precedent) -> String {
        let texts = &self.texts.precedent;
        let mut parts = vec![precedent.who.get(self.lang).to_owned()];
        parts.extend(precedent.records.iter().map(|one| self.held(one)));
        if let Some(gains) = precedent.gains {
            let gains = self.yuan_figure(gains);
            let note = precedent.gains_note.as_ref();
            let note = note.map_or_else(String::new, |note| self.aside(note.get(self.lang)));
            parts.push(texts.gains.fill(self.lang, &[("n", &gains)]) + &note);
        }
        if let Some(level) = precedent.level {
            let level = self.found_level(precedent, level);
            let note = precedent.level_note.as_ref();
            let note = note.map_or_else(String::new, |note| self.aside(note.get(self.lang)));
            parts.push(texts.found.fill(self.lang, &[("level", &level)]) + &note);
        }
        self.clauses(&parts)
    }

    /// The results of the defendants; nothing where the source states none.
    pub fn precedent_sentences(&self, precedent: &Precedent) -> Option<String> {
        let said = precedent.defendants.iter();
        let said: Vec<String> = said
            .filter_map(|one| {
                let result = self.result(precedent, one)?;
                Some(format!(
                    "{}{}{result}",
                    one.name.get(self.lang),
                    self.colon()
                ))
            })
            .collect();
        (!said.is_empty()).then(|| self.clauses(&said) + self.stop())
    }

    /// A point that a precedent settles, with its citation.
    pub fn precedent_point(&self, point: &RulePoint) -> String {
        let says = point.says.get(self.lang);
        self.texts
            .precedent
            .point
            .fill(self.lang, &[("says", says)])
            + &self.cites(&point.cite)
    }

    /// A count as its source gives it.
    pub fn count_figure(&self, figure: Figure) -> String {
        let over = &self.texts.precedent.over_records;
        self.figure(figure, over, |n| self.records(n))
    }

    fn figure(&self, figure: Figure, over: &Text, one: impl Fn(u128) -> String) -> String {
        let texts = &self.texts.precedent;
        let least = one(u128::from(figure.min));
        match (figure.max, figure.about) {
            (Some(_), true) => texts.about.fill(self.lang, &[("n", &least)]),
            (Some(max), false) if max == figure.min => least,
            (Some(max), false) => {
                let most = one(u128::from(max));
                let words = [("min", least.as_str()), ("max", &most)];
                self.texts.measure.between.fill(self.lang, &words)
            }
            (None, _) => over.fill(self.lang, &[("n", &grouped(u128::from(figure.min)))]),
        }
    }

    /// An amount in yuan as its source gives it.
    pub fn yuan_figure(&self, figure: Figure) -> String {
        let over = &self.texts.precedent.over_yuan;
        self.figure(figure, over, |yuan| self.money(yuan * 100))
    }

    fn held(&self, held: &HeldRecords) -> String {
        let mut said = held.what.get(self.lang).to_owned();
        if let Some(count) = held.count {
            let count = self.count_figure(count);
            said = match self.lang {
                crate::text::Lang::Zh => format!("{said}{count}"),
                crate::text::Lang::En => format!("{said}: {count}"),
            };
        }
        let tier = held.tier.as_ref().and_then(|tier| self.law.tier(tier));
        match (&held.taken, tier) {
            (Some(taken), _) => said + &self.aside(taken.get(self.lang)),
            (None, Some((_, tier))) => said + &self.aside(tier.name.get(self.lang)),
            (None, None) => said,
        }
    }

    fn result(&self, precedent: &Precedent, one: &Defendant) -> Option<String> {
        let texts = &self.texts.precedent;
        let filled =
            |text: &Text, word: &str, value: String| text.fill(self.lang, &[(word, &value)]);
        let mut parts: Vec<String> = Vec::new();
        if let Some(level) = one.level.filter(|level| Some(*level) != precedent.level) {
            parts.push(self.found_level(precedent, level));
        }
        parts.extend(
            one.months
                .map(|months| filled(&texts.term, "term", self.exact_term(months))),
        );
        parts.extend(
            one.probation
                .map(|months| filled(&texts.probation, "term", self.exact_term(months))),
        );
        parts.extend(
            one.fine
                .map(|yuan| filled(&texts.fine, "n", self.money(u128::from(yuan) * 100))),
        );
        if one.not_prosecuted {
            parts.push(texts.not_prosecuted.get(self.lang).to_owned());
        }
        (!parts.is_empty()).then(|| parts.join(self.comma()))
    }

    /// A term as a judgment states it: 3年2个月.
    fn exact_term(&self, months: u32) -> String {
        let texts = &self.texts.precedent;
        let (years, rest) = ((months / 12).to_string(), (months % 12).to_string());
        match (months / 12, months % 12) {
            (0, _) | (_, 0) => self.term(months),
            (1, _) => texts.year_months.fill(self.lang, &[("months", &rest)]),
            _ => texts
                .years_months
                .fill(self.lang, &[("years", &years), ("months", &rest)]),
        }
    }

    /// The law's word for the level, of the precedent's offence where the law has it.
    pub(super) fn found_level(&self, precedent: &Precedent, level: Level) -> String {
        let mut offences = self.law.offences.iter().map(|(_, offence)| offence);
        let of = offences
            .clone()
            .find(|offence| precedent.offences.contains(&offence.id))
            .or_else(|| offences.next());
        of.map_or_else(String::new, |offence| self.level(offence, level))
    }
}
