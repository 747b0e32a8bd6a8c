//! The full evaluator: one offence in one edition and one world. Finds the elements, measures, items with their lines,
//! and the levels that they lead to. (The short one is [`super::short`].)

use super::assessor::Verdict;
use super::condition::Scene;
use super::coverage::{Covers, NO_COVERS, exceptions};
use super::facts::Facts;
use super::level_set::LevelSet;
use super::measure::measures;
use super::outcome::{EditionOutcome, Exceptions, ItemOutcome, MeasureOutcome};
use super::program::{EditionProgram, ItemProgram, OffenceProgram, Program};
use super::rows::{ReadUnder, RowState, read_rows};
use super::world::World;
use super::{Range, Truth};
use crate::law::Level;

/// What was found, in memory that is used again for the next world.
#[derive(Clone, Debug)]
pub(super) struct Evaluation {
    /// The rows; [`Program::worlds`] counts them.
    pub(super) rows: Vec<RowState>,
    /// What they were read under.
    pub(super) under: ReadUnder,
    /// Whether the rows still are as the leading positions read them.
    pub(super) leading: bool,
    /// The exceptions that may cover something in one of the worlds, as bits; [`Program::worlds`] finds them.
    pub(super) reach: u8,
    /// Whether an exception covers each row.
    pub(super) covered: Vec<Truth>,
    /// Of each exception whether it covers all rows, and whether it covers some.
    pub(super) covers: Covers,
    /// Values by measure.
    pub(super) values: Vec<Range>,
}

impl Default for Evaluation {
    fn default() -> Self {
        Evaluation {
            rows: Vec::new(),
            under: ReadUnder::default(),
            leading: false,
            reach: 0,
            covered: Vec::new(),
            covers: NO_COVERS,
            values: Vec::new(),
        }
    }
}

/// Evaluates an offence in an edition, in a world that [`Program::worlds`] made for both; the values of its measures stay
/// in `found`.
pub(super) fn evaluate(
    program: &Program,
    offence: &OffenceProgram,
    edition: usize,
    facts: &Facts,
    world: &World,
    found: &mut Evaluation,
) -> EditionOutcome {
    let own = &offence.editions[edition];
    let shown = own.asked(offence, world.positions);
    let mut rows = std::mem::take(&mut found.rows);
    let under = &mut found.under;
    found.leading &= !read_rows(program, offence, facts, world, (&mut rows, under));
    let scene = Scene::new(program, facts, world, &rows);
    exceptions(offence, shown, world, &scene, found);
    measures(offence, shown, &scene, found);
    let mut elements = Vec::with_capacity(own.elements.len());
    let (applies, object) = read_elements(own, &scene, &mut elements);
    let mut items = Items {
        offence,
        shown,
        scene: &scene,
        found,
        object,
        levels: Levels::default(),
        items: Vec::with_capacity(shown.items.len()),
        measures: Vec::with_capacity(shown.lines),
    };
    for &at in &shown.items {
        // An edition that guides one of fewer bands has items of levels that this one does not have.
        if offence.items[usize::from(at)].level <= own.highest {
            items.add(usize::from(at));
        }
    }
    items.give_way();
    let Items {
        levels,
        items,
        measures,
        ..
    } = items;
    let verdict = levels.verdict(applies);
    let outcome = EditionOutcome {
        edition,
        applies: verdict.applies,
        level: verdict.level,
        possible: verdict.possible,
        elements,
        exceptions: Exceptions::new(shown.exceptions, &found.covers),
        items,
        measures,
        rows: rows
            .iter()
            .zip(&found.covered)
            .map(|(row, covered)| row.outcome(*covered))
            .collect(),
    };
    found.rows = rows;
    outcome
}

/// Whether the offence applies, and whether there is anything that its items could be about; notes each element.
fn read_elements(
    edition: &EditionProgram,
    scene: &Scene<'_>,
    elements: &mut Vec<(usize, Truth)>,
) -> (Truth, Truth) {
    let mut applies = Truth::of(!edition.no_offence);
    let mut object = Truth::Met;
    for element in &edition.elements {
        let truth = scene.case(element.when);
        applies = applies.and(truth);
        if element.joint {
            object = object.and(truth);
        }
        elements.push((usize::from(element.element), truth));
    }
    (applies, object)
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

/// The items of an edition in one world, as they are found one after another.
struct Items<'s> {
    offence: &'s OffenceProgram,
    /// The edition whose items they are.
    shown: &'s EditionProgram,
    scene: &'s Scene<'s>,
    found: &'s Evaluation,
    /// Whether there is anything that they could be about.
    object: Truth,
    levels: Levels,
    items: Vec<ItemOutcome>,
    measures: Vec<MeasureOutcome>,
}

impl Items<'_> {
    /// Adds an item, with its lines.
    fn add(&mut self, at: usize) {
        let item = &self.offence.items[at];
        let start = self.measures.len() as u32;
        // The lines come first: they are numbers at hand, and settle most items.
        let reached = self.lines(item);
        let covers = &self.found.covers;
        let replaced = item.replaced(covers);
        let mut status = match self.object {
            Truth::NotMet => Truth::NotMet,
            Truth::Open | Truth::Met => reached.and(!replaced),
        };
        if let Some(exception) = item.under {
            status = status.and(covers[usize::from(exception)].1);
        }
        if status != Truth::NotMet {
            status = status.and(match (item.court, item.when) {
                (true, _) => Truth::Open,
                (false, Some(when)) => self.scene.case(when),
                (false, None) => Truth::Met,
            });
        }
        if !item.court {
            self.levels.add(item.level, status);
        }
        self.items.push(ItemOutcome {
            item: at,
            level: item.level,
            under: item.under,
            group: item.group,
            status,
            court: item.court,
            decisive: false,
            replaced,
            yields: false,
            measures: (start, self.measures.len() as u32),
        });
    }

    /// Adds the lines of an item, and says whether one of them is reached; met for an item without any.
    fn lines(&mut self, item: &ItemProgram) -> Truth {
        let mut reached = Truth::of(item.gates.is_empty());
        let start = self.measures.len();
        let mut lines = self.offence.lines_of(item);
        // Lines of one reading stand together.
        for run in self
            .offence
            .gates_of(item)
            .chunk_by(|one, next| one.needs == next.needs)
        {
            let (of_run, rest) = lines.split_at(run.len());
            lines = rest;
            if run[0].needs & !self.scene.positions == 0 {
                self.measures.extend_from_slice(of_run);
            }
        }
        for line in &mut self.measures[start..] {
            line.value = self.found.values[line.measure];
            line.truth = line.value.reaches(line.line);
            reached = reached.or(line.truth);
        }
        reached
    }

    /// Where an item of the edition stands among those found, from its position in the edition.
    fn place(&self, at: u16) -> Option<usize> {
        let item = usize::from(self.shown.items[usize::from(at)]);
        self.items.binary_search_by_key(&item, |one| one.item).ok()
    }

    /// An item gives way to another that is met.
    fn give_way(&mut self) {
        if self.levels.level == Level::None {
            return;
        }
        let met = |items: &[ItemOutcome], at: u16| {
            let found = items.binary_search_by_key(&usize::from(at), |one| one.item);
            found.is_ok_and(|at| items[at].status == Truth::Met)
        };
        // Whether it gives way turns on what the others come to by themselves.
        for &at in &self.shown.yielding {
            let Some(at) = self.place(at) else { continue };
            let yields_to = &self.offence.items[self.items[at].item].yields_to;
            self.items[at].yields = yields_to.iter().any(|other| met(&self.items, *other));
        }
        for &at in &self.shown.yielding {
            let Some(at) = self.place(at) else { continue };
            let item = &mut self.items[at];
            if item.yields {
                item.yields = item.status == Truth::Met;
                item.status = Truth::NotMet;
            }
        }
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
