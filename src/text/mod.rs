//! Languages, numbers, money, terms and the layout of text: what every other module writes with.
//!
//! Knows nothing of the law, of a case or of a terminal.

mod lang;
mod width;
mod wrap;

pub use lang::{Lang, Text};
pub use width::{cut, cut_with, head, pad_left, pad_right, width};
pub use wrap::{wrap, wrap_ranges};
