//! From starting the program to its first frame, and on to the answer to a key, in a real pseudo-terminal; and what memory
//! it holds then.
//!
//! The first frame is drawn before the law is read; the first key is answered after that. A whole command that answers in
//! one line is measured too, beside a program that does nothing.

mod common;

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::budget::Budgets;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// What ends a frame: the end of a synchronized update.
const FRAME: &[u8] = b"\x1b[?2026l";
/// Frames up to the answer to the first key: home, home again once the law is there, the answer.
const ANSWERED: usize = 3;
const DOWN: &[u8] = b"\x1b[B";
const STARTS: usize = 25;
const BUDGET: Duration = Duration::from_millis(10);
/// In kilobytes.
const MEMORY: u64 = 15_000;
/// With this argument this program does nothing.
const NOTHING: &str = "--nothing";
/// What an answer in one line may take longer than nothing.
const ANSWER: Duration = Duration::from_millis(3);

/// One start of the program.
struct Start {
    frame: Duration,
    answer: Duration,
    /// Resident in kilobytes, at the first frame and after the answer.
    memory: [u64; 2],
}

fn main() {
    if std::env::args().any(|arg| arg == NOTHING) {
        return;
    }
    if !Budgets::wanted() {
        return;
    }
    let starts: Vec<Start> = (0..STARTS).map(|_| start()).collect();
    let time = |of: fn(&Start) -> Duration| {
        let mut all: Vec<Duration> = starts.iter().map(of).collect();
        all.sort();
        all[STARTS / 2]
    };
    let memory = |at: usize| {
        let mut all: Vec<u64> = starts.iter().map(|one| one.memory[at]).collect();
        all.sort();
        all[STARTS / 2]
    };
    let mark = |over: bool| if over { "  over" } else { "" };
    println!("\n{:<44} {:>10} {:>10}", "", "budget", "median");
    for (name, time) in [
        ("start to first frame", time(|one| one.frame)),
        ("start to the answer to a key", time(|one| one.answer)),
    ] {
        let over = mark(time > BUDGET);
        println!("{name:<44} {BUDGET:>10?} {time:>10.1?}{over}");
    }
    let nothing = command(&std::env::current_exe().expect("this program"), &[NOTHING]);
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/data/examples/bank-clerk.toml");
    let one_line = ["assess", case, "--summary"];
    let answer = command(env!("CARGO_BIN_EXE_gexin").as_ref(), &one_line);
    let longer = answer.saturating_sub(nothing);
    println!(
        "{:<44} {:>10} {nothing:>10.1?}",
        "a program that does nothing", ""
    );
    let over = mark(longer > ANSWER);
    println!(
        "{:<44} {ANSWER:>10?} {longer:>10.1?}{over}",
        "a case in one line, longer than that"
    );
    for (name, memory) in [
        ("resident memory at the first frame", memory(0)),
        ("resident memory after the answer", memory(1)),
    ] {
        let over = mark(memory > MEMORY);
        println!("{name:<44} {MEMORY:>7} kB {memory:>7} kB{over}");
    }
}

/// How long a command takes from its start to its end: the median.
fn command(program: &std::path::Path, args: &[&str]) -> Duration {
    let mut all: Vec<Duration> = (0..STARTS * 4)
        .map(|_| {
            let mut command = Command::new(program);
            command.args(args).stdout(Stdio::null());
            let begun = Instant::now();
            let ended = command.status().expect("the program starts");
            assert!(ended.success(), "{args:?}");
            begun.elapsed()
        })
        .collect();
    all.sort();
    all[all.len() / 2]
}

/// Starts the program, waits for its first frame, presses a key, waits for the answer, and ends it.
fn start() -> Start {
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
    let reader = pair.master.try_clone_reader();
    let mut reader = reader.expect("the pseudo-terminal can be read");
    let writer = pair.master.take_writer();
    let mut writer = writer.expect("the pseudo-terminal can be written to");
    let begun = Instant::now();
    let mut child = pair
        .slave
        .spawn_command(command)
        .expect("the program starts");
    let mut seen = Vec::new();
    let mut frames = |count: usize| {
        let mut piece = [0; 65536];
        while seen
            .windows(FRAME.len())
            .filter(|one| *one == FRAME)
            .count()
            < count
        {
            let read = reader.read(&mut piece).expect("the program draws");
            seen.extend_from_slice(&piece[..read]);
        }
        begun.elapsed()
    };
    let memory = || child.process_id().map_or(0, resident);
    let frame = frames(1);
    let early = memory();
    writer.write_all(DOWN).expect("a key can be pressed");
    let answer = frames(ANSWERED);
    let memory = [early, memory()];
    child.kill().expect("the program can be ended");
    child.wait().expect("the program ends");
    Start {
        frame,
        answer,
        memory,
    }
}

/// Resident memory of a process, in kilobytes; 0 where the system does not say.
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
