//! The answers of a case as a list: one line a question, in the order of the interview.

use super::{Matter, Phrases};
use crate::case::Records;
use crate::interview::{
    ChoiceWords, Form, Interview, Progress, Question, Standing, choices, is_chosen,
};
use crate::text::Text;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    /// The question, by position.
    pub question: usize,
    /// How it stands.
    pub standing: Standing,
    /// What was answered, in words; empty where nothing was.
    pub answer: String,
}

/// One line for each question; `count_missing` stands for a count that was not given.
pub fn review(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    (interview, progress): (&Interview, &Progress),
    words: (&ChoiceWords<'_>, &Text),
) -> Vec<ReviewLine> {
    let questions = interview.questions.iter().zip(&progress.standings);
    questions
        .enumerate()
        .map(|(at, (question, standing))| ReviewLine {
            question: at,
            standing: *standing,
            answer: answer(matter, phrases, interview, (question, words)),
        })
        .collect()
}

fn answer(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    interview: &Interview,
    (question, (words, count_missing)): (&Question, (&ChoiceWords<'_>, &Text)),
) -> String {
    let (law, case) = (matter.law, &matter.case);
    match question.form {
        Form::Choice | Form::Set | Form::Checklist => {
            let all = choices(law, question, words).into_iter();
            let chosen =
                all.filter(|choice| is_chosen(interview, law, case, question, choice.kind));
            let says: Vec<String> = chosen
                .map(|choice| choice.says.get(phrases.lang).to_owned())
                .collect();
            phrases.clauses(&says)
        }
        Form::Count | Form::Money | Form::Date => {
            let several = question.facts.len() > 1;
            let said = |fact: usize| {
                let value = phrases.answer(&law.facts[fact], case.answer(fact)?);
                let name = law.facts[fact].name.get(phrases.lang);
                Some(match several {
                    true => format!("{name}{}{value}", phrases.colon()),
                    false => value,
                })
            };
            let all: Vec<String> = interview.facts(law, question).filter_map(said).collect();
            phrases.clauses(&all)
        }
        Form::Records => records(matter, phrases, words, count_missing),
    }
}

fn records(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    words: &ChoiceWords<'_>,
    count_missing: &Text,
) -> String {
    match &matter.case.records {
        None => String::new(),
        Some(Records::Unknown) => words.unknown.get(phrases.lang).to_owned(),
        Some(Records::Rows(rows)) if rows.is_empty() => phrases.records(0),
        Some(Records::Rows(rows)) => {
            let said = |row: &crate::case::Row| {
                let kind = matter.law.types[row.kind].name.get(phrases.lang);
                let count = match row.count {
                    Some(_) => phrases.entered(row),
                    None => count_missing.get(phrases.lang).to_owned(),
                };
                format!("{kind}{}{count}", phrases.colon())
            };
            phrases.clauses(&rows.iter().map(said).collect::<Vec<_>>())
        }
    }
}
