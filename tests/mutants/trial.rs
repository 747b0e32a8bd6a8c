//! What is run under a changed law, and in which order: what broke last time comes first.

use std::panic::{self, AssertUnwindSafe};

use super::change::Mutant;
use super::ready::{Ready, ready};
use super::{ADMINISTRATIVE, LINES, NAMES, PUNISHMENT, REMARKS, Test, WORKSHEET, is_rules};

/// Something that may break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Probe {
    /// A test, by its set and its place in it.
    Test(&'static [Test], usize),
    /// A scenario, by its place.
    Scenario(usize),
}

impl Probe {
    /// Whether it breaks under the law of this thread; `again`: cases are read again for it.
    fn breaks(self, again: bool) -> bool {
        let holds = || match self {
            Probe::Test(set, at) => {
                set[at]();
                true
            }
            Probe::Scenario(at) => ready()[at].holds(again),
        };
        !panic::catch_unwind(AssertUnwindSafe(holds)).unwrap_or(false)
    }
}

/// The tests of a set.
fn tests(set: &'static [Test]) -> impl Iterator<Item = Probe> {
    (0..set.len()).map(move |at| Probe::Test(set, at))
}

/// The scenarios that a property has.
fn scenarios(of: impl Fn(&Ready) -> bool) -> impl Iterator<Item = Probe> {
    let all = ready().iter().enumerate();
    all.filter(move |(_, one)| of(one))
        .map(|(at, _)| Probe::Scenario(at))
}

/// What a file can influence, the likeliest first.
fn probes(mutant: &Mutant, offence: Option<usize>) -> Vec<Probe> {
    let mut all: Vec<Probe> = tests(REMARKS).collect();
    match (mutant.file, offence) {
        ("worksheet.toml", _) => all.extend(tests(WORKSHEET)),
        ("administrative.toml", _) => all.extend(tests(ADMINISTRATIVE)),
        ("punishment.toml", _) => {
            all.extend(tests(PUNISHMENT).chain(tests(WORKSHEET)));
            all.extend(scenarios(|one| one.names("penalty")));
            all.extend(scenarios(|one| !one.names("penalty")));
        }
        (_, Some(offence)) => {
            let own = |one: &Ready| one.offence == offence;
            let near = |one: &Ready| own(one) && one.names(&mutant.entry);
            all.extend(scenarios(near));
            all.extend(scenarios(|one| own(one) && !near(one)));
            all.extend(tests(PUNISHMENT).chain(tests(LINES)));
            // An offence shows in the answers on another one only where these are set side by side.
            all.extend(scenarios(|one| !own(one) && one.across));
            all.extend(tests(ADMINISTRATIVE));
        }
        // The vocabulary: any scenario may speak in it.
        (_, None) => {
            all.extend(tests(NAMES));
            all.extend(scenarios(|one| one.names(&mutant.entry)));
            all.extend(scenarios(|one| !one.names(&mutant.entry)));
            all.extend(tests(LINES).chain(tests(ADMINISTRATIVE)));
        }
    }
    all
}

/// One thread's trials, with what broke lately.
#[derive(Default)]
pub struct Trials {
    lately: Vec<(&'static str, Probe)>,
    /// How many probes were run.
    pub run: usize,
}

impl Trials {
    /// Whether something breaks under the law of this thread, which has a change.
    pub fn some_breaks(&mut self, mutant: &Mutant, offence: Option<usize>) -> bool {
        let lately = self.lately.iter().rev();
        let of_file = lately.filter(|(file, _)| *file == mutant.file);
        let mut order: Vec<Probe> = of_file.map(|(_, probe)| *probe).collect();
        for probe in probes(mutant, offence) {
            if !order.contains(&probe) {
                order.push(probe);
            }
        }
        for probe in order {
            self.run += 1;
            if probe.breaks(!is_rules(mutant.file)) {
                self.lately.retain(|(_, known)| *known != probe);
                self.lately.push((mutant.file, probe));
                if self.lately.len() > MOST {
                    self.lately.remove(0);
                }
                return true;
            }
        }
        false
    }
}

/// How many of those that broke lately come first.
const MOST: usize = 4;
