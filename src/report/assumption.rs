//! What was taken for granted because nothing was said.

use crate::assess::Facts;
use crate::case::{Answer, Case};
use crate::law::{Fact, Law, MoneyAmount, Offence};

/// Something that was taken for granted because nothing was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// No date: the law of the day of judgment.
    Date,
    /// No records removed.
    Removed,
    /// One recipient.
    Recipients,
    /// A person, not a unit.
    Actor,
    /// Of full age.
    Age,
    /// What was not mentioned, and opens another offence, is taken as absent.
    Beside,
    /// A row without a count, by position.
    Count(usize),
    /// A part of an amount stated above the whole, by the positions of the offence and of the part among its amounts.
    Part(usize, usize),
}

/// What was taken for granted in a case.
pub(super) fn assumed(law: &Law, case: &Case, facts: &Facts) -> Vec<Assumption> {
    let answered = |id: &str| {
        law.fact(id)
            .is_some_and(|(at, _)| !matches!(case.answer(at), None | Some(Answer::Unknown)))
    };
    let mut assumed = Vec::new();
    if !answered("offence-date") {
        assumed.push(Assumption::Date);
    }
    if case.rows().iter().any(|row| row.removed.is_none()) {
        assumed.push(Assumption::Removed);
    }
    if case.rows().iter().any(|row| row.recipients.is_none()) {
        assumed.push(Assumption::Recipients);
    }
    for (id, assumption) in [("actor", Assumption::Actor), ("age-band", Assumption::Age)] {
        let fact = law.fact(id).filter(|(_, fact)| !fact.assume.is_empty());
        if fact.is_some_and(|(at, _)| case.answer(at).is_none()) {
            assumed.push(assumption);
        }
    }
    if unmentioned(law, facts).next().is_some() {
        assumed.push(Assumption::Beside);
    }
    let uncounted = case
        .rows()
        .iter()
        .enumerate()
        .filter(|(_, row)| row.count.is_none());
    assumed.extend(uncounted.map(|(at, _)| Assumption::Count(at)));
    for (at, (_, offence)) in law.offences.iter().enumerate() {
        let parts = (0..offence.amounts.len()).filter(|part| exceeds(law, case, offence, *part));
        assumed.extend(parts.map(|part| Assumption::Part(at, part)));
    }
    assumed
}

/// The yes-or-no facts that are taken as absent because nothing was said of them.
pub(super) fn unmentioned<'l>(law: &'l Law, facts: &Facts) -> impl Iterator<Item = &'l Fact> {
    let yes_or_no = law.facts.iter().enumerate();
    let taken = yes_or_no.filter(|(at, fact)| fact.assumed_bool().is_some() && facts.takes(*at));
    taken.map(|(_, fact)| fact)
}

/// Whether an amount is stated above the one that it is a part of; it is then counted up to the whole.
fn exceeds(law: &Law, case: &Case, offence: &Offence, part: usize) -> bool {
    let stated = |amount: &MoneyAmount| match case.answer(law.fact(amount.fact.as_str())?.0)? {
        Answer::Money(span) => Some(*span),
        _ => None,
    };
    let part = &offence.amounts[part];
    let Some(whole) = offence.whole(part) else {
        return false;
    };
    match (stated(part), stated(whole).and_then(|whole| whole.max)) {
        (Some(part), Some(most)) => part.min > most,
        _ => false,
    }
}
