//! The compiled law: plain lists and bit sets over numbered facts, made once by [`super::compile`] and read by the
//! evaluators for every case. A position in one of the lists stands for a name of the data.

mod condition;
mod offence;

use std::sync::Arc;

use super::administrative::AdministrativeProgram;
use super::condition::Fixed;
use super::facts::Slot;
use super::test::{CaseBits, RowBits, Tests};
use super::unsettled::UnsettledProgram;
use crate::law::{DayRange, RelationKind};

pub(super) use condition::{Clause, Cond, Part, Quantifier, Tested};
pub(super) use offence::{
    AmountProgram, BandProgram, EditionProgram, ElementProgram, ExceptionProgram, FineGuideProgram,
    Gate, ItemProgram, LeniencyProgram, LineProgram, Measure, OffenceProgram, RecordsProgram,
    Selection, ShortProgram, Term, Uses,
};

/// A relation between offences.
#[derive(Clone, Debug)]
pub(super) struct RelationProgram {
    pub(super) kind: RelationKind,
    /// The offence that it speaks of; any where there is none.
    pub(super) offence: Option<usize>,
    /// The others; all where there is none.
    pub(super) beside: Vec<usize>,
    pub(super) when: Option<Cond>,
    pub(super) judged: DayRange,
}

/// What is taken for a yes-or-no fact while it is unanswered, unless another fact may have one of some values.
#[derive(Clone, Copy, Debug)]
pub(super) struct AssumedProgram {
    pub(super) fact: u16,
    pub(super) yes: bool,
    /// The other fact, its position among those that rows may carry, and the values, as bits.
    pub(super) of: u16,
    pub(super) row: Option<u16>,
    pub(super) values: u64,
}

/// A fact that is split on while it is open: the case is assessed once for each of its values.
#[derive(Clone, Debug)]
pub(super) struct ApartProgram {
    pub(super) fact: u16,
    /// Whether it is a yes or no: its values then are no and yes.
    pub(super) yes_or_no: bool,
    /// Its values, those together that no condition of an offence tells apart, as bits.
    pub(super) classes: Vec<u64>,
    /// What each value makes of the tests that look at it.
    pub(super) values: Vec<Fixed>,
}

/// A case of which nothing is known, not even whether it has rows, and a row of no kind in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Unanswered {
    /// By fact, with what is taken for one that nothing was said of.
    pub(super) slots: Vec<Slot>,
    /// What the tests of the case come to.
    pub(super) bits: CaseBits,
    /// What the tests and rules of the row come to.
    pub(super) row: RowBits,
}

#[derive(Clone, Debug)]
pub(super) struct DisputeProgram {
    /// The bit of the first position.
    pub(super) first: u8,
    pub(super) count: u8,
    /// All its positions, as bits.
    pub(super) bits: u64,
    /// The leading position, counted within the dispute.
    pub(super) leading: Option<u8>,
    pub(super) when: Option<Cond>,
    /// The days of conduct on which it can arise.
    pub(super) conduct: DayRange,
    /// The days of judgment on which it can arise.
    pub(super) judged: DayRange,
    /// Whether any rule depends on the positions.
    pub(super) computed: bool,
    /// The record types whose rival kinds belong to it.
    pub(super) types: Vec<u16>,
    /// The offences that it is about, as bits by position.
    pub(super) offences: u32,
}

/// The general part.
#[derive(Clone, Debug)]
pub(super) struct GeneralProgram {
    pub(super) minor: Cond,
    pub(super) suspended_shall: Cond,
    pub(super) suspended_closed: Cond,
    /// Occupational prohibition, and the days of conduct that it reaches.
    pub(super) ban: Cond,
    pub(super) ban_days: DayRange,
    pub(super) factors: Vec<Cond>,
    /// The facts that the general part looks at, as bits by position.
    pub(super) facts: u128,
    /// The facts that the disputed points look at.
    pub(super) dispute_facts: u128,
    /// The facts that the relations between offences look at.
    pub(super) relation_facts: u128,
    /// Limitation periods: below so many months, so many years.
    pub(super) limitations: Vec<(Option<u32>, i16)>,
}

/// The whole program.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// What tells it from any other program.
    pub(super) token: Arc<()>,
    pub(super) clauses: Vec<Clause>,
    pub(super) parts: Vec<Part>,
    pub(super) quantifiers: Vec<Quantifier>,
    /// The rules of rows: conditions over their tests alone, each a bit of every row.
    pub(super) rules: Vec<Cond>,
    /// The rules that look at each fact, as bits.
    pub(super) rules_of: Vec<u64>,
    /// The rules that look at the kind of a row, as bits.
    pub(super) rules_of_kinds: u64,
    /// The rules that look at whether any rows are known, as bits.
    pub(super) rules_of_records: u64,
    pub(super) tests: Tests,
    /// The tier of each kind; after the named kinds stands one nameless kind for each tier.
    pub(super) kind_tiers: Vec<u8>,
    /// How many kinds have names.
    pub(super) named_kinds: usize,
    /// The kinds that each record type may be, as bits.
    pub(super) type_kinds: Vec<u32>,
    pub(super) offences: Vec<OffenceProgram>,
    pub(super) relations: Vec<RelationProgram>,
    /// Other crimes that may be at hand.
    pub(super) cautions: Vec<(Cond, DayRange)>,
    pub(super) disputes: Vec<DisputeProgram>,
    /// The positions that lead, as bits.
    pub(super) leading: u64,
    /// The disputes without a leader on which some rule depends.
    pub(super) leaderless: Vec<u16>,
    pub(super) general: GeneralProgram,
    pub(super) administrative: AdministrativeProgram,
    /// What no answer settles, for each offence.
    pub(super) unsettled: Vec<Vec<UnsettledProgram>>,
    /// The facts whose values are assessed apart while they are open.
    pub(super) apart: Vec<ApartProgram>,
    /// What is taken for unanswered facts, except where another one may be so.
    pub(super) assumed: Vec<AssumedProgram>,
    /// One role of each sort that some condition tells from the others.
    pub(super) roles: Vec<u16>,
    /// A case of which nothing is known; others are made from it.
    pub(super) unanswered: Unanswered,
    /// Positions of the facts that rows may carry.
    pub(super) row_facts: Vec<u16>,
    /// Where the dates stand among the facts: end and beginning of the conduct.
    pub(super) dates: (Option<u16>, Option<u16>),
}
