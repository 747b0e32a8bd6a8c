//! Draws the parts (tabs) of the result.

mod cited;
mod library;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Part;
use super::folds::Folds;
use crate::assess::Truth;
use crate::text::sentence;
use crate::tui::Role;
use crate::tui::context::View;
use crate::tui::screen::level::{headline, truth_sign, truth_style};
use crate::tui::screen::panel;
use crate::tui::session::Session;
use crate::tui::widget::{MEASURE, Passage, Prose};

/// Cells between text and gauges that stand beside each other.
const GAP: u16 = 4;
/// The least width of gauges beside text.
const GAUGES: u16 = 30;

/// Draws a part of an offence's result on a sheet and gives the rows used.
pub(super) fn draw(
    sheet: &mut Buffer,
    (part, at): (Part, usize),
    folds: &mut Folds,
    view: View<'_>,
    session: &Session<'_>,
) -> u16 {
    let mut page = Page {
        sheet,
        row: 0,
        at,
        view,
        session,
    };
    match part {
        Part::Conclusion => page.conclusion(),
        Part::Items => page.items(),
        Part::Penalty => {
            page.penalty();
            page.below();
        }
        Part::Worksheet => page.worksheet(),
        Part::Disputes => page.disputes(),
        Part::Precedents => page.precedents(),
        Part::Changes => page.changes(),
        Part::Explanation => page.explanation(folds),
    }
    page.row
}

pub(super) struct Page<'b, 'v, 's> {
    sheet: &'b mut Buffer,
    row: u16,
    /// The offence.
    pub(super) at: usize,
    pub(super) view: View<'v>,
    pub(super) session: &'s Session<'v>,
}

impl Page<'_, '_, '_> {
    pub(super) fn rest(&self) -> Rect {
        let area = self.sheet.area;
        Rect {
            y: self.row,
            height: area.height.saturating_sub(self.row),
            ..area
        }
    }

    pub(super) fn sheet(&mut self) -> &mut Buffer {
        self.sheet
    }

    /// Goes on so many rows below, at most at the end of the sheet.
    pub(super) fn skip(&mut self, rows: u16) {
        self.row += rows.min(self.rest().height);
    }

    pub(super) fn put<'p>(&mut self, passages: impl IntoIterator<Item = Passage<'p>>) {
        let prose = Prose::new(passages);
        let area = self.rest();
        let height = prose.height(area.width).min(area.height);
        (&prose).render(area, self.sheet);
        self.row += height;
    }

    /// Lays a style over some rows.
    pub(super) fn paint(&mut self, rows: Rect, style: Style) {
        self.sheet.set_style(rows, style);
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.view.look().style(role)
    }

    pub(super) fn blank(&mut self) {
        self.row += 1;
    }

    pub(super) fn heading(&mut self, text: &str) {
        if self.row > 0 {
            self.blank();
        }
        let text = sentence(text.to_owned(), self.view.lang);
        self.put([Passage::new(Line::styled(text, self.style(Role::Title)))]);
    }

    pub(super) fn text(&mut self, text: impl Into<String>, role: Role, indent: u16) {
        let mut text = text.into();
        if indent == 0 {
            text = sentence(text, self.view.lang);
        }
        let line = self.cited(&text, role);
        self.put([Passage::new(line).indent(indent).hanging(2)]);
    }

    /// Level, reason, band, the way in; then how far everything is from its line.
    fn conclusion(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let phrases = view.phrases();
        let (offence, outcome) = (matter.offence(self.at), matter.outcome(self.at));
        let name = Line::styled(
            sentence(offence.name.get(view.lang).to_owned(), view.lang),
            self.style(Role::Dim),
        );
        self.put([
            Passage::new(name),
            Passage::new(Line::from(headline(view, self.session, self.at))),
        ]);
        self.blank();
        for sentence in phrases.conclusion(matter, self.at) {
            self.text(sentence, Role::Text, 0);
        }
        self.blank();
        let beside = self.gauges_beside();
        for penalty in &outcome.penalties {
            let band = &offence.bands[penalty.band];
            let level = phrases.level(offence, penalty.level);
            let said = if outcome.possible.len() > 1 {
                format!(
                    "{}{}{}",
                    phrases.if_level(offence, penalty.level),
                    phrases.colon(),
                    phrases.band(band)
                )
            } else {
                format!("{level}{}{}", phrases.colon(), phrases.band(band))
            };
            let spans = vec![
                Span::styled(
                    sentence(said, view.lang),
                    self.style(Role::Text).add_modifier(Modifier::BOLD),
                ),
                Span::styled(phrases.cites(&band.cite), self.style(Role::Dim)),
            ];
            self.put([Passage::new(Line::from(spans)).hanging(2)]);
        }
        self.edition();
        self.beside();
        self.persons();
        let reverse = matter.reverse(self.at);
        for change in reverse
            .lowering
            .iter()
            .take(3)
            .chain(reverse.raising.iter().take(2))
        {
            if change
                == reverse
                    .lowering
                    .first()
                    .or(reverse.raising.first())
                    .unwrap_or(change)
            {
                self.heading(view.say(&view.context.texts.section.change));
            }
            self.text(phrases.change(matter, self.at, change), Role::Text, 0);
        }
        if !beside {
            self.gauges_below();
        }
        self.cautions();
        self.assumed();
        self.misstatements();
        self.blank();
        self.several();
        self.text(view.say(&view.context.law.about.disclaimer), Role::Dim, 0);
    }

    /// The other offences, and which of them prevails.
    fn beside(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let (phrases, section) = (view.phrases(), &view.context.texts.section);
        let others = phrases.concurrence(matter, self.at);
        if !others.is_empty() {
            self.heading(view.say(&section.concurrence));
        }
        for line in others {
            self.text(line, Role::Text, 0);
        }
    }

    /// Everybody in a line, the one at hand marked.
    fn persons(&mut self) {
        let (view, session) = (self.view, self.session);
        let phrases = view.phrases();
        let persons = session.parties().persons;
        if persons.is_empty() {
            return;
        }
        self.heading(view.say(&view.context.texts.person.heading));
        for (at, party) in persons.iter().enumerate() {
            let here = at == session.person();
            let pointer = if here {
                view.look().glyphs.pointer
            } else {
                " "
            };
            let role = if here { Role::Accent } else { Role::Text };
            let line = Line::styled(phrases.side_line(at, party), self.style(role));
            let mark = Span::styled(format!("{pointer} "), self.style(Role::Accent));
            self.put([Passage::item(mark, line)]);
        }
        self.text(phrases.joint(), Role::Dim, 0);
    }

    /// Other crimes that may be at hand.
    fn cautions(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let lines = view.phrases().cautions(matter);
        if !lines.is_empty() {
            self.heading(view.say(&view.context.texts.section.cautions));
        }
        for line in lines {
            self.text(line, Role::Dim, 0);
        }
    }

    /// The gauges beside the text, where there is room for both.
    fn gauges_beside(&mut self) -> bool {
        let area = self.sheet.area;
        let width = area.width.saturating_sub(MEASURE + GAP);
        let right = Rect {
            x: MEASURE + GAP,
            y: 0,
            width: width.min(64),
            ..area
        };
        let fits = width >= GAUGES;
        if fits {
            panel::gauges_only(self.sheet, right, self.view, self.session, self.at);
        }
        fits
    }

    /// The gauges below what was said so far.
    fn gauges_below(&mut self) {
        self.blank();
        let area = self.rest();
        let width = area.width.min(64);
        let area = Rect { width, ..area };
        self.row += panel::gauges_only(self.sheet, area, self.view, self.session, self.at);
        // A heading brings its own blank.
        self.row = self.row.saturating_sub(1);
    }

    fn edition(&mut self) {
        for edition in self.view.phrases().editions(self.session.matter(), self.at) {
            self.text(edition, Role::Dim, 0);
        }
        let as_of = self.session.matter().as_of;
        let passed = self
            .session
            .matter()
            .outcome(self.at)
            .penalties
            .iter()
            .any(|one| {
                one.limitation_until
                    .is_some_and(|(earliest, _)| earliest < as_of)
            });
        if passed {
            for penalty in &self.session.matter().outcome(self.at).penalties {
                let said = self.view.phrases().limitation(penalty, as_of);
                self.text(said, Role::LevelOpen, 0);
            }
        }
    }

    fn assumed(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        if !matter.assumed.is_empty() {
            self.heading(view.say(&view.context.texts.section.assumed));
            for assumption in &matter.assumed {
                self.text(view.phrases().assumption(matter, *assumption), Role::Dim, 0);
            }
        }
    }

    pub(super) fn marked(
        &mut self,
        truth: Truth,
        text: String,
        cites: String,
        indent: u16,
        strong: bool,
    ) {
        let look = self.view.look();
        let style = truth_style(look, truth);
        let weight = if strong {
            Modifier::BOLD
        } else {
            Modifier::empty()
        };
        let role = if truth == Truth::NotMet && !strong {
            Role::Dim
        } else {
            Role::Text
        };
        let spans = vec![
            Span::styled(text, look.style(role).add_modifier(weight)),
            Span::styled(cites, look.style(Role::Dim)),
        ];
        let mark = Span::styled(format!("{} ", truth_sign(look, truth)), style);
        self.put([Passage::item(mark, Line::from(spans)).indent(indent)]);
    }

    fn items(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let phrases = view.phrases();
        let (offence, edition) = (matter.offence(self.at), matter.outcome(self.at).shown());
        let counts = matter.counting(self.at).is_some();
        let rows = matter.case.rows().iter().zip(&edition.rows);
        for (row, counted) in rows.filter(|_| counts) {
            if self.row == 0 {
                self.heading(view.say(&view.context.texts.section.counting));
            }
            self.text(phrases.row(row, counted), Role::Text, 0);
            let authority = view.context.law.types[row.kind].authority.get(view.lang);
            self.text(authority, Role::Dim, 2);
        }
        let mut group = None;
        for item in &edition.items {
            let data = &offence.items[item.item];
            if group != Some((item.level, item.under, &data.group)) {
                group = Some((item.level, item.under, &data.group));
                let name = match item.under {
                    Some(at) => {
                        let says = offence.exceptions[usize::from(at)].says.get(view.lang);
                        format!(
                            "{says}{}{}",
                            phrases.colon(),
                            phrases.covers(edition.covers(at))
                        )
                    }
                    None => phrases.item_group(offence, data),
                };
                self.heading(&name);
            }
            // What an exception asks for says nothing where it covers nothing.
            if edition.is_idle(item) {
                continue;
            }
            let star = if item.decisive {
                let texts = view.context.texts;
                let sign = view.say(&texts.signs.decisive);
                format!("  {sign} {}", view.say(&texts.status.decisive))
            } else {
                String::new()
            };
            let status = phrases.item_status(offence, item);
            let text = format!(
                "{}{}{status}{star}",
                phrases.item_name(data),
                phrases.colon()
            );
            self.marked(item.status, text, String::new(), 0, item.decisive);
            if item.replaced != Truth::Met {
                for line in edition.measures_of(item) {
                    self.text(phrases.line(matter, self.at, line), Role::Dim, 4);
                }
            }
        }
    }
}
