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
    /// Whether it stands over the case and asks to be left first: what is done to the case waits until then.
    pub(super) fn is_dialog(&self) -> bool {
        match self {
            Layer::Home(_) | Layer::Interview(_) | Layer::Result(_) | Layer::Review(_) => false,
            Layer::Commands(_)
            | Layer::Browse(_)
            | Layer::Open(_)
            | Layer::Unlock(_)
            | Layer::Notice(_)
            | Layer::Save(_)
            | Layer::Export(_)
            | Layer::Persons(_)
            | Layer::WhatIf(_)
            | Layer::Present(_)
            | Layer::Help(_)
            | Layer::Quit(_) => true,
        }
    }

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
