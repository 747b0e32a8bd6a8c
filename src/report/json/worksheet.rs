//! The worksheet in JSON. Terms are exact decimals of a month, as strings.

use serde::Serialize;

use super::{Both, ids};
use crate::assess::{Terms, Worksheet};
use crate::law::Effect;
use crate::report::{Matter, worksheet_lines};
use crate::text::Text;

#[derive(Serialize)]
pub(super) struct Sheet<'a> {
    base: u32,
    offence: &'a str,
    /// The band that the base lies in; nothing where it lies in none, and then there is no result.
    level: Option<&'static str>,
    band: Option<Band>,
    steps: Vec<Step<'a>>,
    raw: Option<Span>,
    result: Option<Span>,
    /// Whether a ground of mitigation holds, so that the next band down is open.
    mitigated: bool,
    unanswered: Vec<&'a str>,
    text: Vec<Text>,
    cite: Vec<&'a str>,
}

#[derive(Serialize)]
struct Band {
    min: u32,
    max: u32,
    /// The least term that the law allows in this case.
    floor: u32,
}

#[derive(Serialize)]
struct Step<'a> {
    id: &'a str,
    effect: &'static str,
    percent: Option<Percent>,
    after: Span,
    cite: Vec<&'a str>,
}

#[derive(Serialize)]
struct Percent {
    min: u32,
    max: u32,
}

#[derive(Serialize)]
struct Span {
    min: String,
    max: String,
}

fn span((least, most): Terms) -> Span {
    Span {
        min: least.decimal(),
        max: most.decimal(),
    }
}

pub(super) fn worksheet<'a>(
    matter: &Matter<'a>,
    both: &Both<'_>,
    at: usize,
    base: u32,
) -> Sheet<'a> {
    let law = matter.law;
    let found = matter.worksheet(at, base);
    let found = found.as_ref();
    let offence = matter.offence(at);
    let steps = |sheet: &Worksheet| -> Vec<Step<'a>> {
        let one = |outcome: &crate::assess::StepOutcome| {
            let step = &law.worksheet.steps[outcome.step];
            Step {
                id: &step.id,
                effect: match step.effect {
                    Effect::Less => "less",
                    Effect::More => "more",
                },
                percent: outcome.percent.map(|(min, max)| Percent { min, max }),
                after: span(outcome.after),
                cite: ids(&step.cite),
            }
        };
        sheet.steps.iter().map(one).collect()
    };
    Sheet {
        base,
        offence: &offence.id,
        level: found.map(|sheet| offence.bands[sheet.band].level.id()),
        band: found.map(|sheet| Band {
            min: sheet.limits.0,
            max: sheet.limits.1,
            floor: sheet.floor,
        }),
        steps: found.map(steps).unwrap_or_default(),
        raw: found.map(|sheet| span(sheet.raw)),
        result: found.map(|sheet| span(sheet.result)),
        mitigated: found.is_some_and(|sheet| sheet.mitigated),
        unanswered: found
            .iter()
            .flat_map(|sheet| &sheet.unanswered)
            .map(|step| law.worksheet.steps[*step].id.as_str())
            .collect(),
        text: both.lines(|phrases| {
            let lines = worksheet_lines(matter, phrases, at, base).into_iter();
            lines.map(|line| line.text).collect()
        }),
        cite: ids(&law.worksheet.cite),
    }
}
