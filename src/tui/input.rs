//! What comes from the terminal, as the screens see it.
//!
//! A key carries two characters: `code` for commands, with full-width letters, digits and marks (ｙ １ ？) folded to
//! ASCII, and `typed` for text fields, exactly as it came.

use std::io;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

pub use crossterm::event::KeyCode;

/// One thing that happened. Columns and rows are cells, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats.
    Key(KeyPress),
    /// A text was pasted, or committed by an input method in one piece.
    Paste(String),
    /// The left button was pressed.
    Click {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The wheel was turned.
    Wheel {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
        /// Towards the beginning.
        up: bool,
    },
    /// The terminal has a new size: columns, rows.
    Resize(u16, u16),
}

/// A key with what was held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyPress {
    /// The key, folded for commands. Shift with Tab is `BackTab`.
    pub code: KeyCode,
    /// The character as it came, for text fields; none with Ctrl or Alt, and for keys that are no characters.
    pub typed: Option<char>,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held; never set for characters and `BackTab`, which say it themselves.
    pub shift: bool,
}

impl KeyPress {
    /// A key alone.
    pub fn plain(code: KeyCode) -> Self {
        let typed = match code {
            KeyCode::Char(c) => Some(c),
            _ => None,
        };
        Self {
            code,
            typed,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character with Ctrl.
    pub fn ctrl(c: char) -> Self {
        Self {
            typed: None,
            ctrl: true,
            ..Self::plain(KeyCode::Char(c))
        }
    }
}

impl Input {
    /// What a terminal event means; nothing for releases, mouse movements, other buttons and focus.
    pub fn from_event(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) => press(key).map(Input::Key),
            Event::Paste(text) => Some(Input::Paste(text)),
            Event::Mouse(mouse) => from_mouse(mouse),
            Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
            Event::FocusGained | Event::FocusLost => None,
        }
    }
}

fn press(key: KeyEvent) -> Option<KeyPress> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| key.modifiers.contains(modifier);
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let (code, typed) = match key.code {
        KeyCode::Char(c) => (
            KeyCode::Char(command_char(c, ctrl)),
            (!ctrl && !alt).then_some(c),
        ),
        KeyCode::Tab if held(KeyModifiers::SHIFT) => (KeyCode::BackTab, None),
        code => (code, None),
    };
    let shift = held(KeyModifiers::SHIFT) && !matches!(code, KeyCode::Char(_) | KeyCode::BackTab);
    Some(KeyPress {
        code,
        typed,
        ctrl,
        alt,
        shift,
    })
}

fn command_char(c: char, ctrl: bool) -> char {
    let folded = fold(c);
    if ctrl {
        folded.to_ascii_lowercase()
    } else {
        folded
    }
}

/// Full-width ASCII as ASCII; every other character as it is.
pub fn fold(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        // The full-width forms stand in ASCII's order, 0xFEE0 further on.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn from_mouse(mouse: MouseEvent) -> Option<Input> {
    let MouseEvent { column, row, .. } = mouse;
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { column, row }),
        MouseEventKind::ScrollUp => Some(Input::Wheel {
            column,
            row,
            up: true,
        }),
        MouseEventKind::ScrollDown => Some(Input::Wheel {
            column,
            row,
            up: false,
        }),
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

/// Waits for the next input. Does not wake up before.
///
/// # Errors
/// The terminal cannot be read any more.
pub fn next() -> io::Result<Input> {
    loop {
        if let Some(input) = Input::from_event(event::read()?) {
            return Ok(input);
        }
    }
}

/// Waits for the next input and takes along everything that is waiting behind it, so that one frame answers it all.
///
/// Of several sizes in a row the last is kept.
///
/// # Errors
/// As of [`next`].
pub fn next_batch() -> io::Result<Vec<Input>> {
    let mut batch = vec![next()?];
    while event::poll(Duration::ZERO)? {
        if let Some(input) = Input::from_event(event::read()?) {
            add(&mut batch, input);
        }
    }
    Ok(batch)
}

/// The same, waiting no longer than this: nothing where nothing came.
///
/// # Errors
/// As of [`next`].
pub fn next_batch_within(wait: Duration) -> io::Result<Vec<Input>> {
    match event::poll(wait)? {
        true => next_batch(),
        false => Ok(Vec::new()),
    }
}

fn add(batch: &mut Vec<Input>, input: Input) {
    if let (Some(Input::Resize(..)), Input::Resize(..)) = (batch.last(), &input) {
        batch.pop();
    }
    batch.push(input);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        Input::from_event(Event::Key(KeyEvent::new(code, modifiers)))
    }

    fn mouse(kind: MouseEventKind) -> Option<Input> {
        Input::from_event(Event::Mouse(MouseEvent {
            kind,
            column: 3,
            row: 7,
            modifiers: KeyModifiers::NONE,
        }))
    }

    #[test]
    fn full_width_is_folded_for_commands_and_kept_for_text() {
        for (typed, folded) in [
            ('１', '1'),
            ('ｙ', 'y'),
            ('？', '?'),
            ('　', ' '),
            ('ａ', 'a'),
            ('～', '~'),
        ] {
            let press = KeyPress {
                typed: Some(typed),
                ..KeyPress::plain(KeyCode::Char(folded))
            };
            assert_eq!(
                key(KeyCode::Char(typed), KeyModifiers::NONE),
                Some(Input::Key(press))
            );
        }
        assert_eq!(fold('条'), '条');
        assert_eq!(fold('。'), '。');
    }

    #[test]
    fn modifiers_are_told_once() {
        assert_eq!(
            key(KeyCode::Char('Z'), KeyModifiers::CONTROL),
            Some(Input::Key(KeyPress::ctrl('z')))
        );
        assert_eq!(
            key(KeyCode::Char('A'), KeyModifiers::SHIFT),
            Some(Input::Key(KeyPress::plain(KeyCode::Char('A'))))
        );
        for (code, modifiers) in [
            (KeyCode::BackTab, KeyModifiers::SHIFT),
            (KeyCode::Tab, KeyModifiers::SHIFT),
        ] {
            assert_eq!(
                key(code, modifiers),
                Some(Input::Key(KeyPress::plain(KeyCode::BackTab)))
            );
        }
        assert_eq!(
            key(KeyCode::Up, KeyModifiers::SHIFT | KeyModifiers::ALT),
            Some(Input::Key(KeyPress {
                shift: true,
                alt: true,
                ..KeyPress::plain(KeyCode::Up)
            }))
        );
    }

    #[test]
    fn releases_do_nothing_and_repeats_do() {
        let event = |kind| {
            Event::Key(KeyEvent::new_with_kind(
                KeyCode::Down,
                KeyModifiers::NONE,
                kind,
            ))
        };
        assert_eq!(Input::from_event(event(KeyEventKind::Release)), None);
        let down = Some(Input::Key(KeyPress::plain(KeyCode::Down)));
        assert_eq!(Input::from_event(event(KeyEventKind::Press)), down);
        assert_eq!(Input::from_event(event(KeyEventKind::Repeat)), down);
    }

    #[test]
    fn the_mouse_clicks_and_turns() {
        assert_eq!(
            mouse(MouseEventKind::Down(MouseButton::Left)),
            Some(Input::Click { column: 3, row: 7 })
        );
        assert_eq!(
            mouse(MouseEventKind::ScrollUp),
            Some(Input::Wheel {
                column: 3,
                row: 7,
                up: true
            })
        );
        assert_eq!(
            mouse(MouseEventKind::ScrollDown),
            Some(Input::Wheel {
                column: 3,
                row: 7,
                up: false
            })
        );
        assert_eq!(mouse(MouseEventKind::Moved), None);
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
    }

    #[test]
    fn pastes_and_sizes_come_through() {
        assert_eq!(
            Input::from_event(Event::Paste("酒店".into())),
            Some(Input::Paste("酒店".into()))
        );
        assert_eq!(Input::from_event(Event::FocusLost), None);
        let mut batch = vec![Input::Resize(80, 24)];
        add(&mut batch, Input::Resize(81, 24));
        add(&mut batch, Input::Paste(String::new()));
        add(&mut batch, Input::Resize(60, 20));
        assert_eq!(
            batch,
            [
                Input::Resize(81, 24),
                Input::Paste(String::new()),
                Input::Resize(60, 20)
            ]
        );
    }
}
