//! Numbers, amounts and dates: one field, or several.

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::super::moving::wheeled;
use super::Answered;
use crate::case::{Answer, Span};
use crate::interview::{EntryError, Form, Question, parse_answer};
use crate::text::{Fen, Text};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Edited, Field, Prose};

/// The fields of numbers, of amounts or of dates.
pub(super) struct Typed {
    form: Form,
    /// Each with the fact that it answers.
    fields: Vec<(usize, Field)>,
    focus: usize,
    tops: Vec<u16>,
}

impl Typed {
    pub(super) fn new(view: View<'_>, session: &Session<'_>, question: &Question) -> Self {
        let fields = view
            .context
            .interview
            .facts(view.context.law, question)
            .map(|fact| {
                let value = session.case().answer(fact).map(written).unwrap_or_default();
                (fact, Field::new(value))
            })
            .collect();
        Typed {
            form: question.form,
            fields,
            focus: 0,
            tops: Vec::new(),
        }
    }

    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>) {
        let look = view.look();
        let texts = &view.texts().interview;
        let labels = match self.form {
            Form::Date => vec![view.say(&texts.date_end), view.say(&texts.date_start)],
            // A single field is what the question asks for.
            _ if self.fields.len() == 1 => Vec::new(),
            _ => self
                .fields
                .iter()
                .map(|(fact, _)| view.say(&view.context.law.facts[*fact].name))
                .collect(),
        };
        self.tops.clear();
        let mut y = area.y;
        for (at, (_, field)) in self.fields.iter_mut().enumerate() {
            if let Some(label) = labels.get(at) {
                let prose = Prose::new([Line::styled(*label, look.style(Role::Dim))]);
                let rest = areas::below(area, y);
                (&prose).render(rest.intersection(area), frame.buffer_mut());
                y += prose.height(area.width);
            }
            let inner = Rect {
                x: area.x + 2,
                width: area.width.saturating_sub(2),
                ..area
            };
            let height = field.height(inner.width);
            self.tops.push(y);
            field.render(
                frame,
                Rect { y, height, ..inner }.intersection(area),
                look,
                at == self.focus,
            );
            y += height + 1;
        }
        let hint = match self.form {
            Form::Date => &texts.date_hint,
            Form::Count => &texts.count_hint,
            _ => &texts.money_hint,
        };
        let prose = Prose::new([Line::styled(view.say(hint), look.style(Role::Dim))]);
        let rest = areas::below(area, y);
        (&prose).render(rest.intersection(area), frame.buffer_mut());
    }

    pub(super) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Answered {
        let last = self.fields.len().saturating_sub(1);
        let action = match self.fields.len() {
            0 | 1 => action,
            _ => wheeled(input, action),
        };
        match (input, action) {
            (Input::Click { column, row }, _) => {
                match self.tops.iter().position(|top| top == row) {
                    Some(at) => {
                        self.focus = at;
                        self.fields[at].1.click(column.saturating_sub(4));
                        Answered::Stay
                    }
                    None => Answered::No,
                }
            }
            (_, Some(Action::Up)) if self.focus > 0 => self.focus(self.focus - 1),
            (_, Some(Action::Down)) if self.focus < last => self.focus(self.focus + 1),
            (_, Some(Action::Confirm)) => self.confirm(view, session),
            // Nothing is left behind unread without a word; the second press leaves.
            (_, Some(Action::Next | Action::Previous | Action::Back)) if self.warn(view) => {
                Answered::Stay
            }
            _ => match self
                .fields
                .get_mut(self.focus)
                .map(|(_, field)| field.handle(input))
            {
                Some(Edited::Changed) => {
                    self.live(view, session);
                    Answered::Stay
                }
                Some(Edited::Taken) => Answered::Stay,
                Some(Edited::Ignored) | None => Answered::No,
            },
        }
    }

    fn focus(&mut self, at: usize) -> Answered {
        self.focus = at;
        Answered::Stay
    }

    /// Takes what is typed into the case at every keystroke; what cannot be read yet leaves the fact open.
    fn live(&mut self, view: View<'_>, session: &mut Session<'_>) {
        // An end may take a beginning that stands beside it away, and give it back.
        let beside = (self.form == Form::Date && self.focus == 0).then_some(1);
        let typed = |at: &usize| {
            let field = self.fields.get(*at);
            *at == self.focus || field.is_some_and(|(_, field)| !field.value().is_empty())
        };
        let read: Vec<usize> = [Some(self.focus), beside]
            .into_iter()
            .flatten()
            .filter(typed)
            .collect();
        let mut answers = Vec::new();
        for at in read {
            let answer = self.entered(view, at).unwrap_or_default();
            if let Some((fact, field)) = self.fields.get_mut(at) {
                field.set_error(None);
                answers.push((*fact, answer));
            }
        }
        let Some(place) = answers.first().map(|(fact, _)| *fact as u64) else {
            return;
        };
        session.type_at(place, |case| {
            for (fact, answer) in answers {
                case.set(fact, answer);
            }
        });
    }

    /// What is typed in a field, or what is wrong with it.
    fn entered<'v>(&self, view: View<'v>, at: usize) -> Result<Option<Answer>, &'v Text> {
        let errors = &view.texts().error;
        let Some((_, field)) = self.fields.get(at) else {
            return Ok(None);
        };
        let answer = parse_answer(self.form, field.value()).map_err(|error| errors.of(error))?;
        match &answer {
            Some(Answer::Date(date)) if date.first > view.context.as_of => Err(&errors.future),
            Some(Answer::Date(start)) if at > 0 && self.ends_before(start.first) => {
                Err(&errors.start_after_end)
            }
            Some(_) | None => Ok(answer),
        }
    }

    /// Whether the end that is typed lies before a day.
    fn ends_before(&self, start: Date) -> bool {
        let end = self.fields.first().map(|(_, field)| field.value());
        let end = end.map(|typed| parse_answer(Form::Date, typed));
        matches!(end, Some(Ok(Some(Answer::Date(end)))) if start > end.last)
    }

    /// What is wrong with a field.
    fn wrong(&self, view: View<'_>, at: usize) -> Option<String> {
        let wrong = self.entered(view, at).err();
        wrong.map(|wrong| view.say(wrong).to_owned())
    }

    /// Shows what is wrong; `true` where something is that was not shown yet.
    fn warn(&mut self, view: View<'_>) -> bool {
        for at in 0..self.fields.len() {
            let wrong = self.wrong(view, at);
            let (_, field) = &mut self.fields[at];
            let new = wrong.is_some() && field.error().is_none();
            field.set_error(wrong);
            if new {
                self.focus = at;
                return true;
            }
        }
        false
    }

    fn confirm(&mut self, view: View<'_>, session: &mut Session<'_>) -> Answered {
        self.warn(view);
        if let Some(at) = (0..self.fields.len()).find(|at| self.wrong(view, *at).is_some()) {
            return self.focus(at);
        }
        // Nothing typed is an answer too: it stays open, and the question counts as asked.
        let asked = match self.form {
            Form::Date => 1,
            _ => self.fields.len(),
        };
        let empty =
            |(fact, field): &(usize, Field)| field.value().trim().is_empty().then_some(*fact);
        let open: Vec<usize> = self.fields[..asked].iter().filter_map(empty).collect();
        if !open.is_empty() {
            session.edit(|case| {
                for fact in &open {
                    case.set(*fact, Some(Answer::Unknown));
                }
            });
        }
        Answered::On
    }
}

/// What is wrong with an entry.
pub(super) fn message(view: View<'_>, error: EntryError) -> &str {
    view.say(view.texts().error.of(error))
}

/// An answer as a person would type it.
fn written(answer: &Answer) -> String {
    match answer {
        Answer::Count(span) => span_text(*span, |n| n.to_string()),
        Answer::Money(span) => span_text(*span, |fen| Fen(fen).decimal()),
        Answer::Date(date) => date.written(),
        Answer::Unknown | Answer::Bool(_) | Answer::Choice(_) | Answer::Set(_) => String::new(),
    }
}

/// A range as a person would type it.
pub(super) fn span_text(span: Span, one: impl Fn(u64) -> String) -> String {
    match (span.exact(), span.max) {
        (Some(n), _) => one(n),
        (None, Some(max)) => format!("{}-{}", one(span.min), one(max)),
        (None, None) => format!("{}+", one(span.min)),
    }
}
