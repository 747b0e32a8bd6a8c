//! How much a law may hold: the compiled program keeps sets as the bits of integers, so each has an end. Loading refuses
//! more, and the program is as wide as is written here.

/// Different tests in all conditions; the program makes some of its own beside them, in two words of 64 bits.
pub const TESTS: usize = 120;
/// Those of them that may be asked of a row.
pub const ROW_TESTS: usize = 64;
/// Kinds of records, with one for each tier.
pub const KINDS: usize = 32;
/// Facts.
pub const FACTS: usize = 128;
/// Facts that rows may carry.
pub const ROW_FACTS: usize = 6;
/// Values of a fact: all of them together are `(1 << count) - 1`.
pub const VALUES: usize = 63;
/// Roles.
pub const ROLES: usize = 64;
/// Positions on disputed points, all together.
pub const POSITIONS: usize = 64;
/// Offences.
pub const OFFENCES: usize = 32;
/// Exceptions of one offence.
pub const EXCEPTIONS: usize = 8;
/// Amounts of money of one offence.
pub const AMOUNTS: usize = 8;
/// Measures of one offence: one word has a bit for each.
pub const MEASURES: usize = 128;
/// Editions of one offence.
pub const EDITIONS: usize = 32;
