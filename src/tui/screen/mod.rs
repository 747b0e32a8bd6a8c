//! Screens: each draws itself and says what a key does on it.

mod band;
mod browse;
mod chrome;
mod commands;
mod export;
mod help;
mod home;
mod interview;
mod level;
mod moving;
mod notice;
mod open;
mod panel;
mod persons;
mod present;
mod quit;
mod result;
mod review;
mod save;
mod unlock;
mod whatif;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::action::Action;
use super::context::View;
use super::input::Input;
use super::session::Session;
use super::widget::Edited;
use crate::case::Case;
use crate::file::Opened;
use crate::report::catalogue::Kind;
use crate::store::{Lock, Orphan};

pub use browse::BrowseScreen;
pub use chrome::{Chrome, MIN_HEIGHT, MIN_WIDTH, draw_too_small, footer_at};
pub use commands::CommandScreen;
pub use export::ExportScreen;
pub use help::HelpScreen;
pub use home::Home;
pub use interview::InterviewScreen;
pub use notice::NoticeScreen;
pub use open::OpenScreen;
pub use persons::PersonsScreen;
pub use present::PresentScreen;
pub use quit::QuitScreen;
pub use result::ResultScreen;
pub use review::ReviewScreen;
pub use save::SaveScreen;
pub use unlock::UnlockScreen;
pub use whatif::WhatIfScreen;

/// What an input comes to on a screen.
pub enum Reply {
    /// Taken; nothing else follows.
    Done,
    /// Not for this screen.
    Ignored,
    /// Something else is to be shown.
    Go(Goto),
}

impl From<Edited> for Reply {
    fn from(edited: Edited) -> Self {
        match edited {
            Edited::Changed | Edited::Taken => Reply::Done,
            Edited::Ignored => Reply::Ignored,
        }
    }
}

/// Where to go.
pub enum Goto {
    /// Home.
    Home,
    /// A new case.
    New,
    /// A case, from a file where it came from one; `result` shows the result first.
    Load {
        /// The case, as it was opened.
        opened: Box<Opened>,
        /// The file.
        file: Option<PathBuf>,
        /// Show the result first.
        result: bool,
    },
    /// The dialog for the passphrase of a file, with what lies in it.
    Unlock(PathBuf, Vec<u8>),
    /// A worked example, by the name of its file.
    Example(String),
    /// The draft that was left behind.
    Resume,
    /// An encrypted draft that was opened.
    Resumed {
        /// The case.
        case: Box<Case>,
        /// The draft.
        orphan: Orphan,
        /// What closes it again.
        lock: Box<Lock>,
    },
    /// The interview at its first open question.
    Interview,
    /// The interview where it was left.
    Review,
    /// The interview at a question, by position.
    Question(usize),
    /// An action, on the screen below.
    Act(Action),
    /// The result.
    Result,
    /// The open dialog.
    Open,
    /// The law browser.
    Law,
    /// Back to the screen below, with another person or the people changed.
    Person,
    /// The save dialog for a copy of the case.
    SaveCopy(Box<Case>),
    /// The save dialog, and after it the end.
    SaveAndQuit,
    /// Back to the screen below.
    Back,
    /// A message in the title bar, back to the screen below.
    Say(String),
    /// Quit; the draft is kept or not.
    Quit {
        /// Whether to keep the draft.
        keep: bool,
    },
}

/// A hint in the footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A key and its word.
    Key(Action),
    /// Up and Down move the selection.
    Move,
    /// Up and Down scroll.
    Scroll,
    /// Up, Down and digits set the base term.
    Term,
    /// Space folds a branch, or opens it.
    Fold,
    /// Left and Right turn to another part.
    Parts,
    /// Tab moves among references.
    References,
    /// The key for details, with a word of its own: a person's name.
    Rename,
    /// Left and Right change what is selected.
    Change,
    /// Enter makes the change that is selected.
    Make,
    /// Enter goes to the question that is selected, to change its answer.
    Answer,
    /// Tab goes to the other list.
    Lists,
    /// Enter does what another key does elsewhere, and is called so: it saves, it exports.
    Enter(Action),
    /// Tab goes to the next field.
    Fields,
    /// Enter, with a word of its own: on to more questions.
    More,
}

/// A screen.
pub trait Screen {
    /// Draws the screen below the title bar and above the footer.
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>);

    /// Takes an input. `action` is what it means as a command, if anything.
    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply;

    /// Whether text is being typed, so that letters are text.
    fn typing(&self) -> bool {
        false
    }

    /// Whether it stands alone, without title bar and footer.
    fn bare(&self) -> bool {
        false
    }

    /// In a demonstration any key is the next step: a screen that stands alone shows no keys of its own there.
    fn hide_keys(&mut self) {}

    /// What the title bar calls it, where the screen itself has no heading.
    fn title<'v>(&self, _view: View<'v>) -> Option<&'v str> {
        None
    }

    /// What is cited on the screen just now, by kind and id: the law browser lists it first.
    fn cites(&self, _view: View<'_>, _session: &Session<'_>) -> Vec<(Kind, String)> {
        Vec::new()
    }

    /// The keys that matter here, most important first.
    fn footer(&self) -> Vec<Hint>;
}
