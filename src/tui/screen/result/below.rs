//! Administrative penalties and civil liability, below the penalties of the crime.

use super::parts::Page;
use crate::report::below;
use crate::tui::Role;

impl Page<'_, '_, '_> {
    pub(super) fn below(&mut self) {
        let view = self.view;
        let lines = below(&self.session.matter, &view.phrases());
        if lines.is_empty() {
            return;
        }
        self.heading(view.say(&view.context.texts.beside.title));
        for line in lines {
            let indent = u16::from(line.depth) * 2;
            match line.status {
                Some(status) => self.marked(status, line.text, String::new(), indent - 2, false),
                None if line.depth == 0 => self.text(line.text, Role::Text, 0),
                None => self.text(line.text, Role::Dim, indent),
            }
        }
    }
}
