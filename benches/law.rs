//! Loading the law: what every start of the program does first.

mod common;

use std::time::Duration;

use common::Bench;
use common::budget::Budgets;
use divan::Bencher;
use gexin::assess::Assessor;
use gexin::law::{Files, Law};

fn main() {
    divan::main();
    if Budgets::wanted() {
        let mut budgets = Budgets::default();
        budgets.line("law loaded", Duration::from_millis(5), || {
            Law::read(Files::embedded(), &mut Vec::new())
        });
        budgets.print();
    }
}

#[divan::bench]
fn read() -> bool {
    Law::read(Files::embedded(), &mut Vec::new()).is_some()
}

/// The same with every check: what a folder laid over the data costs.
#[divan::bench]
fn load() -> bool {
    Law::load(Files::embedded()).is_ok()
}

#[divan::bench]
fn compile(bencher: Bencher) {
    let bench = Bench::new();
    bencher.bench_local(|| Assessor::new(&bench.law));
}
