//! Reports: an assessment in words, as text or JSON.
//!
//! [`Matter`] holds everything that is said of a case; [`Phrases`] says it, in one language; the formats only arrange it.

pub mod ask;
mod below;
pub mod catalogue;
mod difference;
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
mod sheet;
mod similar;
mod since;
mod texts;
mod tree;

pub use below::{BelowLine, below};
pub use difference::{Comes, Difference};
pub use effect::effect;
pub use gauges::{GaugeLine, gauges};
pub use glance::{Depth, Glance, Glances};
pub use json::{Json, Origin, json};
pub use matter::{Assumption, Matter};
pub use parties::{Parties, Party};
pub use phrase::{Phrases, Sum};
pub use plain::{plain, plain_of_all};
pub use review::{ReviewLine, review};
pub use sheet::{SheetKind, SheetLine, outlook, sheet};
pub use similar::{Alike, Common, Differs, Similar};
pub use since::{Change, Since, made};
pub use texts::Texts;
pub use tree::{TreeLine, mark, tree};
