//! The real binary without a terminal.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What came of a run.
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// The lines of the output as JSON.
    pub fn json(&self) -> Vec<serde_json::Value> {
        let line = |line| serde_json::from_str(line).expect("a line of JSON");
        self.out.lines().map(line).collect()
    }
}

/// The command with its state and settings under `home`, in `home`, and English unless told otherwise.
pub fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gexin"));
    for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
        .args(arguments)
        .current_dir(home)
        .env("GEXIN_STATE_DIR", home.join("state"))
        .env("GEXIN_CONFIG_DIR", home.join("config"))
        .env("LANG", "en_GB.UTF-8")
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null());
    command
}

/// Runs to the end.
pub fn run(home: &Path, arguments: &[&str]) -> Ran {
    finish(&mut command(home, arguments))
}

/// Runs a command to the end.
pub fn finish(command: &mut Command) -> Ran {
    let output = command.output().expect("it runs");
    Ran {
        status: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Runs with a text on standard input.
pub fn run_on(home: &Path, arguments: &[&str], input: &str) -> Ran {
    let mut child = command(home, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    Ran {
        status: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A temporary home.
pub fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}
