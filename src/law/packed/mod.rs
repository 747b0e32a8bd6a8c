//! Data files in the form in which they are read: packed.
//!
//! The build script packs the files of `data/`, so that a start of the program parses nothing; what is to be checked is
//! parsed and packed, with the place of everything, when it is read. Both are read into types by the same [`read`].

mod date;
mod place;
mod read;
mod write;

pub(super) use date::{date, day};
pub use place::Placed;
pub(super) use read::{Error, read};
pub(super) use write::{Packed, pack};

#[cfg(test)]
mod tests;
