//! References from one entry of the data to another by id, each with the place where it was written.

use std::fmt;
use std::ops::{Deref, Range};

use serde::{Deserialize, Deserializer};

use super::packed::Placed;

/// A name as written in a data file, with the bytes where it stands, so that a message can point at it.
#[derive(Clone, Debug)]
pub struct Name {
    text: String,
    at: Range<usize>,
}

impl Name {
    /// The bytes of the file that hold the name, its quotation marks included.
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl Eq for Name {}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Placed { value, at } = Placed::deserialize(deserializer)?;
        Ok(Name { text: value, at })
    }
}
