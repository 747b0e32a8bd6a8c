//! What a file of scenarios holds.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub plain: String,
    /// The offence that its scenarios speak of, the first one unless they say otherwise.
    pub offence: Option<String>,
    pub scenario: Vec<Scenario>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scenario {
    pub name: String,
    pub why: Why,
    pub case: String,
    #[serde(default)]
    pub alone: bool,
    #[serde(default)]
    pub without: Vec<String>,
    pub as_of: Option<String>,
    pub offence: Option<String>,
    pub known_bug: Option<String>,
    pub expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    pub cite: Vec<String>,
    pub note: String,
}

pub type ByName = BTreeMap<String, BTreeMap<String, Vec<String>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Expect {
    pub applies: Option<String>,
    pub level: Option<String>,
    pub level_name: Option<String>,
    pub possible: Option<Vec<String>>,
    pub prevailing: Option<String>,
    pub relations: Option<BTreeMap<String, String>>,
    pub cautions: Option<Vec<String>>,
    pub edition: Option<String>,
    pub applied: Option<Vec<String>>,
    pub elements: Option<BTreeMap<String, String>>,
    pub met: Option<Vec<String>>,
    pub open: Option<Vec<String>>,
    pub open_among: Option<Vec<String>>,
    pub court: Option<Vec<String>>,
    pub not_met: Option<Vec<String>>,
    pub replaced: Option<Vec<String>>,
    pub decisive: Option<Vec<String>>,
    pub sum: Option<Ends<String>>,
    pub tally: Option<BTreeMap<String, Ends<i64>>>,
    #[serde(default)]
    pub line: Vec<Line>,
    pub penalty: Option<Penalty>,
    pub possible_penalties: Option<Vec<String>>,
    pub disputes: Option<ByName>,
    pub rivals: Option<ByName>,
    pub touched: Option<Vec<String>>,
    pub untouched: Option<Vec<String>>,
    pub needs: Option<Vec<String>>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub enum Ends<T> {
    Exact(T),
    Range { min: T, max: Option<T> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub item: String,
    pub unit: String,
    pub line: i64,
    pub value: Ends<i64>,
    pub margin: Ends<i64>,
    pub status: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Penalty {
    pub months: Option<[u64; 2]>,
    pub detention: Option<bool>,
    pub surveillance: Option<bool>,
    pub fine: Option<String>,
    pub fine_yuan: Option<[u64; 2]>,
    pub heavier: Option<String>,
    pub unit: Option<String>,
    pub limitation_years: Option<u64>,
    pub leniency: Option<String>,
    pub fine_base: Option<Ends<i64>>,
    pub suspended_shall: Option<String>,
    pub suspended_closed: Option<String>,
    pub minor: Option<String>,
    /// Whether article 12 (a guide for the fine) and article 10 (leniency) are there at all.
    pub guide: Option<bool>,
}

impl Ends<i64> {
    /// As the report writes it.
    pub fn json(&self) -> Value {
        match self {
            Ends::Exact(one) => json!({"min": one, "max": one}),
            Ends::Range { min, max } => json!({"min": min, "max": max}),
        }
    }
}
