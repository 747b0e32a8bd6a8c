//! Clauses: conditions in disjunctive normal form, an "or" of "and"s.
//!
//! A condition of the data (`all`, `any`, `not` in any nesting) becomes a list of clauses. It holds if one clause holds;
//! a clause holds if everything in it does. Most tests share a word of bits, so a clause usually is one mask operation.

use crate::assess::program::{Cond, Part, Tested};
use crate::assess::test::{ANY_ROW, Bit, CASE, POSITIONS, ROW, WORDS};

/// A conjunction: the tests that must be met and those that must not be, by word, and whatever else must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    yes: [u64; WORDS],
    no: [u64; WORDS],
    others: Vec<Part>,
}

/// A disjunction: one of the clauses has to hold.
pub(super) type Clauses = Vec<Clause>;

/// The normal form grows with the product of its parts. A condition that would have more clauses than this is kept as
/// a separate condition, which the others refer to.
const MOST: usize = 16;

impl Clause {
    /// A single test.
    pub(super) fn test(Bit { word, bit }: Bit, holds: bool) -> Clause {
        let mut clause = Clause::default();
        let of = if holds {
            &mut clause.yes
        } else {
            &mut clause.no
        };
        of[word] = bit;
        clause
    }

    /// Something that is no test.
    pub(super) fn other(part: Part) -> Clause {
        Clause {
            others: vec![part],
            ..Clause::default()
        }
    }

    /// Another condition.
    pub(super) fn inner(cond: Cond) -> Clause {
        Clause::other(Part::Inner(cond))
    }

    /// Whether it asks for a test.
    pub(super) fn asks_for(&self, Bit { word, bit }: Bit) -> bool {
        (self.yes[word] | self.no[word]) & bit != 0
    }

    /// Whether it asks for tests of a row and of the case, and for nothing else.
    pub(super) fn is_of_tests(&self) -> bool {
        let others = (0..WORDS).filter(|word| *word != ROW && !(CASE..POSITIONS).contains(word));
        let asks = |word: usize| self.yes[word] | self.no[word] != 0;
        self.others.is_empty() && !others.into_iter().any(asks)
    }

    /// Splits it into the tests of its first word and everything else. Without any test the first part is empty.
    pub(super) fn parts(&self) -> (Tested, Vec<Part>) {
        let tested = |word: usize| Tested {
            word: word as u8,
            yes: self.yes[word],
            no: self.no[word],
        };
        // Whether there is any row settles most clauses that ask for it.
        let order = std::iter::once(ANY_ROW).chain((0..WORDS).filter(|word| *word != ANY_ROW));
        let words = order.filter(|word| self.yes[*word] | self.no[*word] != 0);
        let mut tests = words.map(tested);
        let first = tests.next().unwrap_or_default();
        let more = tests.map(Part::Tests).chain(self.others.iter().copied());
        (first, more.collect())
    }

    fn and(&self, other: &Clause) -> Clause {
        let mut both = self.clone();
        for word in 0..WORDS {
            both.yes[word] |= other.yes[word];
            both.no[word] |= other.no[word];
        }
        let new = other.others.iter().filter(|one| !self.others.contains(one));
        both.others.extend(new);
        both
    }

    /// Whether it asks for nothing that the other does not ask for too.
    fn asks_no_more_than(&self, other: &Clause) -> bool {
        (0..WORDS).all(|word| {
            self.yes[word] & !other.yes[word] == 0 && self.no[word] & !other.no[word] == 0
        }) && self.others.iter().all(|one| other.others.contains(one))
    }
}

/// The "or" of two lists of clauses. A clause that implies another one of the list is left out: it adds nothing.
pub(super) fn either(mut all: Clauses, more: Clauses) -> Clauses {
    for clause in more {
        if all.iter().any(|one| one.asks_no_more_than(&clause)) {
            continue;
        }
        all.retain(|one| !clause.asks_no_more_than(one));
        all.push(clause);
    }
    all
}

/// The "and" of two lists of clauses: every pair of them joined. Where that would be more than [`MOST`], `apart` first
/// makes a separate condition of each list.
pub(super) fn both(
    one: Clauses,
    other: Clauses,
    mut apart: impl FnMut(Clauses) -> Clauses,
) -> Clauses {
    if one == [Clause::default()] {
        return other;
    }
    let many = one.len() * other.len() > MOST;
    let mut narrow = |clauses: Clauses| match many && clauses.len() > 1 {
        true => apart(clauses),
        false => clauses,
    };
    let (one, other) = (narrow(one), narrow(other));
    one.iter().fold(Clauses::new(), |all, first| {
        either(all, other.iter().map(|second| first.and(second)).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tests(bits: std::ops::Range<usize>) -> Clauses {
        let test = |at| Clause::test(Bit::of_case(at), true);
        bits.map(test).collect()
    }

    #[test]
    fn a_clause_that_asks_for_more_than_another_adds_nothing() {
        let [one, two] = [tests(0..1), tests(1..2)];
        let together = both(one.clone(), two, |_| unreachable!("two clauses are few"));
        assert_eq!(either(one.clone(), together.clone()), one);
        assert_eq!(either(together, one.clone()), one);
        let opposite = vec![Clause::test(Bit::of_case(0), false)];
        assert_eq!(either(one, opposite).len(), 2);
    }

    #[test]
    fn what_would_be_too_many_clauses_is_asked_as_conditions_of_their_own() {
        let cond = Cond { start: 3, end: 8 };
        let mut apart = Vec::new();
        let clauses = both(tests(0..5), tests(5..10), |clauses| {
            apart.push(clauses);
            vec![Clause::inner(cond)]
        });
        assert_eq!(apart, [tests(0..5), tests(5..10)]);
        assert_eq!(clauses, [Clause::inner(cond)]);
        let (first, more) = clauses[0].parts();
        assert_eq!((first, more), (Tested::default(), vec![Part::Inner(cond)]));
    }
}
