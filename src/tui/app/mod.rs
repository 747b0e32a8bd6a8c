//! The program as its user sees it: screens over one case, driven by inputs, drawn as a whole.
//!
//! Knows no terminal: inputs come in, frames and requests go out. The loop around it is [`super::run`].

mod layer;

use std::path::PathBuf;
use std::rc::Rc;

use ratatui::Frame;

use self::layer::Layer;
use super::action::Action;
use super::context::{Context, View};
use super::input::Input;
use super::screen::{
    BrowseScreen, Chrome, CommandScreen, ExportScreen, Goto, HelpScreen, Home, InterviewScreen,
    MIN_HEIGHT, MIN_WIDTH, OpenScreen, PersonsScreen, PresentScreen, QuitScreen, Reply,
    ResultScreen, ReviewScreen, SaveScreen, WhatIfScreen, draw_too_small,
};
use super::session::Session;
use crate::case::{Case, Format, read};
use crate::report::catalogue::Catalogue;
use crate::store::{self, Draft, StoreError};
use crate::text::Lang;

/// What the loop is asked to do after an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Draw and wait for the next input.
    Go,
    /// Give the terminal back until the shell continues the program.
    Suspend,
    /// Put the conclusion on the clipboard.
    Copy,
    /// Take or let go of the mouse.
    Mouse(bool),
    /// Leave.
    Quit,
}

/// What to begin with.
pub enum Start {
    /// Home.
    Home,
    /// A new case, to be saved to this file if one is given.
    New(Option<PathBuf>),
    /// A case.
    Case(Box<Case>, Option<PathBuf>),
}

/// The program as its user sees it.
pub struct App<'a> {
    context: &'a Context<'a>,
    /// The language just now.
    pub lang: Lang,
    /// The screens, the one on top last; never empty.
    layers: Vec<Layer<'a>>,
    session: Session<'a>,
    /// Where drafts are kept; nowhere where none are wanted.
    drafts: Option<PathBuf>,
    message: Option<String>,
    /// The question that was left for the result.
    place: Option<usize>,
    mouse: bool,
    /// What the law browser shows, once somebody looked.
    catalogue: Option<Rc<Catalogue>>,
    area: ratatui::layout::Rect,
}

impl<'a> App<'a> {
    /// The program at its start. `drafts` is the folder of drafts, or nothing to keep none.
    pub fn new(
        context: &'a Context<'a>,
        lang: Lang,
        start: Start,
        drafts: Option<PathBuf>,
    ) -> Self {
        let session = Session::new(context, Case::new(context.law), None, None);
        let mut app = App {
            context,
            lang,
            layers: Vec::new(),
            session,
            drafts,
            message: None,
            place: None,
            mouse: true,
            catalogue: None,
            area: ratatui::layout::Rect::ZERO,
        };
        match start {
            Start::Home => app.home(),
            Start::New(file) => app.open(Case::new(context.law), file, false),
            Start::Case(case, file) => app.open(*case, file, true),
        }
        app
    }

    fn view(&self) -> View<'a> {
        View {
            context: self.context,
            lang: self.lang,
        }
    }

    fn home(&mut self) {
        let draft = self.orphan().map(|(title, date, _)| (title, date));
        self.layers = vec![Layer::Home(Home::new(self.view(), draft))];
    }

    /// The newest draft that was left behind: title, day, and the draft itself.
    fn orphan(&self) -> Option<(String, String, store::Orphan)> {
        let orphan = store::orphans(self.drafts.as_deref()?)
            .ok()?
            .into_iter()
            .next()?;
        let text = store::read_text(&orphan.path).ok()?;
        let case = read(self.context.law, "", &text, Format::Toml, None).ok()?;
        let modified = jiff::Timestamp::try_from(orphan.modified).ok()?;
        let day = modified
            .to_zoned_datetime(jiff::tz::TimeZone::system())
            .date();
        Some((case.title, day.to_string(), orphan))
    }

    fn open(&mut self, case: Case, file: Option<PathBuf>, result: bool) {
        let draft = self.begin_draft();
        let session = Session::new(self.context, case, file, draft);
        self.replace_session(session);
        self.place = None;
        self.layers = vec![self.interview()];
        if result {
            self.layers = vec![Layer::Result(ResultScreen::new(&self.session))];
        }
    }

    fn replace_session(&mut self, session: Session<'a>) {
        let before = std::mem::replace(&mut self.session, session);
        before.end(true);
    }

    fn begin_draft(&mut self) -> Option<Draft> {
        let folder = self.drafts.as_deref()?;
        match Draft::begin(folder) {
            Ok(draft) => Some(draft),
            Err(error) => {
                self.complain(&error);
                None
            }
        }
    }

    fn complain(&mut self, error: &StoreError) {
        self.message = Some(error.text().get(self.lang).to_owned());
    }

    /// The interview at its first open question.
    fn interview(&self) -> Layer<'a> {
        Layer::Interview(Box::new(InterviewScreen::new(self.view(), &self.session)))
    }

    /// The interview where it was left.
    fn back_to_interview(&self) -> Layer<'a> {
        let (view, session) = (self.view(), &self.session);
        Layer::Interview(Box::new(match self.place {
            Some(at) => InterviewScreen::at(view, session, at),
            None => InterviewScreen::last(view, session),
        }))
    }

    fn result(&mut self) -> Layer<'a> {
        if let Some(Layer::Interview(screen)) = self.layers.first() {
            self.place = Some(screen.place());
        }
        Layer::Result(ResultScreen::new(&self.session))
    }

    /// The review over the interview or the result.
    fn review(&mut self) {
        if let Some(Layer::Review(_)) = self.layers.last() {
            self.layers.pop();
            return;
        }
        if let Some(Layer::Interview(screen)) = self.layers.first() {
            self.place = Some(screen.place());
        }
        let screen = ReviewScreen::new(&self.session, self.place);
        self.layers.push(Layer::Review(screen));
    }

    /// Says something in the title bar until the next key.
    pub fn tell(&mut self, notice: Option<String>) {
        self.message = notice.or(self.message.take());
    }

    /// The conclusion as text, for the clipboard.
    pub fn conclusion(&self) -> String {
        let matter = &self.session.matter;
        self.view()
            .phrases()
            .conclusion(matter, matter.main())
            .concat()
    }

    /// The law browser over the screen on top, with what that cites.
    fn browse(&mut self) {
        let (view, context) = (self.view(), self.context);
        let catalogue = self
            .catalogue
            .get_or_insert_with(|| Rc::new(Catalogue::new(context.law, context.interview)));
        let catalogue = Rc::clone(catalogue);
        let cited = self.layers.last_mut();
        let cited = cited.map_or(Vec::new(), |top| top.screen().cites(view, &self.session));
        let mut here: Vec<usize> = Vec::new();
        for (kind, id) in cited {
            let at = catalogue.find(kind, &id);
            here.extend(at.filter(|at| !here.contains(at)));
        }
        let screen = BrowseScreen::new(catalogue, here);
        self.layers.push(Layer::Browse(Box::new(screen)));
    }

    fn resume(&mut self) {
        let Some((_, _, orphan)) = self.orphan() else {
            return self.home();
        };
        match orphan.adopt() {
            Ok((draft, text)) => match read(self.context.law, "", &text, Format::Toml, None) {
                Ok(case) => {
                    let session = Session::resumed(self.context, case, draft);
                    self.replace_session(session);
                    self.layers = vec![self.interview()];
                }
                Err(_) => self.home(),
            },
            Err(error) => self.complain(&error),
        }
    }

    /// Draws the whole screen.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let view = self.view();
        if area.width < MIN_WIDTH || area.height < MIN_HEIGHT {
            self.area = area;
            return draw_too_small(frame, view);
        }
        self.draw_in(frame, area);
    }

    /// Draws the whole of it into a part of the screen.
    pub fn draw_in(&mut self, frame: &mut Frame<'_>, area: ratatui::layout::Rect) {
        self.area = area;
        let view = self.view();
        let with_case = !matches!(self.layers.first(), Some(Layer::Home(_)));
        let Some(top) = self.layers.last_mut() else {
            return;
        };
        if top.screen().bare() {
            return top.screen().draw(frame, area, view, &self.session);
        }
        let footer = top.screen().footer();
        let chrome = Chrome {
            message: self.message.as_deref(),
            with_case,
            footer: &footer,
        };
        let body = chrome.draw(frame, area, view, &self.session);
        top.screen().draw(frame, body, view, &self.session);
    }

    /// Keeps the draft. Called after a frame; a draft that cannot be written is said.
    pub fn keep_draft(&mut self) -> bool {
        match self.session.keep_draft() {
            Ok(()) => false,
            Err(error) => {
                self.complain(&error);
                true
            }
        }
    }

    /// Takes an input.
    pub fn handle(&mut self, input: &Input) -> Request {
        if let Input::Resize(..) = input {
            return Request::Go;
        }
        self.message = None;
        let view = self.view();
        let Some(top) = self.layers.last_mut() else {
            return Request::Quit;
        };
        let typing = top.screen().typing();
        let mut action = match input {
            Input::Key(key) => self.context.keymap.action(*key, typing),
            _ => None,
        };
        if let Input::Click { column, row } = input {
            let with_case = true;
            let footer = top.screen().footer();
            let chrome = Chrome {
                message: None,
                with_case,
                footer: &footer,
            };
            action = chrome.footer_at(self.area, *column, *row, view);
        }
        // A click on the footer is its action, not a click on the screen.
        let stand_in = Input::Resize(0, 0);
        let input = if action.is_some() && matches!(input, Input::Click { .. }) {
            &stand_in
        } else {
            input
        };
        if let Some(action) = action
            && let Some(request) = self.global(action)
        {
            return request;
        }
        self.pass(input, action)
    }

    /// Does an action as if its key had been pressed.
    fn act(&mut self, action: Action) -> Request {
        if let Some(request) = self.global(action) {
            return request;
        }
        let key = self.context.keymap.press(action).map(Input::Key);
        self.pass(&key.unwrap_or(Input::Resize(0, 0)), Some(action))
    }

    /// Hands an input to the screen on top.
    fn pass(&mut self, input: &Input, action: Option<Action>) -> Request {
        let view = self.view();
        let Some(top) = self.layers.last_mut() else {
            return Request::Quit;
        };
        let reply = top.screen().handle(input, action, view, &mut self.session);
        if let Some(Layer::Quit(quit)) = self.layers.last()
            && quit.save
        {
            self.layers.pop();
            self.layers
                .push(Layer::Save(SaveScreen::new(view, &self.session, true)));
            return Request::Go;
        }
        match reply {
            Reply::Done | Reply::Ignored => Request::Go,
            Reply::Go(goto) => self.go(goto),
        }
    }

    /// Actions that mean the same everywhere.
    fn global(&mut self, action: Action) -> Option<Request> {
        let common = &self.context.screens.common;
        let dialog = matches!(
            self.layers.last(),
            Some(
                Layer::Save(_)
                    | Layer::Export(_)
                    | Layer::Open(_)
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
                self.layers.push(Layer::Help(HelpScreen::default()));
            }
            Action::Quit if !matches!(self.layers.last(), Some(Layer::Quit(_))) => {
                if !case || !self.session.is_unsaved() {
                    return Some(Request::Quit);
                }
                self.layers.push(Layer::Quit(QuitScreen::default()));
            }
            Action::Save if case && !dialog => {
                self.layers.push(Layer::Save(SaveScreen::new(
                    self.view(),
                    &self.session,
                    false,
                )));
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

    /// Lets the screens look at the case and the language again.
    fn refresh(&mut self) {
        let view = self.view();
        for layer in &mut self.layers {
            match layer {
                Layer::Interview(screen) => screen.refresh(view, &self.session),
                Layer::Review(screen) => *screen = screen.again(&self.session),
                _ => {}
            }
        }
    }

    fn go(&mut self, goto: Goto) -> Request {
        match goto {
            Goto::Home => {
                let empty = Session::new(self.context, Case::new(self.context.law), None, None);
                self.replace_session(empty);
                self.home();
            }
            Goto::New => self.open(Case::new(self.context.law), None, false),
            Goto::Load { case, file, result } => self.open(*case, file, result),
            Goto::Resume => self.resume(),
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
                let screen = SaveScreen::copy(self.view(), *case);
                self.layers.push(Layer::Save(screen));
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
                let empty = Session::new(self.context, Case::new(self.context.law), None, None);
                std::mem::replace(&mut self.session, empty).end(keep);
                return Request::Quit;
            }
        }
        Request::Go
    }

    /// Ends the session at the close: an unsaved case stays as a draft.
    pub fn end(self) {
        self.session.end(true);
    }
}
