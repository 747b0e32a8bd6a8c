//! gexin (个信): which offence, how far over or under the line, and what follows, when somebody obtained, sold or gave
//! away other people's personal information in China.
//!
//! Arrows point one way: `cli` and `tui` use `export`, `store`, `report` and `interview`, which use `assess`, which uses `case`,
//! which uses `law` and `text`.

pub mod assess;
pub mod case;
pub mod cli;
pub mod export;
pub mod interview;
pub mod law;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
