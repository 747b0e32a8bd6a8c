//! Nothing that a single change would do is left out: whatever moves the level alone is told, once; and beside it whether
//! another position on a disputed point would lead elsewhere.

use gexin::assess::{Change, Lever, Reverse, Scratch, Verdict};
use gexin::case::{self, Answer, Case, Span};
use gexin::law::FactKind;
use jiff::civil::Date;
use proptest::prelude::*;

use super::beside::beside;
use super::generate::{cases, judgments};
use super::support::{WORLD, matter, verdict_of};
use super::{changed, stepped};

/// More than any line.
const FAR: u64 = 1 << 50;

/// The other answers to a fact that are a change of it: the other one of yes and no, another value of one, a set with one
/// value more or less. Of what is open only a yes is a change, where the fact is asked about at all.
fn others(case: &Case, at: usize) -> Vec<Answer> {
    let fact = &WORLD.law.facts[at];
    let values = 0..fact.values.len();
    match (fact.kind, case.answer(at)) {
        (FactKind::Bool, Some(Answer::Bool(yes))) => vec![Answer::Bool(!yes)],
        (FactKind::Bool, _) if !fact.reserved => vec![Answer::Bool(true)],
        (FactKind::Enum, Some(Answer::Choice(now))) if fact.assume.is_empty() => {
            let others = values.filter(|value| value != now);
            others.map(Answer::Choice).collect()
        }
        (FactKind::Set, Some(Answer::Set(now))) => {
            let sets = values.map(|value| now ^ 1 << value);
            sets.filter(|set| *set != 0).map(Answer::Set).collect()
        }
        _ => Vec::new(),
    }
}

/// The rows and amounts that are known exactly, with what they are.
fn numbers(case: &Case) -> Vec<(Lever, u64)> {
    let exact = |span: Option<Span>| span.and_then(Span::exact);
    let rows = case.rows().iter().enumerate();
    let rows = rows.filter(|(_, row)| row.removed.is_none());
    let rows = rows.filter_map(|(at, row)| Some((Lever::Row(at), exact(row.count)?)));
    let amounts = case.answers().filter_map(|(at, answer)| match answer {
        Answer::Count(span) | Answer::Money(span) => Some((Lever::Amount(at), span.exact()?)),
        _ => None,
    });
    rows.chain(amounts).collect()
}

/// Whether a list tells a change of this alone that leads as far.
fn tells(list: &[Change], as_far: impl Fn(&Lever, Verdict) -> bool) -> bool {
    list.iter()
        .any(|change| matches!(&change.steps[..], [(lever, _)] if as_far(lever, change.verdict)))
}

/// Which list a result belongs in, beside the one that is there.
fn list(reverse: &Reverse, now: Verdict, then: Verdict) -> &[Change] {
    match then.level > now.level {
        true => &reverse.raising,
        false => &reverse.lowering,
    }
}

/// A change that lowers is told once, an answer only where it is another one that leaves no more open; of several answers to
/// one fact that lead to the same, the first speaks for all.
fn told_once(case: &Case, now: Verdict, reverse: &Reverse) -> Result<(), TestCaseError> {
    let mut lowering = reverse.lowering.iter().enumerate();
    let again = lowering.find(|(at, change)| {
        let before = &reverse.lowering[..*at];
        before.iter().any(|one| one.steps == change.steps)
    });
    prop_assert!(again.is_none(), "{again:?}");
    let mut answers = Vec::new();
    for change in reverse.raising.iter().chain(&reverse.lowering) {
        let [(Lever::Fact(at, answer), _)] = &change.steps[..] else {
            continue;
        };
        prop_assert!(others(case, *at).contains(answer), "{change:?}");
        prop_assert!(
            change.verdict.possible.len() <= now.possible.len(),
            "{change:?}"
        );
        prop_assert!(!answers.contains(&(at, change.verdict)), "{change:?}");
        answers.push((at, change.verdict));
    }
    Ok(())
}

fn all_told(case: &Case, as_of: Date) -> Result<(), TestCaseError> {
    let facts = WORLD.assessor.facts(WORLD.law, case);
    for of in 0..WORLD.law.offences.len() {
        let now = verdict_of(case, as_of, of);
        let scratch = &mut Scratch::default();
        let reverse = WORLD
            .assessor
            .reverse(WORLD.law, &facts, as_of, of, scratch);
        told_once(case, now, &reverse)?;
        for at in 0..WORLD.law.facts.len() {
            for other in others(case, at) {
                let mut changed = case.clone();
                changed.set(at, Some(other.clone()));
                let then = verdict_of(&changed, as_of, of);
                // One that leaves more open than it settles is no advice.
                if then.level == now.level || then.possible.len() > now.possible.len() {
                    continue;
                }
                let told = tells(list(&reverse, now, then), |lever, verdict| {
                    matches!(lever, Lever::Fact(fact, _) if *fact == at) && verdict == then
                });
                prop_assert!(told, "{of}: {other:?}\n{}", case::write(WORLD.law, case));
            }
        }
        for (lever, number) in numbers(case) {
            for end in [0, FAR] {
                let then = verdict_of(&stepped(case, &lever, end), as_of, of);
                // That there are records at all may take a matter out of an offence: more of them is no less for that.
                let moves = match end > number {
                    true => then.level > now.level,
                    false => then.level < now.level,
                };
                if !moves {
                    continue;
                }
                let told = tells(list(&reverse, now, then), |moved, verdict| {
                    *moved == lever && verdict.level == then.level
                });
                prop_assert!(told, "{of}: {lever:?}\n{}", case::write(WORLD.law, case));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_single_change_of_level_is_told(case in prop_oneof![cases(), beside()], as_of in judgments()) {
        all_told(&case, as_of)?;
    }

    /// A change is called contested where the changed case touches a disputed point and another position than the leading one
    /// leads to another level.
    #[test]
    fn a_change_is_contested_where_another_position_leads_elsewhere(case in prop_oneof![cases(), beside()], as_of in judgments()) {
        let before = matter(&case, as_of);
        for of in 0..WORLD.law.offences.len() {
            let reverse = before.reverse(of);
            for change in reverse.raising.iter().chain(&reverse.lowering) {
                let after = changed(&case, change);
                let after = matter(&after, as_of);
                let led = after.disputes(of).iter().filter(|one| WORLD.law.disputes[one.dispute].leading.is_some());
                let elsewhere = led.flat_map(|one| &one.positions).any(|one| one.level != change.verdict.level);
                prop_assert_eq!(change.contested, elsewhere, "{}: {:?}\n{}", of, change, case::write(WORLD.law, &case));
            }
        }
    }
}
