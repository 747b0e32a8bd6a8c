//! Asking for something that must not be shown while it is typed.

use std::io::{self, Write};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// The terminal without echo, until it is dropped.
struct Silent;

impl Silent {
    fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        Ok(Silent)
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        // What cannot be given back here cannot be given back at all.
        let _ = disable_raw_mode();
        let _ = io::stderr().write_all(b"\n");
    }
}

/// Asks on standard error and gives what was typed before Enter; `None` where it was broken off with Ctrl-C or Ctrl-D.
///
/// # Errors
/// There is no terminal, or it failed.
pub(super) fn ask(prompt: &str) -> io::Result<Option<String>> {
    // First: what is typed as soon as the prompt shows must not show.
    let _silent = Silent::take()?;
    let mut out = io::stderr();
    out.write_all(prompt.as_bytes())?;
    out.flush()?;
    // Room from the start, so that no growing leaves a copy behind.
    let mut typed = String::with_capacity(1024);
    loop {
        let key = match read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => key,
            Event::Paste(text) => {
                typed.push_str(&text);
                continue;
            }
            _ => continue,
        };
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        match (key.code, ctrl) {
            (KeyCode::Enter, _) | (KeyCode::Char('j' | 'm'), true) => return Ok(Some(typed)),
            (KeyCode::Char('c' | 'd'), true) => return Ok(None),
            (KeyCode::Char('u'), true) => typed.clear(),
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => {
                typed.pop();
            }
            (KeyCode::Char(letter), false) => typed.push(letter),
            _ => {}
        }
    }
}
