//! Cases with the result that the law gives them, derived by hand from the texts; see `tests/scenarios/`.
//!
//! A file holds `plain`, the answers that every case of it takes where it gives none of its own, and scenarios:
//!
//! * `name`; `why.cite` and `why.note`: the provisions and the derivation;
//! * `case`: a case file, the schema line may be left out; `alone = true` takes nothing of `plain`, `without` leaves out some;
//! * `as-of`: the day of judgment;
//! * `offence`, of a file or of a scenario: the offence whose result is meant, the first one where neither says so;
//! * `known-bug`: the program is wrong here; the runner then makes sure that it still is, so that mending it is noticed;
//! * `expect`: what has to come out. Every key that is given is asserted in full:
//!   `applies`, `level`, `level-name` (in Chinese), `possible`; `edition` (the one shown), `applied` (all that make the result);
//!   of the case as a whole: `prevailing`; `relations`, as `relation: offence offence`, with their status; `cautions`;
//!   `elements` by id; `met` and `open`: all items of that status, catch-alls left out; `court`: the catch-alls;
//!   `open-among`, `not-met`: each of these; `replaced`: each of these is displaced by an exception for certain; `decisive`: all;
//!   `sum`: the proportional total; `tally`: records by tier; `line`: a line of an item, found by item, unit and line,
//!   with value and margin (records; fen; sums in 1/5,000); `penalty`: of the level; `possible-penalties`: their levels;
//!   `disputes`: levels by position; `rivals`: levels by kind; `touched`, `untouched`: disputes; `needs`: all facts asked for.

#![allow(clippy::unwrap_used)]

#[path = "support/check.rs"]
mod check;
#[path = "support/expect.rs"]
pub(crate) mod expect;
pub(crate) mod support;

use std::collections::BTreeSet;
use std::path::Path;

use check::Check;
use expect::{Ends, File, Scenario};
use gexin::case::Case;
use gexin::law::{Condition, Item, Reach};
use jiff::civil::Date;
use support::{AS_OF, WORLD, day};

#[test]
pub(crate) fn every_scenario_comes_out_as_the_law_says() {
    let mut failures = Vec::new();
    let mut names = BTreeSet::new();
    let (mut files, mut count) = (0, 0);
    for (path, file) in read_all() {
        files += 1;
        for scenario in &file.scenario {
            count += 1;
            if !names.insert(scenario.name.clone()) {
                failures.push(format!("{path}: “{}” is there twice", scenario.name));
            }
            let wrong = run(&file, scenario);
            match (&scenario.known_bug, wrong.is_empty()) {
                (None, false) => failures.push(format!(
                    "{path}: {}\n    {}\n    because: {}",
                    scenario.name,
                    wrong.join("\n    "),
                    scenario.why.note
                )),
                (Some(bug), true) => failures.push(format!(
                    "{path}: {}\n    comes out right now: take the mark off ({bug})",
                    scenario.name
                )),
                (None, true) | (Some(_), false) => {}
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count} scenarios:\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(
        files >= MIN_FILES && count >= MIN_SCENARIOS,
        "{files} files, {count} scenarios: some are lost"
    );
}

/// As many as there are: raise them with every scenario, so that none is lost unseen.
const MIN_FILES: usize = 31;
const MIN_SCENARIOS: usize = 710;

/// Every item of every offence is fired by some scenario, and kept out by some other; catch-alls stand as the court's.
#[test]
pub(crate) fn every_item_has_scenarios_on_both_sides() {
    let (mut fired, mut missed, mut open) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (_, file) in read_all() {
        for scenario in &file.scenario {
            if scenario.known_bug.is_some() {
                continue;
            }
            let offence = position(&file, scenario);
            let of = |items: &Option<Vec<String>>| -> Vec<(usize, String)> {
                let items = items.iter().flatten();
                items.map(|item| (offence, item.clone())).collect()
            };
            let expect = &scenario.expect;
            let below = expect
                .line
                .iter()
                .filter(|line| matches!(line.margin, Ends::Exact(-1) | Ends::Exact(-100)));
            missed.extend(below.map(|line| (offence, line.item.clone())));
            missed.extend(of(&expect.not_met));
            fired.extend(of(&expect.met));
            open.extend(of(&expect.court));
            open.extend(of(&expect.open));
            open.extend(of(&expect.open_among));
        }
    }
    let mut lacking = Vec::new();
    for (at, (_, offence)) in WORLD.law.offences.iter().enumerate() {
        for item in &offence.items {
            let key = (at, item.id.to_string());
            let near = missed.contains(&key);
            let fine = match never_more_than_open(item) {
                Some(missable) => open.contains(&key) && (near || !missable),
                None => fired.contains(&key) && near,
            };
            if !fine {
                lacking.push(format!("{} {}", offence.id, item.id));
            }
        }
    }
    assert!(
        lacking.is_empty(),
        "no scenario fires and no other misses: {lacking:#?}"
    );
}

/// Whether an item is never met for certain, and then whether it can be missed: catch-alls and items of texts without
/// numbers cannot; a total can whose method nobody lays down.
fn never_more_than_open(item: &Item) -> Option<bool> {
    let disputed = |reach: &Reach| matches!(reach, Reach::Total(total) if total.reading.is_some());
    match &item.when {
        _ if item.court => Some(false),
        Some(Condition::Open(_)) => Some(false),
        _ if !item.reach.is_empty() && item.reach.iter().all(disputed) => Some(true),
        _ => None,
    }
}

/// The offence that a scenario speaks of.
pub(crate) fn position(file: &File, scenario: &Scenario) -> usize {
    let named = scenario.offence.as_ref().or(file.offence.as_ref());
    named.map_or(0, |id| support::offence(id))
}

pub(crate) fn read_all() -> Vec<(String, File)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let file = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, file)
        })
        .collect()
}

/// The case file that a scenario stands for.
pub(crate) fn whole_case(file: &File, scenario: &Scenario) -> String {
    let mut text = scenario.case.clone();
    if !text
        .lines()
        .any(|line| line.trim_start().starts_with("schema"))
    {
        text = format!("schema = 1\n{text}");
    }
    if scenario.alone {
        return text;
    }
    let key = |line: &str| line.split('=').next().unwrap_or_default().trim().to_owned();
    let answers: BTreeSet<String> = text
        .lines()
        .skip_while(|line| line.trim() != "[answers]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .map(key)
        .collect();
    let given: Vec<&str> = file
        .plain
        .lines()
        .filter(|line| {
            !line.trim().is_empty()
                && !answers.contains(&key(line))
                && !scenario.without.contains(&key(line))
        })
        .collect();
    let given = given.join("\n");
    match text.contains("[answers]\n") {
        true => text.replacen("[answers]\n", &format!("[answers]\n{given}\n"), 1),
        false => format!("{text}\n[answers]\n{given}\n"),
    }
}

fn run(file: &File, scenario: &Scenario) -> Vec<String> {
    let as_of = judged(scenario);
    match support::case(&whole_case(file, scenario), as_of) {
        Ok(case) => wrong(&case, as_of, position(file, scenario), scenario),
        Err(error) => vec![error],
    }
}

/// The day of judgment of a scenario.
pub(crate) fn judged(scenario: &Scenario) -> Date {
    day(scenario.as_of.as_deref().unwrap_or(AS_OF))
}

/// In what a case comes out otherwise than its scenario says of an offence.
pub(crate) fn wrong(case: &Case, as_of: Date, at: usize, scenario: &Scenario) -> Vec<String> {
    let matter = support::matter(case, as_of);
    let mut check = Check {
        report: support::report(&matter),
        at,
        wrong: Vec::new(),
    };
    for cite in &scenario.why.cite {
        if WORLD.law.provision(cite).is_none() {
            check.wrong.push(format!("no provision {cite}"));
        }
    }
    check.whole(&scenario.expect, &matter);
    let verdict = support::verdict_of(case, as_of, at);
    let outcome = matter.outcome(at);
    if (verdict.applies, verdict.level, verdict.possible)
        != (outcome.applies, outcome.level, outcome.possible)
    {
        check
            .wrong
            .push(format!("the short answer differs: {verdict:?}"));
    }
    check.wrong
}
