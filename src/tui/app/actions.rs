//! Carries out actions that mean the same on every screen, and what screens ask the program to do.

use super::layer::Layer;
use super::{App, Request};
use crate::case::Case;
use crate::tui::action::Action;
use crate::tui::screen::{
    CommandScreen, ExportScreen, Goto, HelpScreen, InterviewScreen, OpenScreen, PersonsScreen,
    PresentScreen, QuitScreen, SaveScreen, UnlockScreen, WhatIfScreen,
};
use crate::tui::session::Session;

impl<'a> App<'a> {
    /// Actions that mean the same everywhere; nothing where this one is left to the screen on top.
    pub(super) fn global(&mut self, action: Action) -> Option<Request> {
        let case = !matches!(self.layers.first(), Some(Layer::Home(_)));
        let dialog = self.layers.last().is_some_and(Layer::is_dialog);
        match (action, self.layers.last()) {
            (Action::Language, _) => {
                self.lang = self.lang.other();
                self.refresh();
            }
            (Action::Suspend, _) => return Some(Request::Suspend),
            (Action::Mouse, _) => return Some(self.turn_mouse()),
            (Action::Help, Some(Layer::Help(_)))
            | (Action::Quit, Some(Layer::Quit(_)))
            | (Action::Palette, Some(Layer::Commands(_))) => return None,
            (Action::Help, _) => {
                let here = self.layers.last_mut().map(|top| top.screen().footer());
                let screen = HelpScreen::over(here.unwrap_or_default());
                self.layers.push(Layer::Help(screen));
            }
            (Action::Quit, _) if case && self.session.is_unsaved() => {
                self.layers.push(Layer::Quit(QuitScreen::default()));
            }
            (Action::Quit, _) => return Some(Request::Quit),
            (Action::Palette, _) => {
                let screen = CommandScreen::new(self.view(), case);
                self.layers.push(Layer::Commands(Box::new(screen)));
            }
            (Action::Law, _) if !dialog => self.browse(),
            _ if case && !dialog => return self.on_case(action),
            _ => return None,
        }
        Some(Request::Go)
    }

    fn turn_mouse(&mut self) -> Request {
        let common = &self.context.screens.common;
        self.mouse = !self.mouse;
        let said = if self.mouse {
            &common.mouse_on
        } else {
            &common.mouse_off
        };
        let (key, _) = self.context.keymap.label(Action::Mouse, self.lang);
        self.message = Some(said.fill(self.lang, &[("key", &key)]));
        Request::Mouse(self.mouse)
    }

    /// Actions on the case at hand.
    fn on_case(&mut self, action: Action) -> Option<Request> {
        let (view, session) = (self.view(), &self.session);
        match action {
            Action::Save => self.save_dialog(false),
            Action::Export => {
                let screen = ExportScreen::new(view, session);
                self.layers.push(Layer::Export(Box::new(screen)));
            }
            Action::Result => {
                self.layers = vec![match self.layers.last() {
                    Some(Layer::Result(_)) => self.back_to_interview(),
                    _ => self.result(),
                }];
            }
            Action::Person => {
                if !self.session.turn() {
                    let said = &self.context.screens.common.no_persons;
                    self.message = Some(said.get(self.lang).to_owned());
                }
                self.refresh();
            }
            Action::Persons => {
                let screen = PersonsScreen::new(session);
                self.layers.push(Layer::Persons(screen));
            }
            Action::WhatIf => {
                let screen = WhatIfScreen::new(view, session);
                self.layers.push(Layer::WhatIf(Box::new(screen)));
            }
            Action::Present => {
                let screen = PresentScreen::new(session);
                self.layers.push(Layer::Present(screen));
            }
            Action::Review => self.review(),
            Action::Copy => {
                let said = &self.context.screens.commands.copied;
                self.message = Some(said.get(self.lang).to_owned());
                return Some(Request::Copy);
            }
            Action::Undo | Action::Redo => self.undo_or_redo(action == Action::Undo),
            _ => return None,
        }
        Some(Request::Go)
    }

    fn undo_or_redo(&mut self, undo: bool) {
        let common = &self.context.screens.common;
        let moved = match undo {
            true => self.session.undo(),
            false => self.session.redo(),
        };
        let said = match (undo, moved) {
            (true, true) => &common.undone,
            (true, false) => &common.nothing_to_undo,
            (false, true) => &common.redone,
            (false, false) => &common.nothing_to_redo,
        };
        self.message = Some(said.get(self.lang).to_owned());
        self.refresh();
    }

    /// The save dialog; `quit` leaves the program once it is saved.
    fn save_dialog(&mut self, quit: bool) {
        let screen = SaveScreen::new(self.view(), &self.session, quit);
        self.layers.push(Layer::Save(Box::new(screen)));
    }

    pub(super) fn go(&mut self, goto: Goto) -> Request {
        match goto {
            Goto::Home => {
                let empty = Session::unkept(self.context, Case::default());
                self.replace_session(empty);
                self.home();
            }
            Goto::New => self.open(Case::default().into(), None, false),
            Goto::Load {
                opened,
                file,
                result,
            } => self.open(*opened, file, result),
            Goto::Example(name) => self.example(&name),
            Goto::Unlock(file, sealed) => {
                let screen = UnlockScreen::file(file, sealed);
                self.layers.push(Layer::Unlock(screen));
            }
            Goto::Resume => self.resume(),
            Goto::Resumed { case, orphan, lock } => self.resumed(*case, orphan, Some(*lock)),
            Goto::Interview => self.layers = vec![self.interview()],
            Goto::Review => self.layers = vec![self.back_to_interview()],
            Goto::Question(at) => {
                let screen = InterviewScreen::at(self.view(), &self.session, at);
                self.layers = vec![Layer::Interview(Box::new(screen))];
            }
            Goto::Act(action) => {
                self.layers.pop();
                return self.act(action);
            }
            Goto::Result => self.layers = vec![self.result()],
            Goto::Open => self.layers.push(Layer::Open(OpenScreen::new(self.view()))),
            Goto::Law => self.browse(),
            Goto::SaveCopy(case) => {
                let locked = self.session.is_locked();
                let screen = SaveScreen::copy(self.view(), *case, locked);
                self.layers.push(Layer::Save(Box::new(screen)));
            }
            Goto::SaveAndQuit => {
                self.layers.pop();
                self.save_dialog(true);
            }
            Goto::Back => {
                self.layers.pop();
                if self.layers.is_empty() {
                    self.home();
                }
            }
            Goto::Person => {
                self.layers.pop();
                self.refresh();
            }
            Goto::Say(message) => {
                self.layers.pop();
                self.refresh();
                self.message = Some(message);
            }
            Goto::Quit { keep } => {
                let empty = Session::unkept(self.context, Case::default());
                std::mem::replace(&mut self.session, empty).end(keep);
                return Request::Quit;
            }
        }
        Request::Go
    }
}
