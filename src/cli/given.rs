//! Facts given on the command line: `--set gains=5150.50 --record credit-report=27`.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::Exit;
use super::args::Given;
use super::output::complain;
use super::setup::Setup;
use crate::case::{Answer, Case, Format, Records, read, write};
use crate::law::{Fact, FactKind, Law, Problem};
use crate::store;

/// What an open answer is written as.
const UNKNOWN: &str = "unknown";
/// No rows at all.
const NONE: &str = "none";

/// Writes the case that the arguments describe, where no file is yet.
pub(super) fn write_new(setup: &Setup, file: &Path, title: Option<&str>, given: &Given) -> Exit {
    let Some(mut case) = case(setup, given) else {
        return Exit::Usage;
    };
    case.title = title.unwrap_or_default().to_owned();
    match store::write_new(file, setup.ground().text(&case)) {
        Ok(()) => {
            let file = file.display().to_string();
            complain(
                &setup
                    .data
                    .messages
                    .new_written
                    .fill(setup.lang, &[("file", &file)]),
            );
            Exit::Done
        }
        Err(error) => {
            complain(error.text().get(setup.lang));
            Exit::Bad
        }
    }
}

/// The case that the arguments describe; none where one is wrong, which is said on standard error.
pub(super) fn case(setup: &Setup, given: &Given) -> Option<Case> {
    let mut building = Building {
        setup,
        case: Case::default(),
        bad: false,
    };
    given.set.iter().for_each(|one| building.set(one));
    given.record.iter().for_each(|one| building.record(one));
    let Building { case, bad, .. } = building;
    if bad {
        return None;
    }
    // Once more as a whole: what the arguments say together, such as that it began before it ended.
    let law = &setup.data.law;
    match read(
        law,
        "--set",
        &write(law, &case),
        Format::Toml,
        Some(setup.as_of),
    ) {
        Ok(case) => Some(case),
        Err(problems) => {
            say(setup, "--set", &problems);
            None
        }
    }
}

fn say(setup: &Setup, argument: &str, problems: &[Problem]) {
    for problem in problems {
        complain(&format!("{argument}: {}", problem.message.get(setup.lang)));
    }
}

struct Building<'a> {
    setup: &'a Setup,
    case: Case,
    bad: bool,
}

impl Building<'_> {
    fn wrong(&mut self, argument: &str, message: &str) {
        complain(&format!("{argument}: {message}"));
        self.bad = true;
    }

    fn form(&mut self, argument: &str, form: &str) {
        let setup = self.setup;
        let said = setup
            .data
            .messages
            .given_form
            .fill(setup.lang, &[("form", form)]);
        self.wrong(argument, &said);
    }

    /// Reads a small case with the reader of case files, so that both say the same of the same mistake.
    fn read(&mut self, argument: &str, case: &Value) -> Option<Case> {
        let setup = self.setup;
        let text = case.to_string();
        match read(
            &setup.data.law,
            argument,
            &text,
            Format::Json,
            Some(setup.as_of),
        ) {
            Ok(case) => Some(case),
            Err(problems) => {
                say(setup, argument, &problems);
                self.bad = true;
                None
            }
        }
    }

    fn set(&mut self, written: &str) {
        let argument = format!("--set {written}");
        let Some((name, value)) = written.split_once('=') else {
            return self.form(&argument, "--set gains=5150.50");
        };
        let (law, name) = (&self.setup.data.law, name.trim());
        let Some((at, fact)) = law
            .fact(name)
            .filter(|(_, fact)| fact.kind != FactKind::Rows)
        else {
            // The reader knows the nearest name.
            self.read(
                &argument,
                &json!({ "schema": 1, "answers": { name: UNKNOWN } }),
            );
            return;
        };
        let Some(value) = self.value(&argument, fact, value.trim(), ',') else {
            return;
        };
        let Some(read) = self.read(
            &argument,
            &json!({ "schema": 1, "answers": { name: value } }),
        ) else {
            return;
        };
        let answer = match (self.case.answer(at), read.answer(at)) {
            (None, answer) => answer.cloned(),
            // Values of a list may come one by one.
            (Some(Answer::Set(before)), Some(Answer::Set(more))) => {
                Some(Answer::Set(before | more))
            }
            (Some(_), _) => {
                let messages = &self.setup.data.messages;
                let said = messages
                    .given_twice
                    .fill(self.setup.lang, &[("name", name)]);
                return self.wrong(&argument, &said);
            }
        };
        self.case.set(at, answer);
    }

    /// A value as a case file in JSON has it; a list has `comma` between its values.
    fn value(&mut self, argument: &str, fact: &Fact, written: &str, comma: char) -> Option<Value> {
        if written == UNKNOWN {
            return Some(json!(UNKNOWN));
        }
        let messages = &self.setup.data.messages;
        let value = match fact.kind {
            FactKind::Bool => match written {
                "yes" | "true" | "是" => Ok(json!(true)),
                "no" | "false" | "否" => Ok(json!(false)),
                _ => Err(&messages.given_bool),
            },
            FactKind::Set => Ok(match written {
                "" => json!([]),
                _ => written.split(comma).map(str::trim).collect(),
            }),
            FactKind::Count => range(written, whole).ok_or(&messages.given_count),
            FactKind::Money => {
                range(written, |text| Some(json!(text))).ok_or(&messages.given_count)
            }
            FactKind::Enum | FactKind::Date | FactKind::Role | FactKind::Rows => Ok(json!(written)),
        };
        match value {
            Ok(value) => Some(value),
            Err(message) => {
                let said = message.get(self.setup.lang).to_owned();
                self.wrong(argument, &said);
                None
            }
        }
    }

    fn record(&mut self, written: &str) {
        let argument = format!("--record {written}");
        match written.trim() {
            NONE => {
                self.case.rows_mut();
                return;
            }
            UNKNOWN if self.case.records.is_none() => {
                self.case.records = Some(Records::Unknown);
                return;
            }
            _ => {}
        }
        let mut row = Map::new();
        for (at, part) in written.split(',').enumerate() {
            let (key, value) = match (at, part.split_once('=')) {
                (_, Some((key, value))) => (key.trim(), value.trim()),
                (0, None) => (part.trim(), UNKNOWN),
                (_, None) => return self.form(&argument, "--record waybill=120,removed=8"),
            };
            if at == 0 {
                row.insert("type".to_owned(), json!(key));
            }
            let (key, fact) = match at {
                0 => ("count", None),
                _ => (key, own(&self.setup.data.law, key)),
            };
            let value = match (fact, key) {
                (Some(fact), _) => self.value(&argument, fact, value, '+'),
                // A count that is not known is left out.
                (None, "count") if value == UNKNOWN => continue,
                (None, "count" | "removed" | "recipients") => {
                    let count = range(value, whole);
                    if count.is_none() {
                        let messages = &self.setup.data.messages;
                        let said = messages.given_count.get(self.setup.lang).to_owned();
                        self.wrong(&argument, &said);
                    }
                    count
                }
                (None, _) => Some(json!(value)),
            };
            let Some(value) = value else {
                return;
            };
            if row.insert(key.to_owned(), value).is_some() {
                let messages = &self.setup.data.messages;
                let said = messages.given_twice.fill(self.setup.lang, &[("name", key)]);
                return self.wrong(&argument, &said);
            }
        }
        if let Some(read) = self.read(&argument, &json!({ "schema": 1, "records": [row] })) {
            self.case.rows_mut().extend_from_slice(read.rows());
        }
    }
}

/// The fact that a row may answer for itself.
fn own<'l>(law: &'l Law, name: &str) -> Option<&'l Fact> {
    law.fact(name).map(|(_, fact)| fact).filter(|fact| fact.row)
}

/// A whole number.
fn whole(text: &str) -> Option<Value> {
    text.parse::<u64>().ok().map(|n| json!(n))
}

/// `27`, `27-30`, `27+`.
fn range(written: &str, one: impl Fn(&str) -> Option<Value>) -> Option<Value> {
    let figures = |text: &str| {
        let fits = |letter: char| letter.is_ascii_digit() || letter == '.';
        (!text.is_empty() && text.chars().all(fits)).then(|| one(text))?
    };
    if let Some(least) = written.strip_suffix('+') {
        return Some(json!({ "min": figures(least)? }));
    }
    match written.split_once('-') {
        Some((least, most)) => Some(json!({ "min": figures(least)?, "max": figures(most)? })),
        None => figures(written),
    }
}
