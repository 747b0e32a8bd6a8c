//! The `[[persons]]` tables: what each has of their own.

use std::borrow::Cow;

use super::reader::{Keys, Reader, Table};
use super::tree::{Key, Node, Value};
use super::{answers, rows};
use crate::case::{Case, Person};
use crate::law::Code;

/// Reads everybody into a case whose own answers and records were read before.
pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>, case: &mut Case) {
    let list = match node.value {
        Value::List(list) => list,
        other => {
            let wanted = ("[[persons]] 列表", "a list of [[persons]]");
            return reader.expected(&node.at, &other, wanted);
        }
    };
    for one in list {
        if let Some(person) = person(reader, one, case) {
            case.persons.push(person);
        }
    }
}

fn person(reader: &mut Reader<'_>, node: Node<'_>, case: &Case) -> Option<Person> {
    let entries = match node.value {
        Value::Table(entries) => entries,
        other => {
            reader.expected(&node.at, &other, ("表", "a table"));
            return None;
        }
    };
    let mut table = Table::new(
        reader,
        entries,
        Keys::These(&["name", "answers", "records"]),
    );
    let name = table
        .take("name")
        .and_then(|node| reader.text(node))
        .map(Cow::into_owned);
    let mut plain = case.shared();
    if let Some(node) = table.take("answers") {
        answers::read(reader, node, &mut plain);
    }
    match table.take("records") {
        Some(Node {
            value: Value::Table(entries),
            ..
        }) => counts(reader, entries, &mut plain),
        Some(node) => plain.records = rows::read(reader, node),
        None => {}
    }
    Some(Person::of(case, name.unwrap_or_default(), &plain))
}

/// Counts of the case's rows, by the row's id.
fn counts<'t>(reader: &mut Reader<'_>, entries: Vec<(Key<'t>, Node<'t>)>, plain: &mut Case) {
    let ids: Vec<String> = plain
        .rows()
        .iter()
        .filter_map(|row| row.id.clone())
        .collect();
    let known: Vec<&str> = ids.iter().map(String::as_str).collect();
    if let (Some((key, _)), true) = (entries.first(), known.is_empty()) {
        return reader.error(
            Code::UnknownName,
            &key.at,
            "各人的条数按行填写，但 [[records]] 没有一行写了 id",
            "counts are given by row, but no row of [[records]] has an `id`",
        );
    }
    let mut table = Table::new(reader, entries, Keys::These(&known));
    for id in &ids {
        let Some(node) = table.take(id) else {
            continue;
        };
        let at = node.at.clone();
        let count = reader.count(node, 0);
        let mut rows = plain.rows_mut().iter_mut();
        if let Some(row) = rows.find(|row| row.id.as_ref() == Some(id))
            && count.is_some()
        {
            row.count = count;
            let row = row.clone();
            rows::removed_within(reader, &row, &at);
        }
    }
}
