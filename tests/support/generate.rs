//! Cases made at random, near the lines of the law.

#![allow(dead_code, clippy::unwrap_used)]

use gexin::case::{Answer, Case, DateSpan, Records, Row, Span};
use gexin::law::FactKind;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::support::{self, WORLD, day, kind};

const TYPES: [&str; 12] = [
    "location-track",
    "credit-report",
    "accommodation",
    "health",
    "name-and-phone",
    "other-general",
    "anonymised",
    "owner-list",
    "waybill",
    "bare-phone",
    "flight",
    "mixed",
];

/// Numbers near the lines of the law, and some far from them.
pub const COUNTS: [u64; 20] = [
    0, 1, 2, 9, 10, 24, 25, 30, 49, 50, 51, 249, 250, 499, 500, 2_500, 4_999, 5_000, 49_999, 50_000,
];

/// Amounts around the lines, in fen.
pub const FEN: [u64; 9] = [
    0, 100, 249_999, 250_000, 499_999, 500_000, 2_500_000, 4_999_999, 5_000_000,
];

fn span(of: &'static [u64]) -> impl Strategy<Value = Span> {
    let exact = select(of).prop_map(Span::exactly);
    let range = (select(of), select(of)).prop_map(|(a, b)| Span {
        min: a.min(b),
        max: Some(a.max(b)),
    });
    let open = select(of).prop_map(|min| Span { min, max: None });
    prop_oneof![6 => exact, 2 => range, 1 => open]
}

fn dates() -> impl Strategy<Value = DateSpan> {
    select(vec![
        "2008-05-01",
        "2009-02-28",
        "2009-02",
        "2014-06-01",
        "2015-10-31",
        "2015-11-01",
        "2015",
        "2016-02",
        "2017-05-31",
        "2017-06-01",
        "2017",
        "2022-03-15",
        "2022-03-15",
        "2022-03-15",
        "2022-03-15",
    ])
    .prop_map(|written| DateSpan::parse(written).unwrap())
}

/// An answer to a fact; `None` was not asked.
pub fn answers(at: usize) -> BoxedStrategy<Option<Answer>> {
    let law = WORLD.law;
    let fact = &law.facts[at];
    let values = match fact.kind {
        FactKind::Role => law.roles.len(),
        _ => fact.values.len(),
    };
    let given: BoxedStrategy<Answer> = match fact.kind {
        FactKind::Bool => prop::bool::weighted(0.15).prop_map(Answer::Bool).boxed(),
        FactKind::Enum | FactKind::Role => prop_oneof![
            2 => Just(Answer::Choice(0)),
            3 => (0..values).prop_map(Answer::Choice),
        ]
        .boxed(),
        FactKind::Set => prop_oneof![
            4 => (0..values).prop_map(|at| Answer::Set(1 << at)),
            2 => (0..values, 0..values).prop_map(|(a, b)| Answer::Set(1 << a | 1 << b)),
            1 => (0..1u64 << values).prop_map(Answer::Set),
        ]
        .boxed(),
        FactKind::Count => span(&COUNTS).prop_map(Answer::Count).boxed(),
        FactKind::Money => span(&FEN).prop_map(Answer::Money).boxed(),
        FactKind::Date => dates().prop_map(Answer::Date).boxed(),
        FactKind::Rows => return Just(None).boxed(),
    };
    prop_oneof![
        8 => given.prop_map(Some),
        1 => Just(Some(Answer::Unknown)),
        1 => Just(None),
    ]
    .boxed()
}

/// One row.
pub fn row() -> impl Strategy<Value = Row> {
    let law = WORLD.law;
    let own: Vec<BoxedStrategy<(usize, Option<Answer>)>> = law
        .facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| fact.row)
        .map(|(at, _)| {
            prop_oneof![
                8 => Just((at, None)),
                1 => answers(at).prop_map(move |answer| (at, answer)),
            ]
            .boxed()
        })
        .collect();
    (
        select(TYPES.to_vec()),
        prop_oneof![9 => span(&COUNTS).prop_map(Some), 1 => Just(None)],
        prop_oneof![3 => Just(None), 1 => span(&COUNTS[..6]).prop_map(Some)],
        prop_oneof![3 => Just(None), 1 => (1u64..4).prop_map(|n| Some(Span::exactly(n))), 1 => Just(Some(Span { min: 1, max: Some(3) }))],
        prop::option::weighted(0.3, 0..law.tiers.len()),
        own,
    )
        .prop_map(|(of, count, removed, recipients, tier, own)| {
            let mut row = Row::new(kind(of));
            // More cannot be shown untrue than there are.
            let least = count.map_or(1, |span| span.min);
            let removed = removed.filter(|span| span.max.is_some_and(|max| max <= least));
            (row.count, row.removed, row.recipients) = (count, removed, recipients);
            row.tier = tier.filter(|_| !WORLD.law.types[row.kind].readings.is_empty());
            for (at, answer) in own {
                row.set(at, answer);
            }
            row
        })
}

/// The records of a case.
pub fn records() -> impl Strategy<Value = Option<Records>> {
    prop_oneof![
        12 => prop::collection::vec(row(), 0..5).prop_map(|rows| Some(Records::Rows(rows))),
        1 => Just(Some(Records::Unknown)),
        1 => Just(None),
    ]
}

/// Cases in which little is open, so that the result turns on counts and amounts, and cases in which anything may be.
pub fn cases() -> impl Strategy<Value = Case> {
    prop_oneof![6 => built(0.12), 1 => built(0.95)]
}

/// The plain case with each answer changed by this chance.
fn built(changed: f64) -> impl Strategy<Value = Case> {
    let law = WORLD.law;
    let changes: Vec<_> = (0..law.facts.len())
        .map(|at| {
            // What was done, and how the records were got, varies most.
            let often = matches!(law.facts[at].kind, FactKind::Set | FactKind::Money);
            let chance = if often { changed.max(0.5) } else { changed };
            prop::option::weighted(chance, answers(at))
        })
        .collect();
    (changes, records()).prop_map(|(changes, records)| {
        let mut case = support::plain(&[]);
        for (at, change) in changes.into_iter().enumerate() {
            if let Some(answer) = change {
                case.set(at, answer);
            }
        }
        case.records = records;
        case
    })
}

/// Days of judgment: mostly today's, some before the Interpretation.
pub fn judgments() -> impl Strategy<Value = Date> {
    select(vec![
        "2026-11-24",
        "2026-11-24",
        "2026-11-24",
        "2016-06-01",
        "2010-01-01",
    ])
    .prop_map(day)
}

/// The case with more records in one of its rows; none where that row may be empty, because more could then also bring
/// its type into the case, which is another question.
pub fn with_more_records(case: &Case, which: Index, more: u64) -> Option<Case> {
    let rows = case.rows().len();
    let at = (rows > 0).then(|| which.index(rows))?;
    let before = &case.rows()[at];
    let removed = before
        .removed
        .map_or(0, |span| span.max.unwrap_or(u64::MAX));
    before.count.filter(|span| span.min > removed)?;
    let mut after = case.clone();
    let count = after.rows_mut()[at].count.as_mut()?;
    count.min += more;
    count.max = count.max.map(|max| max + more);
    Some(after)
}

/// Whether the gains from duty are more than all gains.
pub fn part_exceeds_whole(case: &Case) -> bool {
    let money = |id: &str| match case.answer(support::fact(id)) {
        Some(Answer::Money(span)) => Some(*span),
        _ => None,
    };
    let (part, whole) = (money("gains-duty"), money("gains"));
    part.zip(whole)
        .is_some_and(|(part, whole)| whole.max.is_some_and(|max| part.min > max))
}
