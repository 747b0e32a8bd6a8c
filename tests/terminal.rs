//! The terminal is given back in every way a process can leave it: seen from the other side of a pseudo-terminal.
//!
//! Each test starts this very binary again inside a pseudo-terminal, where only the ignored test `child` runs and does
//! what the environment says.

use std::fs::File;
use std::io::{Read, Write};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use gexin::tui::input::{self, Input, KeyPress};
use gexin::tui::terminal::{OpenError, Options, Terminal};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use ratatui::style::Stylize;
use ratatui::text::Line;

const ROLE: &str = "GEXIN_TEST_CHILD";

/// What the child does, by the name in the environment.
#[test]
#[ignore = "runs inside the other tests only"]
fn child() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let mut terminal = Terminal::open(Options::default()).expect("a pseudo-terminal is a terminal");
    let mut frames = 0;
    loop {
        frames += 1;
        let picture = Line::from(format!("ready{frames}")).bold().red();
        terminal
            .draw(|frame| frame.render_widget(picture, frame.area()))
            .expect("the frame is written");
        for input in input::next_batch().expect("input is read") {
            match (role.as_str(), input) {
                ("suspend", Input::Key(key)) if key == KeyPress::ctrl('z') => {
                    terminal.suspend().expect("the terminal is taken again");
                }
                ("outside", Input::Key(key)) if key == KeyPress::ctrl('z') => {
                    let id = std::process::id().to_string();
                    let mut kill = Command::new("kill");
                    kill.args(["-TSTP", &id])
                        .status()
                        .expect("the signal is sent");
                }
                ("quit" | "suspend" | "outside", Input::Key(_)) => return,
                ("panic", Input::Key(_)) => terminal
                    .draw(|_| panic!("the panic message"))
                    .expect("not reached"),
                (
                    _,
                    Input::Key(_)
                    | Input::Paste(_)
                    | Input::Click { .. }
                    | Input::Wheel { .. }
                    | Input::Resize(..),
                ) => {}
            }
        }
    }
}

/// A child in a pseudo-terminal.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    /// Kept open: with its last user a terminal's settings would go.
    _slave: Box<dyn SlavePty + Send>,
    output: Receiver<Vec<u8>>,
    seen: String,
}

impl Session {
    fn start(role: &str, settings: &[(&str, &str)]) -> Self {
        Self::run(
            CommandBuilder::new(std::env::current_exe().expect("this binary")),
            role,
            settings,
        )
    }

    /// With a shell between, as at a desk: where nobody could continue a process, the system does not stop it.
    fn start_in_shell(role: &str) -> Self {
        let mut shell = CommandBuilder::new("sh");
        shell.args(["-m", "-c", "\"$@\"; echo stopped; read -r line; fg", "sh"]);
        shell.arg(std::env::current_exe().expect("this binary"));
        Self::run(shell, role, &[])
    }

    fn run(mut command: CommandBuilder, role: &str, settings: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal");
        command.args([
            "--exact",
            "child",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ]);
        command.env(ROLE, role);
        command.env("TERM", "xterm-256color");
        command.env("RUST_BACKTRACE", "0");
        for (name, value) in settings {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the child starts");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let keys = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            master: pair.master,
            _slave: pair.slave,
            keys,
            output,
            seen: String::new(),
        }
    }

    /// Reads until a text has come; the part of the output up to and with it is taken away.
    fn wait_for(&mut self, text: &str) -> String {
        let end = Instant::now() + Duration::from_secs(10);
        loop {
            if let Some(at) = self.seen.find(text) {
                let rest = self.seen.split_off(at + text.len());
                return std::mem::replace(&mut self.seen, rest);
            }
            let left = end.saturating_duration_since(Instant::now());
            let bytes = self.output.recv_timeout(left);
            let bytes =
                bytes.unwrap_or_else(|_| panic!("{text:?} has not come; instead {:?}", self.seen));
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    fn press(&mut self, key: &str) {
        self.keys
            .write_all(key.as_bytes())
            .expect("the key is sent");
        self.keys.flush().expect("the key is sent");
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("the child runs").to_string();
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status()
            .expect("kill runs");
        assert!(sent.success());
    }

    fn exit_code(&mut self) -> u32 {
        self.child.wait().expect("the child ends").exit_code()
    }

    /// Whether lines are edited by the terminal and shown as they are typed: not so in raw mode.
    fn cooked(&self) -> bool {
        let tty = File::open(self.master.tty_name().expect("the terminal has a name"))
            .expect("it can be opened");
        let settings = Command::new("stty")
            .arg("-a")
            .stdin(tty)
            .output()
            .expect("stty runs")
            .stdout;
        let settings = String::from_utf8_lossy(&settings).into_owned();
        settings.contains(" icanon") && settings.contains(" echo ")
    }
}

const TAKEN: [&str; 4] = [
    "\x1b[?1049h",
    "\x1b[?2004h",
    "\x1b[?1000h",
    "\x1b]2;gexin\x07",
];
const GIVEN_BACK: [&str; 5] = [
    "\x1b[?1000l",
    "\x1b[?2004l",
    "\x1b[23;2t",
    "\x1b[?1049l",
    "\x1b[?25h",
];

fn all_in(output: &str, sequences: &[&str]) {
    for sequence in sequences {
        assert!(
            output.contains(sequence),
            "{sequence:?} is missing in {output:?}"
        );
    }
}

#[test]
fn leaving_gives_everything_back() {
    let mut session = Session::start("quit", &[]);
    all_in(&session.wait_for("ready1"), &TAKEN);
    assert!(!session.cooked());
    session.press("q");
    all_in(&session.wait_for("\x1b[?25h"), &GIVEN_BACK);
    assert_eq!(session.exit_code(), 0);
    assert!(session.cooked());
}

#[test]
fn a_frame_is_one_synchronized_update() {
    let mut session = Session::start("quit", &[]);
    let before = session.wait_for("\x1b[?2026h");
    assert!(!before.contains("ready"));
    let frame = session.wait_for("\x1b[?2026l");
    assert!(frame.contains("ready1"), "{frame:?}");
    session.press("q");
    session.exit_code();
}

#[test]
fn a_panic_is_told_on_the_restored_screen() {
    let mut session = Session::start("panic", &[]);
    session.wait_for("ready1");
    session.press("x");
    let before = session.wait_for("the panic message");
    all_in(&before, &GIVEN_BACK);
    assert_eq!(session.exit_code(), 101);
    assert!(session.cooked());
}

#[test]
fn deadly_signals_give_everything_back_first() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut session = Session::start("wait", &[]);
        session.wait_for("ready1");
        session.signal(name);
        all_in(&session.wait_for("\x1b[?25h"), &GIVEN_BACK);
        assert_eq!(session.exit_code(), code, "SIG{name}");
        assert!(session.cooked());
    }
}

#[test]
fn suspending_gives_back_and_continuing_takes_again() {
    let mut session = Session::start_in_shell("suspend");
    session.wait_for("ready1");
    session.press("\x1a");
    all_in(&session.wait_for("stopped"), &GIVEN_BACK);
    assert!(session.cooked());
    session.press("\n");
    all_in(&session.wait_for("ready2"), &TAKEN);
    assert!(!session.cooked());
    session.press("q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn stopped_from_outside_it_gives_back_and_takes_again() {
    let mut session = Session::start_in_shell("outside");
    session.wait_for("ready1");
    session.press("\x1a");
    all_in(&session.wait_for("stopped"), &GIVEN_BACK);
    assert!(session.cooked());
    session.press("\n");
    // The screen is drawn again by itself.
    all_in(&session.wait_for("ready"), &TAKEN);
    assert!(!session.cooked());
    session.press("q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn attributes_survive_no_color() {
    let mut session = Session::start("quit", &[("NO_COLOR", "1")]);
    let start = session.wait_for("ready1");
    let (_, after) = start.split_once("\x1b[1m").expect("the text is bold");
    // Without its colours crossterm writes an empty sequence here, which resets the boldness.
    assert_eq!(after, "\x1b[38;5;1;49mready1");
    session.press("q");
    session.exit_code();
}

#[test]
fn without_a_terminal_nothing_is_opened() {
    // The test's own output is a pipe or a file, or its input is: a terminal on both sides is left alone.
    use std::io::IsTerminal;
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        assert!(matches!(
            Terminal::open(Options::default()),
            Err(OpenError::NoTerminal)
        ));
    }
}
