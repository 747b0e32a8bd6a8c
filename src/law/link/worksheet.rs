//! The worksheet: its factors, steps, ranges and citations.

use super::Linker;
use crate::law::{Code, StepGroup, WorksheetStep};

/// Each step of the first round costs two decimals of an exact term; eight of them and the second round leave it exact.
const MOST_FIRST: usize = 8;

pub(super) fn link(linker: &mut Linker<'_>) {
    let law = linker.law;
    let sheet = &law.worksheet;
    linker.enter("worksheet.toml");
    linker.cites(sheet.cite.iter().chain(&sheet.bounds));
    for caution in &sheet.cautions {
        linker.cites(&caution.cite);
    }
    linker.unique(sheet.steps.iter().map(|step| &step.id));
    for step in &sheet.steps {
        link_step(linker, step);
    }
    let mut first = sheet
        .steps
        .iter()
        .filter(|step| step.group == StepGroup::First && step.percent.is_some());
    if let Some(step) = first.nth(MOST_FIRST) {
        linker.report(
            Code::TooMany,
            &step.id,
            format!("先连乘的情节最多{MOST_FIRST}个"),
            format!("at most {MOST_FIRST} steps are multiplied"),
        );
    }
}

fn link_step(linker: &mut Linker<'_>, step: &WorksheetStep) {
    let law = linker.law;
    linker.cites(&step.cite);
    for factor in &step.of {
        let factors = law.punishment.factors.iter();
        linker.resolve(
            ("情节", "factor"),
            factor,
            factors.map(|factor| factor.id.as_str()),
        );
    }
    let together = step
        .together
        .iter()
        .flat_map(|one| one.with.iter().chain(&one.counts));
    for other in step.unless.iter().chain(together) {
        linker.resolve(
            ("步骤", "step"),
            other,
            law.worksheet.steps.iter().map(|step| step.id.as_str()),
        );
    }
    if step.of.is_empty() != step.duty {
        linker.report(
            Code::EmptyItem,
            &step.id,
            "要么写 of，要么写 duty = true",
            "it has either `of` or `duty = true`",
        );
    }
    let limits = step.together.iter().map(|one| one.to);
    let ends = step.percent.iter().map(|one| one.to).chain(limits);
    let backwards = step.percent.is_some_and(|one| one.from > one.to);
    if backwards || ends.into_iter().any(|end| end > 100) {
        linker.report(
            Code::WrongType,
            &step.id,
            "百分比须由小到大，不超过100",
            "per cents run upwards and to 100 at most",
        );
    }
}
