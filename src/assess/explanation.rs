//! The explanation of a result as a tree, from the conclusion down to the rows. Screens and reports all render this one.

use super::Truth;
use super::outcome::{Assessment, EditionOutcome, ItemOutcome, OffenceOutcome};
use crate::law::Level;

/// What a node of the tree speaks of. Positions are those of the assessment and of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An offence and what it comes to.
    Offence(Position),
    /// An edition that was computed, by its position in the outcome.
    Edition(Position),
    /// The elements together.
    Elements,
    /// An element, by position among the offence's.
    Element(Position),
    /// The counting of the rows.
    Counting,
    /// A row.
    Row(Position),
    /// The items that lead to a level.
    Level(Level),
    /// A group of items, by position among the offence's.
    Group(Position),
    /// An exception, by position among the offence's, with its items after it.
    Exception(Position),
    /// An item, by its position in the edition's outcome.
    Item(Position),
    /// A line, by its position in the edition's outcome.
    Line(Position),
    /// A penalty, by its position in the outcome.
    Penalty(Position),
}

/// A position in a list: small, so that a tree of many nodes takes little memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position(u32);

impl From<usize> for Position {
    fn from(at: usize) -> Self {
        Position(at as u32)
    }
}

impl From<Position> for usize {
    fn from(at: Position) -> Self {
        at.0 as usize
    }
}

/// A node: what it speaks of, whether it holds, and how deep it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it speaks of.
    pub subject: Subject,
    /// Whether it holds.
    pub truth: Truth,
    /// Depth: a node's children follow it and stand one deeper.
    pub depth: u8,
}

/// The tree, as its nodes from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The nodes in the order in which they are read.
    pub nodes: Vec<Node>,
}

impl Explanation {
    /// The tree of one offence.
    pub fn of(assessment: &Assessment, offence: usize) -> Self {
        Explanation::of_outcome(&assessment.offences[offence], offence)
    }

    /// The tree of an outcome of its own, with the position of the offence.
    pub fn of_outcome(outcome: &OffenceOutcome, offence: usize) -> Self {
        let mut tree = Explanation {
            // Room for what most trees have.
            nodes: Vec::with_capacity(80),
        };
        tree.push(0, Subject::Offence(offence.into()), outcome.applies);
        for (at, edition) in outcome.editions.iter().enumerate() {
            let applied = Truth::of(at < outcome.applied);
            tree.push(1, Subject::Edition(at.into()), applied);
            tree.edition(edition, at < outcome.applied);
        }
        for (at, penalty) in outcome.penalties.iter().enumerate() {
            let certain = outcome.possible.len() == 1 && outcome.applies == Truth::Met;
            let truth = if certain && penalty.level == outcome.level {
                Truth::Met
            } else {
                Truth::Open
            };
            tree.push(1, Subject::Penalty(at.into()), truth);
        }
        tree
    }

    fn push(&mut self, depth: u8, subject: Subject, truth: Truth) {
        self.nodes.push(Node {
            subject,
            truth,
            depth,
        });
    }

    fn edition(&mut self, edition: &EditionOutcome, applied: bool) {
        if !edition.elements.is_empty() {
            self.push(2, Subject::Elements, edition.applies);
            for (element, truth) in &edition.elements {
                self.push(3, Subject::Element((*element).into()), *truth);
            }
        }
        if !edition.rows.is_empty() && applied {
            self.push(2, Subject::Counting, Truth::Met);
            for (at, row) in edition.rows.iter().enumerate() {
                self.push(3, Subject::Row(at.into()), row.counted);
            }
        }
        let mut group = None;
        for (at, item) in edition.items.iter().enumerate() {
            if group != Some((item.level, item.under, item.group)) {
                group = Some((item.level, item.under, item.group));
                self.group(edition, item);
            }
            if edition.is_idle(item) {
                continue;
            }
            self.push(3, Subject::Item(at.into()), item.status);
            for (line, at) in edition.measures_of(item).iter().zip(item.measures.0..) {
                self.push(4, Subject::Line(Position(at)), line.truth);
            }
        }
    }

    /// The head of a group of items: a level, or an exception.
    fn group(&mut self, edition: &EditionOutcome, item: &ItemOutcome) {
        if let Some(exception) = item.under {
            let subject = Subject::Exception(usize::from(exception).into());
            return self.push(2, subject, edition.covers(exception));
        }
        if let Some(group) = item.group {
            let items = edition.items.iter();
            let of_group = items.filter(|one| one.group == Some(group) && !one.court);
            let truth = of_group.fold(Truth::NotMet, |any, one| any.or(one.status));
            return self.push(2, Subject::Group(usize::from(group).into()), truth);
        }
        let reached = edition.level >= item.level;
        let truth = match (reached, edition.possible.contains(item.level)) {
            (true, _) => Truth::Met,
            (false, true) => Truth::Open,
            (false, false) => Truth::NotMet,
        };
        self.push(2, Subject::Level(item.level), truth);
    }
}
