//! Takes the terminal and gives all of it back: on drop, on a panic, on a signal, and while suspended.
//!
//! ```text
//!     open ──▶ taken ──▶ drop, panic, SIGTERM/SIGHUP/SIGINT ──▶ given back
//!                │  ▲
//!        suspend ▼  │ continue
//!               given back
//! ```
//!
//! A frame is gathered in memory and written at once, inside a synchronized update: no half frames, one system call,
//! and a signal never falls between two of its bytes.

use std::cell::RefCell;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};

use super::halves::Halves;
use super::handover;
use super::sanitize::sanitize;

/// How the terminal is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Clicks and the wheel come as input. Text can then not be selected without Shift.
    pub mouse: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { mouse: true }
    }
}

/// Why the terminal cannot be taken.
#[derive(Debug)]
pub enum OpenError {
    /// Standard input or output is not a terminal.
    NoTerminal,
    /// The terminal cannot place a cursor (TERM=dumb).
    Dumb,
    /// Reading or setting the terminal failed.
    Io(io::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTerminal => f.write_str("standard input and output must be a terminal"),
            Self::Dumb => f.write_str("this terminal cannot place a cursor (TERM=dumb)"),
            Self::Io(error) => write!(f, "the terminal cannot be set up: {error}"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::NoTerminal | Self::Dumb => None,
        }
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The terminal, for as long as it is ours. One at a time; dropping it gives it back.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<Pending>>,
    pending: Pending,
    mouse: bool,
    halves: Halves,
}

impl Terminal {
    /// Takes the terminal: raw mode, alternate screen, pastes, mouse, title.
    ///
    /// From here on a panic message appears on the restored screen, and SIGTERM, SIGHUP and SIGINT restore it before
    /// the process exits with 128 + signal.
    ///
    /// # Errors
    /// There is no terminal, or one that cannot place a cursor; or the system refuses to hand it over.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        check(
            io::stdin().is_terminal() && io::stdout().is_terminal(),
            std::env::var("TERM").ok().as_deref(),
        )?;
        // Under NO_COLOR crossterm would reset the attributes too; the theme has no colours then anyway.
        crossterm::style::force_color_output(true);
        handover::watch()?;
        let pending = Pending::default();
        let inner = ratatui::Terminal::new(CrosstermBackend::new(pending.clone()))?;
        handover::take(options.mouse)?;
        Ok(Self {
            inner,
            pending,
            mouse: options.mouse,
            halves: Halves::default(),
        })
    }

    /// Draws one frame and writes what changed. The cursor is hidden unless the frame sets its position.
    ///
    /// # Errors
    /// The terminal cannot be written to any more.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if handover::is_stale() {
            self.redraw()?;
        }
        queue!(self.pending, BeginSynchronizedUpdate)?;
        let halves = &mut self.halves;
        self.inner.draw(|frame| {
            draw(frame);
            sanitize(frame.buffer_mut());
            halves.settle(frame.buffer_mut());
        })?;
        queue!(self.pending, EndSynchronizedUpdate)?;
        self.send()
    }

    /// Forgets what is on the screen, so that the next frame is written whole.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn redraw(&mut self) -> io::Result<()> {
        let size = self.inner.size()?;
        self.inner
            .resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// The size of the terminal in cells.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    /// Whether clicks and the wheel come as input.
    pub fn mouse(&self) -> bool {
        self.mouse
    }

    /// Takes the mouse, or leaves it to the terminal so that text can be selected.
    ///
    /// # Errors
    /// The terminal cannot be written to any more.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        handover::set_mouse(on)
    }

    /// Puts a text on the clipboard of the user's terminal (OSC 52), over SSH too. Terminals may refuse silently.
    ///
    /// # Errors
    /// The terminal cannot be written to any more.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.pending, CopyToClipboard::to_clipboard_from(text))?;
        self.send()
    }

    /// Gives the terminal to the shell, stops the process, and takes the terminal again when it is continued.
    ///
    /// The next frame is written whole, in the size that the terminal has then.
    ///
    /// # Errors
    /// The terminal could not be given back, or not be taken again.
    pub fn suspend(&mut self) -> io::Result<()> {
        handover::stop()
    }

    fn send(&mut self) -> io::Result<()> {
        let bytes = self.pending.0.take();
        handover::write(&bytes)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        handover::give_back();
    }
}

fn check(terminal: bool, term: Option<&str>) -> Result<(), OpenError> {
    match (terminal, term) {
        (false, _) => Err(OpenError::NoTerminal),
        (true, Some("dumb")) => Err(OpenError::Dumb),
        (true, Some(_) | None) => Ok(()),
    }
}

/// What is to be written at the end of the frame; ratatui flushes several times a frame, which changes nothing here.
#[derive(Clone, Debug, Default)]
struct Pending(Rc<RefCell<Vec<u8>>>);

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_on_is_refused() {
        assert!(matches!(
            check(false, Some("xterm")),
            Err(OpenError::NoTerminal)
        ));
        assert!(matches!(
            check(false, Some("dumb")),
            Err(OpenError::NoTerminal)
        ));
        assert!(matches!(check(true, Some("dumb")), Err(OpenError::Dumb)));
        assert!(check(true, Some("xterm")).is_ok());
        assert!(check(true, None).is_ok());
    }
}
