//! Penalties in words.

use jiff::civil::Date;

use super::Phrases;
use crate::assess::{Penalty, Range, Truth};
use crate::law::{Band, FineMode, Level, Offence};
use crate::report::Matter;
use crate::text::Text;

impl<'a> Phrases<'a> {
    /// A term: 3年, 6个月.
    pub fn term(&self, months: u32) -> String {
        let texts = &self.texts.penalty;
        match (months % 12, months / 12) {
            (0, 1) => texts.year.get(self.lang).to_owned(),
            (1, 0) => texts.month.get(self.lang).to_owned(),
            (0, years) => texts.years.fill(self.lang, &[("n", &years.to_string())]),
            _ => texts.months.fill(self.lang, &[("n", &months.to_string())]),
        }
    }

    /// The band as the law writes it: 三年以下有期徒刑或者拘役，并处或者单处罚金.
    pub fn band(&self, band: &Band) -> String {
        let texts = &self.texts.penalty;
        let max = self.term(band.imprisonment.max_months);
        let mut said = match band.imprisonment.min_months {
            Some(min) => texts
                .imprisonment_from_to
                .fill(self.lang, &[("min", &self.term(min)), ("max", &max)]),
            None => texts.imprisonment_to.fill(self.lang, &[("max", &max)]),
        };
        if band.detention {
            said.push_str(texts.or_detention.get(self.lang));
        }
        if band.surveillance {
            said.push_str(texts.or_surveillance.get(self.lang));
        }
        said.push_str(match band.fine {
            FineMode::With => texts.fine_with.get(self.lang),
            FineMode::WithOrAlone => texts.fine_with_or_alone.get(self.lang),
        });
        said
    }

    /// Everything about a penalty of an offence, each line with its citation.
    pub fn penalty(&self, matter: &Matter<'_>, at: usize, penalty: &Penalty) -> Vec<String> {
        let groups = self.penalty_groups(matter, at, penalty);
        groups.into_iter().flat_map(|(_, lines)| lines).collect()
    }

    /// The same in groups, each under its heading: the band with what belongs to it, which needs none, comes first.
    pub fn penalty_groups(
        &self,
        matter: &Matter<'_>,
        at: usize,
        penalty: &Penalty,
    ) -> Vec<(Option<&'a str>, Vec<String>)> {
        let offence = matter.offence(at);
        let band = &offence.bands[penalty.band];
        let mut lines = vec![format!("{}{}", self.band(band), self.cites(&band.cite))];
        lines.extend(self.limits(band));
        self.fine(offence, penalty, matter.fine_base(at, penalty), &mut lines);
        let texts = &self.texts.penalty;
        if let (Some(heavier), Truth::Met | Truth::Open) = (&offence.heavier, penalty.heavier) {
            let mut said = heavier.says.get(self.lang).to_owned();
            if penalty.heavier == Truth::Open {
                said.push_str(&self.bracket(self.truth(Truth::Open)));
            }
            lines.push(said + &self.cites(&heavier.cite));
        }
        if let (Some(unit), Truth::Met) = (offence.unit_in(penalty.edition), penalty.unit) {
            lines.push(
                texts
                    .unit
                    .fill(self.lang, &[("says", unit.says.get(self.lang))])
                    + &self.cites(&unit.cite),
            );
        }
        let mut serving = Vec::new();
        self.suspended(band, penalty, &mut serving);
        serving.extend(self.ban(penalty));
        let mut leniency: Vec<String> = self.leniency(offence, penalty).into_iter().collect();
        if band.imprisonment.min_months.is_none() {
            let says = self.law.punishment.minor_case_says.get(self.lang);
            leniency.push(format!(
                "{says}{}",
                self.cites(&self.law.punishment.minor_case_cite)
            ));
        }
        let general = &self.law.punishment;
        for factor in matter.factors_met() {
            let words = [
                ("name", factor.name.get(self.lang)),
                ("says", factor.says.get(self.lang)),
            ];
            leniency.push(texts.factor.fill(self.lang, &words) + &self.cites(&factor.cite));
        }
        for note in &offence.notes {
            let edition = &offence.editions[penalty.edition].id;
            if note.editions.contains(edition) {
                leniency.push(note.says.get(self.lang).to_owned() + &self.cites(&note.cite));
            }
        }
        let says = general.confiscation_says.get(self.lang);
        let confiscation = texts.confiscation.fill(self.lang, &[("says", says)])
            + &self.cites([&general.confiscation_cite]);
        let ending = vec![self.limitation(penalty, matter.as_of), confiscation];
        let heading = |text: &'a Text| Some(text.get(self.lang));
        let groups = [
            (None, lines),
            (heading(&texts.serving), serving),
            (heading(&texts.leniency_title), leniency),
            (heading(&texts.ending), ending),
        ];
        let said = groups.into_iter().filter(|(_, lines)| !lines.is_empty());
        said.collect()
    }

    fn limits(&self, band: &Band) -> Vec<String> {
        let (texts, general) = (&self.texts.penalty, &self.law.punishment);
        if !band.detention {
            return vec![texts.limits_no_detention.get(self.lang).to_owned()];
        }
        let words = [
            ("imprisonment", self.term(general.imprisonment_min_months)),
            ("detention-min", self.term(general.detention_min_months)),
            ("detention-max", self.term(general.detention_max_months)),
        ];
        let words: Vec<(&str, &str)> = words
            .iter()
            .map(|(name, word)| (*name, word.as_str()))
            .collect();
        let cites = [&general.imprisonment_cite, &general.detention_cite];
        let mut lines = vec![texts.limits.fill(self.lang, &words) + &self.cites(cites)];
        if band.surveillance {
            let (min, max) = (
                self.term(general.surveillance_min_months),
                self.term(general.surveillance_max_months),
            );
            let words = [("min", min.as_str()), ("max", &max)];
            lines.push(
                texts.limits_surveillance.fill(self.lang, &words)
                    + &self.cites([&general.surveillance_cite]),
            );
        }
        lines
    }

    fn fine(
        &self,
        offence: &Offence,
        penalty: &Penalty,
        base: Option<Range>,
        lines: &mut Vec<String>,
    ) {
        let (texts, general) = (&self.texts.penalty, &self.law.punishment);
        if let Some(range) = offence.bands[penalty.band].fine_yuan {
            let [min, max] = [range.min, range.max].map(|yuan| self.statutory(yuan));
            lines.push(
                texts
                    .fine_range
                    .fill(self.lang, &[("min", &min), ("max", &max)]),
            );
        } else if let (Some(guide), Some(base)) = (&offence.fine_guide, base)
            && base.min > 0
        {
            let (least, most) = (
                base.times(u128::from(guide.min_times)),
                base.times(u128::from(guide.max_times)),
            );
            let range = self.range(Range::new(least.min, most.max()), |fen| self.money(fen));
            let (min, max) = (guide.min_times.to_string(), guide.max_times.to_string());
            let words = [("min", min.as_str()), ("max", &max), ("range", &range)];
            lines.push(texts.fine_guide.fill(self.lang, &words) + &self.cites(&guide.cite));
            let floor = general.fine_floor(penalty.minor == Truth::Met);
            if least.min < u128::from(floor) * 100 {
                lines.push(self.fine_floor(penalty));
            }
        } else {
            if penalty.fine == FineMode::With {
                let says = general.fine_with_says.get(self.lang);
                lines.push(format!("{says}{}", self.cites(&general.fine_with_cite)));
            }
            lines.push(self.fine_floor(penalty));
        }
    }

    fn fine_floor(&self, penalty: &Penalty) -> String {
        let general = &self.law.punishment;
        let floor = self.statutory(general.fine_floor(penalty.minor == Truth::Met));
        let said = &self.texts.penalty.fine_floor;
        said.fill(self.lang, &[("n", &floor)]) + &self.cites([&general.fine_floor_cite])
    }

    fn suspended(&self, band: &Band, penalty: &Penalty, lines: &mut Vec<String>) {
        let (texts, general) = (&self.texts.penalty, &self.law.punishment);
        if penalty.suspended_closed == Truth::Met {
            let closed = texts.suspended_closed.get(self.lang).to_owned();
            return lines.push(closed + &self.cites([&general.suspended_closed_cite]));
        }
        if band
            .imprisonment
            .min_months
            .is_some_and(|min| min >= general.suspended_max_months)
        {
            let top = texts.suspended_top.get(self.lang).to_owned();
            return lines.push(top + &self.cites(&general.suspended_cite));
        }
        let mut said = texts.suspended.fill(
            self.lang,
            &[("says", general.suspended_says.get(self.lang))],
        );
        if penalty.suspended_shall != Truth::NotMet {
            said.push_str(texts.suspended_shall.get(self.lang));
        }
        lines.push(said + &self.cites(&general.suspended_cite));
        let injunction = general.suspended_injunction_says.get(self.lang);
        lines.push(format!(
            "{injunction}{}",
            self.cites(&general.suspended_injunction_cite)
        ));
    }

    /// The occupational prohibition, where it is open or may be.
    fn ban(&self, penalty: &Penalty) -> Option<String> {
        let (texts, ban) = (&self.texts.penalty, &self.law.punishment.ban);
        let (min, max) = (self.term(ban.min_years * 12), self.term(ban.max_years * 12));
        let words = [
            ("says", ban.says.get(self.lang)),
            ("min", &min),
            ("max", &max),
        ];
        let mut said = texts.ban.fill(self.lang, &words);
        match penalty.ban {
            Truth::NotMet => return None,
            Truth::Open => said.push_str(&self.bracket(self.truth(Truth::Open))),
            Truth::Met => {}
        }
        Some(said + &self.cites(&ban.cite))
    }

    fn leniency(&self, offence: &Offence, penalty: &Penalty) -> Option<String> {
        let texts = &self.texts.penalty;
        let (rule, (truth, parts)) = (offence.leniency.as_ref()?, penalty.leniency.as_ref()?);
        let said = if penalty.level >= rule.below {
            texts.leniency_barred.get(self.lang).to_owned()
        } else if *truth == Truth::Met {
            texts
                .leniency
                .fill(self.lang, &[("says", rule.says.get(self.lang))])
        } else {
            let parts: Vec<String> = rule
                .conditions
                .iter()
                .zip(parts)
                .map(|(part, truth)| {
                    format!(
                        "{}{}{}",
                        part.name.get(self.lang),
                        self.colon(),
                        self.truth(*truth)
                    )
                })
                .collect();
            texts
                .leniency_lacks
                .fill(self.lang, &[("parts", &self.listed(&parts))])
        };
        Some(said + &self.cites(&rule.cite))
    }

    /// The limitation period: how long, and until when, or since when it is over, and what it runs from.
    pub fn limitation(&self, penalty: &Penalty, as_of: Date) -> String {
        let general = &self.law.punishment;
        let period = &general.limitations[penalty.limitation];
        let cites = std::iter::once(&period.cite).chain(&general.limitation_cite);
        format!(
            "{}{}{}{}",
            self.limitation_days(penalty, as_of),
            self.comma(),
            general.limitation_says.get(self.lang),
            self.cites(cites)
        )
    }

    /// How long the limitation period is, and until when it runs, or since when it is over.
    pub fn limitation_days(&self, penalty: &Penalty, as_of: Date) -> String {
        let (texts, general) = (&self.texts.penalty, &self.law.punishment);
        let period = &general.limitations[penalty.limitation];
        let years = self.term(u32::from(period.years.unsigned_abs()) * 12);
        match penalty.limitation_until {
            Some((earliest, latest)) => {
                let text = match (earliest == latest, latest < as_of, earliest < as_of) {
                    (true, true, _) => &texts.limitation_passed,
                    (true, false, _) => &texts.limitation_until,
                    (false, true, _) => &texts.limitation_passed_between,
                    (false, false, true) => &texts.limitation_open_between,
                    (false, false, false) => &texts.limitation_between,
                };
                let (earliest, latest) = (earliest.to_string(), latest.to_string());
                let words = [
                    ("years", years.as_str()),
                    ("date", &latest),
                    ("earliest", &earliest),
                ];
                text.fill(self.lang, &words)
            }
            None => texts.limitation.fill(self.lang, &[("years", &years)]),
        }
    }

    /// The heading over a penalty: 如为情节严重.
    pub fn if_level(&self, offence: &Offence, level: Level) -> String {
        self.texts
            .section
            .if_level
            .fill(self.lang, &[("level", &self.level(offence, level))])
    }
}
