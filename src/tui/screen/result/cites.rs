//! The provisions that each part of the result cites. The law browser opens with them.

use super::Part;
use crate::assess::Truth;
use crate::law::Name;
use crate::report::catalogue::Kind;
use crate::report::{Matter, tree};
use crate::tui::context::View;

/// What is cited, by kind and id, in the order in which it stands there, of the explanation the line at hand first; what
/// stands twice is given twice.
pub(super) fn cites(
    (part, at): (Part, usize),
    line: Option<usize>,
    view: View<'_>,
    matter: &Matter<'_>,
) -> Vec<(Kind, String)> {
    match part {
        Part::Conclusion => conclusion(matter, at),
        Part::Items => items(matter, at),
        Part::Penalty | Part::Worksheet => penalty(matter, at),
        Part::Disputes => disputes(matter, at),
        Part::Precedents => precedents(matter),
        Part::Changes => provisions(measured(matter, at)),
        Part::Explanation => {
            let lines = tree(matter, &view.phrases(), at);
            // The line at hand first.
            let (before, here) = lines.split_at(line.unwrap_or(0).min(lines.len()));
            let lines = here.iter().chain(before);
            let cites: Vec<&Name> = lines.flat_map(|line| line.cites.clone()).collect();
            provisions(cites)
        }
    }
}

fn provisions<'n>(ids: impl IntoIterator<Item = &'n Name>) -> Vec<(Kind, String)> {
    let provision = |id: &Name| (Kind::Provision, id.to_string());
    ids.into_iter().map(provision).collect()
}

fn conclusion(matter: &Matter<'_>, at: usize) -> Vec<(Kind, String)> {
    let (offence, outcome) = (matter.offence(at), matter.outcome(at));
    let items = outcome.shown().items.iter();
    let decisive = items
        .filter(|item| item.decisive)
        .map(|item| &offence.items[item.item].cite);
    let bands = outcome.penalties.iter();
    let bands = bands.flat_map(|penalty| &offence.bands[penalty.band].cite);
    let editions = outcome.editions.iter().take(outcome.applied);
    let editions = editions.flat_map(|one| &offence.editions[one.edition].cite);
    let mut all = provisions(decisive.chain(bands).chain(editions));
    let relations = matter.concurrence.relations.iter();
    let relations = relations.map(|one| &matter.law.relations[one.relation]);
    for relation in relations {
        all.extend(provisions(&relation.cite));
    }
    all.push((Kind::Offence, offence.id.to_string()));
    all
}

fn items(matter: &Matter<'_>, at: usize) -> Vec<(Kind, String)> {
    let (offence, outcome) = (matter.offence(at), matter.outcome(at));
    let counting = matter.counting(at).into_iter();
    let counting = counting.flat_map(|one| &one.cite);
    let types = matter.case.rows().iter().filter_map(|row| {
        let data = matter.law.types.get(row.kind)?;
        Some((Kind::RecordType, data.id.to_string()))
    });
    let items = outcome.shown().items.iter();
    let items = items.map(|item| &offence.items[item.item].cite);
    types.chain(provisions(items.chain(counting))).collect()
}

/// The items that are measured: what a change of the case moves.
fn measured<'m>(matter: &'m Matter<'_>, at: usize) -> impl Iterator<Item = &'m Name> {
    let offence = matter.offence(at);
    let items = matter.outcome(at).shown().items.iter();
    items
        .filter(|item| item.measures.0 < item.measures.1)
        .map(|item| &offence.items[item.item].cite)
}

fn penalty(matter: &Matter<'_>, at: usize) -> Vec<(Kind, String)> {
    let (offence, general) = (matter.offence(at), &matter.law.punishment);
    let mut all = Vec::new();
    for penalty in &matter.outcome(at).penalties {
        all.extend(provisions(&offence.bands[penalty.band].cite));
        let heavier = offence.heavier.iter().map(|one| &one.cite);
        let heavier = heavier.filter(|_| penalty.heavier != Truth::NotMet);
        let unit = offence.unit_in(penalty.edition).map(|one| &one.cite);
        let unit = unit.filter(|_| penalty.unit == Truth::Met);
        let guide = offence.fine_guide.iter().map(|one| &one.cite);
        let guide = guide.filter(|_| matter.fine_base(at, penalty).is_some());
        let leniency = offence.leniency.iter().map(|one| &one.cite);
        let leniency = leniency.filter(|_| penalty.leniency.is_some());
        let own = heavier.chain(unit).chain(guide).chain(leniency);
        all.extend(provisions(own.flatten()));
        let factors = matter.factors_met();
        all.extend(factors.map(|factor| (Kind::Factor, factor.id.to_string())));
        all.extend(provisions([&general.limitations[penalty.limitation].cite]));
    }
    all.extend(provisions(&general.suspended_cite));
    all.extend(provisions(&general.limitation_cite));
    all.extend(provisions([&general.confiscation_cite]));
    all
}

fn disputes(matter: &Matter<'_>, at: usize) -> Vec<(Kind, String)> {
    let mut all = Vec::new();
    for outcome in matter.disputes(at) {
        let dispute = &matter.law.disputes[outcome.dispute];
        all.push((Kind::Dispute, dispute.id.to_string()));
        let positions = dispute.positions.iter();
        all.extend(provisions(
            positions.flat_map(|one| matter.known(&one.cite)),
        ));
    }
    all
}

fn precedents(matter: &Matter<'_>) -> Vec<(Kind, String)> {
    let all = matter.law.precedents();
    let similar = matter.similar().iter();
    similar
        .filter_map(|one| all.get(one.precedent))
        .map(|one| (Kind::Precedent, one.id.to_string()))
        .collect()
}
