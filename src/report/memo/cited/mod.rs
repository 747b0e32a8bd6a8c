//! Which provisions a memo cites: everything that its sections put in brackets, and what they are named after.

mod penalty;

use std::collections::BTreeSet;

use crate::assess::{EditionOutcome, ItemOutcome};
use crate::law::{Name, Offence, Statement};
use crate::report::Matter;

/// The ids of what a matter's memo cites, for every offence at hand and for what stands beside them.
pub(super) fn cited<'a>(matter: &Matter<'a>) -> BTreeSet<&'a str> {
    let mut cited = Cited(BTreeSet::new());
    for at in matter.present() {
        cited.offence(matter, at);
    }
    cited.concurrence(matter);
    cited.administrative(matter);
    cited.worksheet(matter);
    for at in matter.hints() {
        cited.all(&matter.law.misstatements()[*at].cite);
    }
    for similar in matter.similar() {
        let points = &matter.law.precedents()[similar.precedent].points;
        points.iter().for_each(|point| cited.all(&point.cite));
    }
    cited.0
}

/// What was found so far.
struct Cited<'a>(BTreeSet<&'a str>);

impl<'a> Cited<'a> {
    fn all(&mut self, names: &'a [Name]) {
        self.0.extend(names.iter().map(Name::as_str));
    }

    fn one(&mut self, name: &'a Name) {
        self.0.insert(name.as_str());
    }

    fn statement(&mut self, statement: &'a Statement) {
        self.all(&statement.cite);
    }

    fn offence(&mut self, matter: &Matter<'a>, at: usize) {
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        self.0.extend(matter.known(&offence.cite).map(Name::as_str));
        if let Some(counting) = matter.counting(at) {
            self.all(&counting.cite);
            for row in matter.case.rows() {
                if let Some(kind) = matter.law.types.get(row.kind) {
                    self.all(&kind.cite);
                }
            }
        }
        for edition in &outcome.editions {
            self.all(&offence.editions[edition.edition].cite);
        }
        for edition in &outcome.editions {
            self.edition(offence, edition);
        }
        for dispute in matter.disputes(at) {
            let positions = &matter.law.disputes[dispute.dispute].positions;
            let cites = positions
                .iter()
                .flat_map(|position| matter.known(&position.cite));
            self.0.extend(cites.map(Name::as_str));
        }
        for penalty in &outcome.penalties {
            self.penalty(matter, at, penalty);
        }
    }

    /// What the tree says of an edition, applied or compared.
    fn edition(&mut self, offence: &'a Offence, outcome: &EditionOutcome) {
        for (element, _) in &outcome.elements {
            self.all(&offence.elements[*element].cite);
        }
        let told = |item: &&ItemOutcome| !outcome.is_idle(item);
        for item in outcome.items.iter().filter(told) {
            self.one(&offence.items[item.item].cite);
        }
        for group in outcome.items.iter().filter_map(|item| item.group) {
            self.all(&offence.groups[usize::from(group)].cite);
        }
        for (exception, _) in outcome.exceptions.iter() {
            self.all(&offence.exceptions[exception].cite);
        }
    }

    fn concurrence(&mut self, matter: &Matter<'a>) {
        for one in &matter.concurrence.relations {
            self.all(&matter.law.relations[one.relation].cite);
        }
        for (caution, _) in &matter.concurrence.cautions {
            self.all(&matter.law.cautions[*caution].cite);
        }
    }

    fn administrative(&mut self, matter: &Matter<'a>) {
        let (all, found) = (&matter.law.administrative, matter.administrative());
        for outcome in &found.penalties {
            let penalty = &all.penalties[outcome.penalty];
            self.all(&penalty.cite);
            penalty.note.iter().for_each(|note| self.statement(note));
        }
        for remark in &found.remarks {
            self.all(&all.remarks[*remark].cite);
        }
        if !found.penalties.is_empty() {
            self.statement(&all.exempted);
            self.statement(&all.civil);
            if matter.rests_on(&all.feeds.cite) {
                self.statement(&all.feeds);
            }
        }
    }

    fn worksheet(&mut self, matter: &Matter<'a>) {
        let (rules, at) = (&matter.law.worksheet, matter.main());
        let sheet = matter.base_term.and_then(|base| matter.worksheet(at, base));
        let Some(sheet) = sheet else {
            return;
        };
        self.all(&rules.cite);
        self.all(&rules.bounds);
        for step in &sheet.steps {
            self.all(&rules.steps[step.step].cite);
        }
        rules.cautions.iter().for_each(|one| self.statement(one));
    }
}
