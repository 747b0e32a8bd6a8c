//! What an entry says, line by line.

use crate::law::Status;
use crate::report::{Phrases, Texts};
use crate::text::Text;

/// How a line stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStyle {
    /// A heading, with room above it.
    Heading,
    /// Running text.
    Text,
    /// One of several.
    Item,
    /// What goes with the line before it.
    Note,
}

/// A line of an entry, in one language, not yet wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it stands.
    pub style: LineStyle,
    /// The text.
    pub text: String,
}

/// A page being written.
pub(super) struct Page<'a> {
    pub(super) say: Phrases<'a>,
    pub(super) lines: Vec<Line>,
}

impl<'a> Page<'a> {
    pub(super) fn new(say: Phrases<'a>) -> Self {
        Page {
            say,
            lines: Vec::new(),
        }
    }

    /// The texts.
    pub(super) fn texts(&self) -> &'a Texts {
        self.say.texts
    }

    /// A text in the page's language.
    pub(super) fn get<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.say.lang)
    }

    fn put(&mut self, style: LineStyle, text: String) {
        self.lines.push(Line { style, text });
    }

    pub(super) fn heading(&mut self, text: &Text) {
        let text = self.get(text).to_owned();
        self.put(LineStyle::Heading, text);
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.put(LineStyle::Text, text.into());
    }

    pub(super) fn item(&mut self, text: impl Into<String>) {
        self.put(LineStyle::Item, text.into());
    }

    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.put(LineStyle::Note, text.into());
    }

    /// Several remarks in one line.
    pub(super) fn marks(&mut self, marks: &[String]) {
        let marks = marks.join(self.say.semicolon());
        self.note(marks);
    }

    /// How something was read.
    pub(super) fn status(&self, status: Status) -> String {
        let texts = &self.texts().catalogue;
        let text = match status {
            Status::Text => &texts.text,
            Status::Secondary => &texts.secondary,
            Status::Unverified => &texts.unverified,
        };
        self.get(text).to_owned()
    }

    /// Everyday names, in the page's language as far as there are any.
    pub(super) fn aliases(&mut self, aliases: &[crate::law::Alias]) {
        let of = |lang| -> Vec<&str> {
            let name = |alias: &'_ crate::law::Alias| match lang {
                crate::text::Lang::Zh => alias.zh.is_some(),
                crate::text::Lang::En => alias.en.is_some(),
            };
            let named = aliases.iter().filter(|alias| name(alias));
            named
                .filter_map(|alias| match lang {
                    crate::text::Lang::Zh => alias.zh.as_deref(),
                    crate::text::Lang::En => alias.en.as_deref(),
                })
                .collect()
        };
        let mut names = of(self.say.lang);
        if names.is_empty() {
            names = of(self.say.lang.other());
        }
        if !names.is_empty() {
            let texts = self.texts();
            self.heading(&texts.catalogue.also_called);
            let comma = self.get(&texts.conclusion.listed);
            self.text(names.join(comma));
        }
    }
}
