//! The real binary in a real pseudo-terminal, seen through a terminal emulator.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program, its terminal and the hands at its keys.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    /// Kept open: with its last user a terminal's settings would go.
    _slave: Box<dyn SlavePty + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that came, as bytes.
    pub raw: Vec<u8>,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("at least one")
}

impl Pty {
    /// Starts the program with its state and settings under `home`, in `home`, in Chinese unless `more` says otherwise.
    pub fn start(home: &Path, arguments: &[&str], more: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gexin"));
        command.args(arguments);
        Self::run(command, home, more)
    }

    /// The same with a shell between, as at a desk: it says `stopped` when the program stops, and continues it at Enter.
    pub fn start_in_shell(home: &Path, arguments: &[&str]) -> Self {
        let mut shell = CommandBuilder::new("sh");
        shell.args(["-m", "-c", "\"$@\"; echo stopped; read -r line; fg", "sh"]);
        shell.arg(env!("CARGO_BIN_EXE_gexin"));
        shell.args(arguments);
        Self::run(shell, home, &[])
    }

    fn run(mut command: CommandBuilder, home: &Path, more: &[(&str, &str)]) -> Self {
        let pair = native_pty_system()
            .openpty(size(80, 24))
            .expect("a pseudo-terminal");
        command.cwd(home);
        for name in [
            "NO_COLOR",
            "LC_ALL",
            "LC_MESSAGES",
            "COLORTERM",
            "COLORFGBG",
        ] {
            command.env_remove(name);
        }
        command.env("GEXIN_STATE_DIR", home.join("state"));
        command.env("GEXIN_CONFIG_DIR", home.join("config"));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "zh_CN.UTF-8");
        for (name, value) in more {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("it starts");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Pty {
            child,
            keys: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            _slave: pair.slave,
            output,
            screen: vt100::Parser::new(cells(24), cells(80), 0),
            raw: Vec::new(),
        }
    }

    /// What is on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen itself: cursor, alternate screen, modes.
    pub fn terminal(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Reads until something holds of the screen.
    pub fn wait(&mut self, what: &str, holds: impl Fn(&Pty) -> bool) {
        let end = Instant::now() + PATIENCE;
        while self.in_frame() || !holds(self) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("{what} has not come; instead\n{}", self.text())
                }
            }
        }
    }

    /// Reads until a text is on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, |pty| pty.text().contains(text));
    }

    /// Reads until a text is no longer on the screen.
    pub fn wait_gone(&mut self, text: &str) {
        self.wait(text, |pty| !pty.text().contains(text));
    }

    /// Reads for a moment, so that whatever is under way has come.
    pub fn settle(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(150)) {
            self.take(&bytes);
        }
    }

    /// Whether a frame has begun to come and its end has not.
    fn in_frame(&self) -> bool {
        let last = |mark: &[u8]| self.raw.windows(mark.len()).rposition(|part| part == mark);
        last(b"\x1b[?2026h") > last(b"\x1b[?2026l")
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.raw.extend_from_slice(bytes);
    }

    /// Sends bytes as a terminal would.
    pub fn send(&mut self, bytes: &str) {
        self.keys.write_all(bytes.as_bytes()).expect("it is sent");
        self.keys.flush().expect("it is sent");
    }

    /// Sends a paste.
    pub fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).expect("a new size");
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) {
        let id = self.id().to_string();
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(sent.expect("kill runs").success());
    }

    /// Waits for the end and reads what is left; gives the exit status.
    pub fn end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                self.settle();
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end\n{}", self.text());
            self.settle();
        }
    }

    /// Whether the terminal was given back: main screen, cursor shown, mouse and bracketed paste off, lines edited.
    pub fn given_back(&self) -> Result<(), &'static str> {
        use vt100::MouseProtocolMode;
        let screen = self.terminal();
        let tty = std::fs::File::open(self.master.tty_name().expect("a name")).expect("a terminal");
        let settings = Command::new("stty").arg("-a").stdin(tty).output();
        let settings = String::from_utf8_lossy(&settings.expect("stty runs").stdout).into_owned();
        match () {
            () if screen.alternate_screen() => Err("the alternate screen was not left"),
            () if screen.hide_cursor() => Err("the cursor is hidden"),
            () if screen.mouse_protocol_mode() != MouseProtocolMode::None => Err("the mouse is on"),
            () if screen.bracketed_paste() => Err("bracketed paste is on"),
            () if !settings.contains(" icanon") => Err("lines are not edited"),
            () if !settings.contains(" echo ") => Err("what is typed is not shown"),
            () => Ok(()),
        }
    }
}

impl Drop for Pty {
    /// A failed test leaves no program behind.
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            let _ = self.child.kill();
        }
    }
}
