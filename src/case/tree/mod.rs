//! The tree that a case file holds, with the place of everything, whether it was written in TOML or in JSON.

mod json;
mod toml;

use std::borrow::Cow;
use std::ops::Range;

/// In which format a case file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// TOML.
    Toml,
    /// JSON with the same keys.
    Json,
}

impl Format {
    /// The format that a text seems to be in: JSON begins with a brace, or with a bracket that holds one.
    pub fn of(text: &str) -> Self {
        let text = text.trim_start();
        let listed = text.strip_prefix('[').map_or("", str::trim_start);
        if text.starts_with('{') || listed.starts_with('{') {
            Format::Json
        } else {
            Format::Toml
        }
    }
}

/// A value with the bytes that hold it.
#[derive(Debug, PartialEq)]
pub(super) struct Node<'t> {
    pub(super) value: Value<'t>,
    pub(super) at: Range<usize>,
}

/// A value as written; numbers and dates keep their text.
#[derive(Debug, PartialEq)]
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    Number(Cow<'t, str>),
    Bool(bool),
    Date(String),
    List(Vec<Node<'t>>),
    Table(Vec<(Key<'t>, Node<'t>)>),
    Null,
}

/// A key with the bytes that hold it.
#[derive(Debug, PartialEq)]
pub(super) struct Key<'t> {
    pub(super) name: Cow<'t, str>,
    pub(super) at: Range<usize>,
}

impl Value<'_> {
    /// What kind of value it is, for messages.
    pub(super) fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Value::Text(_) => ("文字", "a string"),
            Value::Number(_) => ("数字", "a number"),
            Value::Bool(_) => ("true/false", "a boolean"),
            Value::Date(_) => ("日期", "a date"),
            Value::List(_) => ("列表", "a list"),
            Value::Table(_) => ("表", "a table"),
            Value::Null => ("null", "null"),
        }
    }
}

/// Reads a text; an error gives its bytes and the reader's message.
pub(super) fn parse(text: &str, format: Format) -> Result<Node<'_>, (Range<usize>, String)> {
    match format {
        Format::Toml => toml::parse(text),
        Format::Json => json::parse(text),
    }
}
