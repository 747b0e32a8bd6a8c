//! Languages, numbers, money, terms and the layout of text: what every other module writes with.
//!
//! Knows nothing of the law, of a case or of a terminal.

mod lang;

pub use lang::{Lang, Text};
