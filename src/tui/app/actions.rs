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
    /// Actions that mean the same everywhere.
    pub(super) fn global(&mut self, action: Action) -> Option<Request> {
        let common = &self.context.screens.common;
        let dialog = matches!(
            self.layers.last(),
            Some(
                Layer::Save(_)
                    | Layer::Export(_)
                    | Layer::Open(_)
                    | Layer::Unlock(_)
                    | Layer::Notice(_)
                    | Layer::Browse(_)
                    | Layer::Persons(_)
                    | Layer::WhatIf(_)
                    | Layer::Present(_)
                    | Layer::Help(_)
                    | Layer::Commands(_)
                    | Layer::Quit(_)
            )
        );
        let case = !matches!(self.layers.first(), Some(Layer::Home(_)));
        match action {
            Action::Language => {
                self.lang = self.lang.other();
                self.refresh();
            }
            Action::Suspend => return Some(Request::Suspend),
            Action::Mouse => {
                self.mouse = !self.mouse;
                let said = if self.mouse {
                    &common.mouse_on
                } else {
                    &common.mouse_off
                };
                let (key, _) = self.context.keymap.label(Action::Mouse, self.lang);
                self.message = Some(said.fill(self.lang, &[("key", &key)]));
                return Some(Request::Mouse(self.mouse));
            }
            Action::Help if !matches!(self.layers.last(), Some(Layer::Help(_))) => {
                let here = self.layers.last_mut().map(|top| top.screen().footer());
                let screen = HelpScreen::over(here.unwrap_or_default());
                self.layers.push(Layer::Help(screen));
            }
            Action::Quit if !matches!(self.layers.last(), Some(Layer::Quit(_))) => {
                if !case || !self.session.is_unsaved() {
                    return Some(Request::Quit);
                }
                self.layers.push(Layer::Quit(QuitScreen::default()));
            }
            Action::Save if case && !dialog => {
                let screen = SaveScreen::new(self.view(), &self.session, false);
                self.layers.push(Layer::Save(Box::new(screen)));
            }
            Action::Export if case && !dialog => {
                let screen = ExportScreen::new(self.view(), &self.session);
                self.layers.push(Layer::Export(Box::new(screen)));
            }
            Action::Result if case && !dialog => {
                self.layers = vec![match self.layers.last() {
                    Some(Layer::Result(_)) => self.back_to_interview(),
                    _ => self.result(),
                }];
            }
            Action::Person if case && !dialog => {
                let turned = self.session.turn();
                if !turned {
                    self.message = Some(common.no_persons.get(self.lang).to_owned());
                }
                self.refresh();
            }
            Action::Persons if case && !dialog => {
                let screen = PersonsScreen::new(&self.session);
                self.layers.push(Layer::Persons(screen));
            }
            Action::WhatIf if case && !dialog => {
                let screen = WhatIfScreen::new(self.view(), &self.session);
                self.layers.push(Layer::WhatIf(Box::new(screen)));
            }
            Action::Present if case && !dialog => {
                let screen = PresentScreen::new(self.view(), &self.session);
                self.layers.push(Layer::Present(screen));
            }
            Action::Review if case && !dialog => self.review(),
            Action::Palette if !matches!(self.layers.last(), Some(Layer::Commands(_))) => {
                let screen = CommandScreen::new(self.view(), case);
                self.layers.push(Layer::Commands(Box::new(screen)));
            }
            Action::Copy if case && !dialog => {
                let said = &self.context.screens.commands.copied;
                self.message = Some(said.get(self.lang).to_owned());
                return Some(Request::Copy);
            }
            Action::Law if !dialog => self.browse(),
            Action::Undo | Action::Redo if case && !dialog => {
                let undo = action == Action::Undo;
                let moved = if undo {
                    self.session.undo()
                } else {
                    self.session.redo()
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
            _ => return None,
        }
        Some(Request::Go)
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
