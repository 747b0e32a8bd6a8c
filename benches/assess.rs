//! Assessing one case: the short answer, and the whole one with its explanation.

mod common;

use std::time::Duration;

use common::budget::Budgets;
use common::cases::{Make, counts, hundred_rows, plain, ranges, rivals, sorts};
use common::{AS_OF, Bench, OFFENCE};
use divan::{Bencher, black_box};
use gexin::assess::{Facts, Scratch};
use gexin::case::Case;

const CASES: [(&str, Make); 4] = [
    ("plain", plain),
    ("ranges", ranges),
    ("rivals", rivals),
    ("hundred-rows", hundred_rows),
];

fn main() {
    divan::main();
    if Budgets::wanted() {
        budgets();
    }
}

fn named(name: &str) -> (Bench, Facts) {
    let bench = Bench::new();
    let make = CASES.iter().find(|(one, _)| *one == name);
    let (_, make) = make.expect("the names are those of the cases");
    let facts = bench.facts(&make(&bench.law));
    (bench, facts)
}

#[divan::bench(args = CASES.map(|(name, _)| name))]
fn verdict(bencher: Bencher, name: &str) {
    let (bench, facts) = named(name);
    let scratch = &mut Scratch::default();
    bencher.bench_local(|| {
        bench
            .assessor
            .verdict(black_box(&facts), AS_OF, OFFENCE, scratch)
    });
}

#[divan::bench(args = CASES.map(|(name, _)| name))]
fn assess_and_explain(bencher: Bencher, name: &str) {
    let (bench, facts) = named(name);
    let scratch = &mut Scratch::default();
    bencher.bench_local(|| bench.explained(black_box(&facts), scratch));
}

#[divan::bench(args = CASES.map(|(name, _)| name))]
fn whole_law(bencher: Bencher, name: &str) {
    let (bench, facts) = named(name);
    let scratch = &mut Scratch::default();
    bencher.bench_local(|| bench.verdicts(black_box(&facts), scratch));
}

#[divan::bench(args = CASES.map(|(name, _)| name))]
fn case_to_numbers(bencher: Bencher, name: &str) {
    let (bench, mut facts) = named(name);
    let make = CASES.iter().find(|(one, _)| *one == name);
    let case = make.expect("the names are those of the cases").1(&bench.law);
    bencher.bench_local(|| {
        bench
            .assessor
            .refill(&bench.law, black_box(&case), &mut facts)
    });
}

fn budgets() {
    let (bench, facts) = named("plain");
    let scratch = &mut Scratch::default();
    let mut budgets = Budgets::default();
    let many = |cases: Vec<Case>| -> Vec<Facts> {
        let facts = cases.iter().map(|case| bench.facts(case));
        facts.collect()
    };
    // What a case says apart from its numbers is kept from one to the next: a search for the line pays the first, a
    // folder of unlike cases the second.
    let same = many(counts(&bench.law));
    let other = many(sorts(&bench.law));
    for (name, cases) in [
        ("one plain case, no explanation", &same),
        ("  of another sort than the last", &other),
    ] {
        let mut next = cases.iter().cycle();
        budgets.line(name, Duration::from_nanos(100), || {
            let facts = next.next().unwrap_or(&facts);
            bench
                .assessor
                .verdict(black_box(facts), AS_OF, OFFENCE, scratch)
        });
    }
    budgets.line(
        "one plain case, full explanation",
        Duration::from_micros(1),
        || bench.explained(black_box(&facts), scratch),
    );
    budgets.line(
        "the whole law, no explanation",
        Duration::from_micros(1),
        || bench.verdicts(black_box(&facts), scratch),
    );
    budgets.line(
        "the whole law, with explanation",
        Duration::from_micros(10),
        || bench.all_explained(black_box(&facts), scratch),
    );
    budgets.print();
}
