//! The types of a result: [`Assessment`], and the outcomes of offences, editions, items, lines and rows in it.

use jiff::civil::Date;

use super::coverage::Covers;
use super::penalty::Penalty;
use super::{LevelSet, Range, Truth};
use crate::law::limits::EXCEPTIONS;
use crate::law::{Level, Ratio};

/// The whole answer for one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The day of judgment that was taken.
    pub as_of: Date,
    /// One for each offence, by position in the law.
    pub offences: Vec<OffenceOutcome>,
}

/// Which of the editions came to be applied, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The law of the day of conduct.
    DayOfConduct,
    /// No date is known: the law of the day of judgment.
    NoDate,
    /// A later edition is more lenient.
    MoreLenient,
    /// The date is approximate and more than one edition may be the right one.
    Approximate,
    /// The conduct runs across a change of the law.
    RunsAcross,
}

/// One offence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffenceOutcome {
    /// Whether the offence applies at all: act, basis, subject, age.
    pub applies: Truth,
    /// The level at the lowest value of every open fact.
    pub level: Level,
    /// Every level still possible.
    pub possible: LevelSet,
    /// Why these editions.
    pub why: Why,
    /// The editions that were computed; the first `applied` of them make the result, the rest are compared.
    pub editions: Vec<EditionOutcome>,
    /// How many of the editions make the result.
    pub applied: usize,
    /// The penalties of each level still possible, lowest first.
    pub penalties: Vec<Penalty>,
}

impl OffenceOutcome {
    /// The edition whose items are shown: the last of those that make the result.
    pub fn shown(&self) -> &EditionOutcome {
        &self.editions[self.applied - 1]
    }
}

/// One edition of an offence, over all worlds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionOutcome {
    /// Position among the offence's editions.
    pub edition: usize,
    /// Whether the offence applies.
    pub applies: Truth,
    /// The lowest level.
    pub level: Level,
    /// Every level still possible.
    pub possible: LevelSet,
    /// Elements, by position among the offence's.
    pub elements: Vec<(usize, Truth)>,
    /// Exceptions, with whether each covers any row.
    pub exceptions: Exceptions,
    /// Items in the order of the law.
    pub items: Vec<ItemOutcome>,
    /// Lines of all items, one item after another.
    pub measures: Vec<MeasureOutcome>,
    /// Rows in the order of the case.
    pub rows: Vec<RowOutcome>,
}

impl EditionOutcome {
    /// The lines of an item.
    pub fn measures_of(&self, item: &ItemOutcome) -> &[MeasureOutcome] {
        let (start, end) = item.measures;
        &self.measures[start as usize..end as usize]
    }

    /// Whether an exception covers any row.
    pub fn covers(&self, exception: u8) -> Truth {
        self.exceptions.covers[usize::from(exception)]
    }

    /// Whether an item belongs to an exception that covers nothing, so that it says nothing of the case.
    pub fn is_idle(&self, item: &ItemOutcome) -> bool {
        let covers = item.under.map(|exception| self.covers(exception));
        covers == Some(Truth::NotMet)
    }

    /// The outcome of an item, by its position among the offence's items.
    pub fn item(&self, item: usize) -> Option<&ItemOutcome> {
        let found = self.items.binary_search_by_key(&item, |one| one.item);
        found.ok().map(|at| &self.items[at])
    }
}

/// The exceptions of an edition, by position among the offence's, with whether each covers any row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exceptions {
    /// Those that the edition has, as bits.
    of: u8,
    covers: [Truth; EXCEPTIONS],
}

impl Exceptions {
    pub(super) const NONE: Exceptions = Exceptions {
        of: 0,
        covers: [Truth::NotMet; EXCEPTIONS],
    };

    /// Those that an edition has, as bits, given which cover something.
    pub(super) fn new(of: u8, covers: &Covers) -> Self {
        let covers = std::array::from_fn(|at| match of >> at & 1 {
            1 => covers[at].1,
            _ => Truth::NotMet,
        });
        Exceptions { of, covers }
    }

    /// Each with whether it covers any row.
    pub fn iter(&self) -> impl Iterator<Item = (usize, Truth)> {
        let covers = self.covers.into_iter().enumerate();
        covers.filter(|(at, _)| self.of >> at & 1 == 1)
    }

    /// What is known when either of two may be the true one; what only one of them has covers nothing in the other.
    pub(super) fn join(self, other: Exceptions) -> Exceptions {
        Exceptions {
            of: self.of | other.of,
            covers: std::array::from_fn(|at| self.covers[at].join(other.covers[at])),
        }
    }
}

/// One item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemOutcome {
    /// Position among the offence's items.
    pub item: usize,
    /// The level that it leads to.
    pub level: Level,
    /// The exception that it belongs to, by position among the offence's.
    pub under: Option<u8>,
    /// The group that it belongs to, by position among the offence's.
    pub group: Option<u8>,
    /// Met, not met or open. A catch-all is always open.
    pub status: Truth,
    /// A catch-all: the court's.
    pub court: bool,
    /// Whether it carries the level.
    pub decisive: bool,
    /// Whether an exception stands in its place.
    pub replaced: Truth,
    /// Whether another item that it gives way to is met in its place.
    pub yields: bool,
    /// Its lines, as a part of [`EditionOutcome::measures`].
    pub measures: (u32, u32),
}

/// What a line measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Records of a tier, by its position in the law.
    Records {
        /// The tier.
        tier: usize,
        /// Whether only selected rows count (for instance those from duty).
        selected: bool,
    },
    /// A total of records, each over its own line.
    Total {
        /// Whether only selected rows count.
        selected: bool,
        /// Whether selected rows are measured against multiplied lines and the rest against the plain ones.
        mixed: bool,
    },
    /// What a fact counts, by the position of the fact.
    Count {
        /// The fact.
        fact: usize,
    },
    /// An amount of money, by its position among the offence's amounts.
    Money {
        /// The amount.
        amount: usize,
    },
}

/// One line of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureOutcome {
    /// What it measures.
    pub what: What,
    /// The value: records, fen, or parts of `unit` for a total.
    pub value: Range,
    /// The line, in the same unit: the least whole number that reaches it.
    pub line: u128,
    /// Whether it is reached.
    pub truth: Truth,
    /// The item whose own line it is, by position.
    pub origin: usize,
    /// The factor that the line was taken with.
    pub factor: Ratio,
    /// For a total: how many parts make one. Otherwise 1.
    pub unit: u128,
    /// For a total: its measure, to look its terms up with [`super::Assessor::terms`].
    pub measure: usize,
}

/// One row, as it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// Records that count: after removal, times recipients where that applies.
    pub records: Range,
    /// Whether it counts.
    pub counted: Truth,
    /// Whether an exception covers it.
    pub covered: Truth,
    /// The kinds that it may be of, as bits by position; one past the named kinds for each tier.
    pub kinds: u32,
}

/// A part of a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermOutcome {
    /// What it counts.
    pub what: What,
    /// Records, or what a fact counts.
    pub value: Range,
    /// The line that the law sets over it, as written.
    pub line: u64,
    /// The factor that the line is taken with.
    pub factor: Ratio,
    /// How many parts of the unit one of them adds.
    pub weight: u128,
}

impl TermOutcome {
    /// The tier, by its position in the law, where records are counted.
    pub fn tier(&self) -> Option<usize> {
        match self.what {
            What::Records { tier, .. } => Some(tier),
            What::Count { .. } | What::Total { .. } | What::Money { .. } => None,
        }
    }
}
