//! The disputed points that touch the case: the readings side by side where there is room, each with what it leads to.

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::parts::Page;
use crate::assess::{Truth, Verdict};
use crate::law::Level;
use crate::tui::Role;
use crate::tui::widget::{Passage, Prose};

/// The least width of a reading that stands beside another, in cells.
const COLUMN: u16 = 50;
/// Between two of them.
const GAP: u16 = 4;

impl Page<'_, '_, '_> {
    pub(super) fn disputes(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let phrases = view.phrases();
        if matter.disputes(self.at).is_empty() {
            self.text(view.say(&view.texts().result.no_disputes), Role::Text, 0);
        }
        for outcome in matter.disputes(self.at) {
            let (title, note) = phrases.dispute(outcome);
            let data = &view.context.law.disputes[outcome.dispute];
            self.heading(&title);
            self.text(data.question.get(view.lang), Role::Text, 0);
            if !note.is_empty() {
                self.text(note, Role::Dim, 0);
            }
            let readings = phrases.readings(matter, outcome);
            let readings: Vec<Vec<Passage<'_>>> = readings
                .into_iter()
                .map(|(says, verdict)| self.reading(&says, verdict))
                .collect();
            self.side_by_side(readings);
            if let Some(note) = &data.note {
                self.text(note.get(view.lang), Role::Dim, 2);
            }
        }
    }

    /// What a reading says, and below it what it leads to, in the colour of that level.
    fn reading(&self, says: &str, verdict: Option<Verdict>) -> Vec<Passage<'static>> {
        let (view, matter) = (self.view, self.session.matter());
        let mark = Span::styled(
            format!("{} ", view.look().glyphs.dot),
            self.style(Role::Accent),
        );
        let mut passages = vec![Passage::item(mark, self.cited(says, Role::Text))];
        if let Some(verdict) = verdict {
            let says = view.phrases().leads_to(matter.offence(self.at), verdict);
            let line = format!("{} {says}", view.look().glyphs.arrow);
            let style = self.style(role(verdict)).add_modifier(Modifier::BOLD);
            let line = Line::styled(line, style);
            passages.push(Passage::new(line).indent(2).hanging(2));
        }
        passages
    }

    /// As many columns as there is room for; below each other where that is one.
    fn side_by_side(&mut self, readings: Vec<Vec<Passage<'_>>>) {
        let area = self.rest();
        let columns = (area.width + GAP) / (COLUMN + GAP);
        let columns = usize::from(columns).min(readings.len());
        if columns < 2 {
            return self.put(readings.into_iter().flatten());
        }
        let count = u16::try_from(columns).unwrap_or(1);
        let width = (area.width + GAP) / count - GAP;
        for (number, row) in readings.chunks(columns).enumerate() {
            // Rows of columns need a blank between them to be seen as rows.
            self.skip(u16::from(number > 0));
            let mut rows = 0;
            let top = self.rest();
            for (passages, at) in row.iter().zip(0..) {
                let prose = Prose::new(passages.iter().cloned());
                let column = Rect {
                    x: top.x + at * (width + GAP),
                    width,
                    ..top
                };
                rows = rows.max(prose.height(width));
                (&prose).render(column, self.sheet());
            }
            self.skip(rows);
        }
    }
}

/// The colour of what a reading leads to.
fn role(verdict: Verdict) -> Role {
    match (verdict.applies, verdict.possible.len(), verdict.level) {
        (Truth::NotMet, _, _) | (_, 1, Level::None) => Role::LevelNone,
        (_, 1, Level::Serious) => Role::LevelSerious,
        (_, 1, Level::EspeciallySerious) => Role::LevelEspecially,
        _ => Role::LevelOpen,
    }
}
