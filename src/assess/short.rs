//! The short evaluator: the same levels as [`super::evaluate`], without reasons, from a cached [`Reading`] and the counts
//! and amounts of the case.

use super::assessor::Verdict;
use super::evaluate::Levels;
use super::facts::Facts;
use super::measure::other;
use super::program::OffenceProgram;
use super::reading::{Reading, WorldReading};
use super::rows::times_recipients;
use super::world::Sides;
use super::{Range, Truth};

/// The verdict under the edition that the reading is for. `values` is working memory.
pub(super) fn verdict(
    offence: &OffenceProgram,
    reading: &Reading,
    facts: &Facts,
    values: &mut Vec<Range>,
) -> Verdict {
    let mut sides = Sides::default();
    for world in &reading.worlds {
        let levels = match world.applies {
            Truth::NotMet => Levels::default(),
            Truth::Open | Truth::Met => levels(offence, reading, world, facts, values),
        };
        let one = levels.verdict(world.applies);
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

/// The levels that the numbers reach or may reach in a world.
fn levels(
    offence: &OffenceProgram,
    reading: &Reading,
    world: &WorldReading,
    facts: &Facts,
    values: &mut Vec<Range>,
) -> Levels {
    let mut levels = world.levels;
    let lines = &reading.lines[part(world.lines)];
    if lines.is_empty() {
        return levels;
    }
    values.clear();
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

fn part((start, end): (u32, u32)) -> std::ops::Range<usize> {
    start as usize..end as usize
}
