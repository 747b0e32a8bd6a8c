//! The engine against a second evaluator that was written by hand from the text of the Interpretation of 2017.

#![allow(clippy::unwrap_used)]

#[path = "second/by_hand.rs"]
mod by_hand;
#[path = "second/random.rs"]
mod random;
mod support;

use std::collections::BTreeMap;
use std::time::Instant;

use by_hand::{Matter, Reading, result};
use fastrand::Rng;
use gexin::assess::{LevelSet, Scratch, Truth};
use gexin::case::{self, Case};
use gexin::law::Level;
use random::Maker;
use support::{AS_OF, WORLD, day};

/// Cases where nothing else is said; `GEXIN_TEST_CASES` asks for another number.
const CASES: u64 = if cfg!(debug_assertions) {
    200_000
} else {
    1_000_000
};

/// Every so many cases are compared item by item, not by level alone.
const WHOLE: u64 = 16;

/// How often each thing was seen, so that the cases are known to be about something.
#[derive(Default)]
struct Seen {
    cases: u64,
    items: BTreeMap<&'static str, u64>,
    levels: [u64; 3],
    off: u64,
    lines: u64,
    wider: u64,
}

#[test]
fn the_engine_agrees_with_the_text_read_by_hand() {
    let wanted = std::env::var("GEXIN_TEST_CASES").map_or(CASES, |number| number.parse().unwrap());
    let begun = Instant::now();
    let threads = 2;
    let parts: Vec<Seen> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..threads)
            .map(|seed| scope.spawn(move || run(seed, wanted / threads)))
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let mut all = Seen::default();
    for part in parts {
        all.cases += part.cases;
        all.off += part.off;
        all.lines += part.lines;
        all.wider += part.wider;
        for (sum, levels) in all.levels.iter_mut().zip(part.levels) {
            *sum += levels;
        }
        for (item, count) in part.items {
            *all.items.entry(item).or_default() += count;
        }
    }
    println!(
        "{} cases in {:.1} s: no offence {}, levels {:?}, on or one off a line {}, wider by an undecided point {}; items {:?}",
        all.cases,
        begun.elapsed().as_secs_f64(),
        all.off,
        all.levels,
        all.lines,
        all.wider,
        all.items
    );
    let few = all.cases / 500;
    assert!(all.levels.iter().all(|count| *count > few) && all.off > few && all.wider > few);
    assert!(all.lines > all.cases / 10, "lines: {}", all.lines);
    let items = &WORLD.law.offences[0].1.items;
    for item in items
        .iter()
        .filter(|item| !item.court && item.id.as_str() != "7.1")
    {
        let id = item.id.as_str();
        let seen = all.items.get(id).copied().unwrap_or_default();
        assert!(
            id.starts_with("253-1") || seen > all.cases / 20_000,
            "{id} was met {seen} times"
        );
    }
}

fn run(seed: u64, cases: u64) -> Seen {
    let maker = Maker::new();
    let mut rng = Rng::with_seed(seed);
    let mut scratch = Scratch::default();
    let mut facts = WORLD.assessor.facts(WORLD.law, &support::plain(&[]));
    let as_of = day(AS_OF);
    let mut seen = Seen::default();
    for number in 0..cases {
        let (matter, case, line) = maker.make(&mut rng);
        WORLD.assessor.refill(WORLD.law, &case, &mut facts);
        let found = WORLD.assessor.verdict(&facts, as_of, 0, &mut scratch);
        let (least, possible) = expected(&matter);
        let level = Level::ALL[usize::from(least.level)];
        assert!(
            found.applies == Truth::of(least.applies)
                && found.level == level
                && found.possible == possible,
            "by hand {least:?}, possible {possible:?}; the engine {found:?}\n{matter:?}\n{}",
            written(&case)
        );
        if number % WHOLE == 0 && least.applies {
            let assessment = WORLD.assessor.assess(&facts, as_of, &mut scratch);
            let items = &WORLD.law.offences[0].1.items;
            let met: Vec<&str> = assessment.offences[0]
                .shown()
                .items
                .iter()
                .filter(|item| item.status == Truth::Met)
                .map(|item| items[item.item].id.as_str())
                .collect();
            assert_eq!(met, least.met, "{matter:?}\n{}", written(&case));
        }
        seen.cases += 1;
        seen.levels[level.band()] += 1;
        seen.off += u64::from(!least.applies);
        seen.lines += u64::from(line);
        seen.wider += u64::from(possible.len() > 1);
        for item in least.met {
            *seen.items.entry(item).or_default() += 1;
        }
    }
    seen
}

/// The lowest result of the undecided points, with the items that all of them meet, and every level that one leads to.
fn expected(matter: &Matter) -> (by_hand::Result, LevelSet) {
    let mut least: Option<by_hand::Result> = None;
    let mut possible = LevelSet::default();
    for bits in 0..8 {
        let [together, whole_batch, most] = [1, 2, 4].map(|bit| bits & bit != 0);
        let reading = Reading {
            together,
            whole_batch,
            most,
        };
        let one = result(matter, reading);
        possible.insert(Level::ALL[usize::from(one.level)]);
        if most && let Some(part) = between(matter, reading) {
            possible.insert(Level::ALL[usize::from(part)]);
        }
        least = Some(match least {
            None => one,
            Some(mut all) => {
                all.level = all.level.min(one.level);
                all.met.retain(|item| one.met.contains(item));
                all
            }
        });
    }
    (least.unwrap(), possible)
}

/// Where the gains from duty may be anything up to all: the level at a part of them that reaches the lower line only.
fn between(matter: &Matter, reading: Reading) -> Option<u8> {
    let undivided = matter.duty_gains.is_none() && matter.gains >= 250_000;
    let none = result(
        matter,
        Reading {
            most: false,
            ..reading
        },
    );
    let all = result(matter, reading);
    if !undivided || none == all {
        return None;
    }
    let part = Matter {
        duty_gains: Some(250_000),
        ..matter.clone()
    };
    Some(result(&part, reading).level)
}

fn written(case: &Case) -> String {
    case::write(WORLD.law, case)
}
