//! The review: every question with its answer in words; Enter goes to one and changes it.
//!
//! ```text
//!     ┌ breadcrumb ────────────────────────────── 4/11 ┐
//!     │ questions shown, each with its answer          │
//!     │ questions not asked just now, and why          │
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{StatefulWidget, Widget};

use super::interview::InterviewScreen;
use super::moving::{Moving, moving};
use super::{Goto, Hint, Reply, Screen};
use crate::interview::{Standing, whose};
use crate::report::{ReviewLine, review};
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Breadcrumb, Item, List, ListState};

/// The review.
#[derive(Default)]
pub struct ReviewScreen {
    state: ListState,
    /// The questions in the order in which they are listed: those that are asked first.
    order: Vec<usize>,
    /// How many of them are asked.
    asked: usize,
}

impl ReviewScreen {
    /// The review, at a question.
    pub fn new(session: &Session<'_>, at: Option<usize>) -> Self {
        let standings = &session.progress().standings;
        let all = 0..standings.len();
        let (asked, hidden): (Vec<usize>, Vec<usize>) =
            all.partition(|at| standings[*at] != Standing::Hidden);
        let state = ListState {
            selected: asked.iter().position(|one| Some(*one) == at).unwrap_or(0),
            ..ListState::default()
        };
        ReviewScreen {
            state,
            asked: asked.len(),
            order: asked.into_iter().chain(hidden).collect(),
        }
    }

    /// The same, after the case was changed from outside.
    pub fn again(&self, session: &Session<'_>) -> Self {
        Self::new(session, self.order.get(self.state.selected).copied())
    }

    /// To the question at hand; one that is not asked cannot be answered just now.
    fn change(&self) -> Reply {
        match self.order.get(self.state.selected) {
            Some(at) if self.state.selected < self.asked => Reply::Go(Goto::Question(*at)),
            Some(_) | None => Reply::Done,
        }
    }

    fn item(line: &ReviewLine, view: View<'_>, session: &Session<'_>, cells: u16) -> Item {
        let (texts, glyphs) = (&view.texts().review, view.look().glyphs);
        let question = &view.context.interview.questions[line.question];
        let later = session.progress().is_later(line.question);
        let own = session.whole().persons().get(session.person());
        let own = own.and_then(|person| {
            let context = view.context;
            let plain = (session.case(), person);
            whose(context.interview, context.law, plain, question)
        });
        let (sign, mut said) = match (line.standing, line.answer.is_empty()) {
            (Standing::Answered, _) => (glyphs.done, line.answer.clone()),
            (Standing::Open, _) if later => (glyphs.open, view.say(&texts.later).to_owned()),
            (Standing::Open, _) => (glyphs.open, view.say(&texts.open).to_owned()),
            (Standing::Hidden, true) => ("-", view.say(&texts.hidden).to_owned()),
            (Standing::Hidden, false) => {
                let words = [("answer", line.answer.as_str())];
                ("-", texts.kept.fill(view.lang, &words))
            }
        };
        if own == Some(true) {
            let mark = view.say(&view.texts().persons.own_mark);
            said = format!("{said}{mark}");
        }
        let ask = format!("{sign} {}", question.ask.get(view.lang));
        let fits = width(&ask) + width(&said) + 8 <= usize::from(cells);
        match fits {
            true => Item::new(ask).value(said),
            // Under the question, not under its sign.
            false => Item::new(ask).explained(format!("  {said}")),
        }
    }
}

impl Screen for ReviewScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let inner = areas::sides(area);
        let interview = view.context.interview;
        let at = self.order.get(self.state.selected).copied().unwrap_or(0);
        let stage = interview.stage_of(&interview.questions[at]);
        let stages = InterviewScreen::stages(view, session, stage);
        let count = InterviewScreen::count(view, session);
        Breadcrumb::new(view.look(), &stages, &count)
            .render(Rect { height: 1, ..inner }, frame.buffer_mut());
        let words = (&view.words(), &view.texts().records.count_missing);
        let asked = (interview, session.progress());
        let lines = review(session.matter(), &view.phrases(), asked, words);
        let items: Vec<Item> = self
            .order
            .iter()
            .map(|at| Self::item(&lines[*at], view, session, inner.width.min(MOST)))
            .collect();
        let rest = Rect {
            y: inner.y + 2,
            height: inner.height.saturating_sub(2),
            width: inner.width.min(MOST),
            ..inner
        };
        List::new(view.look(), &items).focus(true).render(
            rest,
            frame.buffer_mut(),
            &mut self.state,
        );
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        let count = self.order.len();
        match (moving(&mut self.state, count, input, action), action) {
            (Moving::Chosen, _) => self.change(),
            (Moving::Moved, _) => Reply::Done,
            (_, Some(Action::Toggle)) => {
                self.state.page(1, count);
                Reply::Done
            }
            (_, Some(Action::Back | Action::Review)) => Reply::Go(Goto::Back),
            _ => Reply::Ignored,
        }
    }

    fn title<'v>(&self, view: View<'v>) -> Option<&'v str> {
        Some(view.say(&view.texts().review.title))
    }

    fn footer(&self) -> Vec<Hint> {
        // A question that is not asked cannot be answered just now.
        let answer = (self.state.selected < self.asked).then_some(Hint::Answer);
        let keys = [Action::Back, Action::Result, Action::Undo, Action::Help];
        std::iter::once(Hint::Move)
            .chain(answer)
            .chain(keys.map(Hint::Key))
            .collect()
    }
}

/// Question and answer stand no farther apart than this, in cells.
const MOST: u16 = 88;
