//! Building the graph from the data.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edge, Graph, GraphTexts, Link, Node, NodeKind};
use crate::interview::Interview;
use crate::law::{Condition, FactKind, Law, Name, Offence};
use crate::text::Text;

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
        build.relations();
        build.general();
        build.finish()
    }
}

pub(super) struct Build<'a> {
    pub(super) law: &'a Law,
    pub(super) texts: &'a GraphTexts,
    nodes: Vec<Node>,
    at: BTreeMap<String, usize>,
    /// Edges between keys; those that lead nowhere are left out at the end.
    edges: BTreeSet<(String, String, Link)>,
}

impl Build<'_> {
    pub(super) fn node(
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

    pub(super) fn edge(&mut self, from: String, to: &str, link: Link) {
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
    pub(super) fn condition(&mut self, condition: &Condition, to: &str, offence: Option<&Offence>) {
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

    pub(super) fn reading(&mut self, reading: &Name, to: &str) {
        let dispute = reading
            .split_once(':')
            .map_or(reading.as_str(), |(dispute, _)| dispute);
        self.edge(format!("dispute:{dispute}"), to, Link::Leads);
    }

    fn relations(&mut self) {
        let law = self.law;
        for relation in &law.relations {
            let to = format!("relation:{}", relation.id);
            if let Some(when) = &relation.when {
                self.condition(when, &to, None);
            }
            for name in relation.offence.iter().chain(&relation.beside) {
                self.edge(format!("offence:{name}"), &to, Link::Leads);
            }
            self.node(NodeKind::Relation, to, &relation.id, &relation.says, None);
        }
        for caution in &law.cautions {
            let to = format!("caution:{}", caution.id);
            self.condition(&caution.when, &to, None);
            self.node(NodeKind::Relation, to, &caution.id, &caution.name, None);
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

/// The key of a node that belongs to an offence.
pub(super) fn key(what: &str, offence: &Offence, id: &str) -> String {
    format!("{what}:{}:{id}", offence.id)
}
