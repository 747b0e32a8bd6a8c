//! The sum and a line, drawn large.

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::*;
use crate::tui::areas;

impl Page<'_, '_> {
    /// The sum, a term a line; where the window is too small for that, the total alone with the sum as text below.
    pub(super) fn sum(&mut self, matter: &Matter<'_>, at: usize) {
        let Some(gauge) = sum(matter, at) else { return };
        let (look, phrases) = (self.view.look(), self.view.phrases());
        let sum = phrases.sum(&gauge.line, &matter.terms(at, gauge.line.measure));
        let whole = sum.line();
        let total = format!("{} {}", sum.total, sum.against);
        let mut terms: Vec<String> = Vec::new();
        for (at, (_, term)) in sum.terms.iter().enumerate() {
            terms.push(if at == 0 {
                term.clone()
            } else {
                format!("+ {term}")
            });
        }
        terms.push(format!("= {total}"));
        let lines: Vec<&str> = terms.iter().map(String::as_str).collect();
        let room = (self.sheet.area.width, self.sheet.area.height);
        let shown = role(matter.outcome(at));
        if fitting(&[&whole], room, look.glyphs).is_some() {
            self.figures(&[&whole], 0, shown);
        } else if fitting(&lines, room, look.glyphs).is_some() {
            self.figures(&lines, 0, shown);
        } else {
            self.figures(&[&total], 2, shown);
            self.says(&whole, look.style(Role::Text).add_modifier(Modifier::BOLD));
        }
    }

    /// A bar three rows high, its lines below it.
    pub(super) fn line(&mut self, matter: &Matter<'_>, at: usize) {
        let Some(gauge) = fullest(matter, at) else {
            return;
        };
        let (look, phrases, line) = (self.view.look(), self.view.phrases(), &gauge.line);
        let say = |n: u128| phrases.amount(line.what, line.unit, n);
        let name = match line.what {
            What::Total { .. } => self.view.say(&self.view.texts().present.sum).to_owned(),
            What::Records { .. } | What::Count { .. } | What::Money { .. } => {
                phrases.measured(matter.offence(at), line.what)
            }
        };
        let value = phrases.range(line.value, say);
        self.says(
            &format!("{name}  {value} / {}", say(line.line)),
            look.style(Role::Text).add_modifier(Modifier::BOLD),
        );
        self.row += 1;
        let cells = self.sheet.area.width.min(BAR);
        let place = Rect {
            x: (self.sheet.area.width - cells) / 2,
            width: cells,
            ..self.rest()
        };
        let bar = Gauge::new(
            look,
            line.value.min,
            line.value.max(),
            line.line,
            gauge.upper,
        );
        let parts = self.parts(matter, at, &gauge);
        for row in 0..3.min(place.height) {
            let place = areas::row_at(place, place.y + row);
            match &parts {
                Some(parts) => SumBar::new(look, parts, line.line, gauge.upper)
                    .up_to(line.value.max())
                    .render(place, self.sheet),
                None => bar.render(place, self.sheet),
            }
        }
        let labels = bar.labels(
            cells,
            &say(line.line),
            &gauge.upper.map_or_else(String::new, say),
        );
        let below = areas::row_at(place, (place.y + 3).min(place.bottom().saturating_sub(1)));
        Line::styled(labels, look.style(Role::Dim))
            .render(below.intersection(self.sheet.area), self.sheet);
        self.row += 5;
        let role = Role::Text;
        self.says(&phrases.distance(line), look.style(role));
    }

    /// The parts of a total's bar.
    pub(super) fn parts(
        &self,
        matter: &Matter<'_>,
        at: usize,
        gauge: &GaugeLine,
    ) -> Option<Vec<Part>> {
        let total = matches!(gauge.line.what, What::Total { .. });
        let terms = total.then(|| matter.terms(at, gauge.line.measure))?;
        let parts = terms.iter().enumerate().map(|(at, term)| Part {
            role: tier_role(term.tier().unwrap_or(at)),
            amount: term.value.min.saturating_mul(term.weight),
        });
        Some(parts.collect())
    }
}
