//! Two cases beside each other.

use std::path::Path;

use serde::Serialize;

use super::{Offence, named, said};
use crate::case::{Answer, Row, written};
use crate::cli::Exit;
use crate::cli::args::Format;
use crate::cli::open::case_alone;
use crate::cli::setup::Setup;
use crate::law::FactKind;
use crate::report::{Difference, Matter, Phrases};
use crate::text::clean;

/// What differs, as text or as one line of JSON.
pub(super) fn compare(
    setup: &Setup,
    (a, b): (&Path, &Path),
    format: Format,
) -> Result<String, Exit> {
    let matter = |path| {
        let case = case_alone(setup, path)?;
        Ok(Matter::of(
            &setup.data.law,
            &setup.assessor,
            case,
            setup.as_of,
        ))
    };
    // Both are read before one of them is said to be bad.
    let (first, second) = (matter(a), matter(b));
    let (first, second) = (first?, second?);
    let difference = Difference::of(&first, &second);
    Ok(match format {
        Format::Json => json(setup, (a, b), &difference),
        Format::Text => text(setup, (&first, &second), &difference),
    })
}

#[derive(Serialize)]
struct Whole<'a> {
    a: String,
    b: String,
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

fn json(setup: &Setup, (a, b): (&Path, &Path), difference: &Difference<'_>) -> String {
    let law = &setup.data.law;
    let answer = |at: usize, answer: Option<&Answer>| Some(written(law, &law.facts[at], answer?));
    let rows = |rows: &[&Row]| rows.iter().map(|row| row_text(setup, row)).collect();
    let whole = Whole {
        a: a.display().to_string(),
        b: b.display().to_string(),
        answers: difference
            .answers
            .iter()
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
        offences: difference
            .offences
            .iter()
            .map(|(a, b)| Offence::of(Some(a), Some(b)))
            .collect(),
    };
    // Plain structs with string keys cannot fail to serialise.
    serde_json::to_string(&whole).unwrap_or_default() + "\n"
}

fn text(setup: &Setup, (a, b): (&Matter<'_>, &Matter<'_>), difference: &Difference<'_>) -> String {
    let (texts, lang) = (&setup.data.messages.diff, setup.lang);
    let phrases = phrases(setup);
    let colon = phrases.colon();
    let mut out = Vec::new();
    if a.case.title != b.case.title {
        let (from, to) = (clean(&a.case.title), clean(&b.case.title));
        out.push(format!("{}{colon}{from} → {to}", texts.title.get(lang)));
    }
    let answer = |at: usize, answer: Option<&Answer>| match answer {
        Some(answer) => phrases.answer(&setup.data.law.facts[at], answer),
        None => texts.nothing.get(lang).to_owned(),
    };
    let facts = &setup.data.law.facts;
    let asked = difference
        .answers
        .iter()
        .filter(|(at, ..)| facts[*at].kind != FactKind::Rows);
    let answers: Vec<String> = asked
        .map(|(at, a, b)| {
            let name = facts[*at].name.get(lang);
            format!("  {name}{colon}{} → {}", answer(*at, *a), answer(*at, *b))
        })
        .collect();
    let gone = difference
        .gone
        .iter()
        .map(|row| format!("  − {}", row_text(setup, row)));
    let come = difference
        .come
        .iter()
        .map(|row| format!("  + {}", row_text(setup, row)));
    let rows: Vec<String> = gone.chain(come).collect();
    for (head, lines) in [(&texts.answers, &answers), (&texts.rows, &rows)] {
        if !lines.is_empty() {
            out.push(head.get(lang).to_owned());
            out.extend_from_slice(lines);
        }
    }
    if out.is_empty() && a.case == b.case {
        return texts.same.get(lang).to_owned() + "\n";
    }
    out.push(texts.levels.get(lang).to_owned());
    let mut changed = difference
        .offences
        .iter()
        .filter(|(a, b)| a != b)
        .peekable();
    if changed.peek().is_none() {
        out.push(format!("  {}", texts.same_levels.get(lang)));
    }
    out.extend(changed.map(|(a, b)| {
        let (from, to) = (said(&phrases, Some(a)), said(&phrases, Some(b)));
        format!("  {}{colon}{from} → {to}", named(&phrases, &a.offence))
    }));
    out.join("\n") + "\n"
}

fn phrases(setup: &Setup) -> Phrases<'_> {
    Phrases {
        law: &setup.data.law,
        texts: &setup.data.texts,
        lang: setup.lang,
    }
}

/// A row as it was entered.
fn row_text(setup: &Setup, row: &Row) -> String {
    let (law, phrases) = (&setup.data.law, phrases(setup));
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
