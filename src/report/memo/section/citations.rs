//! The provisions that the memo relies on, in the order of the law, with what each says.

use std::collections::BTreeSet;

use super::Section;
use crate::assess::{Penalty, Truth};
use crate::law::{Name, Offence};
use crate::report::Matter;
use crate::report::memo::{Block, Entry, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, _: usize) -> Option<Section> {
    let cited = cited(matter);
    let provisions = matter.law.provisions().iter();
    let entries: Vec<Entry> = provisions
        .filter(|provision| cited.contains(provision.id.as_str()))
        .map(|provision| Entry {
            name: voice.say(|phrases| phrases.cite(&provision.id)),
            value: voice.say(|phrases| {
                let title = provision.title.get(phrases.lang);
                let says = provision.says.get(phrases.lang);
                format!("{title}{}{says}", phrases.colon())
            }),
            source: String::new(),
        })
        .collect();
    let blocks = if entries.is_empty() {
        Vec::new()
    } else {
        vec![Block::Facts { entries }]
    };
    let title = voice.text(&voice.texts().memo.citations);
    Section::of("citations", title, blocks)
}

/// The ids of what is cited for every offence at hand.
fn cited<'m>(matter: &'m Matter<'_>) -> BTreeSet<&'m str> {
    let mut found = BTreeSet::new();
    for at in matter.present() {
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        let edition = outcome.shown();
        let mut add = |names: &'m [Name]| found.extend(names.iter().map(Name::as_str));
        add(&offence.cite);
        if let Some(counting) = &offence.counting {
            add(&counting.cite);
        }
        for group in &offence.groups {
            add(&group.cite);
        }
        for edition in &outcome.editions {
            add(&offence.editions[edition.edition].cite);
        }
        for (element, _) in &edition.elements {
            add(&offence.elements[*element].cite);
        }
        for item in &edition.items {
            add(std::slice::from_ref(&offence.items[item.item].cite));
        }
        for (exception, _) in &edition.exceptions {
            add(&offence.exceptions[*exception].cite);
        }
        for row in matter.case.rows() {
            if let Some(kind) = matter.law.types.get(row.kind) {
                add(&kind.cite);
            }
        }
        for dispute in matter.disputes(at) {
            let positions = &matter.law.disputes[dispute.dispute].positions;
            positions.iter().for_each(|position| add(&position.cite));
        }
        for penalty in &outcome.penalties {
            of_penalty(matter, offence, penalty, &mut add);
        }
    }
    let mut add = |names: &'m [Name]| found.extend(names.iter().map(Name::as_str));
    for one in &matter.concurrence.relations {
        add(&matter.law.relations[one.relation].cite);
    }
    for (caution, _) in &matter.concurrence.cautions {
        add(&matter.law.cautions[*caution].cite);
    }
    found
}

fn of_penalty<'m>(
    matter: &'m Matter<'_>,
    offence: &'m Offence,
    penalty: &Penalty,
    add: &mut impl FnMut(&'m [Name]),
) {
    let general = &matter.law.punishment;
    let one = std::slice::from_ref::<Name>;
    let band = &offence.bands[penalty.band];
    add(&band.cite);
    if band.detention {
        add(one(&general.imprisonment_cite));
        add(one(&general.detention_cite));
    }
    if band.detention && band.surveillance {
        add(one(&general.surveillance_cite));
    }
    match (band.fine_yuan, &offence.fine_guide, penalty.fine_base) {
        (Some(_), _, _) => {}
        (None, Some(guide), Some(base)) if base.min > 0 => add(&guide.cite),
        _ => add(one(&general.fine_floor_cite)),
    }
    if let (Some(heavier), Truth::Met | Truth::Open) = (&offence.heavier, penalty.heavier) {
        add(&heavier.cite);
    }
    if let (Some(unit), Truth::Met) = (&offence.unit, penalty.unit) {
        add(&unit.cite);
    }
    match penalty.suspended_closed {
        Truth::Met => add(one(&general.suspended_closed_cite)),
        Truth::NotMet | Truth::Open => add(&general.suspended_cite),
    }
    if let (Some(rule), Some(_)) = (&offence.leniency, &penalty.leniency) {
        add(&rule.cite);
    }
    for (factor, _) in &penalty.factors {
        add(&general.factors[*factor].cite);
    }
    for note in &offence.notes {
        if note
            .editions
            .contains(&offence.editions[penalty.edition].id)
        {
            add(&note.cite);
        }
    }
    add(one(&general.limitations[penalty.limitation].cite));
    add(&general.limitation_cite);
    add(one(&general.confiscation_cite));
}
