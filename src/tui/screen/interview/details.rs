//! The details of a row: what was removed, how many recipients, its own tier, source and acts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::moving::wheeled;
use super::typed::{message, span_text};
use crate::case::Row;
use crate::interview::{RowDetail, parse_count};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Edited, Field, Prose, ScrollMark};

/// A line of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Detail(RowDetail),
    Close,
}

/// Where the places of the details begin, for undoing what was typed.
const DETAILS: u64 = 1 << 48;

/// The details of one row.
pub(super) struct Details {
    row: usize,
    list: Vec<Entry>,
    at: usize,
    field: Field,
    /// Which row of the screen belongs to what, when last drawn.
    hits: Vec<(u16, usize)>,
}

impl Details {
    pub(super) fn new(view: View<'_>, session: &Session<'_>, row: usize) -> Self {
        let entered = session.case().rows().get(row);
        let details = entered.map_or(Vec::new(), |row| RowDetail::all(view.context.law, row));
        let list = details.into_iter().map(Entry::Detail);
        let list = list.chain([Entry::Close]).collect();
        let mut details = Details {
            row,
            list,
            at: 0,
            field: Field::new(""),
            hits: Vec::new(),
        };
        details.load(session);
        details
    }

    pub(super) fn typing(&self) -> bool {
        matches!(self.list[self.at], Entry::Detail(detail) if detail.is_typed())
    }

    fn row<'s>(&self, session: &'s Session<'_>) -> Option<&'s Row> {
        session.case().rows().get(self.row)
    }

    fn load(&mut self, session: &Session<'_>) {
        let field = match (self.list[self.at], self.row(session)) {
            (Entry::Detail(RowDetail::Source), row) => {
                Field::new(row.and_then(|row| row.source.clone()).unwrap_or_default())
            }
            (Entry::Detail(detail), Some(row)) => Field::new(number(detail, row)).folding(),
            (Entry::Detail(_) | Entry::Close, _) => Field::new("").folding(),
        };
        self.field = field;
    }

    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
    ) {
        let look = view.look();
        let Some(row) = self.row(session).cloned() else {
            return;
        };
        let kind = view.context.law.types[row.kind].name.get(view.lang);
        let title = view
            .texts()
            .records
            .details
            .fill(view.lang, &[("type", kind)]);
        let head = Prose::new([
            Line::styled(title, look.style(Role::Title)),
            Line::styled(
                view.say(&view.texts().records.details_hint).to_owned(),
                look.style(Role::Dim),
            ),
        ]);
        (&head).render(area, frame.buffer_mut());
        let mut y = area.y + head.height(area.width) + 1;
        let list = areas::below(area, y);
        let (first, before, all) = self.seen(list);
        let area = match all > usize::from(list.height) {
            true => {
                let mark = areas::last_column(list);
                ScrollMark::new(look, all, before).render(mark, frame.buffer_mut());
                Rect {
                    width: area.width.saturating_sub(2),
                    ..area
                }
            }
            false => area,
        };
        self.hits.clear();
        for (at, entry) in self.list.clone().into_iter().enumerate().skip(first) {
            if y >= area.bottom() {
                break;
            }
            self.hits.extend([(y, at), (y + 1, at)]);
            let focus = at == self.at;
            let pointer = if focus { look.glyphs.pointer } else { " " };
            let label = format!("{pointer} {}", self.label(view, entry));
            let style = look.style(if focus { Role::Accent } else { Role::Text });
            Line::from(Span::styled(look.cut(&label, area.width), style))
                .render(areas::row_at(area, y), frame.buffer_mut());
            y += 1;
            if let Entry::Detail(detail) = entry
                && y < area.bottom()
            {
                let rest = areas::below(area, y);
                y += self.draw_value(frame, rest, view, (&row, detail, focus));
            }
        }
    }

    /// What a row says of a detail, or the field where it is typed; gives the rows used.
    fn draw_value(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        (row, detail, focus): (&Row, RowDetail, bool),
    ) -> u16 {
        let look = view.look();
        let inner = Rect {
            x: area.x + 4,
            width: area.width.saturating_sub(4),
            ..area
        };
        if focus && self.typing() {
            let height = self.field.height(inner.width);
            let place = Rect { height, ..inner };
            self.field
                .render(frame, place.intersection(area), look, true);
            return height;
        }
        let arrows = if focus { look.glyphs.turns } else { "" };
        let text = format!("{arrows}{}", self.value(view, row, detail));
        Line::styled(text, look.style(Role::Dim))
            .render(areas::row_at(inner, inner.y), frame.buffer_mut());
        1
    }

    /// The first detail from which on the one at hand is seen, the rows before it, and all rows.
    fn seen(&self, area: Rect) -> (usize, usize, usize) {
        let rows: Vec<usize> = self
            .list
            .iter()
            .enumerate()
            .map(|(at, entry)| match entry {
                Entry::Close => 1,
                Entry::Detail(_) if at == self.at && self.typing() => {
                    1 + usize::from(self.field.height(area.width.saturating_sub(6)))
                }
                Entry::Detail(_) => 2,
            })
            .collect();
        let till = |first: usize| rows[first..=self.at].iter().sum::<usize>();
        let first = (0..self.at).find(|first| till(*first) <= area.height.into());
        let first = first.unwrap_or(self.at);
        (first, rows[..first].iter().sum(), rows.iter().sum())
    }

    fn label(&self, view: View<'_>, entry: Entry) -> String {
        let texts = &view.texts().records;
        let detail = match entry {
            Entry::Detail(detail) => detail,
            Entry::Close => return view.say(&texts.close).to_owned(),
        };
        let text = match detail {
            RowDetail::Removed => &texts.removed,
            RowDetail::Recipients => &texts.recipients,
            RowDetail::Tier => &texts.tier,
            RowDetail::Own(fact) => {
                let name = view.context.law.facts[fact].name.get(view.lang);
                return texts.own.fill(view.lang, &[("name", name)]);
            }
            RowDetail::Source => &texts.source,
        };
        view.say(text).to_owned()
    }

    fn value(&self, view: View<'_>, row: &Row, detail: RowDetail) -> String {
        let texts = &view.texts().records;
        match detail {
            RowDetail::Removed | RowDetail::Recipients => number(detail, row),
            RowDetail::Source => row.source.clone().unwrap_or_default(),
            RowDetail::Tier => match row.tier {
                Some(tier) => view.context.law.tiers[tier].name.get(view.lang).to_owned(),
                None => view.say(&texts.tier_all).to_owned(),
            },
            RowDetail::Own(fact) => match row.answer(fact) {
                Some(answer) => view.phrases().answer(&view.context.law.facts[fact], answer),
                None => view.say(&texts.as_case).to_owned(),
            },
        }
    }

    /// Takes an input; `true` when the details are closed.
    pub(super) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> bool {
        if let Input::Click { row, .. } = input {
            return self.click(*row, view, session);
        }
        match wheeled(input, action) {
            Some(Action::Back | Action::Edit) => return true,
            Some(Action::Up) => self.go(session, self.at.saturating_sub(1)),
            Some(Action::Down | Action::Next) => self.go(session, self.at + 1),
            Some(Action::Previous) => self.go(session, self.at.saturating_sub(1)),
            Some(Action::Confirm) if self.list[self.at] == Entry::Close => return true,
            Some(Action::Confirm) if self.field.error().is_none() => self.go(session, self.at + 1),
            Some(Action::Right | Action::Toggle) if !self.typing() => self.cycle(view, session, 1),
            Some(Action::Left) if !self.typing() => self.cycle(view, session, -1),
            _ if self.typing() && self.field.handle(input) == Edited::Changed => {
                self.live(view, session);
            }
            _ => {}
        }
        false
    }

    /// A click selects; on what is selected it turns to the next value. `true` where it closes the details.
    fn click(&mut self, row: u16, view: View<'_>, session: &mut Session<'_>) -> bool {
        let hit = self.hits.iter().rev().find(|(at, _)| *at == row);
        let Some((_, at)) = hit.copied() else {
            return false;
        };
        if self.list[at] == Entry::Close {
            return true;
        }
        match at == self.at {
            true if !self.typing() => self.cycle(view, session, 1),
            true => {}
            false => self.go(session, at),
        }
        false
    }

    fn go(&mut self, session: &Session<'_>, at: usize) {
        self.at = at.min(self.list.len() - 1);
        self.load(session);
    }

    /// Takes what is typed into the row at every keystroke; what cannot be taken is said.
    fn live(&mut self, view: View<'_>, session: &mut Session<'_>) {
        let Entry::Detail(detail) = self.list[self.at] else {
            return;
        };
        let text = self.field.value().to_owned();
        if detail == RowDetail::Source {
            return self.type_in(session, |row| {
                row.source = (!text.is_empty()).then_some(text)
            });
        }
        let errors = &view.texts().error;
        let wrong = match parse_count(&text) {
            Ok(number) => {
                let mut taken = Ok(());
                self.type_in(session, |row| {
                    taken = detail.set_number(row, number, errors)
                });
                taken.err().map(|wrong| view.say(wrong))
            }
            Err(error) => Some(message(view, error)),
        };
        self.field.set_error(wrong.map(str::to_owned));
    }

    fn type_in(&self, session: &mut Session<'_>, change: impl FnOnce(&mut Row)) {
        let row = self.row;
        let place = DETAILS + ((row as u64) << 8) + self.at as u64;
        session.type_at(place, |case| {
            if let Some(row) = case.rows_mut().get_mut(row) {
                change(row);
            }
        });
    }

    /// The next value of a detail that is chosen: first "as the case", then each value.
    fn cycle(&mut self, view: View<'_>, session: &mut Session<'_>, by: isize) {
        let Entry::Detail(detail) = self.list[self.at] else {
            return;
        };
        let words = view.words();
        let choices = detail.choices(view.context.law, [words.yes, words.no]);
        let (index, Some(row)) = (self.row, self.row(session)) else {
            return;
        };
        let now = detail.chosen(row);
        let now = choices
            .iter()
            .position(|(_, one)| Some(one) == now.as_ref());
        let turned = now.map_or(0, |at| at as isize + 1) + by;
        let turned = turned.rem_euclid(choices.len() as isize + 1).checked_sub(1);
        let answer = turned
            .and_then(|at| choices.get(usize::try_from(at).ok()?))
            .map(|(_, answer)| answer.clone());
        session.edit(|case| detail.choose(&mut case.rows_mut()[index], answer));
    }
}

/// The number of a row as a person would type it.
fn number(detail: RowDetail, row: &Row) -> String {
    detail
        .number(row)
        .map(|span| span_text(span, |n| n.to_string()))
        .unwrap_or_default()
}
