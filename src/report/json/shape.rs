//! The structs that are serialised as the JSON of an assessment. Keys are never renamed: scripts outlive versions.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::assess::Truth;
use crate::law::RelationKind;
use crate::text::Text;

#[derive(Serialize)]
pub(super) struct Whole<'a> {
    /// Where the case came from; said once, not of each person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<usize>,
    /// Where the file was saved under another edition of the data; said once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) made_with: Option<MadeWith>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) title: &'a str,
    pub(super) as_of: String,
    pub(super) data: &'a str,
    pub(super) checked: String,
    pub(super) offences: Vec<Offence<'a>>,
    pub(super) prevailing: Option<&'a str>,
    pub(super) relations: Vec<Relation<'a>>,
    pub(super) cautions: Vec<Caution<'a>>,
    pub(super) tally: Tally<'a>,
    pub(super) needs: Vec<Need<'a>>,
    pub(super) disputes: Vec<Dispute<'a>>,
    pub(super) precedents: Vec<super::library::Precedent<'a>>,
    pub(super) misstatements: Vec<super::library::Misstatement<'a>>,
    pub(super) edition: Edition<'a>,
    pub(super) assumed: Vec<Text>,
    pub(super) administrative: Vec<super::administrative::Administrative<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) worksheet: Option<super::worksheet::Sheet<'a>>,
    pub(super) explanation: Vec<Branch<'a>>,
    pub(super) disclaimer: &'a RawValue,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) persons: Vec<Whole<'a>>,
}

#[derive(Serialize)]
pub(super) struct MadeWith {
    pub(super) data: String,
    /// Nothing where the file does not keep the levels of then.
    pub(super) changed: Option<Vec<Changed>>,
}

#[derive(Serialize)]
pub(super) struct Changed {
    pub(super) id: String,
    pub(super) then: &'static str,
    pub(super) now: &'static str,
}

#[derive(Serialize)]
pub(super) struct Offence<'a> {
    pub(super) id: &'a str,
    pub(super) applies: &'static str,
    pub(super) level: &'static str,
    pub(super) possible_levels: Vec<&'static str>,
    pub(super) band: usize,
    pub(super) level_name: Text,
    pub(super) conclusion: Vec<Text>,
    pub(super) elements: Vec<Element<'a>>,
    pub(super) items: Vec<Item<'a>>,
    pub(super) penalty: Option<Penalty>,
    pub(super) possible_penalties: Vec<Penalty>,
    pub(super) changes: Changes,
}

#[derive(Serialize)]
pub(super) struct Relation<'a> {
    pub(super) id: &'a str,
    pub(super) kind: RelationKind,
    pub(super) offences: [&'a str; 2],
    pub(super) status: Truth,
    pub(super) prevails: Option<&'a str>,
    pub(super) text: Text,
    pub(super) cite: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Caution<'a> {
    pub(super) id: &'a str,
    pub(super) status: Truth,
    pub(super) name: &'a Text,
    pub(super) text: &'a Text,
    pub(super) cite: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Element<'a> {
    pub(super) id: &'a str,
    pub(super) status: Truth,
    pub(super) name: &'a RawValue,
    pub(super) cite: &'a RawValue,
}

#[derive(Serialize)]
pub(super) struct Item<'a> {
    pub(super) id: &'a str,
    pub(super) status: Truth,
    pub(super) decisive: bool,
    pub(super) court: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaced: Option<Truth>,
    pub(super) measures: Vec<Measure<'a>>,
    pub(super) cite: &'a str,
    pub(super) name: &'a RawValue,
}

#[derive(Serialize)]
pub(super) struct Measure<'a> {
    pub(super) what: &'a RawValue,
    pub(super) unit: &'static str,
    pub(super) value: Ends,
    pub(super) line: u128,
    pub(super) margin: Margin,
    pub(super) status: Truth,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parts: Option<u128>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) terms: Vec<Term<'a>>,
}

#[derive(Serialize)]
pub(super) struct Term<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tier: Option<&'a str>,
    pub(super) value: Ends,
    pub(super) line: u64,
    pub(super) factor: String,
}

#[derive(Clone, Serialize)]
pub(super) struct Ends {
    pub(super) min: u128,
    pub(super) max: Option<u128>,
}

#[derive(Serialize)]
pub(super) struct Margin {
    pub(super) min: i128,
    pub(super) max: Option<i128>,
}

#[derive(Clone, Serialize)]
pub(super) struct Penalty {
    pub(super) level: &'static str,
    pub(super) band: usize,
    pub(super) imprisonment_months: Ends,
    pub(super) detention: bool,
    pub(super) surveillance: bool,
    pub(super) fine: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fine_yuan: Option<Ends>,
    pub(super) heavier: Truth,
    pub(super) unit: Truth,
    pub(super) limitation_years: i16,
    /// Where the end of the conduct is known to the day.
    pub(super) limitation_until: Option<String>,
    /// The earliest and the latest last day.
    pub(super) limitation_between: Option<[String; 2]>,
    pub(super) occupational_ban: Truth,
    pub(super) says: Vec<Text>,
}

#[derive(Serialize)]
pub(super) struct Changes {
    pub(super) raising: Vec<Text>,
    pub(super) lowering: Vec<Text>,
}

#[derive(Serialize)]
pub(super) struct Tally<'a> {
    pub(super) tiers: Vec<TierTally<'a>>,
    pub(super) sum: Option<Measure<'a>>,
    pub(super) text: Option<String>,
}

#[derive(Serialize)]
pub(super) struct TierTally<'a> {
    pub(super) tier: &'a str,
    pub(super) records: Ends,
}

#[derive(Serialize)]
pub(super) struct Need<'a> {
    pub(super) offence: &'a str,
    pub(super) fact: String,
    pub(super) settles: bool,
    pub(super) text: Text,
}

#[derive(Serialize)]
pub(super) struct Dispute<'a> {
    pub(super) id: &'a str,
    pub(super) offence: &'a str,
    pub(super) title: &'a RawValue,
    pub(super) question: &'a RawValue,
    pub(super) leading: Option<&'a str>,
    pub(super) computed: bool,
    pub(super) decisive: bool,
    pub(super) positions: Vec<Position<'a>>,
    pub(super) rivals: Vec<Rival<'a>>,
}

#[derive(Serialize)]
pub(super) struct Position<'a> {
    pub(super) id: &'a str,
    pub(super) says: &'a RawValue,
    pub(super) held_by: &'a RawValue,
    pub(super) cite: Cow<'a, RawValue>,
    pub(super) result: Option<Outcome>,
}

#[derive(Serialize)]
pub(super) struct Rival<'a> {
    pub(super) r#type: &'a str,
    pub(super) kind: Option<&'a str>,
    pub(super) result: Outcome,
}

#[derive(Serialize)]
pub(super) struct Outcome {
    pub(super) applies: &'static str,
    pub(super) level: &'static str,
    pub(super) possible_levels: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Edition<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a Text,
    pub(super) why: Text,
    pub(super) computed: Vec<EditionResult<'a>>,
}

#[derive(Serialize)]
pub(super) struct EditionResult<'a> {
    pub(super) id: &'a str,
    pub(super) applied: bool,
    pub(super) applies: &'static str,
    pub(super) level: &'static str,
    pub(super) possible_levels: Vec<&'static str>,
    pub(super) cite: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Branch<'a> {
    pub(super) text: Text,
    pub(super) status: Truth,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) cite: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Branch<'a>>,
}
