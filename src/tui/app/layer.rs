//! The stack of screens: the one on top has the keys.

use crate::tui::screen::{
    BrowseScreen, CommandScreen, ExportScreen, HelpScreen, Home, InterviewScreen, NoticeScreen,
    OpenScreen, PersonsScreen, PresentScreen, QuitScreen, ResultScreen, ReviewScreen, SaveScreen,
    Screen, UnlockScreen, WhatIfScreen,
};

/// A screen of the stack.
pub(super) enum Layer<'a> {
    Home(Home),
    Interview(Box<InterviewScreen>),
    Result(ResultScreen),
    Review(ReviewScreen),
    Commands(Box<CommandScreen>),
    Browse(Box<BrowseScreen>),
    Open(OpenScreen),
    Unlock(UnlockScreen),
    Notice(NoticeScreen),
    Save(Box<SaveScreen>),
    Export(Box<ExportScreen>),
    Persons(PersonsScreen),
    WhatIf(Box<WhatIfScreen<'a>>),
    Present(PresentScreen),
    Help(HelpScreen),
    Quit(QuitScreen),
}

impl Layer<'_> {
    pub(super) fn screen(&mut self) -> &mut dyn Screen {
        match self {
            Layer::Home(screen) => screen,
            Layer::Interview(screen) => screen.as_mut(),
            Layer::Result(screen) => screen,
            Layer::Review(screen) => screen,
            Layer::Commands(screen) => screen.as_mut(),
            Layer::Browse(screen) => screen.as_mut(),
            Layer::Open(screen) => screen,
            Layer::Unlock(screen) => screen,
            Layer::Notice(screen) => screen,
            Layer::Save(screen) => screen.as_mut(),
            Layer::Export(screen) => screen.as_mut(),
            Layer::Persons(screen) => screen,
            Layer::WhatIf(screen) => screen.as_mut(),
            Layer::Present(screen) => screen,
            Layer::Help(screen) => screen,
            Layer::Quit(screen) => screen,
        }
    }
}
