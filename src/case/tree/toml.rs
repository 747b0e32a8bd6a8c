//! TOML, read with places and with numbers as written.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Key, Node, Value};

pub(super) fn parse(text: &str) -> Result<Node<'_>, (Range<usize>, String)> {
    let table = DeTable::parse(text).map_err(|error| {
        (
            error.span().unwrap_or(0..0),
            error.message().replace('\n', " "),
        )
    })?;
    let at = table.span();
    Ok(Node {
        value: self::table(table.into_inner()),
        at,
    })
}

fn table(table: DeTable<'_>) -> Value<'_> {
    let mut entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let at = key.span();
            (
                Key {
                    name: key.into_inner(),
                    at,
                },
                node(value),
            )
        })
        .collect();
    // In the order of the file, so that messages come in the order in which a reader meets them.
    entries.sort_by_key(|(key, _)| key.at.start);
    Value::Table(entries)
}

fn node(value: Spanned<DeValue<'_>>) -> Node<'_> {
    let at = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) if number.radix() == 10 => {
            Value::Number(Cow::Owned(number.as_str().to_owned()))
        }
        // Hexadecimal and its fellows: no count is written so; shown as text, it is refused with its place.
        DeValue::Integer(number) => Value::Text(Cow::Owned(number.to_string())),
        DeValue::Float(number) => Value::Number(Cow::Owned(number.as_str().to_owned())),
        DeValue::Boolean(yes) => Value::Bool(yes),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => Value::List(list.into_iter().map(node).collect()),
        DeValue::Table(inner) => table(inner),
    };
    Node { value, at }
}
