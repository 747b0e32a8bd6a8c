//! What is wrong with a file, said so that it can be mended.

use std::fmt;

use serde::Serialize;

use super::Place;
use crate::text::{Lang, Text};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The data loads, but somebody should look.
    Warning,
    /// The data does not load.
    Error,
}

/// A problem in a file: a stable code, the place, what was found, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable code, such as `unknown-name`.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What was found and what was expected.
    pub message: Text,
}

impl Problem {
    /// An error at a place.
    pub fn error(
        code: &'static str,
        place: Place,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Problem {
            code,
            severity: Severity::Error,
            place,
            message: Text {
                zh: zh.into(),
                en: en.into(),
            },
        }
    }

    /// A warning at a place.
    pub fn warning(
        code: &'static str,
        place: Place,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Problem {
            severity: Severity::Warning,
            ..Problem::error(code, place, zh, en)
        }
    }

    /// One line: `file:line:column: error[code]: message`.
    pub fn line(&self, lang: Lang) -> String {
        let word = match (self.severity, lang) {
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Zh) => "提示",
            (Severity::Warning, Lang::En) => "warning",
        };
        format!(
            "{}: {word}[{}]: {}",
            self.place,
            self.code,
            self.message.get(lang)
        )
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Lang::En))
    }
}
