//! Law data that must be refused or warned of, each slip with its code, its place and a word that helps.

#![allow(clippy::unwrap_used)]

#[path = "support/bad_cases.rs"]
mod bad_cases;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bad_cases::CASES;
use gexin::assess::Assessor;
use gexin::interview::{Interview, audit};
use gexin::law::{Code, Explanation, Files, Law, Place, Problem, Severity};
use gexin::report::Texts;
use gexin::tui::action::Keymap;
use serde::Deserialize;

/// The files of `tests/bad-data`, by name.
fn changes() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad-data");
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
}

#[test]
fn bad_data_is_refused_with_its_place() {
    let mut wrong = Vec::new();
    let files = changes();
    for (name, path) in &files {
        let text = std::fs::read_to_string(path).unwrap();
        let change: Change = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        if let Err(error) = said(name, &change) {
            wrong.push(error);
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
    let problems = match RUN.contains(&change.code.as_str()) {
        true => everything_wrong(files),
        false => wrong_as_written(files).1,
    };
    let all: Vec<String> = problems.iter().map(|one| one.to_string()).collect();
    let found = problems
        .iter()
        .find(|one| one.code.id() == change.code && one.place == wanted)
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

/// Codes that show only when the law is run.
const RUN: &[&str] = &[
    "never-met",
    "never-decisive",
    "decisive-after-all",
    "level-falls",
    "never-shown",
];

/// What `gexin check` says of some data.
fn everything_wrong(files: Files) -> Vec<Problem> {
    let (loaded, mut problems) = wrong_as_written(files);
    if let Some((law, interview)) = loaded {
        problems.extend(audit(&law, &interview, &Assessor::new(&law)));
    }
    problems
}

/// What it says before it runs the law.
fn wrong_as_written(files: Files) -> (Option<(Law, Interview)>, Vec<Problem>) {
    let mut problems = Vec::new();
    Texts::load(&files, &mut problems);
    Keymap::load(&files, &mut problems);
    Explanation::all(&files, &mut problems);
    let loaded = match Law::load(files) {
        Ok((law, warnings)) => {
            problems.extend(warnings);
            let interview = Interview::load(&law.files, &law, &mut problems);
            interview.map(|interview| (law, interview))
        }
        Err(found) => {
            problems.extend(found);
            None
        }
    };
    (loaded, problems)
}

/// The mark that a change is needed at all: without any, nothing is said, no warning either.
#[test]
fn the_data_itself_is_good() {
    assert_eq!(everything_wrong(Files::embedded()), []);
}

/// Codes that no single change shows, with the test that does.
const ELSEWHERE: &[(&str, &str)] = &[
    ("missing-file", "a_missing_file_is_named"),
    (
        "unknown-file",
        "a_file_that_nothing_reads_is_named_with_the_nearest_name",
    ),
    ("too-many", "what_needs_more_than_one_change_or_many"),
    ("trial-ended", "what_needs_more_than_one_change_or_many"),
    ("never-shown", "what_needs_more_than_one_change_or_many"),
];

#[test]
fn every_code_is_shown_by_a_bad_example() {
    let mut shown: BTreeSet<String> = CASES.iter().map(|one| one.1.to_owned()).collect();
    shown.extend(ELSEWHERE.iter().map(|one| one.0.to_owned()));
    for (_, path) in changes() {
        let change: Change = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        shown.insert(change.code);
    }
    let all: BTreeSet<String> = Code::ALL.iter().map(|code| code.id().to_owned()).collect();
    assert_eq!(shown, all);
}

#[test]
fn what_needs_more_than_one_change_or_many() {
    let laid = |files: &[(&str, &str)]| {
        let mut all = Files::embedded();
        for (name, text) in files {
            all.overlay(
                name,
                &format!("mine/{name}"),
                Cow::Owned((*text).to_owned()),
            );
        }
        everything_wrong(all)
    };
    let says = |problems: &[Problem], line: &str| {
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            all.iter().any(|one| one.starts_with(line)),
            "{line}\n{}",
            all.join("\n")
        );
    };
    // A trial that was over when the data was checked, and a circumstance that still rests on it.
    let source = r#"[[source]]
id = "trial"
name = { zh = "试行意见", en = "guidelines on trial" }
short = { zh = "试行意见", en = "trial" }
issuer = { zh = "某机关", en = "an organ" }
temporal = "trial-period"
from = 2020-01-01
to = 2021-01-01
status = "text"
"#;
    let provision = r#"[[provision]]
id = "trial:1"
title = { zh = "从宽", en = "leniency" }
says = { zh = "从宽", en = "leniency" }
status = "text"
"#;
    let factor = r#"[[factor]]
id = "plea"
name = { zh = "认罪认罚", en = "plea" }
when = { yes = "plea" }
cite = ["trial:1"]
says = { zh = "可以从宽", en = "may be lenient" }
"#;
    let files = [
        ("sources.toml", source),
        ("provisions.toml", provision),
        ("punishment.toml", factor),
    ];
    says(
        &laid(&files),
        "mine/punishment.toml:5:9: warning[trial-ended]: the trial period of `trial:1` ended on 2021-01-01",
    );
    let later = source.replace("to = 2021", "to = 2041");
    assert_eq!(laid(&[("sources.toml", &later), files[1], files[2]]), []);
    // A fact that only a dispute looks at, and one that no case touches.
    let fact =
        "[[fact]]\nid = \"motive\"\nkind = \"bool\"\nname = { zh = \"动机\", en = \"motive\" }\n";
    let question = r#"[[question]]
id = "motive"
stage = "harm"
form = "choice"
facts = ["motive"]
ask = { zh = "动机？", en = "Why?" }
why = { zh = "看动机", en = "to know" }
cite = ["cl:61"]
"#;
    let idle = r#"[[factor]]
id = "motive"
name = { zh = "动机", en = "motive" }
when = { all = [{ yes = "motive" }, { not = { yes = "motive" } }] }
cite = ["cl:61"]
says = { zh = "酌情", en = "weighed" }
"#;
    let files = [
        ("facts.toml", fact),
        ("interview.toml", question),
        ("punishment.toml", idle),
    ];
    says(
        &laid(&files),
        "mine/interview.toml:2:6: warning[never-shown]",
    );
    let used = idle.replace(
        "{ all = [{ yes = \"motive\" }, { not = { yes = \"motive\" } }] }",
        "{ yes = \"motive\" }",
    );
    assert_eq!(laid(&[files[0], files[1], ("punishment.toml", &used)]), []);
    // More roles than there are bits for.
    let roles: String = (0..65)
        .map(|n| format!("[[role]]\nid = \"r{n}\"\nname = {{ zh = \"角色{n}\", en = \"role {n}\" }}\npinyin = \"jue se\"\nsector-2009 = \"no\"\n"))
        .collect();
    let problems = laid(&[("roles.toml", &roles)]);
    assert!(
        problems
            .iter()
            .any(|one| one.code.id() == "too-many" && one.place.file == "mine/roles.toml"),
        "{problems:?}"
    );
}

/// More totals than an offence has room to measure are refused at its id; as many as there is room for are compiled.
#[test]
fn an_offence_measures_so_much_and_no_more() {
    let name = "offences/infringing-personal-information.toml";
    let old = Files::embedded();
    let old = old.text(old.find(name).unwrap());
    let load = |totals: usize| {
        let total = |n: usize| {
            format!(
                "\n[[item]]\nid = \"t{n}\"\neditions = [\"ji17\"]\nlevel = \"serious\"\n\
                 cite = \"ji17:5.1.6\"\nreach = [{{ total = {{ of = [\"5.1.3\"] }} }}]\n"
            )
        };
        let own: String = (0..totals).map(total).collect();
        let mut files = Files::embedded();
        files.overlay(
            name,
            &format!("mine/{name}"),
            (old.to_owned() + &own).into(),
        );
        Law::load(files)
    };
    let said = load(128).unwrap_err()[0].to_string();
    let (place, rest) = said.split_once(": error[too-many]: ").unwrap();
    assert!(place.starts_with(&format!("mine/{name}:")), "{said}");
    let what = "at most 128 things that the items of one offence measure, there are ";
    let there: usize = rest.strip_prefix(what).unwrap().parse().unwrap();
    let room = 256 - there;
    let (law, _) = load(room).unwrap();
    let _ = Assessor::new(&law);
    assert!(load(room + 1).is_err());
}

#[test]
fn a_missing_file_is_named() {
    let all = Files::embedded();
    let mut files = Files::default();
    let names = [
        "about.toml",
        "administrative.toml",
        "disputes.toml",
        "facts.toml",
        "provisions.toml",
        "punishment.toml",
        "record-types.toml",
        "relations.toml",
        "roles.toml",
        "sources.toml",
        "worksheet.toml",
    ];
    for name in names {
        let text = all.text(all.find(name).unwrap()).to_owned();
        files.lay(name, name, Cow::Owned(text));
    }
    let problems = Law::load(files).unwrap_err();
    let found: Vec<(&str, &str)> = problems
        .iter()
        .map(|problem| (problem.code.id(), problem.place.file.as_str()))
        .collect();
    assert_eq!(found, [("missing-file", "tiers.toml")]);
}

#[test]
fn a_file_that_nothing_reads_is_named_with_the_nearest_name() {
    let mut files = Files::embedded();
    files.lay("tier.toml", "mine/tier.toml", Cow::Borrowed("tier = []\n"));
    let problems = Law::load(files).unwrap_err();
    let found: Vec<(&str, &str)> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| (problem.code.id(), problem.place.file.as_str()))
        .collect();
    assert_eq!(found, [("unknown-file", "mine/tier.toml")]);
    assert!(
        problems
            .iter()
            .any(|one| one.message.en.contains("`tiers.toml`"))
    );
}
