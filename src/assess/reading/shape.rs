//! The shape of a case: everything in it except counts and amounts. The key of the cache of readings.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::FixedState;

use crate::assess::facts::{Facts, RowFacts, Slot};
use crate::assess::program::Program;
use crate::assess::test::{CaseBits, RowBits};

/// Everything of a case but its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Whether a case was read at all.
    read: bool,
    follow: Option<(usize, u8)>,
    bits: CaseBits,
    rows_known: bool,
    /// What is known of the facts whose values are assessed apart.
    apart: Vec<Slot>,
    rows: Vec<RowShape>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct RowShape {
    bits: RowBits,
    kinds: u32,
    rival: Option<u16>,
    own: u8,
    /// Whether the ends of count and recipients are nothing.
    nothing: [bool; 4],
}

impl RowShape {
    fn of(row: &RowFacts) -> Self {
        let (count, recipients) = (row.count, row.recipients);
        RowShape {
            bits: row.bits,
            kinds: row.kinds,
            rival: row.rival,
            own: row.own,
            nothing: [count.0, count.1, recipients.0, recipients.1].map(|end| end == 0),
        }
    }
}

impl Shape {
    /// Whether a case is of this shape.
    pub(super) fn is_of(
        &self,
        program: &Program,
        facts: &Facts,
        follow: Option<(usize, u8)>,
    ) -> bool {
        let apart = program.apart.iter().map(|one| slot(facts, one.fact));
        self.read
            && (self.follow, self.rows_known) == (follow, facts.rows_known)
            && self.rows.len() == facts.rows.len()
            && self.bits == facts.bits
            && apart.eq(self.apart.iter().copied())
            && facts
                .rows
                .iter()
                .zip(&self.rows)
                .all(|(row, shape)| RowShape::of(row) == *shape)
    }

    /// A number that is the same for two cases of the same shape.
    pub(super) fn hash(facts: &Facts) -> u64 {
        let mut hasher = FixedState::default().build_hasher();
        facts.bits.hash(&mut hasher);
        for row in &facts.rows {
            RowShape::of(row).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Takes the shape of a case.
    pub(super) fn take(&mut self, program: &Program, facts: &Facts, follow: Option<(usize, u8)>) {
        self.read = true;
        self.follow = follow;
        self.bits = facts.bits;
        self.rows_known = facts.rows_known;
        self.apart.clear();
        self.apart
            .extend(program.apart.iter().map(|one| slot(facts, one.fact)));
        self.rows.clear();
        self.rows.extend(facts.rows.iter().map(RowShape::of));
    }
}

fn slot(facts: &Facts, fact: u16) -> Slot {
    facts.slots[usize::from(fact)]
}
