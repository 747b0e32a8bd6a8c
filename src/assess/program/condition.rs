//! Compiled conditions: disjunctions of clauses, each a mask over a word of test results.

/// A condition: a range of [`Program::clauses`](super::Program), one of which has to hold. "And" and "or" distribute over
/// each other in three-valued logic too, so this normal form is equivalent to the condition of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::assess) struct Cond {
    /// Its first clause.
    pub(in crate::assess) start: u32,
    /// The clause after its last one.
    pub(in crate::assess) end: u32,
}

/// A conjunction: nearly always tests of one word and nothing else.
#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct Clause {
    pub(in crate::assess) tests: Tested,
    /// What else has to hold: the first part, and the one after the last.
    pub(in crate::assess) more: (u32, u32),
}

/// Tests of one word: all of `yes` have to be met, none of `no`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::assess) struct Tested {
    pub(in crate::assess) word: u8,
    pub(in crate::assess) yes: u64,
    pub(in crate::assess) no: u64,
}

/// A further part of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::assess) enum Part {
    /// Tests of another word.
    Tests(Tested),
    /// What is said of the rows together holds, or does not.
    Rows { quantifier: u16, holds: bool },
    /// Another condition holds.
    Inner(Cond),
}

/// A condition on all rows together that is not a bit of a row rule.
#[derive(Clone, Copy, Debug)]
pub(in crate::assess) enum Quantifier {
    /// At least one counted row fulfils a condition.
    SomeRow { row: Cond },
    /// At least one row fulfils it, counted or not; where there is no row, the case.
    RowOrCase { row: Cond, case: Cond },
}

impl Tested {
    /// All tests that are asked for.
    pub(in crate::assess) fn bits(self) -> u64 {
        self.yes | self.no
    }
}
