//! The law browser: a search, the entries that fit, and the entry that is read; from any of them to what it cites.
//!
//! ```text
//!     ┌ search ──────────────────────────────────────┐
//!     │ entries           │ the entry at hand        │     narrow: the list, then the entry in its place
//!     │                   │   refers to, referred to │
//! ```

mod finder;
mod long_list;
mod reader;
mod sheet;

use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;

use self::finder::{Chosen, Finder};
use self::reader::{Read, Reader};
use super::{Goto, Hint, Reply, Screen};
use crate::report::catalogue::Catalogue;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::{Input, KeyCode};
use crate::tui::screen::moving::scrolled;
use crate::tui::session::Session;

/// From this width on list and entry stand side by side.
const SIDE_BY_SIDE: u16 = 100;

/// The law browser.
pub struct BrowseScreen {
    catalogue: Rc<Catalogue>,
    finder: Finder,
    reader: Reader,
    /// Whether the entry has the keys, or the list.
    reading: bool,
    /// Where the entry stood when last drawn.
    right: Rect,
    /// Whether list and entry stood side by side.
    wide: bool,
}

impl BrowseScreen {
    /// The browser; `here` are the entries, by position, that the screen below cites: they are listed first.
    pub fn new(catalogue: Rc<Catalogue>, here: Vec<usize>) -> Self {
        BrowseScreen {
            finder: Finder::new(&catalogue, here),
            catalogue,
            reader: Reader::default(),
            reading: false,
            right: Rect::ZERO,
            wide: false,
        }
    }

    /// Opens what is selected in the list.
    fn choose(&mut self) -> Reply {
        if let Some(Chosen::Entry(at)) = self.finder.choose(&self.catalogue) {
            self.reader.begin(at);
            self.reading = true;
        }
        Reply::Done
    }

    fn handle_list(&mut self, input: &Input, action: Option<Action>) -> Reply {
        match (input, action) {
            (Input::Click { column, row }, _) if self.finder.click(*column, *row) => self.choose(),
            (_, Some(Action::Confirm | Action::Next)) => self.choose(),
            (_, Some(Action::Back)) => {
                if self.finder.back(&self.catalogue) {
                    Reply::Done
                } else {
                    Reply::Go(Goto::Back)
                }
            }
            _ => self.finder.handle(input, action, &self.catalogue),
        }
    }

    fn handle_entry(&mut self, input: &Input, action: Option<Action>) -> Reply {
        match self.reader.handle(input, action) {
            Read::Taken => Reply::Done,
            Read::Ignored => Reply::Ignored,
            Read::Closed => {
                self.reading = false;
                Reply::Done
            }
        }
    }
}

impl Screen for BrowseScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let inner = areas::sides(area);
        let wide = area.width >= SIDE_BY_SIDE;
        self.wide = wide;
        if !wide {
            self.right = if self.reading { inner } else { Rect::ZERO };
            return if self.reading {
                self.reader
                    .draw(frame.buffer_mut(), inner, view, &self.catalogue, true);
            } else {
                self.finder.draw(frame, inner, view, &self.catalogue, true);
            };
        }
        let left = Rect {
            width: inner.width * 2 / 5,
            ..inner
        };
        let right = Rect {
            x: left.right() + 3,
            width: inner.width - left.width - 3,
            ..inner
        };
        self.right = right;
        areas::column_rule(frame.buffer_mut(), right, view.look());
        self.finder
            .draw(frame, left, view, &self.catalogue, !self.reading);
        if !self.reading {
            match self.finder.entry() {
                Some(at) => self.reader.preview(at),
                None => return self.finder.draw_teaching(frame.buffer_mut(), right, view),
            }
        }
        self.reader.draw(
            frame.buffer_mut(),
            right,
            view,
            &self.catalogue,
            self.reading,
        );
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        let over_entry = |column: u16, row: u16| self.right.contains((column, row).into());
        match input {
            Input::Wheel { column, row, up } if over_entry(*column, *row) => {
                self.reader.scroll(scrolled(*up));
                return Reply::Done;
            }
            Input::Click { column, row } => {
                let inside = over_entry(*column, *row);
                if inside && !self.reading && self.finder.entry().is_some() {
                    // A click on the entry beside the list takes it up.
                    self.choose();
                }
                if self.wide && !inside {
                    self.reading = false;
                }
            }
            Input::Key(key) if self.reading && key.code == KeyCode::Backspace => {
                return self.handle_entry(input, Some(Action::Back));
            }
            Input::Wheel { .. } if self.wide => self.reading = false,
            Input::Key(_) | Input::Paste(_) | Input::Wheel { .. } | Input::Resize(..) => {}
        }
        if self.reading {
            self.handle_entry(input, action)
        } else {
            self.handle_list(input, action)
        }
    }

    fn title<'v>(&self, view: View<'v>) -> Option<&'v str> {
        Some(view.say(&view.texts().browse.title))
    }

    fn typing(&self) -> bool {
        !self.reading
    }

    fn footer(&self) -> Vec<Hint> {
        let first = if self.reading {
            vec![Hint::Scroll, Hint::References]
        } else {
            vec![Hint::Move]
        };
        let keys = [
            Action::Confirm,
            Action::Back,
            Action::Language,
            Action::Help,
        ];
        first.into_iter().chain(keys.map(Hint::Key)).collect()
    }
}
