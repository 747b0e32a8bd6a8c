//! gexin (个信): which offence, how far over or under the line, and what follows, when somebody obtained, sold or gave
//! away other people's personal information in China.

pub mod text;
pub mod tui;
