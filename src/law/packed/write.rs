//! Packs a TOML document. The build script uses this file too, so it stands alone.
//!
//! ```text
//! nodes  := node                     the root, with all that is in it
//! places := place*                   the places of all nodes, in their order
//! node   := 'f' | 't'                false, true
//!         | 'p' number | 'm' number  an integer from 0 up; one below 0, as -1 - n
//!         | 'F' text                 any other number, as written
//!         | 's' text | 'd' text      a string; a date
//!         | 'l' number node*         a list, its length first
//!         | 'k' number (key node)*   a table, the number of its keys first
//! key    := text                     also a node, with a place
//! text   := number string            its length in bytes, and the string
//! number := six bits a character, the lowest first; 64 is added to all but the last
//! place  := start end                in bytes of the document, five characters of six bits each
//! ```
//!
//! All of it is text, so that reading borrows strings from it and has nothing to validate. Places are seldom asked for:
//! they are kept apart, each as long as the other, and can be left away.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What stands before a value and says what it is.
pub(super) mod kind {
    pub const FALSE: u8 = b'f';
    pub const TRUE: u8 = b't';
    pub const NATURAL: u8 = b'p';
    pub const NEGATIVE: u8 = b'm';
    pub const NUMBER: u8 = b'F';
    pub const STRING: u8 = b's';
    pub const DATE: u8 = b'd';
    pub const LIST: u8 = b'l';
    pub const TABLE: u8 = b'k';
}

/// How many characters an end of a place takes.
pub(super) const END: usize = 5;

/// A document in the form in which it is read.
#[derive(Default)]
pub struct Packed {
    pub nodes: String,
    pub places: String,
}

/// Packs a document, or several laid over one another.
pub fn pack(document: &Spanned<DeTable<'_>>) -> Packed {
    let mut packed = Packed::default();
    packed.place(document.span());
    packed.table(document.get_ref());
    packed
}

impl Packed {
    fn node(&mut self, value: &Spanned<DeValue<'_>>) {
        self.place(value.span());
        let packed = &mut self.nodes;
        match value.get_ref() {
            DeValue::String(string) => tagged(packed, kind::STRING, string),
            DeValue::Integer(written) => {
                let (digits, radix) = (written.as_str(), written.radix());
                if let Ok(number) = u64::from_str_radix(digits, radix) {
                    counted(packed, kind::NATURAL, number);
                } else if let Ok(number) = i64::from_str_radix(digits, radix) {
                    counted(packed, kind::NEGATIVE, !number.cast_unsigned());
                } else {
                    tagged(packed, kind::NUMBER, digits);
                }
            }
            DeValue::Float(written) => tagged(packed, kind::NUMBER, written.as_str()),
            DeValue::Boolean(false) => packed.push(char::from(kind::FALSE)),
            DeValue::Boolean(true) => packed.push(char::from(kind::TRUE)),
            DeValue::Datetime(date) => tagged(packed, kind::DATE, &date.to_string()),
            DeValue::Array(list) => {
                counted(packed, kind::LIST, list.len() as u64);
                list.iter().for_each(|one| self.node(one));
            }
            DeValue::Table(inner) => self.table(inner),
        }
    }

    fn table(&mut self, table: &DeTable<'_>) {
        counted(&mut self.nodes, kind::TABLE, table.len() as u64);
        for (key, value) in table {
            self.place(key.span());
            text(&mut self.nodes, key.get_ref());
            self.node(value);
        }
    }

    fn place(&mut self, at: Range<usize>) {
        for end in [at.start, at.end] {
            let bits = (0..END).map(|at| (end >> (6 * at) & 63) as u8);
            self.places.extend(bits.map(char::from));
        }
    }
}

fn tagged(packed: &mut String, kind: u8, string: &str) {
    packed.push(char::from(kind));
    text(packed, string);
}

fn counted(packed: &mut String, kind: u8, count: u64) {
    packed.push(char::from(kind));
    number(packed, count);
}

fn text(packed: &mut String, string: &str) {
    number(packed, string.len() as u64);
    packed.push_str(string);
}

fn number(packed: &mut String, mut left: u64) {
    loop {
        let bits = (left % 64) as u8;
        left /= 64;
        packed.push(char::from(if left > 0 { bits + 64 } else { bits }));
        if left == 0 {
            return;
        }
    }
}
