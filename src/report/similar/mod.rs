//! The precedents most like a case, with what is alike and what differs.
//!
//! Likeness has no legal effect: it only sorts what is worth reading first.

mod subject;

use self::subject::Subject;
use super::Matter;
use crate::case::Span;
use crate::law::{Figure, Level};

/// At most so many precedents are offered.
const MOST: usize = 4;
/// Less than this is no likeness: a single shared trait that most cases have.
const LEAST: i32 = 30;
/// What records of two cases have in common, by position in the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Common {
    /// The record type.
    Type(usize),
    /// The kind of information.
    Kind(usize),
    /// The tier.
    Tier(usize),
}

/// Something that is alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alike {
    /// The offence, one of which there are few precedents.
    Offence,
    /// Records.
    Records(Common),
    /// Both got in duty or service.
    Duty,
    /// The role, by position.
    Role(usize),
    /// Ways of obtaining, by position among the values of `obtained-by`.
    ObtainedBy(Vec<usize>),
    /// Acts, by position among the values of `acts`.
    Acts(Vec<usize>),
    /// The level.
    Level(Level),
    /// Counts of like size: here and there.
    Count(Common, Span, Figure),
    /// Gains of like size, here in fen and there in yuan.
    Gains(Span, Figure),
}

/// Something that differs: here and there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// It was another offence.
    Offence,
    /// No records in common.
    Records,
    /// The same type taken for another tier, by position in the law: here and there.
    Tier(usize, usize),
    /// Whether it was got in duty or service there.
    Duty(bool),
    /// Whether a unit acted there.
    Unit(bool),
    /// The role there is another one.
    Role,
    /// Acts there, by position.
    Acts(Vec<usize>),
    /// The level; nothing where it is not yet certain here.
    Level(Option<Level>, Level),
    /// Counts.
    Count(Common, Span, Figure),
    /// Gains; nothing where none are stated here.
    Gains(Option<Span>, Figure),
}

/// A precedent like the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The precedent, by position in [`crate::law::Law::precedents`].
    pub precedent: usize,
    /// How like it is: the higher the more.
    pub score: i32,
    /// What is alike.
    pub alike: Vec<Alike>,
    /// What differs.
    pub differs: Vec<Differs>,
}

/// The precedents most like a case, the most like first.
pub(super) fn similar(matter: &Matter<'_>) -> Vec<Similar> {
    let subject = Subject::new(matter);
    let all = matter.law.precedents().iter().enumerate();
    let mut found: Vec<Similar> = all
        .filter(|(_, precedent)| matter.decided(precedent))
        .map(|(at, precedent)| subject.compare(at, precedent))
        .filter(|one| one.score >= LEAST)
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.score));
    found.truncate(MOST);
    found
}
