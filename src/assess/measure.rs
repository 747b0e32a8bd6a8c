//! Computes the values of measures: numbers of records, weighted totals, amounts of money.

use super::condition::Scene;
use super::evaluate::Evaluation;
use super::facts::{Facts, UNBOUNDED};
use super::program::{EditionProgram, Measure, OffenceProgram, Selection, Term};
use super::test::kind;
use super::{Range, Truth};
use crate::law::limits::AMOUNTS;

/// How the amounts of an offence are read, by amount.
pub(super) type Amounts = [AmountReading; AMOUNTS];

/// How an amount is read, whatever it comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct AmountReading {
    /// Whether all of the rows have a share in it, or none.
    share: Truth,
    /// Whether any of them has.
    there: Truth,
    /// Whether it counts for nothing.
    barred: Truth,
    /// Whether what was paid is taken off.
    net: bool,
}

impl AmountReading {
    /// Whether it can come to anything.
    pub(super) fn counts(self) -> bool {
        self.share != Truth::NotMet && self.barred != Truth::Met
    }
}

/// Fills the values of the measures that an edition asks for.
pub(super) fn measures(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) {
    let Evaluation {
        values, covered, ..
    } = found;
    values.clear();
    values.resize(offence.measures.len(), Range::ZERO);
    adds(offence, edition, scene, covered, |add| {
        let value = &mut values[usize::from(add.measure)];
        let row = add.row.map(|(at, _)| scene.rows[at as usize].records);
        *value = value.add(row.unwrap_or(Range::ANY).where_(add.truth));
    });
    let amounts = amounts(offence, scene);
    for &at in &edition.measures {
        values[usize::from(at)] = other(offence, at, scene.facts, &amounts, values);
    }
}

/// What is added to a measure of records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Add {
    pub(super) measure: u16,
    /// The row whose records they are, and whether these count once for each recipient; without one, any number.
    pub(super) row: Option<(u32, Truth)>,
    /// Whether they are added.
    pub(super) truth: Truth,
}

/// What the rows add to the measures of their kinds, given whether an exception covers each, row after row. Where no
/// rows are known: any number, or none where a selection excludes them all.
pub(super) fn adds(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    scene: &Scene<'_>,
    covered: &[Truth],
    mut add: impl FnMut(Add),
) {
    if edition.records.is_empty() {
        return;
    }
    if !scene.facts.rows_known {
        for one in &edition.records {
            let selected = one.selection.map_or(Truth::Open, |of| {
                scene.case(offence.selections[usize::from(of)].case)
            });
            let (measure, row, truth) = (one.measure, None, selected.and(Truth::Open));
            add(Add {
                measure,
                row,
                truth,
            });
        }
        return;
    }
    for ((row, covered), at) in scene.rows.iter().zip(covered).zip(0..) {
        let counts = row.counted.and(!*covered);
        if counts == Truth::NotMet {
            continue;
        }
        let (mut selection, mut selected) = (None, counts);
        for one in &edition.records {
            let of_kind = kind(row.kinds, one.kinds);
            if of_kind == Truth::NotMet {
                continue;
            }
            // Measures of one selection stand together, so that it is asked of a row once.
            if one.selection != selection {
                selection = one.selection;
                selected = selection.map_or(counts, |of| {
                    counts.and(scene.row(offence.selections[usize::from(of)].row, row))
                });
            }
            let truth = of_kind.and(selected);
            if truth != Truth::NotMet {
                let (measure, row) = (one.measure, Some((at, row.per_recipient)));
                add(Add {
                    measure,
                    row,
                    truth,
                });
            }
        }
    }
}

/// The records of some kinds that count and that a selection leaves out. Where no rows are known: any number, or none
/// where it selects them all.
pub(super) fn unselected(
    scene: &Scene<'_>,
    covered: &[Truth],
    selection: Selection,
    kinds: u32,
) -> Range {
    if !scene.facts.rows_known {
        let rest = !scene.case(selection.case);
        return Range::ANY.where_(rest.and(Truth::Open));
    }
    let mut rest = Range::ZERO;
    for (row, covered) in scene.rows.iter().zip(covered) {
        let counts = kind(row.kinds, kinds).and(row.counted).and(!*covered);
        let truth = counts.and(!scene.row(selection.row, row));
        rest = rest.add(row.records.where_(truth));
    }
    rest
}

/// The value of a measure that is not of records, given those of records.
pub(super) fn other(
    offence: &OffenceProgram,
    at: u16,
    facts: &Facts,
    amounts: &Amounts,
    values: &[Range],
) -> Range {
    match &offence.measures[usize::from(at)] {
        Measure::Total { terms } => total(terms, values),
        Measure::Count { fact } => stated(facts, *fact),
        Measure::Money { amount } => money(offence, *amount, facts, amounts),
        Measure::Records { .. } => values[usize::from(at)],
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

/// A number or an amount as answered.
fn stated(facts: &Facts, fact: u16) -> Range {
    let slot = facts.slots[usize::from(fact)];
    Range::new(
        u128::from(slot.lo),
        (slot.hi != UNBOUNDED).then_some(u128::from(slot.hi)),
    )
}

/// How the amounts of an offence are read in a world.
pub(super) fn amounts(offence: &OffenceProgram, scene: &Scene<'_>) -> Amounts {
    let mut readings = [AmountReading {
        share: Truth::Met,
        there: Truth::Met,
        barred: Truth::NotMet,
        net: false,
    }; AMOUNTS];
    for (reading, program) in readings.iter_mut().zip(&offence.amounts) {
        if let Some((_, selection)) = program.share {
            reading.share = share(scene, offence.selections[usize::from(selection)]);
            reading.there = match program.some {
                Some(some) if reading.share == Truth::Open => there(scene, some),
                Some(_) | None => reading.share,
            };
        }
        if let Some((position, when)) = program.barred
            && scene.positions & position != 0
        {
            reading.barred = scene.case(when);
        }
        let net = |(_, position): (u16, u64)| scene.positions & position != 0;
        reading.net = program.less.is_some_and(net);
    }
    readings
}

/// An amount in fen: as answered; else the share of another amount that the selected rows have.
pub(super) fn money(
    offence: &OffenceProgram,
    amount: u8,
    facts: &Facts,
    amounts: &Amounts,
) -> Range {
    let program = offence.amounts[usize::from(amount)];
    let reading = amounts[usize::from(amount)];
    let own = stated(facts, program.fact);
    let mut value = match program.share {
        // A part: as stated, within the share that the selected rows have of the whole, as far as they are there at all.
        Some((of, _)) => {
            let whole = money(offence, of, facts, amounts);
            own.within(whole.where_(reading.share))
                .where_(reading.there)
        }
        // A whole: no less than any of its parts, as far as that part is there at all.
        None => {
            let parts = offence.amounts.iter().zip(amounts);
            let parts = parts.filter(|(part, _)| part.share.is_some_and(|(of, _)| of == amount));
            parts.fold(own, |whole, (part, reading)| {
                whole.at_least(stated(facts, part.fact).where_(reading.there).min)
            })
        }
    };
    value = value.where_(!reading.barred);
    if let Some((fact, _)) = program.less
        && reading.net
        && stated(facts, fact) != Range::ANY
    {
        value = value.less(stated(facts, fact));
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

/// Whether any of the rows is selected.
fn there(scene: &Scene<'_>, selection: Selection) -> Truth {
    let rows = scene
        .rows
        .iter()
        .filter(|row| row.counted.and(row.present) != Truth::NotMet);
    let truths = rows.map(|row| row.there().and(scene.row(selection.row, row)));
    let any = truths.reduce(Truth::or);
    any.unwrap_or_else(|| scene.case(selection.case))
}
