//! A text field of one line.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use tui_input::{Input as Editor, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::put;
use crate::text::{width, wrap};
use crate::tui::input::{Input, KeyCode, KeyPress, fold};
use crate::tui::{Look, Role};

/// What an input did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The text is another.
    Changed,
    /// The cursor moved, or could not move further: the input was for the field.
    Taken,
    /// The input was not for the field.
    Ignored,
}

/// A line of text being written, with its placeholder and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    editor: Editor,
    /// Cells of the text that lie left of the field.
    scroll: usize,
    fold: bool,
    masked: bool,
    placeholder: String,
    error: Option<String>,
}

impl Field {
    /// A field with a text in it, the cursor behind it.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            editor: Editor::new(text.into()),
            ..Self::default()
        }
    }

    /// What an empty field says.
    #[must_use]
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = text.into();
        self
    }

    /// Sets what it says when it is empty.
    pub fn set_placeholder(&mut self, text: impl Into<String>) {
        self.placeholder = text.into();
    }

    /// Writes full-width digits and letters as ASCII: for numbers, dates and commands.
    #[must_use]
    pub fn folding(mut self) -> Self {
        self.fold = true;
        self
    }

    /// Shows a dot for each letter: for passphrases.
    #[must_use]
    pub fn masked(mut self) -> Self {
        self.masked = true;
        self
    }

    /// The text.
    pub fn value(&self) -> &str {
        self.editor.value()
    }

    /// Puts another text into the field, the cursor behind it.
    pub fn set_value(&mut self, text: impl Into<String>) {
        self.editor = Editor::new(text.into());
    }

    /// Sets or takes away what is wrong with the text, shown below it.
    pub fn set_error(&mut self, error: Option<String>) {
        self.error = error;
    }

    /// What is wrong with the text.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Rows that the field takes in a width: one, and those of the error.
    pub fn height(&self, width: u16) -> u16 {
        let rows = self
            .error
            .as_ref()
            .map_or(0, |error| wrap(error, width.into()).len());
        u16::try_from(1 + rows).unwrap_or(u16::MAX)
    }

    /// Gives an input to the field. Enter, Tab, Esc, the arrows up and down and function keys are not for it.
    pub fn handle(&mut self, input: &Input) -> Edited {
        match input {
            Input::Key(key) => match request(*key) {
                Some(InputRequest::InsertChar(c)) => self.insert(&c.to_string()),
                Some(request) => self.edit(request),
                None => Edited::Ignored,
            },
            Input::Paste(text) => self.insert(text),
            Input::Click { .. } | Input::Wheel { .. } | Input::Resize(..) => Edited::Ignored,
        }
    }

    /// The same where a change takes back what was said to be wrong.
    pub fn correct(&mut self, input: &Input) -> Edited {
        let edited = self.handle(input);
        if edited == Edited::Changed {
            self.error = None;
        }
        edited
    }

    /// Puts the cursor at a column of the field as it was last drawn: for a click.
    pub fn click(&mut self, column: u16) {
        let target = self.scroll + usize::from(column);
        let mut cells = 0;
        let before = self.value().graphemes(true).take_while(|grapheme| {
            cells += width(grapheme);
            cells <= target
        });
        let position = before.map(|grapheme| grapheme.chars().count()).sum();
        self.editor.handle(InputRequest::SetCursor(position));
    }

    /// Draws the field; with `focus` the terminal's cursor stands in it, where an input method shows its window.
    pub fn render(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>, focus: bool) {
        if let Some(cursor) = self.draw(area, frame.buffer_mut(), look, focus) {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws the field into a buffer and gives the place of the cursor, if the field has the focus.
    pub fn draw(
        &mut self,
        area: Rect,
        buffer: &mut Buffer,
        look: Look<'_>,
        focus: bool,
    ) -> Option<Position> {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        if self.masked {
            let dots = look.glyphs.current.repeat(self.value().chars().count());
            let mut shown = Field {
                editor: Editor::new(dots).with_cursor(self.editor.cursor()),
                masked: false,
                ..self.clone()
            };
            return shown.draw(area, buffer, look, focus);
        }
        let row = Rect { height: 1, ..area };
        if self.value().is_empty() {
            put(
                buffer,
                row,
                0,
                0,
                &look.cut(&self.placeholder, row.width),
                look.style(Role::Hint),
            );
        } else {
            self.follow_cursor(row.width.into());
            self.draw_text(row, buffer, look);
        }
        if !focus && self.value().is_empty() && self.placeholder.is_empty() {
            // An empty field shows where it is.
            let line = look.style(Role::Dim).add_modifier(Modifier::UNDERLINED);
            buffer.set_style(row, line);
        }
        if focus {
            buffer.set_style(
                row,
                look.style(Role::Text).add_modifier(Modifier::UNDERLINED),
            );
        }
        self.draw_error(area, buffer, look);
        let column = u16::try_from(
            self.editor.visual_cursor() - self.scroll.min(self.editor.visual_cursor()),
        );
        focus.then(|| {
            Position::new(
                area.x + column.unwrap_or(u16::MAX).min(area.width - 1),
                area.y,
            )
        })
    }

    fn insert(&mut self, text: &str) -> Edited {
        let mut reply = Edited::Taken;
        for c in text.trim_end_matches(['\r', '\n']).chars() {
            // A line end in a pasted text parts words; other control characters say nothing here.
            let c = if matches!(c, '\n' | '\t') { ' ' } else { c };
            if !c.is_control() {
                self.editor.handle(InputRequest::InsertChar(if self.fold {
                    fold(c)
                } else {
                    c
                }));
                reply = Edited::Changed;
            }
        }
        reply
    }

    fn edit(&mut self, request: InputRequest) -> Edited {
        match self.editor.handle(request) {
            Some(changed) if changed.value => Edited::Changed,
            Some(_) | None => Edited::Taken,
        }
    }

    /// Scrolls no further than it takes to see the cursor, the character under it, and a mark for what is hidden.
    fn follow_cursor(&mut self, room: usize) {
        let (cursor, all) = (self.editor.visual_cursor(), width(self.value()));
        let under = self.under_cursor();
        if all < room {
            self.scroll = 0;
            return;
        }
        let hidden_after = usize::from(all > cursor + under);
        self.scroll = self
            .scroll
            .max((cursor + under + hidden_after).saturating_sub(room));
        self.scroll = self
            .scroll
            .min(cursor.saturating_sub(2))
            .min((all + 1).saturating_sub(room));
    }

    /// Cells of the character under the cursor; one behind the end.
    fn under_cursor(&self) -> usize {
        let behind: String = self.value().chars().skip(self.editor.cursor()).collect();
        behind.graphemes(true).next().map_or(1, width)
    }

    /// The characters that lie in the field as a whole, and a mark at each end that hides some.
    fn draw_text(&self, row: Rect, buffer: &mut Buffer, look: Look<'_>) {
        let room = usize::from(row.width);
        let more = width(self.value()) > self.scroll + room;
        let left = self.scroll + usize::from(self.scroll > 0);
        let right = self.scroll + room - usize::from(more && room > 0);
        let mut cells = 0;
        for grapheme in self.value().graphemes(true) {
            let from = cells;
            cells += width(grapheme);
            if from >= left && cells <= right && cells > from {
                let column = u16::try_from(from - self.scroll).unwrap_or(u16::MAX);
                put(buffer, row, column, 0, grapheme, look.style(Role::Text));
            }
        }
        let mark = look.glyphs.ellipsis;
        if self.scroll > 0 {
            put(buffer, row, 0, 0, mark, look.style(Role::Dim));
        }
        if more {
            put(buffer, row, row.width - 1, 0, mark, look.style(Role::Dim));
        }
    }

    fn draw_error(&self, area: Rect, buffer: &mut Buffer, look: Look<'_>) {
        let Some(error) = &self.error else { return };
        for (line, row) in wrap(error, area.width.into()).iter().zip(1..area.height) {
            put(buffer, area, 0, row, line, look.style(Role::Error));
        }
    }
}

/// What a key does in a field; nothing for keys that belong to the screen.
fn request(key: KeyPress) -> Option<InputRequest> {
    match (key.code, key.ctrl, key.alt) {
        (KeyCode::Char(_), false, false) => key.typed.map(InputRequest::InsertChar),
        (KeyCode::Left, false, false) => Some(InputRequest::GoToPrevChar),
        (KeyCode::Right, false, false) => Some(InputRequest::GoToNextChar),
        (KeyCode::Left, ..) => Some(InputRequest::GoToPrevWord),
        (KeyCode::Right, ..) => Some(InputRequest::GoToNextWord),
        (KeyCode::Home, ..) | (KeyCode::Char('a'), true, false) => Some(InputRequest::GoToStart),
        (KeyCode::End, ..) | (KeyCode::Char('e'), true, false) => Some(InputRequest::GoToEnd),
        (KeyCode::Backspace, false, false) | (KeyCode::Char('h'), true, false) => {
            Some(InputRequest::DeletePrevChar)
        }
        (KeyCode::Backspace, ..) | (KeyCode::Char('w'), true, false) => {
            Some(InputRequest::DeletePrevWord)
        }
        (KeyCode::Delete, false, false) => Some(InputRequest::DeleteNextChar),
        (KeyCode::Delete, ..) => Some(InputRequest::DeleteNextWord),
        (KeyCode::Char('u'), true, false) => Some(InputRequest::DeleteFromStart),
        (KeyCode::Char('k'), true, false) => Some(InputRequest::DeleteTillEnd),
        _ => None,
    }
}

#[cfg(test)]
#[path = "field_tests.rs"]
mod tests;
