//! The sentencing worksheet in words.

use super::Phrases;
use crate::assess::{Months, StepOutcome, Terms, Worksheet, limits};
use crate::law::{Effect, Offence, WorksheetStep};
use crate::report::Matter;

/// No more names than this are listed; beyond, only their number is said.
const FEW: usize = 6;

impl Phrases<'_> {
    /// What a step is called: by its own name, else by that of its factor.
    pub fn step_name(&self, step: &WorksheetStep) -> String {
        let general = &self.law.punishment.factors;
        let factor = step
            .of
            .first()
            .and_then(|id| general.iter().find(|factor| factor.id == *id));
        let name = step.name.as_ref().or(factor.map(|factor| &factor.name));
        name.map_or(String::new(), |name| name.get(self.lang).to_owned())
    }

    /// A step with its range and what the term is after it, and the remark that belongs to it.
    pub fn sheet_step(&self, outcome: &StepOutcome) -> (String, Option<String>) {
        let texts = &self.texts.worksheet;
        let step = &self.law.worksheet.steps[outcome.step];
        let name = self.step_name(step);
        let said = match outcome.percent {
            None => texts.not_read.fill(self.lang, &[("name", &name)]),
            Some(percent) => {
                let words = [
                    ("name", name.as_str()),
                    ("percent", &self.percent(step.effect, percent)),
                    ("after", &self.terms(outcome.after)),
                ];
                texts.step.fill(self.lang, &words)
            }
        };
        let note = step.note.as_ref();
        (
            said + &self.cites(&step.cite),
            note.map(|note| note.get(self.lang).to_owned()),
        )
    }

    /// A step with its range alone, before there is a base term, and the remark that belongs to it.
    pub fn sheet_alone(&self, at: usize, percent: Option<(u32, u32)>) -> (String, Option<String>) {
        let texts = &self.texts.worksheet;
        let step = &self.law.worksheet.steps[at];
        let name = self.step_name(step);
        let said = match percent {
            None => texts.not_read.fill(self.lang, &[("name", &name)]),
            Some(percent) => {
                let percent = self.percent(step.effect, percent);
                let words = [("name", &*name), ("percent", &*percent)];
                texts.alone.fill(self.lang, &words)
            }
        };
        let note = step.note.as_ref();
        (said, note.map(|note| note.get(self.lang).to_owned()))
    }

    fn percent(&self, effect: Effect, (from, to): (u32, u32)) -> String {
        let texts = &self.texts.worksheet;
        if to == 0 {
            return texts.nothing_left.get(self.lang).to_owned();
        }
        let (from, to) = (from.to_string(), to.to_string());
        let percent = match from.as_str() {
            "0" => texts.percent_to.fill(self.lang, &[("to", &to)]),
            _ => texts
                .percent
                .fill(self.lang, &[("from", &from), ("to", &to)]),
        };
        match effect {
            Effect::Less => &texts.less,
            Effect::More => &texts.more,
        }
        .fill(self.lang, &[("percent", &percent)])
    }

    /// A range of terms in months, to the tenth.
    pub fn terms(&self, (least, most): Terms) -> String {
        let texts = &self.texts.worksheet;
        let (least, most) = (tenths(least), tenths(most));
        if least == most {
            return texts.months.fill(self.lang, &[("n", &least)]);
        }
        texts
            .between
            .fill(self.lang, &[("min", &least), ("max", &most)])
    }

    /// The base term with its band.
    pub fn base_term(&self, offence: &Offence, sheet: &Worksheet) -> String {
        let band = &offence.bands[sheet.band];
        let words = [
            ("base", self.terms(whole(sheet.base))),
            ("level", band.name.get(self.lang).to_owned()),
            ("min", self.term(sheet.limits.0)),
            ("max", self.term(sheet.limits.1)),
        ];
        let words: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, &**word)).collect();
        self.texts.worksheet.base.fill(self.lang, &words)
    }

    /// What to say where a base term lies in none of the possible bands.
    pub fn base_outside(&self, matter: &Matter<'_>, at: usize, base: u32) -> String {
        let texts = &self.texts.worksheet;
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        let bands = outcome.penalties.iter().map(|penalty| {
            let band = &offence.bands[penalty.band];
            let (least, most) = limits(self.law, band);
            let words = [
                ("level", band.name.get(self.lang)),
                ("min", &self.term(least)),
                ("max", &self.term(most)),
            ];
            texts.band.fill(self.lang, &words)
        });
        let bands: Vec<String> = bands.collect();
        if bands.is_empty() {
            return texts.no_band.get(self.lang).to_owned();
        }
        let words = [
            ("base", self.terms(whole(base))),
            ("bands", self.listed(&bands)),
        ];
        let words: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, &**word)).collect();
        texts.outside.fill(self.lang, &words)
    }

    /// The result, in bold on a screen.
    pub fn sheet_result(&self, sheet: &Worksheet) -> String {
        let terms = self.terms(sheet.result);
        self.texts
            .worksheet
            .result
            .fill(self.lang, &[("terms", &terms)])
            + &self.cites(&self.law.worksheet.cite)
    }

    /// What held the result back, and what else follows from the steps.
    pub fn sheet_notes(&self, sheet: &Worksheet) -> Vec<String> {
        let texts = &self.texts.worksheet;
        let (band_least, band_most) = sheet.limits;
        let floor = self.term(sheet.floor);
        let mut notes = Vec::new();
        if sheet.raw.0 < Months::whole(band_least) {
            let text = match sheet.floor < band_least {
                true => &texts.at_next,
                false => &texts.at_floor,
            };
            notes.push(text.fill(self.lang, &[("floor", &floor)]) + &self.cites(self.bounds()));
        }
        if sheet.raw.1 > Months::whole(band_most) {
            let words = [("ceiling", &*self.term(band_most))];
            notes.push(texts.at_ceiling.fill(self.lang, &words) + &self.cites(self.bounds()));
        }
        let general = &self.law.punishment;
        if sheet.result.0 < Months::whole(general.imprisonment_min_months) {
            let months = self.term(general.imprisonment_min_months);
            notes.push(
                texts.detention.fill(self.lang, &[("months", &months)])
                    + &self.cites([&general.imprisonment_cite, &general.detention_cite]),
            );
        }
        let steps = &self.law.worksheet.steps;
        let names = |at: &mut dyn Iterator<Item = usize>| -> Vec<String> {
            at.map(|at| self.step_name(&steps[at])).collect()
        };
        let exempt = names(
            &mut sheet
                .steps
                .iter()
                .map(|step| step.step)
                .filter(|at| steps[*at].exempts),
        );
        let open = names(&mut sheet.unanswered.iter().copied());
        let unanswered = match open.len() {
            0..=FEW => &texts.unanswered,
            _ => &texts.unanswered_many,
        };
        for (text, list) in [(&texts.exempts, exempt), (unanswered, open)] {
            if !list.is_empty() {
                notes.push(text.fill(
                    self.lang,
                    &[
                        ("list", &self.listed(&list)),
                        ("n", &list.len().to_string()),
                    ],
                ));
            }
        }
        let cautions = self.law.worksheet.cautions.iter();
        notes.extend(cautions.map(|caution| self.statement(caution)));
        notes
    }

    /// The provisions on what lighter, heavier and mitigated punishment may do.
    fn bounds(&self) -> &[crate::law::Name] {
        &self.law.worksheet.bounds
    }
}

fn whole(months: u32) -> Terms {
    (Months::whole(months), Months::whole(months))
}

/// Months to the tenth, without a needless nought.
fn tenths(term: Months) -> String {
    let tenths = term.tenths();
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}
