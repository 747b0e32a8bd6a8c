//! Tests: the atoms of conditions. Each is answered once for the case or once for each row; the results are stored in
//! words, two bits a test (met, not met; neither is open).
//!
//! ```text
//!     word   ROW    RULES      CASE CASE  POSITIONS   ANY_ROW    SOME_ROW
//!            tests  row rules  tests      positions   row rules that some row fulfils
//!            └ a row's own ┘   └──────── shared by all rows of a case ─────────┘
//! ```

use super::Truth;
use super::facts::{Slot, UNBOUNDED};
use crate::law::limits::{self, ROW_FACTS};

/// A test of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// A yes-or-no fact is yes.
    Yes(u16),
    /// A fact's value is among the bits.
    Is(u16, u64),
    /// A set has one of the bits.
    Has(u16, u64),
    /// A set has none but the bits.
    Only(u16, u64),
    /// A set is these bits alone (met) or has them beside others (open).
    Share(u16, u64),
    /// The row itself states the row fact.
    Own(u16),
    /// The case states an amount.
    Stated(u16),
    /// The amount is nothing.
    Nothing(u16),
    /// No rows are known.
    RecordsOpen,
    /// There may be rows, of whatever kind.
    MaybeRows,
    /// The row is of one of these kinds.
    Kind(u32),
    /// Left to the court, or to evidence that no answer here can give.
    Open,
    /// Never met.
    Never,
}

/// At most this many tests of the case: they fill the words from [`CASE`] to [`POSITIONS`].
pub(super) const MOST_OF_CASE: usize = 64 * CASE_WORDS;
/// At most this many tests of a row: they fill one word.
pub(super) const MOST_OF_ROW: usize = limits::ROW_TESTS;

/// At most this many rules of rows: one bit less than a word has.
pub(super) const MOST_RULES: usize = 63;

/// The word of the tests of a row.
pub(super) const ROW: usize = 0;
/// The word of the rules of a row: conditions over its tests that many others ask for.
pub(super) const RULES: usize = 1;
/// How many words are a row's own.
pub(super) const ROW_WORDS: usize = 2;
/// The first word of the tests of the case.
pub(super) const CASE: usize = ROW_WORDS;
/// How many words these fill.
pub(super) const CASE_WORDS: usize = 2;
/// The word of the positions on disputed points.
pub(super) const POSITIONS: usize = CASE + CASE_WORDS;
/// The word of the rules that at least one row fulfils, counted or not.
pub(super) const ANY_ROW: usize = POSITIONS + 1;
/// The word of the rules that at least one counted row fulfils.
pub(super) const SOME_ROW: usize = POSITIONS + 2;
/// How many words a condition can ask for.
pub(super) const WORDS: usize = POSITIONS + 3;
/// The bit of [`ANY_ROW`] that is not a rule: whether there may be a row at all.
pub(super) const HERE: u64 = 1 << MOST_RULES;

/// One test: the word it stands in, and its bit there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bit {
    pub(super) word: usize,
    pub(super) bit: u64,
}

impl Bit {
    /// A test of the case, by position.
    pub(super) fn of_case(at: usize) -> Bit {
        Bit {
            word: CASE + at / 64,
            bit: 1 << (at % 64),
        }
    }

    /// A test of a row, by position.
    pub(super) fn of_row(at: usize) -> Bit {
        Bit {
            word: ROW,
            bit: 1 << at,
        }
    }
}

/// What up to 64 tests came to: those that are met, and those that are not. The rest is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Word {
    met: u64,
    not: u64,
}

impl Word {
    /// Tests of which nothing is open.
    pub(super) fn certain(met: u64) -> Word {
        Word { met, not: !met }
    }

    /// Whether all of `yes` are met and none of `no` is.
    #[inline]
    pub(super) fn all(self, yes: u64, no: u64) -> Truth {
        if (self.not & yes) | (self.met & no) != 0 {
            Truth::NotMet
        } else if (!self.met & yes) | (!self.not & no) == 0 {
            Truth::Met
        } else {
            Truth::Open
        }
    }

    /// With the tests of a mask as if they had come to `met`, those of them that are not in it not met.
    pub(super) fn with(self, mask: u64, met: u64) -> Word {
        Word {
            met: self.met & !mask | met & mask,
            not: self.not & !mask | !met & mask,
        }
    }

    /// Tests of which all are open.
    pub(super) const OPEN: Word = Word { met: 0, not: 0 };

    /// Tests of which none is met.
    pub(super) const NOT_MET: Word = Word { met: 0, not: !0 };

    /// What is met here, or in another word as far as that is there.
    #[inline]
    pub(super) fn or(self, there: Truth, other: Word) -> Word {
        match there {
            Truth::NotMet => self,
            Truth::Open => Word {
                met: self.met,
                not: self.not & other.not,
            },
            Truth::Met => Word {
                met: self.met | other.met,
                not: self.not & other.not,
            },
        }
    }

    /// What is known when either of two may be the true one.
    pub(super) fn both(self, other: Word) -> Word {
        Word {
            met: self.met & other.met,
            not: self.not & other.not,
        }
    }

    /// With one test as it came out.
    pub(super) fn set(&mut self, bit: u64, truth: Truth) {
        self.met &= !bit;
        self.not &= !bit;
        match truth {
            Truth::NotMet => self.not |= bit,
            Truth::Open => {}
            Truth::Met => self.met |= bit,
        }
    }
}

/// What the tests and the rules of a row came to.
pub(super) type RowBits = [Word; ROW_WORDS];

/// What the tests of a case came to.
pub(super) type CaseBits = [Word; CASE_WORDS];

/// All tests of a program: those of the case, and those of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Tests {
    pub(super) case: Vec<Test>,
    pub(super) row: Vec<Test>,
    /// The tests that look at each fact: of the case, and of a row.
    pub(super) looks: Vec<(Vec<u8>, Vec<u8>)>,
    /// The tests of the case that look at whether any rows are known.
    pub(super) records: Vec<u8>,
    /// The tests of a row that ask for its kind.
    kinds: Vec<u8>,
}

impl Tests {
    /// Notes which tests look at what, given the number of facts and those that rows may carry.
    pub(super) fn index(&mut self, facts: usize, row_facts: &[u16]) {
        let those = |tests: &[Test], which: fn(&Test) -> bool| -> Vec<u8> {
            let tests = tests.iter().zip(0u8..);
            tests
                .filter(|(test, _)| which(test))
                .map(|(_, at)| at)
                .collect()
        };
        self.records = those(&self.case, |test| {
            matches!(test, Test::RecordsOpen | Test::MaybeRows)
        });
        self.kinds = those(&self.row, |test| matches!(test, Test::Kind(_)));
        let looking = |tests: &[Test], at: Option<u16>| -> Vec<u8> {
            let tests = tests.iter().zip(0u8..);
            let looking = tests.filter(|(test, _)| at.is_some() && test.fact() == at);
            looking.map(|(_, at)| at).collect()
        };
        let row = |fact: u16| row_facts.iter().position(|one| *one == fact);
        self.looks = (0..facts as u16)
            .map(|fact| {
                let row = row(fact).map(|at| at as u16);
                (looking(&self.case, Some(fact)), looking(&self.row, row))
            })
            .collect();
    }

    /// Asks the tests of the case.
    pub(super) fn of_case(&self, slots: &[Slot], rows_known: bool) -> CaseBits {
        let mut words = CaseBits::default();
        for (at, test) in self.case.iter().enumerate() {
            words[at / 64].set(1 << (at % 64), test.ask(slots, rows_known, 0, 0));
        }
        words
    }

    /// Asks the tests of a row, given its values, the row facts that it states itself, and the kinds it may be of.
    pub(super) fn of_row(&self, slots: &[Slot; ROW_FACTS], own: u8, kinds: u32) -> Word {
        let mut word = Word::default();
        for (at, test) in self.row.iter().enumerate() {
            word.set(1 << at, test.ask(slots, true, own, kinds));
        }
        word
    }

    /// The bits of a row with another kind taken.
    pub(super) fn of_kind(&self, mut word: Word, kinds: u32) -> Word {
        for &at in &self.kinds {
            if let Test::Kind(bits) = self.row[usize::from(at)] {
                word.set(1 << at, kind(kinds, bits));
            }
        }
        word
    }

    /// The tests of a row that ask for its kind, as bits.
    pub(super) fn kinds(&self) -> u64 {
        self.kinds.iter().fold(0, |bits, at| bits | 1 << at)
    }
}

impl Test {
    pub(super) fn ask(self, slots: &[Slot], rows_known: bool, own: u8, kinds: u32) -> Truth {
        let slot = |fact: u16| slots[usize::from(fact)];
        match self {
            Test::Yes(fact) => yes(slot(fact)),
            Test::Is(fact, bits) => is(slot(fact), bits),
            Test::Has(fact, bits) => has(slot(fact), bits),
            Test::Only(fact, bits) => !has(slot(fact), !bits),
            Test::Share(fact, bits) => share(slot(fact), bits),
            Test::Own(fact) => Truth::of(own >> fact & 1 == 1),
            Test::Stated(fact) => Truth::of((slot(fact).lo, slot(fact).hi) != (0, UNBOUNDED)),
            Test::Nothing(fact) => match (slot(fact).lo, slot(fact).hi) {
                (_, 0) => Truth::Met,
                (0, _) => Truth::Open,
                _ => Truth::NotMet,
            },
            Test::RecordsOpen => Truth::of(!rows_known),
            Test::MaybeRows => Truth::of(!rows_known).and(Truth::Open),
            Test::Kind(bits) => kind(kinds, bits),
            Test::Open => Truth::Open,
            Test::Never => Truth::NotMet,
        }
    }

    /// The fact that it looks at: of the case, or of a row by its position among the row facts.
    fn fact(self) -> Option<u16> {
        match self {
            Test::Yes(fact)
            | Test::Is(fact, _)
            | Test::Has(fact, _)
            | Test::Only(fact, _)
            | Test::Share(fact, _)
            | Test::Own(fact)
            | Test::Stated(fact)
            | Test::Nothing(fact) => Some(fact),
            Test::Kind(_) | Test::RecordsOpen | Test::MaybeRows | Test::Open | Test::Never => None,
        }
    }

    /// The same test of another fact.
    pub(super) fn at(self, fact: u16) -> Test {
        match self {
            Test::Yes(_) => Test::Yes(fact),
            Test::Is(_, bits) => Test::Is(fact, bits),
            Test::Has(_, bits) => Test::Has(fact, bits),
            Test::Only(_, bits) => Test::Only(fact, bits),
            Test::Share(_, bits) => Test::Share(fact, bits),
            Test::Own(_) => Test::Own(fact),
            Test::Stated(_) => Test::Stated(fact),
            Test::Nothing(_) => Test::Nothing(fact),
            Test::Kind(_) | Test::RecordsOpen | Test::MaybeRows | Test::Open | Test::Never => self,
        }
    }

    /// For a test of values of a fact: whether a value is among them; of a yes or no the second value is yes.
    pub(super) fn value(self, fact: u16, value: usize) -> Option<bool> {
        match self {
            Test::Is(of, bits) if of == fact => Some(bits >> value & 1 == 1),
            Test::Yes(of) if of == fact => Some(value == 1),
            _ => None,
        }
    }
}

/// Whether a row that may be of some kinds is of one of others: met, not met, or open.
#[inline]
pub(super) fn kind(kinds: u32, bits: u32) -> Truth {
    if kinds & bits == 0 {
        Truth::NotMet
    } else if kinds & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}

fn yes(slot: Slot) -> Truth {
    match (slot.lo, slot.hi) {
        (1, _) => Truth::Met,
        (_, 0) => Truth::NotMet,
        _ => Truth::Open,
    }
}

fn is(slot: Slot, bits: u64) -> Truth {
    if slot.hi & bits == 0 {
        Truth::NotMet
    } else if slot.hi & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}

fn has(slot: Slot, bits: u64) -> Truth {
    if slot.lo & bits != 0 {
        Truth::Met
    } else if slot.hi & bits != 0 {
        Truth::Open
    } else {
        Truth::NotMet
    }
}

fn share(slot: Slot, bits: u64) -> Truth {
    if slot.hi & bits == 0 {
        Truth::NotMet
    } else if slot.lo & bits != 0 && slot.hi & !bits == 0 {
        Truth::Met
    } else {
        Truth::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_bits_are_what_their_truths_are_one_by_one() {
        const TRUTHS: [Truth; 3] = [Truth::NotMet, Truth::Open, Truth::Met];
        for mix in 0..27 {
            let [a, b, c] = [mix % 3, mix / 3 % 3, mix / 9].map(|at| TRUTHS[at]);
            let mut word = Word::default();
            for (at, truth) in [a, b, c].into_iter().enumerate() {
                word.set(1 << at, truth);
            }
            assert_eq!(word.all(0b011, 0b100), a.and(b).and(!c));
            assert_eq!(word.with(0b001, 0b001).all(0b011, 0b100), b.and(!c));
            assert_eq!(word.with(0b100, 0).all(0b011, 0b100), a.and(b));
        }
    }
}
