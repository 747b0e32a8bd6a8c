//! Global state of the terminal, taken or given back, that any thread, a panic hook or a signal handler can restore.
//!
//! Kept apart from [`super::terminal::Terminal`] because a panic and a signal have no such value at hand.

use std::io::{self, Write};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, OnceLock, TryLockError};
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

/// Whether the terminal is ours. Held while bytes are written.
static TAKEN: Mutex<bool> = Mutex::new(false);

/// Whether the mouse is wanted whenever the terminal is ours.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Whether what stands on the screen is no longer what was drawn.
static STALE: AtomicBool = AtomicBool::new(false);

const TITLE: &str = "gexin";

/// How long a signal waits for a write to end: a terminal that is stopped must not keep the process alive.
const PATIENCE: Duration = Duration::from_millis(10);
const TRIES: u32 = 20;

/// Alternate screen, bracketed paste, and the title kept on the terminal's stack.
fn entry(mouse_on: bool) -> String {
    format!(
        "\x1b[?1049h\x1b[?2004h\x1b[22;2t\x1b]2;{TITLE}\x07{}",
        mouse(mouse_on)
    )
}

/// Everything back, whatever was on: an update that was not ended, attributes, mouse, paste, title, screen, cursor.
fn exit() -> String {
    format!(
        "\x1b[?2026l\x1b[0m{}\x1b[?2004l\x1b[23;2t\x1b[?1049l\x1b[?25h",
        mouse(false)
    )
}

/// Clicks and the wheel only: reports of every movement would wake the process while nobody acts.
pub(super) fn mouse(on: bool) -> &'static str {
    if on {
        "\x1b[?1000h\x1b[?1006h"
    } else {
        "\x1b[?1006l\x1b[?1000l"
    }
}

/// Takes the mouse from now on, or leaves it.
pub(super) fn set_mouse(on: bool) -> io::Result<()> {
    MOUSE.store(on, Ordering::Relaxed);
    write(mouse(on).as_bytes())
}

/// Takes the terminal.
pub(super) fn take(mouse_on: bool) -> io::Result<()> {
    MOUSE.store(mouse_on, Ordering::Relaxed);
    let mut taken = lock();
    enable_raw_mode()?;
    let entered = put(entry(mouse_on).as_bytes());
    *taken = entered.is_ok();
    if !*taken {
        restore();
    }
    entered
}

/// Writes to the terminal while it is ours; otherwise drops the bytes.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let taken = lock();
    if *taken { put(bytes) } else { Ok(()) }
}

/// Gives the terminal back, once. Errors have nobody to go to.
pub(super) fn give_back() {
    let mut taken = lock();
    if std::mem::replace(&mut *taken, false) {
        restore();
    }
}

/// Gives the terminal to the shell, stops the process, and takes the terminal again when it is continued; then the
/// next frame is to be written whole. Where nobody could continue the process, it is not stopped.
pub(super) fn stop() -> io::Result<()> {
    if is_session_leader() {
        return Ok(());
    }
    give_back();
    let stopped = emulate_default_handler(SIGTSTP);
    take(MOUSE.load(Ordering::Relaxed))?;
    STALE.store(true, Ordering::Relaxed);
    stopped
}

/// Whether the next frame is to be written whole; asked once.
pub(super) fn is_stale() -> bool {
    STALE.swap(false, Ordering::Relaxed)
}

/// Whether the process leads its session: it was started by a terminal, and no shell waits to continue it. Told where
/// the system has `/proc`.
fn is_session_leader() -> bool {
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else {
        return false;
    };
    // After the name in parentheses: state, parent, group, session.
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let session = fields.split_whitespace().nth(3);
    session.is_some_and(|session| session == std::process::id().to_string())
}

/// From now on a panic and a deadly signal give the terminal back first. Installed once.
pub(super) fn watch() -> io::Result<()> {
    static SIGNALS: OnceLock<Result<(), String>> = OnceLock::new();
    static PANICS: Once = Once::new();
    PANICS.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            give_back();
            before(info);
        }));
    });
    let watching = SIGNALS.get_or_init(|| watch_signals().map_err(|error| error.to_string()));
    watching.clone().map_err(io::Error::other)
}

fn watch_signals() -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => stop_from_outside(),
                    _ => end(signal),
                }
            }
        })
        .map(drop)
}

/// Stops as asked by another process. The loop waits for input meanwhile: a change of size wakes it to draw.
fn stop_from_outside() {
    // Nobody is there to tell of an error; the next frame meets the same one.
    let _ = stop();
    let _ = raise(SIGWINCH);
}

/// Ends the process as a shell expects it of one that a signal ended.
fn end(signal: i32) -> ! {
    // Kept until the end, so that no frame is drawn on the screen given back.
    let taken = lock_soon();
    if taken.as_ref().is_none_or(|taken| **taken) {
        restore();
    }
    std::process::exit(128 + signal)
}

fn restore() {
    let _ = put(exit().as_bytes());
    let _ = disable_raw_mode();
}

/// Writes past the buffer of standard output, whose lock another thread may hold for as long as the terminal is
/// stopped.
fn put(bytes: &[u8]) -> io::Result<()> {
    let handle = io::stdout().as_fd().try_clone_to_owned()?;
    std::fs::File::from(handle).write_all(bytes)
}

/// A panic while the lock was held leaves nothing half done: the state is one flag.
fn lock() -> MutexGuard<'static, bool> {
    TAKEN
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn lock_soon() -> Option<MutexGuard<'static, bool>> {
    for _ in 0..TRIES {
        match TAKEN.try_lock() {
            Ok(taken) => return Some(taken),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PATIENCE),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_given_back() {
        let (entry, exit) = (entry(true), exit());
        for mode in ["?1049", "?2004", "?1000", "?1006"] {
            assert!(entry.contains(&format!("\x1b[{mode}h")), "{mode}");
            assert!(exit.contains(&format!("\x1b[{mode}l")), "{mode}");
        }
        assert!(entry.contains("\x1b]2;gexin\x07"));
        assert!(exit.contains("\x1b[23;2t") && exit.ends_with("\x1b[?25h"));
    }

    #[test]
    fn nothing_is_written_to_a_terminal_that_is_not_ours() {
        give_back();
        assert!(write(b"never seen").is_ok());
        assert!(!*lock());
    }
}
