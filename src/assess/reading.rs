//! Readings: what a case says of an offence in one edition, whatever its numbers are.
//!
//! Which worlds there are, whether the offence applies in them, which rows count for what, which lines lead to a level:
//! none of it turns on how many records or how much money there is. It is found once, and kept until a case is of another
//! shape: where only counts and amounts change, as in a search for the line, no condition is asked again.

mod lines;
mod shape;

use self::lines::Lines;
use self::shape::Shape;
use super::Truth;
use super::condition::{NO_ROW, Scene, Words};
use super::coverage::exceptions;
use super::evaluate::{Evaluation, Levels};
use super::facts::Facts;
use super::measure::{Add, Amounts, adds, amounts};
use super::program::{EditionProgram, Measure, OffenceProgram, Program};
use super::rows::read_rows;
use super::world::World;
use crate::law::Level;

/// A reading, with the shape that it is of.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    shape: Shape,
    pub(super) worlds: Vec<WorldReading>,
    pub(super) adds: Vec<Add>,
    pub(super) lines: Vec<Line>,
    /// Measures that are not of records, those before that others are made of.
    pub(super) others: Vec<u16>,
    /// Memory: whether a line is held against each measure.
    wanted: Vec<bool>,
}

/// What one world says.
#[derive(Clone, Debug)]
pub(super) struct WorldReading {
    pub(super) world: World,
    pub(super) applies: Truth,
    /// What is reached whatever the numbers are.
    pub(super) levels: Levels,
    pub(super) amounts: Amounts,
    /// Its part of the lines, those that lead highest first.
    pub(super) lines: (u32, u32),
    /// Its part of what the rows add to measures.
    pub(super) adds: (u32, u32),
    /// Its part of the other measures.
    pub(super) others: (u32, u32),
}

/// A line that leads to a level, and whether what else that takes is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) measure: u16,
    pub(super) line: u128,
    pub(super) level: Level,
    pub(super) holds: Truth,
}

/// An offence in an edition, of a program.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) program: &'p Program,
    pub(super) offence: &'p OffenceProgram,
    pub(super) edition: usize,
}

impl Reading {
    /// Reads a case, unless the last one was of the same shape. With `follow`, one dispute is read as that position.
    pub(super) fn read(
        &mut self,
        place: Place<'_>,
        facts: &Facts,
        follow: Option<(usize, u8)>,
        worlds: &mut Vec<World>,
        found: &mut Evaluation,
    ) {
        if self.shape.is_of(place.program, facts, follow) {
            return;
        }
        self.shape.take(place.program, facts, follow);
        self.worlds.clear();
        self.adds.clear();
        self.lines.clear();
        self.others.clear();
        if place.is_excluded(facts) {
            return;
        }
        let Place {
            program,
            offence,
            edition,
        } = place;
        program.worlds(offence, edition, facts, follow, worlds, found);
        for world in worlds.drain(..) {
            let one = self.world(place, facts, world, found);
            self.worlds.push(one);
        }
    }

    fn world(
        &mut self,
        place: Place<'_>,
        facts: &Facts,
        world: World,
        found: &mut Evaluation,
    ) -> WorldReading {
        let offence = place.offence;
        let own = &offence.editions[place.edition];
        let mut rows = std::mem::take(&mut found.rows);
        read_rows(place.program, offence, facts, &world, &mut rows);
        let scene = Scene::new(place.program, facts, &world, &rows);
        let (applies, object) = elements(own, &scene);
        let amounts = amounts(offence, &scene);
        let start = self.ends();
        let mut levels = Levels::default();
        if applies != Truth::NotMet && object != Truth::NotMet {
            let asked = own.asked(offence, world.positions);
            let covers = exceptions(offence, asked, &world, &scene, found);
            let lines = Lines {
                offence,
                scene: &scene,
                highest: own.highest,
                lines: &mut self.lines,
                levels: &mut levels,
            };
            match asked.exceptions & found.reach != 0 {
                true => lines.by_item(asked, &covers),
                false => lines.by_table(asked),
            }
            let lines = start.0 as usize;
            self.measures((offence, asked), &scene, &amounts, lines, &found.covered);
        }
        let end = self.ends();
        found.rows = rows;
        WorldReading {
            world,
            applies,
            levels,
            amounts,
            lines: (start.0, end.0),
            adds: (start.1, end.1),
            others: (start.2, end.2),
        }
    }

    fn ends(&self) -> (u32, u32, u32) {
        let len = |len: usize| len as u32;
        (
            len(self.lines.len()),
            len(self.adds.len()),
            len(self.others.len()),
        )
    }

    /// Notes what makes the measures that the lines from a place on are held against; leaves out what comes to nothing.
    fn measures(
        &mut self,
        (offence, asked): (&OffenceProgram, &EditionProgram),
        scene: &Scene<'_>,
        amounts: &Amounts,
        lines: usize,
        covered: &[Truth],
    ) {
        let first = self.adds.len();
        let wanted = &mut self.wanted;
        wanted.clear();
        wanted.resize(offence.measures.len(), false);
        for line in &self.lines[lines..] {
            wanted[usize::from(line.measure)] = true;
            if let Measure::Total { terms } = &offence.measures[usize::from(line.measure)] {
                for term in terms {
                    wanted[usize::from(term.measure)] = true;
                }
            }
        }
        adds(offence, asked, scene, covered, |add| {
            if wanted[usize::from(add.measure)] {
                self.adds.push(add);
            }
        });
        let adds = &self.adds[first..];
        let has_records = |measure: u16| adds.iter().any(|add| add.measure == measure);
        let comes_to_something = |at: u16| match &offence.measures[usize::from(at)] {
            Measure::Records { .. } => has_records(at),
            Measure::Money { amount } => amounts[usize::from(*amount)].counts(),
            Measure::Count { .. } | Measure::Total { .. } => true,
        };
        let comes_to_something = |at: u16| match &offence.measures[usize::from(at)] {
            Measure::Total { terms } => terms.iter().any(|term| comes_to_something(term.measure)),
            Measure::Records { .. } | Measure::Money { .. } | Measure::Count { .. } => {
                comes_to_something(at)
            }
        };
        for (at, wanted) in (0..).zip(wanted.iter_mut()) {
            *wanted = *wanted && comes_to_something(at);
        }
        let others = asked.measures.iter().copied();
        self.others
            .extend(others.filter(|at| wanted[usize::from(*at)]));
        let mut kept = lines;
        for at in lines..self.lines.len() {
            if wanted[usize::from(self.lines[at].measure)] {
                self.lines.swap(kept, at);
                kept += 1;
            }
        }
        self.lines.truncate(kept);
        self.lines[lines..].sort_by_key(|line| std::cmp::Reverse(line.level));
    }
}

impl Place<'_> {
    /// Whether the offence is not there in any world: the text has none, or the case alone excludes an element.
    fn is_excluded(self, facts: &Facts) -> bool {
        let edition = &self.offence.editions[self.edition];
        if edition.no_offence {
            return true;
        }
        let words = Words::of_tests(self.program, &facts.bits);
        let mut elements = edition.elements.iter().filter(|element| element.of_case);
        elements.any(|element| words.of(element.when, &NO_ROW) == Truth::NotMet)
    }
}

/// Whether the offence applies, and whether there is anything that its items could be about; where one element is
/// missing the rest are not asked.
fn elements(edition: &EditionProgram, scene: &Scene<'_>) -> (Truth, Truth) {
    let mut applies = Truth::of(!edition.no_offence);
    let mut object = Truth::Met;
    for element in &edition.elements {
        if applies == Truth::NotMet {
            break;
        }
        let truth = scene.case(element.when);
        applies = applies.and(truth);
        if element.joint {
            object = object.and(truth);
        }
    }
    (applies, object)
}
