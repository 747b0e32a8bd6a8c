//! The proportional sum, written out and as a table.

use super::Section;
use crate::assess::{MeasureOutcome, Range, TermOutcome, What};
use crate::law::Ratio;
use crate::report::memo::{Block, Row, Table, Voice};
use crate::report::{Matter, gauges};
use crate::text::grouped;

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let mut totals = gauges(matter, at)
        .into_iter()
        .filter(|gauge| matches!(gauge.line.what, What::Total { .. }));
    let line = totals.next()?.line;
    if says_nothing(&line) {
        return None;
    }
    let terms = matter.terms(at, line.measure);
    let said = voice.say(|phrases| phrases.sum(&line, &terms).line());
    let blocks = vec![
        Block::Paragraph { text: said },
        Block::Table(table(matter, voice, at, &line, &terms)),
    ];
    Section::of("sum", voice.text(&voice.texts().section.sum), blocks)
}

/// Whether a total is nothing, or wholly unknown.
pub(in crate::report::memo) fn says_nothing(line: &MeasureOutcome) -> bool {
    line.value.max() == Some(0) || line.value.min == 0 && line.value.max().is_none()
}

/// One row for each tier that has records, then the total against its line.
fn table(
    matter: &Matter<'_>,
    voice: &Voice<'_>,
    at: usize,
    line: &MeasureOutcome,
    terms: &[TermOutcome],
) -> Table {
    let texts = &voice.texts().memo;
    let term = |term: &TermOutcome| Row {
        cells: vec![
            voice.say(|phrases| match term.tier() {
                Some(tier) => matter.law.tiers[tier].name.get(phrases.lang).to_owned(),
                None => phrases.measured(matter.offence(at), term.what),
            }),
            voice.say(|phrases| phrases.range(term.value, grouped)),
            voice.say(|_| divisor(term)),
            voice.say(|phrases| phrases.share(term)),
        ],
        strong: false,
    };
    let shown = terms.iter().filter(|term| term.value != Range::ZERO);
    let total = Row {
        cells: vec![
            voice.text(&texts.total),
            voice.say(|_| String::new()),
            voice.say(|_| String::new()),
            voice.say(|phrases| {
                let sum = phrases.sum(line, terms);
                format!("{} {}", sum.total, sum.against)
            }),
        ],
        strong: true,
    };
    let heads = [&texts.tier, &texts.count, &texts.line, &texts.share];
    Table {
        columns: heads.map(|head| voice.text(head)).to_vec(),
        figures: vec![false, true, true, true],
        rows: shown.map(term).chain([total]).collect(),
    }
}

/// A line as it is taken: 50, or half of it.
fn divisor(term: &TermOutcome) -> String {
    match term.factor {
        Ratio::ONE => grouped(u128::from(term.line)),
        factor => format!("{} × {factor}", grouped(u128::from(term.line))),
    }
}
