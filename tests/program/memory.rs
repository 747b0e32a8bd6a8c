//! A stream takes as much memory as is under way, however long it is.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::thread;

use crate::run::{command, home};

/// The most memory that a process has held so far, in kilobytes.
fn most_held(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let held = line.and_then(|line| line.split_whitespace().next());
    held.and_then(|held| held.parse().ok()).expect("a number")
}

#[test]
fn memory_does_not_grow_with_the_input() {
    const LINES: usize = 3000;
    const LENGTH: usize = 20_000;
    let home = home();
    let mut child = command(home.path(), &["assess", "-", "--fields", "line,level"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input");
    let title = "x".repeat(LENGTH);
    let line = format!(r#"{{"schema":1,"title":"{title}","answers":{{"role":"bank"}}}}"#);
    let writer = thread::spawn(move || {
        for _ in 0..LINES {
            writeln!(stdin, "{line}").expect("it reads");
        }
        stdin
    });
    let stdout = child.stdout.take().expect("its output");
    let mut answers = BufReader::new(stdout).lines();
    let mut take = |count: usize| {
        for _ in 0..count {
            answers.next().expect("a line").expect("UTF-8");
        }
        most_held(child.id())
    };
    let early = take(1 + LINES / 6);
    let late = take(LINES - LINES / 6);
    drop(writer.join().expect("all is written"));
    assert!(child.wait().expect("it ends").success());
    let grown = (late - early) * 1024;
    let read = (LINES * LENGTH) as u64;
    assert!(grown < read / 4, "{grown} more for {read} read");
}
