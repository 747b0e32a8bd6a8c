//! The offences beside the first one: every line one below, on it and one above, in every edition, made from the data and
//! held against arithmetic written here.

#![allow(clippy::unwrap_used)]

#[path = "support/beside.rs"]
mod beside;
#[path = "support/generate.rs"]
mod generate;
#[path = "support/lines.rs"]
mod lines;
pub(crate) mod support;

use beside::{GATES, give, told};
use gexin::assess::{LevelSet, Truth, Verdict, What};
use gexin::case::{Answer, Case, Row, Span};
use gexin::law::{Edition, FactKind, Item, Level, Offence, Reach};
use gexin::report::gauges;
use jiff::civil::Date;
use lines::TYPES;
use support::{AS_OF, WORLD, day, fact, kind, verdict_of};

/// What a line measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measured {
    /// A count or an amount, by the position of its fact.
    Fact(usize),
    /// Records, by the position of their tier among [`TYPES`].
    Records(usize),
}

/// A line: so many of something reach a level; and whether it is one multiplied.
#[derive(Clone, Copy, Debug)]
struct Line {
    measured: Measured,
    at: u64,
    level: Level,
    times: bool,
}

/// The plain lines of an item.
fn plain_lines(offence: &Offence, item: &Item, level: Level) -> Vec<Line> {
    let line = |reach: &Reach| {
        let (measured, at) = match reach {
            Reach::Count(line) => (Measured::Fact(fact(line.fact.as_str())), line.at_least.0),
            Reach::Money(line) => {
                let mut amounts = offence.amounts.iter();
                let amount = amounts.find(|one| one.id == line.amount).unwrap();
                let of = fact(amount.fact.as_str());
                (Measured::Fact(of), line.at_least_yuan.0 * 100)
            }
            Reach::Records(line) => {
                let tier = TYPES
                    .iter()
                    .position(|(tier, _)| line.tier.as_str() == *tier);
                (Measured::Records(tier.unwrap()), line.at_least.0)
            }
            Reach::Total(_) | Reach::Times(_) | Reach::Mixed(_) => return None,
        };
        Some(Line {
            measured,
            at,
            level,
            times: false,
        })
    };
    item.reach.iter().filter_map(line).collect()
}

/// All lines of an offence, those multiplied with them.
fn lines_of(offence: &Offence) -> Vec<Line> {
    let mut lines = Vec::new();
    for item in &offence.items {
        lines.extend(plain_lines(offence, item, item.level));
        for reach in &item.reach {
            let Reach::Times(times) = reach else { continue };
            let factor = (u64::from(times.factor.num), u64::from(times.factor.den));
            for of in &times.of {
                let of = offence.items.iter().find(|one| one.id == *of).unwrap();
                let multiplied = plain_lines(offence, of, item.level).into_iter();
                lines.extend(multiplied.map(|line| Line {
                    at: line.at * factor.0 / factor.1,
                    times: true,
                    ..line
                }));
            }
        }
    }
    lines
}

/// The level of one number by itself. `plain` and `times`: which lines hold.
fn reached(lines: &[Line], measured: Measured, count: u64, (plain, times): (bool, bool)) -> Level {
    let hold = lines.iter().filter(|line| {
        line.measured == measured && count >= line.at && if line.times { times } else { plain }
    });
    hold.map(|line| line.level).max().unwrap_or(Level::None)
}

/// The case with its gates open, and so many of one thing.
fn case_of(gates: &[(&str, &str)], measured: Measured, count: u64, conduct: Date) -> Case {
    let mut case = told();
    give(&mut case, gates);
    give(&mut case, &[("offence-date", &conduct.to_string())]);
    match measured {
        Measured::Fact(at) => {
            let span = Span::exactly(count);
            let given = match WORLD.law.facts[at].kind {
                FactKind::Count => Answer::Count(span),
                FactKind::Money => Answer::Money(span),
                other => panic!("{other:?} has no line"),
            };
            case.set(at, Some(given));
        }
        Measured::Records(tier) => {
            let row = Row::counted(kind(TYPES[tier].1), count);
            case.rows_mut().push(row);
        }
    }
    case
}

/// What the law of an edition makes of a level that is reached by numbers.
fn expected(offence: &Offence, edition: &Edition, level: Level) -> Verdict {
    let own = |item: &&Item| item.editions.contains(&edition.id);
    let verdict = |applies, level, possible| Verdict {
        applies,
        level,
        possible,
    };
    if edition.no_offence.is_some() {
        return verdict(Truth::NotMet, Level::None, LevelSet::one(Level::None));
    }
    if offence
        .items
        .iter()
        .filter(own)
        .any(|item| !item.reach.is_empty())
    {
        return verdict(Truth::Met, level, LevelSet::one(level));
    }
    // A text without numbers leaves open whatever it has a band for.
    let open = offence.items.iter().filter(own);
    let none = LevelSet::one(Level::None);
    let possible = open.fold(none, |all, item| all.union(LevelSet::one(item.level)));
    verdict(Truth::Met, Level::None, possible)
}

/// Days of conduct and of judgment at the edges of an edition.
fn edges<'a>(offence: &'a Offence, edition: &'a Edition) -> Vec<(Date, Date)> {
    let all = offence.editions.iter();
    let judged = all
        .flat_map(|one| [one.judged.from, one.judged.to])
        .flatten();
    let mut judged: Vec<Date> = judged.chain([day(AS_OF)]).collect();
    judged.sort_unstable();
    judged.dedup();
    let conduct = [edition.conduct.from, edition.conduct.to]
        .into_iter()
        .flatten();
    conduct
        .flat_map(|conduct| {
            let days = judged.iter().copied().chain([conduct]);
            days.map(move |judged| (conduct, judged))
        })
        .filter(|(conduct, judged)| judged >= conduct && edition.judged.contains(*judged))
        .collect()
}

/// Answers that open the gates of an offence, by the ids of their facts.
type Gates = Vec<(&'static str, &'static str)>;

/// The variants of an offence's gates, each with whether the plain lines and whether the multiplied ones hold.
fn variants(offence: &str, gates: &[(&'static str, &'static str)]) -> Vec<(Gates, (bool, bool))> {
    if offence != "aiding-network-crime" {
        return vec![(gates.to_vec(), (true, true))];
    }
    // Five times the amounts are asked for where the crime that was helped cannot be established, and only there.
    [("false", (true, false)), ("true", (false, true))]
        .map(|(unverifiable, hold)| {
            let mut gates = gates.to_vec();
            gates.push(("help-unverifiable", unverifiable));
            (gates, hold)
        })
        .to_vec()
}

#[test]
pub(crate) fn every_line_of_every_edition() {
    let (mut done, mut counted) = (0, Vec::new());
    for (id, gates) in GATES {
        let at = support::offence(id);
        let offence = &WORLD.law.offences[at].1;
        let lines = lines_of(offence);
        let mut pairs = 0;
        for edition in &offence.editions {
            for (conduct, judged) in edges(offence, edition) {
                pairs += 1;
                for (gates, hold) in variants(id, gates) {
                    for line in &lines {
                        for count in [line.at - 1, line.at, line.at + 1] {
                            done += 1;
                            let case = case_of(&gates, line.measured, count, conduct);
                            let level = reached(&lines, line.measured, count, hold);
                            assert_eq!(
                                verdict_of(&case, judged, at),
                                expected(offence, edition, level),
                                "{id} {} on {conduct}, judged {judged}: {count} of {line:?}",
                                edition.id
                            );
                        }
                    }
                }
            }
        }
        counted.push((id, lines.len(), pairs));
    }
    assert_eq!(
        counted,
        [
            // Nine numbers: six of a spread, three tiers of a leak.
            ("refusing-network-security-duty", 9, 8),
            // Four of sites and groups, four of postings, the gains.
            ("illegal-use-of-network", 9, 8),
            // Those helped, three amounts, and these five times.
            ("aiding-network-crime", 7, 8),
            // Three numbers, two amounts, and these five times.
            ("obtaining-computer-data", 10, 8),
            ("credit-card-information", 2, 8),
        ]
    );
    // Three counts for each line and pair of days; of aiding twice, for what can be established and what cannot.
    assert_eq!(done, 3 * 8 * (9 + 9 + 2 * 7 + 10 + 2));
}

/// What a total that nobody lays the method down for leaves possible: the level by the arithmetic, and nothing.
fn total(reached: bool) -> LevelSet {
    let none = LevelSet::one(Level::None);
    match reached {
        true => none.union(LevelSet::one(Level::Serious)),
        false => none,
    }
}

fn refusing() -> (usize, Case, Vec<Line>) {
    let (id, gates) = GATES[0];
    let at = support::offence(id);
    let mut case = told();
    give(&mut case, gates);
    (at, case, lines_of(&WORLD.law.offences[at].1))
}

/// Videos and other items together: every mix on the line, and one item below each.
#[test]
pub(crate) fn spread_totals() {
    let (at, base, lines) = refusing();
    let line = |id: &str| {
        let found = lines
            .iter()
            .find(|one| one.measured == Measured::Fact(fact(id)));
        found.unwrap().at
    };
    let (videos, items) = (line("illegal-videos"), line("illegal-items"));
    assert_eq!(items % videos, 0);
    let mut done = 0;
    for some in 1..videos {
        let rest = items - some * (items / videos);
        for (count, reached) in [(rest, true), (rest - 1, false)] {
            done += 1;
            let mut case = base.clone();
            let (some, count) = (some.to_string(), count.to_string());
            give(
                &mut case,
                &[("illegal-videos", &some), ("illegal-items", &count)],
            );
            let found = verdict_of(&case, day(AS_OF), at);
            assert_eq!(
                found.possible,
                total(reached),
                "{some} videos, {count} items"
            );
            assert_eq!(found.level, Level::None, "{some} videos, {count} items");
        }
    }
    assert_eq!(done, 2 * 199);
}

/// Three tiers of a leak together: a grid of mixes on the line, and one general record below each.
#[test]
pub(crate) fn leak_totals() {
    let (at, base, lines) = refusing();
    let line = |tier| {
        let found = lines
            .iter()
            .find(|one| one.measured == Measured::Records(tier));
        found.unwrap().at
    };
    let [sensitive, important, general] = [0, 1, 2].map(line);
    let (mut on, mut below) = (0, 0);
    for some in 0..10 {
        for more in 0..10.min(11 - some) {
            // Tenths of each line; what is left is made up of general records.
            let rest = general / 10 * (10 - some - more);
            if rest == general {
                continue;
            }
            for (rest, reached) in [(Some(rest), true), (rest.checked_sub(1), false)] {
                let Some(rest) = rest else { continue };
                let mut case = base.clone();
                let counts = [sensitive / 10 * some, important / 10 * more, rest];
                for ((_, of), count) in TYPES.iter().zip(counts) {
                    case.rows_mut().push(Row::counted(kind(of), count));
                }
                *if reached { &mut on } else { &mut below } += 1;
                let found = verdict_of(&case, day(AS_OF), at);
                assert_eq!(found.possible, total(reached), "{counts:?}");
                assert_eq!(found.level, Level::None, "{counts:?}");
            }
        }
    }
    // Pairs of tenths below ten that come to at most ten: 64 without the one of nothing, 63; 54 of them leave a rest.
    assert_eq!((on, below), (63, 54));
}

/// A leak that reaches its line by one tier alone: the sum told is the leak's, not that of a spread of which nothing is known.
#[test]
pub(crate) fn the_total_told_is_that_of_the_leak() {
    let (at, mut case, lines) = refusing();
    for id in ["illegal-spread", "illegal-videos", "illegal-items"] {
        case.set(fact(id), None);
    }
    let leak = lines
        .iter()
        .find(|one| one.measured == Measured::Records(0));
    let count = leak.unwrap().at;
    case.rows_mut().push(Row::counted(kind(TYPES[0].1), count));
    let matter = support::matter(&case, day(AS_OF));
    let total = gauges(&matter, at)
        .into_iter()
        .find(|one| matches!(one.line.what, What::Total { .. }))
        .unwrap();
    assert_eq!(total.line.value.min, total.line.line, "exactly one whole");
    assert_eq!(total.line.measure, matter.total(at).unwrap().1.measure);
}

/// The plain lines stand apart: one below each of them at once reaches nothing.
#[test]
pub(crate) fn one_below_every_line_at_once() {
    for (id, gates) in GATES {
        let at = support::offence(id);
        let mut case = told();
        give(&mut case, gates);
        // Videos and items, and the tiers of a leak, are added up; they are left out here. So are multiples of a line, and
        // a second line of a number: the lower one comes first.
        let mut seen = ["illegal-videos", "illegal-items"].map(fact).to_vec();
        for line in lines_of(&WORLD.law.offences[at].1) {
            let Measured::Fact(of) = line.measured else {
                continue;
            };
            if line.times || seen.contains(&of) {
                continue;
            }
            seen.push(of);
            let id = WORLD.law.facts[of].id.as_str();
            give(&mut case, &[(id, &(line.at - 1).to_string())]);
        }
        let found = verdict_of(&case, day(AS_OF), at);
        assert_eq!(found.applies, Truth::Met, "{id}");
        assert_eq!(found.possible, LevelSet::one(Level::None), "{id}");
    }
}
