//! Every line of the law, one below, on it and one above: made from the data, held against arithmetic written here.
//!
//! The lines (50, 500, 5,000 records, 5,000 and 50,000 yuan, one half, ten times) are read from the data, never repeated
//! here; what the program should make of a count is worked out by [`Lines::level`], which shares nothing with it.

#![allow(clippy::unwrap_used)]

#[path = "support/lines.rs"]
mod lines;
pub(crate) mod support;

use std::collections::BTreeSet;

use gexin::assess::{LevelSet, Scratch, Truth, Verdict};
use gexin::case::{Case, Row};
use gexin::law::Level;
use jiff::civil::Date;
use lines::{Lines, TYPES, lines};
use support::{AS_OF, WORLD, answer, day, fact, kind, matter, plain};

fn rows(case: &mut Case, counts: [u64; 3]) {
    let list = case.rows_mut();
    list.clear();
    for ((_, of), count) in TYPES.iter().zip(counts) {
        if count > 0 {
            list.push(Row::counted(kind(of), count));
        }
    }
}

fn base(duty: bool) -> Case {
    match duty {
        false => plain(&[("acts", "obtain,sell")]),
        true => plain(&[
            ("acts", "obtain,sell"),
            ("obtained-by", "duty"),
            ("role", "hospital"),
        ]),
    }
}

/// Runs cases and counts them.
struct Bench {
    lines: Lines,
    plain: [Case; 2],
    scratch: Scratch,
    as_of: Date,
    done: usize,
}

impl Bench {
    /// What one record of each tier weighs against one of the lowest.
    fn weights(&self) -> Vec<u64> {
        let records = &self.lines.records;
        records.iter().map(|one| records[2].1 / one.1).collect()
    }

    fn new() -> Self {
        Bench {
            lines: lines(),
            plain: [base(false), base(true)],
            scratch: Scratch::default(),
            as_of: day(AS_OF),
            done: 0,
        }
    }

    fn verdict(&mut self, case: &Case) -> Verdict {
        self.done += 1;
        let facts = WORLD.assessor.facts(WORLD.law, case);
        WORLD
            .assessor
            .verdict(&facts, self.as_of, 0, &mut self.scratch)
    }

    fn case(&self, counts: [u64; 3], fen: u64, duty: bool) -> Case {
        let mut case = self.plain[usize::from(duty)].clone();
        case.set(fact("gains"), Some(answer("gains", &fen.to_string())));
        rows(&mut case, counts);
        case
    }

    /// The level alone, by the short answer.
    fn level(&mut self, counts: [u64; 3], fen: u64, duty: bool) {
        let case = self.case(counts, fen, duty);
        let wanted = self.lines.level(counts, fen, duty);
        let found = self.verdict(&case);
        assert_eq!(found, certain(wanted), "{counts:?} {fen} fen, duty: {duty}");
    }

    /// Level and items, by the whole answer.
    fn whole(&mut self, counts: [u64; 3], fen: u64, duty: bool) {
        self.level(counts, fen, duty);
        let case = self.case(counts, fen, duty);
        let matter = matter(&case, self.as_of);
        let items = &WORLD.law.offences[0].1.items;
        let met: Vec<&str> = matter
            .outcome(0)
            .shown()
            .items
            .iter()
            .filter(|item| item.status == Truth::Met)
            .map(|item| items[item.item].id.as_str())
            .collect();
        assert_eq!(
            met,
            self.lines.items(counts, fen, duty),
            "{counts:?} {fen} fen, duty: {duty}"
        );
    }
}

fn certain(level: Level) -> Verdict {
    Verdict {
        applies: Truth::Met,
        level,
        possible: LevelSet::one(level),
    }
}

fn only(at: usize, count: u64) -> [u64; 3] {
    let mut counts = [0; 3];
    counts[at] = count;
    counts
}

/// One below, on, one above.
fn around(line: u64) -> [u64; 3] {
    [line - 1, line, line + 1]
}

#[test]
pub(crate) fn every_single_line() {
    let mut bench = Bench::new();
    for duty in [false, true] {
        let (half, tenfold) = (bench.lines.half, bench.lines.tenfold);
        for at in 0..3 {
            let line = bench.lines.records[at].1;
            assert_eq!(line % half, 0, "half a line is a whole number of records");
            for target in [line / half, line, line / half * tenfold, line * tenfold] {
                for count in around(target) {
                    bench.whole(only(at, count), 0, duty);
                }
            }
        }
        let line = bench.lines.gains;
        for target in [line / half, line, line / half * tenfold, line * tenfold] {
            for fen in around(target) {
                bench.whole([0, 0, 1], fen, duty);
            }
        }
    }
    assert_eq!(bench.done, 2 * (3 + 1) * 4 * 3);
}

#[test]
pub(crate) fn profit_of_article_6() {
    let mut bench = Bench::new();
    let line = bench.lines.profit;
    for (fen, wanted) in [
        (line - 1, Level::None),
        (line, Level::Serious),
        (line + 1, Level::Serious),
        (line * 10 - 1, Level::Serious),
        (line * 10, Level::Serious),
        (line * 10 + 1, Level::Serious),
    ] {
        for way in ["purchase", "receipt", "purchase,receipt"] {
            let mut case = plain(&[
                ("lawful-business", "true"),
                ("obtained-by", way),
                ("profit", &fen.to_string()),
            ]);
            rows(&mut case, [0, 0, 1_000_000]);
            assert_eq!(bench.verdict(&case), certain(wanted), "{fen} fen by {way}");
        }
    }
    assert_eq!(bench.done, 18);
}

/// All mixes of the three tiers that lie exactly on the line, with the mix one general record below each.
#[test]
pub(crate) fn every_mix_on_the_line_and_one_below() {
    let mut bench = Bench::new();
    let weights = bench.weights();
    let [a, b, 1] = weights[..] else {
        panic!("the weights of the three tiers: {weights:?}");
    };
    let whole = bench.lines.records[2].1;
    let (mut on, mut below) = (0, 0);
    for sensitive in 0..=whole / a {
        for important in 0..=(whole - a * sensitive) / b {
            let general = whole - a * sensitive - b * important;
            bench.level([sensitive, important, general], 0, false);
            on += 1;
            if general > 0 {
                bench.level([sensitive, important, general - 1], 0, false);
                below += 1;
            }
        }
    }
    // The mixes of 50, 500 and 5,000 that lie exactly on one: 12,801, of which 51 hold no general record.
    assert_eq!((on, below), (12_801, 12_750));
    assert_eq!(bench.done, on + below);
}

/// A grid of mixes on and one below half, ten times half and ten times the line.
#[test]
pub(crate) fn mixes_on_the_halved_and_the_tenfold_lines() {
    let mut bench = Bench::new();
    let weights = bench.weights();
    let whole = bench.lines.records[2].1;
    let (half, tenfold) = (bench.lines.half, bench.lines.tenfold);
    for (target, duty, step) in [
        (whole / half, true, 1),
        (whole / half * tenfold, true, 7),
        (whole * tenfold, false, 13),
        (whole * tenfold, true, 13),
    ] {
        for sensitive in (0..=target / weights[0]).step_by(step) {
            for important in (0..=(target - weights[0] * sensitive) / weights[1]).step_by(step * 5)
            {
                let general = target - weights[0] * sensitive - weights[1] * important;
                bench.level([sensitive, important, general], 0, duty);
                if general > 0 {
                    bench.level([sensitive, important, general - 1], 0, duty);
                }
            }
        }
    }
    assert_eq!(bench.done, MIXES);
}

/// Counted apart from this program: every fifth mix at half, thinner grids at the rest; each on the line and one below.
const MIXES: usize = 10_074;

/// Records and gains stand apart: both one below their lines reach nothing, in every pair of lines.
#[test]
pub(crate) fn records_and_gains_are_not_added() {
    let mut bench = Bench::new();
    let (half, tenfold, gains) = (bench.lines.half, bench.lines.tenfold, bench.lines.gains);
    for duty in [false, true] {
        for at in 0..3 {
            let line = bench.lines.records[at].1;
            for (records, money) in [
                (line / half, gains / half),
                (line, gains),
                (line / half * tenfold, gains / half * tenfold),
                (line * tenfold, gains * tenfold),
            ] {
                bench.whole(only(at, records - 1), money - 1, duty);
                bench.whole(only(at, records), money - 1, duty);
                bench.whole(only(at, records - 1), money, duty);
            }
        }
    }
    assert_eq!(bench.done, 2 * 3 * 4 * 3);
}

/// Records of two tiers at once where duty and other rows stand side by side: each reading by its own arithmetic.
#[test]
pub(crate) fn duty_and_other_records_side_by_side() {
    let mut bench = Bench::new();
    let (half, tenfold) = (bench.lines.half, bench.lines.tenfold);
    for (at, (_, of)) in TYPES.iter().enumerate() {
        let line = bench.lines.records[at].1;
        for times in [1, tenfold] {
            // A share in duty against half the line, the rest against the whole of it: together exactly one, or one short.
            for part in 1..5 {
                let duty = line / half * times * part / 5;
                let rest = line * times - duty * half;
                for other in [rest - 1, rest] {
                    let mut case = plain(&[("acts", "sell")]);
                    let mut row = Row::counted(kind(of), duty);
                    row.set(fact("obtained-by"), Some(answer("obtained-by", "duty")));
                    case.rows_mut().push(row);
                    case.rows_mut().push(Row::counted(kind(of), other));
                    let apart = bench
                        .lines
                        .level(only(at, duty + other), 0, false)
                        .max(bench.lines.level(only(at, duty), 0, true));
                    let together = match (other == rest, times == 1) {
                        (true, true) => Level::Serious,
                        (true, false) => Level::EspeciallySerious,
                        (false, true) => Level::None,
                        (false, false) => Level::Serious,
                    };
                    let together = together.max(apart);
                    let found = bench.verdict(&case);
                    let possible = LevelSet::one(apart).union(LevelSet::one(together));
                    assert_eq!(found.level, apart.min(together), "{duty} and {other}");
                    assert_eq!(found.possible, possible, "{duty} and {other} of {line}");
                }
            }
        }
    }
    assert_eq!(bench.done, 3 * 2 * 4 * 2);
}

/// The editions: where each begins and ends, on the day before, on the day, and after; and what lines mean in each.
#[test]
pub(crate) fn every_edition() {
    let offence = &WORLD.law.offences[0].1;
    let mut bench = Bench::new();
    let mut seen = Vec::new();
    let edges = offence.editions.iter();
    let judgments: Vec<Date> = edges
        .flat_map(|edition| [edition.judged.from, edition.judged.to])
        .flatten()
        .chain([day(AS_OF)])
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let duty_lines: Vec<u64> = (0..3).map(|at| bench.lines.records[at].1 / 2).collect();
    for edition in &offence.editions {
        let conduct = [edition.conduct.from, edition.conduct.to];
        for conduct in conduct.into_iter().flatten() {
            for judged in judgments.iter().copied().chain([conduct]) {
                if judged < conduct || !edition.judged.contains(judged) {
                    continue;
                }
                for (at, line) in duty_lines.iter().enumerate() {
                    for count in around(*line) {
                        let mut case = base(true);
                        case.set(
                            fact("offence-date"),
                            Some(answer("offence-date", &conduct.to_string())),
                        );
                        rows(&mut case, only(at, count));
                        bench.as_of = judged;
                        let found = bench.verdict(&case);
                        let reached = count >= *line;
                        let wanted = match (edition.id.as_str(), reached) {
                            ("before-2009", _) => vec![Level::None],
                            // What the later law with numbers would not punish is judged by it (CL 12).
                            ("am7", false) => vec![Level::None],
                            ("am7-early" | "am7", _) => vec![Level::None, Level::Serious],
                            ("am9", _) => Level::ALL.to_vec(),
                            ("ji17", true) => vec![Level::Serious],
                            ("ji17", false) => vec![Level::None],
                            (other, _) => {
                                panic!("an edition that this test does not know: {other}")
                            }
                        };
                        let possible: Vec<Level> = found.possible.iter().collect();
                        assert_eq!(
                            possible, wanted,
                            "{} on {conduct}, judged {judged}, {count} of {line}",
                            edition.id
                        );
                        let applies = Truth::of(edition.id.as_str() != "before-2009");
                        assert_eq!(found.applies, applies, "{} on {conduct}", edition.id);
                        seen.push(edition.id.to_string());
                    }
                }
            }
        }
    }
    seen.dedup();
    assert_eq!(seen, ["before-2009", "am7-early", "am7", "am9", "ji17"]);
    assert_eq!(bench.done, EDITION_CASES);
}

/// 16 pairs of conduct and judgment, three tiers, one below, on and one above half the line.
const EDITION_CASES: usize = 16 * 3 * 3;
