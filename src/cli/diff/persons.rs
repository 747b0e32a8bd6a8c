//! The people of two cases beside each other.

use serde::Serialize;

use super::cases::{Differs, level_lines, said_lines};
use super::{named, said};
use crate::cli::setup::Setup;
use crate::report::{Comes, Difference, Party};

/// A person of one case beside the same person of the other, by position in each; nothing where one has no such person.
pub(super) struct Pair<'m> {
    a: Option<(usize, &'m Party<'m>)>,
    b: Option<(usize, &'m Party<'m>)>,
    /// What both say differently, without what differs for all.
    own: Option<Difference<'m>>,
}

/// The people of two cases: first those of the first case, then who came.
pub(super) fn compare<'m>(
    a: &'m [Party<'m>],
    b: &'m [Party<'m>],
    shared: &Difference<'_>,
) -> Vec<Pair<'m>> {
    let mut left: Vec<(usize, &Party<'_>)> = b.iter().enumerate().collect();
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for (at, party) in a.iter().enumerate() {
        let same = left
            .iter()
            .position(|(n, other)| is_same((at, party), (*n, other)));
        let other = same.map(|at| left.remove(at));
        pairs.push(Pair {
            a: Some((at, party)),
            b: other,
            own: other.map(|(_, other)| own(party, other, shared)),
        });
    }
    pairs.extend(left.into_iter().map(|one| Pair {
        a: None,
        b: Some(one),
        own: None,
    }));
    pairs
}

/// Whether two are one person: by name, or by position where neither has one.
fn is_same((at, a): (usize, &Party<'_>), (n, b): (usize, &Party<'_>)) -> bool {
    match (a.name.trim(), b.name.trim()) {
        ("", "") => at == n,
        (a, b) => a == b,
    }
}

/// What two say differently, without what the cases say differently of everybody.
fn own<'m>(a: &'m Party<'m>, b: &'m Party<'m>, shared: &Difference<'_>) -> Difference<'m> {
    let mut own = Difference::of(&a.matter, &b.matter);
    own.answers.retain(|one| !shared.answers.contains(one));
    own.gone.retain(|row| !shared.gone.contains(row));
    own.come.retain(|row| !shared.come.contains(row));
    own
}

/// A pair in JSON.
#[derive(Serialize)]
pub(super) struct Side<'a> {
    name: &'a str,
    /// The position in the first case, from 1.
    a: Option<usize>,
    /// The position in the second case.
    b: Option<usize>,
    /// Nothing where one case has no such person.
    #[serde(flatten)]
    own: Option<Differs<'a>>,
}

impl Pair<'_> {
    /// The pair in JSON.
    pub(super) fn side<'a>(&'a self, setup: &'a Setup) -> Side<'a> {
        let one = self.a.or(self.b);
        Side {
            name: one.map_or("", |(_, party)| &party.name),
            a: self.a.map(|(at, _)| at + 1),
            b: self.b.map(|(at, _)| at + 1),
            own: self.own.as_ref().map(|own| Differs::of(setup, own)),
        }
    }

    /// The pair in lines: who it is, and what differs.
    pub(super) fn lines(&self, setup: &Setup) -> Vec<String> {
        let (phrases, texts) = (setup.phrases(), &setup.data.messages.diff);
        let name = |(at, party): (usize, &Party<'_>)| phrases.person(at, &party.name);
        match (self.a, self.b, &self.own) {
            (Some(one), None, _) => {
                let words = [("person", &*name(one))];
                vec![texts.person_gone.fill(setup.lang, &words)]
            }
            (None, Some(one), _) => {
                let words = [("person", &*name(one))];
                let head = texts.person_come.fill(setup.lang, &words);
                let come = Comes::all(&one.1.matter);
                let present = come.iter().filter(|one| one.level.band() > 0);
                let lines = present.map(|one| {
                    let (offence, comes) =
                        (named(&phrases, &one.offence), said(&phrases, Some(one)));
                    format!("    {offence}{}{comes}", phrases.colon())
                });
                std::iter::once(head).chain(lines).collect()
            }
            (Some(one), Some(_), Some(own)) => {
                let same = own.offences.iter().all(|(a, b)| a == b);
                let mut lines = said_lines(setup, own);
                if lines.is_empty() && same {
                    return Vec::new();
                }
                lines.push(texts.levels.get(setup.lang).to_owned());
                lines.extend(level_lines(setup, own));
                let inner = lines.iter().map(|line| format!("  {line}"));
                std::iter::once(name(one)).chain(inner).collect()
            }
            (Some(_), Some(_), None) | (None, None, _) => Vec::new(),
        }
    }
}
