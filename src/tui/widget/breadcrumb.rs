//! The stages in one line: done, at hand, to come.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::widgets::Widget;

use super::put;
use crate::text::width;
use crate::tui::{Look, Role};

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageState {
    /// Answered.
    Done,
    /// At hand.
    Current,
    /// To come.
    Open,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// How far it is.
    pub state: StageState,
}

/// The stages, with a count (`4/9`) at the right end. In a narrow row the stages far from the one at hand are left
/// out, then the count; the one at hand is always seen.
#[derive(Clone, Copy, Debug)]
pub struct Breadcrumb<'a> {
    look: Look<'a>,
    stages: &'a [Stage],
    count: &'a str,
}

/// Cells between two stages.
const GAP: usize = 2;

impl<'a> Breadcrumb<'a> {
    /// The stages and the count, which may be empty.
    pub fn new(look: Look<'a>, stages: &'a [Stage], count: &'a str) -> Self {
        Self {
            look,
            stages,
            count,
        }
    }

    /// Which stage (counted from 0) stands at a column of a row this wide: for the mouse.
    pub fn at(&self, width: u16, column: u16) -> Option<usize> {
        let column = usize::from(column);
        self.places(self.room(width.into()).0)
            .into_iter()
            .find(|place| (place.from..place.from + place.cells).contains(&column))
            .map(|place| place.stage)
    }

    /// The room for the stages and whether the count is shown.
    fn room(&self, cells: usize) -> (usize, bool) {
        let count = width(self.count);
        let left = cells.saturating_sub(count + GAP);
        if count > 0 && left >= self.cells(self.current()) {
            (left, true)
        } else {
            (cells, false)
        }
    }

    fn current(&self) -> usize {
        self.stages
            .iter()
            .position(|stage| stage.state == StageState::Current)
            .unwrap_or(0)
    }

    fn cells(&self, stage: usize) -> usize {
        self.stages
            .get(stage)
            .map_or(0, |stage| width(&stage.name) + 2)
    }

    /// The stages from `first` to `last`, both shown, with room for a mark where some are left out.
    fn span(&self, first: usize, last: usize) -> usize {
        let shown: usize = (first..=last).map(|stage| self.cells(stage) + GAP).sum();
        let marks = usize::from(first > 0) + usize::from(last + 1 < self.stages.len());
        shown.saturating_sub(GAP) + marks * (1 + GAP)
    }

    /// The widest run of stages around the current one that fits: what comes next before what is done.
    fn shown(&self, room: usize) -> (usize, usize) {
        let (mut first, mut last) = (self.current(), self.current());
        loop {
            if last + 1 < self.stages.len() && self.span(first, last + 1) <= room {
                last += 1;
            } else if first > 0 && self.span(first - 1, last) <= room {
                first -= 1;
            } else {
                return (first, last);
            }
        }
    }

    fn places(&self, room: usize) -> Vec<Place> {
        if self.stages.is_empty() {
            return Vec::new();
        }
        let (first, last) = self.shown(room);
        // Where not even the marks fit beside the current stage, its name goes first.
        let mut from = if first > 0 && self.span(first, last) <= room {
            1 + GAP
        } else {
            0
        };
        (first..=last)
            .map(|stage| {
                let cells = self.cells(stage).min(room);
                let place = Place { stage, from, cells };
                from += cells + GAP;
                place
            })
            .collect()
    }

    fn draw_stage(&self, place: Place, area: Rect, buffer: &mut Buffer) {
        let (Some(stage), Ok(from), Ok(cells)) = (
            self.stages.get(place.stage),
            u16::try_from(place.from),
            u16::try_from(place.cells),
        ) else {
            return;
        };
        let glyphs = self.look.glyphs;
        let (glyph, style) = match stage.state {
            StageState::Done => (glyphs.done, self.look.style(Role::Dim)),
            StageState::Current => (
                glyphs.current,
                self.look.style(Role::Accent).add_modifier(Modifier::BOLD),
            ),
            StageState::Open => (glyphs.open, self.look.style(Role::Dim)),
        };
        let name = self.look.cut(&stage.name, cells.saturating_sub(2));
        let used = put(buffer, area, from, 0, &name, style);
        put(buffer, area, from + used + 1, 0, glyph, style);
    }
}

/// Where a stage stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    stage: usize,
    from: usize,
    cells: usize,
}

impl Widget for Breadcrumb<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let (room, counted) = self.room(area.width.into());
        let places = self.places(room);
        for place in &places {
            self.draw_stage(*place, area, buffer);
        }
        let (dim, mark) = (self.look.style(Role::Dim), self.look.glyphs.ellipsis);
        if places.first().is_some_and(|place| place.from > 0) {
            put(buffer, area, 0, 0, mark, dim);
        }
        if let Some(place) = places
            .last()
            .filter(|place| place.stage + 1 < self.stages.len())
        {
            let after = place.from + place.cells + GAP;
            if let Some(column) = u16::try_from(after).ok().filter(|_| after < room) {
                put(buffer, area, column, 0, mark, dim);
            }
        }
        if counted && let Ok(count) = u16::try_from(width(self.count)) {
            put(buffer, area, area.width - count, 0, self.count, dim);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::{Glyphs, Theme, dump};

    fn stages(current: usize) -> Vec<Stage> {
        [
            "身份", "来源", "行为", "信息", "后果", "获利", "前科", "事后",
        ]
        .into_iter()
        .enumerate()
        .map(|(number, name)| Stage {
            name: name.to_owned(),
            state: match number.cmp(&current) {
                std::cmp::Ordering::Less => StageState::Done,
                std::cmp::Ordering::Equal => StageState::Current,
                std::cmp::Ordering::Greater => StageState::Open,
            },
        })
        .collect()
    }

    fn drawn(current: usize, cells: u16) -> String {
        let (theme, glyphs, stages) = (Theme::plain(), Glyphs::UNICODE, stages(current));
        let look = Look {
            theme: &theme,
            glyphs: &glyphs,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, cells, 1));
        Breadcrumb::new(look, &stages, "4/9").render(buffer.area, &mut buffer);
        dump::text(&buffer)
    }

    #[test]
    fn everything_fits_in_eighty() {
        assert_eq!(
            drawn(3, 68),
            "身份 ✓  来源 ✓  行为 ✓  信息 ●  后果 ○  获利 ○  前科 ○  事后 ○   4/9\n"
        );
    }

    #[test]
    fn the_current_stage_is_always_seen() {
        assert_eq!(drawn(3, 40), "…  信息 ●  后果 ○  获利 ○  …         4/9\n");
        assert_eq!(drawn(7, 40), "…  后果 ✓  获利 ✓  前科 ✓  事后 ●    4/9\n");
        for cells in 6..90 {
            for current in 0..8 {
                assert!(
                    drawn(current, cells).contains(&stages(current)[current].name),
                    "{current} in {cells}"
                );
                assert!(width(drawn(current, cells).trim_end()) <= cells.into());
            }
        }
        assert_eq!(drawn(2, 5), "行… ●\n");
        assert_eq!(drawn(2, 0), "\n");
    }

    #[test]
    fn the_mouse_finds_the_stage() {
        let (theme, glyphs, stages) = (Theme::plain(), Glyphs::UNICODE, stages(3));
        let crumbs = Breadcrumb::new(
            Look {
                theme: &theme,
                glyphs: &glyphs,
            },
            &stages,
            "",
        );
        assert_eq!(crumbs.at(80, 0), Some(0));
        assert_eq!(crumbs.at(80, 6), None);
        assert_eq!(crumbs.at(80, 8), Some(1));
        assert_eq!(crumbs.at(30, 3), Some(3));
    }
}
