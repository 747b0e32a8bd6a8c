//! The two languages of the program and texts that exist in both.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The other language: what F2 switches to.
    pub fn other(self) -> Self {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// Reads a language name (`zh`, `en`) or a locale (`zh_CN.UTF-8`).
    ///
    /// Gives Chinese for everything that begins with `zh`, English for `en`, nothing otherwise.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let head = locale.get(..2)?.to_ascii_lowercase();
        match head.as_str() {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        })
    }
}

/// One text in both languages, side by side as it stands in the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The Chinese wording.
    #[serde(deserialize_with = "written")]
    pub zh: String,
    /// The English wording.
    #[serde(deserialize_with = "written")]
    pub en: String,
}

/// How the message on an empty wording begins.
pub const EMPTY: &str = "the text of one language is empty";

/// A wording that says something: an empty one is a language left out.
fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.trim() {
        "" => Err(D::Error::custom(EMPTY)),
        _ => Ok(text),
    }
}

impl Text {
    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
