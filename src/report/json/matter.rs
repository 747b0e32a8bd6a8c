//! What surrounds the offences in JSON: tally, edition, needs, disputes, explanation.

use super::offence::measure;
use std::borrow::Cow;

use serde_json::value::RawValue;

use super::pieces::{PositionPieces, piece};
use super::shape::{
    Branch, Caution, Dispute, Edition, EditionResult, Need, Outcome, Position, Relation, Rival,
    Tally, TierTally,
};
use super::{Both, applies, ends, ids, levels};
use crate::assess::{DisputeOutcome, Open, RelationOutcome, Verdict};
use crate::law::{Law, Name};
use crate::report::{Matter, tree};
use crate::text::Text;

pub(super) fn tally<'a>(matter: &Matter<'a>, both: &Both<'a>) -> Tally<'a> {
    // Where the main offence adds nothing up, the first one's total is told.
    let Some((at, (terms, line))) = [matter.main(), 0]
        .into_iter()
        .find_map(|at| Some((at, matter.total(at)?)))
    else {
        return Tally {
            tiers: Vec::new(),
            sum: None,
            text: None,
        };
    };
    Tally {
        sum: Some(measure(matter, both, at, &line)),
        text: Some(both.zh.sum(&line, &terms).line()),
        tiers: terms
            .iter()
            .filter_map(|term| {
                Some(TierTally {
                    tier: &matter.law.tiers[term.tier()?].id,
                    records: ends(term.value),
                })
            })
            .collect(),
    }
}

pub(super) fn relations<'a>(matter: &Matter<'a>, both: &Both<'_>) -> Vec<Relation<'a>> {
    let id = |at: usize| matter.offence(at).id.as_str();
    let relation = |one: &RelationOutcome| {
        let data = &matter.law.relations[one.relation];
        Relation {
            id: &data.id,
            kind: data.kind,
            offences: [id(one.offences.0), id(one.offences.1)],
            status: one.truth,
            prevails: one.prevails.map(id),
            text: both.say(|phrases| phrases.relation(one)),
            cite: ids(&data.cite),
        }
    };
    matter.concurrence.relations.iter().map(relation).collect()
}

pub(super) fn cautions<'a>(matter: &Matter<'a>) -> Vec<Caution<'a>> {
    let cautions = matter.concurrence.cautions.iter();
    cautions
        .map(|(at, truth)| {
            let data = &matter.law.cautions[*at];
            Caution {
                id: &data.id,
                status: *truth,
                name: &data.name,
                text: &data.says,
                cite: ids(&data.cite),
            }
        })
        .collect()
}

pub(super) fn edition<'a>(matter: &Matter<'a>, both: &Both<'_>, at: usize) -> Edition<'a> {
    let (data, outcome) = (matter.offence(at), matter.outcome(at));
    let shown = &data.editions[outcome.shown().edition];
    Edition {
        id: &shown.id,
        name: &shown.name,
        why: both.say(|phrases| phrases.why(outcome.why).to_owned()),
        computed: outcome
            .editions
            .iter()
            .enumerate()
            .map(|(of, edition)| EditionResult {
                id: &data.editions[edition.edition].id,
                applied: of < outcome.applied,
                applies: applies(edition.applies),
                level: edition.level.id(),
                possible_levels: levels(edition.possible),
                cite: ids(&data.editions[edition.edition].cite),
            })
            .collect(),
    }
}

pub(super) fn needs<'a>(matter: &Matter<'a>, both: &Both<'_>) -> Vec<Need<'a>> {
    let fact = |law: &Law, open: &Open| match open {
        Open::Fact(fact) => law.facts[*fact].id.to_string(),
        Open::Row(row) => format!("records[{row}].count"),
        Open::Recipients(row) => format!("records[{row}].recipients"),
        Open::RowFact(row, fact) => format!("records[{row}].{}", law.facts[*fact].id),
        Open::Records => "records".to_owned(),
    };
    let of = |at: usize| {
        matter.needs(at).iter().map(move |need| Need {
            offence: &matter.offence(at).id,
            fact: fact(matter.law, &need.open),
            settles: need.settles,
            text: both.say(|phrases| phrases.need(matter, at, need)),
        })
    };
    matter.present().into_iter().flat_map(of).collect()
}

pub(super) fn disputes<'a>(matter: &Matter<'a>, both: &Both<'a>) -> Vec<Dispute<'a>> {
    let of = |at: usize| {
        matter
            .disputes(at)
            .iter()
            .map(move |outcome| dispute(matter, both, at, outcome))
    };
    matter.present().into_iter().flat_map(of).collect()
}

fn result(verdict: Verdict) -> Outcome {
    Outcome {
        applies: applies(verdict.applies),
        level: verdict.level.id(),
        possible_levels: levels(verdict.possible),
    }
}

/// The provisions of a position: those of them that are there already.
fn cited<'a>(matter: &Matter<'_>, cites: &[Name], whole: &'a RawValue) -> Cow<'a, RawValue> {
    match matter.rests_on(cites) {
        true => Cow::Borrowed(whole),
        false => {
            let known: Vec<&str> = matter.known(cites).map(Name::as_str).collect();
            Cow::Owned(piece(&known))
        }
    }
}

fn dispute<'a>(
    matter: &Matter<'a>,
    both: &Both<'a>,
    at: usize,
    outcome: &DisputeOutcome,
) -> Dispute<'a> {
    let data = &matter.law.disputes[outcome.dispute];
    let pieces = both.pieces.dispute(outcome.dispute);
    let position = |(at, said): (usize, &'a PositionPieces)| Position {
        id: &data.positions[at].id,
        says: &said.says,
        held_by: &said.held_by,
        cite: cited(matter, &data.positions[at].cite, &said.cite),
        result: outcome.positions.get(at).map(|verdict| result(*verdict)),
    };
    Dispute {
        id: &data.id,
        offence: &matter.offence(at).id,
        title: &pieces.title,
        question: &pieces.question,
        leading: data.leading.as_ref().map(Name::as_str),
        computed: outcome.computed,
        decisive: outcome.decisive(),
        positions: pieces.positions.iter().enumerate().map(position).collect(),
        rivals: outcome
            .rivals
            .iter()
            .map(|one| Rival {
                r#type: &matter.law.types[one.record_type].id,
                kind: matter.law.kinds.get(one.kind).map(|kind| kind.id.as_str()),
                result: result(one.verdict),
            })
            .collect(),
    }
}

/// The tree, as branches within branches.
pub(super) fn explanation<'a>(matter: &Matter<'a>, both: &Both<'_>) -> Vec<Branch<'a>> {
    let mut roots = Vec::new();
    for at in matter.present() {
        let lines = tree(matter, &both.zh, at)
            .into_iter()
            .zip(tree(matter, &both.en, at));
        let mut flat: Vec<(u8, Branch<'a>)> = lines
            .map(|(zh, en)| {
                let branch = Branch {
                    text: Text {
                        zh: zh.text,
                        en: en.text,
                    },
                    status: zh.truth,
                    cite: zh.cites.iter().map(|cite| cite.as_str()).collect(),
                    parts: Vec::new(),
                };
                (zh.depth, branch)
            })
            .collect();
        // From the last line upwards, each branch takes the deeper ones that follow it.
        let mut open: Vec<(u8, Branch<'a>)> = Vec::new();
        while let Some((depth, mut branch)) = flat.pop() {
            while open.last().is_some_and(|(below, _)| *below > depth) {
                branch.parts.extend(open.pop().map(|(_, part)| part));
            }
            open.push((depth, branch));
        }
        roots.extend(open.into_iter().rev().map(|(_, branch)| branch));
    }
    roots
}
