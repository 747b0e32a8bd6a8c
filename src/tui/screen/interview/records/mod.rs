//! The record rows: what they are, how many, and a way to add more.

use super::super::Hint;
use super::super::moving::wheeled;
use super::Answered;
use super::details::Details;
use super::pick::Pick;
use super::typed::span_text;
use crate::case::{Records as CaseRecords, Row, Span};
use crate::interview::{Interview, row_count};
use crate::text::{Entry, Text};
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Edited, Field};

mod draw;

/// What is being done with the rows.
enum Mode {
    /// Moving among the rows and typing counts.
    Rows,
    /// Picking the type of a new row.
    Pick(Pick),
    /// The details of a row.
    Details(Details),
}

/// Where the places of the counts begin, for undoing what was typed: facts have the places before.
const ROWS: u64 = 1 << 32;

/// The record rows.
pub(super) struct Records {
    mode: Mode,
    /// The line at hand: a row, or one of the lines below the rows.
    at: usize,
    field: Field,
    /// The screen row of each line when last drawn.
    tops: Vec<(u16, usize)>,
}

/// The lines below the rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    GoOn,
    Add,
    None,
    Unknown,
}

impl Records {
    pub(super) fn new(view: View<'_>, session: &Session<'_>) -> Self {
        let mut records = Records {
            mode: Mode::Rows,
            at: 0,
            field: Field::new(""),
            tops: Vec::new(),
        };
        if session.case().rows().is_empty() && session.case().records.is_none() {
            records.mode = Mode::Pick(types(view, session));
        }
        records.load(session);
        records
    }

    /// The two keys that matter most beside those of every question.
    pub(super) fn hints(&self) -> (Hint, Hint) {
        match &self.mode {
            Mode::Rows => (Hint::Key(Action::Edit), Hint::Key(Action::Delete)),
            Mode::Pick(_) => (Hint::Move, Hint::Key(Action::Unknown)),
            Mode::Details(_) => (Hint::Move, Hint::Parts),
        }
    }

    pub(super) fn typing(&self) -> bool {
        match &self.mode {
            Mode::Rows | Mode::Pick(_) => true,
            Mode::Details(details) => details.typing(),
        }
    }

    fn below(session: &Session<'_>) -> &'static [Below] {
        if session.case().rows().is_empty() {
            &[Below::Add, Below::None, Below::Unknown]
        } else {
            &[Below::GoOn, Below::Add]
        }
    }

    /// Puts the count of the row at hand into the field.
    fn load(&mut self, session: &Session<'_>) {
        let count = session.case().rows().get(self.at).and_then(|row| row.count);
        let text = count
            .map(|span| span_text(span, |n| n.to_string()))
            .unwrap_or_default();
        self.field = Field::new(text).folding();
    }

    fn go(&mut self, session: &Session<'_>, at: usize) -> Answered {
        self.at = at.min(session.case().rows().len() + Self::below(session).len() - 1);
        self.load(session);
        Answered::Stay
    }

    pub(super) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Answered {
        match &mut self.mode {
            Mode::Pick(pick) => match pick.handle(input, action) {
                (_, Some(kind)) => {
                    session.edit(|case| case.rows_mut().push(Row::new(kind)));
                    self.mode = Mode::Rows;
                    let last = session.case().rows().len() - 1;
                    self.go(session, last)
                }
                (false, None)
                    if action == Some(Action::Back) && session.case().records.is_some() =>
                {
                    self.mode = Mode::Rows;
                    Answered::Stay
                }
                (false, None) => Answered::No,
                (true, None) => Answered::Stay,
            },
            Mode::Details(details) => {
                if details.handle(input, action, view, session) {
                    self.mode = Mode::Rows;
                    self.load(session);
                }
                Answered::Stay
            }
            Mode::Rows => self.handle_rows(input, action, view, session),
        }
    }

    fn handle_rows(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Answered {
        let action = wheeled(input, action);
        let rows = session.case().rows().len();
        let leaving = matches!(
            action,
            Some(Action::Up | Action::Down | Action::Next | Action::Previous | Action::Back)
        );
        // Nothing is left behind unread without a word; the second press leaves.
        if leaving && self.at < rows && self.warn(view, session) {
            return Answered::Stay;
        }
        match (input, action) {
            (Input::Click { row, .. }, _) => match self.tops.iter().find(|(top, _)| top == row) {
                Some(&(_, at)) => {
                    self.go(session, at);
                    if at >= rows {
                        self.confirm(view, session)
                    } else {
                        Answered::Stay
                    }
                }
                None => Answered::No,
            },
            (_, Some(Action::Up)) => self.go(session, self.at.saturating_sub(1)),
            (_, Some(Action::Down)) => self.go(session, self.at + 1),
            (_, Some(Action::Confirm)) => self.confirm(view, session),
            (_, Some(Action::Delete))
                if self.at < rows && self.field.value().is_empty()
                    || action == Some(Action::Delete)
                        && matches!(input, Input::Key(key) if key.code == crate::tui::input::KeyCode::F(6)) =>
            {
                let at = self.at;
                session.edit(|case| {
                    if at < case.rows().len() {
                        case.rows_mut().remove(at);
                    }
                });
                self.go(session, at)
            }
            (_, Some(Action::Edit)) if self.at < rows => {
                self.mode = Mode::Details(Details::new(view, session, self.at));
                Answered::Stay
            }
            _ if self.at < rows => match self.field.handle(input) {
                Edited::Changed => {
                    self.live(view, session);
                    Answered::Stay
                }
                Edited::Taken => Answered::Stay,
                Edited::Ignored => Answered::No,
            },
            _ => Answered::No,
        }
    }

    /// Takes the typed count into the case at every keystroke; what cannot be read yet leaves it open.
    fn live(&mut self, view: View<'_>, session: &mut Session<'_>) {
        self.field.set_error(None);
        let count = self.entered(view, session).unwrap_or_default();
        let at = self.at;
        session.type_at(ROWS + at as u64, |case| {
            if let Some(row) = case.rows_mut().get_mut(at) {
                row.count = count;
            }
        });
    }

    /// The count that is typed, or what is wrong with it.
    fn entered<'v>(&self, view: View<'v>, session: &Session<'_>) -> Result<Option<Span>, &'v Text> {
        let row = session.case().rows().get(self.at);
        let errors = &view.texts().error;
        row.map_or(Ok(None), |row| row_count(row, self.field.value(), errors))
    }

    /// Shows what is wrong with the count at hand; `true` where something is that was not shown yet.
    fn warn(&mut self, view: View<'_>, session: &Session<'_>) -> bool {
        let wrong = self.entered(view, session).err();
        let wrong = wrong.map(|wrong| view.say(wrong).to_owned());
        let new = wrong.is_some() && self.field.error().is_none();
        self.field.set_error(wrong);
        new
    }

    fn confirm(&mut self, view: View<'_>, session: &mut Session<'_>) -> Answered {
        let rows = session.case().rows().len();
        if self.at < rows {
            self.warn(view, session);
            if self.field.error().is_some() {
                return Answered::Stay;
            }
            return self.go(session, self.at + 1);
        }
        match Self::below(session).get(self.at - rows) {
            Some(Below::GoOn) | None => Answered::On,
            Some(Below::Add) => {
                self.mode = Mode::Pick(types(view, session));
                Answered::Stay
            }
            Some(Below::None) => {
                session.edit(|case| case.records = Some(CaseRecords::Rows(Vec::new())));
                Answered::On
            }
            Some(Below::Unknown) => {
                session.edit(|case| case.records = Some(CaseRecords::Unknown));
                Answered::On
            }
        }
    }
}

/// All record types to pick from, the usual ones of the role first.
fn types(view: View<'_>, session: &Session<'_>) -> Pick {
    let entries: Vec<Entry> = view
        .context
        .law
        .types
        .iter()
        .map(|one| one.entry())
        .collect();
    Pick::new(
        entries,
        Interview::usual_types(view.context.law, session.case()),
        view.say(&view.texts().interview.search),
    )
}
