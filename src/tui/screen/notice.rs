//! What is to be said about a file that was just opened.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{Goto, Hint, Reply, Screen};
use crate::file::Note;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{MEASURE, Passage, Prose};

/// Notes about a file, over its case until a key is pressed.
pub struct NoticeScreen {
    file: PathBuf,
    notes: Vec<Note>,
}

impl NoticeScreen {
    /// Notes about a file.
    pub fn new(file: PathBuf, notes: Vec<Note>) -> Self {
        NoticeScreen { file, notes }
    }
}

impl Screen for NoticeScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let look = view.look();
        let texts = &view.texts().notes;
        let title = Line::styled(view.say(&texts.title), look.style(Role::Title));
        let mut passages = vec![Passage::new(title), Passage::new(Line::default())];
        for note in &self.notes {
            let lines = note.lines(texts, &view.phrases(), &self.file);
            for (at, line) in lines.iter().enumerate() {
                let line = Line::styled(crate::text::clean(line), look.style(Role::Text));
                passages.push(match at {
                    0 => Passage::new(line),
                    _ => Passage::item(Span::raw("  "), line),
                });
            }
            passages.push(Passage::new(Line::default()));
        }
        let close = Line::styled(view.say(&texts.close), look.style(Role::Dim));
        passages.push(Passage::new(close));
        let inner = areas::narrow(areas::page(area), MEASURE);
        (&Prose::new(passages)).render(inner, frame.buffer_mut());
    }

    fn handle(
        &mut self,
        input: &Input,
        _action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        match input {
            Input::Resize(..) | Input::Wheel { .. } => Reply::Done,
            _ => Reply::Go(Goto::Back),
        }
    }

    fn footer(&self) -> Vec<Hint> {
        vec![Hint::Key(Action::Back), Hint::Key(Action::Language)]
    }
}
