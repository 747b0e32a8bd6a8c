//! Items and their lines.

use super::Phrases;
use crate::assess::{EditionOutcome, ItemOutcome, MeasureOutcome, Truth, What};
use crate::law::{Item, Offence};
use crate::report::Matter;

impl Phrases<'_> {
    /// What an item is called: 第5条第1款第6项 按比例合计.
    pub fn item_name(&self, item: &Item) -> String {
        let title = self
            .law
            .provision(&item.cite)
            .map_or("", |provision| provision.title.get(self.lang));
        let mut name = self.address(&item.cite);
        name.extend([" ", title]);
        name
    }

    /// The heading over items: their group where the offence has groups, else the level that they lead to.
    pub fn item_group(&self, offence: &Offence, item: &Item) -> String {
        let group = offence
            .groups
            .iter()
            .find(|group| Some(&group.id) == item.group.as_ref());
        match group {
            Some(group) => group.name.get(self.lang).to_owned(),
            None => self.level(offence, item.level),
        }
    }

    /// How an item stands: met, not met, open, the court's.
    pub fn item_status(&self, offence: &Offence, item: &ItemOutcome) -> String {
        let texts = &self.texts.status;
        let data = &offence.items[item.item];
        if item.replaced == Truth::Met {
            let exception = offence
                .exceptions
                .iter()
                .find(|exception| exception.replaces.contains(&data.id));
            let cite = exception.and_then(|exception| exception.cite.first());
            let name = cite.map(|cite| self.address(cite)).unwrap_or_default();
            return texts.replaced.fill(self.lang, &[("exception", &name)]);
        }
        if item.yields {
            return texts.yields.get(self.lang).to_owned();
        }
        if data.under.is_some() && item.status == Truth::NotMet && item.court {
            return texts.applies_not.get(self.lang).to_owned();
        }
        if item.court {
            return texts.court.get(self.lang).to_owned();
        }
        self.truth(item.status).to_owned()
    }

    /// Whether an exception covers the records: applies, does not apply, open.
    pub fn covers(&self, truth: Truth) -> &str {
        let texts = &self.texts.status;
        match truth {
            Truth::Met => texts.applies.get(self.lang),
            Truth::NotMet => texts.applies_not.get(self.lang),
            Truth::Open => texts.open.get(self.lang),
        }
    }

    /// Met, not met, open.
    pub fn truth(&self, truth: Truth) -> &str {
        let texts = &self.texts.status;
        match truth {
            Truth::Met => texts.met.get(self.lang),
            Truth::NotMet => texts.not_met.get(self.lang),
            Truth::Open => texts.open.get(self.lang),
        }
    }

    /// What a line measures.
    pub fn measured(&self, offence: &Offence, what: What) -> String {
        let texts = &self.texts.measure;
        match what {
            What::Records { tier, selected } => {
                let tier = self.law.tiers[tier].name.get(self.lang);
                let text = if selected {
                    &texts.records_selected
                } else {
                    &texts.records
                };
                text.fill(self.lang, &[("tier", tier)])
            }
            What::Total { mixed: true, .. } => texts.total_mixed.get(self.lang).to_owned(),
            What::Total { selected: true, .. } => texts.total_selected.get(self.lang).to_owned(),
            What::Total { .. } => texts.total.get(self.lang).to_owned(),
            What::Count { fact } => self.law.facts[fact].name.get(self.lang).to_owned(),
            What::Money { amount } => offence.amounts[amount].name.get(self.lang).to_owned(),
        }
    }

    /// A line with its value and its distance: 敏感信息20条，标准50条，还差30条.
    pub fn line(&self, matter: &Matter<'_>, at: usize, line: &MeasureOutcome) -> String {
        let offence = matter.offence(at);
        let distance = self.distance(line);
        let value = match line.what {
            What::Total { .. } => {
                let sum = self.sum(line, &matter.terms(at, line.measure)).line();
                let what = self.measured(offence, line.what);
                return [&what, self.colon(), &sum, self.comma(), &distance].concat();
            }
            What::Records { .. } | What::Count { .. } | What::Money { .. } => {
                self.range(line.value, |n| self.amount(line.what, line.unit, n))
            }
        };
        let (what, unit) = (self.measured(offence, line.what), line.unit);
        let words = [
            ("what", what.as_str()),
            ("value", &value),
            ("line", &self.amount(line.what, unit, line.line)),
        ];
        let mut said = self.texts.measure.value_line.fill(self.lang, &words);
        said.extend([self.comma(), &distance]);
        said
    }

    /// The line that speaks for an item: the one reached by most, else the one nearest to being reached.
    pub fn telling<'m>(
        &self,
        edition: &'m EditionOutcome,
        item: &ItemOutcome,
    ) -> Option<&'m MeasureOutcome> {
        let lines = edition.measures_of(item);
        let reached = lines.iter().find(|line| line.truth == Truth::Met);
        let share = |line: &&MeasureOutcome| {
            let most = line.value.max().unwrap_or(line.line);
            most.saturating_mul(1_000_000) / line.line.max(1)
        };
        reached.or_else(|| lines.iter().max_by_key(share))
    }
}
