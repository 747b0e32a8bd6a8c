//! Everything that is said of one case: disputes, reverse answers, needs. It runs after every key press.

mod common;

use std::time::Duration;

use common::budget::Budgets;
use common::cases::{Make, hundred_rows, plain, ranges, rivals};
use common::{AS_OF, Bench, OFFENCE};
use divan::{Bencher, black_box};
use gexin::assess::Scratch;
use gexin::case::Case;
use gexin::report::Matter;

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

/// Everything that is ever said of a case.
fn whole(bench: &Bench, case: &Case) -> usize {
    let matter = Matter::new(&bench.law, &bench.assessor, black_box(case).clone(), AS_OF);
    let changes = matter.reverse(OFFENCE);
    matter.disputes(OFFENCE).len()
        + matter.needs(OFFENCE).len()
        + matter.explanation(OFFENCE).nodes.len()
        + changes.raising.len()
        + changes.lowering.len()
}

fn named(name: &str) -> (Bench, Case) {
    let bench = Bench::new();
    let make = CASES.iter().find(|(one, _)| *one == name);
    let case = make.expect("the names are those of the cases").1(&bench.law);
    (bench, case)
}

#[divan::bench(args = CASES.map(|(name, _)| name))]
fn matter(bencher: Bencher, name: &str) {
    let (bench, case) = named(name);
    bencher.bench_local(|| whole(&bench, &case));
}

#[divan::bench(args = CASES.map(|(name, _)| name))]
fn reverse(bencher: Bencher, name: &str) {
    let (bench, case) = named(name);
    let facts = bench.facts(&case);
    let scratch = &mut Scratch::default();
    bencher.bench_local(|| {
        bench
            .assessor
            .reverse(&bench.law, black_box(&facts), AS_OF, OFFENCE, scratch)
    });
}

fn budgets() {
    let mut budgets = Budgets::default();
    for (line, name) in [
        ("the whole matter, plain case", "plain"),
        ("the whole matter, ranges and unknown facts", "ranges"),
        ("the whole matter, rival types", "rivals"),
    ] {
        let (bench, case) = named(name);
        budgets.line(line, Duration::from_millis(1), || whole(&bench, &case));
    }
    for (line, name) in [
        ("all single changes, plain case", "plain"),
        ("all single changes, ranges and unknown facts", "ranges"),
        ("all single changes, rival types", "rivals"),
    ] {
        let (bench, case) = named(name);
        let facts = bench.facts(&case);
        let scratch = &mut Scratch::default();
        budgets.line(line, Duration::from_millis(1), || {
            bench
                .assessor
                .reverse(&bench.law, &facts, AS_OF, OFFENCE, scratch)
        });
    }
    budgets.print();
}
