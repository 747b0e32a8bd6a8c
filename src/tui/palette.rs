//! The colours: what each role looks like on a dark and on a light background, in true colour, 256 and 16.
//!
//! The hues follow Okabe and Ito, who chose them for colour-blind readers, made lighter or darker until each reads
//! at 4.5:1 on its background; the tests hold them to it.

use ratatui::style::Color;

use super::theme::{Depth, Role};

/// A colour in its two forms: exact, and the terminal's own for 16 colours (`Reset` where none of those reads well).
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) rgb: (u8, u8, u8),
    pub(super) ansi: Color,
}

impl Paint {
    const fn new(rgb: u32, ansi: Color) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self {
            rgb: (r, g, b),
            ansi,
        }
    }

    /// The colour that a terminal of this depth shows.
    pub(super) fn color(self, depth: Depth) -> Color {
        let (r, g, b) = self.rgb;
        match depth {
            Depth::True => Color::Rgb(r, g, b),
            Depth::Indexed => Color::Indexed(nearest(self.rgb)),
            Depth::Sixteen => self.ansi,
        }
    }
}

/// The foreground of a role on a dark background; none: the terminal's own.
pub(super) fn dark(role: Role) -> Option<Paint> {
    match role {
        Role::Text | Role::Title | Role::Selected => None,
        Role::Dim | Role::Hint => Some(Paint::new(0xa8a8a8, Color::Gray)),
        Role::Border => Some(Paint::new(0x9c9c9c, Color::Gray)),
        Role::Accent | Role::Key => Some(Paint::new(0x56b4e9, Color::LightCyan)),
        Role::LevelNone => Some(Paint::new(0x1fc794, Color::LightGreen)),
        Role::LevelSerious => Some(Paint::new(0xf0b429, Color::LightYellow)),
        Role::LevelEspecially | Role::Error => Some(Paint::new(0xff7a5c, Color::LightRed)),
        Role::LevelOpen => Some(Paint::new(0xd9a0f0, Color::LightMagenta)),
        Role::Sensitive => Some(Paint::new(0xf0e442, Color::LightYellow)),
        Role::Important => Some(Paint::new(0x56b4e9, Color::LightCyan)),
        Role::General => Some(Paint::new(0xbcbcbc, Color::Gray)),
    }
}

/// The foreground of a role on a light background; none: the terminal's own.
pub(super) fn light(role: Role) -> Option<Paint> {
    match role {
        Role::Text | Role::Title | Role::Selected => None,
        Role::Dim | Role::Hint => Some(Paint::new(0x5a5a5a, Color::Reset)),
        Role::Border => Some(Paint::new(0x666666, Color::Reset)),
        Role::Accent | Role::Key => Some(Paint::new(0x005f9e, Color::Blue)),
        Role::LevelNone => Some(Paint::new(0x00705a, Color::Reset)),
        Role::LevelSerious => Some(Paint::new(0x905c00, Color::Magenta)),
        Role::LevelEspecially | Role::Error => Some(Paint::new(0x8a0f1e, Color::Red)),
        Role::LevelOpen => Some(Paint::new(0x5b3fc0, Color::Blue)),
        Role::Sensitive => Some(Paint::new(0x905c00, Color::Magenta)),
        Role::Important => Some(Paint::new(0x005f9e, Color::Blue)),
        Role::General => Some(Paint::new(0x5a5a5a, Color::Reset)),
    }
}

/// The foreground of a role on a dark background where contrast goes before calm: 7:1 and more.
pub(super) fn contrast_dark(role: Role) -> Option<Paint> {
    match role {
        Role::Text | Role::Title | Role::Selected => None,
        Role::Dim | Role::Hint | Role::Border | Role::General => {
            Some(Paint::new(0xe4e4e4, Color::Gray))
        }
        Role::Accent | Role::Key | Role::Important => Some(Paint::new(0x5fd7ff, Color::LightCyan)),
        Role::LevelNone => Some(Paint::new(0x5fffaf, Color::LightGreen)),
        Role::LevelSerious | Role::Sensitive => Some(Paint::new(0xffff00, Color::LightYellow)),
        Role::LevelEspecially | Role::Error => Some(Paint::new(0xffa087, Color::Gray)),
        Role::LevelOpen => Some(Paint::new(0xffafff, Color::LightMagenta)),
    }
}

/// The same on a light background.
pub(super) fn contrast_light(role: Role) -> Option<Paint> {
    match role {
        Role::Text | Role::Title | Role::Selected => None,
        Role::Dim | Role::Hint | Role::Border | Role::General => {
            Some(Paint::new(0x303030, Color::Reset))
        }
        Role::Accent | Role::Key | Role::Important => Some(Paint::new(0x00008a, Color::Blue)),
        Role::LevelNone => Some(Paint::new(0x005f4a, Color::Reset)),
        Role::LevelSerious | Role::Sensitive => Some(Paint::new(0x6b4500, Color::Reset)),
        Role::LevelEspecially | Role::Error => Some(Paint::new(0x78000c, Color::Reset)),
        Role::LevelOpen => Some(Paint::new(0x44219e, Color::Blue)),
    }
}

/// Foreground and background of what is selected.
pub(super) const SELECTED_DARK: (Paint, Paint) = (
    Paint::new(0xffffff, Color::Reset),
    Paint::new(0x1d3040, Color::Reset),
);
/// The same on a light background.
pub(super) const SELECTED_LIGHT: (Paint, Paint) = (
    Paint::new(0x000000, Color::Reset),
    Paint::new(0xdfefff, Color::Reset),
);

/// The same where contrast goes before calm.
pub(super) const SELECTED_CONTRAST_DARK: (Paint, Paint) = (
    Paint::new(0x000000, Color::Reset),
    Paint::new(0xffff00, Color::Reset),
);
/// The same on a light background.
pub(super) const SELECTED_CONTRAST_LIGHT: (Paint, Paint) = (
    Paint::new(0xffffff, Color::Reset),
    Paint::new(0x00005f, Color::Reset),
);

/// The steps of the 6×6×6 cube of the 256 colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the 256 colours that every terminal shows alike (16 to 255).
fn nearest(rgb: (u8, u8, u8)) -> u8 {
    (16..=255)
        .min_by_key(|&index| distance(indexed(index), rgb))
        .unwrap_or(16)
}

/// What one of the colours 16 to 255 looks like.
pub(super) fn indexed(index: u8) -> (u8, u8, u8) {
    match index.checked_sub(232) {
        Some(grey) => (8 + 10 * grey, 8 + 10 * grey, 8 + 10 * grey),
        None => {
            let cube = usize::from(index.saturating_sub(16));
            (STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6])
        }
    }
}

fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let square = |x: u8, y: u8| u32::from(x.abs_diff(y)).pow(2);
    square(a.0, b.0) + square(a.1, b.1) + square(a.2, b.2)
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
