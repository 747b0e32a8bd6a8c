//! The sentencing worksheet of a case as lines of text, which screens and reports lay out in their own way.

use super::{Matter, Phrases};
use crate::assess::limits;
use crate::text::Text;

/// A line of the worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorksheetLine {
    /// What it is.
    pub kind: WorksheetKind,
    /// What it says.
    pub text: String,
}

/// What a line of the worksheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorksheetKind {
    /// The base term.
    Base,
    /// A step, applied.
    Step,
    /// A remark on the step before.
    Remark,
    /// The result.
    Result,
    /// What else has to be said.
    Note,
    /// What the lines after it have in common.
    Heading,
}

/// The worksheet of an offence from a base term in months; where the base lies in no possible band, only that.
pub fn worksheet_lines(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    at: usize,
    base: u32,
) -> Vec<WorksheetLine> {
    let line = |kind, text| WorksheetLine { kind, text };
    let Some(sheet) = matter.worksheet(at, base) else {
        return vec![line(
            WorksheetKind::Note,
            phrases.base_outside(matter, at, base),
        )];
    };
    let mut lines = vec![line(
        WorksheetKind::Base,
        phrases.base_term(matter.offence(at), &sheet),
    )];
    for step in &sheet.steps {
        let (said, note) = phrases.sheet_step(step);
        lines.push(line(WorksheetKind::Step, said));
        lines.extend(note.map(|note| line(WorksheetKind::Remark, note)));
    }
    if sheet.steps.is_empty() {
        let none = phrases.texts.worksheet.none.get(phrases.lang).to_owned();
        lines.push(line(WorksheetKind::Step, none));
    }
    lines.push(line(WorksheetKind::Result, phrases.sheet_result(&sheet)));
    let notes = phrases.sheet_notes(&sheet).into_iter();
    lines.extend(notes.map(|note| line(WorksheetKind::Note, note)));
    lines
}

/// What would move a base term, before one is given: the circumstances that hold, then those not answered, each with its
/// range; nothing where no band is possible.
pub fn worksheet_outlook(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    at: usize,
) -> Vec<WorksheetLine> {
    let line = |kind, text| WorksheetLine { kind, text };
    let bands = matter.outcome(at).penalties.iter();
    let least = bands.map(|one| limits(matter.law, &matter.offence(at).bands[one.band]).0);
    let Some(sheet) = least.min().and_then(|base| matter.worksheet(at, base)) else {
        return Vec::new();
    };
    let texts = &phrases.texts.worksheet;
    let say = |text: &Text| text.get(phrases.lang).to_owned();
    let mut lines = vec![line(WorksheetKind::Heading, say(&texts.held))];
    for step in &sheet.steps {
        let (said, note) = phrases.sheet_alone(step.step, step.percent);
        lines.push(line(WorksheetKind::Step, said));
        lines.extend(note.map(|note| line(WorksheetKind::Remark, note)));
    }
    if sheet.steps.is_empty() {
        lines.push(line(WorksheetKind::Step, say(&texts.none)));
    }
    if !sheet.unanswered.is_empty() {
        lines.push(line(WorksheetKind::Heading, say(&texts.open)));
    }
    for at in sheet.unanswered {
        let percent = matter.law.worksheet.steps[at].percent;
        let (said, _) = phrases.sheet_alone(at, percent.map(|percent| (percent.from, percent.to)));
        lines.push(line(WorksheetKind::Step, said));
    }
    lines
}
