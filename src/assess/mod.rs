//! Assessing: law and case in, assessment out. Pure: no I/O, no clock, no screen.
//!
//! The data is compiled once into a flat program; a case becomes [`Facts`]: numbers, and the bits of the tests that the
//! law's conditions are made of. Each way of reading the disputed points is a world, evaluated exactly and three-valued;
//! what all worlds say together is the [`Assessment`].

mod administrative;
mod assessor;
mod compile;
mod concurrence;
mod condition;
mod coverage;
mod dispute;
mod edition;
mod evaluate;
mod explanation;
mod facts;
mod gather;
mod hint;
mod level_set;
mod matters;
mod measure;
mod needs;
mod outcome;
mod penalty;
mod probe;
mod program;
mod question;
mod range;
mod reading;
mod retest;
mod reverse;
mod rows;
mod short;
mod shown;
mod test;
mod truth;
mod worksheet;
mod world;

pub use administrative::{Administrative, AdministrativeOutcome, FineOutcome, FineWay};
pub use assessor::{Assessor, Scratch, Verdict};
pub use concurrence::{Concurrence, RelationOutcome};
pub use dispute::{DisputeOutcome, RivalOutcome};
pub use explanation::{Explanation, Node, Position, Subject};
pub use facts::Facts;
pub use level_set::LevelSet;
pub use needs::Need;
pub use outcome::{
    Assessment, EditionOutcome, ItemOutcome, MeasureOutcome, OffenceOutcome, RowOutcome,
    TermOutcome, What, Why,
};
pub use penalty::Penalty;
pub use question::Open;
pub use range::Range;
pub use reverse::{Change, Lever, Reverse};
pub use truth::Truth;
pub use worksheet::{Months, StepOutcome, Terms, Worksheet, limits, penalty_of, worksheet};
