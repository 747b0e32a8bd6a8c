//! The list of changes that would lead to another result.

use super::parts::Page;
use crate::tui::Role;

impl Page<'_, '_, '_> {
    /// What would raise the level, what would lower it, what is still open.
    pub(super) fn changes(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let (phrases, reverse) = (view.phrases(), matter.reverse(self.at));
        let texts = &view.context.texts.change;
        for (title, changes) in [
            (&texts.lowering, &reverse.lowering),
            (&texts.raising, &reverse.raising),
        ] {
            if !changes.is_empty() {
                self.heading(view.say(title));
                for change in changes {
                    self.text(phrases.change(matter, self.at, change), Role::Text, 0);
                }
            }
        }
        let certain = matter.outcome(self.at).possible.len() == 1;
        if certain && reverse.lowering.is_empty() && reverse.raising.is_empty() {
            self.text(view.say(&texts.nothing), Role::Text, 0);
        }
        if !matter.needs(self.at).is_empty() {
            self.heading(view.say(&view.context.texts.section.needs));
            for need in matter.needs(self.at) {
                self.text(phrases.need(matter, self.at, need), Role::Text, 0);
            }
        }
    }
}
