//! Reads packed data into types: a deserializer over the form that `write.rs` describes.
//!
//! Each error carries the place of the innermost value or key that it is about.

use std::marker::PhantomData;

use serde::de::value::{BorrowedStrDeserializer, UsizeDeserializer};
use serde::de::{
    self, Deserialize, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::date::{DATE, EXPECTED};
use super::error::Error;
use super::place::PLACED;
use super::reader::Reader;
use super::write::kind;

/// Reads a packed document into a type. Without places, errors have none, and nothing is [`super::Placed`] anywhere.
pub fn read<'de, T: Deserialize<'de>>(nodes: &'de str, places: &'de str) -> Result<T, Error> {
    let mut reader = Reader {
        rest: nodes,
        places,
        passed: 0,
    };
    reader.node(PhantomData)
}

impl<'de> Reader<'de> {
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
                other => Err(de::Error::invalid_length(other, &VARIANT)),
            },
            other => Err(self.unwanted(other, &VARIANT)),
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

/// How a value of an enum is written.
const VARIANT: &str = "a name, or a table of one name";

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
        let expected = &"unit variant";
        Err(de::Error::invalid_type(
            Unexpected::NewtypeVariant,
            expected,
        ))
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
