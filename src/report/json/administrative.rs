//! Administrative penalties in JSON.

use serde::Serialize;

use super::shape::Ends;
use super::{Both, ends, ids};
use crate::assess::{AdministrativeOutcome, FineOutcome, FineWay, Truth};
use crate::law::AdministrativeDetention;
use crate::report::Matter;
use crate::text::Text;

#[derive(Serialize)]
pub(super) struct Administrative<'a> {
    id: &'a str,
    status: Truth,
    /// Whether it is imposed only where no crime is made out.
    only_without_crime: bool,
    /// Whether a crime is made out: met, not met, open.
    crime: Truth,
    name: &'a Text,
    authority: &'a Text,
    detention_days: Option<Days>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    detention: Vec<Detention<'a>>,
    confiscation: bool,
    fine: Option<Fine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refers: Option<&'a Text>,
    open: Vec<Text>,
    text: Text,
    notes: Vec<Text>,
    cite: Vec<&'a str>,
}

#[derive(Serialize)]
struct Days {
    min: Option<u16>,
    max: u16,
}

#[derive(Serialize)]
struct Detention<'a> {
    days: Days,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#if: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<&'a Text>,
}

/// The fine of the one who acted; all ways of measuring it, those of others included, are the parts.
#[derive(Serialize)]
struct Fine<'a> {
    fen: Option<Ends>,
    parts: Vec<FinePart<'a>>,
}

#[derive(Serialize)]
struct FinePart<'a> {
    way: &'static str,
    status: Truth,
    fen: Option<Ends>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#if: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<&'a Text>,
    says: Text,
}

pub(super) fn administrative<'a>(matter: &Matter<'a>, both: &Both<'_>) -> Vec<Administrative<'a>> {
    let found = matter.administrative().penalties.iter();
    found.map(|outcome| one(matter, both, outcome)).collect()
}

fn one<'a>(
    matter: &Matter<'a>,
    both: &Both<'_>,
    outcome: &AdministrativeOutcome,
) -> Administrative<'a> {
    let data = &matter.law.administrative.penalties[outcome.penalty];
    Administrative {
        id: &data.id,
        status: outcome.status,
        only_without_crime: data.no_crime,
        crime: matter.standing(),
        name: &data.name,
        authority: &data.authority,
        detention_days: data.detention.first().map(days),
        detention: data
            .detention
            .iter()
            .map(|one| Detention {
                days: days(one),
                r#if: one.only_if.as_ref(),
                who: one.who.as_ref(),
            })
            .collect(),
        confiscation: outcome.confiscation,
        fine: fine(matter, both, outcome),
        refers: data.refers.as_ref(),
        open: outcome.open.clone(),
        text: both.say(|phrases| phrases.administrative(outcome)),
        notes: both.lines(|phrases| phrases.administrative_notes(outcome)),
        cite: ids(&data.cite),
    }
}

fn days(detention: &AdministrativeDetention) -> Days {
    Days {
        min: detention.min_days,
        max: detention.max_days,
    }
}

fn fine<'a>(
    matter: &Matter<'a>,
    both: &Both<'_>,
    outcome: &AdministrativeOutcome,
) -> Option<Fine<'a>> {
    let data = &matter.law.administrative.penalties[outcome.penalty];
    let own = outcome
        .fines
        .iter()
        .filter(|one| data.fines[one.fine].who().is_none())
        .filter_map(|one| one.fen);
    (!outcome.fines.is_empty()).then(|| Fine {
        fen: own.reduce(crate::assess::Range::join).map(ends),
        parts: outcome
            .fines
            .iter()
            .map(|one| FinePart {
                way: way(one),
                status: one.status,
                fen: one.fen.map(ends),
                r#if: data.fines[one.fine].only_if(),
                who: data.fines[one.fine].who(),
                says: both.say(|phrases| phrases.fine_of(&data.fines[one.fine], one)),
            })
            .collect(),
    })
}

fn way(fine: &FineOutcome) -> &'static str {
    match fine.way {
        FineWay::Multiple => "multiple",
        FineWay::Cap => "cap",
        FineWay::Stated => "stated",
        FineWay::Turnover => "turnover",
    }
}
