//! The entry that is read, and the trail of those before it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::sheet::Sheet;
use crate::report::catalogue::Catalogue;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::screen::moving::scrolled;
use crate::tui::widget::ScrollMark;

/// What an input came to.
pub(super) enum Read {
    /// Taken.
    Taken,
    /// Not for the entry.
    Ignored,
    /// The way back is at its end.
    Closed,
}

/// An entry with how far it is scrolled and which of its references is at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    entry: usize,
    scroll: usize,
    reference: Option<usize>,
}

/// The entry that is read.
#[derive(Default)]
pub(super) struct Reader {
    place: Place,
    /// The entries before it, the first one first.
    trail: Vec<Place>,
    sheet: Option<Sheet>,
    /// Where it was last drawn.
    area: Rect,
}

impl Reader {
    /// Begins to read an entry, at its top unless it is seen already.
    pub(super) fn begin(&mut self, entry: usize) {
        self.preview(entry);
        self.trail.clear();
        self.place.reference = None;
    }

    /// Shows an entry while the list has the keys.
    pub(super) fn preview(&mut self, entry: usize) {
        if self.place.entry != entry || !self.trail.is_empty() {
            self.place = Place {
                entry,
                ..Place::default()
            };
            self.trail.clear();
        }
        self.place.reference = None;
    }

    pub(super) fn handle(&mut self, input: &Input, action: Option<Action>) -> Read {
        let page = isize::try_from(self.area.height.saturating_sub(2)).unwrap_or(1);
        match (input, action) {
            (Input::Click { column, row }, _) => return self.click(*column, *row),
            (Input::Wheel { up, .. }, _) => self.scroll(scrolled(*up)),
            (_, Some(Action::Up)) => self.line(false),
            (_, Some(Action::Down)) => self.line(true),
            (_, Some(Action::PageUp)) => self.scroll(-page),
            (_, Some(Action::PageDown | Action::Toggle)) => self.scroll(page),
            (_, Some(Action::Next | Action::Right)) => self.turn(true),
            (_, Some(Action::Previous | Action::Left)) => self.turn(false),
            (_, Some(Action::Confirm)) => self.follow(),
            (_, Some(Action::Back)) => match self.trail.pop() {
                Some(place) => self.place = place,
                None => return Read::Closed,
            },
            _ => return Read::Ignored,
        }
        Read::Taken
    }

    /// Scrolls by lines.
    pub(super) fn scroll(&mut self, lines: isize) {
        let all = self.sheet.as_ref().map_or(0, |sheet| sheet.lines.len());
        let most = all.saturating_sub(self.area.height.into());
        self.place.scroll = self.place.scroll.saturating_add_signed(lines).min(most);
    }

    /// Up or down: to the reference beside the one at hand where it is in sight, else a line on.
    fn line(&mut self, down: bool) {
        let seen = self.place.scroll..self.place.scroll + usize::from(self.area.height);
        let next = self.beside(down).filter(|at| {
            self.lines_of(*at)
                .is_some_and(|lines| seen.contains(&lines.start) && lines.end <= seen.end)
        });
        match next {
            Some(at) => self.place.reference = Some(at),
            None => self.scroll(if down { 1 } else { -1 }),
        }
    }

    /// The next reference, or the one before; scrolled into sight.
    fn turn(&mut self, on: bool) {
        let Some((at, lines)) = self
            .beside(on)
            .or(self.place.reference)
            .and_then(|at| Some((at, self.lines_of(at)?)))
        else {
            return;
        };
        self.place.reference = Some(at);
        let height = usize::from(self.area.height);
        self.place.scroll = self
            .place
            .scroll
            .max(lines.end.saturating_sub(height))
            .min(lines.start);
    }

    /// The reference after or before the one at hand. Where none is at hand, the first in sight or below.
    fn beside(&self, on: bool) -> Option<usize> {
        let references = &self.sheet.as_ref()?.references;
        match (self.place.reference, on) {
            (Some(at), true) => Some(at + 1).filter(|at| *at < references.len()),
            (Some(at), false) => at.checked_sub(1),
            (None, true) => {
                let below = |lines: &std::ops::Range<usize>| lines.start >= self.place.scroll;
                references.iter().position(|one| below(&one.lines))
            }
            (None, false) => None,
        }
    }

    fn lines_of(&self, at: usize) -> Option<std::ops::Range<usize>> {
        Some(self.sheet.as_ref()?.references.get(at)?.lines.clone())
    }

    /// Goes where the reference at hand leads; where none is at hand, takes the first one up.
    fn follow(&mut self) {
        let Some(at) = self.place.reference else {
            return self.turn(true);
        };
        let sheet = self.sheet.as_ref();
        if let Some(to) = sheet.and_then(|sheet| sheet.references.get(at)) {
            self.trail.push(self.place);
            self.place = Place {
                entry: to.entry,
                ..Place::default()
            };
        }
    }

    fn click(&mut self, column: u16, row: u16) -> Read {
        if !self.area.contains((column, row).into()) {
            return Read::Ignored;
        }
        let line = self.place.scroll + usize::from(row - self.area.y);
        let references = self.sheet.iter().flat_map(|sheet| &sheet.references);
        let hit = references
            .map(|one| &one.lines)
            .position(|lines| lines.contains(&line));
        if hit.is_some() {
            self.place.reference = hit;
            self.follow();
        }
        Read::Taken
    }

    pub(super) fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        view: View<'_>,
        catalogue: &Catalogue,
        focus: bool,
    ) {
        // The last two columns are for the mark of where one is.
        let width = area.width.saturating_sub(2);
        self.area = area;
        let fresh = |sheet: &Sheet| sheet.is_for(self.place.entry, width, view.lang);
        if !self.sheet.as_ref().is_some_and(fresh) {
            self.sheet = Some(Sheet::new(catalogue, self.place.entry, width, view));
        }
        self.scroll(0);
        let Some(sheet) = &self.sheet else { return };
        let look = view.look();
        let at_hand = self
            .place
            .reference
            .filter(|_| focus)
            .and_then(|at| sheet.references.get(at))
            .map_or(0..0, |one| one.lines.clone());
        let seen = sheet.lines.iter().enumerate().skip(self.place.scroll);
        for ((number, line), y) in seen.zip(area.top()..area.bottom()) {
            buffer.set_line(area.x, y, line, width);
            if number == at_hand.start && !at_hand.is_empty() {
                buffer.set_string(area.x, y, look.glyphs.pointer, Style::new());
            }
            if at_hand.contains(&number) {
                let bar = Rect {
                    y,
                    height: 1,
                    width,
                    ..area
                };
                buffer.set_style(bar, look.style(Role::Selected));
            }
        }
        if sheet.lines.len() > area.height.into() {
            let mark = areas::last_column(area);
            ScrollMark::new(look, sheet.lines.len(), self.place.scroll).render(mark, buffer);
        }
    }
}
