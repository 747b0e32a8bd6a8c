//! Writing a case file: always the same text for the same case.

use std::fmt::Write as _;

use super::{Answer, Answered, Case, DateForm, Records, Row, SCHEMA, Span};
use crate::law::{Fact, Law};
use crate::text::Fen;

/// The case as a TOML file. [`super::read`] gives the same case back.
pub fn write(law: &Law, case: &Case) -> String {
    let mut out = format!("schema = {SCHEMA}\n");
    if !case.title.is_empty() {
        line(&mut out, "title", &quoted(&case.title));
    }
    match &case.records {
        Some(Records::Unknown) => line(&mut out, "records", "\"unknown\""),
        Some(Records::Rows(rows)) if rows.is_empty() => line(&mut out, "records", "[]"),
        Some(Records::Rows(_)) | None => {}
    }
    let mut answers = String::new();
    for (at, fact) in law.facts.iter().enumerate() {
        if let Some(answered) = case.answered(at) {
            line(&mut answers, &fact.id, &with_source(law, fact, answered));
        }
    }
    if !answers.is_empty() {
        let _ = write!(out, "\n[answers]\n{answers}");
    }
    for row in case.rows() {
        out.push_str("\n[[records]]\n");
        write_row(&mut out, law, row);
    }
    out
}

fn line(out: &mut String, key: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{key} = {value}");
}

fn with_source(law: &Law, fact: &Fact, answered: &Answered) -> String {
    let value = value(law, fact, &answered.answer);
    match &answered.source {
        Some(source) => format!("{{ value = {value}, source = {} }}", quoted(source)),
        None => value,
    }
}

/// An answer as a case file in TOML has it.
pub fn written(law: &Law, fact: &Fact, answer: &Answer) -> String {
    value(law, fact, answer)
}

fn value(law: &Law, fact: &Fact, answer: &Answer) -> String {
    let id = |at: usize| quoted(law.value_id(fact, at).unwrap_or_default());
    match answer {
        Answer::Unknown => "\"unknown\"".to_owned(),
        Answer::Bool(yes) => yes.to_string(),
        Answer::Choice(at) => id(*at),
        Answer::Set(bits) => {
            let ids: Vec<String> = (0..64).filter(|at| bits >> at & 1 == 1).map(id).collect();
            format!("[{}]", ids.join(", "))
        }
        Answer::Count(span) => count(*span),
        Answer::Money(span) => ends(*span, |fen| Fen(fen).decimal()),
        Answer::Date(date) => match date.form {
            DateForm::Day => date.written(),
            DateForm::Month | DateForm::Year => quoted(&date.written()),
        },
    }
}

fn ends(span: Span, one: impl Fn(u64) -> String) -> String {
    match (span.exact(), span.max) {
        (Some(n), _) => one(n),
        (None, Some(max)) => format!("{{ min = {}, max = {} }}", one(span.min), one(max)),
        (None, None) => format!("{{ min = {} }}", one(span.min)),
    }
}

/// A count; one that TOML's integers may not hold is still written in full, because every reader here takes 64 bits.
fn count(span: Span) -> String {
    ends(span, |n| n.to_string())
}

fn write_row(out: &mut String, law: &Law, row: &Row) {
    line(
        out,
        "type",
        &quoted(law.types.get(row.kind).map_or("", |kind| &kind.id)),
    );
    for (key, span) in [
        ("count", row.count),
        ("removed", row.removed),
        ("recipients", row.recipients),
    ] {
        if let Some(span) = span {
            line(out, key, &count(span));
        }
    }
    if let Some(tier) = row.tier.and_then(|tier| law.tiers.get(tier)) {
        line(out, "tier", &quoted(&tier.id));
    }
    for (at, answer) in &row.own {
        if let Some(fact) = law.facts.get(*at) {
            line(out, &fact.id, &value(law, fact, answer));
        }
    }
    if let Some(source) = &row.source {
        line(out, "source", &quoted(source));
    }
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
