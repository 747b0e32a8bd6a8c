//! Sets of levels.

use crate::law::Level;

/// The levels that are still possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LevelSet(u8);

impl LevelSet {
    /// No level but none.
    pub(super) const NONE: LevelSet = LevelSet(1);

    /// Just this level.
    pub fn one(level: Level) -> Self {
        LevelSet(1 << level.band())
    }

    /// Adds a level.
    pub fn insert(&mut self, level: Level) {
        self.0 |= 1 << level.band();
    }

    /// Both sets together.
    pub fn union(self, other: Self) -> Self {
        LevelSet(self.0 | other.0)
    }

    /// The levels of the set that are above one.
    pub fn above(self, level: Level) -> Self {
        LevelSet(self.0 & !0 << (level.band() + 1))
    }

    /// Whether a level is in the set.
    pub fn contains(self, level: Level) -> bool {
        self.0 >> level.band() & 1 == 1
    }

    /// Whether all levels of this set are in another.
    pub fn is_subset(self, of: Self) -> bool {
        self.0 & !of.0 == 0
    }

    /// How many levels.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The levels, lowest first.
    pub fn iter(self) -> impl Iterator<Item = Level> {
        Level::ALL
            .into_iter()
            .filter(move |level| self.contains(*level))
    }

    /// The lowest and the highest level; nothing in an empty set.
    pub fn ends(self) -> Option<(Level, Level)> {
        Some((self.iter().next()?, self.iter().last()?))
    }
}
