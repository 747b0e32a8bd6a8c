//! What is still open, and which answers would settle it.

use jiff::civil::Date;

use super::assessor::{Assessor, Scratch, Verdict};
use super::facts::{Facts, UNBOUNDED};
use super::probe::{FAR, trials};
use crate::case::{Answer, Span};
use crate::law::{Fact, FactKind, Law};

/// Something that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A fact, by position.
    Fact(usize),
    /// The count of a row, by position.
    Row(usize),
    /// The records altogether.
    Records,
}

/// Something open, with what it could lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What is open.
    pub open: Open,
    /// Answers that lead to different results, each with the result.
    pub outcomes: Vec<(Answer, Verdict)>,
    /// Whether every one of these answers leaves a single level.
    pub settles: bool,
}

impl Assessor {
    /// The open facts that can change whether the offence applies or its level, most useful first.
    pub fn needs(
        &self,
        law: &Law,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        scratch: &mut Scratch,
    ) -> Vec<Need> {
        let base = self.verdict(facts, as_of, offence, scratch);
        let mut needs = Vec::new();
        let counts = self.program.offences[offence].counting.is_some();
        if !facts.rows_known && counts {
            needs.push(Need {
                open: Open::Records,
                outcomes: Vec::new(),
                settles: false,
            });
        }
        for at in (0..facts.rows.len()).filter(|_| counts) {
            needs.extend(self.row_need(facts, as_of, offence, at, base, scratch));
        }
        for (at, fact) in law.facts.iter().enumerate() {
            // Of an age nobody asks while nothing is said; a yes or no that is open was called so.
            let taken = !fact.assume.is_empty() && fact.assumed_bool().is_none();
            let asked = is_open(facts, at, fact.kind) && !fact.reserved && !taken;
            if asked && self.turns_on(offence, at, fact.kind) {
                let outcomes: Vec<(Answer, Verdict)> = self::answers(law, facts, at, fact)
                    .into_iter()
                    .map(|answer| {
                        let verdict =
                            self.verdict_if(law, facts, as_of, offence, (at, &answer), scratch);
                        (answer, verdict)
                    })
                    .collect();
                needs.extend(need(Open::Fact(at), outcomes, base));
            }
        }
        needs.sort_by_key(|need| !need.settles);
        needs
    }

    fn row_need(
        &self,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        at: usize,
        base: Verdict,
        scratch: &mut Scratch,
    ) -> Option<Need> {
        let (min, max) = facts.rows[at].count;
        if min == max {
            return None;
        }
        let mut trial = facts.clone();
        let outcomes = [min, max.min(UNBOUNDED - 1)].map(|count| {
            trial.rows[at].count = (count, count);
            let verdict = self.verdict(&trial, as_of, offence, scratch);
            (Answer::Count(Span::exactly(count)), verdict)
        });
        need(Open::Row(at), outcomes.to_vec(), base)
    }
}

/// The answers that are tried for an open fact: those that it leaves possible.
fn answers(law: &Law, facts: &Facts, at: usize, fact: &Fact) -> Vec<Answer> {
    let slot = facts.slot(at);
    // More of it never leads to less, so that the ends speak for all between them.
    let ends = [slot.lo, slot.hi.min(FAR)].map(Span::exactly);
    match fact.kind {
        FactKind::Money => ends.map(Answer::Money).to_vec(),
        FactKind::Count => ends.map(Answer::Count).to_vec(),
        FactKind::Bool
        | FactKind::Enum
        | FactKind::Set
        | FactKind::Date
        | FactKind::Role
        | FactKind::Rows => trials(law, fact),
    }
}

fn is_open(facts: &Facts, at: usize, kind: FactKind) -> bool {
    let slot = facts.slot(at);
    match kind {
        FactKind::Bool | FactKind::Count | FactKind::Money | FactKind::Set => slot.lo != slot.hi,
        FactKind::Enum | FactKind::Role => !slot.hi.is_power_of_two(),
        FactKind::Date | FactKind::Rows => false,
    }
}

/// A need, unless every answer leads to the result that is there already.
fn need(open: Open, mut outcomes: Vec<(Answer, Verdict)>, base: Verdict) -> Option<Need> {
    if outcomes.iter().all(|(_, verdict)| *verdict == base) {
        return None;
    }
    let settles = outcomes
        .iter()
        .all(|(_, verdict)| verdict.possible.len() == 1);
    let mut seen = Vec::new();
    outcomes.retain(|(_, verdict)| {
        let new = !seen.contains(verdict);
        seen.push(*verdict);
        new
    });
    Some(Need {
        open,
        outcomes,
        settles,
    })
}
