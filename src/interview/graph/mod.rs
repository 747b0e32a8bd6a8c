//! What leads to what: questions, facts, rules, elements, items, levels and penalties as a graph.
//!
//! Built from the data alone, in its order, so that the same data always gives the same graph. Three writers draw it.

mod build;
mod dot;
mod mermaid;
mod offence;
mod text;

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::law::{Files, Problem, read};
use crate::text::{Lang, Text, texts};

/// What a node stands for, in the order in which one leads to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// A question of the interview.
    Question,
    /// A fact.
    Fact,
    /// A kind of information or a tier: what a record row may be.
    Kind,
    /// A disputed point.
    Dispute,
    /// A rule, or what counts.
    Rule,
    /// An amount of money.
    Amount,
    /// An element.
    Element,
    /// An exception.
    Exception,
    /// An item.
    Item,
    /// An offence.
    Offence,
    /// How offences stand to each other, or a crime that is told and not computed.
    Relation,
    /// A level of an offence.
    Level,
    /// A band of penalties, or a circumstance of sentencing.
    Penalty,
}

impl NodeKind {
    /// All kinds, in order.
    pub const ALL: [NodeKind; 13] = [
        NodeKind::Question,
        NodeKind::Fact,
        NodeKind::Kind,
        NodeKind::Dispute,
        NodeKind::Rule,
        NodeKind::Amount,
        NodeKind::Element,
        NodeKind::Exception,
        NodeKind::Item,
        NodeKind::Offence,
        NodeKind::Relation,
        NodeKind::Level,
        NodeKind::Penalty,
    ];
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Unlike that of any other node: `fact:gains`, `item:infringing-personal-information:5.1.3`.
    pub key: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// Its id in the data.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The offence that it belongs to, by its id.
    pub offence: Option<String>,
}

/// How one node leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The second is asked for, made of, or measured with the first.
    Leads,
    /// The first, an exception, stands in place of the second, an item.
    Replaces,
    /// The second, an item, is what the first, an exception, applies.
    Instead,
    /// The second, an item, gives way to the first.
    Before,
}

/// An edge, between positions of nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it says.
    pub link: Link,
}

/// The graph. No edge stands twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// Nodes, by kind and in the order of the data.
    pub nodes: Vec<Node>,
    /// Edges, by where they begin and end.
    pub edges: Vec<Edge>,
}

impl Graph {
    /// The part that belongs to an offence, with all that leads there.
    pub fn of_offence(&self, id: &str) -> Graph {
        let own = |node: &Node| node.offence.as_deref() == Some(id);
        let start = (0..self.nodes.len()).filter(|at| own(&self.nodes[*at]));
        self.part(&self.reach(start, |edge| (edge.to, edge.from)))
    }

    /// What a fact leads to, with the question that asks for it.
    pub fn of_fact(&self, id: &str) -> Graph {
        let is = |node: &Node| node.kind == NodeKind::Fact && node.id == id;
        let start: Vec<usize> = (0..self.nodes.len())
            .filter(|at| is(&self.nodes[*at]))
            .collect();
        let mut kept = self.reach(start.iter().copied(), |edge| (edge.from, edge.to));
        kept.extend(self.reach(start.into_iter(), |edge| (edge.to, edge.from)));
        self.part(&kept)
    }

    /// All nodes that edges lead to from some, taken in a direction.
    fn reach(
        &self,
        start: impl Iterator<Item = usize>,
        direction: impl Fn(&Edge) -> (usize, usize),
    ) -> BTreeSet<usize> {
        let mut open: Vec<usize> = start.collect();
        let mut found: BTreeSet<usize> = open.iter().copied().collect();
        while let Some(at) = open.pop() {
            for edge in &self.edges {
                let (from, to) = direction(edge);
                if from == at && found.insert(to) {
                    open.push(to);
                }
            }
        }
        found
    }

    fn part(&self, kept: &BTreeSet<usize>) -> Graph {
        let kept: Vec<usize> = kept.iter().copied().collect();
        let new = |old: usize| kept.binary_search(&old).ok();
        let edges = self.edges.iter().filter_map(|edge| {
            Some(Edge {
                from: new(edge.from)?,
                to: new(edge.to)?,
                link: edge.link,
            })
        });
        Graph {
            nodes: kept.iter().map(|at| self.nodes[*at].clone()).collect(),
            edges: edges.collect(),
        }
    }

    /// A node's id as it is shown: with its offence before it where there is more than one.
    fn shown(&self, node: &Node) -> String {
        match &node.offence {
            Some(offence)
                if node.id != *offence && self.of_kind(NodeKind::Offence).nth(1).is_some() =>
            {
                format!("{offence}/{}", node.id)
            }
            Some(_) | None => node.id.clone(),
        }
    }

    /// The nodes of a kind, with their positions.
    fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = (usize, &Node)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| node.kind == kind)
    }
}

texts! {
    /// `[graph]`: the words of a drawing.
    GraphTexts { question, fact, kind, dispute, rule, amount, element, exception, item, offence, relation, level, penalty, replaces, instead, before, counting, per_recipient, heavier, unit, leniency, fine_guide, fine_floor_minor, suspended_shall, suspended_closed, months }
}

impl GraphTexts {
    /// Reads the words; what is wrong with them is added to `problems`.
    pub fn load(files: &Files, problems: &mut Vec<Problem>) -> Option<GraphTexts> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            graph: GraphTexts,
        }
        read::<File>(files, "texts/graph.toml", problems).map(|file| file.graph)
    }

    fn heading(&self, kind: NodeKind, lang: Lang) -> &str {
        let text = match kind {
            NodeKind::Question => &self.question,
            NodeKind::Fact => &self.fact,
            NodeKind::Kind => &self.kind,
            NodeKind::Dispute => &self.dispute,
            NodeKind::Rule => &self.rule,
            NodeKind::Amount => &self.amount,
            NodeKind::Element => &self.element,
            NodeKind::Exception => &self.exception,
            NodeKind::Item => &self.item,
            NodeKind::Offence => &self.offence,
            NodeKind::Relation => &self.relation,
            NodeKind::Level => &self.level,
            NodeKind::Penalty => &self.penalty,
        };
        text.get(lang)
    }

    /// What an edge says; nothing where the arrow says it all.
    fn link(&self, link: Link, lang: Lang) -> Option<&str> {
        match link {
            Link::Leads => None,
            Link::Replaces => Some(self.replaces.get(lang)),
            Link::Instead => Some(self.instead.get(lang)),
            Link::Before => Some(self.before.get(lang)),
        }
    }
}
