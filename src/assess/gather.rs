//! Merges the outcomes of all worlds into one: what holds in every world holds, what holds in some is open, values
//! become ranges.

use super::assessor::Verdict;
use super::outcome::{EditionOutcome, Exceptions, ItemOutcome, MeasureOutcome};
use super::program::OffenceProgram;
use super::world::{Sides, World};
use super::{Range, Truth};
use crate::law::Level;

/// Takes the outcomes of worlds one by one and merges them.
pub(super) struct Gather<'p> {
    offence: &'p OffenceProgram,
    edition: usize,
    sides: Sides<EditionOutcome>,
}

impl<'p> Gather<'p> {
    pub(super) fn new(offence: &'p OffenceProgram, edition: usize) -> Self {
        Gather {
            offence,
            edition,
            sides: Sides::default(),
        }
    }

    /// Adds what one world says.
    pub(super) fn add(&mut self, world: &World, one: EditionOutcome) {
        self.sides.add(world, one, |outcome| outcome.applies, join);
    }

    /// What all worlds say together.
    pub(super) fn finish(self) -> EditionOutcome {
        let outcome = match self.sides.finish(|outcome| outcome.applies, join) {
            (Some(mut outcome), Some(aside)) => {
                outcome.applies = outcome.applies.join(aside.applies);
                outcome.possible = outcome.possible.union(aside.possible);
                join_elements(&mut outcome, &aside);
                outcome
            }
            (one, other) => one.or(other).unwrap_or(EditionOutcome {
                edition: self.edition,
                applies: Verdict::NONE.applies,
                level: Verdict::NONE.level,
                possible: Verdict::NONE.possible,
                elements: Vec::new(),
                exceptions: Exceptions::NONE,
                items: Vec::new(),
                measures: Vec::new(),
                rows: Vec::new(),
            }),
        };
        decide(self.offence, outcome)
    }
}

/// Marks the items that carry the level, once all worlds are merged.
pub(super) fn decide(offence: &OffenceProgram, mut outcome: EditionOutcome) -> EditionOutcome {
    let level = outcome.level;
    if level != Level::None {
        for item in &mut outcome.items {
            item.decisive = item.status == Truth::Met && item.level >= level;
        }
    }
    give_way(offence, &mut outcome);
    outcome
}

/// An item whose line is reached gives way to another that is met under every reading, also where a reading says
/// nothing of that line.
fn give_way(offence: &OffenceProgram, outcome: &mut EditionOutcome) {
    let mut items = outcome.items.iter();
    if !items.any(|item| item.status == Truth::Met) {
        return;
    }
    for at in 0..outcome.items.len() {
        let item = outcome.items[at];
        let yields_to = &offence.items[item.item].yields_to;
        if yields_to.is_empty() {
            continue;
        }
        let mut others = yields_to.iter().map(|other| usize::from(*other));
        let gives_way = item.status == Truth::NotMet
            && item.replaced == Truth::NotMet
            && outcome
                .measures_of(&item)
                .iter()
                .any(|line| line.truth == Truth::Met)
            && others.any(|other| {
                outcome
                    .item(other)
                    .is_some_and(|other| other.status == Truth::Met)
            });
        outcome.items[at].yields |= gives_way;
    }
}

fn join_elements(all: &mut EditionOutcome, one: &EditionOutcome) {
    for (mine, theirs) in all.elements.iter_mut().zip(&one.elements) {
        mine.1 = mine.1.join(theirs.1);
    }
}

/// What two worlds say together. They may show different items: one that only one of them has is open.
fn join(mut all: EditionOutcome, one: EditionOutcome) -> EditionOutcome {
    all.applies = all.applies.join(one.applies);
    all.level = all.level.min(one.level);
    all.possible = all.possible.union(one.possible);
    join_elements(&mut all, &one);
    all.exceptions = all.exceptions.join(one.exceptions);
    for (mine, theirs) in all.rows.iter_mut().zip(&one.rows) {
        mine.records = mine.records.join(theirs.records);
        mine.counted = mine.counted.join(theirs.counted);
        mine.covered = mine.covered.join(theirs.covered);
        mine.kinds |= theirs.kinds;
    }
    let mut items = Vec::with_capacity(all.items.len().max(one.items.len()));
    let mut measures = Vec::with_capacity(all.measures.len().max(one.measures.len()));
    for item in &all.items {
        let mut joined = *item;
        let start = measures.len() as u32;
        match one.item(item.item) {
            Some(other) => {
                joined.status = item.status.join(other.status);
                joined.replaced = item.replaced.join(other.replaced);
                joined.yields &= other.yields;
                join_measures(all.measures_of(item), one.measures_of(other), &mut measures);
            }
            None => {
                // It can be reached in one of the worlds only.
                joined.status = joined.status.and(Truth::Open);
                measures.extend_from_slice(all.measures_of(item));
            }
        }
        joined.measures = (start, measures.len() as u32);
        items.push(joined);
    }
    for item in one
        .items
        .iter()
        .filter(|item| all.item(item.item).is_none())
    {
        let start = measures.len() as u32;
        measures.extend_from_slice(one.measures_of(item));
        items.push(ItemOutcome {
            status: item.status.and(Truth::Open),
            measures: (start, measures.len() as u32),
            ..*item
        });
    }
    items.sort_by_key(|item| item.item);
    EditionOutcome {
        items,
        measures,
        ..all
    }
}

/// Lines that both worlds have, with the values of both; lines that only one follows as they are.
fn join_measures(
    mine: &[MeasureOutcome],
    theirs: &[MeasureOutcome],
    out: &mut Vec<MeasureOutcome>,
) {
    let same = |a: &MeasureOutcome, b: &MeasureOutcome| (a.measure, a.line) == (b.measure, b.line);
    for one in mine {
        let value = theirs
            .iter()
            .find(|other| same(one, other))
            .map_or(one.value, |other| one.value.join(other.value));
        out.push(MeasureOutcome {
            value,
            truth: reached(value, one.line),
            ..*one
        });
    }
    out.extend(
        theirs
            .iter()
            .filter(|other| !mine.iter().any(|one| same(one, other))),
    );
}

fn reached(value: Range, line: u128) -> Truth {
    value.reaches(line)
}
