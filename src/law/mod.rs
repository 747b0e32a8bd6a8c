//! The law as typed data: what stands in `data/`, read, placed and checked.
//!
//! Every reference from one entry to another is a [`Name`] that remembers where it was written, so that a wrong edit is
//! refused with file, line and column. Nothing here knows a case, an assessment or a screen.

mod administrative;
mod code;
mod condition;
mod dispute;
mod edition;
mod explain;
mod fact;
mod files;
mod index;
mod item;
mod level;
mod library;
pub mod limits;
mod link;
mod load;
mod measures;
mod misstatement;
mod name;
mod offence;
mod overlay;
mod packed;
mod parse;
mod penalty;
mod precedent;
mod problem;
mod provision;
mod record_type;
mod relation;
mod role;
mod worksheet;

pub use administrative::{
    Administrative, AdministrativeDetention, AdministrativeFine, AdministrativePenalty, FixedFine,
    RangeFine, Remark, Statement, TimesFine, TurnoverFine,
};
pub use code::Code;
pub use condition::{Condition, EnumTest, MarkTest, OnlyTest, SetTest, ShareTest};
pub use dispute::{Dispute, Position};
pub use edition::{DayRange, Edition, Guide};
pub use explain::Explanation;
pub use fact::{Fact, FactKind, FactValue};
pub use files::{EMBEDDED, Embedded, FileId, Files, Place};
pub use item::{
    AtLeast, CountLine, Exception, Group, Item, Mixed, MoneyLine, Ratio, Reach, RecordLine, Times,
    Total,
};
pub use level::Level;
pub use load::{About, Law};
pub use misstatement::Misstatement;
pub use name::Name;
pub use offence::{Barred, Counting, Element, Less, MoneyAmount, Offence, Rule, Scope};
pub use packed::Placed;
pub use parse::read;
pub use penalty::{
    Ban, Band, Factor, FineGuide, FineMode, FineRange, Headings, Heavier, Imprisonment, Leniency,
    LeniencyPart, Limitation, Note, Punishment, UnitRule,
};
pub use precedent::{Defendant, Figure, HeldRecords, Period, Precedent, RulePoint};
pub use problem::{Problem, Severity};
pub use provision::{Address, Provision, Source, Status, Temporal};
pub use record_type::{Alias, Certainty, Kind, Reading, RecordType, Tier};
pub use relation::{Caution, Relation, RelationKind};
pub use role::{Role, Sector};
pub use worksheet::{Effect, Percent, StepGroup, Together, WorksheetRules, WorksheetStep};
