//! How many instructions an assessment takes, counted by callgrind: a change shows without the noise of a clock.
//!
//! Each thing is done a few times and many times, and the difference counts. Without `valgrind` nothing is counted.

mod common;

use std::hint::black_box;
use std::process::Command;

use common::cases::{plain, ranges};
use common::{AS_OF, Bench, OFFENCE};
use gexin::assess::{Facts, Scratch};

/// What is counted: its name, what it does once, and what it took when this was last written down.
const COUNTED: [(&str, Run, u64); 6] = [
    ("one plain case, no explanation", verdict, 1_523),
    ("one case with ranges, no explanation", with_ranges, 61_117),
    ("one plain case, full explanation", explained, 15_093),
    ("the whole law, no explanation", verdicts, 4_397),
    ("the whole law, with explanation", all_explained, 75_737),
    ("a case turned into numbers", numbers, 17_860),
];

/// Does something so many times.
type Run = fn(&Bench, usize);

/// With this argument, one of them is done so many times.
const TIMES: &str = "--times";
const FEW: u64 = 100;
const MANY: u64 = 1_100;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [times, at, many] = &args[..]
        && times == TIMES
    {
        let number = |written: &str| written.parse::<usize>().expect("a number");
        let (_, run, _) = COUNTED[number(at)];
        return run(&Bench::new(), number(many));
    }
    if !common::budget::Budgets::wanted() {
        return;
    }
    println!(
        "\n{:<44} {:>10} {:>12}",
        "instructions", "written", "counted"
    );
    for (at, (name, _, written)) in COUNTED.iter().enumerate() {
        let (Some(few), Some(many)) = (count(at, FEW), count(at, MANY)) else {
            println!("valgrind is not to be had: nothing was counted");
            return;
        };
        let counted = many.saturating_sub(few) / (MANY - FEW);
        let change = counted as f64 / *written as f64 * 100.0 - 100.0;
        println!("{name:<44} {written:>10} {counted:>12}  {change:+.1} %");
    }
}

/// The instructions of the whole process that does one of them so many times.
fn count(at: usize, times: u64) -> Option<u64> {
    let done = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().ok()?)
        .args([TIMES, &at.to_string(), &times.to_string()])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&done.stderr);
    let (_, collected) = said.split_once("Collected : ")?;
    collected.split_whitespace().next()?.parse().ok()
}

/// Does something with a case so many times, in the memory of the last one.
fn repeated<T>(facts: &Facts, times: usize, mut run: impl FnMut(&Facts, &mut Scratch) -> T) {
    let scratch = &mut Scratch::default();
    for _ in 0..times {
        black_box(run(black_box(facts), scratch));
    }
}

fn verdict(bench: &Bench, times: usize) {
    let facts = bench.facts(&plain(&bench.law));
    repeated(&facts, times, |facts, scratch| {
        bench.assessor.verdict(facts, AS_OF, OFFENCE, scratch)
    });
}

fn with_ranges(bench: &Bench, times: usize) {
    let facts = bench.facts(&ranges(&bench.law));
    repeated(&facts, times, |facts, scratch| {
        bench.assessor.verdict(facts, AS_OF, OFFENCE, scratch)
    });
}

fn explained(bench: &Bench, times: usize) {
    let facts = bench.facts(&plain(&bench.law));
    repeated(&facts, times, |facts, scratch| {
        bench.explained(facts, scratch)
    });
}

fn verdicts(bench: &Bench, times: usize) {
    let facts = bench.facts(&plain(&bench.law));
    repeated(&facts, times, |facts, scratch| {
        bench.verdicts(facts, scratch)
    });
}

fn all_explained(bench: &Bench, times: usize) {
    let facts = bench.facts(&plain(&bench.law));
    repeated(&facts, times, |facts, scratch| {
        bench.all_explained(facts, scratch)
    });
}

fn numbers(bench: &Bench, times: usize) {
    let case = plain(&bench.law);
    let mut facts = bench.facts(&case);
    for _ in 0..times {
        bench
            .assessor
            .refill(&bench.law, black_box(&case), &mut facts);
    }
}
