//! The part of the graph that is one offence.

use super::build::{Build, key};
use super::{Link, NodeKind};
use crate::law::{Band, Condition, Counting, FactKind, Level, Name, Offence, Reach};
use crate::text::{Lang, Text};

impl Build<'_> {
    /// Everything of one offence.
    pub(super) fn offence(&mut self, offence: &Offence) {
        let whole = format!("offence:{}", offence.id);
        self.node(
            NodeKind::Offence,
            whole.clone(),
            &offence.id,
            &offence.name,
            Some(offence),
        );
        // The day of the conduct chooses the edition.
        for fact in self
            .law
            .facts
            .iter()
            .filter(|fact| fact.kind == FactKind::Date)
        {
            self.edge(format!("fact:{}", fact.id), &whole, Link::Leads);
        }
        for rule in &offence.rules {
            let key = key("rule", offence, &rule.id);
            self.condition(&rule.when, &key, Some(offence));
            self.node(NodeKind::Rule, key, &rule.id, &rule.says, Some(offence));
        }
        if let Some(counting) = &offence.counting {
            self.counting(offence, counting);
        }
        self.amounts(offence);
        for element in &offence.elements {
            let key = key("element", offence, &element.id);
            self.condition(&element.when, &key, Some(offence));
            self.edge(key.clone(), &whole, Link::Leads);
            self.node(
                NodeKind::Element,
                key,
                &element.id,
                &element.name,
                Some(offence),
            );
        }
        for exception in &offence.exceptions {
            let from = key("exception", offence, &exception.id);
            self.condition(&exception.covers, &from, Some(offence));
            for name in &exception.replaces {
                self.edge(from.clone(), &key("item", offence, name), Link::Replaces);
            }
            self.node(
                NodeKind::Exception,
                from,
                &exception.id,
                &exception.says,
                Some(offence),
            );
        }
        self.items(offence);
        self.penalties(offence, &whole);
    }

    fn counting(&mut self, offence: &Offence, counting: &Counting) {
        let texts = self.texts;
        for (id, name, when) in [
            ("counting", &texts.counting, &counting.rows),
            (
                "per-recipient",
                &texts.per_recipient,
                &counting.per_recipient,
            ),
        ] {
            let key = key("count", offence, id);
            self.condition(when, &key, Some(offence));
            self.node(NodeKind::Rule, key, id, name, Some(offence));
        }
    }

    fn amounts(&mut self, offence: &Offence) {
        for amount in &offence.amounts {
            let to = key("amount", offence, &amount.id);
            self.edge(format!("fact:{}", amount.fact), &to, Link::Leads);
            if let Some(less) = &amount.less {
                self.edge(format!("fact:{}", less.fact), &to, Link::Leads);
                self.reading(&less.reading, &to);
            }
            if let Some(barred) = &amount.barred {
                self.condition(&barred.when, &to, Some(offence));
                self.reading(&barred.reading, &to);
            }
            if let Some(of) = &amount.share_of {
                self.edge(key("amount", offence, of), &to, Link::Leads);
            }
            if let Some(rows) = &amount.rows {
                self.edge(key("rule", offence, rows), &to, Link::Leads);
            }
            self.node(
                NodeKind::Amount,
                to,
                &amount.id,
                &amount.name,
                Some(offence),
            );
        }
    }

    fn items(&mut self, offence: &Offence) {
        for item in &offence.items {
            let to = key("item", offence, &item.id);
            if let Some(when) = &item.when {
                self.condition(when, &to, Some(offence));
            }
            for reach in &item.reach {
                self.reach(offence, reach, &to);
            }
            for other in &item.yields_to {
                self.edge(key("item", offence, other), &to, Link::Before);
            }
            if let Some(under) = &item.under {
                self.edge(key("exception", offence, under), &to, Link::Instead);
            }
            self.edge(
                to.clone(),
                &key("level", offence, item.level.id()),
                Link::Leads,
            );
            let name = self.cited(&item.cite);
            self.node(NodeKind::Item, to, &item.id, &name, Some(offence));
        }
    }

    fn reach(&mut self, offence: &Offence, reach: &Reach, to: &str) {
        match reach {
            Reach::Records(line) => {
                self.edge(format!("tier:{}", line.tier), to, Link::Leads);
                self.edge(key("count", offence, "counting"), to, Link::Leads);
                self.edge(key("count", offence, "per-recipient"), to, Link::Leads);
            }
            Reach::Count(line) => self.edge(format!("fact:{}", line.fact), to, Link::Leads),
            Reach::Money(line) => self.edge(key("amount", offence, &line.amount), to, Link::Leads),
            Reach::Total(total) => {
                for name in &total.of {
                    self.edge(key("item", offence, name), to, Link::Leads);
                }
                if let Some(reading) = &total.reading {
                    self.reading(reading, to);
                }
            }
            Reach::Times(times) => {
                for name in &times.of {
                    self.edge(key("item", offence, name), to, Link::Leads);
                }
                if let Some(rows) = &times.rows {
                    self.edge(key("rule", offence, rows), to, Link::Leads);
                }
                if let Some(money) = &times.money {
                    self.edge(key("amount", offence, money), to, Link::Leads);
                }
                for reading in times.reading.iter().chain(&times.totals) {
                    self.reading(reading, to);
                }
            }
            Reach::Mixed(mixed) => {
                self.edge(key("item", offence, &mixed.of), to, Link::Leads);
                self.edge(key("rule", offence, &mixed.rows), to, Link::Leads);
                self.reading(&mixed.reading, to);
            }
        }
    }

    fn penalties(&mut self, offence: &Offence, whole: &str) {
        for level in [Level::Serious, Level::EspeciallySerious] {
            let bands = offence.bands.iter().filter(|band| band.level == level);
            for (at, band) in bands.enumerate() {
                let from = key("level", offence, level.id());
                if at == 0 {
                    self.edge(whole.to_owned(), &from, Link::Leads);
                    self.node(
                        NodeKind::Level,
                        from.clone(),
                        level.id(),
                        &band.name,
                        Some(offence),
                    );
                }
                let id = format!("{}-{at}", level.id());
                let to = key("band", offence, &id);
                self.edge(from, &to, Link::Leads);
                let name = self.band(band);
                self.node(NodeKind::Penalty, to, level.id(), &name, Some(offence));
            }
        }
        let texts = self.texts;
        let one = |id: &str, name, when| (id.to_owned(), name, vec![when]);
        let mut more: Vec<(String, &Text, Vec<&Condition>)> = Vec::new();
        more.extend(
            offence
                .heavier
                .iter()
                .map(|it| one("heavier", &texts.heavier, &it.when)),
        );
        more.extend(
            offence
                .units
                .iter()
                .enumerate()
                .map(|(at, it)| one(&format!("unit-{at}"), &texts.unit, &it.when)),
        );
        more.extend(offence.leniency.iter().map(|it| {
            let parts = it.conditions.iter().map(|part| &part.when);
            ("leniency".to_owned(), &texts.leniency, parts.collect())
        }));
        for (id, name, conditions) in more {
            let to = key("penalty", offence, &id);
            for when in conditions {
                self.condition(when, &to, Some(offence));
            }
            self.edge(whole.to_owned(), &to, Link::Leads);
            self.node(NodeKind::Penalty, to, &id, name, Some(offence));
        }
        if let Some(guide) = &offence.fine_guide {
            let to = key("penalty", offence, "fine-guide");
            self.edge(key("amount", offence, &guide.amount), &to, Link::Leads);
            self.node(
                NodeKind::Penalty,
                to,
                "fine-guide",
                &texts.fine_guide,
                Some(offence),
            );
        }
    }

    fn band(&self, band: &Band) -> Text {
        let least = self.law.punishment.imprisonment_min_months;
        let min = band.imprisonment.min_months.unwrap_or(least).to_string();
        let max = band.imprisonment.max_months.to_string();
        let fill = |lang| {
            let name = band.short.get(lang);
            self.texts
                .months
                .fill(lang, &[("name", name), ("min", &min), ("max", &max)])
        };
        Text {
            zh: fill(Lang::Zh),
            en: fill(Lang::En),
        }
    }

    fn cited(&self, cite: &Name) -> Text {
        Text {
            zh: self.law.cite(cite, Lang::Zh),
            en: self.law.cite(cite, Lang::En),
        }
    }
}
