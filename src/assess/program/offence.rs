//! A compiled offence: its measures, items with their lines, exceptions, editions and penalties.

use super::condition::Cond;
use crate::assess::edition::Days;
use crate::assess::outcome::{MeasureOutcome, What};
use crate::law::{FineMode, Level, Ratio};

/// Something that is measured.
#[derive(Clone, Debug)]
pub(in crate::assess) enum Measure {
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
pub(in crate::assess) struct RecordsProgram {
    pub(in crate::assess) measure: u16,
    pub(in crate::assess) kinds: u32,
    pub(in crate::assess) selection: Option<u8>,
}

/// A part of a total.
#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct Term {
    /// The measure.
    pub(in crate::assess) measure: u16,
    /// What one record adds, in parts of the unit.
    pub(in crate::assess) weight: u128,
    /// The line that the law sets over it, as written.
    pub(in crate::assess) line: u64,
    /// The factor that the line is taken with.
    pub(in crate::assess) factor: Ratio,
}

/// A line as an item uses it: the measure, and the number that it must reach.
#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct Gate {
    pub(in crate::assess) measure: u16,
    /// The least whole number that reaches it.
    pub(in crate::assess) line: u128,
    /// The item whose own line it is.
    pub(in crate::assess) origin: u16,
    pub(in crate::assess) factor: Ratio,
    /// The positions that must all be followed.
    pub(in crate::assess) needs: u64,
    /// For totals: the parts that make one.
    pub(in crate::assess) unit: u128,
}

#[derive(Clone, Debug)]
pub(in crate::assess) struct ItemProgram {
    pub(in crate::assess) level: Level,
    pub(in crate::assess) when: Option<Cond>,
    pub(in crate::assess) gates: std::ops::Range<u32>,
    pub(in crate::assess) court: bool,
    pub(in crate::assess) yields_to: Vec<u16>,
    /// The exception that it belongs to.
    pub(in crate::assess) under: Option<u8>,
    /// The group that it belongs to.
    pub(in crate::assess) group: Option<u8>,
    /// The exceptions that replace it, as bits.
    pub(in crate::assess) replaced_by: u8,
}

#[derive(Clone, Debug)]
pub(in crate::assess) struct ExceptionProgram {
    pub(in crate::assess) covers_row: Cond,
    pub(in crate::assess) covers_case: Cond,
    pub(in crate::assess) editions: u32,
}

/// A rule that picks rows; asked of the case where no rows are known.
#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct Selection {
    pub(in crate::assess) row: Cond,
    pub(in crate::assess) case: Cond,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct AmountProgram {
    pub(in crate::assess) fact: u16,
    /// The fact taken off and the position that says so.
    pub(in crate::assess) less: Option<(u16, u64)>,
    /// The position under which it counts for nothing, and when.
    pub(in crate::assess) barred: Option<(u64, Cond)>,
    /// The amount it is a share of, and the selection.
    pub(in crate::assess) share: Option<(u8, u8)>,
    /// What picks the rows that have any share in it at all, however small.
    pub(in crate::assess) some: Option<Selection>,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct ElementProgram {
    /// Position among the offence's elements.
    pub(in crate::assess) element: u16,
    pub(in crate::assess) when: Cond,
    /// It joins the others in one row: where it fails, nothing that an item could be about is there.
    pub(in crate::assess) joint: bool,
    /// It asks nothing but tests of the case, so that it can be asked before anything else.
    pub(in crate::assess) of_case: bool,
}

#[derive(Clone, Debug)]
pub(in crate::assess) struct EditionProgram {
    pub(in crate::assess) conduct: Days,
    pub(in crate::assess) judged: Days,
    pub(in crate::assess) no_offence: bool,
    /// The edition that guides it, and the position that says so.
    pub(in crate::assess) guide: Option<(u8, u64)>,
    pub(in crate::assess) elements: Vec<ElementProgram>,
    pub(in crate::assess) items: Vec<u16>,
    /// How many lines the items have.
    pub(in crate::assess) lines: usize,
    /// Those that give way to others, by their place among the items.
    pub(in crate::assess) yielding: Vec<u16>,
    /// The measures of records that the items need.
    pub(in crate::assess) records: Vec<RecordsProgram>,
    /// The other measures that they need: money and totals.
    pub(in crate::assess) measures: Vec<u16>,
    /// Exceptions that it has, as bits.
    pub(in crate::assess) exceptions: u8,
    /// The highest level that has a band.
    pub(in crate::assess) highest: Level,
    /// Bands by level.
    pub(in crate::assess) bands: [Option<BandProgram>; 3],
    /// What the short answer asks.
    pub(in crate::assess) short: ShortProgram,
}

/// The items of an edition as far as they make the level, where no exception covers anything: the lines of those that
/// depend on nothing else, and the others one by one. Catch-alls make no level.
#[derive(Clone, Debug, Default)]
pub(in crate::assess) struct ShortProgram {
    pub(in crate::assess) lines: Vec<LineProgram>,
    /// The items that those lines are of: they have no condition.
    pub(in crate::assess) free: Vec<u16>,
    /// The items that have a condition, those of the highest level first.
    pub(in crate::assess) asked: Vec<u16>,
}

/// A line that leads to a level by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::assess) struct LineProgram {
    pub(in crate::assess) measure: u16,
    pub(in crate::assess) level: Level,
    pub(in crate::assess) line: u128,
    /// The positions that must all be followed.
    pub(in crate::assess) needs: u64,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct BandProgram {
    /// Position among the offence's bands.
    pub(in crate::assess) band: u16,
    pub(in crate::assess) max_months: u32,
    pub(in crate::assess) fine: FineMode,
}

#[derive(Clone, Debug)]
pub(in crate::assess) struct OffenceProgram {
    /// What its rules look at.
    pub(in crate::assess) uses: Uses,
    /// The rows that count, and those that count once for each recipient; absent where the offence counts none.
    pub(in crate::assess) counting: Option<(Cond, Cond)>,
    /// Whether these two depend on the positions followed.
    pub(in crate::assess) counts_by_position: bool,
    pub(in crate::assess) selections: Vec<Selection>,
    pub(in crate::assess) amounts: Vec<AmountProgram>,
    pub(in crate::assess) measures: Vec<Measure>,
    /// The description of each measure that results carry.
    pub(in crate::assess) whats: Vec<What>,
    pub(in crate::assess) gates: Vec<Gate>,
    /// The result of each gate before anything is measured, to be copied.
    pub(in crate::assess) lines: Vec<MeasureOutcome>,
    pub(in crate::assess) items: Vec<ItemProgram>,
    pub(in crate::assess) exceptions: Vec<ExceptionProgram>,
    pub(in crate::assess) editions: Vec<EditionProgram>,
    /// Where the readings of its editions are kept, among those of all offences.
    pub(in crate::assess) readings: usize,
    /// The condition and the editions, as bits.
    pub(in crate::assess) heavier: Option<(Cond, u32)>,
    /// The same, for each paragraph on units.
    pub(in crate::assess) units: Vec<(Cond, u32)>,
    pub(in crate::assess) leniency: Vec<Cond>,
    pub(in crate::assess) leniency_rule: Option<LeniencyProgram>,
    pub(in crate::assess) fine_guide: Option<FineGuideProgram>,
}

/// What the rules of an offence look at: the rest of a case makes no difference to it.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::assess) struct Uses {
    /// Facts, as bits by position.
    pub(in crate::assess) facts: u128,
    /// Positions on disputed points, as bits.
    pub(in crate::assess) positions: u64,
    /// Whether it looks at the kinds of records.
    pub(in crate::assess) kinds: bool,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct LeniencyProgram {
    pub(in crate::assess) editions: u32,
    pub(in crate::assess) below: Level,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::assess) struct FineGuideProgram {
    pub(in crate::assess) editions: u32,
    pub(in crate::assess) amount: u8,
}

impl OffenceProgram {
    /// The lines of an item.
    pub(in crate::assess) fn gates_of(&self, item: &ItemProgram) -> &[Gate] {
        &self.gates[item.gates.start as usize..item.gates.end as usize]
    }

    /// What is said of them before anything is measured.
    pub(in crate::assess) fn lines_of(&self, item: &ItemProgram) -> &[MeasureOutcome] {
        &self.lines[item.gates.start as usize..item.gates.end as usize]
    }
}

impl EditionProgram {
    /// The edition whose items are asked under some positions: this one, or the one that guides it.
    pub(in crate::assess) fn asked<'p>(
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
