//! Every item can be met, and carries the level in some case or says why it never does.

use jiff::civil::Date;

use super::fit::Fit;
use super::lines::Lines;
use super::{Run, Sample};
use crate::assess::{ItemOutcome, Truth};
use crate::case::Case;
use crate::law::{Code, Edition, Item, Offence, Problem, Ratio};

/// Cases made for one item at most.
const MOST: usize = 400;

/// What was seen of an item.
#[derive(Default)]
struct Seen {
    met: bool,
    open: bool,
    decisive: bool,
}

/// Looks for a case that meets each item of an offence and is carried by it; gives what was found.
pub(super) fn check(run: &mut Run<'_>, offence: usize) -> Vec<Sample> {
    let (_, law) = &run.law.offences[offence];
    let lines = Lines::of(law);
    let mut samples = Vec::new();
    for (at, item) in law.items.iter().enumerate() {
        if item.court {
            continue;
        }
        let seen = search(run, offence, at, &lines, &mut samples);
        report(run, offence, item, &seen);
    }
    samples
}

fn search(
    run: &mut Run<'_>,
    offence: usize,
    at: usize,
    lines: &Lines,
    samples: &mut Vec<Sample>,
) -> Seen {
    let law = run.law;
    let (_, of) = &law.offences[offence];
    let item = &of.items[at];
    let editions: Vec<(usize, &Edition)> = of
        .editions
        .iter()
        .enumerate()
        .filter(|(_, edition)| item.editions.contains(&edition.id))
        .collect();
    let mut seen = Seen::default();
    for attempt in 0..MOST {
        let Some((edition, days)) = editions
            .get(attempt % editions.len().max(1))
            .and_then(|(at, edition)| Some((*at, days(edition)?)))
        else {
            continue;
        };
        let case = fitted(run, of, item, edition, lines, days.0).finish();
        let Some(outcome) = outcome(run, &case, days.1, offence, edition, at) else {
            continue;
        };
        seen.open |= outcome.status == Truth::Open;
        seen.met |= outcome.status == Truth::Met;
        if outcome.decisive {
            seen.decisive = true;
            samples.push(Sample {
                case,
                as_of: days.1,
            });
            break;
        }
    }
    seen
}

/// One more case made for an item, whether it meets it or not.
pub(super) fn another(run: &mut Run<'_>, offence: usize, item: usize) -> Option<Sample> {
    let (_, of) = &run.law.offences[offence];
    let item = &of.items[item];
    let has = |edition: &Edition| item.editions.contains(&edition.id);
    let edition = of.editions.iter().position(has)?;
    let days = days(&of.editions[edition])?;
    let lines = Lines::of(of);
    let mut fit = fitted(run, of, item, edition, &lines, days.0);
    fit.forget();
    Some(Sample {
        case: fit.finish(),
        as_of: days.1,
    })
}

/// A case made for an item under an edition.
fn fitted<'r>(
    run: &'r mut Run<'_>,
    offence: &'r Offence,
    item: &Item,
    edition: usize,
    lines: &'r Lines,
    day: Date,
) -> Fit<'r> {
    let edition = &offence.editions[edition].id;
    let mut fit = Fit::new(run.law, offence, lines, &mut run.random, day);
    fit.reach(item, Ratio::ONE);
    let elements = offence.elements.iter();
    for element in elements.filter(|one| one.editions.contains(edition)) {
        fit.condition(&element.when, true);
    }
    for exception in &offence.exceptions {
        let wanted = item.under.as_ref() == Some(&exception.id);
        if wanted || exception.replaces.contains(&item.id) {
            fit.condition(&exception.covers, wanted);
        }
    }
    if let Some(when) = &item.when {
        fit.condition(when, true);
    }
    fit
}

fn outcome(
    run: &mut Run<'_>,
    case: &Case,
    as_of: Date,
    offence: usize,
    edition: usize,
    item: usize,
) -> Option<ItemOutcome> {
    let facts = run.assessor.facts(run.law, case);
    let assessment = run.assessor.assess(&facts, as_of, &mut run.scratch);
    let editions = &assessment.offences.get(offence)?.editions;
    let found = editions.iter().find(|one| one.edition == edition)?;
    found.item(item).copied()
}

/// A day of conduct and a day of judgment of an edition.
fn days(edition: &Edition) -> Option<(Date, Date)> {
    let conduct = edition.conduct.from.or(edition.conduct.to);
    let judged = edition.judged.from.or(edition.judged.to);
    let day = conduct.or(judged)?;
    let as_of = judged.unwrap_or(day).max(day);
    Some((day, as_of))
}

fn report(run: &mut Run<'_>, offence: usize, item: &Item, seen: &Seen) {
    let (code, zh, en) = if !seen.met && !seen.open {
        (
            Code::NeverMet,
            format!("没有找到能达到“{}”的案件", item.id),
            format!("no case was found that meets `{}`", item.id),
        )
    } else if seen.met && !seen.decisive && item.never_decisive.is_none() {
        (
            Code::NeverDecisive,
            format!("“{}”能达到，但没有找到由它决定级别的案件", item.id),
            format!(
                "`{}` can be met, but no case was found whose level it carries",
                item.id
            ),
        )
    } else if seen.decisive && item.never_decisive.is_some() {
        (
            Code::DecisiveAfterAll,
            format!("“{}”写明从不起决定作用，却有案件由它决定级别", item.id),
            format!(
                "`{}` is said never to be decisive, and there is a case whose level it carries",
                item.id
            ),
        )
    } else {
        return;
    };
    let place = run
        .law
        .files
        .place(run.law.offences[offence].0, &item.id.at());
    run.problems.push(Problem::new(code, place, zh, en));
}
