//! Tells a case to the program, question by question: in plain lines, and by keys on the screen.

use gexin::assess::Scratch;
use gexin::case::{Answer, Case, Row, Span};
use gexin::interview::{ChoiceKind, Form, Progress, Question, Standing, choices, is_chosen};
use gexin::law::FactKind;
use gexin::report::ask::Talk;
use gexin::text::{Fen, Lang};
use gexin::tui::action::Action;
use gexin::tui::input::KeyCode;

use super::desk::{AS_OF, Desk, world};

/// A case as the interview takes it: checklists answered whole, and nothing said to questions that are not asked.
pub fn whole(mut case: Case) -> Case {
    let world = world();
    for question in &world.interview.questions {
        let facts: Vec<usize> = world.interview.facts(&world.law, question).collect();
        let told = facts.iter().any(|fact| case.answer(*fact).is_some());
        for fact in facts {
            if question.form == Form::Checklist && told && case.answer(fact).is_none() {
                case.set(fact, Some(Answer::Bool(false)));
            }
        }
    }
    let facts = (&world.assessor.facts(&world.law, &case), AS_OF);
    let scratch = &mut Scratch::default();
    let (interview, law) = (&world.interview, &world.law);
    let progress = Progress::of(interview, law, &world.assessor, &case, facts, scratch);
    for (question, standing) in interview.questions.iter().zip(&progress.standings) {
        let hidden = *standing == Standing::Hidden;
        for fact in interview.facts(law, question).filter(|_| hidden) {
            case.set(fact, None);
        }
    }
    case
}

/// Tells a case in plain lines, and gives the lines.
pub fn by_lines(talk: &mut Talk<'_>, case: &Case) -> Vec<String> {
    let mut script = vec![format!("title {}", case.title)];
    talk.hear(&script[0]);
    let mut told = Vec::new();
    let mut ends = 0;
    loop {
        let lines = match talk.question() {
            None if ends == 2 => return script,
            None => {
                ends += 1;
                vec![String::new()]
            }
            Some(question) if told.contains(&question.id.to_string()) => vec!["next".to_owned()],
            Some(question) => {
                told.push(question.id.to_string());
                lines(question, case, talk.lang)
            }
        };
        assert!(script.len() < 200, "it does not end: {script:#?}");
        for line in lines {
            talk.hear(&line);
            script.push(line);
        }
    }
}

fn lines(question: &Question, case: &Case, lang: Lang) -> Vec<String> {
    let world = world();
    let facts: Vec<usize> = world.interview.facts(&world.law, question).collect();
    let skip = vec!["next".to_owned()];
    match question.form {
        Form::Choice if world.law.facts[facts[0]].kind == FactKind::Role => match role(case) {
            Some(role) => vec![world.law.roles[role].name.get(lang).to_owned()],
            None => skip,
        },
        Form::Choice | Form::Set | Form::Checklist => {
            let numbers: Vec<String> = chosen(question, case)
                .into_iter()
                .map(|(at, _)| (at + 1).to_string())
                .collect();
            match numbers.is_empty() {
                true => skip,
                false => vec![numbers.join(" ")],
            }
        }
        Form::Count | Form::Money | Form::Date => {
            let typed: Vec<String> = facts.iter().map(|fact| typed(case, *fact)).collect();
            match typed[0].is_empty() {
                true => skip,
                false => typed,
            }
        }
        Form::Records => {
            let mut lines: Vec<String> = Vec::new();
            for (at, row) in case.rows().iter().enumerate() {
                lines.push(format!("{} {}", kind(row, lang), count(row.count)));
                if row.removed.is_some() {
                    lines.push(format!("details {}", at + 1));
                    lines.push("1".to_owned());
                    lines.push(count(row.removed));
                    lines.push("done".to_owned());
                }
            }
            lines.push(if lines.is_empty() { "next" } else { "done" }.to_owned());
            lines
        }
    }
}

/// Tells a case by keys, and saves it.
pub fn by_keys(desk: &mut Desk, case: &Case) {
    let mut told = Vec::new();
    let mut ends = 0;
    for _ in 0..200 {
        match desk.question() {
            None if ends == 2 => return,
            None => {
                ends += 1;
                desk.enter();
            }
            Some(question) if told.contains(&question.id.to_string()) => {
                desk.act(Action::Next);
            }
            Some(question) => {
                told.push(question.id.to_string());
                press(desk, question, case);
            }
        }
    }
    panic!("it does not end: {told:?}");
}

fn press(desk: &mut Desk, question: &Question, case: &Case) {
    let (world, lang) = (world(), desk.app.lang);
    let facts: Vec<usize> = world.interview.facts(&world.law, question).collect();
    let skip = |desk: &mut Desk| {
        desk.act(Action::Next);
    };
    match question.form {
        Form::Choice if world.law.facts[facts[0]].kind == FactKind::Role => match role(case) {
            Some(role) => desk.search(world.law.roles[role].name.get(lang)),
            None => skip(desk),
        },
        Form::Choice | Form::Set | Form::Checklist => {
            let chosen = chosen(question, case);
            let values: Vec<&str> = chosen.iter().map(|(_, value)| value.as_str()).collect();
            match (&values[..], &chosen[..]) {
                ([], _) => skip(desk),
                (["none" | "unknown"], _) => desk.choose(values[0]),
                _ if question.form == Form::Choice => desk.choose(values[0]),
                _ => desk.tick(&values),
            }
        }
        Form::Count | Form::Money | Form::Date => {
            let typed: Vec<String> = facts.iter().map(|fact| typed(case, *fact)).collect();
            if typed[0].is_empty() {
                return skip(desk);
            }
            for (at, text) in typed.iter().enumerate() {
                desk.types(text);
                if at + 1 < typed.len() {
                    desk.key(KeyCode::Down);
                }
            }
            desk.enter();
        }
        Form::Records => {
            for (at, row) in case.rows().iter().enumerate() {
                if at > 0 {
                    desk.key(KeyCode::Down);
                    desk.enter();
                }
                desk.search(kind(row, lang));
                desk.types(&count(row.count));
                if row.removed.is_some() {
                    desk.act(Action::Edit);
                    desk.types(&count(row.removed));
                    desk.act(Action::Back);
                }
                desk.enter();
            }
            match case.rows().is_empty() {
                true => skip(desk),
                false => desk.enter(),
            }
        }
    }
}

fn role(case: &Case) -> Option<usize> {
    let (fact, _) = world().law.fact("role")?;
    match case.answer(fact) {
        Some(Answer::Choice(role)) => Some(*role),
        _ => None,
    }
}

fn kind(row: &Row, lang: Lang) -> &'static str {
    world().law.types[row.kind].name.get(lang)
}

fn count(span: Option<Span>) -> String {
    match span.map(|span| (span.min, span.max)) {
        Some((min, Some(max))) if min == max => min.to_string(),
        Some((min, Some(max))) => format!("{min}-{max}"),
        Some((_, None)) | None => String::new(),
    }
}

/// An answer as a person would type it.
fn typed(case: &Case, fact: usize) -> String {
    match case.answer(fact) {
        Some(Answer::Money(span)) => Fen(span.min).decimal(),
        Some(Answer::Count(span)) => span.min.to_string(),
        Some(Answer::Date(date)) => date.written(),
        _ => String::new(),
    }
}

/// The options of a question that a case has chosen: place, and id as the desk names it.
fn chosen(question: &Question, case: &Case) -> Vec<(usize, String)> {
    let world = world();
    let common = &world.screens.common;
    let words = common.choice_words();
    let (_, fact) = world.law.fact(&question.facts[0]).expect("a fact");
    let id = |kind: ChoiceKind| match kind {
        ChoiceKind::Value(at) => fact.values[at].id.to_string(),
        ChoiceKind::Fact(at) => world.law.facts[at].id.to_string(),
        ChoiceKind::YesNo(true) => "yes".to_owned(),
        ChoiceKind::YesNo(false) => "no".to_owned(),
        ChoiceKind::None => "none".to_owned(),
        ChoiceKind::Unknown => "unknown".to_owned(),
    };
    choices(&world.law, question, &words)
        .into_iter()
        .enumerate()
        .filter(|(_, one)| is_chosen(&world.interview, &world.law, case, question, one.kind))
        .map(|(at, one)| (at, id(one.kind)))
        .collect()
}
