//! The details of a row: what was removed, how many recipients, its own tier, source and acts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::moving::wheeled;
use super::typed::{message, span_text};
use crate::case::{Answer, Row, Span as Count};
use crate::interview::parse_count;
use crate::law::FactKind;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Field, Prose, Reply, ScrollMark};

/// One detail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Removed,
    Recipients,
    Tier,
    Own(usize),
    Source,
    Close,
}

/// Where the places of the details begin, for undoing what was typed.
const DETAILS: u64 = 1 << 48;

/// The details of one row.
pub(super) struct Details {
    row: usize,
    list: Vec<Detail>,
    at: usize,
    field: Field,
    /// Which row of the screen belongs to what, when last drawn.
    hits: Vec<(u16, usize)>,
}

impl Details {
    pub(super) fn new(view: View<'_>, session: &Session<'_>, row: usize) -> Self {
        let law = view.context.law;
        let mut list = vec![Detail::Removed, Detail::Recipients];
        let kind = session
            .case()
            .rows()
            .get(row)
            .map(|row| &law.types[row.kind]);
        if kind.is_some_and(|kind| !kind.readings.is_empty()) {
            list.push(Detail::Tier);
        }
        list.extend(
            law.facts
                .iter()
                .enumerate()
                .filter(|(_, fact)| fact.row)
                .map(|(at, _)| Detail::Own(at)),
        );
        list.extend([Detail::Source, Detail::Close]);
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
        matches!(
            self.list[self.at],
            Detail::Removed | Detail::Recipients | Detail::Source
        )
    }

    fn row<'s>(&self, session: &'s Session<'_>) -> Option<&'s Row> {
        session.case().rows().get(self.row)
    }

    fn load(&mut self, session: &Session<'_>) {
        let count = |span: Option<Count>| {
            span.map(|span| span_text(span, |n| n.to_string()))
                .unwrap_or_default()
        };
        let text = self.row(session).map(|row| match self.list[self.at] {
            Detail::Removed => count(row.removed),
            Detail::Recipients => count(row.recipients),
            Detail::Source => row.source.clone().unwrap_or_default(),
            Detail::Tier | Detail::Own(_) | Detail::Close => String::new(),
        });
        self.field = Field::new(text.unwrap_or_default());
        if self.list[self.at] != Detail::Source {
            self.field = std::mem::replace(&mut self.field, Field::new("")).folding();
        }
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
        let mut y = area.y + u16::try_from(head.height(area.width)).unwrap_or(2) + 1;
        let list = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let (first, before, all) = self.seen(list);
        let area = match all > usize::from(list.height) {
            true => {
                let mark = Rect {
                    x: list.right().saturating_sub(1),
                    width: 1,
                    ..list
                };
                ScrollMark::new(look, all, before).render(mark, frame.buffer_mut());
                Rect {
                    width: area.width.saturating_sub(2),
                    ..area
                }
            }
            false => area,
        };
        self.hits.clear();
        for (at, detail) in self.list.clone().into_iter().enumerate().skip(first) {
            if y >= area.bottom() {
                break;
            }
            self.hits.extend([(y, at), (y + 1, at)]);
            let focus = at == self.at;
            let style = look.style(if focus { Role::Accent } else { Role::Text });
            let pointer = if focus { look.glyphs.pointer } else { " " };
            let line = Line::from(vec![Span::styled(
                look.cut(
                    &format!("{pointer} {}", self.label(view, detail)),
                    area.width,
                )
                .into_owned(),
                style,
            )]);
            line.render(
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                frame.buffer_mut(),
            );
            y += 1;
            if detail == Detail::Close || y >= area.bottom() {
                continue;
            }
            let inner = Rect {
                x: area.x + 4,
                y,
                width: area.width.saturating_sub(4),
                height: 1,
            };
            if focus && self.typing() {
                let height = self.field.height(inner.width);
                self.field.render(
                    frame,
                    Rect { height, ..inner }.intersection(area),
                    look,
                    true,
                );
                y += height;
            } else {
                let arrows = if focus { look.glyphs.turns } else { "" };
                let text = format!("{arrows}{}", self.value(view, &row, detail));
                Line::styled(text, look.style(Role::Dim)).render(inner, frame.buffer_mut());
                y += 1;
            }
        }
    }

    /// The first detail from which on the one at hand is seen, the rows before it, and all rows.
    fn seen(&self, area: Rect) -> (usize, usize, usize) {
        let rows: Vec<usize> = self
            .list
            .iter()
            .enumerate()
            .map(|(at, detail)| match detail {
                Detail::Close => 1,
                _ if at == self.at && self.typing() => {
                    1 + usize::from(self.field.height(area.width.saturating_sub(6)))
                }
                _ => 2,
            })
            .collect();
        let till = |first: usize| rows[first..=self.at].iter().sum::<usize>();
        let first = (0..self.at).find(|first| till(*first) <= area.height.into());
        let first = first.unwrap_or(self.at);
        (first, rows[..first].iter().sum(), rows.iter().sum())
    }

    fn label<'v>(&self, view: View<'v>, detail: Detail) -> String {
        let texts = &view.texts().records;
        match detail {
            Detail::Removed => view.say(&texts.removed).to_owned(),
            Detail::Recipients => view.say(&texts.recipients).to_owned(),
            Detail::Tier => view.say(&texts.tier).to_owned(),
            Detail::Own(fact) => {
                let name = view.context.law.facts[fact].name.get(view.lang);
                texts.own.fill(view.lang, &[("name", name)])
            }
            Detail::Source => view.say(&texts.source).to_owned(),
            Detail::Close => view.say(&texts.close).to_owned(),
        }
    }

    fn value(&self, view: View<'_>, row: &Row, detail: Detail) -> String {
        let count = |span: Option<Count>| {
            span.map(|span| span_text(span, |n| n.to_string()))
                .unwrap_or_default()
        };
        let texts = &view.texts().records;
        match detail {
            Detail::Removed => count(row.removed),
            Detail::Recipients => count(row.recipients),
            Detail::Source => row.source.clone().unwrap_or_default(),
            Detail::Tier => match row.tier {
                Some(tier) => view.context.law.tiers[tier].name.get(view.lang).to_owned(),
                None => view.say(&texts.tier_all).to_owned(),
            },
            Detail::Own(fact) => match row.answer(fact) {
                Some(answer) => view.phrases().answer(&view.context.law.facts[fact], answer),
                None => view.say(&texts.as_case).to_owned(),
            },
            Detail::Close => String::new(),
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
            Some(Action::Confirm) if self.list[self.at] == Detail::Close => return true,
            Some(Action::Confirm) if self.field.error().is_none() => self.go(session, self.at + 1),
            Some(Action::Right | Action::Toggle) if !self.typing() => self.cycle(view, session, 1),
            Some(Action::Left) if !self.typing() => self.cycle(view, session, -1),
            _ if self.typing() && self.field.handle(input) == Reply::Changed => {
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
        if self.list[at] == Detail::Close {
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

    fn live(&mut self, view: View<'_>, session: &mut Session<'_>) {
        let detail = self.list[self.at];
        let text = self.field.value().to_owned();
        let (row, at) = (self.row, self.at);
        let edit = |session: &mut Session<'_>, change: &dyn Fn(&mut Row)| {
            let place = DETAILS + ((row as u64) << 8) + at as u64;
            session.type_at(place, |case| {
                if let Some(row) = case.rows_mut().get_mut(row) {
                    change(row);
                }
            });
        };
        if detail == Detail::Source {
            let source = (!text.is_empty()).then_some(text);
            return edit(session, &|row| row.source = source.clone());
        }
        match parse_count(&text) {
            Ok(Some(span)) if detail == Detail::Recipients && span.min == 0 => {
                self.field
                    .set_error(Some(view.say(&view.texts().error.recipients).to_owned()));
            }
            Ok(span) if detail == Detail::Removed && too_many(self.row(session), span) => {
                let error = view.say(&view.texts().error.removed).to_owned();
                self.field.set_error(Some(error));
            }
            Ok(span) => {
                self.field.set_error(None);
                edit(session, &|row| match detail {
                    Detail::Removed => row.removed = span,
                    _ => row.recipients = span,
                });
            }
            Err(error) => self.field.set_error(Some(message(view, error).to_owned())),
        }
    }

    /// The next value of a detail that is chosen: first "as the case", then each value.
    fn cycle(&mut self, view: View<'_>, session: &mut Session<'_>, by: isize) {
        let law = view.context.law;
        let (detail, index) = (self.list[self.at], self.row);
        let Some(row) = self.row(session) else { return };
        let turn = |now: Option<usize>, count: usize| {
            let turned = now.map_or(0, |at| at as isize + 1) + by;
            turned
                .rem_euclid(count as isize + 1)
                .checked_sub(1)
                .and_then(|at| usize::try_from(at).ok())
        };
        match detail {
            Detail::Tier => {
                let tier = turn(row.tier, law.tiers.len());
                session.edit(|case| case.rows_mut()[index].tier = tier);
            }
            Detail::Own(fact) => {
                let answers: Vec<Answer> = match law.facts[fact].kind {
                    FactKind::Set => (0..law.facts[fact].values.len())
                        .map(|at| Answer::Set(1 << at))
                        .collect(),
                    FactKind::Enum => (0..law.facts[fact].values.len())
                        .map(Answer::Choice)
                        .collect(),
                    _ => vec![Answer::Bool(true), Answer::Bool(false)],
                };
                let now = row
                    .answer(fact)
                    .and_then(|answer| answers.iter().position(|one| one == answer));
                let answer = turn(now, answers.len()).map(|at| answers[at].clone());
                session.edit(|case| case.rows_mut()[index].set(fact, answer));
            }
            Detail::Removed | Detail::Recipients | Detail::Source | Detail::Close => {}
        }
    }
}

/// Whether more records are removed than the row has.
fn too_many(row: Option<&Row>, removed: Option<Count>) -> bool {
    let most = row.and_then(|row| row.count).and_then(|count| count.max);
    removed
        .zip(most)
        .is_some_and(|(removed, most)| removed.min > most)
}
