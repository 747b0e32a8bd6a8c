//! The readings that are kept: those of the shapes that cases had last.

use std::sync::Arc;

use super::shape::Shape;
use super::{Place, Reading};
use crate::assess::evaluate::Evaluation;
use crate::assess::facts::Facts;
use crate::assess::program::Program;
use crate::assess::world::World;

/// Readings, by the shape of the case and then by offence and edition.
#[derive(Clone, Debug)]
pub(in crate::assess) struct Kept {
    /// The program that they are of.
    of: Option<Arc<()>>,
    /// Where a shape stands follows from it; a new one takes the place of what stood there.
    shapes: Vec<OfShape>,
    /// Where the last one stands.
    last: usize,
}

/// The readings of one shape.
#[derive(Clone, Debug, Default)]
struct OfShape {
    shape: Shape,
    readings: Vec<Reading>,
}

/// How many kinds of readings have places of their own: those that follow a position of a dispute, asked for in turn with
/// the others, do not take the place of those.
const APART: usize = 2;

impl Default for Kept {
    fn default() -> Self {
        Kept::with_places(1)
    }
}

impl Kept {
    /// Room for so many shapes.
    pub(in crate::assess) fn with_places(places: usize) -> Self {
        Kept {
            of: None,
            shapes: vec![OfShape::default(); places.max(1) * APART],
            last: 0,
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
            self.of = Some(Arc::clone(&program.token));
            self.shapes.fill(OfShape::default());
        }
        if !self.shapes[self.last].shape.is_of(program, facts, follow) {
            self.turn_to(program, facts, follow);
        }
        let at = place.offence.readings + place.edition;
        let readings = &mut self.shapes[self.last].readings;
        if readings.len() <= at {
            readings.resize_with(at + 1, Reading::default);
        }
        let reading = &mut readings[at];
        if !reading.read {
            reading.make(place, facts, follow, worlds, found);
        }
        reading
    }

    /// Turns to the place of a shape, which is emptied if another one stands there.
    fn turn_to(&mut self, program: &Program, facts: &Facts, follow: Option<(usize, u8)>) {
        let places = self.shapes.len() / APART;
        let place = match places {
            1 => 0,
            _ => Shape::hash(facts) as usize % places,
        };
        self.last = APART * place + usize::from(follow.is_some());
        let OfShape { shape, readings } = &mut self.shapes[self.last];
        if !shape.is_of(program, facts, follow) {
            shape.take(program, facts, follow);
            readings.iter_mut().for_each(|one| one.read = false);
        }
    }
}
