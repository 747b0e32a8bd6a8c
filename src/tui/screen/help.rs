//! Help: every key and what it does.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::chrome::label;
use super::moving::scrolled;
use super::{Goto, Hint, Reply, Screen};
use crate::text::pad_right;
use crate::tui::Role;
use crate::tui::action::{Action, shown};
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Passage, Prose, ScrollMark};

/// The help.
#[derive(Default)]
pub struct HelpScreen {
    /// The keys of the screen below, the most important first.
    here: Vec<Hint>,
    scroll: usize,
    /// Lines seen when it was last drawn.
    page: usize,
}

impl HelpScreen {
    /// The help over a screen whose keys are `here`.
    pub fn over(here: Vec<Hint>) -> Self {
        HelpScreen {
            here,
            ..HelpScreen::default()
        }
    }

    /// A key and what it does.
    fn line(view: View<'_>, keys: &str, says: String) -> Passage<'static> {
        let look = view.look();
        let mark = Span::styled(pad_right(keys, 22), look.style(Role::Key));
        Passage::item(mark, Line::styled(says, look.style(Role::Text)))
    }

    /// The keys of the screen below.
    fn here(&self, view: View<'_>) -> Vec<Passage<'static>> {
        let bindings = view.context.keymap.bindings();
        let line = |hint: &Hint| {
            let (keys, word) = label(view.face(), *hint);
            let says = match hint {
                Hint::Key(action) => bindings.iter().find(|binding| binding.id == *action),
                _ => None,
            };
            let says = says.map_or(word, |binding| binding.says.get(view.lang).to_owned());
            Self::line(view, &keys, says)
        };
        self.here.iter().map(line).collect()
    }
}

impl Screen for HelpScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let look = view.look();
        let texts = &view.texts().help;
        let title = |text| Passage::new(Line::styled(view.say(text), look.style(Role::Title)));
        let mut passages = Vec::new();
        if !self.here.is_empty() {
            passages.extend([title(&texts.here), Passage::new(Line::default())]);
            passages.extend(self.here(view));
            passages.push(Passage::new(Line::default()));
        }
        passages.extend([title(&texts.title), Passage::new(Line::default())]);
        for binding in view.context.keymap.bindings() {
            let keys: Vec<String> = binding.keys.iter().map(|key| shown(key)).collect();
            let says = binding.says.get(view.lang).to_owned();
            passages.push(Self::line(view, &keys.join("  "), says));
        }
        passages.push(Passage::new(Line::default()));
        passages.push(Passage::new(Line::styled(
            view.say(&texts.close),
            look.style(Role::Dim),
        )));
        let inner = areas::page(area);
        let prose = Prose::new(passages);
        let lines = usize::from(prose.height(inner.width));
        self.page = inner.height.into();
        self.scroll = self.scroll.min(lines.saturating_sub(self.page));
        (&prose.scroll(self.scroll)).render(inner, frame.buffer_mut());
        let mark = Rect {
            x: area.right().saturating_sub(1),
            width: 1,
            ..inner
        };
        ScrollMark::new(look, lines, self.scroll).render(mark, frame.buffer_mut());
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        let page = self.page.saturating_sub(1).max(1).cast_signed();
        let lines = match (input, action) {
            (Input::Resize(..), _) => 0,
            (Input::Wheel { up, .. }, _) => scrolled(*up),
            (_, Some(Action::Up)) => -1,
            (_, Some(Action::Down)) => 1,
            (_, Some(Action::PageUp)) => -page,
            (_, Some(Action::PageDown)) => page,
            _ => return Reply::Go(Goto::Back),
        };
        self.scroll = self.scroll.saturating_add_signed(lines);
        Reply::Done
    }

    fn footer(&self) -> Vec<Hint> {
        vec![
            Hint::Scroll,
            Hint::Key(Action::Back),
            Hint::Key(Action::Language),
        ]
    }
}
