//! Cases with the result that the law gives them, derived by hand from the texts; see `tests/scenarios/`.
//!
//! A file holds `plain`, the answers that every case of it takes where it gives none of its own, and scenarios:
//!
//! * `name`; `why.cite` and `why.note`: the provisions and the derivation;
//! * `case`: a case file, the schema line may be left out; `alone = true` takes nothing of `plain`, `without` leaves out some;
//! * `as-of`: the day of judgment;
//! * `known-bug`: the program is wrong here; the runner then makes sure that it still is, so that mending it is noticed;
//! * `expect`: what has to come out. Every key that is given is asserted in full:
//!   `applies`, `level`, `possible`, `prevailing`; `edition` (the one shown), `applied` (all that make the result);
//!   `elements` by id; `met` and `open`: all items of that status, catch-alls left out; `court`: the catch-alls;
//!   `open-among`, `not-met`: each of these; `replaced`: each of these is displaced by an exception for certain; `decisive`: all;
//!   `sum`: the proportional total; `tally`: records by tier; `line`: a line of an item, found by item, unit and line,
//!   with value and margin (records; fen; sums in 1/5,000); `penalty`: of the level; `possible-penalties`: their levels;
//!   `disputes`: levels by position; `rivals`: levels by kind; `touched`, `untouched`: disputes; `needs`: all facts asked for.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gexin::assess::Truth;
use gexin::report::Matter;
use serde::Deserialize;
use serde_json::{Value, json};
use support::{AS_OF, WORLD, day};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    plain: String,
    scenario: Vec<Scenario>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Scenario {
    name: String,
    why: Why,
    case: String,
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    without: Vec<String>,
    as_of: Option<String>,
    known_bug: Option<String>,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Why {
    cite: Vec<String>,
    note: String,
}

type ByName = BTreeMap<String, BTreeMap<String, Vec<String>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Expect {
    applies: Option<String>,
    level: Option<String>,
    possible: Option<Vec<String>>,
    prevailing: Option<String>,
    edition: Option<String>,
    applied: Option<Vec<String>>,
    elements: Option<BTreeMap<String, String>>,
    met: Option<Vec<String>>,
    open: Option<Vec<String>>,
    open_among: Option<Vec<String>>,
    court: Option<Vec<String>>,
    not_met: Option<Vec<String>>,
    replaced: Option<Vec<String>>,
    decisive: Option<Vec<String>>,
    sum: Option<Ends<String>>,
    tally: Option<BTreeMap<String, Ends<i64>>>,
    #[serde(default)]
    line: Vec<Line>,
    penalty: Option<Penalty>,
    possible_penalties: Option<Vec<String>>,
    disputes: Option<ByName>,
    rivals: Option<ByName>,
    touched: Option<Vec<String>>,
    untouched: Option<Vec<String>>,
    needs: Option<Vec<String>>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Ends<T> {
    Exact(T),
    Range { min: T, max: Option<T> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    item: String,
    unit: String,
    line: i64,
    value: Ends<i64>,
    margin: Ends<i64>,
    status: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Penalty {
    months: Option<[u64; 2]>,
    detention: Option<bool>,
    surveillance: Option<bool>,
    fine: Option<String>,
    heavier: Option<String>,
    unit: Option<String>,
    limitation_years: Option<u64>,
    leniency: Option<String>,
    fine_base: Option<Ends<i64>>,
    suspended_shall: Option<String>,
    suspended_closed: Option<String>,
    minor: Option<String>,
    /// Whether article 12 (a guide for the fine) and article 10 (leniency) are there at all.
    guide: Option<bool>,
}

#[test]
fn every_scenario_comes_out_as_the_law_says() {
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
const MIN_FILES: usize = 25;
const MIN_SCENARIOS: usize = 410;

/// Every item of every edition is fired by some scenario, and kept out by some other; catch-alls stand as the court's.
#[test]
fn every_item_has_scenarios_on_both_sides() {
    let (mut fired, mut missed, mut court) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (_, file) in read_all() {
        for scenario in file
            .scenario
            .into_iter()
            .filter(|one| one.known_bug.is_none())
        {
            let expect = scenario.expect;
            let met = expect.met.unwrap_or_default();
            for line in &expect.line {
                if matches!(line.margin, Ends::Exact(-1) | Ends::Exact(-100)) {
                    missed.insert(line.item.clone());
                }
            }
            missed.extend(expect.not_met.unwrap_or_default());
            court.extend(expect.court.unwrap_or_default());
            court.extend(expect.open_among.clone().unwrap_or_default());
            fired.extend(met);
            // Items of texts without numbers are never more than open.
            let open = expect.open.into_iter().chain(expect.open_among);
            fired.extend(
                open.flatten()
                    .filter(|item| item == "7.1" || item.starts_with("253-1.1")),
            );
        }
    }
    let mut lacking = Vec::new();
    for item in &WORLD.law.offences[0].1.items {
        let id = item.id.as_str();
        let without_numbers = id == "7.1" || id.starts_with("253-1.1");
        let fine = if item.court {
            court.contains(id)
        } else {
            fired.contains(id) && (without_numbers || missed.contains(id))
        };
        if !fine {
            lacking.push(id);
        }
    }
    assert!(
        lacking.is_empty(),
        "no scenario fires and no other misses: {lacking:?}"
    );
}

fn read_all() -> Vec<(String, File)> {
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
fn whole_case(file: &File, scenario: &Scenario) -> String {
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
    let as_of = day(scenario.as_of.as_deref().unwrap_or(AS_OF));
    let case = match support::case(&whole_case(file, scenario), as_of) {
        Ok(case) => case,
        Err(error) => return vec![error],
    };
    let matter = support::matter(&case, as_of);
    let mut check = Check {
        report: support::report(&matter),
        wrong: Vec::new(),
    };
    for cite in &scenario.why.cite {
        if WORLD.law.provision(cite).is_none() {
            check.wrong.push(format!("no provision {cite}"));
        }
    }
    check.whole(&scenario.expect, &matter);
    let verdict = support::verdict(&case, as_of);
    let outcome = matter.outcome(0);
    if (verdict.applies, verdict.level, verdict.possible)
        != (outcome.applies, outcome.level, outcome.possible)
    {
        check
            .wrong
            .push(format!("the short answer differs: {verdict:?}"));
    }
    check.wrong
}

struct Check {
    report: Value,
    wrong: Vec<String>,
}

impl Check {
    fn same(&mut self, what: &str, wanted: Value, found: Value) {
        if wanted != found {
            self.wrong
                .push(format!("{what}: expected {wanted}, found {found}"));
        }
    }

    fn offence(&self) -> Value {
        self.report["offences"][0].clone()
    }

    fn items(&self, keep: impl Fn(&Value) -> bool) -> Value {
        let offence = self.offence();
        let ids = offence["items"].as_array().unwrap().iter();
        ids.filter(|item| keep(item))
            .map(|item| item["id"].clone())
            .collect()
    }

    fn status(&self, id: &str) -> Option<Value> {
        let offence = self.offence();
        let items = offence["items"].as_array().unwrap();
        items.iter().find(|item| item["id"] == id).cloned()
    }

    fn whole(&mut self, expect: &Expect, matter: &Matter<'_>) {
        let offence = self.offence();
        if let Some(applies) = &expect.applies {
            self.same("applies", json!(applies), offence["applies"].clone());
        }
        if let Some(level) = &expect.level {
            self.same("level", json!(level), offence["level"].clone());
        }
        if let Some(possible) = &expect.possible {
            self.same(
                "possible",
                json!(possible),
                offence["possible_levels"].clone(),
            );
        }
        if let Some(prevailing) = &expect.prevailing {
            let wanted = match prevailing.as_str() {
                "none" => Value::Null,
                id => json!(id),
            };
            self.same("prevailing", wanted, self.report["prevailing"].clone());
        }
        if let Some(edition) = &expect.edition {
            self.same(
                "edition",
                json!(edition),
                self.report["edition"]["id"].clone(),
            );
        }
        if let Some(applied) = &expect.applied {
            let computed = self.report["edition"]["computed"]
                .as_array()
                .unwrap()
                .clone();
            let found: Value = computed
                .iter()
                .filter(|one| one["applied"] == true)
                .map(|one| one["id"].clone())
                .collect();
            self.same("applied", json!(applied), found);
        }
        for (id, wanted) in expect.elements.iter().flatten() {
            let elements = offence["elements"].as_array().unwrap();
            let found = elements.iter().find(|one| one["id"] == id.as_str());
            let found = found.map_or(Value::Null, |one| one["status"].clone());
            self.same(&format!("element {id}"), json!(wanted), found);
        }
        self.statuses(expect);
        self.measures(expect);
        self.penalties(expect, matter);
        self.disputes(expect);
        if let Some(needs) = &expect.needs {
            let found: BTreeSet<String> = self.report["needs"]
                .as_array()
                .unwrap()
                .iter()
                .map(|need| need["fact"].as_str().unwrap().to_owned())
                .collect();
            let wanted: BTreeSet<String> = needs.iter().cloned().collect();
            self.same("needs", json!(wanted), json!(found));
        }
    }

    fn statuses(&mut self, expect: &Expect) {
        if let Some(met) = &expect.met {
            let found = self.items(|item| item["status"] == "met");
            self.same("met", json!(met), found);
        }
        if let Some(open) = &expect.open {
            let found = self.items(|item| item["status"] == "open" && item["court"] == false);
            self.same("open", json!(open), found);
        }
        if let Some(court) = &expect.court {
            let found = self.items(|item| item["court"] == true && item["status"] == "open");
            self.same("court", json!(court), found);
        }
        if let Some(decisive) = &expect.decisive {
            let found = self.items(|item| item["decisive"] == true);
            self.same("decisive", json!(decisive), found);
        }
        for id in expect.not_met.iter().flatten() {
            let found = self
                .status(id)
                .map_or(Value::Null, |item| item["status"].clone());
            self.same(id, json!("not-met"), found);
        }
        for id in expect.open_among.iter().flatten() {
            let found = self
                .status(id)
                .map_or(Value::Null, |item| item["status"].clone());
            self.same(id, json!("open"), found);
        }
        for id in expect.replaced.iter().flatten() {
            let found = self
                .status(id)
                .map_or(Value::Null, |item| item["replaced"].clone());
            self.same(&format!("{id} replaced"), json!("met"), found);
        }
    }

    fn measures(&mut self, expect: &Expect) {
        if let Some(wanted) = &expect.sum {
            let sum = self.report["tally"]["sum"].clone();
            let found = |end: &str| sum["value"][end].as_u64();
            let parts = sum["parts"].as_u64().unwrap_or(1);
            let scaled = |text: &String| exact(text, parts);
            let wanted = match wanted {
                Ends::Exact(one) => (scaled(one), scaled(one)),
                Ends::Range { min, max } => (scaled(min), max.as_ref().and_then(scaled)),
            };
            self.same("sum", json!(wanted), json!((found("min"), found("max"))));
        }
        for (tier, wanted) in expect.tally.iter().flatten() {
            let tiers = self.report["tally"]["tiers"].clone();
            let found = tiers
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["tier"] == tier.as_str())
                .map_or(Value::Null, |one| one["records"].clone());
            self.same(&format!("tally {tier}"), wanted.json(), found);
        }
        for line in &expect.line {
            let item = self.status(&line.item).unwrap_or_default();
            let found = item["measures"]
                .as_array()
                .into_iter()
                .flatten()
                .map(scaled)
                .find(|one| one["unit"] == line.unit.as_str() && one["line"] == line.line);
            let what = format!("{} {} {}", line.item, line.line, line.unit);
            let Some(found) = found else {
                self.wrong.push(format!("{what}: no such line in {item}"));
                continue;
            };
            self.same(&what, line.value.json(), found["value"].clone());
            self.same(
                &format!("{what} margin"),
                line.margin.json(),
                found["margin"].clone(),
            );
            if let Some(status) = &line.status {
                self.same(&what, json!(status), found["status"].clone());
            }
        }
    }

    fn penalties(&mut self, expect: &Expect, matter: &Matter<'_>) {
        let offence = self.offence();
        if let Some(levels) = &expect.possible_penalties {
            let found: Value = offence["possible_penalties"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["level"].clone())
                .collect();
            self.same("possible penalties", json!(levels), found);
        }
        let Some(wanted) = &expect.penalty else {
            return;
        };
        let found = match &offence["penalty"] {
            Value::Null => offence["possible_penalties"][0].clone(),
            own => own.clone(),
        };
        let outcome = matter.outcome(0);
        let own = outcome
            .penalties
            .iter()
            .find(|one| one.level == outcome.level)
            .or(outcome.penalties.first());
        let truth = |truth: Truth| serde_json::to_value(truth).unwrap();
        let mut pairs = vec![
            ("detention", json!(wanted.detention), &found["detention"]),
            (
                "surveillance",
                json!(wanted.surveillance),
                &found["surveillance"],
            ),
            ("fine", json!(wanted.fine), &found["fine"]),
            ("heavier", json!(wanted.heavier), &found["heavier"]),
            ("unit", json!(wanted.unit), &found["unit"]),
            (
                "limitation",
                json!(wanted.limitation_years),
                &found["limitation_years"],
            ),
        ];
        let months = wanted
            .months
            .map_or(Value::Null, |[min, max]| json!({"min": min, "max": max}));
        pairs.push(("months", months, &found["imprisonment_months"]));
        for (what, wanted, found) in pairs {
            if !wanted.is_null() {
                self.same(what, wanted, found.clone());
            }
        }
        let Some(own) = own else {
            self.wrong.push("no penalty".to_owned());
            return;
        };
        if let Some(leniency) = &wanted.leniency {
            let found = own
                .leniency
                .as_ref()
                .map_or(Value::Null, |(all, _)| truth(*all));
            self.same("leniency", json!(leniency), found);
        }
        if let Some(base) = &wanted.fine_base {
            let found = own.fine_base.map(
                |range| json!({"min": range.min as u64, "max": range.max().map(|max| max as u64)}),
            );
            self.same("fine base", base.json(), found.unwrap_or_default());
        }
        if let Some(minor) = &wanted.minor {
            self.same("minor", json!(minor), truth(own.minor));
        }
        if let Some(guide) = wanted.guide {
            self.same("guide", json!(guide), json!(own.fine_base.is_some()));
            self.same("leniency", json!(guide), json!(own.leniency.is_some()));
        }
        if let Some(shall) = &wanted.suspended_shall {
            self.same("suspended shall", json!(shall), truth(own.suspended_shall));
        }
        if let Some(closed) = &wanted.suspended_closed {
            self.same(
                "suspended closed",
                json!(closed),
                truth(own.suspended_closed),
            );
        }
    }

    fn disputes(&mut self, expect: &Expect) {
        let disputes = self.report["disputes"].as_array().unwrap().clone();
        let find = |id: &str| disputes.iter().find(|one| one["id"] == id);
        for (id, positions) in expect.disputes.iter().flatten() {
            for (position, levels) in positions {
                let found = find(id)
                    .and_then(|one| {
                        let all = one["positions"].as_array()?;
                        all.iter().find(|one| one["id"] == position.as_str())
                    })
                    .map_or(Value::Null, |one| one["result"]["possible_levels"].clone());
                self.same(&format!("{id}:{position}"), json!(levels), found);
            }
        }
        for (kind, readings) in expect.rivals.iter().flatten() {
            for (reading, levels) in readings {
                let found = disputes
                    .iter()
                    .flat_map(|one| one["rivals"].as_array().unwrap())
                    .find(|one| one["type"] == kind.as_str() && one["kind"] == reading.as_str())
                    .map_or(Value::Null, |one| one["result"]["possible_levels"].clone());
                self.same(&format!("{kind} as {reading}"), json!(levels), found);
            }
        }
        for id in expect.touched.iter().flatten() {
            self.same(
                &format!("{id} touches"),
                json!(true),
                json!(find(id).is_some()),
            );
        }
        for id in expect.untouched.iter().flatten() {
            self.same(
                &format!("{id} touches"),
                json!(false),
                json!(find(id).is_some()),
            );
        }
    }
}

impl Ends<i64> {
    fn json(&self) -> Value {
        match self {
            Ends::Exact(one) => json!({"min": one, "max": one}),
            Ends::Range { min, max } => json!({"min": min, "max": max}),
        }
    }
}

/// A decimal as so many parts; nothing where it is no whole number of them.
fn exact(decimal: &String, parts: u64) -> Option<u64> {
    let (whole, after) = decimal.split_once('.').unwrap_or((decimal, ""));
    let scale = 10u64.pow(after.len() as u32);
    let number: u64 = format!("{whole}{after}").parse().unwrap();
    (number * parts)
        .is_multiple_of(scale)
        .then(|| number * parts / scale)
}

/// A measure with fractions in 1/5,000, whatever parts the program counts in.
fn scaled(measure: &Value) -> Value {
    let mut measure = measure.clone();
    let Some(parts) = measure["parts"].as_i64() else {
        return measure;
    };
    for path in [
        "/value/min",
        "/value/max",
        "/line",
        "/margin/min",
        "/margin/max",
    ] {
        if let Some(number) = measure.pointer_mut(path)
            && let Some(n) = number.as_i64()
            && (n * 5000) % parts == 0
        {
            *number = json!(n * 5000 / parts);
        }
    }
    measure
}
