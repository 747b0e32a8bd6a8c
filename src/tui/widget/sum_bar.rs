//! The proportional sum as one bar of parts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::bar::{Bar, Scale, Segment};
use crate::tui::{Look, Role};

/// What one tier adds to the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The tier, as a role.
    pub role: Role,
    /// Its share, in the unit of the sum.
    pub amount: u128,
}

/// The sum in one row: a part for each tier, one after the other, with a tick where the sum is 1 and where it is 10.
///
/// The parts differ in glyph as well as in colour. A part that covers the middle of no cell is not seen; the end of
/// the bar is exact to an eighth of a cell and never touches a tick that the sum does not reach.
#[derive(Clone, Copy, Debug)]
pub struct SumBar<'a> {
    look: Look<'a>,
    parts: &'a [Part],
    max: Option<u128>,
    one: u128,
    ten: Option<u128>,
}

impl<'a> SumBar<'a> {
    /// The parts, in the unit in which `one` is a sum of 1 and `ten` the second tick, where there is one.
    pub fn new(look: Look<'a>, parts: &'a [Part], one: u128, ten: Option<u128>) -> Self {
        Self {
            look,
            parts,
            max: Some(0),
            one,
            ten,
        }
    }

    /// The sum may be as large as this (none: no limit known); what is beyond the parts is drawn lighter.
    #[must_use]
    pub fn up_to(mut self, max: Option<u128>) -> Self {
        self.max = max;
        self
    }

    fn segments(&self) -> Vec<Segment> {
        let mut end = 0_u128;
        self.parts
            .iter()
            .map(|part| {
                end = end.saturating_add(part.amount);
                Segment {
                    end,
                    glyph: self.glyph(part.role),
                    style: self.look.style(part.role),
                }
            })
            .collect()
    }

    fn glyph(&self, role: Role) -> &'static str {
        let glyphs = self.look.glyphs;
        match role {
            Role::Important => glyphs.parts[0],
            Role::General => glyphs.parts[1],
            Role::Sensitive
            | Role::Text
            | Role::Dim
            | Role::Title
            | Role::Accent
            | Role::Selected
            | Role::Border
            | Role::LevelNone
            | Role::LevelSerious
            | Role::LevelEspecially
            | Role::LevelOpen
            | Role::Error
            | Role::Hint
            | Role::Key => glyphs.full,
        }
    }
}

impl Widget for SumBar<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Some(scale) = Scale::new(area.width, self.one, self.ten) else {
            return;
        };
        let segments = self.segments();
        let sum = segments.last().map_or(0, |segment| segment.end);
        let upper = self.ten.is_some_and(|ten| sum >= ten);
        let reached = self.look.style(if upper {
            Role::LevelEspecially
        } else {
            Role::LevelSerious
        });
        let most = self.max.map(|max| max.max(sum));
        Bar {
            look: self.look,
            scale,
            segments,
            most,
            reached,
        }
        .render(area, buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::{Glyphs, Theme, dump};

    fn drawn(amounts: [u128; 3], max: Option<u128>) -> String {
        let (theme, glyphs) = (Theme::plain(), Glyphs::UNICODE);
        let parts: Vec<Part> = [Role::Sensitive, Role::Important, Role::General]
            .into_iter()
            .zip(amounts)
            .map(|(role, amount)| Part { role, amount })
            .collect();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 22, 1));
        let look = Look {
            theme: &theme,
            glyphs: &glyphs,
        };
        SumBar::new(look, &parts, 5000, Some(50_000))
            .up_to(max)
            .render(buffer.area, &mut buffer);
        dump::text(&buffer).trim_end().to_owned()
    }

    #[test]
    fn parts_follow_each_other() {
        assert_eq!(drawn([0, 0, 0], Some(0)), "░░░░░░░░░░│░░░░░░░░░░│");
        assert_eq!(drawn([2000, 1500, 1000], Some(0)), "████▓▓▓▚▚░│░░░░░░░░░░│");
        assert_eq!(drawn([2100, 1400, 1000], Some(0)), "████▓▓▓▚▚░│░░░░░░░░░░│");
        assert_eq!(drawn([2000, 3000, 0], Some(0)), "████▓▓▓▓▓▓│░░░░░░░░░░│");
        assert_eq!(drawn([2000, 2999, 0], Some(0)), "████▓▓▓▓▓▉│░░░░░░░░░░│");
        assert_eq!(drawn([2000, 3500, 0], Some(0)), "████▓▓▓▓▓▓│▏░░░░░░░░░│");
    }

    #[test]
    fn beyond_ten_there_is_an_arrow() {
        assert_eq!(drawn([60_000, 0, 0], Some(0)), "██████████│██████████▶");
    }

    #[test]
    fn what_may_be_added_is_lighter() {
        assert_eq!(drawn([2000, 500, 0], Some(4000)), "████▓▒▒▒░░│░░░░░░░░░░│");
        assert_eq!(drawn([2000, 500, 0], None), "████▓▒▒▒▒▒│▒▒▒▒▒▒▒▒▒▒▶");
    }
}
