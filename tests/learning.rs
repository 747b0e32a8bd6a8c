//! What is said while something is open: it is what its answers come to together, and it names what to ask.

#![allow(clippy::unwrap_used)]

#[path = "learning/answers.rs"]
mod answers;
#[path = "support/beside.rs"]
mod beside;
#[path = "support/generate.rs"]
mod generate;
#[path = "learning/pairs.rs"]
mod pairs;
mod support;

use std::collections::BTreeSet;

use beside::{beside, give, told};
use generate::{cases, judgments, records};
use gexin::assess::{Need, Open, Scratch, Truth, Verdict};
use gexin::case::{self, Answer, Case, Records, Span};
use gexin::law::FactKind;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use support::{AS_OF, WORLD, answer, day, fact, kind, matter, offence, plain};

/// So many cases are looked at with each fact open in turn.
const CASES: usize = if cfg!(debug_assertions) { 80 } else { 2_000 };

/// Numbers on both sides of every line.
const COUNTS: [u64; 27] = [
    0,
    1,
    2,
    3,
    4,
    5,
    9,
    10,
    19,
    20,
    49,
    50,
    99,
    100,
    199,
    200,
    499,
    500,
    999,
    1_000,
    1_999,
    2_500,
    3_000,
    5_000,
    30_000,
    50_000,
    1 << 40,
];

/// Amounts on both sides of every line, in fen.
const FEN: [u64; 17] = [
    0,
    100,
    249_999,
    250_000,
    499_999,
    500_000,
    999_999,
    1_000_000,
    2_499_999,
    2_500_000,
    4_999_999,
    5_000_000,
    19_999_999,
    20_000_000,
    25_000_000,
    100_000_000,
    1 << 45,
];

/// Every answer to a fact, or enough of them that one lies on each side of every line.
fn every(at: usize) -> Vec<Answer> {
    let one = &WORLD.law.facts[at];
    match one.kind {
        FactKind::Bool => vec![Answer::Bool(false), Answer::Bool(true)],
        FactKind::Enum => (0..one.values.len()).map(Answer::Choice).collect(),
        FactKind::Role => (0..WORLD.law.roles.len()).map(Answer::Choice).collect(),
        FactKind::Set => (0..1 << one.values.len()).map(Answer::Set).collect(),
        FactKind::Count => COUNTS.map(|of| Answer::Count(Span::exactly(of))).to_vec(),
        FactKind::Money => FEN.map(|of| Answer::Money(Span::exactly(of))).to_vec(),
        FactKind::Date | FactKind::Rows => Vec::new(),
    }
}

/// The short answers for all offences.
fn all(case: &Case, as_of: Date) -> Vec<Verdict> {
    let facts = WORLD.assessor.facts(WORLD.law, case);
    let scratch = &mut Scratch::default();
    (0..WORLD.law.offences.len())
        .map(|at| WORLD.assessor.verdict(&facts, as_of, at, scratch))
        .collect()
}

fn is_open(verdict: &Verdict) -> bool {
    verdict.applies == Truth::Open || verdict.possible.len() > 1
}

/// What is known when either of two may be the true one.
fn together(one: Verdict, other: Verdict) -> Verdict {
    let applies = match one.applies == other.applies {
        true => one.applies,
        false => Truth::Open,
    };
    Verdict {
        applies,
        possible: one.possible.union(other.possible),
        ..one
    }
}

/// Facts on which it turns whether anything counts at all. While one of them is open a count is taken to lie anywhere from
/// nothing to its whole, though any answer makes it one or the other: where the whole is above both lines the level between
/// is called possible beside none and the highest. It would be exact with each answer assessed apart, as few-valued facts
/// are; but these have 32 and 256 sets of values, most of which some condition tells apart, times the values of every other
/// fact assessed apart, and an interview begins with all of them open. `computer-intrusion` has two, and is open in almost
/// every case, where nothing was stolen and it does not matter.
const WIDER: [(&str, &str); 5] = [
    ("infringing-personal-information", "acts"),
    ("infringing-personal-information", "obtained-by"),
    ("obtaining-computer-data", "acts"),
    ("obtaining-computer-data", "obtained-by"),
    ("obtaining-computer-data", "computer-intrusion"),
];

/// Gains from duty are stated: some answers then contradict them.
fn gains_in_duty(case: &Case) -> bool {
    match case.answer(fact("gains-duty")) {
        Some(Answer::Money(span)) => span.max != Some(0),
        _ => false,
    }
}

#[test]
fn what_is_open_is_what_its_answers_come_to_together() {
    let law = WORLD.law;
    let as_of = day(AS_OF);
    let mut runner = TestRunner::deterministic();
    let strategy = prop_oneof![cases(), beside()];
    let (mut looked, mut wider) = (0, BTreeSet::new());
    for _ in 0..CASES {
        let base = strategy.new_tree(&mut runner).unwrap().current();
        if gains_in_duty(&base) {
            continue;
        }
        for at in 0..law.facts.len() {
            let mut case = base.clone();
            case.set(at, Some(Answer::Unknown));
            let open = all(&case, as_of);
            if !open.iter().any(is_open) {
                continue;
            }
            let answered = every(at).into_iter().map(|answer| {
                case.set(at, Some(answer));
                all(&case, as_of)
            });
            let union = answered.reduce(|all, one| {
                let pairs = all.into_iter().zip(one);
                pairs.map(|(one, other)| together(one, other)).collect()
            });
            let Some(union) = union else { continue };
            case.set(at, Some(Answer::Unknown));
            for ((number, (_, offence)), (open, union)) in
                law.offences.iter().enumerate().zip(open.iter().zip(union))
            {
                looked += 1;
                let said = (open.applies, open.possible);
                if said == (union.applies, union.possible) {
                    continue;
                }
                let place = (offence.id.as_str(), law.facts[at].id.as_str());
                assert!(
                    WIDER.contains(&place) && union.possible.is_subset(open.possible),
                    "{number} {place:?}: {open:?}, and its answers {union:?}\n{}",
                    case::write(law, &case)
                );
                wider.insert(place);
            }
        }
    }
    println!("{looked} open answers, wider than need be: {wider:?}");
    assert!(looked > 1_000);
}

/// What a case asks for, for an offence.
fn needs(case: &Case, as_of: Date, of: usize) -> Vec<Need> {
    matter(case, as_of).needs(of).to_vec()
}

/// The needs as the JSON names them.
fn named(case: &Case, of: &str) -> Vec<String> {
    let needs = needs(case, day(AS_OF), offence(of));
    let name = |need: Need| match need.open {
        Open::Fact(at) => WORLD.law.facts[at].id.to_string(),
        Open::Records => "records".to_owned(),
        Open::Row(row) => format!("{row}"),
        Open::Recipients(row) => format!("{row}.recipients"),
        Open::RowFact(row, at) => format!("{row}.{}", WORLD.law.facts[at].id),
    };
    needs.into_iter().map(name).collect()
}

/// The case with everything answered that is not, each fact as an index picks.
fn filled(case: &Case, picks: &[prop::sample::Index]) -> Case {
    let mut full = case.clone();
    for (at, pick) in (0..WORLD.law.facts.len()).zip(picks) {
        let answers = every(at);
        let one = &WORLD.law.facts[at];
        let open = match case.answer(at) {
            None => one.assume.is_empty(),
            Some(Answer::Unknown) => true,
            Some(_) => false,
        };
        if open && !answers.is_empty() {
            full.set(at, Some(answers[pick.index(answers.len())].clone()));
        }
    }
    full
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// An open result that other answers would change names a question.
    #[test]
    fn an_open_result_names_a_question(case in prop_oneof![cases(), beside()], picks in prop::collection::vec(any::<prop::sample::Index>(), 128), as_of in judgments()) {
        let (open, full) = (all(&case, as_of), all(&filled(&case, &picks), as_of));
        for (at, (open, full)) in open.iter().zip(full).enumerate() {
            if !is_open(open) || *open == full { continue }
            let needs = needs(&case, as_of, at);
            prop_assert!(!needs.is_empty(), "{at}: {open:?}, {full:?}\n{}", case::write(WORLD.law, &case));
            for need in needs {
                let changes = need.outcomes.is_empty() || need.outcomes.iter().any(|(_, verdict)| verdict != open);
                prop_assert!(changes, "{need:?} changes nothing");
            }
        }
    }

    /// Naming the records contradicts nothing that was said while none were known, in any offence.
    #[test]
    fn naming_the_records_only_narrows(case in prop_oneof![cases(), beside()], rows in records(), as_of in judgments()) {
        let mut before = case;
        before.set(fact("gains-duty"), None);
        before.records = Some(Records::Unknown);
        let mut after = before.clone();
        after.records = rows;
        if let Some(Records::Rows(rows)) = &mut after.records {
            // A row that states what it does itself answers in the place of the case.
            rows.iter_mut().for_each(|row| row.own.clear());
        }
        for (less, more) in all(&before, as_of).into_iter().zip(all(&after, as_of)) {
            prop_assert!(
                more.possible.is_subset(less.possible) && (less.applies == Truth::Open || less.applies == more.applies),
                "{less:?} then {more:?}\n{}", case::write(WORLD.law, &after)
            );
        }
    }
}

/// A leak of records asks whether a service is run, and an answer settles the element either way.
#[test]
fn a_leak_asks_for_the_provider() {
    let of = "refusing-network-security-duty";
    let mut case = told();
    give(
        &mut case,
        &[
            ("acts", "leak"),
            ("ordered-to-rectify", "true"),
            ("refused", "true"),
            ("evidence-grave", "true"),
        ],
    );
    case.set(fact("provider"), None);
    assert_eq!(all(&case, day(AS_OF))[offence(of)].applies, Truth::Open);
    assert_eq!(named(&case, of), ["provider"]);
    for (said, truth) in [("true", Truth::Met), ("false", Truth::NotMet)] {
        give(&mut case, &[("provider", said)]);
        assert_eq!(all(&case, day(AS_OF))[offence(of)].applies, truth);
        assert!(named(&case, of).is_empty());
    }
}

/// Without a leak nothing is open about a service that nobody mentioned.
#[test]
fn without_a_leak_no_provider_is_asked_for() {
    let of = "refusing-network-security-duty";
    let mut case = told();
    case.set(fact("provider"), None);
    assert_eq!(all(&case, day(AS_OF))[offence(of)].applies, Truth::NotMet);
    assert!(named(&case, of).is_empty());
}

/// A year in which the law changed asks for the day; a row asks for what it leaves open itself.
#[test]
fn dates_and_rows_ask_too() {
    let of = "infringing-personal-information";
    let mut case = plain(&[("offence-date", "2009")]);
    let mut row = case::Row::counted(kind("name-and-phone"), 6_000);
    case.rows_mut().push(row.clone());
    assert_eq!(named(&case, of), ["offence-date"]);

    let mut case = plain(&[("acts", "sell")]);
    row.count = Some(Span::exactly(4_000));
    row.recipients = Some(Span {
        min: 1,
        max: Some(2),
    });
    case.rows_mut().push(row.clone());
    assert_eq!(named(&case, of), ["0.recipients"]);

    let mut case = plain(&[("acts", "obtain")]);
    row.recipients = Some(Span::exactly(2));
    row.set(fact("acts"), Some(Answer::Unknown));
    case.rows_mut().push(row);
    assert_eq!(named(&case, of), ["0.acts"]);
}

/// Three counts of which no single one settles anything are all asked for.
#[test]
fn counts_that_cross_a_line_only_together_are_asked_for() {
    let mut case = plain(&[]);
    for id in ["location-track", "credit-report", "communication-content"] {
        let mut row = case::Row::counted(kind(id), 0);
        row.count = Some(Span {
            min: 1,
            max: Some(30),
        });
        case.rows_mut().push(row);
    }
    assert_eq!(
        named(&case, "infringing-personal-information"),
        ["0", "1", "2"]
    );
    // What one of them leads to turns on the others: nothing is told of it, and it settles nothing.
    for need in needs(&case, day(AS_OF), 0) {
        assert!(need.outcomes.is_empty() && !need.settles, "{need:?}");
    }
}

/// Roles differ in more than the mark of 2009: whoever uses the position in a bank is punished more heavily for card data.
#[test]
fn a_role_matters_where_the_penalty_turns_on_it() {
    let mut case = told();
    give(
        &mut case,
        &[
            ("card-information", "true"),
            ("obtained-by", "duty,theft"),
            ("acts", "sell"),
            ("cards", "2"),
        ],
    );
    case.set(fact("role"), None);
    let (law, role, scratch) = (WORLD.law, fact("role"), &mut Scratch::default());
    let facts = |case: &Case| WORLD.assessor.facts(law, case);
    assert!(
        WORLD
            .assessor
            .matters(law, &facts(&case), day(AS_OF), role, scratch)
    );
    let heavier = |said: &str, case: &mut Case| {
        case.set(role, Some(answer("role", said)));
        let whole = WORLD
            .assessor
            .assess(&facts(case), day(AS_OF), &mut Scratch::default());
        whole.offences[offence("credit-card-information")].penalties[0].heavier
    };
    assert_eq!(heavier("bank", &mut case), Truth::Met);
    // Named by the law of 2009 as well, and no financial institution.
    assert_eq!(heavier("hospital", &mut case), Truth::NotMet);
}
