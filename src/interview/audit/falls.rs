//! More records or more money never lead to a lower level.

use super::lines::Lines;
use super::{Run, Sample};
use crate::assess::Truth;
use crate::case::{Answer, Case, Span};
use crate::law::{Code, Level, Name, Problem, Reach};

/// Raises each row and each amount of the samples through all turning values; says once where a level fell.
pub(super) fn check(run: &mut Run<'_>, offence: usize, samples: &[Sample]) {
    let (_, law) = &run.law.offences[offence];
    let lines = Lines::of(law);
    let fact = |name: &Name| run.law.fact(name).map(|(at, _)| at);
    let amounts = law.amounts.iter().filter_map(|amount| fact(&amount.fact));
    let amounts = amounts.map(|at| (at, &lines.fen, Answer::Money as fn(Span) -> Answer));
    let counted = law.items.iter().flat_map(|item| &item.reach);
    let counted = counted.filter_map(|reach| match reach {
        Reach::Count(line) => fact(&line.fact),
        Reach::Records(_)
        | Reach::Total(_)
        | Reach::Money(_)
        | Reach::Times(_)
        | Reach::Mixed(_) => None,
    });
    let counted = counted.map(|at| (at, &lines.numbers, Answer::Count as fn(Span) -> Answer));
    let mut stated: Vec<_> = amounts.chain(counted).collect();
    stated.dedup_by_key(|(at, ..)| *at);
    for sample in samples {
        for row in 0..sample.case.rows().len() {
            let raised = lines.counts.iter().map(|count| {
                let mut case = sample.case.clone();
                case.rows_mut()[row].count = Some(Span::exactly(*count));
                case
            });
            if falls(run, offence, sample, raised) {
                return;
            }
        }
        for (fact, values, answer) in &stated {
            let raised = values.iter().map(|value| {
                let mut case = sample.case.clone();
                case.set(*fact, Some(answer(Span::exactly(*value))));
                case
            });
            if falls(run, offence, sample, raised) {
                return;
            }
        }
    }
}

fn falls(
    run: &mut Run<'_>,
    offence: usize,
    sample: &Sample,
    raised: impl Iterator<Item = Case>,
) -> bool {
    let mut before: Option<(Level, Case)> = None;
    for case in raised {
        let facts = run.assessor.facts(run.law, &case);
        let verdict = run
            .assessor
            .verdict(&facts, sample.as_of, offence, &mut run.scratch);
        if let Some((level, lower)) = &before
            && verdict.level < *level
        {
            let (from, to) = (*level, verdict.level);
            let at =
                carrier(run, offence, sample, lower).unwrap_or(&run.law.offences[offence].1.id);
            let place = run.law.files.place(run.law.offences[offence].0, &at.at());
            run.problems.push(Problem::new(
                Code::LevelFalls,
                place,
                format!(
                    "数量增加后级别由“{}”降为“{}”（此前由“{at}”决定）",
                    from.id(),
                    to.id()
                ),
                format!(
                    "with more, the level falls from `{}` to `{}` (before, `{at}` carried it)",
                    from.id(),
                    to.id()
                ),
            ));
            return true;
        }
        before = Some((verdict.level, case));
    }
    false
}

/// The item that carries the level of a case.
fn carrier<'l>(
    run: &mut Run<'l>,
    offence: usize,
    sample: &Sample,
    case: &Case,
) -> Option<&'l Name> {
    let facts = run.assessor.facts(run.law, case);
    let assessment = run.assessor.assess(&facts, sample.as_of, &mut run.scratch);
    let shown = assessment.offences.get(offence)?.shown();
    let decisive = |item: &&crate::assess::ItemOutcome| item.decisive && item.status == Truth::Met;
    let item = shown.items.iter().find(decisive)?;
    run.law.offences[offence]
        .1
        .items
        .get(item.item)
        .map(|item| &item.id)
}
