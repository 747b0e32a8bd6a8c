//! Measures: what is counted, records and money.

use super::condition::Scene;
use super::evaluate::Evaluation;
use super::facts::UNBOUNDED;
use super::program::{EditionProgram, Measure, OffenceProgram, Selection, Term};
use super::test::kind;
use super::{Range, Truth};

/// Fills the values of the measures that an edition asks for.
pub(super) fn measures(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) {
    of_records(offence, edition, scene, found);
    for &at in &edition.measures {
        found.values[usize::from(at)] = other(offence, at, scene, &found.values);
    }
}

/// The same for the short answer, which leaves out what only positions that are not followed look at, and amounts that
/// cannot come to the least of their lines.
pub(super) fn short_measures(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) {
    of_records(offence, edition, scene, found);
    for one in &edition.short.others {
        let at = usize::from(one.measure);
        let may_matter = match offence.measures[at] {
            Measure::Money { amount } => most(offence, amount, scene) >= one.least,
            Measure::Total { .. } | Measure::Count { .. } | Measure::Records { .. } => true,
        };
        if one.needs & !scene.positions == 0 && may_matter {
            found.values[at] = other(offence, one.measure, scene, &found.values);
        }
    }
}

fn of_records(
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
}

/// The value of a measure that is not of records, which are there already.
fn other(offence: &OffenceProgram, at: u16, scene: &Scene<'_>, values: &[Range]) -> Range {
    match &offence.measures[usize::from(at)] {
        Measure::Total { terms } => total(terms, values),
        Measure::Count { fact } => stated(scene, *fact),
        Measure::Money { amount } => money(offence, *amount, scene),
        Measure::Records { .. } => values[usize::from(at)],
    }
}

/// Adds each row that may count to the measures of its kinds.
fn records(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) {
    if edition.records.is_empty() {
        return;
    }
    for (row, covered) in scene.rows.iter().zip(&found.covered) {
        let counts = row.counted.and(!*covered);
        if counts == Truth::NotMet {
            continue;
        }
        let (mut selection, mut selected) = (None, counts);
        for measure in &edition.records {
            let of_kind = kind(row.kinds, measure.kinds);
            if of_kind == Truth::NotMet {
                continue;
            }
            // Measures of one selection stand together, so that it is asked of a row once.
            if measure.selection != selection {
                selection = measure.selection;
                selected = selection.map_or(counts, |of| {
                    counts.and(scene.row(offence.selections[usize::from(of)].row, row))
                });
            }
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

/// A number or an amount as answered.
fn stated(scene: &Scene<'_>, fact: u16) -> Range {
    let slot = scene.facts.slots[usize::from(fact)];
    Range::new(
        u128::from(slot.lo),
        (slot.hi != UNBOUNDED).then_some(u128::from(slot.hi)),
    )
}

/// What an amount cannot exceed: it as answered, or the whole that it is a share of.
fn most(offence: &OffenceProgram, amount: u8, scene: &Scene<'_>) -> u128 {
    let program = offence.amounts[usize::from(amount)];
    let own = stated(scene, program.fact).upper();
    match program.share {
        Some((of, _)) => own.max(most(offence, of, scene)),
        None => own,
    }
}

/// An amount in fen: as answered; else the share of another amount that the selected rows have.
pub(super) fn money(offence: &OffenceProgram, amount: u8, scene: &Scene<'_>) -> Range {
    let program = offence.amounts[usize::from(amount)];
    let stated = |fact: u16| stated(scene, fact);
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
