//! Precedents and misstatements in JSON.

use serde::Serialize;

use super::{Both, ids};
use crate::law::{Name, Status};
use crate::report::Matter;
use crate::text::Text;

/// A precedent like the case.
#[derive(Serialize)]
pub(super) struct Precedent<'a> {
    id: &'a str,
    name: &'a Text,
    source: Text,
    status: Status,
    year: Option<i16>,
    offences: Vec<&'a str>,
    level: Option<&'static str>,
    score: i32,
    facts: Text,
    decided: &'a Text,
    sentences: Option<Text>,
    points: Vec<Text>,
    alike: Vec<Text>,
    differs: Vec<Text>,
    cite: Vec<&'a str>,
}

/// A common misstatement that the case meets.
#[derive(Serialize)]
pub(super) struct Misstatement<'a> {
    id: &'a str,
    said: &'a Text,
    right: &'a Text,
    cite: Vec<&'a str>,
}

pub(super) fn precedents<'a>(matter: &Matter<'a>, both: &Both<'_>) -> Vec<Precedent<'a>> {
    let similar = matter.similar().iter();
    similar
        .map(|similar| {
            let one = &matter.law.precedents()[similar.precedent];
            let (zh, en) = (
                both.zh.precedent_sentences(one),
                both.en.precedent_sentences(one),
            );
            Precedent {
                id: &one.id,
                name: &one.name,
                source: both.say(|phrases| phrases.precedent_source(one)),
                status: one.status,
                year: one.year,
                offences: ids(&one.offences),
                level: one.level.map(|level| level.id()),
                score: similar.score,
                facts: both.say(|phrases| phrases.precedent_facts(one)),
                decided: &one.decided,
                sentences: zh.zip(en).map(|(zh, en)| Text { zh, en }),
                points: one
                    .points
                    .iter()
                    .map(|point| both.say(|phrases| phrases.precedent_point(point)))
                    .collect(),
                alike: both.lines(|phrases| phrases.alike(similar)),
                differs: both.lines(|phrases| phrases.differs(similar)),
                cite: one
                    .points
                    .iter()
                    .flat_map(|point| point.cite.iter().map(Name::as_str))
                    .collect(),
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
