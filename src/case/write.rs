//! Writing a case file: always the same text for the same case.

use std::fmt::Write as _;

use super::person::Part;
use super::{Answer, Answered, Case, DateForm, Person, Records, Row, SCHEMA, Span};
use crate::law::{Fact, Law};
use crate::text::Fen;

/// The case as a TOML file. [`super::read`] gives the same case back.
pub fn write(law: &Law, case: &Case) -> String {
    let mut out = format!("schema = {SCHEMA}\n");
    if !case.title.is_empty() {
        line(&mut out, "title", &quoted(&case.title));
    }
    let made = case.made.as_ref();
    if let Some(made) = made.filter(|made| !made.data.is_empty()) {
        line(&mut out, "data", &quoted(&made.data));
    }
    match &case.records {
        Some(Records::Unknown) => line(&mut out, "records", "\"unknown\""),
        Some(Records::Rows(rows)) if rows.is_empty() => line(&mut out, "records", "[]"),
        Some(Records::Rows(_)) | None => {}
    }
    write_answers(&mut out, law, "answers", case.answers.iter());
    for row in case.rows() {
        out.push_str("\n[[records]]\n");
        write_row(&mut out, law, row);
    }
    for person in case.persons() {
        write_person(&mut out, law, case, person);
    }
    if let Some(made) = made.filter(|made| !made.assessed.is_empty()) {
        out.push_str("\n[assessed]\n");
        for (offence, level) in &made.assessed {
            line(&mut out, &key(offence), &quoted(level.id()));
        }
    }
    out
}

/// A key of TOML, in quotes where it needs them.
fn key(name: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    match !name.is_empty() && name.bytes().all(bare) {
        true => name.to_owned(),
        false => quoted(name),
    }
}

fn write_answers<'c>(
    out: &mut String,
    law: &Law,
    table: &str,
    answers: impl Iterator<Item = (usize, &'c Answered)>,
) {
    let mut lines = String::new();
    for (at, answered) in answers {
        if let Some(fact) = law.facts.get(at) {
            line(&mut lines, &fact.id, &with_source(law, fact, answered));
        }
    }
    if !lines.is_empty() {
        let _ = write!(out, "\n[{table}]\n{lines}");
    }
}

/// A person: the name, the answers that differ, the counts that differ or rows of their own.
fn write_person(out: &mut String, law: &Law, case: &Case, person: &Person) {
    out.push_str("\n[[persons]]\n");
    if !person.name.is_empty() {
        line(out, "name", &quoted(&person.name));
    }
    match person.part() {
        Part::Own(Records::Unknown) => line(out, "records", "\"unknown\""),
        Part::Own(Records::Rows(rows)) if rows.is_empty() => line(out, "records", "[]"),
        Part::Own(Records::Rows(_)) | Part::Shared(_) => {}
    }
    write_answers(out, law, "persons.answers", person.answers());
    match person.part() {
        Part::Own(Records::Rows(rows)) => {
            for row in rows {
                out.push_str("\n[[persons.records]]\n");
                write_row(out, law, row);
            }
        }
        Part::Shared(counts) if !counts.is_empty() => {
            out.push_str("\n[persons.records]\n");
            for (at, span) in counts {
                let row = case.rows().get(*at).and_then(|row| row.id.as_deref());
                line(out, &quoted(row.unwrap_or_default()), &count(*span));
            }
        }
        Part::Own(Records::Unknown) | Part::Shared(_) => {}
    }
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
    if let Some(id) = &row.id {
        line(out, "id", &quoted(id));
    }
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
