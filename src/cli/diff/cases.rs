//! Two cases beside each other.

use std::path::Path;

use serde::Serialize;

use super::persons::{self, Pair};
use super::{Offence, named, said};
use crate::case::{Answer, Row, written};
use crate::cli::Exit;
use crate::cli::args::Format;
use crate::cli::open::case_alone;
use crate::cli::setup::Setup;
use crate::law::FactKind;
use crate::report::{Difference, Parties};
use crate::text::clean;

/// What differs, as text or as one line of JSON.
pub(super) fn compare(
    setup: &Setup,
    (a, b): (&Path, &Path),
    format: Format,
) -> Result<String, Exit> {
    let parties = |path| {
        let mut case = case_alone(setup, path)?;
        // What a file keeps of the day when it was saved is nothing of the case.
        case.made = None;
        let same = case.clone();
        let (law, assessor) = (&setup.data.law, &setup.assessor);
        let parties = Parties::new(law, assessor, case, setup.as_of, None);
        Ok((same, parties))
    };
    // Both are read before one of them is said to be bad.
    let (first, second) = (parties(a), parties(b));
    let ((case_a, first), (case_b, second)) = (first?, second?);
    let shared = Difference::of(&first.shared, &second.shared);
    let persons = persons::compare(&first.persons, &second.persons, &shared);
    Ok(match format {
        Format::Json => json(setup, (a, b), &shared, &persons),
        Format::Text if case_a == case_b => {
            setup.data.messages.diff.same.get(setup.lang).to_owned() + "\n"
        }
        Format::Text => text(setup, (&first, &second), &shared, &persons),
    })
}

#[derive(Serialize)]
struct Whole<'a> {
    a: String,
    b: String,
    #[serde(flatten)]
    differs: Differs<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    persons: Vec<persons::Side<'a>>,
}

/// What two plain cases say differently, in JSON.
#[derive(Serialize)]
pub(super) struct Differs<'a> {
    answers: Vec<Answers<'a>>,
    records: Rows,
    offences: Vec<Offence<'a>>,
}

#[derive(Serialize)]
struct Answers<'a> {
    fact: &'a str,
    /// As a case file in TOML has it.
    a: Option<String>,
    b: Option<String>,
}

#[derive(Serialize)]
struct Rows {
    a: Vec<String>,
    b: Vec<String>,
}

impl<'a> Differs<'a> {
    /// A difference in JSON.
    pub(super) fn of(setup: &'a Setup, difference: &'a Difference<'_>) -> Self {
        let law = &setup.data.law;
        let answer =
            |at: usize, answer: Option<&Answer>| Some(written(law, &law.facts[at], answer?));
        let rows = |rows: &[&Row]| rows.iter().map(|row| row_text(setup, row)).collect();
        let answers = difference.answers.iter();
        let offences = difference.offences.iter();
        Differs {
            answers: answers
                .map(|(at, a, b)| Answers {
                    fact: &law.facts[*at].id,
                    a: answer(*at, *a),
                    b: answer(*at, *b),
                })
                .collect(),
            records: Rows {
                a: rows(&difference.gone),
                b: rows(&difference.come),
            },
            offences: offences
                .map(|(a, b)| Offence::of(Some(a), Some(b)))
                .collect(),
        }
    }
}

fn json(
    setup: &Setup,
    (a, b): (&Path, &Path),
    shared: &Difference<'_>,
    persons: &[Pair<'_>],
) -> String {
    let whole = Whole {
        a: a.display().to_string(),
        b: b.display().to_string(),
        differs: Differs::of(setup, shared),
        persons: persons.iter().map(|pair| pair.side(setup)).collect(),
    };
    // Plain structs with string keys cannot fail to serialise.
    serde_json::to_string(&whole).unwrap_or_default() + "\n"
}

fn text(
    setup: &Setup,
    (a, b): (&Parties<'_>, &Parties<'_>),
    shared: &Difference<'_>,
    persons: &[Pair<'_>],
) -> String {
    let (texts, lang) = (&setup.data.messages.diff, setup.lang);
    let colon = setup.phrases().colon();
    let mut out = Vec::new();
    let titles = [a, b].map(|one| clean(&one.shared.case.title));
    if titles[0] != titles[1] {
        let [from, to] = titles;
        out.push(format!("{}{colon}{from} → {to}", texts.title.get(lang)));
    }
    out.extend(said_lines(setup, shared));
    // What holds for all is nobody's own result where there are people.
    if persons.is_empty() {
        out.push(texts.levels.get(lang).to_owned());
        out.extend(level_lines(setup, shared));
    }
    for pair in persons {
        out.extend(pair.lines(setup));
    }
    out.join("\n") + "\n"
}

/// The answers and rows that differ, under their heads.
pub(super) fn said_lines(setup: &Setup, difference: &Difference<'_>) -> Vec<String> {
    let (texts, lang) = (&setup.data.messages.diff, setup.lang);
    let phrases = setup.phrases();
    let facts = &setup.data.law.facts;
    let answer = |at: usize, answer: Option<&Answer>| match answer {
        Some(answer) => phrases.answer(&facts[at], answer),
        None => texts.nothing.get(lang).to_owned(),
    };
    let asked = difference.answers.iter();
    let asked = asked.filter(|(at, ..)| facts[*at].kind != FactKind::Rows);
    let answers: Vec<String> = asked
        .map(|(at, a, b)| {
            let name = facts[*at].name.get(lang);
            let (from, to) = (answer(*at, *a), answer(*at, *b));
            format!("  {name}{}{from} → {to}", phrases.colon())
        })
        .collect();
    let row = |sign: &str, row: &Row| format!("  {sign} {}", row_text(setup, row));
    let gone = difference.gone.iter().map(|one| row("−", one));
    let come = difference.come.iter().map(|one| row("+", one));
    let rows: Vec<String> = gone.chain(come).collect();
    let mut out = Vec::new();
    for (head, lines) in [(&texts.answers, answers), (&texts.rows, rows)] {
        if !lines.is_empty() {
            out.push(head.get(lang).to_owned());
            out.extend(lines);
        }
    }
    out
}

/// The offences that come to something else, or that none does.
pub(super) fn level_lines(setup: &Setup, difference: &Difference<'_>) -> Vec<String> {
    let phrases = setup.phrases();
    let changed = difference.offences.iter().filter(|(a, b)| a != b);
    let lines: Vec<String> = changed
        .map(|(a, b)| {
            let (from, to) = (said(&phrases, Some(a)), said(&phrases, Some(b)));
            let name = named(&phrases, &a.offence);
            format!("  {name}{}{from} → {to}", phrases.colon())
        })
        .collect();
    match &lines[..] {
        [] => {
            let same = &setup.data.messages.diff.same_levels;
            vec![format!("  {}", same.get(setup.lang))]
        }
        _ => lines,
    }
}

/// A row as it was entered.
fn row_text(setup: &Setup, row: &Row) -> String {
    let (law, phrases) = (&setup.data.law, setup.phrases());
    let name = law
        .types
        .get(row.kind)
        .map_or("", |kind| kind.name.get(setup.lang));
    let memo = &setup.data.texts.memo;
    let mut parts = Vec::new();
    if let Some(tier) = row.tier.and_then(|tier| law.tiers.get(tier)) {
        parts.push(tier.name.get(setup.lang).to_owned());
    }
    let mut part =
        |name: &str, value: String| parts.push(format!("{name}{}{value}", phrases.colon()));
    if let Some(removed) = row.removed {
        part(memo.removed.get(setup.lang), phrases.span(Some(removed)));
    }
    if let Some(recipients) = row.recipients {
        part(memo.recipients.get(setup.lang), phrases.people(recipients));
    }
    for (at, answer) in &row.own {
        let fact = &law.facts[*at];
        part(fact.name.get(setup.lang), phrases.answer(fact, answer));
    }
    let count = phrases.span(row.count);
    let rest = match &parts[..] {
        [] => String::new(),
        parts => phrases.aside(&phrases.listed(parts)),
    };
    format!("{name}{}{count}{rest}", phrases.colon())
}
