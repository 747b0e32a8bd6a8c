//! What a result says, in one language.

mod change;
mod conclusion;
mod dispute;
mod item;
mod need;
mod penalty;
mod quantity;
mod row;
mod sum;

use super::Texts;
use crate::law::{Law, Name};
use crate::text::Lang;

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
    /// A citation: 解释第5条第1款第6项.
    pub fn cite(&self, id: &str) -> String {
        self.law.cite(id, self.lang)
    }

    /// Several citations in brackets, or nothing; a source that follows itself is named once.
    pub fn cites<'n>(&self, ids: impl IntoIterator<Item = &'n Name>) -> String {
        let mut said = String::new();
        let mut source = "";
        for id in ids {
            let of = id
                .as_str()
                .split_once(':')
                .map_or(id.as_str(), |(of, _)| of);
            if !said.is_empty() {
                said.push_str(match self.lang {
                    Lang::Zh => "、",
                    Lang::En => "; ",
                });
            }
            said.push_str(&if of == source {
                self.address(id)
            } else {
                self.cite(id)
            });
            source = of;
        }
        if said.is_empty() {
            said
        } else {
            self.bracket(&said)
        }
    }

    /// A text in the language's brackets.
    pub fn bracket(&self, text: &str) -> String {
        match self.lang {
            Lang::Zh => format!("〔{text}〕"),
            Lang::En => format!(" [{text}]"),
        }
    }

    /// The language's comma.
    pub fn comma(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        }
    }

    /// The language's colon.
    pub fn colon(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    /// A remark in round brackets.
    pub fn aside(&self, text: &str) -> String {
        match self.lang {
            Lang::Zh => format!("（{text}）"),
            Lang::En => format!(" ({text})"),
        }
    }

    /// Parts one after another, as a list within a sentence.
    pub fn listed(&self, parts: &[String]) -> String {
        parts.join(self.texts.conclusion.listed.get(self.lang))
    }

    /// An address alone: 第5条第1款第6项.
    pub fn address(&self, cite: &str) -> String {
        let address = cite.split_once(':').map_or(cite, |(_, address)| address);
        crate::law::Address(address).cite(self.lang)
    }
}
