//! One offence in one edition and one world: elements, measures, items, levels.

use super::assessor::Verdict;
use super::condition::Scene;
use super::coverage::{Covers, NO_COVERS, exceptions};
use super::facts::Facts;
use super::level_set::LevelSet;
use super::measure::measures;
use super::program::{EditionProgram, ItemProgram, OffenceProgram, Program};
use super::rows::{RowState, read_rows};
use super::world::World;
use super::{Range, Truth};
use crate::law::Level;

/// What was found, in memory that is used again for the next world.
#[derive(Clone, Debug)]
pub(super) struct Evaluation {
    /// The rows; [`Program::worlds`] counts them.
    pub(super) rows: Vec<RowState>,
    /// The exceptions that may cover something in one of the worlds, as bits; [`Program::worlds`] finds them.
    pub(super) reach: u8,
    /// Whether an exception covers each row.
    pub(super) covered: Vec<Truth>,
    /// Of each exception whether it covers all rows, and whether it covers some.
    pub(super) covers: Covers,
    /// Values by measure.
    pub(super) values: Vec<Range>,
    /// Whether each item is reached, exceptions considered; by item.
    pub(super) items: Vec<Truth>,
    /// Whether an exception stands in an item's place; by item.
    pub(super) replaced: Vec<Truth>,
    /// By element of the edition.
    pub(super) elements: Vec<Truth>,
    pub(super) verdict: Verdict,
}

impl Default for Evaluation {
    fn default() -> Self {
        Evaluation {
            rows: Vec::new(),
            reach: 0,
            covered: Vec::new(),
            covers: NO_COVERS,
            values: Vec::new(),
            items: Vec::new(),
            replaced: Vec::new(),
            elements: Vec::new(),
            verdict: Verdict::NONE,
        }
    }
}

/// Evaluates an offence in an edition, in a world that [`Program::worlds`] made for both.
pub(super) fn evaluate(
    program: &Program,
    offence: &OffenceProgram,
    edition: usize,
    facts: &Facts,
    world: &World,
    found: &mut Evaluation,
) {
    let own = &offence.editions[edition];
    let items_of = own.asked(offence, world.positions);
    let mut rows = std::mem::take(&mut found.rows);
    read_rows(program, offence, facts, world, &mut rows);
    let scene = Scene::new(program, facts, world, &rows);
    let covers = exceptions(offence, items_of, world, &scene, found);
    measures(offence, items_of, &scene, found);
    let (applies, object) = elements(own, &scene, &mut found.elements);
    items(offence, &items_of.items, &scene, &covers, found);
    if object == Truth::NotMet {
        found.items.fill(Truth::NotMet);
    }
    found.verdict = levels(offence, items_of, own.highest, &found.items).verdict(applies);
    found.rows = rows;
}

/// Whether the offence applies, and whether there is anything that its items could be about.
fn elements(edition: &EditionProgram, scene: &Scene<'_>, found: &mut Vec<Truth>) -> (Truth, Truth) {
    found.clear();
    let mut applies = Truth::of(!edition.no_offence);
    let mut object = Truth::Met;
    for element in &edition.elements {
        let truth = scene.case(element.when);
        applies = applies.and(truth);
        if element.joint {
            object = object.and(truth);
        }
        found.push(truth);
    }
    (applies, object)
}

/// The level that is reached and those that are possible; items of a level above `highest` make none.
fn levels(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    highest: Level,
    found: &[Truth],
) -> Levels {
    let mut levels = Levels::default();
    for &at in &edition.items {
        let item = &offence.items[usize::from(at)];
        if !item.court && item.level <= highest {
            levels.add(item.level, found[usize::from(at)]);
        }
    }
    levels
}

/// The levels that lines and items have come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Levels {
    /// The highest that is reached.
    pub(super) level: Level,
    open: LevelSet,
}

impl Levels {
    /// Adds what something that leads to a level has come to.
    pub(super) fn add(&mut self, level: Level, truth: Truth) {
        match truth {
            Truth::Met => self.level = self.level.max(level),
            Truth::Open => self.open.insert(level),
            Truth::NotMet => {}
        }
    }

    /// The short answer that they make where the offence applies this surely.
    pub(super) fn verdict(self, applies: Truth) -> Verdict {
        let mut possible = LevelSet::one(self.level).union(self.open.above(self.level));
        match applies {
            Truth::Met => {}
            Truth::Open => possible.insert(Level::None),
            Truth::NotMet => return Verdict::NONE,
        }
        Verdict {
            applies,
            level: self.level,
            possible,
        }
    }
}

fn items(
    offence: &OffenceProgram,
    items: &[u16],
    scene: &Scene<'_>,
    covers: &Covers,
    found: &mut Evaluation,
) {
    found.items.clear();
    found.items.resize(offence.items.len(), Truth::NotMet);
    found.replaced.clear();
    found.replaced.resize(offence.items.len(), Truth::NotMet);
    for &at in items {
        let item = &offence.items[usize::from(at)];
        let mut truth = fulfilled(offence, item, scene, &found.values);
        if let Some(exception) = item.under {
            truth = truth.and(covers[usize::from(exception)].1);
        }
        let replaced = item.replaced(covers);
        found.items[usize::from(at)] = truth.and(!replaced);
        found.replaced[usize::from(at)] = replaced;
    }
}

impl ItemProgram {
    /// Whether an exception stands in its place.
    pub(super) fn replaced(&self, covers: &Covers) -> Truth {
        let (mut by, mut replaced) = (self.replaced_by, Truth::NotMet);
        while by != 0 {
            replaced = replaced.or(covers[by.trailing_zeros() as usize].0);
            by &= by - 1;
        }
        replaced
    }
}

/// Whether an item is fulfilled, exceptions aside.
fn fulfilled(
    offence: &OffenceProgram,
    item: &ItemProgram,
    scene: &Scene<'_>,
    values: &[Range],
) -> Truth {
    // The lines come first: they are numbers at hand, and settle most items.
    let reached = reached(offence, item, scene, values);
    if reached == Truth::NotMet {
        return reached;
    }
    reached.and(match (item.court, item.when) {
        (true, _) => Truth::Open,
        (false, Some(when)) => scene.case(when),
        (false, None) => Truth::Met,
    })
}

/// Whether a measure of an item has come to its line; met for an item without any.
fn reached(
    offence: &OffenceProgram,
    item: &ItemProgram,
    scene: &Scene<'_>,
    values: &[Range],
) -> Truth {
    if item.gates.is_empty() {
        return Truth::Met;
    }
    let mut reached = Truth::NotMet;
    for gate in offence.gates_of(item) {
        if gate.needs & !scene.positions == 0 {
            reached = reached.or(values[usize::from(gate.measure)].reaches(gate.line));
        }
    }
    reached
}
