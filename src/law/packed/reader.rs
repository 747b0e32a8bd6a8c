//! Going through packed text: what it holds one after another, and where that was written.

use std::ops::Range;

use serde::de::{self, Expected, Unexpected};

use super::error::Error;
use super::write::{END, kind};

/// What of the nodes is still to be read.
pub(super) struct Reader<'de> {
    pub(super) rest: &'de str,
    /// The places of all nodes, or nothing.
    pub(super) places: &'de str,
    /// How many nodes have been passed.
    pub(super) passed: usize,
}

impl<'de> Reader<'de> {
    pub(super) fn byte(&mut self) -> Result<u8, Error> {
        let first = self.rest.as_bytes().first().copied();
        let (first, rest) = first.zip(self.rest.get(1..)).ok_or_else(cut)?;
        self.rest = rest;
        Ok(first)
    }

    pub(super) fn number(&mut self) -> Result<u64, Error> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(6) {
            let byte = self.byte()?;
            number |= u64::from(byte % 64) << shift;
            if byte < 64 {
                return Ok(number);
            }
        }
        Err(cut())
    }

    #[inline(never)]
    pub(super) fn length(&mut self) -> Result<usize, Error> {
        usize::try_from(self.number()?).map_err(|_| cut())
    }

    #[inline(never)]
    pub(super) fn text(&mut self) -> Result<&'de str, Error> {
        let length = self.length()?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or_else(cut)?;
        self.rest = rest;
        Ok(text)
    }

    /// Where the node stands before which so many were passed.
    pub(super) fn place(&self, passed: usize) -> Option<Range<usize>> {
        let from = passed.checked_mul(2 * END)?;
        let place = self.places.as_bytes().get(from..)?.get(..2 * END)?;
        let end = |bits: &[u8]| {
            let bits = bits.iter().rev();
            bits.fold(0, |end, bits| end << 6 | usize::from(*bits))
        };
        let (start, stop) = place.split_at(END);
        Some(end(start)..end(stop))
    }

    /// An error at the place of the node before which so many were passed. Out of the way of what goes well, of which
    /// there is a copy for every type.
    #[cold]
    #[inline(never)]
    pub(super) fn at(&self, passed: usize, error: Error) -> Error {
        error.or_at(self.place(passed))
    }

    /// Goes into a node that has to be of a kind.
    #[inline(never)]
    pub(super) fn open(&mut self, wanted: u8, expected: &dyn Expected) -> Result<(), Error> {
        self.passed += 1;
        match self.byte()? {
            kind if kind == wanted => Ok(()),
            other => Err(self.unwanted(other, expected)),
        }
    }

    /// What to say of a node of another kind, in the words that serde has for it.
    #[cold]
    pub(super) fn unwanted(&mut self, kind: u8, expected: &dyn Expected) -> Error {
        let found = match kind {
            kind::FALSE => Ok(Unexpected::Bool(false)),
            kind::TRUE => Ok(Unexpected::Bool(true)),
            kind::NATURAL => self.number().map(Unexpected::Unsigned),
            kind::NEGATIVE => self.number().map(|n| Unexpected::Signed(!n.cast_signed())),
            kind::NUMBER => self.text().map(Unexpected::Other),
            kind::STRING => self.text().map(Unexpected::Str),
            kind::DATE => Ok(Unexpected::Other("date")),
            kind::LIST => Ok(Unexpected::Seq),
            _ => Ok(Unexpected::Map),
        };
        found.map_or_else(
            |error| error,
            |found| de::Error::invalid_type(found, expected),
        )
    }

    /// Leaves a value out.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        self.passed += 1;
        match self.byte()? {
            kind::FALSE | kind::TRUE => Ok(()),
            kind::NATURAL | kind::NEGATIVE => self.number().map(drop),
            kind::NUMBER | kind::STRING | kind::DATE => self.text().map(drop),
            kind::LIST => (0..self.length()?).try_for_each(|_| self.skip()),
            kind::TABLE => (0..self.length()?).try_for_each(|_| self.skip_entry()),
            _ => Err(cut()),
        }
    }

    pub(super) fn skip_entry(&mut self) -> Result<(), Error> {
        self.passed += 1;
        self.text()?;
        self.skip()
    }
}

/// The packed text is not what `write.rs` writes.
#[cold]
#[inline(never)]
pub(super) fn cut() -> Error {
    de::Error::custom("the packed data are damaged")
}
