//! The read-only surroundings of every screen ([`Context`]), and the part of them that is there before the law is loaded
//! ([`Face`]).

use jiff::civil::Date;

use super::action::Keymap;
use super::texts::ScreenTexts;
use super::{Glyphs, Look, Theme};
use crate::assess::Assessor;
use crate::file::Ground;
use crate::interview::{ChoiceWords, Interview};
use crate::law::Law;
use crate::report::{Phrases, Texts};
use crate::text::{Lang, Text};

/// What every screen works with.
pub struct Context<'a> {
    /// The law.
    pub law: &'a Law,
    /// The assessor.
    pub assessor: &'a Assessor,
    /// The interview.
    pub interview: &'a Interview,
    /// Texts of results.
    pub texts: &'a Texts,
    /// Texts of the interface.
    pub screens: &'a ScreenTexts,
    /// Keys.
    pub keymap: &'a Keymap,
    /// The day of judgment.
    pub as_of: Date,
    /// Colours.
    pub theme: Theme,
    /// Signs.
    pub glyphs: Glyphs,
}

impl<'a> Context<'a> {
    /// Under what cases are opened and saved.
    pub fn ground(&self) -> Ground<'a> {
        Ground {
            law: self.law,
            assessor: self.assessor,
            as_of: self.as_of,
        }
    }
}

/// What things are said and drawn with, the law aside: enough for home, which is drawn before the law has been read.
#[derive(Clone, Copy)]
pub struct Face<'a> {
    /// Texts of the interface.
    pub screens: &'a ScreenTexts,
    /// Keys.
    pub keymap: &'a Keymap,
    /// Colours.
    pub theme: &'a Theme,
    /// Signs.
    pub glyphs: &'a Glyphs,
    /// The language.
    pub lang: Lang,
}

impl<'a> Face<'a> {
    /// Theme and glyphs.
    pub fn look(&self) -> Look<'a> {
        Look {
            theme: self.theme,
            glyphs: self.glyphs,
        }
    }

    /// A text in the language.
    pub fn say(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }
}

/// How things are said and drawn just now.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What every screen works with.
    pub context: &'a Context<'a>,
    /// The language.
    pub lang: Lang,
}

impl<'a> View<'a> {
    /// What needs no law.
    pub fn face(&self) -> Face<'a> {
        let context = self.context;
        Face {
            screens: context.screens,
            keymap: context.keymap,
            theme: &context.theme,
            glyphs: &context.glyphs,
            lang: self.lang,
        }
    }

    /// Theme and glyphs.
    pub fn look(&self) -> Look<'a> {
        self.face().look()
    }

    /// Phrases of results in the language.
    pub fn phrases(&self) -> Phrases<'a> {
        Phrases {
            law: self.context.law,
            texts: self.context.texts,
            lang: self.lang,
        }
    }

    /// A text in the language.
    pub fn say(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// The texts of the interface.
    pub fn texts(&self) -> &'a ScreenTexts {
        self.context.screens
    }

    /// The words that all questions share.
    pub fn words(&self) -> ChoiceWords<'a> {
        self.texts().common.choice_words()
    }
}
