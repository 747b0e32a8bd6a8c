//! Coverage: which rows an exception covers. Items give way only for the rows that are covered.

use super::Truth;
use super::condition::Scene;
use super::evaluate::Evaluation;
use super::facts::Facts;
use super::program::{EditionProgram, OffenceProgram, Program};
use super::rows::{RowState, states};
use super::world::{Coverage, World};
use crate::law::limits::EXCEPTIONS;

/// For each exception: whether it covers all rows, and whether it covers any.
pub(super) type Covers = [(Truth, Truth); EXCEPTIONS];

/// Exceptions that cover nothing.
pub(super) const NO_COVERS: Covers = [(Truth::NotMet, Truth::NotMet); EXCEPTIONS];

/// How the exceptions of an edition cover the rows in a world.
pub(super) fn exceptions(
    offence: &OffenceProgram,
    edition: &EditionProgram,
    world: &World,
    scene: &Scene<'_>,
    found: &mut Evaluation,
) -> Covers {
    let rows = scene.rows;
    let covered = &mut found.covered;
    covered.clear();
    covered.resize(rows.len(), Truth::NotMet);
    found.covers = NO_COVERS;
    // Mostly none of them can cover anything.
    if edition.exceptions & found.reach == 0 {
        return found.covers;
    }
    let covers = &mut found.covers;
    for (at, exception) in offence.exceptions.iter().enumerate() {
        if edition.exceptions & found.reach & 1 << at == 0 {
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
    *covers
}

/// Whether an exception covers all rows, and whether it covers any, in a world that does not fix its coverage.
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

/// Whether all rows are covered, and whether any is. Where no rows are known the condition is asked of the case.
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
