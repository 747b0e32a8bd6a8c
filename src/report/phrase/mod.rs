//! Phrases: every part of a result in words, in one language. The wording stands in `data/texts/report.toml`; this module
//! chooses and fills it.

mod administrative;
mod change;
mod citation;
mod conclusion;
mod concurrence;
mod dispute;
mod edition;
mod item;
mod need;
mod penalty;
mod person;
mod precedent;
mod quantity;
mod row;
mod similar;
mod sum;
mod worksheet;

use super::Texts;
use crate::law::Law;
use crate::text::Lang;

pub use person::Side;
pub use sum::Sum;

/// Says things of a law in one language.
#[derive(Clone, Copy)]
pub struct Phrases<'a> {
    /// The law.
    pub law: &'a Law,
    /// The texts.
    pub texts: &'a Texts,
    /// The language.
    pub lang: Lang,
}

impl<'a> Phrases<'a> {
    /// A text in the language's brackets.
    pub fn bracket(&self, text: &str) -> String {
        match self.lang {
            Lang::Zh => ["〔", text, "〕"].concat(),
            Lang::En => [" [", text, "]"].concat(),
        }
    }

    /// The language's comma.
    pub fn comma(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        }
    }

    /// The language's semicolon.
    pub fn semicolon(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "；",
            Lang::En => "; ",
        }
    }

    /// The language's full stop.
    pub fn stop(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "。",
            Lang::En => ".",
        }
    }

    /// The language's colon.
    pub fn colon(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    /// Clauses one after another.
    pub fn clauses(&self, parts: &[String]) -> String {
        parts.join(match self.lang {
            Lang::Zh => "；",
            Lang::En => "; ",
        })
    }

    /// A remark in round brackets.
    pub fn aside(&self, text: &str) -> String {
        match self.lang {
            Lang::Zh => ["（", text, "）"].concat(),
            Lang::En => [" (", text, ")"].concat(),
        }
    }

    /// Parts one after another, as a list within a sentence.
    pub fn listed(&self, parts: &[String]) -> String {
        parts.join(self.texts.conclusion.listed.get(self.lang))
    }
}
