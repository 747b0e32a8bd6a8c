//! Data files in the form in which they are read: packed.
//!
//! The build script packs the files of `data/`, so that a start of the program parses nothing; what is to be checked is
//! parsed and packed, with the place of everything, when it is read. Both are read into types by the same [`read`].

mod date;
mod error;
mod place;
mod read;
mod reader;
mod write;

pub(super) use date::{date, day};
pub(super) use error::Error;
pub use place::Placed;
pub(super) use read::read;
pub(super) use write::{Packed, pack};

#[cfg(test)]
mod tests;
