//! What the program says about a result: every reverse answer is true and least, and an explanation holds together.

#![allow(clippy::unwrap_used)]

#[path = "support/beside.rs"]
mod beside;
#[path = "reverse/complete.rs"]
mod complete;
#[path = "support/generate.rs"]
mod generate;
mod support;

use beside::beside;
use generate::{cases, judgments};
use gexin::assess::{Change, EditionOutcome, Lever, Node, Scratch, Subject, Truth, Verdict};
use gexin::case::{self, Answer, Case, Row, Span};
use gexin::law::{FactKind, Level};
use gexin::report::{Phrases, tree};
use gexin::text::Lang;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::Index;
use support::{AS_OF, WORLD, day, kind, matter, plain, verdict_of};

/// The case after a step: a row with so many records left, an amount, or another answer.
fn stepped(case: &Case, lever: &Lever, to: u64) -> Case {
    let mut after = case.clone();
    match lever {
        Lever::Row(at) => {
            let row = &mut after.rows_mut()[*at];
            (row.count, row.removed) = (Some(Span::exactly(to)), None);
        }
        Lever::Amount(at) => {
            let money = WORLD.law.facts[*at].kind == FactKind::Money;
            let span = Span::exactly(to);
            after.set(
                *at,
                Some(if money {
                    Answer::Money(span)
                } else {
                    Answer::Count(span)
                }),
            );
        }
        Lever::Fact(at, answer) => after.set(*at, Some(answer.clone())),
    }
    after
}

fn changed(case: &Case, change: &Change) -> Case {
    let steps = change.steps.iter();
    steps.fold(case.clone(), |case, (lever, to)| stepped(&case, lever, *to))
}

/// A change leads to what it says; and a number one step nearer to today's does not.
fn holds(
    case: &Case,
    at: usize,
    as_of: Date,
    base: Verdict,
    change: &Change,
) -> Result<(), TestCaseError> {
    let told = |case: &Case| case::write(WORLD.law, case);
    let after = changed(case, change);
    let found = verdict_of(&after, as_of, at);
    prop_assert_eq!(
        found,
        change.verdict,
        "{:?}\n{}\n{}",
        change,
        told(case),
        told(&after)
    );
    let raises = found.level > base.level;
    prop_assert!(
        raises || found.level < base.level,
        "{change:?} changes nothing"
    );
    for (number, (lever, to)) in change.steps.iter().enumerate() {
        if matches!(lever, Lever::Fact(..)) {
            continue;
        }
        let nearer = if raises {
            to.checked_sub(1)
        } else {
            to.checked_add(1)
        };
        let Some(nearer) = nearer else { continue };
        let mut less = change.clone();
        less.steps[number].1 = nearer;
        let level = verdict_of(&changed(case, &less), as_of, at).level;
        let short = if raises {
            level < found.level
        } else {
            level > found.level
        };
        prop_assert!(short, "{change:?}: {nearer} would do\n{}", told(case));
    }
    Ok(())
}

fn all_hold(case: &Case, as_of: Date) -> Result<(), TestCaseError> {
    let scratch = &mut Scratch::default();
    let facts = WORLD.assessor.facts(WORLD.law, case);
    for at in 0..WORLD.law.offences.len() {
        let base = verdict_of(case, as_of, at);
        let reverse = WORLD
            .assessor
            .reverse(WORLD.law, &facts, as_of, at, scratch);
        for change in reverse.raising.iter().chain(&reverse.lowering) {
            holds(case, at, as_of, base, change)?;
        }
    }
    Ok(())
}

/// A tree read from its leaves up comes to what its root says.
fn adds_up(
    nodes: &[Node],
    offence: &gexin::law::Offence,
    outcome: &gexin::assess::OffenceOutcome,
) -> Result<(), TestCaseError> {
    let editions = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| matches!(node.subject, Subject::Edition(_)));
    let (mut applies, mut possible): (Option<Truth>, Option<(Level, Level)>) = (None, None);
    for (start, edition) in editions {
        let Subject::Edition(at) = edition.subject else {
            continue;
        };
        let at = usize::from(at);
        prop_assert_eq!(edition.truth, Truth::of(at < outcome.applied));
        let inside = nodes[start + 1..]
            .iter()
            .take_while(|node| node.depth > edition.depth);
        let inside: Vec<&Node> = inside.collect();
        let elements = inside
            .iter()
            .filter(|node| matches!(node.subject, Subject::Element(_)));
        let all = elements.map(|node| node.truth).fold(Truth::Met, Truth::and);
        let stated = inside.iter().find(|node| node.subject == Subject::Elements);
        if let Some(stated) = stated {
            // The elements may stand against each other, so that together they say more than one by one; never less.
            prop_assert!(
                all == stated.truth || all == Truth::Open,
                "{all:?}, said {:?}",
                stated.truth
            );
        }
        // The rows are counted once, in what makes the result.
        let counted = |node: &&&Node| matches!(node.subject, Subject::Counting | Subject::Row(_));
        let rows = outcome.editions[at].rows.len();
        let counts = offence.counting_in(outcome.editions[at].edition);
        let wanted = match at < outcome.applied && rows > 0 && counts.is_some() {
            true => 1 + rows,
            false => 0,
        };
        prop_assert_eq!(inside.iter().filter(counted).count(), wanted);
        if at >= outcome.applied {
            continue;
        }
        let own = &outcome.editions[at];
        groups(&inside, own)?;
        yielding(offence, own)?;
        idle(&inside, own)?;
        let items = inside.iter().filter_map(|node| match node.subject {
            Subject::Item(item) => {
                let item = own.items[usize::from(item)];
                Some((item.level, item.court, node.truth))
            }
            _ => None,
        });
        let (mut least, mut most) = (Level::None, Level::None);
        for (level, court, truth) in items {
            match truth {
                Truth::Met => (least, most) = (least.max(level), most.max(level)),
                Truth::Open if !court => most = most.max(level),
                Truth::Open | Truth::NotMet => {}
            }
        }
        let said = stated.map_or(own.applies, |node| node.truth);
        if said != Truth::NotMet {
            let (low, high) = own.possible.ends().unwrap_or_default();
            // What holds in every reading may be carried by another item in each: the tree's least is then lower.
            prop_assert!(
                least <= own.level && most >= high,
                "{least:?}–{most:?}, said {low:?}–{high:?}"
            );
            possible = Some(possible.map_or((low, high), |(a, b)| (a.min(low), b.max(high))));
        }
        applies = Some(applies.map_or(said, |before| before.join(said)));
    }
    for node in nodes {
        if let Subject::Penalty(at) = node.subject {
            let level = outcome.penalties[usize::from(at)].level;
            let only = outcome.possible.iter().all(|one| one == level);
            let certain = only && outcome.applies == Truth::Met;
            prop_assert_eq!(node.truth == Truth::Met, certain);
        }
    }
    if let Some(applies) = applies {
        prop_assert!(
            applies == outcome.applies,
            "{applies:?}, said {:?}",
            outcome.applies
        );
    }
    if let (Some(range), Truth::Met) = (possible, outcome.applies) {
        prop_assert_eq!(Some(range), outcome.possible.ends());
    }
    Ok(())
}

/// The head of a group says whether any item of it holds; what is left to the court does not make it open.
fn groups(inside: &[&Node], own: &EditionOutcome) -> Result<(), TestCaseError> {
    for node in inside {
        let Subject::Group(group) = node.subject else {
            continue;
        };
        let items = own
            .items
            .iter()
            .filter(|item| !item.court && item.group.map(usize::from) == Some(usize::from(group)));
        let any = items.map(|item| item.status).reduce(Truth::or);
        prop_assert_eq!(node.truth, any.unwrap_or(Truth::NotMet));
    }
    Ok(())
}

/// Of an exception that covers nothing no item is told.
fn idle(inside: &[&Node], own: &EditionOutcome) -> Result<(), TestCaseError> {
    for node in inside {
        let Subject::Item(at) = node.subject else {
            continue;
        };
        let under = own.items[usize::from(at)].under;
        let covers = under.map(|exception| own.covers(exception));
        prop_assert!(covers != Some(Truth::NotMet));
    }
    Ok(())
}

/// An item is said to give way only where its line is reached, and always where one that it yields to is met.
fn yielding(offence: &gexin::law::Offence, own: &EditionOutcome) -> Result<(), TestCaseError> {
    for item in &own.items {
        let to = &offence.items[item.item].yields_to;
        let met = own
            .items
            .iter()
            .any(|other| other.status == Truth::Met && to.contains(&offence.items[other.item].id));
        let lines = own.measures_of(item).iter().map(|line| line.truth);
        let reached = lines.reduce(Truth::or).unwrap_or(Truth::NotMet);
        let free = (item.status, item.replaced) == (Truth::NotMet, Truth::NotMet);
        let id = &offence.items[item.item].id;
        prop_assert!(
            item.yields || !(free && reached == Truth::Met && met),
            "{id}"
        );
        // What it gives way to may be another item in each reading.
        let mut others = own.items.iter().filter(|one| one.status != Truth::NotMet);
        let any = others.any(|other| to.contains(&offence.items[other.item].id));
        let gives_way = free && any && reached != Truth::NotMet;
        prop_assert!(!item.yields || gives_way, "{id}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    /// Every change said to raise or lower a level does so, and no smaller one does.
    #[test]
    fn reverse_answers_are_true_and_least(case in cases(), as_of in judgments()) {
        all_hold(&case, as_of)?;
    }

    /// For the other offences as well.
    #[test]
    fn reverse_answers_beside_are_true_and_least(case in beside(), as_of in judgments()) {
        all_hold(&case, as_of)?;
    }

    /// The explanation of every offence adds up, and says the same in both languages.
    #[test]
    fn explanations_add_up(case in prop_oneof![cases(), beside()], as_of in judgments()) {
        let matter = matter(&case, as_of);
        for at in 0..WORLD.law.offences.len() {
            adds_up(&matter.explanation(at).nodes, matter.offence(at), matter.outcome(at))?;
            let said = |lang| tree(&matter, &Phrases { law: WORLD.law, texts: WORLD.texts, lang }, at);
            let (zh, en) = (said(Lang::Zh), said(Lang::En));
            prop_assert_eq!(zh.len(), en.len());
            for (zh, en) in zh.iter().zip(&en) {
                prop_assert_eq!((zh.depth, zh.truth, zh.subject, &zh.cites), (en.depth, en.truth, en.subject, &en.cites));
                prop_assert!(!zh.text.trim().is_empty() && !en.text.trim().is_empty());
            }
        }
    }

    /// Rows that say the same are one row: taken apart, put together again, with an empty one between them.
    #[test]
    fn rows_put_together_change_nothing(case in prop_oneof![cases(), beside()], which: Index, part in 1u64..40, as_of in judgments()) {
        if case.rows().is_empty() { return Ok(()) }
        let at = which.index(case.rows().len());
        let row = case.rows()[at].clone();
        let Some(count) = row.count.and_then(Span::exact) else { return Ok(()) };
        if row.removed.is_some() || count <= part { return Ok(()) }
        let mut after = case.clone();
        let rows = after.rows_mut();
        rows[at].count = Some(Span::exactly(count - part));
        rows.insert(at, Row { count: Some(Span::exactly(part)), ..row.clone() });
        rows.push(Row { count: Some(Span::exactly(0)), ..row });
        for offence in 0..WORLD.law.offences.len() {
            let (one, other) = (verdict_of(&case, as_of, offence), verdict_of(&after, as_of, offence));
            prop_assert!(one == other, "{one:?} and {other:?}\n{}", case::write(WORLD.law, &after));
        }
    }

    /// What is saved, read and saved again is the same text.
    #[test]
    fn saving_twice_is_saving_once(case in prop_oneof![cases(), beside()]) {
        let text = case::write(WORLD.law, &case);
        let read = case::read(WORLD.law, "case.toml", &text, case::Format::of(&text), None).unwrap();
        prop_assert_eq!(&read, &case);
        prop_assert_eq!(case::write(WORLD.law, &read), text);
    }
}

/// Count and gains each reach a line of their own: neither alone, both together take the matter below them.
#[test]
fn two_changes_are_told_where_neither_alone_lowers_the_level() {
    let text = "schema = 1\n[answers]\nrole = \"bank\"\nobtained-by = [\"duty\"]\nacts = [\"sell\"]\nlawful-basis = \"none\"\n\
                gains = 3000\n[[records]]\ntype = \"credit-report\"\ncount = 27\n";
    let case = case::read(WORLD.law, "case", text, case::Format::Toml, None).unwrap();
    let matter = matter(&case, jiff::civil::date(2026, 11, 24));
    let lowering = &matter.reverse(0).lowering;
    let pairs: Vec<&Change> = lowering
        .iter()
        .filter(|change| change.steps.len() == 2)
        .collect();
    let gains = WORLD
        .law
        .facts
        .iter()
        .position(|fact| fact.id.as_str() == "gains")
        .unwrap();
    let steps = vec![(Lever::Row(0), 24), (Lever::Amount(gains), 249_999)];
    assert_eq!(pairs.len(), 1, "{lowering:?}");
    assert_eq!(
        (&pairs[0].steps, pairs[0].verdict.level),
        (&steps, Level::None)
    );
    // Alone, no smaller count does it: only none at all, which is another matter.
    let alone = lowering
        .iter()
        .find(|change| matches!(change.steps[..], [(Lever::Row(0), _)]));
    assert_eq!(alone.map(|change| change.steps[0].1), Some(0));
}

/// The sum is said to give way where it does under every reading of a disputed type, be it to another item in each; where it
/// carries the level under one of them it is open, whichever comes first.
#[test]
fn the_sum_gives_way_only_under_every_reading() {
    for (rows, status, yields) in [
        // Over a line of their own as sensitive, as important and as general.
        (vec![("owner-list", 5_000)], Truth::NotMet, true),
        // Important: 960 of 500. General: 500/5,000 + 460/500.
        (vec![("waybill", 500), ("health", 460)], Truth::Open, false),
        // Important: 100/500 + 4,900/5,000. General: 5,000 of 5,000.
        (
            vec![("waybill", 100), ("name-and-phone", 4_900)],
            Truth::Open,
            false,
        ),
    ] {
        let mut case = plain(&[]);
        for &(id, count) in &rows {
            case.rows_mut().push(Row::counted(kind(id), count));
        }
        let matter = matter(&case, day(AS_OF));
        let mut items = matter.outcome(0).shown().items.iter();
        let sum = items.find(|one| matter.offence(0).items[one.item].id.as_str() == "5.1.6");
        let sum = sum.map(|sum| (sum.status, sum.yields));
        assert_eq!(sum, Some((status, yields)), "{rows:?}");
        assert_eq!(matter.outcome(0).level, Level::Serious, "{rows:?}");
    }
}
