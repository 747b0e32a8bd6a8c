//! Chooses the lines that gauges show. Several items may have a line for the same measure; the gauge shows the one that
//! is nearest to being reached.

use super::Matter;
use crate::assess::{MeasureOutcome, Truth, What};
use crate::law::{Level, Offence};

/// A value against its line and, where there is one, the line of the upper band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GaugeLine {
    /// The line of the lower band, with the value.
    pub line: MeasureOutcome,
    /// The line of the upper band over the same thing.
    pub upper: Option<u128>,
}

/// What a gauge is about: lines over the same thing compete for it.
fn subject(offence: &Offence, what: What) -> (u8, usize) {
    match what {
        What::Records { tier, .. } => (0, tier),
        What::Total { .. } => (1, 0),
        What::Count { fact } => (2, fact),
        // A part competes with its whole.
        What::Money { amount } => {
            let whole = offence.whole(&offence.amounts[amount]);
            let at = whole.and_then(|whole| {
                let mut amounts = offence.amounts.iter();
                amounts.position(|one| one.id == whole.id)
            });
            (3, at.unwrap_or(amount))
        }
    }
}

/// One gauge for each thing that is measured, in the order of the law; those of replaced items and of exceptions that
/// cover nothing are left out.
pub fn gauges(matter: &Matter<'_>, at: usize) -> Vec<GaugeLine> {
    let edition = matter.outcome(at).shown();
    let of = |what: What| subject(matter.offence(at), what);
    // A text without numbers has nothing to gauge: the lines that may guide it are told among the disputed points.
    if matter.offence(at).editions[edition.edition].guide.is_some() {
        return Vec::new();
    }
    // Whether the selected rows (those from duty) hold any records.
    let selected = edition
        .measures
        .iter()
        .any(|line| is_selected(line.what) && line.value.min > 0);
    let mut found: Vec<GaugeLine> = Vec::new();
    for item in edition
        .items
        .iter()
        .filter(|item| item.level == Level::Serious)
    {
        // A line that may be reached by an item that is not met: its condition stands in the way.
        let lines = edition.measures_of(item).iter();
        let mut reachable = lines.filter(|line| line.truth != Truth::NotMet);
        let barred = item.status == Truth::NotMet && !item.yields && reachable.next().is_some();
        if item.replaced == Truth::Met || edition.is_idle(item) || barred {
            continue;
        }
        for line in edition.measures_of(item) {
            let uppers = edition
                .items
                .iter()
                .filter(|one| one.level == Level::EspeciallySerious);
            let upper = uppers
                .flat_map(|one| edition.measures_of(one))
                .find(|one| one.measure == line.measure)
                .map(|one| one.line);
            let gauge = GaugeLine { line: *line, upper };
            match found
                .iter_mut()
                .find(|one| of(one.line.what) == of(line.what))
            {
                Some(one) if nearer(line, &one.line, selected) => *one = gauge,
                Some(_) => {}
                None => found.push(gauge),
            }
        }
    }
    found
}

/// Whether a line tells more than another over the same thing: the greater share of it is there; between two of which
/// nothing is there, the one that is lower because rows of its kind are there at all.
fn nearer(line: &MeasureOutcome, than: &MeasureOutcome, selected: bool) -> bool {
    let share =
        |one: &MeasureOutcome, other: &MeasureOutcome| one.value.min.saturating_mul(other.line);
    let (mine, other) = (share(line, than), share(than, line));
    mine > other
        || (mine == other && selected && is_selected(line.what) && line.value == than.value)
}

fn is_selected(what: What) -> bool {
    match what {
        What::Records { selected, .. } | What::Total { selected, .. } => selected,
        What::Count { .. } | What::Money { .. } => false,
    }
}
