//! The codes of everything that can be wrong with a file: stable, so that scripts and people can rely on them.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $id:literal $severity:ident)*) => {
        /// What is wrong, as a code that never changes. `data/texts/codes.toml` explains each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name),* }

        impl Code {
            /// All codes, in the order in which they are explained.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// The code as it is written.
            pub fn id(self) -> &'static str {
                match self { $(Code::$name => $id),* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),* }
            }
        }
    };
}

codes! {
    /// The text is not TOML or JSON, or a value is written in no known way.
    Malformed "malformed" Error
    /// A data file that is needed is not there.
    MissingFile "missing-file" Error
    /// A file that nothing reads.
    UnknownFile "unknown-file" Error
    /// A key that nothing reads.
    UnknownKey "unknown-key" Error
    /// A key that is needed is not there.
    MissingKey "missing-key" Error
    /// The same key twice in one table.
    DuplicateKey "duplicate-key" Error
    /// A text that stands in one language only.
    MissingLanguage "missing-language" Error
    /// A name that leads to nothing.
    UnknownName "unknown-name" Error
    /// A citation that leads to no provision.
    UnknownCitation "unknown-citation" Error
    /// Two entries of one list have one id.
    DuplicateId "duplicate-id" Error
    /// A value, a fact or a test of the wrong kind.
    WrongType "wrong-type" Error
    /// Records measured in money, or money in records.
    WrongUnit "wrong-unit" Error
    /// An entry that refers to itself, or to one that comes later.
    Cycle "cycle" Error
    /// More than there is room for.
    TooMany "too-many" Error
    /// An everyday name that leads to two entries.
    CollidingAlias "colliding-alias" Error
    /// A record type with a settled kind and rival ones, or with neither.
    Readings "readings" Error
    /// A record type with rival kinds that names no dispute, or the reverse.
    UnmarkedDispute "unmarked-dispute" Error
    /// An item without anything that could be reached.
    EmptyItem "empty-item" Error
    /// An exception that takes the place of no item.
    ExceptionOfNothing "exception-of-nothing" Error
    /// A level without a band of penalties, or with two.
    BandMissing "band-missing" Error
    /// A day that no edition covers.
    DateGap "date-gap" Error
    /// A day that two editions cover.
    DateOverlap "date-overlap" Error
    /// A provision that is in force on no day on which what cites it can apply.
    NeverInForce "never-in-force" Error
    /// A trial period that is over.
    TrialEnded "trial-ended" Warning
    /// A fact that no rule uses.
    NeverUsed "never-used" Warning
    /// A fact kept for later that a rule does use.
    ReservedButUsed "reserved-but-used" Warning
    /// A fact that no question asks for.
    NeverAsked "never-asked" Error
    /// A fact that two questions ask for.
    AskedTwice "asked-twice" Error
    /// A question that no case shows.
    NeverShown "never-shown" Warning
    /// An item that no case meets.
    NeverMet "never-met" Warning
    /// An item that carries the level in no case, and does not say so.
    NeverDecisive "never-decisive" Warning
    /// An item that says it never carries the level, and does.
    DecisiveAfterAll "decisive-after-all" Warning
    /// More records or more money lead to a lower level.
    LevelFalls "level-falls" Error
    /// A key of the keyboard that does not exist.
    UnknownKeystroke "unknown-keystroke" Error
    /// A key of the keyboard with two meanings.
    KeystrokeTaken "keystroke-taken" Error
    /// An action that no key reaches while an input method is on.
    ActionWithoutKeystroke "action-without-keystroke" Error
    /// A value that cannot be.
    WrongValue "wrong-value" Error
    /// Of a case file: a date after the day of judgment.
    FutureDate "future-date" Error
    /// Of a case file: a tier where the law has settled it.
    SettledTier "settled-tier" Error
    /// Of a case file: a version of the format that is not known.
    UnknownSchema "unknown-schema" Error
}

impl Code {
    /// The code with this id.
    pub fn from_id(id: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.id() == id)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
