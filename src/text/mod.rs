//! Languages, numbers, money, terms and the layout of text: what every other module writes with.
//!
//! Knows nothing of the law, of a case or of a terminal.

mod clean;
mod fill;
mod lang;
mod money;
mod nearest;
mod number;
mod pinyin;
mod search;
mod sentence;
mod syntax;
mod table;
mod width;
mod wrap;

pub use clean::{clean, is_terminal_control};
pub use lang::{EMPTY, Lang, Text};
pub use money::{Fen, MoneyError};
pub use nearest::nearest;
pub use number::{CountError, fold, grouped, parse_count};
pub use pinyin::syllables;
pub use search::{Entry, Query, ranked};
pub use sentence::{half, sentence};
pub use syntax::syntax_zh;
pub(crate) use table::texts;
pub use width::{cut, cut_with, head, pad_left, pad_right, width};
pub use wrap::{wrap, wrap_ranges};
