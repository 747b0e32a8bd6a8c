//! The rows of a case in one world: of which kinds each is, whether it counts, and how many records it has.

use super::condition::{Fixed, Scene, row_bits};
use super::facts::{Facts, RowFacts, UNBOUNDED};
use super::outcome::RowOutcome;
use super::program::{OffenceProgram, Program};
use super::test::RowBits;
use super::world::World;
use super::{Range, Truth};

/// A row under evaluation.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowState {
    /// What the tests and rules of the row came to.
    pub(super) bits: RowBits,
    /// The kinds that it may be of in this world, as bits.
    pub(super) kinds: u32,
    /// Whether it has any record.
    pub(super) present: Truth,
    /// Whether it counts.
    pub(super) counted: Truth,
    /// Whether it counts once for each recipient.
    pub(super) per_recipient: Truth,
    /// Records, times recipients where that applies.
    pub(super) records: Range,
}

impl RowState {
    /// The result for the row, given whether an exception covers it.
    pub(super) fn outcome(&self, covered: Truth) -> RowOutcome {
        RowOutcome {
            records: self.records,
            counted: self.counted,
            covered,
            kinds: self.kinds,
        }
    }

    /// Whether the row has records and they count.
    pub(super) fn there(&self) -> Truth {
        self.present.and(self.counted)
    }
}

/// The rows as one world reads them, before exceptions.
pub(super) fn states(
    program: &Program,
    offence: &OffenceProgram,
    facts: &Facts,
    world: &World,
    rows: &mut Vec<RowState>,
) {
    let scene = Scene::new(program, facts, world, &[]);
    states_in(&scene, program, offence, world, rows);
}

/// The same, in the scene of the world before any row is evaluated.
pub(super) fn states_in(
    scene: &Scene<'_>,
    program: &Program,
    offence: &OffenceProgram,
    world: &World,
    rows: &mut Vec<RowState>,
) {
    rows.clear();
    rows.extend(scene.facts.rows.iter().map(|row| {
        let kinds = kinds(row, world);
        let bits = row_bits(program, scene.facts, row, kinds, world);
        state(offence, scene, row, (kinds, bits))
    }));
}

/// A row, given its kinds in a world and what its tests come to there.
fn state(
    offence: &OffenceProgram,
    scene: &Scene<'_>,
    row: &RowFacts,
    (kinds, bits): (u32, RowBits),
) -> RowState {
    let (counted, per_recipient) = match offence.counting {
        Some((counted, per_recipient)) => {
            (scene.of(counted, &bits), scene.of(per_recipient, &bits))
        }
        None => (Truth::NotMet, Truth::NotMet),
    };
    let records = times_recipients(row, per_recipient);
    RowState {
        bits,
        kinds,
        present: records.reaches(1),
        counted,
        per_recipient,
        records,
    }
}

fn kinds(row: &RowFacts, world: &World) -> u32 {
    let chosen = row
        .rival
        .and_then(|rival| world.kinds.iter().find(|(of, _)| *of == rival));
    chosen.map_or(row.kinds, |(_, kind)| *kind)
}

/// Records of a row: once for each recipient where that applies.
pub(super) fn times_recipients(row: &RowFacts, per_recipient: Truth) -> Range {
    let range = |(min, max): (u64, u64)| {
        Range::new(
            u128::from(min),
            (max != UNBOUNDED).then_some(u128::from(max)),
        )
    };
    let once = range(row.count);
    if row.recipients == (1, 1) {
        return once;
    }
    match per_recipient {
        Truth::NotMet => once,
        Truth::Open => once.join(once.by(range(row.recipients))),
        Truth::Met => once.by(range(row.recipients)),
    }
}

/// What rows were last read under, apart from their kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadUnder {
    fixed: Option<Fixed>,
    /// The positions followed, where the rules of counting depend on them.
    positions: u64,
}

impl ReadUnder {
    pub(super) fn of(offence: &OffenceProgram, world: &World) -> Self {
        ReadUnder {
            fixed: world.fixed,
            positions: match offence.counts_by_position {
                true => world.positions,
                false => 0,
            },
        }
    }
}

/// Updates the rows from one world to the next: what both have in common is not read again. Returns whether any row was.
pub(super) fn read_rows(
    program: &Program,
    offence: &OffenceProgram,
    facts: &Facts,
    world: &World,
    (rows, under): (&mut Vec<RowState>, &mut ReadUnder),
) -> bool {
    let now = ReadUnder::of(offence, world);
    if *under != now {
        *under = now;
        states(program, offence, facts, world, rows);
        return true;
    }
    let other = |(row, now): (&RowFacts, &RowState)| kinds(row, world) != now.kinds;
    let mut changed = facts.rows.iter().zip(&*rows).map(other);
    if !changed.any(|other| other) {
        return false;
    }
    let scene = Scene::new(program, facts, world, &[]);
    for (row, now) in facts.rows.iter().zip(rows) {
        let kinds = kinds(row, world);
        if kinds != now.kinds {
            let bits = row_bits(program, facts, row, kinds, world);
            *now = state(offence, &scene, row, (kinds, bits));
        }
    }
    true
}
