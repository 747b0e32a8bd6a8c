//! Worlds: the ways in which the disputed points and the rival kinds of a case can be read.
//!
//! A case is assessed in each world apart, exactly; what holds in all of them holds, what holds in some is open. Points
//! with a leading position are read that way; points without one, and record types with rival kinds, are read in every
//! way, as far as they touch the case.

use super::Truth;
use super::condition::{RowState, Scene};
use super::facts::{Facts, RowFacts};
use super::program::{DisputeProgram, OffenceProgram, Program};

/// How one world reads the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct World {
    /// The positions followed, as bits.
    pub(super) positions: u64,
    /// The fact that opens an exception and closes a rule, fixed to one value.
    pub(super) fixed: Option<(u16, bool)>,
    /// For record types with rival kinds: the one kind taken, as a bit.
    pub(super) kinds: Vec<(u16, u32)>,
}

/// More worlds than this are not told apart: the rival kinds then stay open in each row by itself, which widens the
/// result and never narrows it.
const MOST: usize = 256;

impl Program {
    /// All worlds of a case under an edition. With `follow`, one dispute is read as that position. `rows` is memory.
    pub(super) fn worlds(
        &self,
        offence: &OffenceProgram,
        edition: usize,
        facts: &Facts,
        follow: Option<(usize, u8)>,
        worlds: &mut Vec<World>,
        rows: &mut Vec<RowState>,
    ) {
        let edition = &offence.editions[edition];
        let mut base = World {
            positions: self.leading,
            fixed: None,
            kinds: Vec::new(),
        };
        if let Some((dispute, position)) = follow {
            let dispute = &self.disputes[dispute];
            base.positions &= !dispute.bits();
            base.positions |= 1 << (dispute.first + position);
        }
        super::evaluate::states(self, offence, facts, &base, rows);
        worlds.clear();
        worlds.push(base);
        for &at in &self.leaderless {
            let dispute = &self.disputes[usize::from(at)];
            if follow.is_some_and(|(followed, _)| followed == usize::from(at)) {
                continue;
            }
            let guides = edition
                .guide
                .is_some_and(|(_, reading)| reading & dispute.bits() != 0);
            if !guides && self.touched(facts, dispute, rows) == Truth::NotMet {
                // It makes no difference here; the first position stands for all.
                worlds
                    .iter_mut()
                    .for_each(|world| world.positions |= 1 << dispute.first);
            } else {
                fork(worlds, dispute.count, |world, position| {
                    world.positions |= 1 << (dispute.first + position)
                });
            }
        }
        self.fork_exceptions(offence, facts, worlds, rows);
        self.fork_kinds(facts, worlds);
    }

    /// Whether a disputed point touches a case.
    pub(super) fn touches(&self, offence: &OffenceProgram, facts: &Facts, dispute: usize) -> Truth {
        let base = World {
            positions: self.leading,
            fixed: None,
            kinds: Vec::new(),
        };
        let mut rows = Vec::with_capacity(facts.rows.len());
        super::evaluate::states(self, offence, facts, &base, &mut rows);
        self.touched(facts, &self.disputes[dispute], &rows)
    }

    fn touched(&self, facts: &Facts, dispute: &DisputeProgram, rows: &[RowState]) -> Truth {
        if facts.rows.iter().any(|row| {
            row.rival
                .is_some_and(|rival| dispute.types.contains(&rival))
        }) {
            return Truth::Met;
        }
        let Some(when) = dispute.when else {
            return Truth::NotMet;
        };
        Scene {
            code: &self.code,
            facts,
            rows,
            positions: self.leading,
            fixed: None,
        }
        .case(when)
    }

    /// The fact that opens an exception and closes a rule is looked at both ways while it is open, where the exception
    /// could cover anything at all.
    fn fork_exceptions(
        &self,
        offence: &OffenceProgram,
        facts: &Facts,
        worlds: &mut Vec<World>,
        rows: &[RowState],
    ) {
        for exception in &offence.exceptions {
            let slot = facts.slots[usize::from(exception.split_on)];
            if slot.lo == slot.hi {
                continue;
            }
            let fixed = Some((exception.split_on, true));
            let could = worlds.iter().any(|world| {
                let scene = Scene {
                    code: &self.code,
                    facts,
                    rows,
                    positions: world.positions,
                    fixed,
                };
                let covers = |(row, state): (&RowFacts, &RowState)| {
                    scene.row(exception.covers_row, row, state.kinds) != Truth::NotMet
                };
                if facts.rows_known {
                    facts.rows.iter().zip(rows).any(covers)
                } else {
                    scene.case(exception.covers_case) != Truth::NotMet
                }
            });
            if could {
                fork(worlds, 2, |world, yes| {
                    world.fixed = Some((exception.split_on, yes == 1))
                });
            }
        }
    }

    fn fork_kinds(&self, facts: &Facts, worlds: &mut Vec<World>) {
        for (at, row) in facts.rows.iter().enumerate() {
            let Some(rival) = row.rival else { continue };
            if facts.rows[..at]
                .iter()
                .any(|earlier| earlier.rival == Some(rival))
            {
                continue;
            }
            let kinds: Vec<u32> = (0..32)
                .map(|bit| 1 << bit)
                .filter(|bit| row.kinds & bit != 0)
                .collect();
            if worlds.len() * kinds.len() <= MOST {
                fork(worlds, kinds.len() as u8, |world, kind| {
                    world.kinds.push((rival, kinds[usize::from(kind)]))
                });
            }
        }
    }
}

/// Every world becomes `ways` worlds.
fn fork(worlds: &mut Vec<World>, ways: u8, mut change: impl FnMut(&mut World, u8)) {
    let before = worlds.len();
    for way in 1..ways {
        for at in 0..before {
            let mut next = worlds[at].clone();
            change(&mut next, way);
            worlds.push(next);
        }
    }
    for world in &mut worlds[..before] {
        change(world, 0);
    }
}

impl DisputeProgram {
    /// The bits of its positions.
    pub(super) fn bits(&self) -> u64 {
        (0..self.count).fold(0, |bits, at| bits | 1 << (self.first + at))
    }
}
