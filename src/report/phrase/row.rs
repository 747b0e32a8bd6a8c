//! Rows: how each was counted; and what was taken for granted.

use super::Phrases;
use crate::assess::{RowOutcome, Truth};
use crate::case::{Row, Span};
use crate::law::MoneyAmount;
use crate::report::{Assumption, Matter};
use crate::text::grouped;

impl<'a> Phrases<'a> {
    /// A count as it was entered.
    pub fn span(&self, span: Option<Span>) -> String {
        let range = match span {
            Some(span) => crate::assess::Range::new(u128::from(span.min), span.max.map(u128::from)),
            None => crate::assess::Range::new(1, None),
        };
        self.range(range, |n| self.records(n))
    }

    /// The count of a row as it was entered, with what was taken away and to how many it went.
    pub fn entered(&self, row: &Row) -> String {
        let texts = &self.texts.rows;
        let mut entered = self.span(row.count);
        if let Some(removed) = row.removed.filter(|span| *span != Span::exactly(0)) {
            let span = self.range(
                crate::assess::Range::new(u128::from(removed.min), removed.max.map(u128::from)),
                grouped,
            );
            entered.push_str(&texts.removed.fill(self.lang, &[("n", &span)]));
        }
        if let Some(to) = row.recipients.filter(|span| *span != Span::exactly(1)) {
            let span = self.range(
                crate::assess::Range::new(u128::from(to.min), to.max.map(u128::from)),
                grouped,
            );
            entered.push_str(&texts.recipients.fill(self.lang, &[("n", &span)]));
        }
        entered
    }

    /// How a row was counted: 住宿信息350条：按重要计350条.
    pub fn row(&self, row: &Row, outcome: &RowOutcome) -> String {
        let texts = &self.texts.rows;
        let kind = self
            .law
            .types
            .get(row.kind)
            .map_or("", |kind| kind.name.get(self.lang));
        let entered = self.entered(row);
        let n = self.range(outcome.records, grouped);
        let words = [
            ("type", kind),
            ("count", entered.as_str()),
            ("tier", &self.tiers(outcome.kinds)),
            ("n", &n),
        ];
        let text = match outcome.counted {
            Truth::NotMet => &texts.not_counted,
            Truth::Open => &texts.maybe_counted,
            Truth::Met => &texts.row,
        };
        let mut said = text.fill(self.lang, &words);
        if outcome.covered == Truth::Met {
            said.push_str(texts.covered.get(self.lang));
        }
        said
    }

    /// The tiers of some kinds: 敏感、重要或者一般.
    pub fn tiers(&self, kinds: u32) -> String {
        let texts = &self.texts.rows;
        let names = self.tier_names(kinds);
        match names.split_last() {
            Some((last, before)) if !before.is_empty() => {
                let before = before.join(texts.tier_list.get(self.lang));
                format!("{before}{}{last}", texts.tier_or.get(self.lang))
            }
            _ => names.concat(),
        }
    }

    /// The names of the tiers of some kinds.
    pub fn tier_names(&self, kinds: u32) -> Vec<&'a str> {
        let mut names: Vec<&'a str> = Vec::new();
        for (_, kind) in self
            .law
            .kinds
            .iter()
            .enumerate()
            .filter(|(at, _)| kinds >> at & 1 == 1)
        {
            if let Some((_, tier)) = self.law.tier(&kind.tier)
                && !names.contains(&tier.name.get(self.lang))
            {
                names.push(tier.name.get(self.lang));
            }
        }
        for (at, tier) in self.law.tiers.iter().enumerate() {
            if kinds >> (self.law.kinds.len() + at) & 1 == 1 {
                names.push(tier.name.get(self.lang));
            }
        }
        names
    }

    /// What was taken for granted.
    pub fn assumption(&self, matter: &Matter<'_>, assumption: Assumption) -> String {
        let texts = &self.texts.assumed;
        match assumption {
            Assumption::Date => texts
                .date
                .fill(self.lang, &[("date", &matter.as_of.to_string())]),
            Assumption::Removed => texts.removed.get(self.lang).to_owned(),
            Assumption::Recipients => texts.recipients.get(self.lang).to_owned(),
            Assumption::Actor => texts.actor.get(self.lang).to_owned(),
            Assumption::Age => texts.age.get(self.lang).to_owned(),
            Assumption::Beside => {
                let facts = crate::report::assumption::unmentioned(self.law, &matter.facts);
                let names: Vec<String> = facts
                    .map(|fact| fact.name.get(self.lang).to_owned())
                    .collect();
                let names = self.listed(&names);
                texts.beside.fill(self.lang, &[("facts", &names)])
            }
            Assumption::Part(offence, part) => {
                let offence = matter.offence(offence);
                let part = &offence.amounts[part];
                let name = |amount: &MoneyAmount| amount.name.get(self.lang).to_owned();
                let whole = offence.whole(part).map(name).unwrap_or_default();
                texts
                    .part
                    .fill(self.lang, &[("part", &name(part)), ("whole", &whole)])
            }
            Assumption::Count(row) => {
                let kind = matter
                    .case
                    .rows()
                    .get(row)
                    .and_then(|row| self.law.types.get(row.kind));
                texts.count.fill(
                    self.lang,
                    &[("type", kind.map_or("", |kind| kind.name.get(self.lang)))],
                )
            }
        }
    }
}
