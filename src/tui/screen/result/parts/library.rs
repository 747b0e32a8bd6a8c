//! What stands beside the law in a result: misstatements that the case meets, precedents like it, other persons.

use ratatui::text::{Line, Span};

use super::Page;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::widget::Passage;

impl Page<'_, '_, '_> {
    /// The precedents most like the case: the case, what it was about, what it settles, and how it compares.
    pub(super) fn precedents(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let (phrases, texts) = (view.phrases(), &view.context.texts.precedent);
        if matter.similar().is_empty() {
            return self.text(view.say(&texts.none), Role::Text, 0);
        }
        self.text(view.say(&texts.note), Role::Dim, 0);
        for similar in matter.similar() {
            let precedent = &matter.law.precedents()[similar.precedent];
            self.heading(view.say(&precedent.name));
            self.text(phrases.precedent_source(precedent), Role::Dim, 0);
            self.text(phrases.precedent_facts(precedent), Role::Text, 0);
            self.text(view.say(&precedent.decided), Role::Text, 0);
            if let Some(sentences) = phrases.precedent_sentences(precedent) {
                self.text(sentences, Role::Accent, 0);
            }
            for line in phrases.likeness(similar) {
                let mark = Span::styled(
                    format!("{} ", view.look().glyphs.dot),
                    self.style(Role::Accent),
                );
                let line = Line::styled(line, self.style(Role::Text));
                self.put([Passage::item(mark, line)]);
            }
            for point in &precedent.points {
                self.text(phrases.precedent_point(point), Role::Dim, 2);
            }
        }
    }

    /// The misstatements that the case meets, as far as they are hinted at.
    pub(super) fn misstatements(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let hints = matter.hints();
        if !hints.is_empty() {
            self.heading(view.say(&view.context.texts.misstatement.heading));
            for at in hints {
                let said = view
                    .phrases()
                    .misstatement(&matter.law.misstatements()[*at]);
                self.text(said, Role::Dim, 0);
            }
        }
    }

    /// How others come into the case, as long as it is about one person.
    pub(super) fn several(&mut self) {
        let view = self.view;
        if self.session.whole().persons().is_empty() {
            let (key, _) = view.face().keymap.label(Action::Persons, view.lang);
            let text = view
                .texts()
                .persons
                .several
                .fill(view.lang, &[("key", &key)]);
            self.text(text, Role::Dim, 0);
        }
    }
}
