//! Worlds: the possibilities that a case is assessed under, one at a time.
//!
//! A world fixes
//! * one position on each disputed point that has no leading position (the others are read as their leader says),
//! * one kind for each record type whose kind is disputed,
//! * one value for each open fact that a rule and its exception both depend on (see `compile::apart`),
//! * how far an exception covers the rows, where that is open,
//!
//! each only as far as it can make a difference to the case. Inside a world everything is exact and three-valued.

use super::Truth;
use super::condition::{Fixed, Scene};
use super::coverage::coverage_in;
use super::evaluate::Evaluation;
use super::facts::{Facts, RowFacts};
use super::program::{
    ApartProgram, DisputeProgram, EditionProgram, ExceptionProgram, OffenceProgram, Program,
};
use super::rows::{ReadUnder, RowState, states, states_in};

/// One possibility: what it fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct World {
    /// The positions followed, as bits.
    pub(super) positions: u64,
    /// The facts whose values are assessed apart, each fixed to one of them.
    pub(super) fixed: Option<Fixed>,
    /// For record types with rival kinds: the one kind taken, as a bit.
    pub(super) kinds: Vec<(u16, u32)>,
    /// An exception, and how far it covers the rows, where that is open.
    pub(super) coverage: Option<(u8, Coverage)>,
}

/// The results of worlds, in two groups. Where worlds fix an open fact, those in which the offence applies less surely
/// than in others stand aside: they count for whether the offence applies, but do not lower its level.
///
/// Worlds that fix the same values follow one another and are one here: what else is open in them, as the kind of a
/// record, is no value of that fact.
#[derive(Clone, Debug)]
pub(super) struct Sides<T> {
    /// The result of the main group.
    main: Option<T>,
    /// The result of the worlds that stand aside.
    aside: Option<T>,
    /// The values that the last worlds fix, with their result.
    last: Option<(Fixed, T)>,
}

impl<T> Default for Sides<T> {
    fn default() -> Self {
        Sides {
            main: None,
            aside: None,
            last: None,
        }
    }
}

impl<T> Sides<T> {
    /// Adds the result of a world. `applies` gets from a result how surely the offence applies; `join` merges two results.
    pub(super) fn add(
        &mut self,
        world: &World,
        one: T,
        applies: impl Fn(&T) -> Truth,
        join: impl Fn(T, T) -> T,
    ) {
        let Some(fixed) = world.fixed else {
            return add(&mut self.main, one, &join);
        };
        let last = match self.last.take() {
            Some((values, last)) if values == fixed => join(last, one),
            Some((_, last)) => {
                self.settle(last, &applies, &join);
                one
            }
            None => one,
        };
        self.last = Some((fixed, last));
    }

    /// What the worlds say that decide the level, and those that stand aside.
    pub(super) fn finish(
        mut self,
        applies: impl Fn(&T) -> Truth,
        join: impl Fn(T, T) -> T,
    ) -> (Option<T>, Option<T>) {
        if let Some((_, last)) = self.last.take() {
            self.settle(last, &applies, &join);
        }
        (self.main, self.aside)
    }

    /// Puts what one value says on its side.
    fn settle(&mut self, one: T, applies: &impl Fn(&T) -> Truth, join: &impl Fn(T, T) -> T) {
        let new = applies(&one);
        let known = self.main.as_ref().map_or(new, applies);
        if new == known {
            add(&mut self.main, one, join);
        } else if new < known {
            add(&mut self.aside, one, join);
        } else if let Some(less) = self.main.replace(one) {
            add(&mut self.aside, less, join);
        }
    }
}

fn add<T>(side: &mut Option<T>, one: T, join: &impl Fn(T, T) -> T) {
    *side = Some(match side.take() {
        Some(all) => join(all, one),
        None => one,
    });
}

/// How far an exception covers the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coverage {
    /// All rows.
    All,
    /// Some, and not all.
    Some,
    /// None.
    None,
}

impl Coverage {
    /// Whether it covers all rows, and whether it covers some.
    pub(super) fn truths(self) -> (Truth, Truth) {
        match self {
            Coverage::All => (Truth::Met, Truth::Met),
            Coverage::Some => (Truth::NotMet, Truth::Met),
            Coverage::None => (Truth::NotMet, Truth::NotMet),
        }
    }
}

/// More worlds than this are not told apart: the rival kinds then stay open in each row by itself, which widens the
/// result and never narrows it.
const MOST: usize = 256;

impl Program {
    /// All worlds of a case under an edition. With `follow`, one dispute is read as that position. `found` is memory, in
    /// which the rows as the first world reads them are left, and the exceptions that may cover any.
    pub(super) fn worlds(
        &self,
        offence: &OffenceProgram,
        edition: usize,
        facts: &Facts,
        follow: Option<(usize, u8)>,
        worlds: &mut Vec<World>,
        found: &mut Evaluation,
    ) {
        let edition = &offence.editions[edition];
        let mut base = self.leading_world();
        if let Some((dispute, position)) = follow {
            let dispute = &self.disputes[dispute];
            base.positions &= !dispute.bits;
            base.positions |= 1 << (dispute.first + position);
        }
        let scene = Scene::new(self, facts, &base, &[]);
        states_in(&scene, self, offence, &base, &mut found.rows);
        found.under = ReadUnder::of(offence, &base);
        found.leading = follow.is_none();
        let mut scene = scene.with_rows(&found.rows);
        if follow.is_some() {
            scene.turn_to(&self.leading_world());
        }
        worlds.clear();
        worlds.push(base);
        for &at in &self.leaderless {
            let dispute = &self.disputes[usize::from(at)];
            let followed = follow.is_some_and(|(followed, _)| followed == usize::from(at));
            if followed || offence.uses.positions & dispute.bits == 0 {
                continue;
            }
            let guides = edition
                .guide
                .is_some_and(|(_, reading)| reading & dispute.bits != 0);
            if !guides && self.touched(dispute, &scene) == Truth::NotMet {
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
        if offence.uses.kinds && facts.rows.iter().any(|row| row.rival.is_some()) {
            let apart = self.open_apart(offence, facts);
            let apart = apart.map(|(apart, open)| apart.ways(open).count());
            self.fork_kinds(facts, apart.product(), worlds);
        }
        // Last, so that worlds that fix the same values follow one another.
        self.fork_apart(offence, facts, worlds);
        // Those of a guide are asked as they are.
        let guide = edition.guide.map(|(at, _)| usize::from(at));
        found.reach = guide.map_or(0, |at| offence.editions[at].exceptions) & !edition.exceptions;
        self.fork_exceptions(offence, edition, &mut scene, worlds, &mut found.reach);
    }

    /// The world in which every dispute is read as its leading position.
    pub(super) fn leading_world(&self) -> World {
        World {
            positions: self.leading,
            ..World::default()
        }
    }

    /// The rows of a case as the leading positions read them.
    pub(super) fn leading_rows(&self, offence: &OffenceProgram, facts: &Facts) -> Vec<RowState> {
        let mut rows = Vec::with_capacity(facts.rows.len());
        states(self, offence, facts, &self.leading_world(), &mut rows);
        rows
    }

    /// Whether a disputed point touches a case, as the leading positions read it.
    pub(super) fn touched(&self, dispute: &DisputeProgram, leading: &Scene<'_>) -> Truth {
        let types = &dispute.types;
        let rival = |row: &RowFacts| row.rival.is_some_and(|one| types.contains(&one));
        if !types.is_empty() && leading.facts.rows.iter().any(rival) {
            return Truth::Met;
        }
        dispute
            .when
            .map_or(Truth::NotMet, |when| leading.case(when))
    }

    /// The facts whose values are assessed apart and that are open, with the values still possible, as bits.
    fn open_apart<'a>(
        &'a self,
        offence: &OffenceProgram,
        facts: &Facts,
    ) -> impl Iterator<Item = (&'a ApartProgram, u64)> {
        self.apart.iter().filter_map(move |apart| {
            let slot = facts.slots[usize::from(apart.fact)];
            let open = match apart.yes_or_no {
                true => 1 << slot.lo | 1 << slot.hi,
                false => slot.hi,
            };
            let asks = offence.uses.facts >> apart.fact & 1 == 1;
            (asks && !open.is_power_of_two()).then_some((apart, open))
        })
    }

    /// A fact whose values are assessed apart is looked at under each of them while it is open.
    fn fork_apart(&self, offence: &OffenceProgram, facts: &Facts, worlds: &mut Vec<World>) {
        for (apart, open) in self.open_apart(offence, facts) {
            let bits: Vec<u64> = apart.ways(open).collect();
            fork(worlds, bits.len() as u8, |world, way| {
                let value = bits[usize::from(way)].trailing_zeros() as usize;
                let fixed = apart.values[value];
                world.fixed = Some(world.fixed.map_or(fixed, |other| other.and(fixed)));
            });
        }
    }

    /// An exception whose reach is open is looked at as if it covered all rows, some of them, or none: what holds under
    /// the rule and under the exception alike is then not taken for open.
    fn fork_exceptions(
        &self,
        offence: &OffenceProgram,
        edition: &EditionProgram,
        scene: &mut Scene<'_>,
        worlds: &mut Vec<World>,
        reach: &mut u8,
    ) {
        let facts = scene.facts;
        for (at, exception) in offence.exceptions.iter().enumerate() {
            if edition.exceptions >> at & 1 == 0 || !may_cover(exception, scene, worlds) {
                continue;
            }
            *reach |= 1 << at;
            let before = std::mem::take(worlds);
            for world in before {
                if world.coverage.is_some() {
                    worlds.push(world);
                    continue;
                }
                let (all, some) = coverage_in(self, offence, at, facts, &world);
                // A single row cannot be covered in part.
                let single = facts.rows_known && facts.rows.len() == 1;
                let ways = [Coverage::All, Coverage::Some, Coverage::None]
                    .into_iter()
                    .filter(|way| !single || *way != Coverage::Some)
                    .filter(|way| {
                        let (of_all, of_some) = way.truths();
                        (all == Truth::Open || all == of_all)
                            && (some == Truth::Open || some == of_some)
                    });
                if all != Truth::Open && some != Truth::Open {
                    worlds.push(world);
                } else {
                    worlds.extend(ways.map(|way| World {
                        coverage: Some((at as u8, way)),
                        ..world.clone()
                    }));
                }
            }
        }
    }

    /// `apart` is how many worlds each of them still becomes.
    fn fork_kinds(&self, facts: &Facts, apart: usize, worlds: &mut Vec<World>) {
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
            if worlds.len() * apart * kinds.len() <= MOST {
                fork(worlds, kinds.len() as u8, |world, kind| {
                    world.kinds.push((rival, kinds[usize::from(kind)]))
                });
            }
        }
    }
}

/// Whether an exception could cover anything in any of the worlds. The rows are as they are before a world takes a kind or
/// fixes a fact, which only settles what is open in them: what they exclude, every world excludes.
fn may_cover(exception: &ExceptionProgram, scene: &mut Scene<'_>, worlds: &[World]) -> bool {
    worlds.iter().any(|world| {
        scene.turn_to(world);
        let covers = |row: &RowState| scene.row(exception.covers_row, row) != Truth::NotMet;
        match scene.facts.rows_known {
            true => scene.rows.iter().any(covers),
            false => scene.case(exception.covers_case) != Truth::NotMet,
        }
    })
}

impl ApartProgram {
    /// One of the values that are still possible for all that no condition tells apart, as a bit each.
    fn ways(&self, open: u64) -> impl Iterator<Item = u64> {
        let classes = self.classes.iter().map(move |class| class & open);
        let classes = classes.filter(|class| *class != 0);
        classes.map(|class| class & class.wrapping_neg())
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
