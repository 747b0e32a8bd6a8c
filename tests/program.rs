//! The program itself: in a real pseudo-terminal, and on the command line.

#[path = "program/assessing.rs"]
mod assessing;
#[path = "program/checking.rs"]
mod checking;
#[path = "program/drafts.rs"]
mod drafts;
#[path = "program/kills.rs"]
mod kills;
#[path = "program/law.rs"]
mod law;
#[path = "support/pty.rs"]
mod pty;
#[path = "program/reporting.rs"]
mod reporting;
#[path = "support/run.rs"]
mod run;
#[path = "program/terminal.rs"]
mod terminal;
