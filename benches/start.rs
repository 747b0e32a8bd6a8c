//! From starting the program to its first frame, in a real pseudo-terminal; and what memory it holds then.

mod common;

use std::io::Read;
use std::time::{Duration, Instant};

use common::budget::Budgets;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// What ends a frame: the end of a synchronized update.
const FRAME: &[u8] = b"\x1b[?2026l";
const STARTS: usize = 25;
const BUDGET: Duration = Duration::from_millis(10);
/// In kilobytes.
const MEMORY: u64 = 15_000;

fn main() {
    if !Budgets::wanted() {
        return;
    }
    let mut starts: Vec<(Duration, u64)> = (0..STARTS).map(|_| start()).collect();
    starts.sort();
    let (time, memory) = starts[STARTS / 2];
    let mark = |over: bool| if over { "  over" } else { "" };
    println!("\n{:<44} {:>10} {:>10}", "", "budget", "median");
    println!(
        "{:<44} {:>10?} {time:>10.1?}{}",
        "start to first frame",
        BUDGET,
        mark(time > BUDGET)
    );
    println!(
        "{:<44} {MEMORY:>7} kB {memory:>7} kB{}",
        "resident memory at the first frame",
        mark(memory > MEMORY)
    );
}

/// Starts the program, waits for its first frame, and ends it.
fn start() -> (Duration, u64) {
    let size = PtySize {
        rows: 36,
        cols: 120,
        ..PtySize::default()
    };
    let pair = native_pty_system()
        .openpty(size)
        .expect("a pseudo-terminal");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gexin"));
    command.env("TERM", "xterm-256color");
    command.env("GEXIN_STATE_DIR", folder.path());
    command.env("GEXIN_CONFIG_DIR", folder.path());
    let mut reader = pair
        .master
        .try_clone_reader()
        .expect("the pseudo-terminal can be read");
    let begun = Instant::now();
    let mut child = pair
        .slave
        .spawn_command(command)
        .expect("the program starts");
    let (mut seen, mut piece) = (Vec::new(), [0; 65536]);
    while !seen.windows(FRAME.len()).any(|window| window == FRAME) {
        let read = reader
            .read(&mut piece)
            .expect("the program draws before it ends");
        seen.extend_from_slice(&piece[..read]);
    }
    let time = begun.elapsed();
    let memory = child.process_id().map_or(0, resident);
    child.kill().expect("the program can be ended");
    child.wait().expect("the program ends");
    (time, memory)
}

/// Resident memory of a process, in kilobytes; 0 where the system does not say.
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
