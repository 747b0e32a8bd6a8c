//! An offence in JSON: elements, items with their lines, penalties, changes.

use super::shape::{Changes, Element, Ends, Item, Margin, Measure, Offence, Penalty, Term};
use super::{Both, applies, ends, levels};
use crate::assess::{ItemOutcome, MeasureOutcome, Truth, What};
use crate::report::Matter;

pub(super) fn offence<'a>(matter: &Matter<'a>, both: &Both<'a>, at: usize) -> Offence<'a> {
    let (data, outcome) = (matter.offence(at), matter.outcome(at));
    let edition = outcome.shown();
    let pieces = both.pieces.offence(at);
    let penalties = outcome.penalties.iter();
    let possible_penalties: Vec<Penalty> = penalties
        .map(|one| penalty(matter, both, at, one))
        .collect();
    let own = possible_penalties
        .iter()
        .find(|one| one.level == outcome.level.id());
    // Of an offence that does not apply nobody asks how far it is.
    let told = outcome.applies != Truth::NotMet || at == matter.main();
    let reverse = told.then(|| matter.reverse(at));
    let changes = |list: &[crate::assess::Change]| {
        list.iter()
            .map(|one| both.say(|phrases| phrases.change(matter, at, one)))
            .collect()
    };
    Offence {
        id: &data.id,
        applies: applies(outcome.applies),
        level: outcome.level.id(),
        possible_levels: levels(outcome.possible),
        band: outcome.level.band(),
        level_name: both.say(|phrases| phrases.reached_level(data, outcome)),
        conclusion: both.lines(|phrases| phrases.conclusion(matter, at)),
        elements: edition
            .elements
            .iter()
            .map(|(element, status)| {
                let said = &pieces.elements[*element];
                Element {
                    id: &data.elements[*element].id,
                    status: *status,
                    name: &said.name,
                    cite: &said.cite,
                }
            })
            .collect(),
        items: edition
            .items
            .iter()
            .map(|one| item(matter, both, at, one))
            .collect(),
        penalty: own.cloned(),
        possible_penalties,
        changes: Changes {
            raising: reverse.map_or(Vec::new(), |reverse| changes(&reverse.raising)),
            lowering: reverse.map_or(Vec::new(), |reverse| changes(&reverse.lowering)),
        },
    }
}

fn item<'a>(matter: &Matter<'a>, both: &Both<'a>, at: usize, item: &ItemOutcome) -> Item<'a> {
    let data = &matter.offence(at).items[item.item];
    Item {
        id: &data.id,
        status: item.status,
        decisive: item.decisive,
        court: item.court,
        replaced: (item.replaced != Truth::NotMet).then_some(item.replaced),
        measures: matter
            .outcome(at)
            .shown()
            .measures_of(item)
            .iter()
            .map(|one| measure(matter, both, at, one))
            .collect(),
        cite: &data.cite,
        name: &both.pieces.offence(at).items[item.item],
    }
}

pub(super) fn measure<'a>(
    matter: &Matter<'a>,
    both: &Both<'a>,
    at: usize,
    line: &MeasureOutcome,
) -> Measure<'a> {
    let signed = |n: u128| i128::try_from(n).unwrap_or(i128::MAX);
    let margin = |n: u128| signed(n).saturating_sub(signed(line.line));
    let terms = matter.terms(at, line.measure);
    let tier = |tier: usize| matter.law.tiers[tier].id.as_str();
    Measure {
        what: both.pieces.measured(at, line.what),
        unit: match line.what {
            What::Records { .. } => "records",
            What::Count { .. } => "count",
            What::Money { .. } => "fen",
            What::Total { .. } => "fraction",
        },
        value: ends(line.value),
        line: line.line,
        margin: Margin {
            min: margin(line.value.min),
            max: line.value.max().map(margin),
        },
        status: line.truth,
        parts: matches!(line.what, What::Total { .. }).then_some(line.unit),
        terms: terms
            .iter()
            .map(|term| Term {
                tier: term.tier().map(tier),
                value: ends(term.value),
                line: term.line,
                factor: term.factor.to_string(),
            })
            .collect(),
    }
}

fn penalty(
    matter: &Matter<'_>,
    both: &Both<'_>,
    at: usize,
    penalty: &crate::assess::Penalty,
) -> Penalty {
    let data = matter.offence(at);
    let band = &data.bands[penalty.band];
    let general = &matter.law.punishment;
    let min = band
        .imprisonment
        .min_months
        .unwrap_or(general.imprisonment_min_months);
    Penalty {
        level: penalty.level.id(),
        band: penalty.level.band(),
        imprisonment_months: Ends {
            min: u128::from(min),
            max: Some(u128::from(band.imprisonment.max_months)),
        },
        detention: band.detention,
        surveillance: band.surveillance,
        fine: match band.fine {
            crate::law::FineMode::With => "with",
            crate::law::FineMode::WithOrAlone => "with-or-alone",
        },
        fine_yuan: band.fine_yuan.map(|range| Ends {
            min: u128::from(range.min),
            max: Some(u128::from(range.max)),
        }),
        heavier: penalty.heavier,
        unit: penalty.unit,
        limitation_years: general.limitations[penalty.limitation].years,
        limitation_until: penalty
            .limitation_until
            .filter(|(earliest, latest)| earliest == latest)
            .map(|(day, _)| day.to_string()),
        limitation_between: penalty
            .limitation_until
            .map(|(earliest, latest)| [earliest.to_string(), latest.to_string()]),
        occupational_ban: penalty.ban,
        says: both.lines(|phrases| phrases.penalty(matter, at, penalty)),
    }
}
