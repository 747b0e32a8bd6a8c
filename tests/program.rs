//! The program itself: in a real pseudo-terminal, and on the command line.

#[path = "program/asking.rs"]
mod asking;
#[path = "program/assessing.rs"]
mod assessing;
#[path = "program/batches.rs"]
mod batches;
#[path = "program/checking.rs"]
mod checking;
#[path = "program/drafts.rs"]
mod drafts;
#[path = "program/faults.rs"]
mod faults;
#[path = "program/given.rs"]
mod given;
#[path = "program/kills.rs"]
mod kills;
#[path = "program/law.rs"]
mod law;
#[cfg(target_os = "linux")]
#[path = "program/memory.rs"]
mod memory;
#[path = "support/pty.rs"]
mod pty;
#[path = "program/reporting.rs"]
mod reporting;
#[path = "support/run.rs"]
mod run;
#[path = "program/sealing.rs"]
mod sealing;
#[path = "program/terminal.rs"]
mod terminal;
#[path = "program/versions.rs"]
mod versions;
