//! The readings that are kept: those of the shapes that cases had last.

use std::mem::swap;
use std::sync::Arc;

use super::shape::Shape;
use super::{Place, Reading};
use crate::assess::evaluate::Evaluation;
use crate::assess::facts::Facts;
use crate::assess::program::Program;
use crate::assess::world::World;

/// Readings, by the shape of the case and then by offence and edition.
#[derive(Clone, Debug, Default)]
pub(in crate::assess) struct Kept {
    /// The program that they are of.
    of: Option<Arc<()>>,
    /// Those of the last case; apart from them those that follow a position of a dispute, as both are asked for in turn.
    last: [OfShape; 2],
    /// Those of earlier cases, once there is more than one. Where they stand follows from the shape: others of the same
    /// place are given up.
    earlier: Vec<OfShape>,
    /// For how many there is room.
    places: usize,
}

/// The readings of one shape.
#[derive(Clone, Debug, Default)]
struct OfShape {
    shape: Shape,
    readings: Vec<Reading>,
    /// Where they stand among those of earlier cases.
    place: usize,
}

/// Readings of more worlds than this are not kept: a few of them would take the memory of all others.
const MOST_WORLDS: usize = 32;

impl Kept {
    /// Room for so many shapes of earlier cases.
    pub(in crate::assess) fn with_places(places: usize) -> Self {
        Kept {
            places,
            ..Kept::default()
        }
    }

    /// The reading of a case, made unless one of the same shape is kept. With `follow`, one dispute is read as that
    /// position.
    pub(in crate::assess) fn read(
        &mut self,
        place: Place<'_>,
        facts: &Facts,
        follow: Option<(usize, u8)>,
        (worlds, found): (&mut Vec<World>, &mut Evaluation),
    ) -> &Reading {
        let program = place.program;
        let same = |of: &Arc<()>| Arc::ptr_eq(of, &program.token);
        if !self.of.as_ref().is_some_and(same) {
            *self = Kept::with_places(self.places);
            self.of = Some(Arc::clone(&program.token));
        }
        let apart = usize::from(follow.is_some());
        if !self.last[apart].shape.is_of(program, facts, follow) {
            self.turn_to(program, facts, follow);
        }
        let at = place.offence.readings + place.edition;
        let readings = &mut self.last[apart].readings;
        if readings.len() <= at {
            readings.resize_with(at + 1, Reading::default);
        }
        let reading = &mut readings[at];
        if !reading.read {
            reading.make(place, facts, follow, worlds, found);
        }
        reading
    }

    /// Turns to another shape: to what is kept of it, or to one of which nothing is read yet.
    fn turn_to(&mut self, program: &Program, facts: &Facts, follow: Option<(usize, u8)>) {
        let last = &mut self.last[usize::from(follow.is_some())];
        if follow.is_none() && self.places > 0 {
            let place = Shape::hash(facts) as usize % self.places;
            if !last.readings.is_empty() {
                self.earlier.resize_with(self.places, OfShape::default);
                match last.is_small() {
                    // What stood there goes, unless it is what is wanted.
                    true => swap(last, &mut self.earlier[last.place]),
                    false => *last = OfShape::default(),
                }
            }
            if !last.shape.is_of(program, facts, follow)
                && let Some(kept) = self.earlier.get_mut(place)
                && kept.shape.is_of(program, facts, follow)
            {
                swap(last, kept);
            }
            last.place = place;
        }
        if !last.shape.is_of(program, facts, follow) {
            last.shape.take(program, facts, follow);
            last.readings.iter_mut().for_each(|one| one.read = false);
        }
    }
}

impl OfShape {
    /// Whether it takes little memory.
    fn is_small(&self) -> bool {
        let worlds = self.readings.iter().map(|one| one.worlds.capacity());
        worlds.sum::<usize>() <= MOST_WORLDS
    }
}
