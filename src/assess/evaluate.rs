//! One offence in one edition and one world: elements, measures, items, levels.

use super::condition::{RowState, Scene};
use super::facts::{Facts, RowFacts, UNBOUNDED};
use super::level_set::LevelSet;
use super::program::{Measure, OffenceProgram, Program, Selection};
use super::world::World;
use super::{Range, Truth};
use crate::law::Level;

/// At most this many exceptions in an offence.
pub(super) const EXCEPTIONS: usize = 8;

/// What was found, in memory that is used again for the next world.
#[derive(Clone, Debug, Default)]
pub(super) struct Evaluation {
    pub(super) rows: Vec<RowState>,
    /// Whether an exception covers each row.
    pub(super) covered: Vec<Truth>,
    /// Values by measure.
    pub(super) values: Vec<Range>,
    /// Whether each item is reached, exceptions considered; by item.
    pub(super) items: Vec<Truth>,
    /// Whether an exception stands in an item's place; by item.
    pub(super) replaced: Vec<Truth>,
    /// By element of the edition.
    pub(super) elements: Vec<Truth>,
    pub(super) applies: Option<Truth>,
    pub(super) level: Level,
    pub(super) possible: LevelSet,
}

/// The rows as one world reads them, before exceptions.
pub(super) fn states(
    program: &Program,
    offence: Option<&OffenceProgram>,
    facts: &Facts,
    world: &World,
    rows: &mut Vec<RowState>,
) {
    rows.clear();
    for row in &facts.rows {
        let kinds = kinds(row, world);
        let scene = Scene {
            code: &program.code,
            facts,
            rows: &[],
            positions: world.positions,
            fixed: world.fixed,
        };
        let (counted, records) = match offence {
            Some(offence) => {
                let each = scene.row(offence.per_recipient, row, kinds);
                (scene.row(offence.counted, row, kinds), records(row, each))
            }
            None => (Truth::Met, records(row, Truth::NotMet)),
        };
        let present = records.reaches(1);
        rows.push(RowState {
            kinds,
            present,
            counted,
            records,
        });
    }
}

fn kinds(row: &RowFacts, world: &World) -> u32 {
    let chosen = row
        .rival
        .and_then(|rival| world.kinds.iter().find(|(of, _)| *of == rival));
    chosen.map_or(row.kinds, |(_, kind)| *kind)
}

/// Records of a row: once for each recipient where that applies.
fn records(row: &RowFacts, per_recipient: Truth) -> Range {
    let range = |(min, max): (u64, u64)| {
        Range::new(
            u128::from(min),
            (max != UNBOUNDED).then_some(u128::from(max)),
        )
    };
    let once = range(row.count);
    match per_recipient {
        Truth::NotMet => once,
        Truth::Open => once.join(once.by(range(row.recipients))),
        Truth::Met => once.by(range(row.recipients)),
    }
}

/// Evaluates an offence. `edition` is the one whose items are asked; `cap` limits the level to the bands of another.
pub(super) fn evaluate(
    program: &Program,
    offence: &OffenceProgram,
    edition: usize,
    facts: &Facts,
    world: &World,
    found: &mut Evaluation,
) {
    let own = &offence.editions[edition];
    let items_of = match own.guide {
        Some((guide, reading)) if world.positions & reading != 0 => {
            &offence.editions[usize::from(guide)]
        }
        _ => own,
    };
    let mut rows = std::mem::take(&mut found.rows);
    states(program, Some(offence), facts, world, &mut rows);
    let scene = Scene {
        code: &program.code,
        facts,
        rows: &rows,
        positions: world.positions,
        fixed: world.fixed,
    };
    found.covered.clear();
    found.covered.resize(rows.len(), Truth::NotMet);
    let mut covers = [(Truth::NotMet, Truth::NotMet); EXCEPTIONS];
    for (at, exception) in offence
        .exceptions
        .iter()
        .enumerate()
        .filter(|(at, _)| items_of.exceptions >> at & 1 == 1)
    {
        for ((row, state), covered) in facts.rows.iter().zip(&rows).zip(&mut found.covered) {
            *covered = covered.or(scene.row(exception.covers_row, row, state.kinds));
        }
        covers[at] = coverage(&rows, &found.covered, facts.rows_known, || {
            scene.case(exception.covers_case)
        });
    }
    measures(
        offence,
        &items_of.measures,
        &scene,
        &found.covered,
        &mut found.values,
    );

    found.elements.clear();
    let mut applies = Truth::of(!own.no_offence);
    for (_, cond) in &own.elements {
        let truth = scene.case(*cond);
        applies = applies.and(truth);
        found.elements.push(truth);
    }
    items(offence, &items_of.items, &scene, &covers, found);

    let capped = |level: Level| level.min(highest(own));
    found.level = Level::None;
    for &item in &items_of.items {
        if found.items[usize::from(item)] == Truth::Met {
            found.level = found
                .level
                .max(capped(offence.items[usize::from(item)].level));
        }
    }
    found.possible = LevelSet::one(found.level);
    for &item in &items_of.items {
        let program = &offence.items[usize::from(item)];
        let level = capped(program.level);
        if found.items[usize::from(item)] == Truth::Open && !program.court && level > found.level {
            found.possible.insert(level);
        }
    }
    match applies {
        Truth::Met => {}
        Truth::Open => found.possible.insert(Level::None),
        Truth::NotMet => {
            found.level = Level::None;
            found.possible = LevelSet::one(Level::None);
        }
    }
    found.applies = Some(applies);
    found.rows = rows;
}

/// The highest level for which an edition has a band.
fn highest(edition: &super::program::EditionProgram) -> Level {
    Level::ALL
        .into_iter()
        .rev()
        .find(|level| edition.bands[level.band()].is_some())
        .unwrap_or_default()
}

/// Whether an exception covers all rows, and whether it covers some.
fn coverage(
    rows: &[RowState],
    covered: &[Truth],
    known: bool,
    case: impl Fn() -> Truth,
) -> (Truth, Truth) {
    if !known {
        let truth = case();
        return (truth, truth);
    }
    let mut all = Truth::Met;
    let mut some = Truth::NotMet;
    for (row, covered) in rows.iter().zip(covered) {
        let there = row.present.and(row.counted);
        all = all.and(covered.or(!there));
        some = some.or(covered.and(there));
    }
    (all.and(some), some)
}

fn measures(
    offence: &OffenceProgram,
    needed: &[u16],
    scene: &Scene<'_>,
    covered: &[Truth],
    values: &mut Vec<Range>,
) {
    values.clear();
    values.resize(offence.measures.len(), Range::ZERO);
    for &at in needed {
        values[usize::from(at)] = match &offence.measures[usize::from(at)] {
            Measure::Records { kinds, selection } => {
                let selection = selection.map(|at| offence.selections[usize::from(at)]);
                self::total(scene, covered, *kinds, selection)
            }
            Measure::Total { terms } => terms.iter().fold(Range::ZERO, |sum, term| {
                sum.add(values[usize::from(term.measure)].times(term.weight))
            }),
            Measure::Money { amount } => money(offence, *amount, scene),
        };
    }
}

/// The records of some kinds in the counted rows; unknown where no rows are known.
fn total(scene: &Scene<'_>, covered: &[Truth], kinds: u32, selection: Option<Selection>) -> Range {
    if !scene.facts.rows_known {
        let selected = selection.map_or(Truth::Open, |selection| scene.case(selection.case));
        return Range::ANY.where_(selected.and(Truth::Open));
    }
    let mut sum = Range::ZERO;
    for ((row, state), covered) in scene.facts.rows.iter().zip(scene.rows).zip(covered) {
        let of_kind = match state.kinds & kinds {
            0 => continue,
            same if same == state.kinds => Truth::Met,
            _ => Truth::Open,
        };
        let mut truth = of_kind.and(state.counted).and(!*covered);
        if let Some(selection) = selection
            && truth != Truth::NotMet
        {
            truth = truth.and(scene.row(selection.row, row, state.kinds));
        }
        sum = sum.add(state.records.where_(truth));
    }
    sum
}

/// An amount in fen: as answered; else the share of another amount that the selected rows have.
pub(super) fn money(offence: &OffenceProgram, amount: u8, scene: &Scene<'_>) -> Range {
    let program = offence.amounts[usize::from(amount)];
    let stated = |fact: u16| {
        let slot = scene.facts.slots[usize::from(fact)];
        Range::new(
            u128::from(slot.lo),
            (slot.hi != UNBOUNDED).then_some(u128::from(slot.hi)),
        )
    };
    let own = stated(program.fact);
    let mut value = match program.share {
        Some((of, selection)) if own == Range::ANY => money(offence, of, scene)
            .where_(share(scene, offence.selections[usize::from(selection)])),
        Some(_) | None => own,
    };
    if let Some((fact, reading)) = program.less
        && scene.positions & reading != 0
        && stated(fact) != Range::ANY
    {
        value = value.less(stated(fact));
    }
    value
}

/// Whether all of the rows are selected (met), none (not met), or it cannot be told.
fn share(scene: &Scene<'_>, selection: Selection) -> Truth {
    let rows = scene
        .facts
        .rows
        .iter()
        .zip(scene.rows)
        .filter(|(_, state)| state.counted != Truth::NotMet);
    let mut truths = rows.map(|(row, state)| scene.row(selection.row, row, state.kinds));
    match truths.next() {
        Some(first) => truths.fold(first, Truth::join),
        None => scene.case(selection.case),
    }
}

fn items(
    offence: &OffenceProgram,
    items: &[u16],
    scene: &Scene<'_>,
    covers: &[(Truth, Truth); EXCEPTIONS],
    found: &mut Evaluation,
) {
    found.items.clear();
    found.items.resize(offence.items.len(), Truth::NotMet);
    found.replaced.clear();
    found.replaced.resize(offence.items.len(), Truth::NotMet);
    for &at in items {
        let item = &offence.items[usize::from(at)];
        let mut truth = match (item.court, item.when) {
            (true, _) => Truth::Open,
            (false, Some(when)) => scene.case(when),
            (false, None) => Truth::Met,
        };
        if !item.gates.is_empty() && truth != Truth::NotMet {
            let mut reached = Truth::NotMet;
            for gate in &offence.gates[item.gates.start as usize..item.gates.end as usize] {
                if gate.needs & !scene.positions == 0 {
                    reached =
                        reached.or(found.values[usize::from(gate.measure)].reaches(gate.line));
                }
            }
            truth = truth.and(reached);
        }
        if let Some(exception) = item.under {
            truth = truth.and(covers[usize::from(exception)].1);
        }
        let mut replaced = Truth::NotMet;
        for (at, (all, _)) in covers.iter().enumerate() {
            if item.replaced_by >> at & 1 == 1 {
                replaced = replaced.or(*all);
            }
        }
        found.items[usize::from(at)] = truth.and(!replaced);
        found.replaced[usize::from(at)] = replaced;
    }
}
