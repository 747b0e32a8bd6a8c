//! Which provisions a memo cites: everything that its sections put in brackets, and what they are named after.

mod penalty;

use std::collections::BTreeSet;

use crate::law::{Name, Statement};
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
        let shown = outcome.shown();
        self.all(&offence.cite);
        if let Some(counting) = &offence.counting {
            self.all(&counting.cite);
        }
        for group in &offence.groups {
            self.all(&group.cite);
        }
        for edition in &outcome.editions {
            self.all(&offence.editions[edition.edition].cite);
        }
        for (element, _) in &shown.elements {
            self.all(&offence.elements[*element].cite);
        }
        for item in shown.items.iter().filter(|item| !shown.is_idle(item)) {
            self.one(&offence.items[item.item].cite);
        }
        for (exception, _) in shown.exceptions.iter() {
            self.all(&offence.exceptions[exception].cite);
        }
        for row in matter.case.rows() {
            if let Some(kind) = matter.law.types.get(row.kind) {
                self.all(&kind.cite);
            }
        }
        for dispute in matter.disputes(at) {
            let positions = &matter.law.disputes[dispute.dispute].positions;
            positions
                .iter()
                .for_each(|position| self.all(&position.cite));
        }
        for penalty in &outcome.penalties {
            self.penalty(matter, at, penalty);
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
            [&all.exempted, &all.feeds, &all.civil]
                .into_iter()
                .for_each(|one| self.statement(one));
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
