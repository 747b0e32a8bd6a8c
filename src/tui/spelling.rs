//! The texts for terminals that have only ASCII: the signs among the words spelled with it, as [`super::Glyphs::ASCII`]
//! does for what is drawn. Chinese stays Chinese.

use super::texts::ScreenTexts;
use crate::law::Files;
use crate::report::Texts;

/// Signs that such a terminal may not have, or draws two cells wide, and how they are spelled.
const SIGNS: [(&str, &str); 9] = [
    ("→", "->"),
    ("←", "<-"),
    ("↑", "Up"),
    ("≥", ">="),
    ("★", "*"),
    ("…", "..."),
    ("—", "-"),
    ("–", "-"),
    ("·", "-"),
];

/// All texts of the interface.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// Texts of results.
    pub texts: Texts,
    /// Texts of the interface.
    pub screens: ScreenTexts,
}

impl Spelling {
    /// The texts in ASCII signs; nothing where the texts cannot be read at all.
    pub fn ascii(files: &Files) -> Option<Self> {
        let files = files.respelled(&["texts/report.toml", "texts/screens.toml"], &SIGNS);
        let mut problems = Vec::new();
        Some(Self {
            texts: Texts::load(&files, &mut problems)?,
            screens: ScreenTexts::load(&files, &mut problems)?,
        })
    }
}
