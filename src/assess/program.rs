//! The law as a flat program over numbered facts: made once from the data, run for every case.

use std::sync::Arc;

use super::administrative::AdministrativeProgram;
use super::condition::Fixed;
use super::edition::Days;
use super::outcome::What;
use super::test::Tests;
use crate::law::{DayRange, FineMode, Level, Ratio, RelationKind};

/// A condition: a run of clauses, one of which has to hold. Three-valued logic distributes, so that this says of every
/// case what the data says in its own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cond {
    /// Its first clause.
    pub(super) start: u32,
    /// The clause after its last one.
    pub(super) end: u32,
}

/// What has to hold together: nearly always no more than tests that stand in one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) tests: Tested,
    /// What else has to hold: the first part, and the one after the last.
    pub(super) more: (u32, u32),
}

/// Tests of one word: all of `yes` have to be met, none of `no`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tested {
    pub(super) word: u8,
    pub(super) yes: u64,
    pub(super) no: u64,
}

/// A further part of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Tests of another word.
    Tests(Tested),
    /// What is said of the rows together holds, or does not.
    Rows { quantifier: u16, holds: bool },
    /// Another condition holds.
    Inner(Cond),
}

/// Something that is said of the rows together and is no rule.
#[derive(Clone, Copy, Debug)]
pub(super) enum Quantifier {
    /// At least one counted row fulfils a condition.
    SomeRow { row: Cond },
    /// At least one row fulfils it, counted or not; where there is no row, the case.
    RowOrCase { row: Cond, case: Cond },
}

/// Something that is measured.
#[derive(Clone, Debug)]
pub(super) enum Measure {
    /// Records of some kinds, in the counted rows, of one selection where there is one.
    Records { kinds: u32, selection: Option<u8> },
    /// A weighted total of earlier measures.
    Total { terms: Vec<Term> },
    /// What a fact counts.
    Count { fact: u16 },
    /// An amount of money.
    Money { amount: u8 },
}

/// A measure of records as an edition needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecordsProgram {
    pub(super) measure: u16,
    pub(super) kinds: u32,
    pub(super) selection: Option<u8>,
}

/// A part of a total.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The measure.
    pub(super) measure: u16,
    /// What one record adds, in parts of the unit.
    pub(super) weight: u128,
    /// The line that the law sets over it, as written.
    pub(super) line: u64,
    /// The factor that the line is taken with.
    pub(super) factor: Ratio,
}

/// A line that a measure is held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    pub(super) measure: u16,
    /// The least whole number that reaches it.
    pub(super) line: u128,
    /// The item whose own line it is.
    pub(super) origin: u16,
    pub(super) factor: Ratio,
    /// The positions that must all be followed.
    pub(super) needs: u64,
    /// For totals: the parts that make one.
    pub(super) unit: u128,
}

#[derive(Clone, Debug)]
pub(super) struct ItemProgram {
    pub(super) level: Level,
    pub(super) when: Option<Cond>,
    pub(super) gates: std::ops::Range<u32>,
    pub(super) court: bool,
    pub(super) yields_to: Vec<u16>,
    /// The exception that it belongs to.
    pub(super) under: Option<u8>,
    /// The group that it belongs to.
    pub(super) group: Option<u8>,
    /// The exceptions that replace it, as bits.
    pub(super) replaced_by: u8,
}

#[derive(Clone, Debug)]
pub(super) struct ExceptionProgram {
    pub(super) covers_row: Cond,
    pub(super) covers_case: Cond,
    pub(super) editions: u32,
}

/// A rule that picks rows; asked of the case where no rows are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Selection {
    pub(super) row: Cond,
    pub(super) case: Cond,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct AmountProgram {
    pub(super) fact: u16,
    /// The fact taken off and the position that says so.
    pub(super) less: Option<(u16, u64)>,
    /// The position under which it counts for nothing, and when.
    pub(super) barred: Option<(u64, Cond)>,
    /// The amount it is a share of, and the selection.
    pub(super) share: Option<(u8, u8)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct ElementProgram {
    /// Position among the offence's elements.
    pub(super) element: u16,
    pub(super) when: Cond,
    /// It joins the others in one row: where it fails, nothing that an item could be about is there.
    pub(super) joint: bool,
    /// It asks nothing but tests of the case, so that it can be asked before anything else.
    pub(super) of_case: bool,
}

#[derive(Clone, Debug)]
pub(super) struct EditionProgram {
    pub(super) conduct: Days,
    pub(super) judged: Days,
    pub(super) no_offence: bool,
    /// The edition that guides it, and the position that says so.
    pub(super) guide: Option<(u8, u64)>,
    pub(super) elements: Vec<ElementProgram>,
    pub(super) items: Vec<u16>,
    /// The measures of records that the items need.
    pub(super) records: Vec<RecordsProgram>,
    /// The other measures that they need: money and totals.
    pub(super) measures: Vec<u16>,
    /// Exceptions that it has, as bits.
    pub(super) exceptions: u8,
    /// The highest level that has a band.
    pub(super) highest: Level,
    /// Bands by level.
    pub(super) bands: [Option<BandProgram>; 3],
    /// What the short answer asks.
    pub(super) short: ShortProgram,
}

/// The items of an edition as far as they make the level, where no exception covers anything: the lines of those that
/// depend on nothing else, and the others one by one. Catch-alls make no level.
#[derive(Clone, Debug, Default)]
pub(super) struct ShortProgram {
    pub(super) lines: Vec<LineProgram>,
    /// The items that have a condition, those of the highest level first.
    pub(super) asked: Vec<u16>,
}

/// A line that leads to a level by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineProgram {
    pub(super) measure: u16,
    pub(super) level: Level,
    pub(super) line: u128,
    /// The positions that must all be followed.
    pub(super) needs: u64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct BandProgram {
    /// Position among the offence's bands.
    pub(super) band: u16,
    pub(super) max_months: u32,
    pub(super) fine: FineMode,
}

#[derive(Clone, Debug)]
pub(super) struct OffenceProgram {
    /// What its rules look at.
    pub(super) uses: Uses,
    /// The rows that count, and those that count once for each recipient; absent where the offence counts none.
    pub(super) counting: Option<(Cond, Cond)>,
    /// Whether these two depend on the positions followed.
    pub(super) counts_by_position: bool,
    pub(super) selections: Vec<Selection>,
    pub(super) amounts: Vec<AmountProgram>,
    pub(super) measures: Vec<Measure>,
    /// What is said of each measure.
    pub(super) whats: Vec<What>,
    pub(super) gates: Vec<Gate>,
    pub(super) items: Vec<ItemProgram>,
    pub(super) exceptions: Vec<ExceptionProgram>,
    pub(super) editions: Vec<EditionProgram>,
    /// Where the readings of its editions are kept, among those of all offences.
    pub(super) readings: usize,
    /// The condition and the editions, as bits.
    pub(super) heavier: Option<(Cond, u32)>,
    /// The same, for each paragraph on units.
    pub(super) units: Vec<(Cond, u32)>,
    pub(super) leniency: Vec<Cond>,
    pub(super) leniency_rule: Option<LeniencyProgram>,
    pub(super) fine_guide: Option<FineGuideProgram>,
}

/// What the rules of an offence look at: the rest of a case makes no difference to it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Uses {
    /// Facts, as bits by position.
    pub(super) facts: u128,
    /// Positions on disputed points, as bits.
    pub(super) positions: u64,
    /// Whether it looks at the kinds of records.
    pub(super) kinds: bool,
}

/// A relation between offences.
#[derive(Clone, Debug)]
pub(super) struct RelationProgram {
    pub(super) kind: RelationKind,
    /// The offence that it speaks of; any where there is none.
    pub(super) offence: Option<usize>,
    /// The others; all where there is none.
    pub(super) beside: Vec<usize>,
    pub(super) when: Option<Cond>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct LeniencyProgram {
    pub(super) editions: u32,
    pub(super) below: Level,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct FineGuideProgram {
    pub(super) editions: u32,
    pub(super) amount: u8,
}

/// What is taken for a yes-or-no fact while it is unanswered, unless another fact may have one of some values.
#[derive(Clone, Copy, Debug)]
pub(super) struct AssumedProgram {
    pub(super) fact: u16,
    pub(super) yes: bool,
    /// The other fact, its position among those that rows may carry, and the values, as bits.
    pub(super) of: u16,
    pub(super) row: Option<u16>,
    pub(super) values: u64,
}

/// A fact whose values are assessed apart while it is open.
#[derive(Clone, Debug)]
pub(super) struct ApartProgram {
    pub(super) fact: u16,
    /// Whether it is a yes or no: its values then are no and yes.
    pub(super) yes_or_no: bool,
    /// Its values, those together that no condition of an offence tells apart, as bits.
    pub(super) classes: Vec<u64>,
    /// What each value makes of the tests that look at it.
    pub(super) values: Vec<Fixed>,
}

#[derive(Clone, Debug)]
pub(super) struct DisputeProgram {
    /// The bit of the first position.
    pub(super) first: u8,
    pub(super) count: u8,
    /// All its positions, as bits.
    pub(super) bits: u64,
    /// The leading position, counted within the dispute.
    pub(super) leading: Option<u8>,
    pub(super) when: Option<Cond>,
    /// The days of conduct on which it can arise.
    pub(super) conduct: DayRange,
    /// Whether any rule depends on the positions.
    pub(super) computed: bool,
    /// The record types whose rival kinds belong to it.
    pub(super) types: Vec<u16>,
    /// The offences that it is about, as bits by position.
    pub(super) offences: u32,
}

/// The general part.
#[derive(Clone, Debug)]
pub(super) struct GeneralProgram {
    pub(super) minor: Cond,
    pub(super) suspended_shall: Cond,
    pub(super) suspended_closed: Cond,
    /// Occupational prohibition, and the days of conduct that it reaches.
    pub(super) ban: Cond,
    pub(super) ban_days: DayRange,
    pub(super) factors: Vec<Cond>,
    /// The facts that the general part looks at, as bits by position.
    pub(super) facts: u128,
    /// The facts that the disputed points look at.
    pub(super) dispute_facts: u128,
    /// The facts that the relations between offences look at.
    pub(super) relation_facts: u128,
    /// Limitation periods: below so many months, so many years.
    pub(super) limitations: Vec<(Option<u32>, i16)>,
}

/// The whole program.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// What tells it from any other program.
    pub(super) token: Arc<()>,
    pub(super) clauses: Vec<Clause>,
    pub(super) parts: Vec<Part>,
    pub(super) quantifiers: Vec<Quantifier>,
    /// The rules of rows: conditions over their tests alone, each a bit of every row.
    pub(super) rules: Vec<Cond>,
    /// The rules that look at each fact, as bits.
    pub(super) rules_of: Vec<u64>,
    /// The rules that look at the kind of a row, as bits.
    pub(super) rules_of_kinds: u64,
    pub(super) tests: Tests,
    /// The tier of each kind; after the named kinds stands one nameless kind for each tier.
    pub(super) kind_tiers: Vec<u8>,
    /// How many kinds have names.
    pub(super) named_kinds: usize,
    /// The kinds that each record type may be, as bits.
    pub(super) type_kinds: Vec<u32>,
    pub(super) offences: Vec<OffenceProgram>,
    pub(super) relations: Vec<RelationProgram>,
    /// Other crimes that may be at hand.
    pub(super) cautions: Vec<Cond>,
    pub(super) disputes: Vec<DisputeProgram>,
    /// The positions that lead, as bits.
    pub(super) leading: u64,
    /// The disputes without a leader on which some rule depends.
    pub(super) leaderless: Vec<u16>,
    pub(super) general: GeneralProgram,
    pub(super) administrative: AdministrativeProgram,
    /// The facts whose values are assessed apart while they are open.
    pub(super) apart: Vec<ApartProgram>,
    /// What is taken for unanswered facts, except where another one may be so.
    pub(super) assumed: Vec<AssumedProgram>,
    /// One role of each sort that some condition tells from the others.
    pub(super) roles: Vec<u16>,
    /// Positions of the facts that rows may carry.
    pub(super) row_facts: Vec<u16>,
    /// Where the dates stand among the facts: end and beginning of the conduct.
    pub(super) dates: (Option<u16>, Option<u16>),
}

impl Tested {
    /// All tests that are asked for.
    pub(super) fn bits(self) -> u64 {
        self.yes | self.no
    }
}

impl OffenceProgram {
    /// The lines of an item.
    pub(super) fn gates_of(&self, item: &ItemProgram) -> &[Gate] {
        &self.gates[item.gates.start as usize..item.gates.end as usize]
    }
}

impl EditionProgram {
    /// The edition whose items are asked under some positions: this one, or the one that guides it.
    pub(super) fn asked<'p>(
        &'p self,
        offence: &'p OffenceProgram,
        positions: u64,
    ) -> &'p EditionProgram {
        match self.guide {
            Some((guide, reading)) if positions & reading != 0 => {
                &offence.editions[usize::from(guide)]
            }
            Some(_) | None => self,
        }
    }
}
