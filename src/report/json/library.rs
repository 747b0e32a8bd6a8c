//! Precedents and misstatements in JSON.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Both, ids};
use crate::law::Status;
use crate::report::Matter;
use crate::text::Text;

/// A precedent like the case.
#[derive(Serialize)]
pub(super) struct Precedent<'a> {
    id: &'a str,
    name: &'a RawValue,
    source: &'a RawValue,
    status: Status,
    year: Option<i16>,
    offences: &'a RawValue,
    level: Option<&'static str>,
    score: i32,
    facts: &'a RawValue,
    decided: &'a RawValue,
    sentences: &'a RawValue,
    points: &'a RawValue,
    alike: Vec<Text>,
    differs: Vec<Text>,
    cite: &'a RawValue,
}

/// A common misstatement that the case meets.
#[derive(Serialize)]
pub(super) struct Misstatement<'a> {
    id: &'a str,
    said: &'a Text,
    right: &'a Text,
    cite: Vec<&'a str>,
}

pub(super) fn precedents<'a>(matter: &Matter<'a>, both: &Both<'a>) -> Vec<Precedent<'a>> {
    let similar = matter.similar().iter();
    similar
        .map(|similar| {
            let one = &matter.law.precedents()[similar.precedent];
            let said = both.pieces.precedent(similar.precedent);
            Precedent {
                id: &one.id,
                name: &said.name,
                source: &said.source,
                status: one.status,
                year: one.year,
                offences: &said.offences,
                level: one.level.map(|level| level.id()),
                score: similar.score,
                facts: &said.facts,
                decided: &said.decided,
                sentences: &said.sentences,
                points: &said.points,
                alike: both.lines(|phrases| phrases.alike(similar)),
                differs: both.lines(|phrases| phrases.differs(similar)),
                cite: &said.cite,
            }
        })
        .collect()
}

pub(super) fn misstatements<'a>(matter: &Matter<'a>) -> Vec<Misstatement<'a>> {
    let met = matter.misstatements().iter();
    met.map(|at| {
        let one = &matter.law.misstatements()[*at];
        Misstatement {
            id: &one.id,
            said: &one.said,
            right: &one.right,
            cite: ids(&one.cite),
        }
    })
    .collect()
}
