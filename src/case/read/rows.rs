//! The `[[records]]` tables.

use std::borrow::Cow;
use std::ops::Range;

use super::answers;
use super::reader::{Keys, Reader, Table};
use super::tree::{Node, Value};
use crate::case::{Records, Row};
use crate::law::{Code, RecordType};

const KEYS: [&str; 7] = [
    "id",
    "type",
    "count",
    "removed",
    "recipients",
    "tier",
    "source",
];

/// Reads the rows; `"unknown"` in their place leaves them open.
pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Records> {
    match node.value {
        Value::Text(text) if text == "unknown" => Some(Records::Unknown),
        Value::List(list) => {
            let mut rows: Vec<Row> = Vec::new();
            for one in list {
                let at = one.at.clone();
                let Some(row) = row(reader, one) else {
                    continue;
                };
                if let Some(id) = &row.id
                    && rows.iter().any(|other| other.id.as_ref() == Some(id))
                {
                    reader.error(
                        Code::DuplicateKey,
                        &at,
                        format!("两行信息的 id 都是“{id}”"),
                        format!("two rows have the id `{id}`"),
                    );
                }
                rows.push(row);
            }
            Some(Records::Rows(rows))
        }
        other => {
            reader.expected(
                &node.at,
                &other,
                ("[[records]] 列表", "a list of [[records]]"),
            );
            None
        }
    }
}

fn row(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Row> {
    let entries = match node.value {
        Value::Table(entries) => entries,
        other => {
            reader.expected(&node.at, &other, ("表", "a table"));
            return None;
        }
    };
    let law = reader.law;
    let mut table = Table::new(reader, entries, Keys::Row(&KEYS, law));
    let Some(kind) = table.take("type") else {
        reader.error(
            Code::MissingKey,
            &node.at,
            "缺少 type（信息类型）",
            "`type` (the record type) is missing",
        );
        return None;
    };
    let (kind, found) = record_type(reader, kind)?;
    let mut row = Row::new(kind);
    row.id = table
        .take("id")
        .and_then(|node| reader.text(node))
        .map(Cow::into_owned);
    row.count = table.take("count").and_then(|node| reader.count(node, 0));
    row.removed = table.take("removed").and_then(|node| reader.count(node, 0));
    removed_within(reader, &row, &node.at);
    row.recipients = table
        .take("recipients")
        .and_then(|node| reader.count(node, 1));
    row.source = table
        .take("source")
        .and_then(|node| reader.text(node))
        .map(Cow::into_owned);
    row.tier = table
        .take("tier")
        .and_then(|node| tier(reader, found, node));
    own(reader, table, &mut row);
    Some(row)
}

/// The row's own answers, in the order of the facts.
fn own(reader: &mut Reader<'_>, table: Table<'_>, row: &mut Row) {
    let law = reader.law;
    let rest = table.rest().into_iter();
    let mut stated: Vec<_> = rest
        .filter_map(|(key, node)| {
            let (at, fact) = law.fact(&key.name)?;
            fact.row.then_some((at, fact, node))
        })
        .collect();
    stated.sort_by_key(|(at, _, _)| *at);
    for (at, fact, node) in stated {
        if let Some(answer) = answers::answer(reader, fact, node) {
            row.set(at, Some(answer));
        }
    }
}

/// No more can be shown untrue than the row holds.
pub(super) fn removed_within(reader: &mut Reader<'_>, row: &Row, at: &Range<usize>) {
    let too_many = row
        .removed
        .zip(row.count)
        .is_some_and(|(removed, count)| count.max.is_some_and(|count| removed.min > count));
    if too_many && reader.latest.is_some() {
        reader.error(
            Code::WrongValue,
            at,
            "removed（不实或者重复的条数）大于 count",
            "`removed` is more than `count`",
        );
    }
}

fn record_type<'l>(reader: &mut Reader<'l>, node: Node<'_>) -> Option<(usize, &'l RecordType)> {
    let at = node.at.clone();
    let text = reader.text(node)?;
    let law = reader.law;
    let found = law.record_type(&text);
    if found.is_none() {
        let known = law.types.iter().map(|one| one.id.as_str());
        reader.unknown(
            Code::UnknownName,
            &at,
            &text,
            ("信息类型", "record type"),
            known,
        );
    }
    found
}

fn tier(reader: &mut Reader<'_>, of: &RecordType, node: Node<'_>) -> Option<usize> {
    let at = node.at.clone();
    let text = reader.text(node)?;
    let law = reader.law;
    let Some((tier, _)) = law.tier(&text) else {
        let known = law.tiers.iter().map(|tier| tier.id.as_str());
        reader.unknown(Code::UnknownName, &at, &text, ("档次", "tier"), known);
        return None;
    };
    if of.readings.is_empty() {
        reader.error(
            Code::SettledTier,
            &at,
            format!("“{}”的档次已定，不能另填", of.name.zh),
            format!("the tier of `{}` is settled and cannot be set", of.id),
        );
        return None;
    }
    Some(tier)
}
