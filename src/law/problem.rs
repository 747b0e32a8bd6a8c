//! What is wrong with a file, said so that it can be mended.

use std::fmt;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::{Code, Place};
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

impl Severity {
    /// The word for it.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Zh) => "提示",
            (Severity::Warning, Lang::En) => "warning",
        }
    }
}

/// A problem in a file: a stable code, the place, what was found, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable code, such as `unknown-name`.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What was found and what was expected.
    pub message: Text,
}

impl Problem {
    /// A problem at a place; its code says how bad it is.
    pub fn new(code: Code, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Problem {
            code,
            severity: code.severity(),
            place,
            message: Text {
                zh: zh.into(),
                en: en.into(),
            },
        }
    }

    /// One line: `file:line:column: error[code]: message`.
    pub fn line(&self, lang: Lang) -> String {
        format!(
            "{}: {}[{}]: {}",
            self.place,
            self.severity.word(lang),
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

/// Flat: code, severity, file, line, column, message.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Problem", 6)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("file", &self.place.file)?;
        out.serialize_field("line", &self.place.line)?;
        out.serialize_field("column", &self.place.column)?;
        out.serialize_field("message", &self.message)?;
        out.end()
    }
}
