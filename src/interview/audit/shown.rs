//! Every question is shown in some case.

use jiff::civil::Date;

use super::{Run, Sample, items};
use crate::case::Case;
use crate::interview::{Form, Interview, Question};
use crate::law::{Code, Law, Problem};

/// Cases that are made besides the samples, at most.
const MOST: usize = 400;

/// Says which questions no case shows: neither the empty case under any edition, nor the samples, nor more cases made
/// like them.
pub(super) fn check(run: &mut Run<'_>, interview: &Interview, samples: &[Sample]) {
    let mut hidden: Vec<&Question> = interview
        .questions
        .iter()
        .filter(|question| !question.always && question.form != Form::Records)
        .collect();
    let empty = Case::default();
    for day in empty_days(run.law) {
        drop_shown(run, interview, &mut hidden, &empty, day);
    }
    for sample in samples {
        drop_shown(run, interview, &mut hidden, &sample.case, sample.as_of);
    }
    let items: Vec<(usize, usize)> = run
        .law
        .offences
        .iter()
        .enumerate()
        .flat_map(|(offence, (_, of))| (0..of.items.len()).map(move |item| (offence, item)))
        .collect();
    for (offence, item) in items.iter().cycle().take(MOST) {
        if hidden.is_empty() {
            return;
        }
        if let Some(sample) = items::another(run, *offence, *item) {
            drop_shown(run, interview, &mut hidden, &sample.case, sample.as_of);
        }
    }
    let Some(file) = run.law.files.find("interview.toml") else {
        return;
    };
    for question in hidden {
        run.problems.push(Problem::new(
            Code::NeverShown,
            run.law.files.place(file, &question.id.at()),
            "没有找到会显示这个问题的案件",
            "no case was found that shows this question",
        ));
    }
}

/// Takes out the questions that a case shows.
fn drop_shown(
    run: &mut Run<'_>,
    interview: &Interview,
    hidden: &mut Vec<&Question>,
    case: &Case,
    as_of: Date,
) {
    if hidden.is_empty() {
        return;
    }
    let facts = run.assessor.facts(run.law, case);
    hidden.retain(|question| {
        !interview.facts(run.law, question).any(|fact| {
            run.assessor
                .matters(run.law, &facts, as_of, fact, &mut run.scratch)
        })
    });
}

/// Days of judgment on which a case of which nothing is known falls under different editions.
fn empty_days(law: &Law) -> Vec<Date> {
    let editions = law
        .offences
        .iter()
        .flat_map(|(_, offence)| &offence.editions);
    let mut days: Vec<Date> = editions
        .filter_map(|edition| edition.judged.from.or(edition.conduct.from))
        .collect();
    days.sort();
    days.dedup();
    days
}
