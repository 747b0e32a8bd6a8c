//! What the benches share: the law, the cases, and the table of budgets that closes each of them.

#![allow(dead_code)] // each bench takes what it needs of it

pub mod budget;
pub mod cases;

use gexin::assess::{Assessor, Facts};
use gexin::case::Case;
use gexin::law::{Files, Law};
use jiff::civil::{Date, date};

/// The day of judgment of every bench.
pub const AS_OF: Date = date(2026, 1, 1);

/// The law with its assessor.
pub struct Bench {
    /// The data as it is built into the program.
    pub law: Law,
    /// The program made of it.
    pub assessor: Assessor,
}

impl Bench {
    /// Loads the law.
    pub fn new() -> Self {
        let (law, _) = Law::load(Files::embedded()).expect("the embedded data loads");
        let assessor = Assessor::new(&law);
        Bench { law, assessor }
    }

    /// A case as numbers.
    pub fn facts(&self, case: &Case) -> Facts {
        self.assessor.facts(&self.law, case)
    }
}
