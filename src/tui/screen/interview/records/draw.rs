//! Drawing the record rows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::typed::span_text;
use super::{Below, Mode, Records};
use crate::case::Row;
use crate::interview::Interview;
use crate::law::RecordType;
use crate::text::grouped;
use crate::tui::Role;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::session::Session;
use crate::tui::widget::{Item, Passage, Prose, ScrollMark};

impl Records {
    pub(in super::super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
    ) {
        match &mut self.mode {
            Mode::Pick(pick) => {
                let usual = Interview::usual_types(view.context.law, session.case());
                pick.draw(frame, area, view, |at| {
                    item(view, &view.context.law.types[at], usual.contains(&at))
                });
            }
            Mode::Details(details) => details.draw(frame, area, view, session),
            Mode::Rows => self.draw_rows(frame, area, view, session),
        }
    }

    fn draw_rows(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
    ) {
        self.tops.clear();
        let rows = session.case().rows();
        let below = Self::below(session);
        // With many rows the one at hand stays in sight, and a mark says that there are more.
        let room = usize::from(area.height).saturating_sub(below.len() + 4);
        let all = self.heights(rows, area.width, view);
        let scrolls = all.iter().sum::<usize>() > room;
        let narrow = Rect {
            width: area.width.saturating_sub(if scrolls { 2 } else { 0 }),
            ..area
        };
        let heights = self.heights(rows, narrow.width, view);
        let last = self.at.min(rows.len().saturating_sub(1));
        let till = |first: usize| heights[first..=last].iter().sum::<usize>();
        let first = (0..last).find(|first| till(*first) <= room).unwrap_or(last);
        let mut y = area.y;
        let mut used = 0;
        for (at, row) in rows.iter().enumerate().skip(first) {
            used += heights[at];
            if used > room && at > first {
                break;
            }
            let place = Rect { y, ..narrow }.intersection(area);
            y = self.draw_row(frame, place, view, at, row);
        }
        if scrolls {
            let mark = Rect {
                x: area.right().saturating_sub(1),
                width: 1,
                height: y.saturating_sub(area.y),
                ..area
            };
            let before = heights[..first].iter().sum();
            let rows = heights.iter().sum();
            ScrollMark::new(view.look(), rows, before).render(mark, frame.buffer_mut());
        }
        y += u16::from(!rows.is_empty());
        y = self.draw_below(frame, areas::below(area, y), view, session);
        self.note(frame, areas::below(area, y + 1), view, session);
    }

    /// The lines below the rows; gives the row of the screen behind them.
    fn draw_below(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
    ) -> u16 {
        let (texts, common) = (&view.texts().records, &view.texts().common);
        let lines = Self::below(session);
        for ((y, line), at) in (area.top()..area.bottom())
            .zip(lines)
            .zip(session.case().rows().len()..)
        {
            let said = view.say(match line {
                Below::GoOn => &texts.go_on,
                Below::Add => &texts.add,
                Below::None => &texts.none,
                Below::Unknown => &common.unknown,
            });
            let mark = if *line == Below::Add { "+ " } else { "" };
            let place = areas::row_at(area, y);
            self.pointed(frame, place, view, at, &format!("{mark}{said}"));
        }
        let used = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        area.y + used.min(area.height)
    }

    /// How many lines each row takes in a width.
    fn heights(&self, rows: &[Row], cells: u16, view: View<'_>) -> Vec<usize> {
        let count = count_width(cells);
        let height = |(at, row): (usize, &Row)| {
            let name = view.context.law.types[row.kind].name.get(view.lang);
            let field = if at == self.at {
                self.field.height(count)
            } else {
                1
            };
            self.line(view, at, name)
                .height(cells.saturating_sub(count + 1))
                .max(field)
                .into()
        };
        rows.iter().enumerate().map(height).collect()
    }

    fn draw_row(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        at: usize,
        row: &Row,
    ) -> u16 {
        let look = view.look();
        let focus = at == self.at;
        let name = view.context.law.types[row.kind].name.get(view.lang);
        let count_width = count_width(area.width);
        let name_area = Rect {
            width: area.width.saturating_sub(count_width + 1),
            ..area
        };
        let name_rows = self.pointed(frame, name_area, view, at, name);
        let count_area = Rect {
            x: area.right().saturating_sub(count_width),
            width: count_width,
            height: 1,
            ..area
        };
        if focus {
            self.field.render(
                frame,
                Rect {
                    height: self.field.height(count_width),
                    ..count_area
                }
                .intersection(frame.area()),
                look,
                true,
            );
        } else {
            let mut text = match row.count {
                Some(span) => span_text(span, |n| grouped(u128::from(n))),
                None => view.say(&view.texts().records.count_missing).to_owned(),
            };
            let exact = |span: Option<crate::case::Span>| span.and_then(|span| span.exact());
            if let Some(removed) = exact(row.removed).filter(|n| *n > 0) {
                text.push_str(&format!(" −{removed}"));
            }
            if let Some(recipients) = exact(row.recipients).filter(|n| *n > 1) {
                text.push_str(&format!(" ×{recipients}"));
            }
            let role = if row.count.is_some() {
                Role::Text
            } else {
                Role::LevelOpen
            };
            Line::styled(text, look.style(role))
                .right_aligned()
                .render(count_area, frame.buffer_mut());
        }
        let count_rows = match focus {
            true => self.field.height(count_width),
            false => 1,
        };
        area.y + count_rows.max(name_rows)
    }

    /// A text with the pointer before it when it is at hand; gives the rows it takes.
    fn pointed(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        at: usize,
        text: &str,
    ) -> u16 {
        let prose = self.line(view, at, text);
        let rows = prose.height(area.width);
        (&prose).render(area, frame.buffer_mut());
        self.tops.extend((area.y..area.y + rows).map(|y| (y, at)));
        rows
    }

    /// The text with its pointer.
    fn line<'t>(&self, view: View<'_>, at: usize, text: &str) -> Prose<'t> {
        let look = view.look();
        let focus = at == self.at;
        let pointer = if focus { look.glyphs.pointer } else { " " };
        let style = look.style(if focus { Role::Accent } else { Role::Text });
        let mark = Span::styled(format!("{pointer} "), style);
        let line = Line::styled(text.to_owned(), style);
        Prose::new([Passage::item(mark, line).hanging(2)])
    }

    /// What counts as one record, or what is disputed about the row at hand.
    fn note(&self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        let Some(row) = session.case().rows().get(self.at) else {
            return;
        };
        let kind = &view.context.law.types[row.kind];
        let texts = &view.texts().records;
        let says = kind.counts_as_one.get(view.lang);
        let mut lines = vec![texts.one_is.fill(view.lang, &[("says", says)])];
        if !kind.readings.is_empty() && row.tier.is_none() {
            let kinds = kind
                .readings
                .iter()
                .filter_map(|one| view.context.law.kind(&one.kind));
            let bits = kinds.fold(0, |bits, (at, _)| bits | 1 << at);
            lines.insert(
                0,
                texts
                    .open_tier
                    .fill(view.lang, &[("tiers", &view.phrases().tiers(bits))]),
            );
        }
        lines.push(view.say(&texts.count_hint).to_owned());
        let style = view.look().style(Role::Dim);
        let prose = Prose::new(lines.into_iter().map(|line| Line::styled(line, style)));
        (&prose).render(area, frame.buffer_mut());
    }
}

/// The cells of a count.
fn count_width(cells: u16) -> u16 {
    16.min(cells / 3)
}

fn item(view: View<'_>, kind: &RecordType, usual: bool) -> Item {
    let law = view.context.law;
    let bits = kind
        .kinds()
        .filter_map(|name| law.kind(name))
        .fold(0, |bits, (at, _)| bits | 1 << at);
    let tiers = view.phrases().tier_names(bits);
    let name = kind.name.get(view.lang);
    let name = match usual {
        true => view
            .texts()
            .records
            .usual
            .fill(view.lang, &[("type", name)]),
        false => name.to_owned(),
    };
    // One tier stands beside the name; several stand below it, where they take no room from it.
    match &tiers[..] {
        [tier] => Item::new(name).value(*tier),
        _ => Item::new(name).explained(tiers.join(" / ")),
    }
}
