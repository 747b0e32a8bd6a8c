//! Facts: a case in the form that the evaluators read, with numbered facts, bit sets and ranges in place of names.

use jiff::civil::Date;

use super::program::{AssumedProgram, Program};
use super::retest::row_slots;
use super::test::{CaseBits, RowBits};
use crate::case::{Answer, Case, DateSpan, Records, Row};
use crate::law::limits::ROW_FACTS;
use crate::law::{Fact, FactKind, Law};

/// Stands for "no upper end" in a count or an amount.
pub(super) const UNBOUNDED: u64 = u64::MAX;

/// What is known of one fact, as a lower and an upper bound.
///
/// | fact | `lo` | `hi` |
/// |---|---|---|
/// | yes or no | 1 if certainly yes, else 0 | 0 if certainly no, else 1 |
/// | one of several | unused | the values still possible, as bits |
/// | set | the values certainly in it, as bits | the values possibly in it, as bits |
/// | count, money in fen | the least | the greatest, [`UNBOUNDED`] without an end |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) lo: u64,
    pub(super) hi: u64,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowFacts {
    /// The kinds that it may be of, as bits.
    pub(super) kinds: u32,
    /// Its record type, where that has rival kinds and the row does not choose.
    pub(super) rival: Option<u16>,
    /// Records after removal.
    pub(super) count: (u64, u64),
    /// Recipients, at least one.
    pub(super) recipients: (u64, u64),
    pub(super) slots: [Slot; ROW_FACTS],
    /// The row facts that the row itself states, as bits.
    pub(super) own: u8,
    /// What the tests and rules of a row come to.
    pub(super) bits: RowBits,
}

/// Everything the program reads of a case. Made by [`super::Assessor::facts`].
#[derive(Debug, PartialEq, Eq)]
pub struct Facts {
    pub(super) slots: Vec<Slot>,
    /// The facts that are answered, if only as unknown, as bits by position.
    pub(super) said: u128,
    pub(super) rows: Vec<RowFacts>,
    /// What the tests of the case come to.
    pub(super) bits: CaseBits,
    /// Whether the rows are known at all.
    pub(super) rows_known: bool,
    /// When the conduct ended and began.
    pub(super) end: Option<DateSpan>,
    pub(super) start: Option<DateSpan>,
}

impl Clone for Facts {
    fn clone(&self) -> Self {
        Facts {
            slots: self.slots.clone(),
            rows: self.rows.clone(),
            ..*self
        }
    }

    /// Takes no memory: one trial after another is made of the same case.
    fn clone_from(&mut self, of: &Self) {
        let mut slots = std::mem::take(&mut self.slots);
        let mut rows = std::mem::take(&mut self.rows);
        slots.clone_from(&of.slots);
        rows.clone_from(&of.rows);
        *self = Facts { slots, rows, ..*of };
    }
}

impl Facts {
    /// Turns a case into numbers.
    pub(super) fn new(program: &Program, law: &Law, case: &Case) -> Self {
        let mut facts = Facts {
            slots: Vec::new(),
            said: 0,
            rows: Vec::new(),
            bits: CaseBits::default(),
            rows_known: false,
            end: None,
            start: None,
        };
        facts.fill(program, law, case);
        facts
    }

    /// The same, in the memory of an earlier case.
    pub(super) fn fill(&mut self, program: &Program, law: &Law, case: &Case) {
        self.slots.clone_from(&program.unanswered.slots);
        self.said = 0;
        for (at, answer) in case.answers() {
            self.said |= 1 << at;
            self.slots[at] = slot(law, &law.facts[at], Some(answer), true);
        }
        let inherited = row_slots(program, &self.slots);
        self.rows.clear();
        self.rows.extend(
            case.rows()
                .iter()
                .map(|one| row(program, law, one, inherited)),
        );
        self.assume(program, usize::MAX);
        self.rows_known = matches!(case.records, Some(Records::Rows(_)));
        let date = |at: Option<u16>| match at.and_then(|at| case.answer(usize::from(at))) {
            Some(Answer::Date(span)) => Some(*span),
            Some(_) | None => None,
        };
        self.end = date(program.dates.0);
        self.start = date(program.dates.1);
        self.retest(program);
    }

    /// Whether nothing was said of a yes-or-no fact and an answer is taken for it.
    pub fn takes(&self, fact: usize) -> bool {
        self.said >> fact & 1 == 0 && self.slots[fact].lo == self.slots[fact].hi
    }

    /// Takes what is taken for unanswered facts, where that turns on a fact that was changed; on all of them with
    /// `usize::MAX`. Gives the facts that are another now, as bits.
    pub(super) fn assume(&mut self, program: &Program, changed: usize) -> u128 {
        let mut others = 0;
        for assumed in &program.assumed {
            let fact = usize::from(assumed.fact);
            let turns = changed == usize::MAX || changed == usize::from(assumed.of);
            if !turns || self.said >> fact & 1 == 1 {
                continue;
            }
            let yes = u64::from(assumed.yes);
            let slot = match self.may_be(assumed) {
                true => Slot { lo: 0, hi: 1 },
                false => Slot { lo: yes, hi: yes },
            };
            if self.slots[fact] != slot {
                self.slots[fact] = slot;
                others |= 1 << fact;
            }
        }
        others
    }

    /// Whether a fact may have one of the values that forbid an assumption: in a row, or where there is none in the case.
    fn may_be(&self, assumed: &AssumedProgram) -> bool {
        let may = |slot: &Slot| slot.hi & assumed.values != 0;
        match assumed.row {
            Some(at) if !self.rows.is_empty() => {
                let mut rows = self.rows.iter();
                rows.any(|row| may(&row.slots[usize::from(at)]))
            }
            Some(_) | None => may(&self.slots[usize::from(assumed.of)]),
        }
    }

    /// Whether every test comes to the same in another case with the same rows: where the numbers are the same as well,
    /// so is the result.
    pub(super) fn tests_as(&self, other: &Facts) -> bool {
        let mut rows = self.rows.iter().zip(&other.rows);
        self.bits == other.bits && rows.all(|(one, other)| one.bits == other.bits)
    }

    /// The days on which the conduct may have ended; nothing where no date is known.
    pub(super) fn conduct(&self) -> Option<(Date, Date)> {
        self.end.map(|span| (span.first, span.last))
    }

    /// The first day on which it may have begun.
    pub(super) fn began(&self) -> Option<Date> {
        self.start.map(|span| span.first)
    }
}

/// What an answer leaves possible.
pub(super) fn slot(law: &Law, fact: &Fact, answer: Option<&Answer>, assume: bool) -> Slot {
    let all_bits = |count: usize| {
        if count >= 64 {
            u64::MAX
        } else {
            (1 << count) - 1
        }
    };
    let anything = match fact.kind {
        FactKind::Bool => Slot { lo: 0, hi: 1 },
        FactKind::Enum | FactKind::Set => Slot {
            lo: 0,
            hi: all_bits(fact.values.len()),
        },
        FactKind::Role => Slot {
            lo: 0,
            hi: all_bits(law.roles.len()),
        },
        FactKind::Count | FactKind::Money | FactKind::Date | FactKind::Rows => Slot {
            lo: 0,
            hi: UNBOUNDED,
        },
    };
    match answer {
        None if assume && fact.assumed_bool().is_some() => {
            let yes = u64::from(fact.assumed_bool() == Some(true));
            Slot { lo: yes, hi: yes }
        }
        None if assume && !fact.assume.is_empty() => {
            let bits = fact
                .assume
                .iter()
                .filter_map(|name| fact.value(name))
                .fold(0, |bits, at| bits | 1 << at);
            Slot { lo: 0, hi: bits }
        }
        None | Some(Answer::Unknown | Answer::Date(_)) => anything,
        Some(Answer::Bool(yes)) => Slot {
            lo: u64::from(*yes),
            hi: u64::from(*yes),
        },
        Some(Answer::Choice(at)) => Slot { lo: 0, hi: 1 << at },
        Some(Answer::Set(bits)) => Slot {
            lo: *bits,
            hi: *bits,
        },
        Some(Answer::Count(span) | Answer::Money(span)) => Slot {
            lo: span.min,
            hi: span.max.unwrap_or(UNBOUNDED),
        },
    }
}

/// A row, given the values that it inherits from the case.
fn row(program: &Program, law: &Law, row: &Row, mut slots: [Slot; ROW_FACTS]) -> RowFacts {
    let ends = |span: Option<crate::case::Span>, default: (u64, u64)| match span {
        Some(span) => (span.min, span.max.unwrap_or(UNBOUNDED)),
        None => default,
    };
    let count = ends(row.count, (1, UNBOUNDED));
    let removed = ends(row.removed, (0, 0));
    let most = if count.1 == UNBOUNDED {
        UNBOUNDED
    } else {
        count.1.saturating_sub(removed.0)
    };
    let kinds = program
        .type_kinds
        .get(row.kind)
        .copied()
        .unwrap_or_default();
    let chosen = row
        .tier
        .map_or(kinds, |tier| program.kinds_in_tier(kinds, tier));
    let mut own = 0;
    for (fact, answer) in &row.own {
        let mut facts = program.row_facts.iter();
        if let Some(at) = facts.position(|one| usize::from(*one) == *fact) {
            own |= 1 << at;
            slots[at] = slot(law, &law.facts[*fact], Some(answer), false);
        }
    }
    RowFacts {
        kinds: chosen,
        rival: (chosen.count_ones() > 1).then_some(row.kind as u16),
        count: (count.0.saturating_sub(removed.1), most),
        recipients: ends(row.recipients, (1, 1)),
        slots,
        own,
        bits: RowBits::default(),
    }
}

impl Program {
    /// Of some kinds those in a tier; where none of them is, the nameless kind of that tier.
    fn kinds_in_tier(&self, kinds: u32, tier: usize) -> u32 {
        let inside = (0..self.named_kinds).filter(|at| usize::from(self.kind_tiers[*at]) == tier);
        let bits = inside.fold(0, |bits, at| bits | 1 << at) & kinds;
        // One record has one kind: the first of those that are argued for in the tier.
        let first = bits & bits.wrapping_neg();
        if first != 0 {
            first
        } else {
            1 << (self.named_kinds + tier)
        }
    }
}
