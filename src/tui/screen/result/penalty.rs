//! The penalties of the crime; below them administrative penalties and civil liability.

use super::parts::Page;
use crate::report::administrative_lines;
use crate::tui::Role;
use crate::tui::screen::band::band_range;
use crate::tui::widget::Passage;

impl Page<'_, '_, '_> {
    pub(super) fn penalty(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let phrases = view.phrases();
        let (offence, outcome) = (matter.offence(self.at), matter.outcome(self.at));
        if outcome.penalties.is_empty() {
            self.text(view.say(&view.texts().result.no_penalty), Role::Text, 0);
        }
        let cells = self.rest().width;
        let range = band_range(view, matter, self.at, cells, 1);
        if !range.is_empty() {
            self.put(range.into_iter().map(Passage::new));
            self.blank();
        }
        for penalty in &outcome.penalties {
            if outcome.possible.len() > 1 {
                self.heading(&phrases.if_level(offence, penalty.level));
            }
            for (heading, lines) in phrases.penalty_groups(matter, self.at, penalty) {
                if let Some(heading) = heading {
                    self.heading(heading);
                }
                for (at, line) in lines.into_iter().enumerate() {
                    let band = heading.is_none() && at == 0;
                    self.text(line, if band { Role::Accent } else { Role::Text }, 0);
                }
            }
        }
    }

    pub(super) fn below(&mut self) {
        let view = self.view;
        let lines = administrative_lines(self.session.matter(), &view.phrases());
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
