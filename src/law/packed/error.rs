//! What can be wrong with a data file.

use std::fmt;
use std::ops::Range;

use serde::de;

/// What is wrong with a file, and where. Boxed, because every value that is read passes room for one on.
#[derive(Debug)]
pub struct Error(Box<Fault>);

#[derive(Debug)]
struct Fault {
    message: String,
    at: Option<Range<usize>>,
}

impl Error {
    /// What is wrong, in the words of the reader.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The bytes of the file that it is about, where they are known.
    pub fn at(&self) -> Option<Range<usize>> {
        self.0.at.clone()
    }

    /// The error at a place, unless it has one that is nearer to it.
    pub(super) fn or_at(mut self, at: Option<Range<usize>>) -> Self {
        self.0.at = self.0.at.or(at);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Error {}

impl From<toml::de::Error> for Error {
    fn from(error: toml::de::Error) -> Self {
        Error(Box::new(Fault {
            message: error.message().to_owned(),
            at: error.span(),
        }))
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Error(Box::new(Fault {
            message: message.to_string(),
            at: None,
        }))
    }
}
