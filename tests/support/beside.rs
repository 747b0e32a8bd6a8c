//! Cases in which other offences than the first one may be at hand.

#![allow(dead_code, clippy::unwrap_used)]

use gexin::case::{Answer, Case, Span};
use gexin::law::FactKind;
use proptest::prelude::*;
use proptest::sample::select;

use super::generate::{answers, records};
use super::support::{self, WORLD, answer, fact};

/// What opens each offence beside the first one: with these answers it applies, and nothing of it is reached.
pub const GATES: [(&str, &[(&str, &str)]); 5] = [
    (
        "refusing-network-security-duty",
        &[
            ("provider", "true"),
            ("ordered-to-rectify", "true"),
            ("refused", "true"),
            ("illegal-spread", "true"),
            ("obtained-by", "lawful-collection"),
            ("acts", "leak"),
        ],
    ),
    (
        "illegal-use-of-network",
        &[("site-set-up", "true"), ("crime-posting", "true")],
    ),
    (
        "aiding-network-crime",
        &[("helped-crime", "true"), ("knew-outright", "true")],
    ),
    (
        "obtaining-computer-data",
        &[
            ("computer-intrusion", "true"),
            ("system-control", "true"),
            ("obtained-by", "theft"),
        ],
    ),
    (
        "credit-card-information",
        &[("card-information", "true"), ("obtained-by", "purchase")],
    ),
];

/// Numbers around the lines of all offences.
const NUMBERS: [u64; 26] = [
    0, 1, 2, 3, 4, 5, 9, 10, 19, 20, 49, 50, 99, 100, 199, 200, 499, 500, 999, 1_000, 1_999, 2_000,
    2_999, 3_000, 29_999, 50_000,
];

/// Amounts around the lines of all offences, in fen.
const AMOUNTS: [u64; 12] = [
    0,
    499_999,
    500_000,
    999_999,
    1_000_000,
    2_500_000,
    4_999_999,
    5_000_000,
    19_999_999,
    20_000_000,
    25_000_000,
    100_000_000,
];

/// A case in which every question is answered, and nothing that any offence asks for is there.
pub fn told() -> Case {
    let mut case = support::plain(&[]);
    for (at, fact) in WORLD.law.facts.iter().enumerate() {
        if case.answer(at).is_none() {
            case.set(
                at,
                match fact.kind {
                    FactKind::Bool => Some(Answer::Bool(false)),
                    FactKind::Count => Some(Answer::Count(Span::exactly(0))),
                    FactKind::Money => Some(Answer::Money(Span::exactly(0))),
                    FactKind::Enum | FactKind::Set | FactKind::Role => None,
                    FactKind::Date | FactKind::Rows => None,
                },
            );
        }
    }
    case
}

/// Gives answers.
pub fn give(case: &mut Case, answers: &[(&str, &str)]) {
    for (id, written) in answers {
        case.set(fact(id), Some(answer(id, written)));
    }
}

fn span(of: &'static [u64]) -> impl Strategy<Value = Span> {
    let two = (select(of), select(of));
    prop_oneof![
        5 => select(of).prop_map(Span::exactly),
        2 => two.prop_map(|(a, b)| Span { min: a.min(b), max: Some(a.max(b)) }),
        1 => select(of).prop_map(|min| Span { min, max: None }),
    ]
}

/// An answer to a fact: yes as often as no, numbers around the lines of all offences.
fn any_answer(at: usize) -> BoxedStrategy<Option<Answer>> {
    let given = match WORLD.law.facts[at].kind {
        FactKind::Bool => any::<bool>().prop_map(Answer::Bool).boxed(),
        FactKind::Count => span(&NUMBERS).prop_map(Answer::Count).boxed(),
        FactKind::Money => span(&AMOUNTS).prop_map(Answer::Money).boxed(),
        FactKind::Enum | FactKind::Set | FactKind::Role | FactKind::Date | FactKind::Rows => {
            return answers(at);
        }
    };
    prop_oneof![4 => given.prop_map(Some), 1 => Just(Some(Answer::Unknown))].boxed()
}

/// Cases in which the gates of some offences are open and some answers are others, or missing.
pub fn beside() -> impl Strategy<Value = Case> {
    let facts = WORLD.law.facts.iter().enumerate();
    let changes: Vec<_> = facts
        .map(|(at, fact)| {
            let chance = match fact.kind {
                FactKind::Count | FactKind::Money => 0.35,
                _ => 0.12,
            };
            prop::option::weighted(chance, any_answer(at))
        })
        .collect();
    let gates = prop::collection::vec(any::<bool>(), GATES.len());
    (gates, changes, records()).prop_map(|(gates, changes, records)| {
        let mut case = told();
        for ((_, answers), _) in GATES.iter().zip(gates).filter(|(_, open)| *open) {
            give(&mut case, answers);
        }
        for (at, change) in changes.into_iter().enumerate() {
            if let Some(answer) = change {
                case.set(at, answer);
            }
        }
        case.records = records;
        case
    })
}
