//! The worksheet: a base term that arrows and digits set, and what each circumstance makes of it.

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::parts::Page;
use crate::assess::{Months, Worksheet, limits};
use crate::report::{Matter, WorksheetKind, WorksheetLine, worksheet_lines, worksheet_outlook};
use crate::text::sentence;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::input::{Input, KeyCode};
use crate::tui::session::Session;
use crate::tui::widget::Passage;

/// No base term is longer, in months: three digits are all that can be typed.
const LONGEST: u32 = 999;
/// The scale is no wider than this, in cells.
const SCALE: u16 = 60;

/// How the base term is being set; the term itself is the session's.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dial {
    /// Digits follow each other: the next one is added to the term.
    typing: bool,
}

impl Dial {
    /// Takes a key that sets the base term; `false` where it does not.
    pub(super) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        (session, at): (&mut Session<'_>, usize),
    ) -> bool {
        let code = match input {
            Input::Key(key) if !key.ctrl && !key.alt => Some(key.code),
            _ => None,
        };
        let base = session.base_term;
        match (code, action) {
            (Some(KeyCode::Char(c)), _) if c.is_ascii_digit() => {
                let digit = c.to_digit(10).unwrap_or(0);
                let before = base.filter(|_| self.typing).unwrap_or(0);
                let typed = Some(before * 10 + digit).filter(|months| *months <= LONGEST);
                session.base_term = typed.or(base).filter(|months| *months > 0);
                self.typing = true;
            }
            (Some(KeyCode::Backspace), _) => {
                session.base_term = base.map(|months| months / 10).filter(|months| *months > 0);
                self.typing = true;
            }
            (_, Some(Action::Up)) => self.step((session, at), 1),
            (_, Some(Action::Down)) => self.step((session, at), -1),
            _ => return false,
        }
        true
    }

    /// A month up or down, within the bands; the first step goes to the least term of the lowest band.
    fn step(&mut self, (session, at): (&mut Session<'_>, usize), by: i32) {
        self.typing = false;
        let Some((least, most)) = ends(session.matter(), at) else {
            return;
        };
        let next = match session.base_term {
            None => least,
            Some(base) => base.saturating_add_signed(by).clamp(least, most),
        };
        session.base_term = Some(next);
    }
}

/// The least and the greatest term of all possible bands of an offence, in months.
fn ends(matter: &Matter<'_>, at: usize) -> Option<(u32, u32)> {
    let bands = matter.outcome(at).penalties.iter().map(|penalty| {
        let band = &matter.offence(at).bands[penalty.band];
        limits(matter.law, band)
    });
    bands.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

impl Page<'_, '_, '_> {
    pub(super) fn worksheet(&mut self) {
        let (view, matter) = (self.view, self.session.matter());
        let (texts, phrases) = (&view.texts().result, view.phrases());
        let at = self.at;
        let Some(ends) = ends(matter, at) else {
            return self.text(view.say(&texts.no_penalty), Role::Text, 0);
        };
        let Some(base) = self.session.base_term else {
            return self.base_wanted(ends);
        };
        if let Some(found) = matter.worksheet(at, base) {
            self.scale(&found);
        }
        let mut lines = worksheet_lines(matter, &phrases, at, base);
        // The result stands on top, where a small window shows it while the term is being set.
        lines.sort_by_key(|line| !matches!(line.kind, WorksheetKind::Base | WorksheetKind::Result));
        self.sheet_lines(lines);
    }

    /// What has to be given first, and what it will be worked out with.
    fn base_wanted(&mut self, (least, most): (u32, u32)) {
        let (view, texts) = (self.view, &self.view.texts().result);
        self.heading(view.say(&texts.sheet_base));
        let words = [("least", &*least.to_string()), ("most", &*most.to_string())];
        self.text(texts.sheet_ask.fill(view.lang, &words), Role::Accent, 0);
        self.text(view.say(&texts.sheet_range), Role::Dim, 0);
        self.sheet_lines(worksheet_outlook(
            self.session.matter(),
            &view.phrases(),
            self.at,
        ));
    }

    fn sheet_lines(&mut self, lines: Vec<WorksheetLine>) {
        for line in lines {
            match line.kind {
                WorksheetKind::Heading => self.heading(&line.text),
                WorksheetKind::Base => self.text(line.text, Role::Accent, 0),
                WorksheetKind::Step => self.text(line.text, Role::Text, 2),
                WorksheetKind::Remark => self.text(line.text, Role::Dim, 4),
                WorksheetKind::Result => {
                    let style = self.style(Role::Text).add_modifier(Modifier::BOLD);
                    let text = sentence(line.text, self.view.lang);
                    self.put([Passage::new(Line::styled(text, style)).hanging(2)]);
                    self.blank();
                }
                WorksheetKind::Note => self.text(line.text, Role::Dim, 0),
            }
        }
    }

    /// The terms from nothing to the top of the band on one line: the result as a bar, the base term as a mark in it.
    fn scale(&mut self, sheet: &Worksheet) {
        let look = self.view.look();
        let glyphs = look.glyphs;
        let cells = usize::from(self.rest().width.min(SCALE)).saturating_sub(8);
        let whole = Months::whole(sheet.limits.1).tenths().max(1);
        // A cell stands for the terms that begin in it; the top of the band belongs to the last one.
        let cell = |term: Months| {
            let at = term.tenths() * cells as u128 / whole;
            usize::try_from(at)
                .unwrap_or(0)
                .min(cells.saturating_sub(1))
        };
        let (from, to) = (cell(sheet.result.0), cell(sheet.result.1));
        let base = cell(Months::whole(sheet.base));
        let spans = (0..cells).map(|at| match at {
            _ if at == base => Span::styled(glyphs.line, look.style(Role::Accent)),
            _ if (from..=to).contains(&at) => {
                Span::styled(glyphs.full, look.style(Role::LevelSerious))
            }
            _ => Span::styled(glyphs.empty, look.style(Role::Dim)),
        });
        let mut spans: Vec<Span<'_>> = spans.collect();
        let top = format!(" {}", self.view.phrases().term(sheet.limits.1));
        spans.push(Span::styled(top, look.style(Role::Dim)));
        self.put([Passage::new(Line::from(spans))]);
    }
}
