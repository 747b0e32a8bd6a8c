//! Values that know where they were written.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The name under which [`super::read`] hands out a value with its place: start, end, value.
pub(super) const PLACED: &str = "a value with its place";

/// A value of a data file with the bytes where it stands. Only data files can be read into it.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// The bytes of the file that hold it, a string's quotation marks included; none in data that was packed with the
    /// program.
    pub at: Range<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(PLACED, 3, Parts(PhantomData))
    }
}

struct Parts<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
    type Value = Placed<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PLACED)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Placed<T>, A::Error> {
        let short = |at| A::Error::invalid_length(at, &PLACED);
        let start = parts.next_element()?.ok_or_else(|| short(0))?;
        let end = parts.next_element()?.ok_or_else(|| short(1))?;
        let value = parts.next_element()?.ok_or_else(|| short(2))?;
        Ok(Placed {
            value,
            at: start..end,
        })
    }
}
