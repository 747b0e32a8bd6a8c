//! Assessing: law and case in, assessment out. Pure: no I/O, no clock, no screen.
//!
//! ```text
//!     Law ── compile ──▶ Program ┐
//!                                ├─ worlds ── evaluate each ── gather ──▶ Assessment     everything, with its reasons
//!     Case ─ facts ────▶ Facts   ┘     └───── reading ─────── short ────▶ Verdict        the levels alone, fast
//! ```
//!
//! The law data is compiled once, when it is loaded (`compile`). A case is turned into [`Facts`]. Whatever is disputed
//! or unknown and cannot be computed in one go is assessed once for each possibility; each possibility is a world
//! (`world`). The results of all worlds are merged (`gather`): what holds in every world holds, what holds in some
//! is open.
//!
//! There are two evaluators of one offence: `evaluate` finds every item with its value, line and margin; `short`
//! finds the levels alone, from a `reading` that is kept while only counts and amounts change. Tests hold them equal.
//!
//! | word | meaning |
//! |---|---|
//! | offence, edition | a crime, and one version of its rules in time |
//! | item | a circumstance that leads to a level, addressed as the law does ("5.1.3") |
//! | measure, line | what an item counts (records, money, a weighted total), and the number to be reached |
//! | gate | a line as an item uses it: its measure, the number after halving or multiplying, the positions it needs |
//! | row | one entry of the case: so many records of one type, with their own source and acts if they differ |
//! | kind, tier | the law's kinds of information, and the three classes with a line each; a type may have rival kinds |
//! | selection | a rule that picks the rows that a measure counts, as those obtained in duty |
//! | test | an atomic condition on one fact, answered once for the case or for each row and stored as two bits (`test`) |
//! | truth | met, not met or open: three-valued (Kleene) logic (`truth`) |
//! | dispute, position | a disputed point of law, and one of the opinions on it |
//! | world | one choice of position, kind and value for everything that is assessed case by case |
//! | exception, coverage | rules that replace items for the rows that they cover, and how far they cover the rows |

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
mod terms;
mod test;
mod truth;
mod unsettled;
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
pub use unsettled::{Place, Unsettled};
pub use worksheet::{Months, StepOutcome, Terms, Worksheet, limits, penalty_of, worksheet};
