//! Needs: the open questions that matter for the result, and what each answer would lead to.

use jiff::civil::Date;

use super::Truth;
use super::assessor::{Assessor, Scratch, Verdict};
use super::facts::Facts;
use super::question::{Open, Question};
use crate::case::Answer;
use crate::law::Law;

/// Something open, with what it could lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What is open.
    pub open: Open,
    /// Answers that lead to different results, each with the result.
    pub outcomes: Vec<(Answer, Verdict)>,
    /// Whether every one of these answers leaves a single level.
    pub settles: bool,
}

impl Assessor {
    /// The open facts that can change whether the offence applies or its level, most useful first.
    pub fn needs(
        &self,
        law: &Law,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        scratch: &mut Scratch,
    ) -> Vec<Need> {
        let base = self.verdict(facts, as_of, offence, scratch);
        let mut needs = Vec::new();
        let counts = self.program.offences[offence].counting.is_some();
        if !facts.rows_known && counts {
            let mut trials = self.any_records(facts).into_iter();
            if trials.any(|trial| self.verdict(&trial, as_of, offence, scratch) != base) {
                needs.push(Need {
                    open: Open::Records,
                    outcomes: Vec::new(),
                    settles: false,
                });
            }
        }
        let questions = self.questions(law, facts, offence);
        for question in &questions {
            let outcomes = self.outcomes(law, facts, (as_of, offence), question, scratch);
            needs.extend(need(question.open, outcomes, base));
        }
        let open = base.applies == Truth::Open || base.possible.len() > 1;
        if open && needs.is_empty() {
            needs = self.paired(law, facts, (as_of, offence), &questions, scratch);
        }
        needs.sort_by_key(|need| !need.settles);
        needs
    }

    /// What each answer to a question leads to.
    fn outcomes(
        &self,
        law: &Law,
        facts: &Facts,
        (as_of, offence): (Date, usize),
        question: &Question,
        scratch: &mut Scratch,
    ) -> Vec<(Answer, Verdict)> {
        let answers = question.answers.iter();
        answers
            .map(|answer| {
                let trial = self.answered(law, facts, question.open, answer);
                let verdict = self.verdict(&trial, as_of, offence, scratch);
                (answer.clone(), verdict)
            })
            .collect()
    }

    /// Where no answer changes anything alone, as with several counts that only together cross a line: the questions
    /// that do once another one is answered, each with what its answers then lead to.
    fn paired(
        &self,
        law: &Law,
        facts: &Facts,
        (as_of, offence): (Date, usize),
        questions: &[Question],
        scratch: &mut Scratch,
    ) -> Vec<Need> {
        let mut needs: Vec<Need> = Vec::new();
        for first in questions {
            for answer in &first.answers {
                let trial = self.answered(law, facts, first.open, answer);
                let base = self.verdict(&trial, as_of, offence, scratch);
                for second in questions.iter().filter(|one| one.open != first.open) {
                    if needs.iter().any(|one| one.open == second.open) {
                        continue;
                    }
                    let outcomes = self.outcomes(law, &trial, (as_of, offence), second, scratch);
                    needs.extend(need(second.open, outcomes, base).map(|one| Need {
                        settles: false,
                        outcomes: Vec::new(),
                        ..one
                    }));
                }
            }
        }
        let place = |need: &Need| questions.iter().position(|one| one.open == need.open);
        needs.sort_by_key(place);
        needs
    }
}

/// A need, unless every answer leads to the result that is there already.
fn need(open: Open, mut outcomes: Vec<(Answer, Verdict)>, base: Verdict) -> Option<Need> {
    if outcomes.iter().all(|(_, verdict)| *verdict == base) {
        return None;
    }
    let settles = outcomes
        .iter()
        .all(|(_, verdict)| verdict.possible.len() == 1);
    let mut seen = Vec::new();
    outcomes.retain(|(_, verdict)| {
        let new = !seen.contains(verdict);
        seen.push(*verdict);
        new
    });
    Some(Need {
        open,
        outcomes,
        settles,
    })
}
