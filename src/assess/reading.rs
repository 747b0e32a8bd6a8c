//! Readings: a cache of everything about a case, an offence and an edition that does not depend on counts and amounts.
//!
//! Which worlds there are, whether the offence applies in them, which rows count for which measure, which lines lead to a
//! level: none of it turns on how many records or how much money there is. It is computed once and kept for as long as
//! the case has the same [`shape`]. A search for the line, which changes numbers only, then evaluates no condition again.

mod kept;
mod lines;
mod shape;

pub(super) use self::kept::Kept;
use self::lines::Lines;
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

/// The reading of cases of one shape.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// Whether it was made.
    read: bool,
    pub(super) worlds: Vec<WorldReading>,
    pub(super) adds: Vec<Add>,
    pub(super) lines: Vec<Line>,
    /// Measures that are not of records, those before that others are made of.
    pub(super) others: Vec<u16>,
    /// Items and whether they hold, as far as that does not turn on their lines.
    pub(super) items: Vec<(u16, Truth)>,
}

/// What one world says.
#[derive(Clone, Debug)]
pub(super) struct WorldReading {
    pub(super) world: World,
    pub(super) applies: Truth,
    /// What is reached whatever the numbers are.
    pub(super) levels: Levels,
    pub(super) amounts: Amounts,
    /// Its part of the lines, those that lead highest mostly first.
    pub(super) lines: (u32, u32),
    /// Its part of what the rows add to measures.
    pub(super) adds: (u32, u32),
    /// Its part of the other measures.
    pub(super) others: (u32, u32),
    /// Its part of the items.
    pub(super) items: (u32, u32),
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
    /// Reads a case, in place of what was read before. With `follow`, one dispute is read as that position.
    fn make(
        &mut self,
        place: Place<'_>,
        facts: &Facts,
        follow: Option<(usize, u8)>,
        worlds: &mut Vec<World>,
        found: &mut Evaluation,
    ) {
        self.read = true;
        self.worlds.clear();
        self.adds.clear();
        self.lines.clear();
        self.others.clear();
        self.items.clear();
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
        read_rows(
            place.program,
            offence,
            facts,
            &world,
            (&mut rows, &mut found.under),
        );
        let scene = Scene::new(place.program, facts, &world, &rows);
        let (applies, object) = elements(own, &scene);
        let amounts = amounts(offence, &scene);
        let start = self.ends();
        let mut levels = Levels::default();
        if applies != Truth::NotMet && object != Truth::NotMet {
            let asked = own.asked(offence, world.positions);
            let covers = exceptions(offence, asked, &world, &scene, found);
            let counted = self.counted((offence, asked), &scene, &amounts, &found.covered);
            let lines = Lines {
                offence,
                scene: &scene,
                highest: own.highest,
                counted,
                lines: &mut self.lines,
                items: &mut self.items,
                levels: &mut levels,
            };
            match asked.exceptions & found.reach != 0 {
                true => lines.by_item(asked, &covers),
                false => lines.by_table(asked),
            }
            self.others(offence, asked, start.0 as usize);
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
            items: (start.3, end.3),
        }
    }

    fn ends(&self) -> (u32, u32, u32, u32) {
        let len = |len: usize| len as u32;
        (
            len(self.lines.len()),
            len(self.adds.len()),
            len(self.others.len()),
            len(self.items.len()),
        )
    }

    /// Notes what the rows add to measures, and gives the measures that can come to something, as bits.
    fn counted(
        &mut self,
        (offence, asked): (&OffenceProgram, &EditionProgram),
        scene: &Scene<'_>,
        amounts: &Amounts,
        covered: &[Truth],
    ) -> u128 {
        let mut counted = 0;
        adds(offence, asked, scene, covered, |add| {
            counted |= 1 << add.measure;
            self.adds.push(add);
        });
        for &at in &asked.measures {
            let comes_to_something = match &offence.measures[usize::from(at)] {
                Measure::Records { .. } => continue,
                Measure::Count { .. } => true,
                Measure::Money { amount } => amounts[usize::from(*amount)].counts(),
                Measure::Total { terms } => {
                    terms.iter().any(|term| counted >> term.measure & 1 == 1)
                }
            };
            counted |= u128::from(comes_to_something) << at;
        }
        counted
    }

    /// Notes the measures that are not of records among those that the lines from a place on are held against.
    fn others(&mut self, offence: &OffenceProgram, asked: &EditionProgram, lines: usize) {
        let mut wanted: u128 = 0;
        for line in &self.lines[lines..] {
            if wanted >> line.measure & 1 == 1 {
                continue;
            }
            wanted |= 1 << line.measure;
            if let Measure::Total { terms } = &offence.measures[usize::from(line.measure)] {
                wanted = terms
                    .iter()
                    .fold(wanted, |all, term| all | 1 << term.measure);
            }
        }
        let others = asked.measures.iter().copied();
        self.others
            .extend(others.filter(|at| wanted >> at & 1 == 1));
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
