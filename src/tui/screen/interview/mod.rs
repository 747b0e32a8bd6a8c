//! The interview screen: one question, with the live panel beside it.
//!
//! ```text
//!     ┌ breadcrumb ────────────────────────────── 4/11 ┐
//!     │ question                      │ panel          │     narrow: the panel is one line above the question
//!     │   options, fields or rows     │                │
//!     ├ why we ask ────────────────────────────────────┤
//! ```

mod choose;
mod crumbs;
mod details;
mod frame;
mod pick;
mod records;
mod typed;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use self::choose::Choose;
use self::frame::{WHY_ROWS, rule, whose, why};
pub(in crate::tui::screen) use self::pick::Pick;
use self::pick::PickRole;
use self::records::Records;
use self::typed::Typed;
use super::{Goto, Hint, Reply, Screen, panel};
use crate::interview::{ChoiceKind, Form, Question, Standing};
use crate::law::FactKind;
use crate::report::catalogue::Kind;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Breadcrumb, Prose};

/// How the question at hand is answered.
enum Entry {
    Choose(Choose),
    PickRole(PickRole),
    Typed(Typed),
    Records(Records),
}

/// What an entry makes of an input.
enum Answered {
    /// Nothing; the input is not for it.
    No,
    /// Taken; the question stays.
    Stay,
    /// Answered: on to the next question.
    On,
}

/// The interview screen.
pub struct InterviewScreen {
    /// The question at hand, by position.
    at: usize,
    entry: Entry,
    crumbs: Rect,
}

impl InterviewScreen {
    /// The interview at its first open question, or, where all are answered, at the last one.
    pub fn new(view: View<'_>, session: &Session<'_>) -> Self {
        match session.progress().next(true) {
            Some(at) => Self::at(view, session, at),
            None => Self::last(view, session),
        }
    }

    /// The interview at the last question before the result.
    pub fn last(view: View<'_>, session: &Session<'_>) -> Self {
        let progress = session.progress();
        let count = progress.standings.len();
        let first_later = (0..count)
            .find(|at| progress.is_later(*at))
            .unwrap_or(count);
        Self::at(view, session, progress.preceding(first_later).unwrap_or(0))
    }

    /// The interview at a question.
    pub fn at(view: View<'_>, session: &Session<'_>, at: usize) -> Self {
        let mut screen = InterviewScreen {
            at,
            entry: Entry::Choose(Choose::default()),
            crumbs: Rect::ZERO,
        };
        screen.enter(view, session, at);
        screen
    }

    /// The question at hand, by position.
    pub fn place(&self) -> usize {
        self.at
    }

    /// Looks at the case again, after it was changed from outside (undo, redo, another language).
    pub fn refresh(&mut self, view: View<'_>, session: &Session<'_>) {
        self.enter(view, session, self.at);
    }

    fn question<'a>(&self, view: View<'a>) -> &'a Question {
        &view.context.interview.questions[self.at]
    }

    fn enter(&mut self, view: View<'_>, session: &Session<'_>, at: usize) {
        self.at = at;
        let question = self.question(view);
        let role = question
            .facts
            .first()
            .and_then(|name| view.context.law.fact(name))
            .is_some_and(|(_, fact)| fact.kind == FactKind::Role);
        self.entry = match question.form {
            Form::Choice if role => Entry::PickRole(PickRole::new(view, session, question)),
            Form::Choice | Form::Set | Form::Checklist => {
                Entry::Choose(Choose::new(view, session, question))
            }
            Form::Count | Form::Money | Form::Date => {
                Entry::Typed(Typed::new(view, session, question))
            }
            Form::Records => Entry::Records(Records::new(view, session)),
        };
    }

    fn go(&mut self, view: View<'_>, session: &Session<'_>, at: Option<usize>) -> Reply {
        match at {
            Some(at) => {
                self.enter(view, session, at);
                Reply::Done
            }
            None => Reply::Go(Goto::Result),
        }
    }

    /// On to the next question, or to the result.
    fn on(&mut self, view: View<'_>, session: &Session<'_>) -> Reply {
        self.go(view, session, session.progress().onward(self.at))
    }

    fn click_crumb(
        &mut self,
        view: View<'_>,
        session: &Session<'_>,
        column: u16,
        row: u16,
    ) -> Option<Reply> {
        if row != self.crumbs.y {
            return None;
        }
        let (stages, count) = (self.crumbs_of(view, session), Self::count(view, session));
        let stage = Breadcrumb::new(view.look(), &stages, &count)
            .at(self.crumbs.width, column.checked_sub(self.crumbs.x)?)?;
        let stage = *Self::stages_shown(view, session).get(stage)?;
        let interview = view.context.interview;
        let shown = |at: &usize| session.progress().standings[*at] != Standing::Hidden;
        let first = (0..interview.questions.len())
            .filter(shown)
            .find(|at| interview.stage_of(&interview.questions[*at]) == stage)?;
        Some(self.go(view, session, Some(first)))
    }

    fn draw_question(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
    ) {
        let question = self.question(view);
        let title = view.look().style(Role::Title);
        let ask = Line::styled(question.ask.get(view.lang), title);
        let prose = Prose::new(std::iter::once(ask).chain(whose(view, session, question)));
        let height = prose.height(area.width);
        (&prose).render(
            Rect {
                height: height.min(area.height),
                ..area
            },
            frame.buffer_mut(),
        );
        let top = (height + 1).min(area.height);
        let rest = Rect {
            y: area.y + top,
            height: area.height - top,
            ..area
        };
        match &mut self.entry {
            Entry::Choose(entry) => entry.draw(frame, rest, view, session, question),
            Entry::PickRole(entry) => entry.draw(frame, rest, view),
            Entry::Typed(entry) => entry.draw(frame, rest, view),
            Entry::Records(entry) => entry.draw(frame, rest, view, session),
        }
    }
}

impl Screen for InterviewScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let inner = areas::sides(area);
        self.crumbs = Rect { height: 1, ..inner };
        let (stages, count) = (self.crumbs_of(view, session), Self::count(view, session));
        Breadcrumb::new(view.look(), &stages, &count).render(self.crumbs, frame.buffer_mut());
        let why = why(view, self.question(view), inner.width);
        let why_height = why.height(inner.width).min(WHY_ROWS);
        let bottom = inner.bottom().saturating_sub(why_height + 1);
        rule(frame.buffer_mut(), area, view, bottom);
        (&why).render(
            Rect {
                y: bottom + 1,
                height: why_height,
                ..inner
            },
            frame.buffer_mut(),
        );
        let top = inner.y + 2;
        let body = Rect {
            y: top,
            height: bottom.saturating_sub(top),
            ..inner
        };
        if area.width >= 80 {
            let panel_width = (inner.width * 9 / 20).clamp(34, 54);
            let left = Rect {
                width: inner.width - panel_width - 3,
                ..body
            };
            let right = Rect {
                x: body.right() - panel_width,
                width: panel_width,
                ..body
            };
            areas::column_rule(frame.buffer_mut(), right, view.look());
            panel::draw(frame.buffer_mut(), right, view, session);
            self.draw_question(frame, left, view, session);
        } else {
            panel::line(view, session, body.width)
                .render(Rect { height: 1, ..body }, frame.buffer_mut());
            let top = 2.min(body.height);
            self.draw_question(
                frame,
                Rect {
                    y: body.y + top,
                    height: body.height - top,
                    ..body
                },
                view,
                session,
            );
        }
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply {
        if let Input::Click { column, row } = input
            && let Some(reply) = self.click_crumb(view, session, *column, *row)
        {
            return reply;
        }
        let question = self.question(view);
        let answered = match &mut self.entry {
            Entry::Choose(entry) => entry.handle(input, action, view, session, question),
            Entry::PickRole(entry) => entry.handle(input, action, view, session, question),
            Entry::Typed(entry) => entry.handle(input, action, view, session),
            Entry::Records(entry) => entry.handle(input, action, view, session),
        };
        match (answered, action) {
            (Answered::Stay, _) => Reply::Done,
            (Answered::On, _) => self.on(view, session),
            (Answered::No, Some(Action::Unknown)) => {
                let interview = view.context.interview;
                let unknown = crate::interview::Choice {
                    says: Default::default(),
                    term: None,
                    kind: ChoiceKind::Unknown,
                };
                session.edit(|case| unknown.choose(interview, view.context.law, case, question));
                self.on(view, session)
            }
            (Answered::No, Some(Action::Next)) => {
                let next = session.progress().following(self.at);
                self.go(view, session, next)
            }
            (Answered::No, Some(Action::Previous)) => match session.progress().preceding(self.at) {
                Some(at) => self.go(view, session, Some(at)),
                None => Reply::Done,
            },
            (Answered::No, Some(Action::Back)) => match session.progress().preceding(self.at) {
                Some(at) => self.go(view, session, Some(at)),
                None => Reply::Go(Goto::Home),
            },
            (Answered::No, _) => Reply::Ignored,
        }
    }

    fn typing(&self) -> bool {
        match &self.entry {
            Entry::Choose(_) => false,
            Entry::PickRole(_) | Entry::Typed(_) => true,
            Entry::Records(records) => records.typing(),
        }
    }

    fn cites(&self, view: View<'_>, _session: &Session<'_>) -> Vec<(Kind, String)> {
        let context = view.context;
        let reason = self.question(view).reason(context.law, context.as_of);
        let cites = reason.into_iter().flat_map(|(_, cites)| cites);
        cites.map(|id| (Kind::Provision, id.to_string())).collect()
    }

    fn footer(&self) -> Vec<Hint> {
        // What is named last goes first where the line is short.
        let (first, last) = match &self.entry {
            Entry::Choose(entry) if entry.ticks() => (Hint::Key(Action::Toggle), Hint::Move),
            Entry::Records(records) => records.hints(),
            Entry::Choose(_) | Entry::PickRole(_) => (Hint::Key(Action::Unknown), Hint::Move),
            Entry::Typed(_) => (Hint::Key(Action::Unknown), Hint::Key(Action::Undo)),
        };
        let keys = [Action::Back, Action::Result, Action::Help].map(Hint::Key);
        [Hint::Key(Action::Confirm), first]
            .into_iter()
            .chain(keys)
            .chain([last])
            .collect()
    }
}
