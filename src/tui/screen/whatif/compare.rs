//! The comparison: level, sum and gauges of the variation beside those of the case.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::draw::row;
use crate::assess::{Range, Truth, What};
use crate::report::{GaugeLine, Matter, gauges};
use crate::text::{grouped, pad_right, width, wrap};
use crate::tui::Role;
use crate::tui::context::View;
use crate::tui::screen::level::{role, sign, tier_role};
use crate::tui::widget::{Gauge, Part, SumBar};

/// Two matters and the offence for which they are compared.
pub(super) struct Compare<'c, 'v> {
    pub(super) view: View<'v>,
    pub(super) at: usize,
    pub(super) case: &'c Matter<'v>,
    pub(super) variation: &'c Matter<'v>,
}

impl Compare<'_, '_> {
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect) {
        let (view, texts) = (self.view, &self.view.texts().whatif);
        let look = view.look();
        let offence = self.variation.offence(self.at).name.get(view.lang);
        // Everybody knows the main offence: half of its name says no more than none.
        if self.at != self.variation.main() || width(offence) <= usize::from(area.width) {
            let offence = look.cut(offence, area.width).into_owned();
            Line::styled(offence, look.style(Role::Dim)).render(row(area, 0), buffer);
        }
        let names = [view.say(&texts.case), view.say(&texts.variation)];
        let label = names.map(width).into_iter().max().unwrap_or(0) + 2;
        for (at, (name, matter)) in names
            .into_iter()
            .zip([self.case, self.variation])
            .enumerate()
        {
            let outcome = matter.outcome(self.at);
            let room = area.width.saturating_sub(u16::try_from(label).unwrap_or(0));
            let words = self.level(matter, room);
            let spans = vec![
                Span::styled(pad_right(name, label), look.style(Role::Dim)),
                Span::styled(
                    look.cut(&words, room).into_owned(),
                    look.style(role(outcome)),
                ),
            ];
            Line::from(spans).render(row(area, u16::try_from(at + 1).unwrap_or(1)), buffer);
        }
        self.gauges(
            buffer,
            Rect {
                y: area.y + 3,
                height: area.height.saturating_sub(3),
                ..area
            },
            label,
        );
    }

    /// The level with its sign: in the words of the result, or in fewer where those do not fit.
    fn level(&self, matter: &Matter<'_>, room: u16) -> String {
        let (look, phrases) = (self.view.look(), self.view.phrases());
        let (offence, outcome) = (matter.offence(self.at), matter.outcome(self.at));
        let signed = |words: String| format!("{} {words}", sign(look, outcome));
        let words = signed(phrases.headline(offence, outcome));
        let settled = outcome.applies != Truth::NotMet && outcome.possible.len() == 1;
        if settled && width(&words) > room.into() {
            return signed(phrases.levels(offence, outcome.possible));
        }
        words
    }

    /// The rows that everything takes in a width.
    pub(super) fn height(&self, cells: u16) -> u16 {
        u16::try_from(3 + self.rows(&self.pairs(), cells)).unwrap_or(u16::MAX)
    }

    /// The rows of gauges: two bars each, and a title that is wrapped.
    fn rows(&self, pairs: &[(GaugeLine, Option<GaugeLine>)], cells: u16) -> usize {
        let titles = pairs.iter().map(|(one, other)| {
            let label = self.label(one, other.as_ref());
            wrap(&label, cells.into()).len()
        });
        titles.map(|rows| rows + 2).sum()
    }

    /// The gauges of the variation that tell something, each with that of the case.
    fn pairs(&self) -> Vec<(GaugeLine, Option<GaugeLine>)> {
        let before = gauges(self.case, self.at);
        let of = |one: &GaugeLine| {
            let mut same = before
                .iter()
                .filter(|other| other.line.measure == one.line.measure);
            same.next().copied()
        };
        gauges(self.variation, self.at)
            .into_iter()
            .map(|one| (one, of(&one)))
            .filter(|(one, other)| {
                self.tells(one) || other.as_ref().is_some_and(|one| self.tells(one))
            })
            .collect()
    }

    /// The gauges of the variation, each with the bar of the case above its own; those that differ first where not all fit.
    fn gauges(&self, buffer: &mut Buffer, area: Rect, label: usize) {
        let mut pairs = self.pairs();
        if self.rows(&pairs, area.width) > usize::from(area.height) {
            pairs.sort_by_key(|(one, other)| {
                other.is_some_and(|other| other.line.value == one.line.value)
            });
        }
        let mut y = 0;
        for (one, other) in pairs {
            let said = self.label(&one, other.as_ref());
            let mut title = wrap(&said, area.width.into());
            // The first always has its bars, if need be under a title of one line; others without room are left out.
            if y == 0 && title.len() + 2 > area.height.into() {
                title = vec![self.view.look().cut(&said, area.width).into_owned()];
            }
            let rows = u16::try_from(title.len()).unwrap_or(1);
            if y + rows + 2 > area.height {
                break;
            }
            let distance = self.view.phrases().distance(&one.line);
            for (line, at) in title.iter().zip(0..) {
                let last = at + 1 == rows;
                let distance = if last { distance.as_str() } else { "" };
                self.title(buffer, row(area, y + at), line, distance);
            }
            y += rows - 1;
            let names = [
                &self.view.texts().whatif.case,
                &self.view.texts().whatif.variation,
            ];
            for (at, (name, gauge)) in names.into_iter().zip([other, Some(one)]).enumerate() {
                let place = row(area, y + 1 + u16::try_from(at).unwrap_or(0));
                let name = Line::styled(self.view.say(name), self.view.look().style(Role::Dim));
                name.render(place, buffer);
                let cells = u16::try_from(label).unwrap_or(0);
                let bar = Rect {
                    x: place.x + cells,
                    width: place.width.saturating_sub(cells),
                    ..place
                };
                let matter = if at == 0 { self.case } else { self.variation };
                if let Some(gauge) = gauge {
                    self.bar(buffer, bar, matter, &gauge);
                }
            }
            y += 3;
        }
    }

    /// Whether a gauge shows anything: something is there, and of a total more than one term.
    fn tells(&self, gauge: &GaugeLine) -> bool {
        let line = &gauge.line;
        let one_term = matches!(line.what, What::Total { .. })
            && self
                .variation
                .terms(self.at, line.measure)
                .iter()
                .filter(|term| term.value != Range::ZERO)
                .count()
                < 2;
        line.value != Range::ANY && line.value != Range::ZERO && !one_term
    }

    fn label(&self, one: &GaugeLine, other: Option<&GaugeLine>) -> String {
        let (view, phrases) = (self.view, self.view.phrases());
        let line = &one.line;
        let offence = self.variation.offence(self.at);
        let say = |n: u128| match line.what {
            What::Records { .. } => grouped(n),
            What::Count { .. } | What::Money { .. } | What::Total { .. } => {
                phrases.amount(line.what, line.unit, n)
            }
        };
        let value = |gauge: &GaugeLine| phrases.range(gauge.line.value, say);
        let name = match line.what {
            What::Total { .. } => {
                return phrases
                    .sum(line, &self.variation.terms(self.at, line.measure))
                    .line();
            }
            What::Records { tier, .. } => {
                view.context.law.tiers[tier].name.get(view.lang).to_owned()
            }
            What::Count { .. } | What::Money { .. } => phrases.measured(offence, line.what),
        };
        let (now, before) = (value(one), other.map(value));
        let moved = match before.filter(|before| *before != now) {
            Some(before) => format!("{before} {} {now}", view.look().glyphs.arrow),
            None => now,
        };
        format!("{name}  {}", phrases.against(&moved, &say(line.line)))
    }

    fn title(&self, buffer: &mut Buffer, area: Rect, left: &str, right: &str) {
        let look = self.view.look();
        Line::styled(left.to_owned(), look.style(Role::Text)).render(area, buffer);
        if width(left) + width(right) + 2 <= usize::from(area.width) {
            Line::styled(right.to_owned(), look.style(Role::Dim))
                .right_aligned()
                .render(area, buffer);
        }
    }

    fn bar(&self, buffer: &mut Buffer, area: Rect, matter: &Matter<'_>, gauge: &GaugeLine) {
        let (look, line) = (self.view.look(), &gauge.line);
        if !matches!(line.what, What::Total { .. }) {
            let value = line.value;
            return Gauge::new(look, value.min, value.max(), line.line, gauge.upper)
                .render(area, buffer);
        }
        let terms = matter.terms(self.at, line.measure);
        let parts = terms.iter().enumerate().map(|(at, term)| Part {
            role: tier_role(term.tier().unwrap_or(at)),
            amount: term.value.min.saturating_mul(term.weight),
        });
        let parts: Vec<Part> = parts.collect();
        SumBar::new(look, &parts, line.line, gauge.upper)
            .up_to(line.value.max())
            .render(area, buffer);
    }
}
