//! What can be changed in a variation, and how a key changes it.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::case::{Answer, Case, DateSpan, Row, Span, backwards};
use crate::law::{Fact, FactKind, Law};
use crate::report::Phrases;
use crate::text::{Fen, grouped, parse_count};

/// How far a key goes: the key alone, with Shift, a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stride {
    One,
    Ten,
    Hundred,
}

impl Stride {
    fn number(self) -> u64 {
        match self {
            Stride::One => 1,
            Stride::Ten => 10,
            Stride::Hundred => 100,
        }
    }
}

/// An amount moves by this many fen where a count moves by one: a yuan at a time would lead nowhere.
const COARSE: u64 = 10_000;

/// One thing that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Knob {
    /// The count of a row.
    Row(usize),
    /// The answer to a fact.
    Fact(usize),
}

/// Everything that can be changed: the rows, then numbers, then dates and answers, in the order of the law.
pub(super) fn knobs(law: &Law, case: &Case, variation: &Case) -> Vec<Knob> {
    let rows = (0..variation.rows().len()).map(Knob::Row);
    let stated = |at: &usize| case.answer(*at).is_some() || variation.answer(*at).is_some();
    let offered = |at: &usize| !law.facts[*at].reserved && law.facts[*at].kind != FactKind::Rows;
    let mut facts: Vec<usize> = (0..law.facts.len())
        .filter(stated)
        .filter(offered)
        .collect();
    facts.sort_by_key(|at| !is_number(&law.facts[*at]));
    rows.chain(facts.into_iter().map(Knob::Fact)).collect()
}

fn is_number(fact: &Fact) -> bool {
    matches!(fact.kind, FactKind::Count | FactKind::Money)
}

impl Knob {
    /// What it is called.
    pub(super) fn name(self, phrases: &Phrases<'_>, case: &Case) -> String {
        match self {
            Knob::Row(row) => case.rows().get(row).map_or_else(String::new, |row| {
                phrases.law.types[row.kind]
                    .name
                    .get(phrases.lang)
                    .to_owned()
            }),
            Knob::Fact(at) => phrases.law.facts[at].name.get(phrases.lang).to_owned(),
        }
    }

    /// Its value in a case; a stroke where nothing is said.
    pub(super) fn value(self, phrases: &Phrases<'_>, case: &Case) -> String {
        match self {
            Knob::Row(row) => match case.rows().get(row).and_then(|row| row.count) {
                Some(span) => phrases.answer(&phrases.law.facts[0], &Answer::Count(span)),
                None => "?".to_owned(),
            },
            Knob::Fact(at) => match case.answer(at) {
                Some(answer) => phrases.answer(&phrases.law.facts[at], answer),
                None => "-".to_owned(),
            },
        }
    }

    /// Whether figures can be typed for it.
    pub(super) fn is_typed(self, law: &Law) -> bool {
        match self {
            Knob::Row(_) => true,
            Knob::Fact(at) => is_number(&law.facts[at]) || law.facts[at].kind == FactKind::Date,
        }
    }

    /// Moves it up or down. `case` is the case that the variation began with; no date moves past `as_of`.
    pub(super) fn step(
        self,
        (law, as_of): (&Law, Date),
        case: &Case,
        to: &mut Case,
        (stride, up): (Stride, bool),
    ) {
        let moved = |now: u64, by: u64| match up {
            true => now.saturating_add(by),
            false => now.saturating_sub(by),
        };
        match self {
            Knob::Row(row) => {
                if let Some(row) = to.rows_mut().get_mut(row) {
                    let now = row.count.map_or(0, |span| span.min);
                    set_count(row, moved(now, stride.number()));
                }
            }
            Knob::Fact(at) => {
                let now = to.answer(at);
                let least = match now {
                    Some(Answer::Count(span) | Answer::Money(span)) => span.min,
                    Some(_) | None => 0,
                };
                let next = match law.facts[at].kind {
                    FactKind::Count => {
                        Some(Answer::Count(Span::exactly(moved(least, stride.number()))))
                    }
                    FactKind::Money => {
                        let fen = moved(least, stride.number() * COARSE);
                        Some(Answer::Money(Span::exactly(fen)))
                    }
                    FactKind::Date => later(now, stride, up),
                    FactKind::Bool
                    | FactKind::Enum
                    | FactKind::Set
                    | FactKind::Role
                    | FactKind::Rows => {
                        let answers = answers(law, at, case.answer(at));
                        let here = answers.iter().position(|one| Some(one) == now);
                        let count = answers.len();
                        let next = match (here, up) {
                            (None, _) => 0,
                            (Some(here), true) => (here + 1) % count.max(1),
                            (Some(here), false) => (here + count - 1) % count.max(1),
                        };
                        answers.into_iter().nth(next)
                    }
                };
                if let Some(next) = next {
                    set(law, as_of, to, (at, next));
                }
            }
        }
    }

    /// Sets it to what was typed; `false` where that is no value, or not yet.
    pub(super) fn type_in(self, (law, as_of): (&Law, Date), to: &mut Case, typed: &str) -> bool {
        match self {
            Knob::Row(row) => match (parse_count(typed), to.rows_mut().get_mut(row)) {
                (Ok(count), Some(row)) => set_count(row, count),
                _ => return false,
            },
            Knob::Fact(at) => {
                let answer = match law.facts[at].kind {
                    FactKind::Count => parse_count(typed)
                        .ok()
                        .map(|n| Answer::Count(Span::exactly(n))),
                    FactKind::Money => Fen::parse_typed(typed)
                        .ok()
                        .map(|fen| Answer::Money(Span::exactly(fen.0))),
                    FactKind::Date => DateSpan::parse(typed).map(Answer::Date),
                    FactKind::Bool
                    | FactKind::Enum
                    | FactKind::Set
                    | FactKind::Role
                    | FactKind::Rows => None,
                };
                return answer.is_some_and(|answer| set(law, as_of, to, (at, answer)));
            }
        }
        true
    }

    /// Puts it back to what the case says.
    pub(super) fn restore(self, (law, as_of): (&Law, Date), case: &Case, to: &mut Case) {
        match self {
            Knob::Row(row) => {
                if let (Some(before), Some(now)) =
                    (case.rows().get(row), to.rows_mut().get_mut(row))
                {
                    *now = before.clone();
                }
            }
            Knob::Fact(at) => match case.answer(at).cloned() {
                None => to.set(at, None),
                Some(answer) => {
                    set(law, as_of, to, (at, answer));
                }
            },
        }
    }
}

/// Answers a fact; `false`, and nothing done, where a date lies in the future or the conduct would end before it began.
fn set(law: &Law, as_of: Date, to: &mut Case, (at, answer): (usize, Answer)) -> bool {
    let future = matches!(&answer, Answer::Date(date) if date.first > as_of);
    let before = to.answer(at).cloned();
    to.set(at, Some(answer));
    let holds = !future && backwards(law, to).is_none();
    if !holds {
        to.set(at, before);
    }
    holds
}

/// A row holds no fewer records than are removed from it.
fn set_count(row: &mut Row, count: u64) {
    let removed = row.removed.and_then(|span| span.max.or(Some(span.min)));
    row.count = Some(Span::exactly(count.max(removed.unwrap_or(0))));
}

/// The day, month or year after or before; the first day of an inexact date moves.
fn later(now: Option<&Answer>, stride: Stride, up: bool) -> Option<Answer> {
    let Some(Answer::Date(span)) = now else {
        return None;
    };
    let by = match stride {
        Stride::One => 1.day(),
        Stride::Ten => 1.month(),
        Stride::Hundred => 1.year(),
    };
    let day = match up {
        true => span.first.checked_add(by),
        false => span.first.checked_sub(by),
    };
    Some(Answer::Date(DateSpan::day(day.ok()?)))
}

/// What a fact can be answered, the case's own answer among it; of several values together, each with one of them more
/// or less.
fn answers(law: &Law, at: usize, own: Option<&Answer>) -> Vec<Answer> {
    let fact = &law.facts[at];
    let mut answers: Vec<Answer> = match (fact.kind, own) {
        (FactKind::Bool, _) => [false, true].map(Answer::Bool).to_vec(),
        (FactKind::Enum, _) => (0..fact.values.len()).map(Answer::Choice).collect(),
        (FactKind::Role, _) => (0..law.roles.len()).map(Answer::Choice).collect(),
        (FactKind::Set, own) => {
            let bits = match own {
                Some(Answer::Set(bits)) => *bits,
                Some(_) | None => 0,
            };
            let others = (0..fact.values.len()).map(|value| bits ^ 1 << value);
            let sets = std::iter::once(bits).chain(others).filter(|set| *set != 0);
            sets.map(Answer::Set).collect()
        }
        (FactKind::Count | FactKind::Money | FactKind::Date | FactKind::Rows, _) => Vec::new(),
    };
    answers.push(Answer::Unknown);
    answers
}

/// A number as it stands while it is typed: grouped as soon as it is one.
pub(super) fn typed_number(typed: &str) -> String {
    match typed.parse::<u128>() {
        Ok(n) if !typed.starts_with('0') => grouped(n),
        _ => typed.to_owned(),
    }
}
