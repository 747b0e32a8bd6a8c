//! The short answer in one world: what [`super::evaluate`] says of the level, without asking each item.

use super::Truth;
use super::assessor::Verdict;
use super::condition::{NO_ROW, Scene, Words};
use super::coverage::exceptions;
use super::evaluate::{Evaluation, Levels, fulfilled, items, levels};
use super::facts::Facts;
use super::measure::{measures, short_measures};
use super::program::{EditionProgram, OffenceProgram, Program};
use super::rows::read_rows;
use super::world::World;
use crate::law::Level;

impl Program {
    /// Whether an edition's offence is not there in any world: the text has none, or the case alone excludes an element.
    pub(super) fn excluded(&self, edition: &EditionProgram, facts: &Facts) -> bool {
        if edition.no_offence {
            return true;
        }
        let words = Words::of_tests(self, &facts.bits);
        let mut elements = edition.elements.iter().filter(|element| element.of_case);
        elements.any(|element| words.of(element.when, &NO_ROW) == Truth::NotMet)
    }
}

/// The short answer for an edition, in a world that [`Program::worlds`] made for it.
pub(super) fn verdict(
    program: &Program,
    offence: &OffenceProgram,
    edition: usize,
    facts: &Facts,
    world: &World,
    found: &mut Evaluation,
) -> Verdict {
    let own = &offence.editions[edition];
    let mut rows = std::mem::take(&mut found.rows);
    read_rows(program, offence, facts, world, &mut rows);
    let scene = Scene::new(program, facts, world, &rows);
    let verdict = match elements(own, &scene) {
        (Truth::NotMet, _) => Verdict::NONE,
        (applies, Truth::NotMet) => Levels::default().verdict(applies),
        (applies, Truth::Open | Truth::Met) => {
            reached(offence, own, world, &scene, found).verdict(applies)
        }
    };
    found.rows = rows;
    verdict
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

/// The levels that are reached or may be: by the table where no exception can cover anything, else item by item.
fn reached(
    offence: &OffenceProgram,
    own: &EditionProgram,
    world: &World,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) -> Levels {
    let edition = own.asked(offence, world.positions);
    let covers = exceptions(offence, edition, world, scene, found);
    if edition.exceptions & found.reach != 0 {
        measures(offence, edition, scene, found);
        items(offence, &edition.items, scene, &covers, found);
        return levels(offence, edition, own.highest, &found.items);
    }
    short_measures(offence, edition, scene, found);
    let mut levels = Levels::default();
    by_lines(edition, own.highest, scene, found, &mut levels);
    for &at in &edition.short.asked {
        let item = &offence.items[usize::from(at)];
        let level = item.level.min(own.highest);
        // The rest lead no higher.
        if level <= levels.level {
            break;
        }
        levels.add(level, fulfilled(offence, item, scene, &found.values));
    }
    levels
}

fn by_lines(
    edition: &EditionProgram,
    highest: Level,
    scene: &Scene<'_>,
    found: &Evaluation,
    levels: &mut Levels,
) {
    let short = &edition.short;
    for measured in &short.measured {
        let value = found.values[usize::from(measured.measure)];
        if value.reaches(measured.least) == Truth::NotMet {
            continue;
        }
        let (start, end) = measured.lines;
        for line in &short.lines[usize::from(start)..usize::from(end)] {
            if line.needs & !scene.positions == 0 {
                levels.add(line.level.min(highest), value.reaches(line.line));
            }
        }
    }
}
