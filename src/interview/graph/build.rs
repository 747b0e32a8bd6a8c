//! Building the graph from the data.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edge, Graph, GraphTexts, Link, Node, NodeKind};
use crate::interview::Interview;
use crate::law::{Band, Condition, FactKind, Law, Level, Name, Offence, Reach};
use crate::text::{Lang, Text};

impl Graph {
    /// The graph of the whole data.
    pub fn new(law: &Law, interview: &Interview, texts: &GraphTexts) -> Graph {
        let mut build = Build {
            law,
            texts,
            nodes: Vec::new(),
            at: BTreeMap::new(),
            edges: BTreeSet::new(),
        };
        build.vocabulary(interview);
        for (_, offence) in &law.offences {
            build.offence(offence);
        }
        build.general();
        build.finish()
    }
}

struct Build<'a> {
    law: &'a Law,
    texts: &'a GraphTexts,
    nodes: Vec<Node>,
    at: BTreeMap<String, usize>,
    /// Edges between keys; those that lead nowhere are left out at the end.
    edges: BTreeSet<(String, String, Link)>,
}

impl Build<'_> {
    fn node(
        &mut self,
        kind: NodeKind,
        key: String,
        id: &str,
        name: &Text,
        offence: Option<&Offence>,
    ) {
        self.at.insert(key.clone(), self.nodes.len());
        self.nodes.push(Node {
            key,
            kind,
            id: id.to_owned(),
            name: name.clone(),
            offence: offence.map(|offence| offence.id.to_string()),
        });
    }

    fn edge(&mut self, from: String, to: &str, link: Link) {
        self.edges.insert((from, to.to_owned(), link));
    }

    fn vocabulary(&mut self, interview: &Interview) {
        let law = self.law;
        for question in &interview.questions {
            let key = format!("question:{}", question.id);
            for fact in &question.facts {
                self.edge(key.clone(), &format!("fact:{fact}"), Link::Leads);
            }
            self.node(NodeKind::Question, key, &question.id, &question.ask, None);
        }
        for fact in &law.facts {
            self.node(
                NodeKind::Fact,
                format!("fact:{}", fact.id),
                &fact.id,
                &fact.name,
                None,
            );
        }
        for tier in &law.tiers {
            let key = format!("tier:{}", tier.id);
            self.node(NodeKind::Kind, key, &tier.id, &tier.name, None);
        }
        for kind in &law.kinds {
            let key = format!("kind:{}", kind.id);
            for fact in law.facts.iter().filter(|fact| fact.kind == FactKind::Rows) {
                self.edge(format!("fact:{}", fact.id), &key, Link::Leads);
            }
            self.edge(key.clone(), &format!("tier:{}", kind.tier), Link::Leads);
            self.node(NodeKind::Kind, key, &kind.id, &kind.name, None);
        }
        for dispute in &law.disputes {
            let key = format!("dispute:{}", dispute.id);
            if let Some(when) = &dispute.when {
                self.condition(when, &key, None);
            }
            self.node(NodeKind::Dispute, key, &dispute.id, &dispute.title, None);
        }
    }

    /// Edges from all that a condition looks at.
    fn condition(&mut self, condition: &Condition, to: &str, offence: Option<&Offence>) {
        let law = self.law;
        condition.walk(&mut |one| {
            if let Some(fact) = one.fact() {
                self.edge(format!("fact:{fact}"), to, Link::Leads);
            }
            match one {
                Condition::Kind(kinds) => kinds
                    .iter()
                    .for_each(|kind| self.edge(format!("kind:{kind}"), to, Link::Leads)),
                Condition::Tier(tiers) => tiers
                    .iter()
                    .for_each(|tier| self.edge(format!("tier:{tier}"), to, Link::Leads)),
                Condition::RecordsOpen => {
                    for fact in law.facts.iter().filter(|fact| fact.kind == FactKind::Rows) {
                        self.edge(format!("fact:{}", fact.id), to, Link::Leads);
                    }
                }
                Condition::Rule(rule) => {
                    if let Some(offence) = offence {
                        self.edge(key("rule", offence, rule), to, Link::Leads);
                    }
                }
                Condition::Reading(reading) => self.reading(reading, to),
                Condition::All(_)
                | Condition::Any(_)
                | Condition::Not(_)
                | Condition::Yes(_)
                | Condition::Is(_)
                | Condition::Has(_)
                | Condition::Only(_)
                | Condition::Share(_)
                | Condition::Marked(_)
                | Condition::Own(_)
                | Condition::Nothing(_)
                | Condition::Stated(_)
                | Condition::SomeRow(_)
                | Condition::RowOrCase(_)
                | Condition::Open(_) => {}
            }
        });
    }

    fn reading(&mut self, reading: &Name, to: &str) {
        let dispute = reading
            .split_once(':')
            .map_or(reading.as_str(), |(dispute, _)| dispute);
        self.edge(format!("dispute:{dispute}"), to, Link::Leads);
    }

    fn offence(&mut self, offence: &Offence) {
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
        let texts = self.texts;
        for (id, name, when) in [
            ("counting", &texts.counting, &offence.counting.rows),
            (
                "per-recipient",
                &texts.per_recipient,
                &offence.counting.per_recipient,
            ),
        ] {
            let key = key("count", offence, id);
            self.condition(when, &key, Some(offence));
            self.node(NodeKind::Rule, key, id, name, Some(offence));
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
            Reach::Money(line) => self.edge(key("amount", offence, &line.amount), to, Link::Leads),
            Reach::Total(total) => {
                for name in &total.of {
                    self.edge(key("item", offence, name), to, Link::Leads);
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
        let one = |id, name, when| (id, name, vec![when]);
        let mut more: Vec<(&str, &Text, Vec<&Condition>)> = Vec::new();
        more.extend(
            offence
                .heavier
                .iter()
                .map(|it| one("heavier", &texts.heavier, &it.when)),
        );
        more.extend(
            offence
                .unit
                .iter()
                .map(|it| one("unit", &texts.unit, &it.when)),
        );
        more.extend(offence.leniency.iter().map(|it| {
            let parts = it.conditions.iter().map(|part| &part.when);
            ("leniency", &texts.leniency, parts.collect())
        }));
        for (id, name, conditions) in more {
            let to = key("penalty", offence, id);
            for when in conditions {
                self.condition(when, &to, Some(offence));
            }
            self.edge(whole.to_owned(), &to, Link::Leads);
            self.node(NodeKind::Penalty, to, id, name, Some(offence));
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

    fn general(&mut self) {
        let (general, texts) = (&self.law.punishment, self.texts);
        let fixed = [
            ("fine-floor-minor", &texts.fine_floor_minor, &general.minor),
            (
                "suspended-shall",
                &texts.suspended_shall,
                &general.suspended_shall,
            ),
            (
                "suspended-closed",
                &texts.suspended_closed,
                &general.suspended_closed,
            ),
        ];
        let factors = general.factors.iter();
        let factors = factors.map(|factor| (factor.id.as_str(), &factor.name, &factor.when));
        for (id, name, when) in fixed.into_iter().chain(factors) {
            let to = format!("factor:{id}");
            self.condition(when, &to, None);
            self.node(NodeKind::Penalty, to, id, name, None);
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

    /// Nodes by kind, edges by position.
    fn finish(self) -> Graph {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|at| self.nodes[*at].kind);
        let mut new = vec![0; order.len()];
        for (at, old) in order.iter().enumerate() {
            new[*old] = at;
        }
        let position = |key: &String| self.at.get(key).map(|at| new[*at]);
        let edges = self.edges.iter().filter_map(|(from, to, link)| {
            Some(Edge {
                from: position(from)?,
                to: position(to)?,
                link: *link,
            })
        });
        let mut edges: Vec<Edge> = edges.collect();
        edges.sort();
        Graph {
            nodes: order.iter().map(|at| self.nodes[*at].clone()).collect(),
            edges,
        }
    }
}

fn key(what: &str, offence: &Offence, id: &str) -> String {
    format!("{what}:{}:{id}", offence.id)
}
