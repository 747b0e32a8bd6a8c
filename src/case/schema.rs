//! The JSON Schema of case files, made of the vocabulary of the law.

use serde_json::{Map, Value, json};

use super::SCHEMA;
use crate::law::{Fact, FactKind, FactValue, Law, Level};
use crate::text::Text;

/// The draft of JSON Schema that it follows.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of case files under a law, whether they are written in TOML or in JSON.
///
/// What a schema cannot say stays with [`super::read`]: that dates follow each other, and which types leave a tier open.
pub fn schema(law: &Law) -> Value {
    let facts = || law.facts.iter().filter(|fact| fact.kind != FactKind::Rows);
    let answers: Map<String, Value> = facts()
        .map(|fact| (fact.id.to_string(), titled(answered(fact), &fact.name)))
        .collect();
    json!({
        "$schema": DRAFT,
        "title": "gexin 案件文件 case file",
        "type": "object",
        "required": ["schema"],
        "additionalProperties": false,
        "properties": {
            "schema": { "const": SCHEMA, "description": "文件格式的版本 version of the file format" },
            "title": { "type": "string", "description": "案件名称 free text" },
            "data": { "type": "string", "description": "保存时的法律数据版本 edition of the law data when it was saved" },
            "assessed": {
                "description": "保存时各罪名的级别 level of each offence when it was saved",
                "type": "object",
                "additionalProperties": { "enum": Level::ALL.map(Level::id) },
            },
            "answers": { "$ref": "#/$defs/answers" },
            "persons": {
                "description": "共同行为人 persons who acted together",
                "type": "array",
                "items": { "$ref": "#/$defs/person" },
            },
            "records": {
                "description": "信息 record rows",
                "anyOf": [
                    { "const": UNKNOWN },
                    { "type": "array", "items": { "$ref": "#/$defs/row" } },
                ],
            },
        },
        "$defs": definitions(law, &answers),
    })
}

/// What an open answer is written as.
const UNKNOWN: &str = "unknown";

fn definitions(law: &Law, answers: &Map<String, Value>) -> Value {
    let mut row = json!({
        "type": "object",
        "required": ["type"],
        "additionalProperties": false,
        "properties": {
            "id": { "type": "string", "description": "行的名称 name of the row" },
            "type": titled(one_of(law.types.iter().map(|one| (one.id.as_str(), &one.name))), &both("信息类型", "record type")),
            "count": titled(json!({ "$ref": "#/$defs/count" }), &both("条数", "number of records")),
            "removed": titled(json!({ "$ref": "#/$defs/count" }), &both("不实或者重复的条数", "shown untrue or duplicate")),
            "recipients": titled(ranged(json!({ "type": "integer", "minimum": 1 })), &both("提供给多少人", "to how many recipients")),
            "tier": titled(one_of(law.tiers.iter().map(|one| (one.id.as_str(), &one.name))), &both("档次", "tier")),
            "source": titled(json!({ "type": "string" }), &both("出处", "where it was found")),
        },
    });
    let own = law.facts.iter().filter(|fact| fact.row);
    if let Some(properties) = row["properties"].as_object_mut() {
        properties.extend(own.map(|fact| (fact.id.to_string(), titled(value(fact), &fact.name))));
    }
    json!({
        "row": row,
        "answers": {
            "type": "object",
            "description": "事实 facts",
            "additionalProperties": false,
            "properties": answers,
        },
        "person": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "name": { "type": "string", "description": "姓名 name" },
                "answers": { "$ref": "#/$defs/answers" },
                "records": {
                    "description": "自己的信息，或者按行的 id 填自己的条数 own rows, or own counts by the id of a row",
                    "anyOf": [
                        { "const": UNKNOWN },
                        { "type": "array", "items": { "$ref": "#/$defs/row" } },
                        { "type": "object", "additionalProperties": { "$ref": "#/$defs/count" } },
                    ],
                },
            },
        },
        "role": one_of(law.roles.iter().map(|one| (one.id.as_str(), &one.name))),
        "count": ranged(json!({ "type": "integer", "minimum": 0 })),
        "money": ranged(json!({ "anyOf": [
            { "type": "number", "minimum": 0 },
            { "type": "string", "pattern": r"^[0-9][0-9_]*(\.[0-9]{1,2})?$" },
        ] })),
        "date": {
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "2021-03-01, 2021-03, 2021",
        },
    })
}

/// An answer to a fact, alone or with its note of source.
fn answered(fact: &Fact) -> Value {
    let plain = value(fact);
    json!({ "anyOf": [
        plain,
        {
            "type": "object",
            "required": ["value"],
            "additionalProperties": false,
            "properties": { "value": plain, "source": { "type": "string" } },
        },
    ] })
}

fn value(fact: &Fact) -> Value {
    let values =
        |values: &[FactValue]| one_of(values.iter().map(|one| (one.id.as_str(), &one.name)));
    let known = match fact.kind {
        FactKind::Bool => json!({ "type": "boolean" }),
        FactKind::Enum => values(&fact.values),
        FactKind::Set => json!({ "type": "array", "items": values(&fact.values) }),
        FactKind::Count => json!({ "$ref": "#/$defs/count" }),
        FactKind::Money => json!({ "$ref": "#/$defs/money" }),
        FactKind::Date => json!({ "$ref": "#/$defs/date" }),
        FactKind::Role => json!({ "$ref": "#/$defs/role" }),
        // Rows stand beside the answers.
        FactKind::Rows => json!(false),
    };
    json!({ "anyOf": [known, { "const": UNKNOWN }] })
}

/// One of several ids, each with its title.
fn one_of<'a>(values: impl Iterator<Item = (&'a str, &'a Text)>) -> Value {
    let values = values.map(|(id, name)| json!({ "const": id, "title": joined(name) }));
    json!({ "oneOf": values.collect::<Vec<_>>() })
}

/// A value, or a range of them.
fn ranged(one: Value) -> Value {
    json!({ "anyOf": [
        one,
        {
            "type": "object",
            "additionalProperties": false,
            "properties": { "min": one, "max": one },
        },
    ] })
}

fn titled(mut schema: Value, name: &Text) -> Value {
    schema["description"] = joined(name).into();
    schema
}

fn joined(name: &Text) -> String {
    format!("{} {}", name.zh, name.en)
}

fn both(zh: &str, en: &str) -> Text {
    Text {
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}
