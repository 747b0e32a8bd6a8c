//! Holding a report against what a scenario expects.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use gexin::assess::Truth;
use gexin::report::Matter;
use serde_json::{Value, json};

use super::expect::{Ends, Expect};

/// A report held against what is expected of it, and where they part.
pub struct Check {
    pub report: Value,
    /// The offence that is looked at, by position.
    pub at: usize,
    pub wrong: Vec<String>,
}

impl Check {
    fn same(&mut self, what: &str, wanted: Value, found: Value) {
        if wanted != found {
            self.wrong
                .push(format!("{what}: expected {wanted}, found {found}"));
        }
    }

    fn offence(&self) -> Value {
        self.report["offences"][self.at].clone()
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

    /// Everything that is expected.
    pub fn whole(&mut self, expect: &Expect, matter: &Matter<'_>) {
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
        if let Some(name) = &expect.level_name {
            let found = offence["level_name"]["zh"].clone();
            self.same("level name", json!(name), found);
        }
        self.concurrence(expect);
        self.editions(expect, matter);
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
                .filter(|need| need["offence"] == offence["id"])
                .map(|need| need["fact"].as_str().unwrap().to_owned())
                .collect();
            let wanted: BTreeSet<String> = needs.iter().cloned().collect();
            self.same("needs", json!(wanted), json!(found));
        }
    }

    fn concurrence(&mut self, expect: &Expect) {
        if let Some(prevailing) = &expect.prevailing {
            let wanted = match prevailing.as_str() {
                "none" => Value::Null,
                id => json!(id),
            };
            self.same("prevailing", wanted, self.report["prevailing"].clone());
        }
        if let Some(relations) = &expect.relations {
            let found: Value = self.report["relations"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| {
                    let [first, second] = [0, 1].map(|at| one["offences"][at].as_str().unwrap());
                    let id = one["id"].as_str().unwrap();
                    (format!("{id}: {first} {second}"), one["status"].clone())
                })
                .collect::<serde_json::Map<_, _>>()
                .into();
            self.same("relations", json!(relations), found);
        }
        if let Some(cautions) = &expect.cautions {
            let all = self.report["cautions"].as_array().unwrap().iter();
            let found = all.map(|one| one["id"].clone()).collect();
            self.same("cautions", json!(cautions), found);
        }
    }

    fn editions(&mut self, expect: &Expect, matter: &Matter<'_>) {
        let (offence, outcome) = (matter.offence(self.at), matter.outcome(self.at));
        let id = |at: usize| offence.editions[at].id.as_str();
        let shown = id(outcome.shown().edition);
        if let Some(edition) = &expect.edition {
            self.same("edition", json!(edition), json!(shown));
        }
        if let Some(applied) = &expect.applied {
            let all = outcome.editions[..outcome.applied].iter();
            let found: Vec<&str> = all.map(|one| id(one.edition)).collect();
            self.same("applied", json!(applied), json!(found));
        }
        if self.at == matter.main() {
            let report = self.report["edition"]["id"].clone();
            self.same("edition of the report", json!(shown), report);
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
        let outcome = matter.outcome(self.at);
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
        let yuan = wanted
            .fine_yuan
            .map_or(Value::Null, |[min, max]| json!({"min": min, "max": max}));
        pairs.push(("fine in yuan", yuan, &found["fine_yuan"]));
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
            let found = matter.fine_base(self.at, own).map(
                |range| json!({"min": range.min as u64, "max": range.max().map(|max| max as u64)}),
            );
            self.same("fine base", base.json(), found.unwrap_or_default());
        }
        if let Some(minor) = &wanted.minor {
            self.same("minor", json!(minor), truth(own.minor));
        }
        if let Some(guide) = wanted.guide {
            self.same(
                "guide",
                json!(guide),
                json!(matter.fine_base(self.at, own).is_some()),
            );
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
        let id = self.offence()["id"].clone();
        let mut disputes = self.report["disputes"].as_array().unwrap().clone();
        disputes.retain(|one| one["offence"] == id);
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

/// A decimal as so many parts; nothing where it is no whole number of them.
fn exact(decimal: &str, parts: u64) -> Option<u64> {
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
