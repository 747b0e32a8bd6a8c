//! The terminal interface: the only code that knows a terminal.
//!
//! ```text
//!     screens            what is shown and what a key does
//!        │  Look (theme + glyphs)          │ Input
//!     widget/            prose, lists, fields, gauges: each draws into a Buffer and tells where the mouse hits
//!        │                                 │
//!     theme, glyphs      roles → styles    input      keys, pastes, clicks, wheel, sizes
//!        │                                 │
//!     terminal           takes the terminal, draws a frame in one write, gives everything back
//! ```
//!
//! The loop is synchronous: block on [`input::next_batch`], act on what came, draw once. Nothing runs while nobody
//! types.

pub mod action;
pub mod app;
mod areas;
pub mod context;
pub mod demo;
pub mod dump;
pub mod glyphs;
mod halves;
mod handover;
pub mod input;
mod own_keys;
mod palette;
mod run;
mod sanitize;
pub mod screen;
pub mod session;
pub mod spelling;
pub mod terminal;
pub mod texts;
pub mod theme;
pub mod widget;

pub use glyphs::Glyphs;
pub use run::{greet, play, run};
pub use theme::{Role, Theme};

/// How things are drawn: the theme and the glyphs, handed to every widget.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Styles by role.
    pub theme: &'a Theme,
    /// The characters that are not text.
    pub glyphs: &'a Glyphs,
}

impl Look<'_> {
    /// The style of a role.
    pub fn style(&self, role: Role) -> ratatui::style::Style {
        self.theme.style(role)
    }

    /// Cuts a text to `cells` cells, with the mark of the glyph set.
    pub fn cut<'t>(&self, text: &'t str, cells: u16) -> std::borrow::Cow<'t, str> {
        crate::text::cut_with(text, cells.into(), self.glyphs.ellipsis)
    }
}
