//! Case files that must be refused, each with its code, its place and a word that helps.

#![allow(clippy::unwrap_used)]

#[path = "support/bad_cases.rs"]
mod bad_cases;
mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bad_cases::CASES;
use gexin::case::{self, Format};
use gexin::law::Place;
use support::{AS_OF, WORLD, day};

/// The folder of the bad case files.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")
}

#[test]
fn bad_case_files_are_refused_with_their_place() {
    let mut wrong = Vec::new();
    for (file, code, line, column, words) in CASES {
        let text = std::fs::read_to_string(folder().join(file)).unwrap();
        let format = match file.ends_with(".json") {
            true => Format::Json,
            false => Format::Toml,
        };
        let problems = match case::read(WORLD.law, file, &text, format, Some(day(AS_OF))) {
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
        if (first.code.id(), &first.place) != (*code, &place) {
            wrong.push(format!("{file}: expected {code} at {place}, found {first}"));
        }
        for word in *words {
            if !first.message.en.contains(word) {
                wrong.push(format!("{file}: “{word}” is not in: {}", first.message.en));
            }
        }
        let said = first.message.zh.strip_prefix("格式错误：");
        if said.is_some_and(|said| said.is_ascii()) {
            wrong.push(format!(
                "{file}: the reader's English: {}",
                first.message.zh
            ));
        }
        if first.message.zh.is_empty() || first.message.zh == first.message.en {
            wrong.push(format!("{file}: not said in Chinese: {}", first.message.zh));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_bad_file_is_listed() {
    let listed: BTreeSet<String> = CASES.iter().map(|one| one.0.to_owned()).collect();
    let there: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn all_mistakes_of_a_file_are_named_at_once() {
    let text = std::fs::read_to_string(folder().join("three-mistakes.toml")).unwrap();
    let problems = case::read(WORLD.law, "x", &text, Format::Toml, None).unwrap_err();
    let found: Vec<(&str, usize)> = problems
        .iter()
        .map(|problem| (problem.code.id(), problem.place.line))
        .collect();
    assert_eq!(
        found,
        [("unknown-name", 3), ("wrong-value", 4), ("unknown-name", 6)]
    );
}
