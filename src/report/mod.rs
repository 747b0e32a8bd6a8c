//! Reports: an assessment in words, for screens, files and scripts.
//!
//! ```text
//!     Matter            a case with its assessment, and what is derived from it on demand
//!       │ Phrases       puts any part of it into words, in one language (`phrase`)
//!       ├─▶ lines       tree, gauges, review, worksheet, administrative penalties: what screens and reports share
//!       ├─▶ memo ─▶ render    the consultation memo, then as text, Markdown, HTML or DOCX
//!       ├─▶ json        the result for scripts
//!       └─▶ glance      one row of a table
//!     CaseEditor        a case under edit, with its matter after every edit
//!     ask               the interview as plain lines
//!     catalogue         everything in the law data, to be searched and read
//! ```

mod administrative;
pub mod ask;
mod assumption;
pub mod catalogue;
mod day;
mod difference;
mod editor;
mod effect;
mod gauges;
mod glance;
mod json;
mod matter;
pub mod memo;
mod parties;
mod phrase;
mod plain;
pub mod render;
mod review;
mod similar;
mod since;
mod texts;
mod tree;
mod worksheet;

pub use administrative::{AdministrativeLine, administrative_lines};
pub use assumption::Assumption;
pub use difference::{Comes, Difference};
pub use editor::CaseEditor;
pub use effect::effect;
pub use gauges::{GaugeLine, gauges};
pub use glance::{Depth, Glance, Glances};
pub use json::{Json, Origin, applies, json};
pub use matter::Matter;
pub use parties::{Parties, Party};
pub use phrase::{Phrases, Sum};
pub use plain::{plain, plain_of_all};
pub use review::{ReviewLine, review};
pub use similar::{Alike, Common, Differs, Similar};
pub use since::{Change, Since, made};
pub use texts::Texts;
pub use tree::{TreeLine, mark, tree};
pub use worksheet::{WorksheetKind, WorksheetLine, worksheet_lines, worksheet_outlook};
