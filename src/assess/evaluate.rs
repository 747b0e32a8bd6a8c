//! One offence in one edition and one world: elements, measures, items, levels.

use super::condition::{RowState, Scene, case_bits, kind, row_bits};
use super::facts::{Facts, RowFacts, UNBOUNDED};
use super::level_set::LevelSet;
use super::program::{EditionProgram, Measure, OffenceProgram, Program, Selection, Term};
use super::world::{Coverage, World};
use super::{Range, Truth};
use crate::law::Level;

/// At most this many exceptions in an offence.
pub(super) const EXCEPTIONS: usize = 8;

/// What was found, in memory that is used again for the next world.
#[derive(Clone, Debug)]
pub(super) struct Evaluation {
    /// The rows; [`Program::worlds`] counts them.
    pub(super) rows: Vec<RowState>,
    /// Whether an exception covers each row.
    pub(super) covered: Vec<Truth>,
    /// Of each exception whether it covers all rows, and whether it covers some.
    pub(super) covers: Covers,
    /// Whether each selection picks the row that is being measured.
    pub(super) selected: Vec<Truth>,
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

impl Default for Evaluation {
    fn default() -> Self {
        Evaluation {
            rows: Vec::new(),
            covered: Vec::new(),
            covers: NO_COVERS,
            selected: Vec::new(),
            values: Vec::new(),
            items: Vec::new(),
            replaced: Vec::new(),
            elements: Vec::new(),
            applies: None,
            level: Level::None,
            possible: LevelSet::default(),
        }
    }
}

/// The rows as one world reads them, before exceptions.
pub(super) fn states(
    program: &Program,
    offence: &OffenceProgram,
    facts: &Facts,
    world: &World,
    rows: &mut Vec<RowState>,
) {
    let scene = Scene::new(program, facts, world, &[]);
    let case = case_bits(facts, world);
    rows.clear();
    rows.extend(facts.rows.iter().map(|row| {
        let kinds = kinds(row, world);
        let bits = row_bits(case, row, world);
        let records = times_recipients(row, scene.of(offence.per_recipient, bits, kinds));
        RowState {
            bits,
            kinds,
            present: records.reaches(1),
            counted: scene.of(offence.counted, bits, kinds),
            records,
        }
    }));
}

fn kinds(row: &RowFacts, world: &World) -> u32 {
    let chosen = row
        .rival
        .and_then(|rival| world.kinds.iter().find(|(of, _)| *of == rival));
    chosen.map_or(row.kinds, |(_, kind)| *kind)
}

/// Records of a row: once for each recipient where that applies.
fn times_recipients(row: &RowFacts, per_recipient: Truth) -> Range {
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
    let covers = exceptions(offence, items_of, world, &scene, &mut found.covered);
    found.covers = covers;
    measures(offence, items_of, &scene, found);
    let (applies, object) = elements(own, &scene, &mut found.elements);
    items(offence, &items_of.items, &scene, &covers, found);
    if object == Truth::NotMet {
        found.items.fill(Truth::NotMet);
    }
    levels(offence, items_of, own.highest, applies, found);
    found.rows = rows;
}

/// The rows as a world reads them: where their counting says the same in all worlds, only their kinds differ.
fn read_rows(
    program: &Program,
    offence: &OffenceProgram,
    facts: &Facts,
    world: &World,
    rows: &mut Vec<RowState>,
) {
    if offence.counts_alike && world.fixed.is_none() {
        for (row, state) in facts.rows.iter().zip(rows) {
            state.kinds = kinds(row, world);
        }
    } else {
        states(program, offence, facts, world, rows);
    }
}

/// Of each exception whether it covers all rows, and whether it covers some.
pub(super) type Covers = [(Truth, Truth); EXCEPTIONS];

/// Exceptions that cover nothing.
const NO_COVERS: Covers = [(Truth::NotMet, Truth::NotMet); EXCEPTIONS];

fn exceptions(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    world: &World,
    scene: &Scene<'_>,
    covered: &mut Vec<Truth>,
) -> Covers {
    let rows = scene.rows;
    covered.clear();
    covered.resize(rows.len(), Truth::NotMet);
    let mut covers = NO_COVERS;
    for (at, exception) in offence.exceptions.iter().enumerate() {
        if edition.exceptions >> at & 1 == 0 {
            continue;
        }
        for (row, covered) in rows.iter().zip(covered.iter_mut()) {
            *covered = covered.or(scene.row(exception.covers_row, row));
        }
        covers[at] = match world.coverage {
            Some((of, coverage)) if usize::from(of) == at => coverage.truths(),
            _ => coverage(rows, covered, scene.facts.rows_known, || {
                scene.case(exception.covers_case)
            }),
        };
    }
    if let Some((_, way @ (Coverage::All | Coverage::None))) = world.coverage {
        // The rows themselves then are no longer open either.
        let (all, _) = way.truths();
        for covered in covered
            .iter_mut()
            .filter(|covered| **covered == Truth::Open)
        {
            *covered = all;
        }
    }
    covers
}

/// How an exception covers the rows in a world that says nothing of it: all of them, and some.
pub(super) fn coverage_in(
    program: &Program,
    offence: &OffenceProgram,
    exception: usize,
    facts: &Facts,
    world: &World,
) -> (Truth, Truth) {
    let mut rows = Vec::with_capacity(facts.rows.len());
    states(program, offence, facts, world, &mut rows);
    let scene = Scene::new(program, facts, world, &rows);
    let exception = &offence.exceptions[exception];
    let of_row = |row: &RowState| scene.row(exception.covers_row, row);
    let covered: Vec<Truth> = rows.iter().map(of_row).collect();
    coverage(&rows, &covered, facts.rows_known, || {
        scene.case(exception.covers_case)
    })
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

/// The level that is reached and those that are possible, none of them above `highest`.
fn levels(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    highest: Level,
    applies: Truth,
    found: &mut Evaluation,
) {
    let mut level = Level::None;
    let mut open = LevelSet::default();
    for &at in &edition.items {
        let item = &offence.items[usize::from(at)];
        let its = item.level.min(highest);
        match found.items[usize::from(at)] {
            Truth::Met => level = level.max(its),
            Truth::Open if !item.court => open.insert(its),
            Truth::Open | Truth::NotMet => {}
        }
    }
    let mut possible = LevelSet::one(level).union(open.above(level));
    match applies {
        Truth::Met => {}
        Truth::Open => possible.insert(Level::None),
        Truth::NotMet => {
            level = Level::None;
            possible = LevelSet::one(Level::None);
        }
    }
    found.applies = Some(applies);
    found.level = level;
    found.possible = possible;
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
    edition: &EditionProgram,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) {
    found.values.clear();
    found.values.resize(offence.measures.len(), Range::ZERO);
    if scene.facts.rows_known {
        records(offence, edition, scene, found);
    } else {
        unknown_records(offence, edition, scene, found);
    }
    for &at in &edition.measures {
        found.values[usize::from(at)] = match &offence.measures[usize::from(at)] {
            Measure::Total { terms } => total(terms, &found.values),
            Measure::Money { amount } => money(offence, *amount, scene),
            Measure::Records { .. } => continue,
        };
    }
}

/// Adds each row that may count to the measures of its kinds.
fn records(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) {
    for (row, covered) in scene.rows.iter().zip(&found.covered) {
        let counts = row.counted.and(!*covered);
        if counts == Truth::NotMet || edition.records.is_empty() {
            continue;
        }
        found.selected.clear();
        let selections = offence.selections.iter();
        found
            .selected
            .extend(selections.map(|one| counts.and(scene.row(one.row, row))));
        for measure in &edition.records {
            let of_kind = kind(row.kinds, measure.kinds);
            let selected = match measure.selection {
                Some(of) => found.selected[usize::from(of)],
                None => counts,
            };
            let truth = of_kind.and(selected);
            if truth != Truth::NotMet {
                let value = &mut found.values[usize::from(measure.measure)];
                *value = value.add(row.records.where_(truth));
            }
        }
    }
}

/// Where no rows are known: any number, or none where a selection excludes them all.
fn unknown_records(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) {
    for measure in &edition.records {
        let selected = measure.selection.map_or(Truth::Open, |of| {
            scene.case(offence.selections[usize::from(of)].case)
        });
        found.values[usize::from(measure.measure)] = Range::ANY.where_(selected.and(Truth::Open));
    }
}

/// A weighted total of records.
fn total(terms: &[Term], values: &[Range]) -> Range {
    let some = terms
        .iter()
        .map(|term| (values[usize::from(term.measure)], term.weight))
        .filter(|(value, _)| *value != Range::ZERO);
    some.fold(Range::ZERO, |sum, (value, weight)| {
        sum.add(value.times(weight))
    })
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
        // A part: as stated, within the share that the selected rows have of the whole.
        Some((of, selection)) => {
            let share = share(scene, offence.selections[usize::from(selection)]);
            own.within(money(offence, of, scene).where_(share))
        }
        // A whole: no less than any of its parts, as far as that part can be there at all.
        None => offence
            .amounts
            .iter()
            .fold(own, |whole, part| match part.share {
                // A part of nothing raises nothing.
                Some((of, selection)) if of == amount && stated(part.fact).min > 0 => {
                    let share = share(scene, offence.selections[usize::from(selection)]);
                    let there = Truth::of(share != Truth::NotMet);
                    whole.at_least(stated(part.fact).where_(there).min)
                }
                Some(_) | None => whole,
            }),
    };
    if let Some((reading, when)) = program.barred
        && scene.positions & reading != 0
    {
        value = value.where_(!scene.case(when));
    }
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
        .rows
        .iter()
        .filter(|row| row.counted.and(row.present) != Truth::NotMet);
    let mut truths = rows.map(|row| scene.row(selection.row, row));
    match truths.next() {
        Some(first) => truths.fold(first, Truth::join),
        None => scene.case(selection.case),
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
        for (at, (all, _)) in covers[..offence.exceptions.len()].iter().enumerate() {
            if item.replaced_by >> at & 1 == 1 {
                replaced = replaced.or(*all);
            }
        }
        found.items[usize::from(at)] = truth.and(!replaced);
        found.replaced[usize::from(at)] = replaced;
    }
}
