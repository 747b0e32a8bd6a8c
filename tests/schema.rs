//! The JSON Schema of case files, held against case files by a validator that knows nothing of this program.

#![allow(clippy::unwrap_used)]

#[path = "support/bad_cases.rs"]
mod bad_cases;

use std::path::Path;

use bad_cases::CASES;
use gexin::case::schema;
use gexin::law::{Files, Law};
use jsonschema::Validator;
use serde_json::{Value, json};

fn law() -> Law {
    Law::load(Files::embedded()).unwrap().0
}

fn validator(law: &Law) -> Validator {
    let schema = schema(law);
    assert!(
        jsonschema::meta::is_valid(&schema),
        "a schema by its own rules"
    );
    jsonschema::draft202012::new(&schema).unwrap()
}

/// A case file as JSON, its dates as the texts that they are written as; nothing where it is malformed.
fn tree(name: &str, text: &str) -> Option<Value> {
    if name.ends_with(".json") {
        return serde_json::from_str(text).ok();
    }
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(n) => n.into(),
            toml::Value::Float(n) => n.into(),
            toml::Value::Boolean(yes) => yes.into(),
            toml::Value::Datetime(day) => day.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(plain).collect(),
            toml::Value::Table(table) => table
                .into_iter()
                .map(|(key, one)| (key, plain(one)))
                .collect(),
        }
    }
    toml::from_str(text).ok().map(plain)
}

#[test]
fn every_example_fits() {
    let law = law();
    let validator = validator(&law);
    let mut count = 0;
    for (name, id) in law.files.folder("examples") {
        let tree = tree(name, law.files.text(id)).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&tree)
            .map(|one| one.to_string())
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        count += 1;
    }
    assert!(count >= 7);
}

#[test]
fn every_form_of_an_answer_fits() {
    let law = law();
    let validator = validator(&law);
    let case = json!({ "schema": 1, "title": "张某", "data": "2026-11-30", "assessed": { "aiding-network-crime": "none" }, "answers": {
        "gains": { "min": 4000, "max": "6000.50" }, "profit": "5150.5", "gains-cost": { "value": 3, "source": "卷一" },
        "role": { "value": "unknown", "source": "问" }, "acts": ["sell", "publish"], "obtained-by": "unknown",
        "offence-date": "2021-03", "used-in-crime": "unknown", "knew-of-crime": true, "actor": "unit",
    }, "records": [
        { "type": "bare-phone", "tier": "not-personal", "count": { "min": 100 }, "acts": ["sell"], "source": "表1" },
        { "type": "waybill", "count": 0, "removed": 0, "recipients": { "min": 1, "max": 3 } },
    ] });
    let errors: Vec<String> = validator
        .iter_errors(&case)
        .map(|one| one.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    for records in [json!("unknown"), json!([])] {
        assert!(validator.is_valid(&json!({ "schema": 1, "records": records })));
    }
}

#[test]
fn what_the_reader_refuses_by_name_or_kind_does_not_fit() {
    let law = law();
    let validator = validator(&law);
    let by_shape = [
        "unknown-key",
        "unknown-name",
        "wrong-type",
        "missing-key",
        "unknown-schema",
    ];
    let mut count = 0;
    for (file, code, ..) in CASES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/bad")
            .join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let Some(tree) = tree(file, &text).filter(|_| by_shape.contains(code)) else {
            continue;
        };
        // How a number is spelled is gone once it is read, and a schema cannot hold names against each other.
        let beyond = [
            "count-hexadecimal.toml",
            "persons-unknown-row.toml",
            "persons-without-row-ids.toml",
        ];
        if beyond.contains(file) {
            continue;
        }
        assert!(!validator.is_valid(&tree), "{file} is {code}");
        count += 1;
    }
    assert!(count >= 12, "{count}");
    for wrong in [
        json!({ "schema": 1, "records": [{ "type": "waybill", "count": -1 }] }),
        json!({ "schema": 1, "records": [{ "type": "waybill", "count": 1.5 }] }),
        json!({ "schema": 1, "records": [{ "type": "waybill", "recipients": 0 }] }),
        json!({ "schema": 1, "answers": { "gains": "1.234" } }),
        json!({ "schema": 1, "answers": { "offence-date": "March" } }),
        json!([]),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}
