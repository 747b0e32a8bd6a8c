//! How far the interview has come: what is answered, what is hidden, what is next.

use jiff::civil::Date;

use super::question::{Form, Interview, Question};
use crate::assess::{Assessor, Facts, Scratch};
use crate::case::{Answer, Case, Person, Records};
use crate::law::Law;

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not answered yet.
    Open,
    /// Answered, also by "I don't know".
    Answered,
    /// No answer to it could change anything; what was answered is kept.
    Hidden,
}

/// How a stage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageProgress {
    /// Questions shown.
    pub shown: usize,
    /// Of these answered.
    pub answered: usize,
}

/// How all questions stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// By question.
    pub standings: Vec<Standing>,
    /// Which questions come after the result.
    later: Vec<bool>,
}

impl Progress {
    /// Looks at a case.
    pub fn of(
        interview: &Interview,
        law: &Law,
        assessor: &Assessor,
        case: &Case,
        (facts, as_of): (&Facts, Date),
        scratch: &mut Scratch,
    ) -> Progress {
        let standings = interview
            .questions
            .iter()
            .map(|question| {
                let shown = question.always
                    || question.form == Form::Records
                    || interview
                        .facts(law, question)
                        .any(|fact| assessor.matters(law, facts, as_of, fact, scratch));
                match (shown, answered(interview, law, case, question)) {
                    (false, _) => Standing::Hidden,
                    (true, true) => Standing::Answered,
                    (true, false) => Standing::Open,
                }
            })
            .collect();
        let later = interview
            .questions
            .iter()
            .map(|question| question.later)
            .collect();
        Progress { standings, later }
    }

    /// The first open question; of those that come after the result only when `later` is asked for.
    pub fn next(&self, later: bool) -> Option<usize> {
        (0..self.standings.len())
            .find(|at| self.standings[*at] == Standing::Open && (later || !self.later[*at]))
    }

    /// Whether a question comes after the result.
    pub fn is_later(&self, at: usize) -> bool {
        self.later[at]
    }

    /// The next question that is shown, answered or not.
    pub fn following(&self, at: usize) -> Option<usize> {
        (at + 1..self.standings.len()).find(|at| self.standings[*at] != Standing::Hidden)
    }

    /// The question to go on to once this one is answered: the following one that is shown; after the last one before the
    /// result whatever of them was left out, and then nothing.
    pub fn onward(&self, at: usize) -> Option<usize> {
        let following = self.following(at);
        let crosses = following.is_none_or(|next| self.is_later(next)) && !self.is_later(at);
        match crosses {
            true => self.next(false).filter(|next| *next != at),
            false => following,
        }
    }

    /// The question before that is shown.
    pub fn preceding(&self, at: usize) -> Option<usize> {
        (0..at)
            .rev()
            .find(|at| self.standings[*at] != Standing::Hidden)
    }

    /// How many questions are answered, of how many that are shown; those after the result are counted with them only
    /// once the others are done.
    pub fn count(&self) -> (usize, usize) {
        let later = self.next(false).is_none();
        let counted = self
            .standings
            .iter()
            .zip(&self.later)
            .filter(|(_, one)| later || !**one);
        let shown = counted
            .clone()
            .filter(|(standing, _)| **standing != Standing::Hidden)
            .count();
        let answered = counted
            .filter(|(standing, _)| **standing == Standing::Answered)
            .count();
        (answered, shown)
    }

    /// How a stage stands.
    pub fn stage(&self, interview: &Interview, stage: usize) -> StageProgress {
        let later = self.next(false).is_none();
        let mut progress = StageProgress {
            shown: 0,
            answered: 0,
        };
        for ((question, standing), is_later) in interview
            .questions
            .iter()
            .zip(&self.standings)
            .zip(&self.later)
        {
            let counted = later || !is_later;
            if counted && interview.stage_of(question) == stage && *standing != Standing::Hidden {
                progress.shown += 1;
                progress.answered += usize::from(*standing == Standing::Answered);
            }
        }
        progress
    }
}

/// Whether a question was answered: its first fact, or all of a checklist.
fn answered(interview: &Interview, law: &Law, case: &Case, question: &Question) -> bool {
    match question.form {
        Form::Records => match &case.records {
            Some(Records::Unknown) => true,
            Some(Records::Rows(rows)) => {
                rows.is_empty() || rows.iter().all(|row| row.count.is_some())
            }
            None => false,
        },
        // When the conduct began is only asked beside its end.
        Form::Date => interview
            .facts(law, question)
            .next()
            .is_some_and(|fact| case.answer(fact).is_some()),
        Form::Choice | Form::Set | Form::Checklist | Form::Count | Form::Money => interview
            .facts(law, question)
            .all(|fact| !matches!(case.answer(fact), None | Some(Answer::Set(0)))),
    }
}

/// Whose the answer to a question is where a case has several people: the person's own (`true`) or everybody's; nothing
/// where it is not answered. `plain` is the plain case of the person.
pub fn whose(
    interview: &Interview,
    law: &Law,
    (plain, person): (&Case, &Person),
    question: &Question,
) -> Option<bool> {
    if question.form == Form::Records {
        return plain.records.is_some().then(|| person.owns_records());
    }
    let mut facts = interview.facts(law, question);
    let own = facts.any(|fact| person.owns(fact));
    let told = || {
        let mut facts = interview.facts(law, question);
        facts.any(|fact| plain.answer(fact).is_some())
    };
    (own || told()).then_some(own)
}
