//! Reads packed data into types: a deserializer over the form that `write.rs` describes.
//!
//! Each error carries the place of the innermost value or key that it is about.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::value::{BorrowedStrDeserializer, UsizeDeserializer};
use serde::de::{
    self, Deserialize, DeserializeSeed, EnumAccess, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::date::{DATE, EXPECTED};
use super::place::PLACED;
use super::write::{END, kind};

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
    fn or_at(mut self, at: Option<Range<usize>>) -> Self {
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

/// Reads a packed document into a type. Without places, errors have none, and nothing is [`super::Placed`] anywhere.
pub fn read<'de, T: Deserialize<'de>>(nodes: &'de str, places: &'de str) -> Result<T, Error> {
    let mut reader = Reader {
        rest: nodes,
        places,
        passed: 0,
    };
    reader.node(PhantomData)
}

/// What of the nodes is still to be read.
struct Reader<'de> {
    rest: &'de str,
    /// The places of all nodes, or nothing.
    places: &'de str,
    /// How many nodes have been passed.
    passed: usize,
}

impl<'de> Reader<'de> {
    fn byte(&mut self) -> Result<u8, Error> {
        let first = self.rest.as_bytes().first().copied();
        let (first, rest) = first.zip(self.rest.get(1..)).ok_or_else(cut)?;
        self.rest = rest;
        Ok(first)
    }

    fn number(&mut self) -> Result<u64, Error> {
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
    fn length(&mut self) -> Result<usize, Error> {
        usize::try_from(self.number()?).map_err(|_| cut())
    }

    #[inline(never)]
    fn text(&mut self) -> Result<&'de str, Error> {
        let length = self.length()?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or_else(cut)?;
        self.rest = rest;
        Ok(text)
    }

    /// Where the node stands before which so many were passed.
    fn place(&self, passed: usize) -> Option<Range<usize>> {
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
    fn at(&self, passed: usize, error: Error) -> Error {
        error.or_at(self.place(passed))
    }

    /// Reads a value with what asks for it; an error is at the value's place, unless it is about something in it.
    fn node<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let here = self.passed;
        let read = seed.deserialize(&mut *self);
        read.map_err(|error| self.at(here, error))
    }

    fn key<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let here = self.passed;
        self.passed += 1;
        let read = seed.deserialize(BorrowedStrDeserializer::new(self.text()?));
        read.map_err(|error| self.at(here, error))
    }

    /// Goes into a node that has to be of a kind.
    #[inline(never)]
    fn open(&mut self, wanted: u8, expected: &dyn Expected) -> Result<(), Error> {
        self.passed += 1;
        match self.byte()? {
            kind if kind == wanted => Ok(()),
            other => Err(self.unwanted(other, expected)),
        }
    }

    /// What to say of a node of another kind, in the words that serde has for it.
    #[cold]
    fn unwanted(&mut self, kind: u8, expected: &dyn Expected) -> Error {
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

    fn list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let left = self.length()?;
        let mut list = List { reader: self, left };
        let read = visitor.visit_seq(&mut list)?;
        (0..list.left).try_for_each(|_| self.skip())?;
        Ok(read)
    }

    fn table<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let left = self.length()?;
        let mut table = Table { reader: self, left };
        let read = visitor.visit_map(&mut table)?;
        (0..table.left).try_for_each(|_| self.skip_entry())?;
        Ok(read)
    }

    /// Hands a value of any kind to whoever asked for it.
    fn value<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.passed += 1;
        match self.byte()? {
            kind::FALSE => visitor.visit_bool(false),
            kind::TRUE => visitor.visit_bool(true),
            kind::NATURAL => visitor.visit_u64(self.number()?),
            kind::NEGATIVE => visitor.visit_i64(!self.number()?.cast_signed()),
            kind::NUMBER => visitor.visit_f64(self.text()?.parse().unwrap_or(f64::NAN)),
            kind::STRING => visitor.visit_borrowed_str(self.text()?),
            kind::LIST => self.list(visitor),
            kind::TABLE => self.table(visitor),
            other => Err(self.unwanted(other, &visitor)),
        }
    }

    /// Leaves a value out.
    fn skip(&mut self) -> Result<(), Error> {
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

    fn skip_entry(&mut self) -> Result<(), Error> {
        self.passed += 1;
        self.text()?;
        self.skip()
    }
}

/// The packed text is not what `write.rs` writes.
#[cold]
#[inline(never)]
fn cut() -> Error {
    de::Error::custom("the packed data are damaged")
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.value(visitor)
    }

    // What can only be of one kind is read as such, so that no code is made for the others.

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.open(kind::TABLE, &visitor)?;
        self.table(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.open(kind::LIST, &visitor)?;
        self.list(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.open(kind::STRING, &visitor)?;
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name != DATE {
            return visitor.visit_newtype_struct(self);
        }
        self.open(kind::DATE, &EXPECTED)?;
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.skip()?;
        visitor.visit_unit()
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name != PLACED {
            return self.deserialize_any(visitor);
        }
        let at = self.place(self.passed).unwrap_or_default();
        visitor.visit_seq(Parts {
            reader: self,
            ends: [at.start, at.end],
            told: 0,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.passed += 1;
        match self.byte()? {
            kind::STRING => {
                let name = BorrowedStrDeserializer::new(self.text()?);
                visitor.visit_enum(name)
            }
            kind::TABLE => match self.length()? {
                1 => visitor.visit_enum(Variant { reader: self }),
                0 => Err(de::Error::custom("wanted exactly 1 element, found none")),
                _ => Err(de::Error::custom("wanted exactly 1 element, found more")),
            },
            _ => Err(de::Error::custom("wanted string or table")),
        }
    }

    forward_to_deserialize_any! {
        bool u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 f32 f64 char str bytes byte_buf
        map unit unit_struct tuple identifier
    }
}

/// The elements of a list that are still to be read.
struct List<'r, 'de> {
    reader: &'r mut Reader<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for &mut List<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        self.left = left;
        self.reader.node(seed).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// The entries of a table that are still to be read.
struct Table<'r, 'de> {
    reader: &'r mut Reader<'de>,
    left: usize,
}

impl<'de> MapAccess<'de> for &mut Table<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        self.left = left;
        self.reader.key(seed).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.reader.node(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// A table of one entry, which stands for a variant and what it holds.
struct Variant<'r, 'de> {
    reader: &'r mut Reader<'de>,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let variant = self.reader.key(seed)?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Error;

    /// A variant that holds nothing is written as a string.
    fn unit_variant(self) -> Result<(), Error> {
        let error: Error = de::Error::custom("expected a name alone, found a table");
        Err(self.reader.at(self.reader.passed, error))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        self.reader.node(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self.reader, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self.reader, visitor)
    }
}

/// A value as [`super::Placed`] asks for it: where it starts, where it ends, itself.
struct Parts<'r, 'de> {
    reader: &'r mut Reader<'de>,
    ends: [usize; 2],
    told: usize,
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let end = self.ends.get(self.told).copied();
        self.told += 1;
        let read = match end {
            Some(end) => seed.deserialize::<UsizeDeserializer<Error>>(end.into_deserializer()),
            None => self.reader.node(seed),
        };
        read.map(Some)
    }
}
