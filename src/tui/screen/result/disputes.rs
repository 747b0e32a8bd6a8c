//! The disputed points that touch the case.

use ratatui::text::{Line, Span};

use super::parts::Page;
use crate::tui::Role;
use crate::tui::widget::Passage;

impl Page<'_, '_, '_> {
    pub(super) fn disputes(&mut self) {
        let (view, matter) = (self.view, &self.session.matter);
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
            for position in phrases.positions(matter, self.at, outcome) {
                let mark = Span::styled("· ", self.style(Role::Accent));
                self.put([Passage::item(
                    mark,
                    Line::styled(position, self.style(Role::Text)),
                )]);
            }
            if let Some(note) = &data.note {
                self.text(note.get(view.lang), Role::Dim, 2);
            }
        }
    }
}
