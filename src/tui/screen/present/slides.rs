//! The screens of a presentation: which a case has, and what each shows.

mod lines;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::digits::{self, fitting};
use crate::assess::{Change, Range, What};
use crate::report::{GaugeLine, Matter, gauges};
use crate::text::{Fen, grouped, width, wrap};
use crate::tui::Role;
use crate::tui::context::View;
use crate::tui::screen::band::band_range;
use crate::tui::screen::level::{role, sign, tier_role};
use crate::tui::screen::whatif::changes::{Unit, changes, distance};
use crate::tui::widget::{Gauge, Part, SumBar};

/// Text is no wider than this, in cells.
const MEASURE: u16 = 76;
/// Bars are no wider.
const BAR: u16 = 90;
/// Changes on one screen, at most.
const MOST: usize = 5;

/// A screen of a presentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slide {
    /// The level in words.
    Level,
    /// The proportional total in large figures.
    Sum,
    /// The bar that is filled furthest.
    Line,
    /// How far it is to a level above (or, if not, below), in large figures.
    Distance { up: bool },
    /// The band.
    Penalty,
    /// What would change it.
    Changes,
}

/// The screens that a case has something to show on.
pub(super) fn slides(matter: &Matter<'_>, at: usize) -> Vec<Slide> {
    let mut all = vec![Slide::Level];
    if sum(matter, at).is_some() {
        all.push(Slide::Sum);
    }
    if fullest(matter, at).is_some() {
        all.push(Slide::Line);
    }
    for up in [false, true] {
        if nearest(matter, at, up).is_some() {
            all.push(Slide::Distance { up });
        }
    }
    if !matter.outcome(at).penalties.is_empty() {
        all.push(Slide::Penalty);
    }
    if !changes(matter, at).is_empty() {
        all.push(Slide::Changes);
    }
    all
}

/// The total of more than one term.
fn sum(matter: &Matter<'_>, at: usize) -> Option<GaugeLine> {
    let mut totals = gauges(matter, at).into_iter().filter(|one| {
        let terms = matter.terms(at, one.line.measure);
        let filled = terms
            .iter()
            .filter(|term| term.value != Range::ZERO)
            .count();
        matches!(one.line.what, What::Total { .. }) && filled > 1 && one.line.value.max().is_some()
    });
    totals.next()
}

/// The gauge that is filled furthest; a total speaks only where it has more than one term.
fn fullest(matter: &Matter<'_>, at: usize) -> Option<GaugeLine> {
    let total = sum(matter, at);
    let told = |one: &GaugeLine| match one.line.what {
        What::Total { .. } => total.is_some_and(|total| total == *one),
        What::Records { .. } | What::Count { .. } | What::Money { .. } => {
            one.line.value != Range::ANY
        }
    };
    let share =
        |one: &GaugeLine, other: &GaugeLine| one.line.value.min.saturating_mul(other.line.line);
    gauges(matter, at)
        .into_iter()
        .filter(|one| told(one) && one.line.value != Range::ZERO)
        .reduce(|one, other| {
            if share(&other, &one) > share(&one, &other) {
                other
            } else {
                one
            }
        })
}

/// The smallest change of a count or an amount that raises the level, or lowers it.
fn nearest<'m>(matter: &'m Matter<'_>, at: usize, up: bool) -> Option<(&'m Change, (Unit, u64))> {
    let level = matter.outcome(at).level;
    let alone = changes(matter, at)
        .into_iter()
        .filter(|change| change.steps.len() == 1);
    let mut ways = alone.filter(|change| match up {
        true => change.verdict.level > level,
        false => change.verdict.level < level,
    });
    ways.find_map(|change| Some((change, distance(matter, change)?)))
}

impl Slide {
    /// What the screen is about.
    pub(super) fn heading<'v>(self, view: View<'v>) -> &'v str {
        let texts = &view.texts().present;
        view.say(match self {
            Slide::Level => &texts.level,
            Slide::Sum => &texts.sum,
            Slide::Line => &texts.line,
            Slide::Distance { up: true } => &texts.distance_up,
            Slide::Distance { up: false } => &texts.distance_down,
            Slide::Penalty => &texts.penalty,
            Slide::Changes => &texts.changes,
        })
    }

    /// Draws the screen on a sheet and gives the rows used.
    pub(super) fn draw(
        self,
        sheet: &mut Buffer,
        view: View<'_>,
        (matter, at): (&Matter<'_>, usize),
    ) -> u16 {
        let mut page = Page {
            sheet,
            row: 0,
            view,
        };
        match self {
            Slide::Level => page.level(matter, at),
            Slide::Sum => page.sum(matter, at),
            Slide::Line => page.line(matter, at),
            Slide::Distance { up } => page.distance(matter, at, up),
            Slide::Penalty => page.penalty(matter, at),
            Slide::Changes => page.changes(matter, at),
        }
        page.row
    }
}

struct Page<'b, 'v> {
    sheet: &'b mut Buffer,
    row: u16,
    view: View<'v>,
}

impl Page<'_, '_> {
    fn rest(&self) -> Rect {
        let area = self.sheet.area;
        let row = self.row.min(area.height);
        Rect {
            y: row,
            height: area.height - row,
            ..area
        }
    }

    fn put(&mut self, line: Line<'_>) {
        let place = Rect {
            height: self.rest().height.min(1),
            ..self.rest()
        };
        line.alignment(Alignment::Center).render(place, self.sheet);
        self.row += 1;
    }

    /// A text in the middle, wrapped.
    fn says(&mut self, text: &str, style: Style) {
        let cells = usize::from(self.sheet.area.width.min(MEASURE));
        for line in balanced(text, cells) {
            self.put(Line::styled(line.to_owned(), style));
        }
    }

    /// Figures as large as they fit with `spare` rows left, each line on its own; as text where none fit.
    fn figures(&mut self, lines: &[&str], spare: u16, role: Role) {
        let look = self.view.look();
        let style = look.style(role);
        let room = (
            self.sheet.area.width,
            self.rest().height.saturating_sub(spare),
        );
        match fitting(lines, room, look.glyphs) {
            Some(dot) => {
                for line in lines {
                    digits::draw(self.sheet, self.rest(), line, dot, style, look.glyphs);
                    self.row += dot.rows() + 1;
                }
            }
            None => {
                let style = style.add_modifier(Modifier::BOLD);
                lines
                    .iter()
                    .for_each(|line| self.put(Line::styled((*line).to_owned(), style)));
                self.row += 1;
            }
        }
    }

    /// The level between two strokes, its letters apart; below it the one sentence.
    fn level(&mut self, matter: &Matter<'_>, at: usize) {
        let (look, phrases, outcome) = (self.view.look(), self.view.phrases(), matter.outcome(at));
        let words = phrases.headline(matter.offence(at), outcome);
        let style = look.style(role(outcome)).add_modifier(Modifier::BOLD);
        let apart = words
            .chars()
            .flat_map(|letter| [letter, ' '])
            .collect::<String>();
        let room = usize::from(self.sheet.area.width);
        let words = if width(&apart) + 8 <= room {
            apart.trim_end().to_owned()
        } else {
            words
        };
        let line = format!("{}  {words}", sign(look, outcome));
        let stroke = look.glyphs.full.repeat((width(&line) + 4).min(room));
        for text in [stroke.as_str(), "", &line, "", &stroke] {
            self.put(Line::styled(text.to_owned(), style));
        }
        self.row += 2;
        for sentence in phrases.conclusion(matter, at).iter().take(2) {
            self.says(sentence, look.style(Role::Text));
        }
    }

    /// The distance in figures; the change in words below it.
    fn distance(&mut self, matter: &Matter<'_>, at: usize, up: bool) {
        let Some((change, (unit, by))) = nearest(matter, at, up) else {
            return;
        };
        let (look, phrases) = (self.view.look(), self.view.phrases());
        let texts = &self.view.texts().present;
        let (figure, unit) = match unit {
            Unit::Records if by == 1 => (grouped(by.into()), Some(&texts.record)),
            Unit::Records => (grouped(by.into()), Some(&texts.records)),
            Unit::Number => (grouped(by.into()), None),
            Unit::Fen => (Fen(by).yuan(), Some(&texts.yuan)),
        };
        self.figures(&[&figure], 5, Role::Accent);
        if let Some(unit) = unit {
            let style = look.style(Role::Accent).add_modifier(Modifier::BOLD);
            self.says(self.view.say(unit), style);
            self.row += 1;
        }
        self.says(&phrases.change(matter, at, change), look.style(Role::Text));
    }

    /// Each band that is possible in words, and all of them as a bar.
    fn penalty(&mut self, matter: &Matter<'_>, at: usize) {
        let (look, phrases) = (self.view.look(), self.view.phrases());
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        for penalty in &outcome.penalties {
            if outcome.possible.len() > 1 {
                self.says(
                    &phrases.if_level(offence, penalty.level),
                    look.style(Role::Dim),
                );
            }
            let band = phrases.band(&offence.bands[penalty.band]);
            self.says(&band, look.style(Role::Text).add_modifier(Modifier::BOLD));
            self.row += 1;
        }
        let cells = self.sheet.area.width;
        let bar = band_range(self.view, matter, at, cells, 3);
        let wide = bar.iter().map(Line::width).max().unwrap_or(0);
        let x = (cells - u16::try_from(wide).unwrap_or(cells).min(cells)) / 2;
        for line in bar {
            let place = Rect {
                x,
                width: cells - x,
                height: 1,
                ..self.rest()
            };
            line.render(place.intersection(self.sheet.area), self.sheet);
            self.row += 1;
        }
    }

    /// What would change it, a line each with the sign of the level it leads to.
    fn changes(&mut self, matter: &Matter<'_>, at: usize) {
        let (look, phrases) = (self.view.look(), self.view.phrases());
        let cells = self.sheet.area.width.min(MEASURE);
        let x = (self.sheet.area.width - cells) / 2;
        for change in changes(matter, at).into_iter().take(MOST) {
            let text = phrases.change(matter, at, change);
            let sign = format!("{:<3}", look.glyphs.levels[change.verdict.level.band()]);
            let lines = wrap(&text, usize::from(cells.saturating_sub(3)));
            if usize::from(self.rest().height) < lines.len() {
                break;
            }
            for (n, line) in lines.iter().enumerate() {
                let mark = if n == 0 {
                    sign.clone()
                } else {
                    "   ".to_owned()
                };
                let spans = vec![
                    Span::styled(mark, look.style(Role::Accent)),
                    Span::styled((*line).to_owned(), look.style(Role::Text)),
                ];
                let place = Rect {
                    x,
                    width: cells,
                    height: 1,
                    ..self.rest()
                };
                Line::from(spans).render(place.intersection(self.sheet.area), self.sheet);
                self.row += 1;
            }
            self.row += 1;
        }
    }
}

/// A text in as few lines as it takes, all of them about as long: centred, a last line of one word looks lost.
fn balanced(text: &str, cells: usize) -> Vec<String> {
    let lines = wrap(text, cells);
    let fair = width(text).div_ceil(lines.len().max(1));
    (fair..cells)
        .map(|room| wrap(text, room))
        .find(|tried| tried.len() == lines.len())
        .unwrap_or(lines)
}

#[cfg(test)]
mod tests {
    use super::balanced;

    #[test]
    fn lines_in_the_middle_are_about_as_long() {
        let lines = balanced("imprisonment of up to 3 years, and/or a fine", 40);
        assert_eq!(lines, ["imprisonment of up to", "3 years, and/or a fine"]);
        assert_eq!(balanced("one line", 40), ["one line"]);
    }
}
