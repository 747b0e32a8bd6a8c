//! Stages and questions, as the data holds them.

use jiff::civil::Date;
use serde::Deserialize;

use crate::case::{Answer, Case};
use crate::law::{Code, FactKind, Files, Law, Name, Problem, read};
use crate::text::{Text, nearest};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// One of a fact's values, or yes or no.
    Choice,
    /// Several of a fact's values.
    Set,
    /// Several yes-or-no facts at once.
    Checklist,
    /// Whole numbers.
    Count,
    /// Amounts of money.
    Money,
    /// A day, and optionally when it began.
    Date,
    /// The record rows.
    Records,
}

/// A stage of the interview.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Id.
    pub id: Name,
    /// Name.
    pub name: Text,
}

/// Plain words for a value or a fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    /// The value's or the fact's id.
    pub value: Name,
    /// Plain words.
    pub says: Text,
}

/// What a question says of its reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Why we ask.
    pub why: Text,
    /// Provisions.
    pub cite: Vec<Name>,
}

/// A question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Id.
    pub id: Name,
    /// The stage it belongs to.
    pub stage: Name,
    /// How it is answered.
    pub form: Form,
    /// The facts that it answers.
    pub facts: Vec<Name>,
    /// Shown even while it changes nothing.
    #[serde(default)]
    pub always: bool,
    /// Asked after the result was shown: it bears on the sentence only.
    #[serde(default)]
    pub later: bool,
    /// The question in plain words.
    pub ask: Text,
    /// Why we ask.
    pub why: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// The reason for a judgment of a day on which not all of these were law; right on each such day, with those of its
    /// provisions that were. Without one nothing is said then.
    pub earlier: Option<Reason>,
    /// Checklist: the words for "none of these".
    pub none: Option<Text>,
    /// Plain words for its values or facts, in the order in which they are offered.
    #[serde(default)]
    pub options: Vec<Plain>,
}

/// All stages and questions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// Stages in order.
    #[serde(rename = "stage")]
    pub stages: Vec<Stage>,
    /// Questions in the order in which they are asked.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

impl Question {
    /// Why we ask, with its provisions, for a judgment of a day: nothing that takes effect only later is said or cited.
    pub fn reason(&self, law: &Law, day: Date) -> Option<(&Text, Vec<&Name>)> {
        let known = |cites: &'_ [Name]| cites.iter().all(|cite| law.known_on(cite, day));
        if known(&self.cite) {
            return Some((&self.why, self.cite.iter().collect()));
        }
        let earlier = self.earlier.as_ref()?;
        let cites = earlier.cite.iter();
        let cites: Vec<&Name> = cites.filter(|cite| law.known_on(cite, day)).collect();
        (!cites.is_empty()).then_some((&earlier.why, cites))
    }
}

impl Interview {
    /// Reads the interview without a look at the law: for the data built into the program, which tests check.
    pub fn read(files: &Files, problems: &mut Vec<Problem>) -> Option<Interview> {
        read(files, "interview.toml", problems)
    }

    /// Reads the interview and checks it; what is wrong with it is added to `problems`.
    pub fn load(files: &Files, law: &Law, problems: &mut Vec<Problem>) -> Option<Interview> {
        let interview = Interview::read(files, problems)?;
        let before = problems.len();
        let mut check = Check {
            files,
            law,
            interview: &interview,
            problems,
        };
        for question in &interview.questions {
            check.question(question);
        }
        check.every_fact_is_asked();
        (problems.len() == before).then_some(interview)
    }

    /// The record types that the role of a case usually handles, by position.
    pub fn usual_types(law: &Law, case: &Case) -> Vec<usize> {
        let role = law.fact("role").and_then(|(at, _)| match case.answer(at) {
            Some(Answer::Choice(role)) => law.roles.get(*role),
            Some(_) | None => None,
        });
        let handles = role.map(|role| &role.handles[..]).unwrap_or_default();
        let known = handles.iter().filter_map(|name| law.record_type(name));
        known.map(|(at, _)| at).collect()
    }

    /// The positions of the facts that a question answers.
    pub fn facts<'a>(
        &self,
        law: &'a Law,
        question: &'a Question,
    ) -> impl Iterator<Item = usize> + 'a {
        question
            .facts
            .iter()
            .filter_map(|name| law.fact(name).map(|(at, _)| at))
    }

    /// The position of a question's stage.
    pub fn stage_of(&self, question: &Question) -> usize {
        self.stages
            .iter()
            .position(|stage| stage.id == question.stage)
            .unwrap_or(0)
    }
}

struct Check<'a> {
    files: &'a Files,
    law: &'a Law,
    interview: &'a Interview,
    problems: &'a mut Vec<Problem>,
}

impl Check<'_> {
    fn error(&mut self, code: Code, at: &Name, zh: String, en: String) {
        if let Some(file) = self.files.find("interview.toml") {
            self.problems
                .push(Problem::new(code, self.files.place(file, &at.at()), zh, en));
        }
    }

    fn unknown<'k>(
        &mut self,
        code: Code,
        at: &Name,
        what: (&str, &str),
        known: impl Iterator<Item = &'k str>,
    ) {
        let near = nearest(at, known);
        let hint = |before: &str, after: &str| {
            near.map_or(String::new(), |near| format!("{before}{near}{after}"))
        };
        let zh = format!("没有名为“{at}”的{}{}", what.0, hint("；是否应为“", "”？"));
        let en = format!(
            "no {} is named `{at}`{}",
            what.1,
            hint("; did you mean `", "`?")
        );
        self.error(code, at, zh, en);
    }

    fn question(&mut self, question: &Question) {
        let (law, interview) = (self.law, self.interview);
        if !interview
            .stages
            .iter()
            .any(|stage| stage.id == question.stage)
        {
            self.unknown(
                Code::UnknownName,
                &question.stage,
                ("阶段", "stage"),
                interview.stages.iter().map(|stage| stage.id.as_str()),
            );
        }
        let earlier = question.earlier.iter().flat_map(|reason| &reason.cite);
        for cite in question.cite.iter().chain(earlier) {
            if law.provision(cite).is_none() {
                self.unknown(
                    Code::UnknownCitation,
                    cite,
                    ("条文", "provision"),
                    law.provisions().iter().map(|one| one.id.as_str()),
                );
            }
        }
        for name in &question.facts {
            match law.fact(name) {
                None => self.unknown(
                    Code::UnknownName,
                    name,
                    ("事实", "fact"),
                    law.facts.iter().map(|fact| fact.id.as_str()),
                ),
                Some((_, fact)) if !fits(question.form, fact.kind) => self.error(
                    Code::WrongType,
                    name,
                    format!("“{name}”不能用这种问法回答"),
                    format!("`{name}` cannot be answered by a question of this form"),
                ),
                Some(_) => {}
            }
        }
        for option in &question.options {
            let known: Vec<&str> = match question.form {
                Form::Checklist => question.facts.iter().map(Name::as_str).collect(),
                _ => question
                    .facts
                    .first()
                    .and_then(|name| law.fact(name))
                    .map_or(Vec::new(), |(_, fact)| {
                        fact.values.iter().map(|value| value.id.as_str()).collect()
                    }),
            };
            if !known.contains(&option.value.as_str()) {
                self.unknown(
                    Code::UnknownName,
                    &option.value,
                    ("选项", "option"),
                    known.into_iter(),
                );
            }
        }
    }

    /// Every fact is asked by exactly one question, unless no rule uses it.
    fn every_fact_is_asked(&mut self) {
        let law = self.law;
        for fact in &law.facts {
            let asking: Vec<&Question> = self
                .interview
                .questions
                .iter()
                .filter(|question| question.facts.contains(&fact.id))
                .collect();
            match (asking.len(), fact.reserved) {
                (1, _) | (0, true) => {}
                (0, false) => {
                    if let Some(file) = self.files.find("facts.toml") {
                        let place = self.files.place(file, &fact.id.at());
                        let (zh, en) = ("没有问题询问这项事实", "no question asks for this fact");
                        self.problems
                            .push(Problem::new(Code::NeverAsked, place, zh, en));
                    }
                }
                _ => self.error(
                    Code::AskedTwice,
                    &asking[1].id,
                    format!("“{}”被问了两次", fact.id),
                    format!("`{}` is asked for twice", fact.id),
                ),
            }
        }
    }
}

fn fits(form: Form, kind: FactKind) -> bool {
    match form {
        Form::Choice => matches!(kind, FactKind::Bool | FactKind::Enum | FactKind::Role),
        Form::Set => kind == FactKind::Set,
        Form::Checklist => kind == FactKind::Bool,
        Form::Count => kind == FactKind::Count,
        Form::Money => kind == FactKind::Money,
        Form::Date => kind == FactKind::Date,
        Form::Records => kind == FactKind::Rows,
    }
}
