//! The interview: which question is next, which are hidden and why, how far it has come. Pure.
//!
//! It is a checklist, not a script: answers are kept by fact, and every front end walks the same list.

mod audit;
mod entry;
mod graph;
mod option;
mod progress;
mod question;
mod texts;

pub use audit::audit;
pub use entry::{EntryError, count as parse_count, date as parse_date, money as parse_money};
pub use graph::{Edge, Graph, GraphTexts, Link, Node, NodeKind};
pub use option::{Choice, ChoiceKind, ChoiceWords, choices, is_chosen};
pub use progress::{Progress, StageProgress, Standing, whose};
pub use question::{Form, Interview, Question, Stage};
pub use texts::{ErrorTexts, InterviewTexts, RecordsTexts};
