//! JSON, read strictly, with places and with numbers as written.

use std::borrow::Cow;
use std::ops::Range;

use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Key, Node, Value};

pub(super) fn parse(text: &str) -> Result<Node<'_>, (Range<usize>, String)> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        ..ParseOptions::default()
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict).map_err(|error| {
        (
            error.range().start..error.range().end,
            error.kind().to_string(),
        )
    })?;
    match parsed.value {
        Some(value) => Ok(node(value)),
        None => Err((0..0, "the file is empty".to_owned())),
    }
}

fn node(value: ast::Value<'_>) -> Node<'_> {
    let range = value.range();
    let value = match value {
        ast::Value::StringLit(text) => Value::Text(text.value),
        ast::Value::NumberLit(number) => Value::Number(Cow::Borrowed(number.value)),
        ast::Value::BooleanLit(yes) => Value::Bool(yes.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(list) => Value::List(list.elements.into_iter().map(node).collect()),
        ast::Value::Object(object) => {
            Value::Table(object.properties.into_iter().map(property).collect())
        }
    };
    Node {
        value,
        at: range.start..range.end,
    }
}

fn property(property: ast::ObjectProp<'_>) -> (Key<'_>, Node<'_>) {
    let range = property.name.range();
    let name = match property.name {
        ObjectPropName::String(text) => text.value,
        ObjectPropName::Word(word) => Cow::Borrowed(word.value),
    };
    (
        Key {
            name,
            at: range.start..range.end,
        },
        node(property.value),
    )
}
