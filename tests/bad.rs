//! Bad input: case files and data that must be refused, each with its code, its place and a word that helps.

#![allow(clippy::unwrap_used)]

mod support;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gexin::case::{self, Format};
use gexin::law::{Files, Law, Place, Severity};
use serde::Deserialize;
use support::{AS_OF, WORLD, day};

fn folder(name: &str) -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .collect();
    files.sort();
    files
}

/// File, code, line, column, and words that the message has.
const CASES: &[(&str, &str, usize, usize, &[&str])] = &[
    (
        "unknown-key.toml",
        "unknown-key",
        3,
        1,
        &["gians", "`gains`"],
    ),
    (
        "unknown-root-key.toml",
        "unknown-key",
        2,
        1,
        &["titel", "`title`"],
    ),
    (
        "unknown-row-key.toml",
        "unknown-key",
        4,
        1,
        &["cuont", "`count`"],
    ),
    (
        "unknown-value.toml",
        "unknown-name",
        3,
        19,
        &["sel", "`sell`"],
    ),
    (
        "unknown-type.toml",
        "unknown-name",
        3,
        8,
        &["location-trak", "`location-track`"],
    ),
    (
        "unknown-role.toml",
        "unknown-name",
        3,
        8,
        &["curier", "`courier`"],
    ),
    (
        "unknown-tier.toml",
        "unknown-name",
        4,
        8,
        &["sensitve", "`sensitive`"],
    ),
    (
        "fact-of-case-in-row.toml",
        "unknown-key",
        4,
        1,
        &["victim-harm"],
    ),
    (
        "wrong-type-bool.toml",
        "wrong-type",
        3,
        15,
        &["true, false", "a string"],
    ),
    (
        "wrong-type-set.toml",
        "wrong-type",
        3,
        8,
        &["a list", "a string"],
    ),
    (
        "wrong-type-count.toml",
        "wrong-type",
        4,
        9,
        &["a whole number", "a boolean"],
    ),
    (
        "wrong-type-answers.toml",
        "wrong-type",
        2,
        11,
        &["a table", "a number"],
    ),
    (
        "wrong-type-records.toml",
        "wrong-type",
        2,
        1,
        &["a list of [[records]]"],
    ),
    (
        "count-negative.toml",
        "wrong-value",
        4,
        9,
        &["whole number", "-3"],
    ),
    (
        "count-fraction.toml",
        "wrong-value",
        4,
        9,
        &["whole number", "3.5"],
    ),
    (
        "count-hexadecimal.toml",
        "wrong-type",
        4,
        9,
        &["whole number"],
    ),
    (
        "recipients-none.toml",
        "wrong-value",
        5,
        14,
        &["at least 1", "0"],
    ),
    (
        "money-negative.toml",
        "wrong-value",
        3,
        9,
        &["-5", "negative"],
    ),
    (
        "money-third-decimal.toml",
        "wrong-value",
        3,
        9,
        &["5150.505", "two decimals"],
    ),
    (
        "money-exponent.toml",
        "wrong-value",
        3,
        9,
        &["5e3", "exponent"],
    ),
    ("money-infinite.toml", "wrong-value", 3, 9, &["inf"]),
    ("money-not-a-number.toml", "wrong-value", 3, 9, &["nan"]),
    (
        "money-words.toml",
        "wrong-value",
        3,
        9,
        &["much", "5150.50"],
    ),
    ("money-too-large.toml", "wrong-value", 3, 9, &["too large"]),
    ("range-money.toml", "wrong-value", 3, 9, &["max", "min"]),
    ("range-count.toml", "wrong-value", 4, 9, &["max", "min"]),
    (
        "range-unknown-key.toml",
        "unknown-key",
        3,
        20,
        &["maks", "max"],
    ),
    ("schema-missing.toml", "missing-key", 1, 1, &["schema = 1"]),
    (
        "schema-unknown.toml",
        "unknown-schema",
        1,
        10,
        &["schema = 1", "2"],
    ),
    (
        "schema-wrong-type.toml",
        "wrong-type",
        1,
        10,
        &["number 1", "a string"],
    ),
    (
        "settled-tier.toml",
        "settled-tier",
        5,
        8,
        &["location-track", "settled"],
    ),
    ("type-missing.toml", "missing-key", 2, 1, &["type"]),
    ("duplicate-key.toml", "malformed", 4, 1, &["duplicate"]),
    (
        "future-date.toml",
        "future-date",
        3,
        16,
        &["2026-11-25", "2026-11-24"],
    ),
    (
        "future-month.toml",
        "future-date",
        3,
        16,
        &["2026-12", "2026-11-24"],
    ),
    ("future-start.toml", "future-date", 3, 17, &["2030-01-01"]),
    (
        "not-a-date.toml",
        "wrong-value",
        3,
        16,
        &["2021-13", "2021-03-01"],
    ),
    ("date-with-time.toml", "wrong-value", 3, 16, &["2021-03-01"]),
    ("source-without-value.toml", "missing-key", 3, 9, &["value"]),
    ("malformed.toml", "malformed", 2, 9, &[]),
    ("malformed-value.toml", "malformed", 2, 9, &[]),
    ("empty.toml", "missing-key", 1, 1, &["schema = 1"]),
    ("three-mistakes.toml", "unknown-name", 3, 17, &["rent"]),
    ("chinese.toml", "unknown-name", 4, 8, &["快递员"]),
    (
        "unknown-key.json",
        "unknown-key",
        1,
        29,
        &["gians", "`gains`"],
    ),
    (
        "duplicate-key.json",
        "duplicate-key",
        2,
        28,
        &["gains", "twice"],
    ),
    ("malformed.json", "malformed", 2, 25, &[]),
    ("trailing-comma.json", "malformed", 1, 14, &[]),
    ("comment.json", "malformed", 1, 15, &[]),
    (
        "not-a-table.json",
        "wrong-type",
        1,
        1,
        &["a table", "a list"],
    ),
    ("null.json", "wrong-type", 1, 38, &["null"]),
    (
        "money-exponent.json",
        "wrong-value",
        1,
        38,
        &["5e3", "exponent"],
    ),
    (
        "money-third-decimal.json",
        "wrong-value",
        1,
        38,
        &["two decimals"],
    ),
    ("schema-missing.json", "missing-key", 1, 1, &["schema = 1"]),
    ("cut-off.json", "malformed", 1, 1, &[]),
    ("two-cases.json", "malformed", 1, 17, &[]),
];

/// Bad files that are taken all the same: a known bug each, with what should be said.
const TAKEN: &[(&str, &str)] = &[("start-after-end.toml", "the conduct begins after it ended")];

#[test]
fn bad_case_files_are_refused_with_their_place() {
    let mut wrong = Vec::new();
    for (file, code, line, column, words) in CASES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/bad")
            .join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let format = match file.ends_with(".json") {
            true => Format::Json,
            false => Format::Toml,
        };
        let problems = match case::read(&WORLD.law, file, &text, format, Some(day(AS_OF))) {
            Ok(_) => {
                wrong.push(format!("{file}: taken"));
                continue;
            }
            Err(problems) => problems,
        };
        let first = &problems[0];
        let place = Place {
            file: (*file).to_owned(),
            line: *line,
            column: *column,
        };
        if (first.code, &first.place) != (*code, &place) {
            wrong.push(format!("{file}: expected {code} at {place}, found {first}"));
        }
        for word in *words {
            if !first.message.en.contains(word) {
                wrong.push(format!("{file}: “{word}” is not in: {}", first.message.en));
            }
        }
        if first.message.zh.is_empty() || first.message.zh == first.message.en {
            wrong.push(format!("{file}: not said in Chinese: {}", first.message.zh));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_that_should_be_refused_and_are_not() {
    for (file, why) in TAKEN {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/bad")
            .join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let read = case::read(&WORLD.law, file, &text, Format::Toml, Some(day(AS_OF)));
        assert!(read.is_ok(), "refused now, move it up: {file}: {why}");
    }
}

#[test]
fn every_bad_file_is_listed() {
    let listed: BTreeSet<&str> = CASES
        .iter()
        .map(|one| one.0)
        .chain(TAKEN.iter().map(|one| one.0))
        .collect();
    let there = folder("bad");
    let there: BTreeSet<&str> = there.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(listed, there);
}

#[test]
fn all_mistakes_of_a_file_are_named_at_once() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/three-mistakes.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let problems = case::read(&WORLD.law, "x", &text, Format::Toml, None).unwrap_err();
    let found: Vec<(&str, usize)> = problems
        .iter()
        .map(|problem| (problem.code, problem.place.line))
        .collect();
    assert_eq!(
        found,
        [("unknown-name", 3), ("wrong-value", 4), ("unknown-name", 6)]
    );
}

/// A change to the embedded data, with what has to be said of it.
///
/// `replace` holds `⟦here⟧` where the message must point, so that the place does not depend on the rest of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Change {
    file: String,
    find: String,
    replace: String,
    /// Where the message must point, as a part of the changed file, where that is not in `replace`.
    place_of: Option<String>,
    code: String,
    #[serde(default)]
    says: Vec<String>,
    known_bug: Option<String>,
}

#[test]
fn bad_data_is_refused_with_its_place() {
    let mut wrong = Vec::new();
    let files = folder("bad-data");
    for (name, path) in &files {
        let text = std::fs::read_to_string(path).unwrap();
        let change: Change = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let found = said(name, &change);
        match (&change.known_bug, found) {
            (None, Err(error)) => wrong.push(error),
            (Some(bug), Ok(())) => wrong.push(format!("{name}: mended, take the mark off: {bug}")),
            (None, Ok(())) | (Some(_), Err(_)) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        files.len() >= MIN_BAD_DATA,
        "{} changes: some are lost",
        files.len()
    );
}

const MIN_BAD_DATA: usize = 25;

const HERE: &str = "⟦here⟧";

fn said(name: &str, change: &Change) -> Result<(), String> {
    let mut files = Files::embedded();
    let id = files
        .find(&change.file)
        .unwrap_or_else(|| panic!("{name}: no data file {}", change.file));
    let embedded = files.text(id);
    let times = embedded.matches(&change.find).count();
    assert!(times > 0, "{name}: not in the data: {}", change.find);
    let marked = embedded.replacen(&change.find, &change.replace, 1);
    let text = marked.replace(HERE, "");
    let at = match &change.place_of {
        Some(part) => text.find(&part.replace(HERE, "")).unwrap() + part.find(HERE).unwrap(),
        None => marked
            .find(HERE)
            .unwrap_or_else(|| panic!("{name}: no {HERE}")),
    };
    let wanted = Place::of("laid/over", &text, at);
    files.lay(&change.file, "laid/over", Cow::Owned(text));
    let problems = match Law::load(files) {
        Ok(_) => return Err(format!("{name}: loaded")),
        Err(problems) => problems,
    };
    let errors: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    let all: Vec<String> = errors.iter().map(|one| one.to_string()).collect();
    let found = errors
        .iter()
        .find(|one| one.code == change.code && one.place == wanted)
        .ok_or_else(|| {
            format!(
                "{name}: expected {} at {wanted}, found:\n  {}",
                change.code,
                all.join("\n  ")
            )
        })?;
    for word in &change.says {
        if !found.message.en.contains(word.as_str()) {
            return Err(format!("{name}: “{word}” is not in: {}", found.message.en));
        }
    }
    Ok(())
}

/// The mark that a change is needed at all: without any, the data loads.
#[test]
fn the_data_itself_is_good() {
    assert!(Law::load(Files::embedded()).is_ok());
}

#[test]
fn a_missing_file_is_named() {
    let all = Files::embedded();
    let mut files = Files::default();
    let names = [
        "about.toml",
        "disputes.toml",
        "facts.toml",
        "provisions.toml",
        "punishment.toml",
        "record-types.toml",
        "roles.toml",
        "sources.toml",
    ];
    for name in names {
        let text = all.text(all.find(name).unwrap()).to_owned();
        files.lay(name, name, Cow::Owned(text));
    }
    let problems = Law::load(files).unwrap_err();
    let found: Vec<(&str, &str)> = problems
        .iter()
        .map(|problem| (problem.code, problem.place.file.as_str()))
        .collect();
    assert_eq!(found, [("missing-file", "tiers.toml")]);
}
