//! Languages, numbers, money, terms and the layout of text: what every other module writes with.
//!
//! Knows nothing of the law, of a case or of a terminal.

mod lang;
mod money;
mod nearest;
mod number;
mod search;

pub use lang::{Lang, Text};
pub use money::{Fen, MoneyError};
pub use nearest::nearest;
pub use number::{CountError, fold, grouped, parse_count};
pub use search::{Entry, Query};
