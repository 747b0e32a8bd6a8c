//! What holds for every case of every offence: more is never less, learning more only narrows, and the offence that
//! prevails is never taken back.

#![allow(clippy::unwrap_used)]

#[path = "support/beside.rs"]
mod beside;
#[path = "support/generate.rs"]
mod generate;
mod support;

use beside::{GATES, beside, give, told};
use generate::{judgments, part_exceeds_whole, with_more_records};
use gexin::assess::{Scratch, Truth, Why};
use gexin::case::{self, Answer, Case, Span};
use gexin::law::{FactKind, Level};
use gexin::report::Phrases;
use gexin::text::Lang;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use support::{AS_OF, WORLD, answer, day, fact, matter, plain, verdict_of};

fn written(case: &Case) -> String {
    case::write(WORLD.law, case)
}

fn offences() -> std::ops::Range<usize> {
    0..WORLD.law.offences.len()
}

/// The facts of which more is never less: all numbers and amounts but what was paid for the records.
fn measured() -> Vec<usize> {
    let facts = WORLD.law.facts.iter().enumerate();
    facts
        .filter(|(_, one)| matches!(one.kind, FactKind::Count | FactKind::Money))
        .map(|(at, _)| at)
        .filter(|at| *at != fact("gains-cost"))
        .collect()
}

/// The second case comes to no less than the first, in any offence.
fn no_lower(one: &Case, other: &Case, as_of: Date) -> Result<(), TestCaseError> {
    for at in offences() {
        let (less, more) = (verdict_of(one, as_of, at), verdict_of(other, as_of, at));
        let (low, high) = (less.possible.ends().unwrap(), more.possible.ends().unwrap());
        prop_assert!(
            more.level >= less.level && high.0 >= low.0 && high.1 >= low.1,
            "{at}: {less:?} then {more:?}\n{}\n{}",
            written(one),
            written(other)
        );
    }
    Ok(())
}

/// What the case with more known comes to was possible before, in every offence; and who prevailed still does.
fn narrows(before: &Case, after: &Case, as_of: Date) -> Result<(), TestCaseError> {
    for at in offences() {
        let (less, more) = (verdict_of(before, as_of, at), verdict_of(after, as_of, at));
        prop_assert!(
            more.possible.is_subset(less.possible)
                && (less.applies == Truth::Open || less.applies == more.applies),
            "{at}: {less:?} then {more:?}\n{}\n{}",
            written(before),
            written(after)
        );
    }
    let prevails = |case| matter(case, as_of).prevailing();
    let (less, more) = (prevails(before), prevails(after));
    prop_assert!(
        less.is_none() || less == more,
        "{less:?} prevailed, then {more:?}\n{}\n{}",
        written(before),
        written(after)
    );
    Ok(())
}

/// An answer to a fact that leaves less open, where it is open at all. What is assumed while nobody says anything is no
/// open answer, and a date not given stands for the day of judgment.
fn closer(at: usize, known: Option<&Answer>, which: Index) -> Option<Answer> {
    let law = WORLD.law;
    let one = &law.facts[at];
    let within = |span: &Span| {
        let size = span.max.map_or(200_000, |max| max - span.min + 1);
        (span.exact().is_none())
            .then(|| Span::exactly(span.min + which.index(size as usize) as u64))
    };
    let anything = Span { min: 0, max: None };
    match (known, one.kind) {
        (None, _) if !one.assume.is_empty() => None,
        (_, FactKind::Date | FactKind::Rows) => None,
        (Some(Answer::Count(span)), _) => within(span).map(Answer::Count),
        (Some(Answer::Money(span)), _) => within(span).map(Answer::Money),
        (None | Some(Answer::Unknown), FactKind::Count) => within(&anything).map(Answer::Count),
        (None | Some(Answer::Unknown), FactKind::Money) => within(&anything).map(Answer::Money),
        (None | Some(Answer::Unknown), FactKind::Bool) => Some(Answer::Bool(which.index(2) == 1)),
        (None | Some(Answer::Unknown), FactKind::Enum) => {
            Some(Answer::Choice(which.index(one.values.len())))
        }
        (None | Some(Answer::Unknown), FactKind::Role) => {
            Some(Answer::Choice(which.index(law.roles.len())))
        }
        (None | Some(Answer::Unknown), FactKind::Set) => {
            Some(Answer::Set(1 << which.index(one.values.len())))
        }
        (Some(_), _) => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// More of a number or of an amount never lowers the level of any offence.
    #[test]
    fn more_is_never_less(case in beside(), at in select(measured()), more in 1u64..60_000_000, as_of in judgments()) {
        let mut after = case.clone();
        let grown = |span: &Span| Span { min: span.min + more, max: span.max.map(|max| max + more) };
        let answer = match case.answer(at) {
            Some(Answer::Count(span)) => Answer::Count(grown(span)),
            Some(Answer::Money(span)) => Answer::Money(grown(span)),
            _ => return Ok(()),
        };
        after.set(at, Some(answer));
        no_lower(&case, &after, as_of)?;
    }

    /// Nor do more records in a row that has some.
    #[test]
    fn more_records_are_never_less(case in beside(), which: Index, more in 1u64..60_000, as_of in judgments()) {
        if let Some(after) = with_more_records(&case, which, more) {
            no_lower(&case, &after, as_of)?;
        }
    }

    /// From one answer to the next, until nothing is open: what is possible only shrinks, in every offence, and who
    /// prevails once prevails to the end. Records that nobody knows stay so: they are taken to be personal information.
    #[test]
    fn answering_only_narrows(
        case in beside(),
        which in prop::collection::vec(any::<Index>(), WORLD.law.facts.len()),
        as_of in judgments(),
    ) {
        let mut known = case;
        let rows = known.rows().len();
        for (at, within) in which.iter().enumerate().take(rows) {
            let mut after = known.clone();
            let row = &mut after.rows_mut()[at];
            let span = row.count.unwrap_or(Span { min: 1, max: None });
            let size = span.max.unwrap_or(span.min + 60_000) - span.min + 1;
            row.count = Some(Span::exactly(span.min + within.index(size as usize) as u64));
            narrows(&known, &after, as_of)?;
            known = after;
        }
        for (at, which) in which.into_iter().enumerate() {
            let Some(answer) = closer(at, known.answer(at), which) else { continue };
            let mut after = known.clone();
            after.set(at, Some(answer));
            // A part of the gains that is more than all of them is no answer but a slip.
            if part_exceeds_whole(&after) { continue }
            narrows(&known, &after, as_of)?;
            known = after;
        }
    }

    /// The short answer and the whole one agree, in every offence; and only what is reached prevails.
    #[test]
    fn the_short_answer_and_the_whole_one_agree(case in beside(), as_of in judgments()) {
        let facts = WORLD.assessor.facts(WORLD.law, &case);
        let whole = WORLD.assessor.assess(&facts, as_of, &mut Scratch::default());
        for at in offences() {
            let short = verdict_of(&case, as_of, at);
            let offence = &whole.offences[at];
            prop_assert_eq!((short.applies, short.level, short.possible), (offence.applies, offence.level, offence.possible));
            prop_assert!(short.possible.contains(short.level) || short.applies == Truth::Open);
            if short.applies == Truth::NotMet {
                prop_assert_eq!(short.possible.ends(), Some((Level::None, Level::None)));
            }
        }
        let concurrence = WORLD.assessor.concurrence(&facts, &whole, as_of);
        if let Some(at) = concurrence.prevailing {
            prop_assert_eq!(whole.offences[at].reached(), Truth::Met);
        }
        for one in &concurrence.relations {
            let (first, second) = one.offences;
            prop_assert!(one.prevails.is_none_or(|at| at == first || at == second));
            prop_assert!(whole.offences[first].reached() != Truth::NotMet);
            prop_assert!(whole.offences[second].reached() != Truth::NotMet);
        }
    }
}

/// Below the lines the catch-alls of the offence itself are named; where its first band has none, none is spoken of.
#[test]
fn below_the_lines_the_own_catch_alls_are_named() {
    let named = [
        &[
            "其他大量传播",
            "其他严重后果",
            "其他情节严重",
            "其他严重违反义务",
        ][..],
        &["其他情节严重"],
        &["其他情节严重"],
        &["其他情节严重"],
        &[],
    ];
    for ((id, gates), named) in GATES.iter().zip(named) {
        let mut case = told();
        give(&mut case, gates);
        let matter = support::matter(&case, support::day(support::AS_OF));
        let phrases = Phrases {
            law: WORLD.law,
            texts: WORLD.texts,
            lang: Lang::Zh,
        };
        let said = &phrases.conclusion(&matter, support::offence(id))[0];
        assert!(said.starts_with("未达到"), "{said}");
        assert_eq!(said.contains("法院"), !named.is_empty(), "{said}");
        assert!(named.iter().all(|name| said.contains(name)), "{said}");
    }
}

/// Why the law of these days was taken. A span of days is told as such only where the law changed in it.
#[test]
fn the_law_is_taken_for_the_reason_told() {
    for (begun, ended, why, editions) in [
        (None, None, Why::NoDate, 1),
        (None, Some("2012-03-15"), Why::DayOfConduct, 1),
        (None, Some("2012"), Why::DayOfConduct, 1),
        // Amendment VII on 28 February 2009, Amendment IX on 1 November 2015.
        (None, Some("2009"), Why::Approximate, 2),
        (Some("2015-10-31"), Some("2015-11-01"), Why::RunsAcross, 2),
        (Some("2015-11-01"), Some("2015-11-02"), Why::DayOfConduct, 1),
        (Some("2015-11-01"), Some("2015-11-01"), Why::DayOfConduct, 1),
    ] {
        let mut case = plain(&[]);
        for (id, date) in [("offence-start", begun), ("offence-date", ended)] {
            case.set(fact(id), date.map(|date| answer(id, date)));
        }
        let matter = matter(&case, day(AS_OF));
        let outcome = matter.outcome(0);
        assert_eq!(
            (outcome.why, outcome.applied),
            (why, editions),
            "{begun:?} to {ended:?}"
        );
    }
}
