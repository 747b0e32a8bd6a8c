//! The options of a question: what can be chosen, in which words, and what it sets.

use super::question::{Form, Interview, Question};
use crate::case::{Answer, Case, Records};
use crate::law::{FactKind, Law};
use crate::text::Text;

/// An option of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Plain words.
    pub says: Text,
    /// The legal term, where it differs.
    pub term: Option<Text>,
    /// What it is.
    pub kind: ChoiceKind,
}

/// What choosing an option does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// A value of the fact, by position.
    Value(usize),
    /// A yes-or-no fact of a checklist, by position.
    Fact(usize),
    /// Yes or no.
    YesNo(bool),
    /// None of a checklist.
    None,
    /// Open.
    Unknown,
}

/// The options of a question, in the order in which they are offered; "I don't know" is last.
pub fn choices(law: &Law, question: &Question, words: &ChoiceWords<'_>) -> Vec<Choice> {
    let plain = |id: &str| {
        question
            .options
            .iter()
            .find(|option| option.value.as_str() == id)
    };
    let mut all = Vec::new();
    let Some((_, fact)) = question.facts.first().and_then(|name| law.fact(name)) else {
        return all;
    };
    match question.form {
        Form::Checklist => {
            if let Some(none) = &question.none {
                all.push(Choice {
                    says: none.clone(),
                    term: None,
                    kind: ChoiceKind::None,
                });
            }
            for (at, fact) in question.facts.iter().filter_map(|name| law.fact(name)) {
                let says = plain(&fact.id).map_or(&fact.name, |option| &option.says);
                all.push(choice(says, &fact.name, ChoiceKind::Fact(at)));
            }
        }
        Form::Choice if fact.kind == FactKind::Bool => {
            all.push(Choice {
                says: words.yes.clone(),
                term: None,
                kind: ChoiceKind::YesNo(true),
            });
            all.push(Choice {
                says: words.no.clone(),
                term: None,
                kind: ChoiceKind::YesNo(false),
            });
        }
        Form::Choice if fact.kind == FactKind::Role => {
            let roles = law.roles.iter().enumerate();
            all.extend(
                roles.map(|(at, role)| choice(&role.name, &role.name, ChoiceKind::Value(at))),
            );
        }
        Form::Choice | Form::Set => {
            let named = question.options.iter().filter_map(|option| {
                let at = fact.value(&option.value)?;
                Some(choice(
                    &option.says,
                    &fact.values[at].name,
                    ChoiceKind::Value(at),
                ))
            });
            all.extend(named);
            for (at, value) in fact.values.iter().enumerate() {
                if plain(&value.id).is_none() {
                    all.push(choice(&value.name, &value.name, ChoiceKind::Value(at)));
                }
            }
        }
        Form::Count | Form::Money | Form::Date | Form::Records => {}
    }
    all.push(Choice {
        says: words.unknown.clone(),
        term: None,
        kind: ChoiceKind::Unknown,
    });
    all
}

/// Words that every question shares.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceWords<'a> {
    /// Yes.
    pub yes: &'a Text,
    /// No.
    pub no: &'a Text,
    /// I don't know.
    pub unknown: &'a Text,
}

fn choice(says: &Text, term: &Text, kind: ChoiceKind) -> Choice {
    Choice {
        says: says.clone(),
        term: (says != term).then(|| term.clone()),
        kind,
    }
}

/// Whether an option is the answer that the case holds.
pub fn is_chosen(
    interview: &Interview,
    law: &Law,
    case: &Case,
    question: &Question,
    kind: ChoiceKind,
) -> bool {
    let facts: Vec<usize> = interview.facts(law, question).collect();
    let Some(&first) = facts.first() else {
        return false;
    };
    match kind {
        ChoiceKind::Value(at) => match case.answer(first) {
            Some(Answer::Choice(chosen)) => *chosen == at,
            Some(Answer::Set(bits)) => bits >> at & 1 == 1,
            Some(_) | None => false,
        },
        ChoiceKind::Fact(fact) => case.answer(fact) == Some(&Answer::Bool(true)),
        ChoiceKind::YesNo(yes) => case.answer(first) == Some(&Answer::Bool(yes)),
        ChoiceKind::None => facts
            .iter()
            .all(|fact| case.answer(*fact) == Some(&Answer::Bool(false))),
        ChoiceKind::Unknown if question.form == Form::Records => {
            case.records == Some(Records::Unknown)
        }
        ChoiceKind::Unknown => facts
            .iter()
            .any(|fact| case.answer(*fact) == Some(&Answer::Unknown)),
    }
}

impl Choice {
    /// Chooses the option in a case. In a set or a checklist a value is turned over; anything else replaces the answer.
    pub fn choose(&self, interview: &Interview, law: &Law, case: &mut Case, question: &Question) {
        let facts: Vec<usize> = interview.facts(law, question).collect();
        let Some(&first) = facts.first() else { return };
        match self.kind {
            ChoiceKind::Value(at) if question.form == Form::Set => {
                let before = match case.answer(first) {
                    Some(Answer::Set(bits)) => *bits,
                    Some(_) | None => 0,
                };
                let after = before ^ 1 << at;
                // A set with nothing in it was not answered: nobody says "in no way".
                case.set(first, (after != 0).then_some(Answer::Set(after)));
            }
            ChoiceKind::Value(at) => case.set(first, Some(Answer::Choice(at))),
            ChoiceKind::YesNo(yes) => case.set(first, Some(Answer::Bool(yes))),
            ChoiceKind::Fact(fact) => {
                let yes = case.answer(fact) == Some(&Answer::Bool(true));
                // What is not ticked is answered with no as soon as anything is ticked.
                for &other in &facts {
                    if !matches!(case.answer(other), Some(Answer::Bool(_))) {
                        case.set(other, Some(Answer::Bool(false)));
                    }
                }
                case.set(fact, Some(Answer::Bool(!yes)));
            }
            ChoiceKind::None => facts
                .iter()
                .for_each(|fact| case.set(*fact, Some(Answer::Bool(false)))),
            ChoiceKind::Unknown if question.form == Form::Records => {
                case.records = Some(Records::Unknown)
            }
            ChoiceKind::Unknown => facts
                .iter()
                .for_each(|fact| case.set(*fact, Some(Answer::Unknown))),
        }
    }
}
