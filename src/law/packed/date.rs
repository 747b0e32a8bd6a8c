//! Dates of data files.

use std::fmt;

use jiff::civil::Date;
use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

/// The name under which [`super::read`] hands out a date, and nothing else.
pub(super) const DATE: &str = "a date";

/// What is expected.
pub(super) const EXPECTED: &str = "a date such as 2017-06-01";

/// Reads a date, as TOML writes it, of a data file.
pub fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    deserializer.deserialize_newtype_struct(DATE, Written)
}

/// Reads such a date where it may be left out.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date(deserializer).map(Some)
}

struct Written;

impl Visitor<'_> for Written {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<Date, E> {
        let alone = written.len() == "2017-06-01".len();
        let date = written.parse().ok().filter(|_| alone);
        date.ok_or_else(|| E::invalid_value(Unexpected::Str(written), &EXPECTED))
    }
}
