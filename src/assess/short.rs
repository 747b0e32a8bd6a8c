//! The short evaluator: the same levels as [`super::evaluate`], without reasons, from a cached [`Reading`] and the counts
//! and amounts of the case; and the items that decide them.

use super::assessor::Verdict;
use super::evaluate::Levels;
use super::facts::Facts;
use super::measure::other;
use super::program::OffenceProgram;
use super::reading::{Reading, WorldReading};
use super::rows::times_recipients;
use super::world::Sides;
use super::{Range, Truth};
use crate::law::Level;

/// The verdict under the edition that the reading is for. `values` is working memory.
pub(super) fn verdict(
    offence: &OffenceProgram,
    reading: &Reading,
    facts: &Facts,
    values: &mut Vec<Range>,
) -> Verdict {
    let mut sides = Sides::default();
    for world in &reading.worlds {
        let one = in_world(offence, reading, world, facts, values);
        sides.add(&world.world, one, |verdict| verdict.applies, Verdict::join);
    }
    match sides.finish(|verdict| verdict.applies, Verdict::join) {
        (Some(main), Some(aside)) => Verdict {
            level: main.level,
            ..main.join(aside)
        },
        (one, other) => one.or(other).unwrap_or(Verdict::NONE),
    }
}

/// The items that decide the level under that edition, in its order: those of the level or above that are met in every
/// world that decides it.
pub(super) fn deciding(
    offence: &OffenceProgram,
    edition: usize,
    reading: &Reading,
    facts: &Facts,
    values: &mut Vec<Range>,
) -> Vec<usize> {
    let applies = |one: &(Verdict, Vec<u16>)| one.0.applies;
    let both = |(verdict, mut items): (Verdict, Vec<u16>), (other, others): (_, Vec<u16>)| {
        items.retain(|item| others.contains(item));
        (verdict.join(other), items)
    };
    let mut sides = Sides::default();
    for world in &reading.worlds {
        let verdict = in_world(offence, reading, world, facts, values);
        let items = met(offence, edition, reading, world, values);
        sides.add(&world.world, (verdict, items), applies, both);
    }
    let (main, aside) = sides.finish(applies, both);
    let Some((verdict, mut items)) = main.or(aside) else {
        return Vec::new();
    };
    items.sort_unstable();
    let decides =
        |at: &usize| verdict.level != Level::None && offence.items[*at].level >= verdict.level;
    items.into_iter().map(usize::from).filter(decides).collect()
}

/// What a world comes to. The values of the measures that its lines are held against stay in `values`.
fn in_world(
    offence: &OffenceProgram,
    reading: &Reading,
    world: &WorldReading,
    facts: &Facts,
    values: &mut Vec<Range>,
) -> Verdict {
    let levels = match world.applies {
        Truth::NotMet => Levels::default(),
        Truth::Open | Truth::Met => levels(offence, reading, world, facts, values),
    };
    levels.verdict(world.applies)
}

/// The levels that the numbers reach or may reach in a world.
fn levels(
    offence: &OffenceProgram,
    reading: &Reading,
    world: &WorldReading,
    facts: &Facts,
    values: &mut Vec<Range>,
) -> Levels {
    let mut levels = world.levels;
    values.clear();
    let lines = &reading.lines[part(world.lines)];
    if lines.is_empty() {
        return levels;
    }
    values.resize(offence.measures.len(), Range::ZERO);
    for add in &reading.adds[part(world.adds)] {
        let records = add.row.map_or(Range::ANY, |(row, per_recipient)| {
            times_recipients(&facts.rows[row as usize], per_recipient)
        });
        let value = &mut values[usize::from(add.measure)];
        *value = value.add(records.where_(add.truth));
    }
    for &at in &reading.others[part(world.others)] {
        values[usize::from(at)] = other(offence, at, facts, &world.amounts, values);
    }
    for line in lines {
        // A higher level is certain already.
        if line.level <= levels.level {
            continue;
        }
        let reached = values[usize::from(line.measure)].reaches(line.line);
        levels.add(line.level, reached.and(line.holds));
    }
    levels
}

/// The items that are met in a world of which the values are known.
fn met(
    offence: &OffenceProgram,
    edition: usize,
    reading: &Reading,
    world: &WorldReading,
    values: &[Range],
) -> Vec<u16> {
    let own = &offence.editions[edition];
    let positions = world.world.positions;
    let reached = |at: u16| {
        let item = &offence.items[usize::from(at)];
        let mut lines = offence.gates_of(item).iter();
        item.level <= own.highest
            && (item.gates.is_empty()
                || lines.any(|line| {
                    // What nothing is held against was not measured, and comes to nothing.
                    let value = values.get(usize::from(line.measure));
                    line.needs & !positions == 0
                        && value.is_some_and(|value| value.reaches(line.line) == Truth::Met)
                }))
    };
    let items = reading.items[part(world.items)].iter();
    let met = items.filter(|(at, holds)| *holds == Truth::Met && reached(*at));
    let met: Vec<u16> = met.map(|(at, _)| *at).collect();
    let asked = own.asked(offence, positions);
    if asked.yielding.is_empty() {
        return met;
    }
    // Whether one gives way turns on what the others come to by themselves.
    let yields = |at: u16| {
        let mut others = offence.items[usize::from(at)].yields_to.iter();
        others.any(|other| met.contains(other))
    };
    met.iter().copied().filter(|at| !yields(*at)).collect()
}

fn part((start, end): (u32, u32)) -> std::ops::Range<usize> {
    start as usize..end as usize
}
