//! Tests: the smallest questions that conditions are made of, asked once of a case and of each row, kept as bits.

use super::Truth;
use super::facts::{Facts, ROW_FACTS, Slot, UNBOUNDED};

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
    /// Never met.
    Never,
}

/// At most this many tests of the case.
pub(super) const MOST_OF_CASE: usize = 128;
/// At most this many tests of a row.
pub(super) const MOST_OF_ROW: usize = 64;

/// Some of the tests, as bits: those of the case, and those of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mask {
    pub(super) case: u128,
    pub(super) row: u64,
}

impl Mask {
    /// No test.
    pub(super) const NONE: Mask = Mask { case: 0, row: 0 };

    /// A test of the case, by position.
    pub(super) fn of_case(at: usize) -> Mask {
        Mask {
            case: 1 << at,
            row: 0,
        }
    }

    /// A test of a row, by position.
    pub(super) fn of_row(at: usize) -> Mask {
        Mask {
            case: 0,
            row: 1 << at,
        }
    }

    fn is_none(self) -> bool {
        self == Mask::NONE
    }
}

impl std::ops::BitAnd for Mask {
    type Output = Mask;
    fn bitand(self, other: Mask) -> Mask {
        Mask {
            case: self.case & other.case,
            row: self.row & other.row,
        }
    }
}

impl std::ops::BitOr for Mask {
    type Output = Mask;
    fn bitor(self, other: Mask) -> Mask {
        Mask {
            case: self.case | other.case,
            row: self.row | other.row,
        }
    }
}

impl std::ops::BitOrAssign for Mask {
    fn bitor_assign(&mut self, other: Mask) {
        *self = *self | other;
    }
}

impl std::ops::Not for Mask {
    type Output = Mask;
    fn not(self) -> Mask {
        Mask {
            case: !self.case,
            row: !self.row,
        }
    }
}

/// All tests of a program: those of the case, and those of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Tests {
    pub(super) case: Vec<Test>,
    pub(super) row: Vec<Test>,
}

/// What tests came to: those that are met, and those that may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    met: Mask,
    may: Mask,
}

impl Bits {
    /// Whether all of `yes` are met and none of `no` is.
    #[inline]
    pub(super) fn all(self, yes: Mask, no: Mask) -> Truth {
        if self.may & yes != yes || !(self.met & no).is_none() {
            Truth::NotMet
        } else if self.met & yes == yes && (self.may & no).is_none() {
            Truth::Met
        } else {
            Truth::Open
        }
    }

    /// Whether one of `yes` is met or one of `no` is not.
    #[inline]
    pub(super) fn any(self, yes: Mask, no: Mask) -> Truth {
        if !(self.met & yes | !self.may & no).is_none() {
            Truth::Met
        } else if !(self.may & yes | !self.met & no).is_none() {
            Truth::Open
        } else {
            Truth::NotMet
        }
    }

    /// The bits of the case and of a row together.
    pub(super) fn beside(self, row: Bits) -> Bits {
        Bits {
            met: self.met | row.met,
            may: self.may | row.may,
        }
    }

    /// With the tests of a mask as if they had come to `met`, those of them that are not in it not met.
    pub(super) fn with(self, mask: Mask, met: Mask) -> Bits {
        Bits {
            met: self.met & !mask | met & mask,
            may: self.may & !mask | met & mask,
        }
    }

    fn push(&mut self, bit: Mask, truth: Truth) {
        match truth {
            Truth::NotMet => {}
            Truth::Open => self.may |= bit,
            Truth::Met => {
                self.met |= bit;
                self.may |= bit;
            }
        }
    }
}

impl Tests {
    /// Asks the tests of the case.
    pub(super) fn of_case(&self, slots: &[Slot], rows_known: bool) -> Bits {
        let mut bits = Bits::default();
        for (at, test) in self.case.iter().enumerate() {
            bits.push(Mask::of_case(at), test.ask(slots, rows_known, 0));
        }
        bits
    }

    /// Asks the tests of a row, given its values and the row facts that it states itself.
    pub(super) fn of_row(&self, slots: &[Slot; ROW_FACTS], own: u8) -> Bits {
        let mut bits = Bits::default();
        for (at, test) in self.row.iter().enumerate() {
            bits.push(Mask::of_row(at), test.ask(slots, true, own));
        }
        bits
    }
}

impl Facts {
    /// Asks all tests again, after facts were changed.
    pub(super) fn retest(&mut self, tests: &Tests) {
        self.bits = tests.of_case(&self.slots, self.rows_known);
        for row in &mut self.rows {
            row.bits = tests.of_row(&row.slots, row.own);
        }
    }
}

impl Test {
    fn ask(self, slots: &[Slot], rows_known: bool, own: u8) -> Truth {
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
            Test::Never => Truth::NotMet,
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
            Test::RecordsOpen | Test::MaybeRows | Test::Never => self,
        }
    }

    /// For a test of values of a fact: whether a value is among them.
    pub(super) fn value(self, fact: u16, value: usize) -> Option<bool> {
        match self {
            Test::Is(of, bits) if of == fact => Some(bits >> value & 1 == 1),
            _ => None,
        }
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
            let mut bits = Bits::default();
            for (at, truth) in [a, b, c].into_iter().enumerate() {
                bits.push(Mask::of_case(at), truth);
            }
            let (yes, no) = (
                Mask {
                    case: 0b011,
                    row: 0,
                },
                Mask {
                    case: 0b100,
                    row: 0,
                },
            );
            assert_eq!(bits.all(yes, no), a.and(b).and(!c));
            assert_eq!(bits.any(yes, no), a.or(b).or(!c));
        }
    }
}
