//! Budgets: the table at the end of a bench that sets each measured median beside what it may be.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// One line of the table.
struct Line {
    name: &'static str,
    budget: Duration,
    measured: Duration,
}

/// The budgets of one bench with their measured medians.
#[derive(Default)]
pub struct Budgets(Vec<Line>);

/// How many samples a median is taken of.
const SAMPLES: usize = 101;
/// How long one sample takes at least, so that the clock itself does not show.
const SAMPLE: Duration = Duration::from_micros(200);

impl Budgets {
    /// Whether this run is to print the table: `cargo bench` without a filter, not a run of tests or a listing.
    pub fn wanted() -> bool {
        std::env::args().skip(1).all(|arg| arg == "--bench")
    }

    /// Measures one thing and sets it beside its budget.
    pub fn line<T>(&mut self, name: &'static str, budget: Duration, mut run: impl FnMut() -> T) {
        self.0.push(Line {
            name,
            budget,
            measured: median(&mut run),
        });
    }

    /// Prints the table.
    pub fn print(&self) {
        println!("\n{:<44} {:>10} {:>10}", "", "budget", "median");
        for line in &self.0 {
            let mark = if line.measured <= line.budget {
                ""
            } else {
                "  over"
            };
            println!(
                "{:<44} {:>10} {:>10}{mark}",
                line.name,
                written(line.budget),
                written(line.measured)
            );
        }
    }
}

/// The median time of one run.
fn median<T>(run: &mut impl FnMut() -> T) -> Duration {
    let mut runs = 1u32;
    while sample(runs, run) * runs < SAMPLE {
        runs *= 2;
    }
    let mut samples: Vec<Duration> = (0..SAMPLES).map(|_| sample(runs, run)).collect();
    samples.sort_unstable();
    samples[SAMPLES / 2]
}

/// The time of one run, over so many of them.
fn sample<T>(runs: u32, run: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..runs {
        black_box(run());
    }
    start.elapsed() / runs
}

fn written(time: Duration) -> String {
    let nanos = time.as_nanos();
    match nanos {
        0..1_000 => format!("{nanos} ns"),
        1_000..1_000_000 => format!("{:.2} µs", nanos as f64 / 1e3),
        _ => format!("{:.2} ms", nanos as f64 / 1e6),
    }
}
