//! The voice of a memo: one language, or both side by side. Sections are written once and work for either.

use serde::Serialize;

use crate::law::Law;
use crate::report::{Phrases, Texts};
use crate::text::{Lang, Text, sentence};

/// A text in one of the languages of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The language: `zh` or `en`.
    pub lang: &'static str,
    /// The text.
    pub text: String,
}

/// Something said, once for each language of the report, in the order of the languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Said(pub Vec<Wording>);

impl Said {
    /// The wordings, one after another.
    pub fn joined(&self, between: &str) -> String {
        let texts: Vec<&str> = self.0.iter().map(|one| one.text.as_str()).collect();
        texts.join(between)
    }

    /// Whether nothing is said in any language.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|one| one.text.is_empty())
    }

    /// The wording in one language; where it is the same in every language, that one.
    pub fn in_language(&self, lang: Lang) -> &str {
        let own = self.0.iter().find(|one| one.lang == name(lang));
        own.or(self.0.first()).map_or("", |one| &one.text)
    }

    /// The same with equal wordings said once: figures need no second language.
    fn once(mut self) -> Self {
        self.0.dedup_by(|one, before| one.text == before.text);
        self
    }
}

/// The languages of a report, with what says things in each.
pub struct Voice<'a> {
    texts: &'a Texts,
    phrases: Vec<Phrases<'a>>,
}

impl<'a> Voice<'a> {
    /// A voice in these languages; the first one leads.
    pub fn new(law: &'a Law, texts: &'a Texts, languages: &[Lang]) -> Self {
        let phrases = languages.iter().map(|lang| Phrases {
            law,
            texts,
            lang: *lang,
        });
        Voice {
            texts,
            phrases: phrases.collect(),
        }
    }

    /// Says one thing.
    pub fn say(&self, what: impl Fn(&Phrases<'a>) -> String) -> Said {
        let wordings = self.phrases.iter().map(|phrases| Wording {
            lang: name(phrases.lang),
            text: sentence(what(phrases), phrases.lang),
        });
        Said(wordings.collect()).once()
    }

    /// What a user wrote: as it is.
    pub fn verbatim(&self, text: &str) -> Said {
        let wordings = self.phrases.iter().map(|phrases| Wording {
            lang: name(phrases.lang),
            text: text.to_owned(),
        });
        Said(wordings.collect()).once()
    }

    /// A title with its number among others, from 1: 一、事实; 1. Facts.
    pub fn numbered(&self, number: usize, title: &Said) -> Said {
        let wordings = self.phrases.iter().map(|phrases| {
            let title = title.in_language(phrases.lang);
            let text = match phrases.lang {
                Lang::Zh => format!("{}、{title}", chinese(number)),
                Lang::En => format!("{number}. {title}"),
            };
            Wording {
                lang: name(phrases.lang),
                text,
            }
        });
        Said(wordings.collect())
    }

    /// Says a text.
    pub fn text(&self, text: &Text) -> Said {
        self.say(|phrases| text.get(phrases.lang).to_owned())
    }

    /// A label before what it labels, in every language, with a colon.
    pub fn label(&self, text: &Text) -> String {
        let colon = self.phrases.last().map_or("", Phrases::colon);
        self.text(text).joined(" / ") + colon
    }

    /// Says a list, whose parts are as many in each language.
    pub fn lines(&self, what: impl Fn(&Phrases<'a>) -> Vec<String>) -> Vec<Said> {
        let mut lines: Vec<Said> = Vec::new();
        for phrases in &self.phrases {
            for (at, text) in what(phrases).into_iter().enumerate() {
                if lines.len() <= at {
                    lines.push(Said::default());
                }
                let text = sentence(text, phrases.lang);
                let lang = name(phrases.lang);
                lines[at].0.push(Wording { lang, text });
            }
        }
        lines.into_iter().map(Said::once).collect()
    }

    /// What says things in the language that leads.
    pub fn leading(&self) -> Option<&Phrases<'a>> {
        self.phrases.first()
    }

    /// The languages, in order.
    pub fn languages(&self) -> Vec<&'static str> {
        self.phrases.iter().map(|one| name(one.lang)).collect()
    }

    /// The texts of results.
    pub fn texts(&self) -> &'a Texts {
        self.texts
    }
}

fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

/// A number below 100 in Chinese: 十二.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10 % 10, DIGITS[number % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", DIGITS[tens]),
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn numbers_are_written_as_headings_count() {
        let all = [1, 9, 10, 11, 19, 20, 21].map(chinese);
        assert_eq!(all, ["一", "九", "十", "十一", "十九", "二十", "二十一"]);
    }
}
