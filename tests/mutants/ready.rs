//! The scenarios, read once and put in order, so that a change is found by one of the first that are run.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use gexin::case::Case;
use jiff::civil::Date;

use super::scenarios::expect::Scenario;
use super::scenarios::support;
use super::scenarios::{judged, position, read_all, whole_case, wrong};

/// A scenario whose case is read already: only a change of the vocabulary has a part in reading it.
pub struct Ready {
    /// The offence that it speaks of, by position.
    pub offence: usize,
    /// Whether it looks at what other offences make of the case.
    pub across: bool,
    /// The ids that it names.
    names: BTreeSet<&'static str>,
    scenario: &'static Scenario,
    text: String,
    case: Case,
    as_of: Date,
}

impl Ready {
    /// Whether it comes out as the scenario says, under the law of this thread; its case is read again where the vocabulary
    /// is not what it was.
    pub fn holds(&self, again: bool) -> bool {
        let holds = |case: &Case| wrong(case, self.as_of, self.offence, self.scenario).is_empty();
        match again {
            false => holds(&self.case),
            true => support::case(&self.text, self.as_of).is_ok_and(|case| holds(&case)),
        }
    }

    /// Whether it names an entry.
    pub fn names(&self, entry: &str) -> bool {
        self.names.contains(entry)
    }
}

/// All scenarios that come out right.
pub fn ready() -> &'static [Ready] {
    static ALL: LazyLock<Vec<Ready>> = LazyLock::new(|| {
        let files = read_all()
            .into_iter()
            .map(|(_, file)| Box::leak(Box::new(file)));
        files
            .flat_map(|file| {
                let file = &*file;
                let sound = file.scenario.iter().filter(|one| one.known_bug.is_none());
                sound.map(move |scenario| {
                    let (as_of, text) = (judged(scenario), whole_case(file, scenario));
                    Ready {
                        offence: position(file, scenario),
                        across: looks_across(scenario),
                        names: names(scenario),
                        scenario,
                        case: support::case(&text, as_of).unwrap(),
                        text,
                        as_of,
                    }
                })
            })
            .collect()
    });
    &ALL
}

fn looks_across(scenario: &Scenario) -> bool {
    let expect = &scenario.expect;
    expect.prevailing.is_some()
        || expect.relations.is_some()
        || expect.cautions.is_some()
        || expect.tally.is_some()
        || expect.sum.is_some()
        || expect.edition.is_some()
}

fn names(scenario: &'static Scenario) -> BTreeSet<&'static str> {
    let expect = &scenario.expect;
    let lists = [
        &expect.met,
        &expect.open,
        &expect.open_among,
        &expect.court,
        &expect.not_met,
        &expect.replaced,
        &expect.decisive,
        &expect.applied,
        &expect.touched,
    ];
    let mut names: BTreeSet<&str> = lists
        .into_iter()
        .flatten()
        .flatten()
        .map(String::as_str)
        .collect();
    names.extend(expect.line.iter().map(|line| line.item.as_str()));
    names.extend(expect.edition.as_deref());
    names.extend(expect.elements.iter().flatten().map(|(id, _)| id.as_str()));
    names.extend(expect.disputes.iter().flatten().map(|(id, _)| id.as_str()));
    names.extend(expect.rivals.iter().flatten().map(|(id, _)| id.as_str()));
    names.extend(scenario.why.cite.iter().map(String::as_str));
    // The values in a case file stand in quotation marks.
    names.extend(scenario.case.split('"').skip(1).step_by(2));
    if expect.penalty.is_some() {
        names.insert("penalty");
    }
    names
}
