//! The live panel: what the answers so far come to.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::level::{headline, role, tier_role};
use crate::assess::{Lever, Range, Truth, What};
use crate::report::{GaugeLine, gauges};
use crate::text::{grouped, width};
use crate::tui::Role;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::session::Session;
use crate::tui::widget::{Gauge, Part, Passage, Prose, SumBar};

/// Draws the panel from top to bottom; what does not fit is left out from the end.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, view: View<'_>, session: &Session<'_>) {
    let at = session.matter().main();
    let mut page = Page {
        buffer,
        area,
        row: 0,
        at,
        view,
    };
    page.passages([Passage::new(Line::from(headline(view, session, at)))]);
    page.reason(session);
    page.blank();
    for gauge in gauges(session.matter(), at) {
        page.gauge(session, &gauge);
    }
    page.next(session);
    page.open_items(session);
}

/// Draws the gauges of an offence alone, without those of which nothing is there, and gives the rows used.
pub(super) fn gauges_only(
    buffer: &mut Buffer,
    area: Rect,
    view: View<'_>,
    session: &Session<'_>,
    at: usize,
) -> u16 {
    let mut page = Page {
        buffer,
        area,
        row: 0,
        at,
        view,
    };
    let mut gauges = gauges(session.matter(), at);
    // Of what nothing is there, nothing is to be seen; where nothing is there at all, the lines are.
    let nothing = |gauge: &GaugeLine| gauge.line.value == Range::ZERO;
    if !gauges.iter().all(nothing) {
        gauges.retain(|gauge| !nothing(gauge));
    }
    for gauge in gauges {
        page.gauge(session, &gauge);
    }
    page.row + u16::from(page.row > 0)
}

/// The panel as one line: level, sum, how many items are open.
pub(super) fn line(view: View<'_>, session: &Session<'_>, cells: u16) -> Line<'static> {
    let matter = session.matter();
    let look = view.look();
    let at = matter.main();
    let mut spans = headline(view, session, at);
    let outcome = matter.outcome(at);
    if outcome.possible.len() > 1 {
        let levels = view
            .phrases()
            .verdict(matter.offence(at), outcome.verdict());
        let open = &view.texts().panel.undecided;
        let open = open.fill(view.lang, &[("levels", &levels)]);
        spans = vec![Span::styled(
            format!("{} {open}", look.glyphs.unsettled),
            look.style(role(outcome)).add_modifier(Modifier::BOLD),
        )];
    }
    if let Some(gauge) = gauges(matter, at)
        .into_iter()
        .find(|gauge| matches!(gauge.line.what, What::Total { .. }))
    {
        let sum = view
            .phrases()
            .sum(&gauge.line, &matter.terms(at, gauge.line.measure));
        if !sum.terms.is_empty() && gauge.line.value.max().is_some() {
            spans.push(Span::styled(
                format!("  {}", sum.line()),
                look.style(Role::Dim),
            ));
        }
    }
    let mut room = cells;
    for span in &mut spans {
        let cut = look.cut(&span.content, room).into_owned();
        room = room.saturating_sub(u16::try_from(width(&cut)).unwrap_or(room));
        span.content = cut.into();
    }
    Line::from(spans)
}

/// More open items than this are counted, not listed.
const MANY: usize = 6;

struct Page<'b, 'v> {
    buffer: &'b mut Buffer,
    area: Rect,
    row: u16,
    /// The offence.
    at: usize,
    view: View<'v>,
}

impl Page<'_, '_> {
    fn rest(&self, height: u16) -> Rect {
        let left = self.area.height.saturating_sub(self.row);
        Rect {
            y: self.area.y + self.row,
            height: height.min(left),
            ..self.area
        }
    }

    fn blank(&mut self) {
        self.row += 1;
    }

    fn passages<'p>(&mut self, passages: impl IntoIterator<Item = Passage<'p>>) {
        let prose = Prose::new(passages);
        let height = prose.height(self.area.width);
        let area = self.rest(height);
        (&prose).render(area, self.buffer);
        self.row = self.row.saturating_add(height);
    }

    fn said(&mut self, text: String, role: Role) {
        let style = self.view.look().style(role);
        self.passages([Passage::new(Line::styled(text, style)).hanging(2)]);
    }

    /// The rows that a text takes.
    fn rows_of(&self, text: &str) -> u16 {
        let prose = Prose::new([Passage::new(Line::raw(text.to_owned())).hanging(2)]);
        prose.height(self.area.width)
    }

    /// Whether there is room left for the whole of a text.
    fn fits(&self, text: &str) -> bool {
        self.row.saturating_add(self.rows_of(text)) <= self.area.height
    }

    /// The one reason, or what is still possible.
    fn reason(&mut self, session: &Session<'_>) {
        let (view, matter) = (self.view, session.matter());
        let (phrases, outcome, offence) = (
            view.phrases(),
            matter.outcome(self.at),
            matter.offence(self.at),
        );
        if outcome.possible.len() > 1 {
            let levels = phrases.verdict(offence, outcome.verdict());
            self.said(
                view.texts()
                    .panel
                    .possible
                    .fill(view.lang, &[("levels", &levels)]),
                Role::Text,
            );
        }
        let decisive = outcome
            .shown()
            .items
            .iter()
            .filter(|item| item.decisive)
            .map(|item| phrases.item_name(&offence.items[item.item]));
        let decisive: Vec<String> = decisive.collect();
        if !decisive.is_empty() {
            self.said(phrases.listed(&decisive), Role::Text);
        }
        if outcome.applies != Truth::Met {
            let wanted = outcome.applies;
            let names = phrases.elements(matter, self.at, wanted);
            let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
            if wanted == Truth::NotMet {
                self.said(phrases.conclusion(matter, self.at).concat(), Role::Text);
            } else if !names.is_empty() {
                let text = &view.texts().panel.applies_open;
                self.said(
                    text.fill(view.lang, &[("elements", &phrases.listed(&names))]),
                    Role::Dim,
                );
            }
        } else if outcome.possible.len() == 1 && decisive.is_empty() {
            self.said(
                view.say(&view.context.texts.level.none_note).to_owned(),
                Role::Dim,
            );
        }
    }

    fn gauge(&mut self, session: &Session<'_>, gauge: &GaugeLine) {
        let (view, line) = (self.view, &gauge.line);
        if self.row + 2 > self.area.height {
            return;
        }
        let (look, phrases, matter) = (view.look(), view.phrases(), session.matter());
        if line.value == Range::ANY {
            return self.bare(session, line);
        }
        let bar = self.rest(2);
        let bar = areas::row_at(bar, bar.y + 1);
        let (least, most) = (line.value.min, line.value.max());
        let plain = Gauge::new(look, least, most, line.line, gauge.upper);
        match line.what {
            What::Total { .. } => {
                let terms = matter.terms(self.at, line.measure);
                let sum = phrases.sum(line, &terms);
                if sum.terms.len() < 2 {
                    return;
                }
                let fits = width(&sum.line()) <= usize::from(self.area.width);
                let short = format!("{} {}", sum.total, sum.against);
                let short = view.texts().panel.total.fill(view.lang, &[("sum", &short)]);
                self.label(
                    if fits { sum.line() } else { short }.as_str(),
                    "",
                    Role::Text,
                );
                let parts: Vec<Part> = terms
                    .iter()
                    .enumerate()
                    .map(|(at, term)| Part {
                        role: tier_role(term.tier().unwrap_or(at)),
                        amount: term.value.min.saturating_mul(term.weight),
                    })
                    .collect();
                SumBar::new(look, &parts, line.line, gauge.upper)
                    .up_to(line.value.max())
                    .render(bar, self.buffer);
            }
            What::Records { tier, .. } => {
                let name = view.context.law.tiers[tier].name.get(view.lang).to_owned();
                let value = phrases.range(line.value, grouped);
                self.label(
                    &format!("{name}  {value} / {}", grouped(line.line)),
                    &phrases.distance(line),
                    tier_role(tier),
                );
                plain.render(bar, self.buffer);
            }
            What::Count { .. } | What::Money { .. } => {
                let name = phrases.measured(matter.offence(self.at), line.what);
                let say = |n| phrases.amount(line.what, line.unit, n);
                let value = phrases.range(line.value, say);
                let text = format!("{name}  {}", phrases.against(&value, &say(line.line)));
                self.label(&text, &phrases.distance(line), Role::Text);
                plain.render(bar, self.buffer);
            }
        }
        self.row += 2;
    }

    /// A line of which nothing is known yet: what it is, without a bar.
    fn bare(&mut self, session: &Session<'_>, line: &crate::assess::MeasureOutcome) {
        if matches!(line.what, What::Total { .. }) {
            return;
        }
        let phrases = self.view.phrases();
        let what = phrases.measured(session.matter().offence(self.at), line.what);
        let line = phrases.amount(line.what, line.unit, line.line);
        let line = self
            .view
            .texts()
            .panel
            .line_is
            .fill(self.view.lang, &[("n", &line)]);
        self.label(&what, &line, Role::Dim);
        self.row += 1;
    }

    /// A label, with a remark at the right end where there is room for both.
    fn label(&mut self, left: &str, right: &str, role: Role) {
        let look = self.view.look();
        let area = self.rest(1);
        let room = usize::from(area.width);
        let cut = look.cut(left, area.width).into_owned();
        let fits = width(left) + width(right) + 2 <= room;
        Line::styled(cut, look.style(role)).render(area, self.buffer);
        if fits && !right.is_empty() {
            Line::styled(right.to_owned(), look.style(Role::Dim))
                .right_aligned()
                .render(area, self.buffer);
        }
    }

    /// How far it is to the next line: the rows and amounts that would reach it.
    fn next(&mut self, session: &Session<'_>) {
        let (view, matter) = (self.view, session.matter());
        let near: Vec<&crate::assess::Change> = matter
            .reverse(self.at)
            .raising
            .iter()
            .filter(|change| matches!(change.steps[..], [(Lever::Row(_) | Lever::Amount(_), _)]))
            .take(3)
            .collect();
        let said = |change: &&crate::assess::Change| view.phrases().change(matter, self.at, change);
        let near: Vec<String> = near.iter().map(said).collect();
        // Below the blank and the title there must be room for the first one.
        let room = self.area.height.saturating_sub(self.row + 2);
        if near.first().is_none_or(|first| self.rows_of(first) > room) {
            return;
        }
        self.blank();
        let title = view.look().style(Role::Title);
        self.passages([Passage::new(Line::styled(
            view.say(&view.texts().panel.next).to_owned(),
            title,
        ))]);
        // None of them cut in two.
        for change in near {
            if !self.fits(&change) {
                break;
            }
            self.said(change, Role::Text);
        }
    }

    /// The items that are open, by address.
    fn open_items(&mut self, session: &Session<'_>) {
        let (view, matter) = (self.view, session.matter());
        let offence = matter.offence(self.at);
        let open = matter
            .outcome(self.at)
            .shown()
            .items
            .iter()
            .filter(|item| item.status == Truth::Open && !item.court);
        let cites: Vec<&str> = open
            .map(|item| offence.items[item.item].cite.as_str())
            .collect();
        if cites.is_empty() {
            return;
        }
        self.blank();
        let texts = &view.texts().panel;
        let count = cites.len();
        let items = view.phrases().items_of(cites);
        let listed = texts.open_items.fill(view.lang, &[("items", &items)]);
        let text = match count <= MANY && self.fits(&listed) {
            true => listed,
            false => texts
                .open_many
                .fill(view.lang, &[("n", &count.to_string())]),
        };
        self.said(text, Role::Dim);
    }
}
