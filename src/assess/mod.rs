//! Assessing: law and case in, assessment out. Pure: no I/O, no clock, no screen.
//!
//! The data is compiled once into a flat [`program`]; a case becomes [`Facts`], numbers that the program reads; each way
//! of reading the disputed points is a [`world`], evaluated exactly and three-valued; what all worlds say together is the
//! [`Assessment`].

mod assessor;
mod compile;
mod condition;
mod edition;
mod evaluate;
mod facts;
mod gather;
mod level_set;
mod outcome;
mod penalty;
mod program;
mod range;
mod truth;
mod world;

pub use assessor::{Assessor, Scratch, Verdict};
pub use facts::Facts;
pub use level_set::LevelSet;
pub use outcome::{
    Assessment, EditionOutcome, ItemOutcome, MeasureOutcome, OffenceOutcome, RowOutcome, TermOutcome, What, Why,
};
pub use penalty::Penalty;
pub use range::Range;
pub use truth::Truth;
