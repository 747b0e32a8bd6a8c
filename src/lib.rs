//! gexin (个信): which offence, how far over or under the line, and what follows, when somebody obtained, sold or gave
//! away other people's personal information in China.
//!
//! Modules use what stands to their right, and nothing else:
//!
//! ```text
//!     cli ─▶ tui ─▶ file, export ─▶ report ─▶ interview ─▶ assess ─▶ case ─▶ law ─▶ text
//!                        └────────▶ store ───────────────────────────────────────▶ text
//! ```
//!
//! What is law stands in `data/`; the build script, `src/build.rs`, packs it so that a start parses nothing.
//!
//! # Dependencies
//!
//! None of them speaks to a network. Each is taken with as few of its features as will do.
//!
//! | crate | what for |
//! |---|---|
//! | `age` | case files and drafts closed with a passphrase |
//! | `base64` | a DOCX or another file on standard output and in the clipboard's escape sequence |
//! | `clap` | arguments and their help |
//! | `clap_complete` | completions for shells |
//! | `clap_mangen` | the manual page |
//! | `crossterm` | the terminal: raw mode, keys, paste, mouse, clipboard |
//! | `docx-rs` | the memo as DOCX |
//! | `encoding_rs` | cases and lists in GBK and UTF-16 |
//! | `fastrand` | random cases with a fixed seed for the check of the data |
//! | `foldhash` | finding entries of the law by their short ids, a dozen times a line of a stream |
//! | `imagesize` | how large the logo of a letterhead is, from its first bytes |
//! | `jiff` | civil dates, and today's in the user's time zone |
//! | `jsonc-parser` | JSON with the place of each value, so that an error in a case has line and column |
//! | `memchr` | search in the texts of the law while typing |
//! | `minijinja` | the memo as text, Markdown and HTML |
//! | `pinyin` | finding Chinese names by their sounds |
//! | `ratatui` | frames, layout and widgets of the interface |
//! | `serde` | data files into typed structs |
//! | `serde_json` | the report as JSON |
//! | `signal-hook` | giving the terminal back on a signal |
//! | `strsim` | the nearest known name for an unknown one |
//! | `tempfile` | files written whole or not at all |
//! | `terminal-colorsaurus` | whether the terminal is dark or light |
//! | `toml` | the data, also in the build script, and the cases, with the place of each value |
//! | `tui-input` | editing one line of text |
//! | `unicode-linebreak` | where Chinese and English lines may be broken |
//! | `unicode-segmentation` | what is one letter to a reader |
//! | `unicode-width` | how many cells a letter takes |
//!
//! For tests and benches alone:
//!
//! | crate | what for |
//! |---|---|
//! | `divan` | benches beside their budgets |
//! | `insta` | screens and reports as snapshots |
//! | `jsonschema` | cases held against the schema that the program prints |
//! | `portable-pty` | the program in a real pseudo-terminal |
//! | `proptest` | properties over random cases |
//! | `roxmltree` | looking into a DOCX and an SVG |
//! | `vt100` | what a terminal shows of the program's output |
//! | `zip` | opening a DOCX |

pub mod assess;
pub mod case;
pub mod cli;
pub mod export;
pub mod file;
pub mod interview;
pub mod law;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
