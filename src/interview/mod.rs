//! The interview: which question is next, which are hidden and why, how far it has come. Pure.
//!
//! It is a checklist, not a script: answers are kept by fact, and every front end walks the same list.

mod audit;
mod detail;
mod entry;
mod graph;
mod option;
mod progress;
mod question;
mod texts;

pub use audit::audit;
pub use detail::{RowDetail, row_count};
pub use entry::{EntryError, answer as parse_answer, count as parse_count};
pub use graph::{Edge, Graph, GraphTexts, Link, Node, NodeKind};
pub use option::{Choice, ChoiceKind, ChoiceWords, choices, is_chosen};
pub use progress::{Progress, StageProgress, Standing, whose};
pub use question::{Form, Interview, Question, Stage};
pub use texts::{ErrorTexts, InterviewTexts, RecordsTexts};
