//! The interface without a terminal: a stack of screens over one case, driven by inputs and drawn into a buffer.
//!
//! Knows no terminal: inputs come in, frames and requests go out. The loop around it is [`super::run`].

mod actions;
mod cases;
mod layer;

use std::path::PathBuf;
use std::rc::Rc;

use ratatui::Frame;

use self::layer::Layer;
use super::action::Action;
use super::context::{Context, View};
use super::input::Input;
use super::screen::{
    BrowseScreen, Chrome, InterviewScreen, MIN_HEIGHT, MIN_WIDTH, Reply, ResultScreen,
    ReviewScreen, draw_too_small, footer_at,
};
use super::session::Session;
use crate::case::Case;
use crate::file::Opened;
use crate::report::catalogue::Catalogue;
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
    /// A case as it was opened, with its file.
    Opened(Box<Opened>, Option<PathBuf>),
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
        let session = Session::unkept(context, Case::default());
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
            Start::New(file) => app.open(Case::default().into(), file, false),
            Start::Case(case, file) => app.open(Opened::from(*case), file, true),
            Start::Opened(opened, file) => app.open(*opened, file, true),
        }
        app
    }

    fn view(&self) -> View<'a> {
        View {
            context: self.context,
            lang: self.lang,
        }
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
        let matter = self.session.matter();
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

    /// Draws the whole screen.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let view = self.view();
        if area.width < MIN_WIDTH || area.height < MIN_HEIGHT {
            self.area = area;
            return draw_too_small(frame, view.face());
        }
        self.draw_in(frame, area, true);
    }

    /// Draws the whole of it into a part of the screen; `keys` shows the keys that matter there.
    pub fn draw_in(&mut self, frame: &mut Frame<'_>, area: ratatui::layout::Rect, keys: bool) {
        self.area = area;
        let view = self.view();
        let with_case = !matches!(self.layers.first(), Some(Layer::Home(_)));
        let Some(top) = self.layers.last_mut() else {
            return;
        };
        if !keys {
            top.screen().hide_keys();
        }
        if top.screen().bare() {
            return top.screen().draw(frame, area, view, &self.session);
        }
        let footer = match keys {
            true => top.screen().footer(),
            false => Vec::new(),
        };
        let chrome = Chrome {
            message: self.message.as_deref(),
            title: top.screen().title(view),
            with_case,
            footer: &footer,
        };
        let body = chrome.draw(frame, area, view, &self.session);
        top.screen().draw(frame, body, view, &self.session);
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
            action = footer_at(&top.screen().footer(), self.area, (*column, *row), view);
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
        match reply {
            Reply::Done | Reply::Ignored => Request::Go,
            Reply::Go(goto) => self.go(goto),
        }
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

    /// Ends the session at the close: an unsaved case stays as a draft.
    pub fn end(self) {
        self.session.end(true);
    }
}
