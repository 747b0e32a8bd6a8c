//! The `[answers]` table.

use std::borrow::Cow;
use std::ops::Range;

use super::reader::{Keys, Reader, Table};
use super::tree::{Key, Node, Value};
use crate::case::{Answer, Answered, Case, DateSpan};
use crate::law::{Code, Fact, FactKind, Law};

/// Reads all answers into the case.
pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>, case: &mut Case) {
    let entries = match node.value {
        Value::Table(entries) => entries,
        other => return reader.expected(&node.at, &other, ("表", "a table")),
    };
    let law = reader.law;
    let table = Table::new(reader, entries, Keys::Answers(law));
    // A contradiction is shown where the beginning stands, or the end where only that is given here.
    let (mut start_at, mut end_at) = (None, None);
    for (key, node) in table.rest() {
        let Some((at, fact)) = law.fact(&key.name) else {
            continue;
        };
        if key.name == START {
            start_at = Some(node.at.clone());
        } else if key.name == END {
            end_at = Some(node.at.clone());
        }
        if let Some(answered) = answered(reader, fact, node) {
            case.set_answered(at, answered);
        }
    }
    if let Some(at) = start_at.or(end_at).filter(|_| reader.latest.is_some()) {
        order(reader, case, &at);
    }
}

/// The facts that hold when the conduct began and ended.
const START: &str = "offence-start";
const END: &str = "offence-date";

/// When the conduct of a case began and ended, where it is said to have ended before it began.
pub fn backwards(law: &Law, case: &Case) -> Option<(DateSpan, DateSpan)> {
    let date = |id: &str| match law.fact(id).and_then(|(fact, _)| case.answer(fact)) {
        Some(Answer::Date(span)) => Some(*span),
        Some(_) | None => None,
    };
    let (start, end) = date(START).zip(date(END))?;
    (start.first > end.last).then_some((start, end))
}

/// Conduct ends no earlier than it begins.
fn order(reader: &mut Reader<'_>, case: &Case, at: &Range<usize>) {
    if let Some((start, end)) = backwards(reader.law, case) {
        let (start, end) = (start.written(), end.written());
        reader.error(
            Code::WrongValue,
            at,
            format!("开始日期{start}晚于终了日期{end}"),
            format!("it began on {start}, after it ended on {end}"),
        );
    }
}

/// A value, or `{ value = …, source = "…" }`.
fn answered(reader: &mut Reader<'_>, fact: &Fact, node: Node<'_>) -> Option<Answered> {
    let at = node.at.clone();
    match node.value {
        Value::Table(entries)
            if entries
                .iter()
                .any(|(key, _)| key.name == "value" || key.name == "source") =>
        {
            let (value, source) = with_source(reader, &at, entries)?;
            Some(Answered {
                answer: answer(reader, fact, value)?,
                source,
            })
        }
        value => Some(Answered {
            answer: answer(reader, fact, Node { value, at })?,
            source: None,
        }),
    }
}

fn with_source<'t>(
    reader: &mut Reader<'_>,
    at: &Range<usize>,
    entries: Vec<(Key<'t>, Node<'t>)>,
) -> Option<(Node<'t>, Option<String>)> {
    let mut table = Table::new(reader, entries, Keys::These(&["value", "source"]));
    let source = table
        .take("source")
        .and_then(|node| reader.text(node))
        .map(Cow::into_owned);
    let value = table.take("value");
    if value.is_none() {
        reader.error(Code::MissingKey, at, "缺少 value", "`value` is missing");
    }
    Some((value?, source))
}

/// Reads the answer to one fact.
pub(super) fn answer(reader: &mut Reader<'_>, fact: &Fact, node: Node<'_>) -> Option<Answer> {
    if matches!(&node.value, Value::Text(text) if text == "unknown") {
        return Some(Answer::Unknown);
    }
    match fact.kind {
        FactKind::Bool => match node.value {
            Value::Bool(yes) => Some(Answer::Bool(yes)),
            other => {
                reader.expected(
                    &node.at,
                    &other,
                    ("true、false 或者 \"unknown\"", "true, false or \"unknown\""),
                );
                None
            }
        },
        FactKind::Enum | FactKind::Role => choice(reader, fact, node).map(Answer::Choice),
        FactKind::Set => set(reader, fact, node),
        FactKind::Count => reader.count(node, 0).map(Answer::Count),
        FactKind::Money => reader.money(node).map(Answer::Money),
        FactKind::Date => reader.date(&node).map(Answer::Date),
        FactKind::Rows => None,
    }
}

fn choice(reader: &mut Reader<'_>, fact: &Fact, node: Node<'_>) -> Option<usize> {
    let at = node.at.clone();
    let text = reader.text(node)?;
    let law = reader.law;
    let of_role = fact.kind == FactKind::Role;
    let found = match of_role {
        true => law.role(&text).map(|(at, _)| at),
        false => fact.value(&text),
    };
    if found.is_none() {
        let known: Vec<&str> = match of_role {
            true => law.roles.iter().map(|role| role.id.as_str()).collect(),
            false => fact.values.iter().map(|value| value.id.as_str()).collect(),
        };
        let what = (fact.name.zh.as_str(), fact.name.en.as_str());
        reader.unknown(Code::UnknownName, &at, &text, what, known.into_iter());
    }
    found
}

fn set(reader: &mut Reader<'_>, fact: &Fact, node: Node<'_>) -> Option<Answer> {
    let list = match node.value {
        Value::List(list) => list,
        other => {
            reader.expected(
                &node.at,
                &other,
                ("列表，如 [\"duty\"]", "a list such as [\"duty\"]"),
            );
            return None;
        }
    };
    let mut bits = 0;
    for one in list {
        bits |= 1 << choice(reader, fact, one)?;
    }
    Some(Answer::Set(bits))
}
