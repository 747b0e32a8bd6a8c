//! The penalty that belongs to a level: band, fine, suspended sentence, occupational prohibition, limitation.

use jiff::civil::Date;

use super::administrative::{days, in_force};
use super::assessor::Assessor;
use super::condition::Scene;
use super::facts::Facts;
use super::measure::{amounts, money};
use super::outcome::OffenceOutcome;
use super::program::OffenceProgram;
use super::rows::RowState;
use super::{Range, Truth};
use crate::law::{FineMode, Level};

/// The penalty of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penalty {
    /// The level.
    pub level: Level,
    /// The edition whose band it is, by position.
    pub edition: usize,
    /// The band, by its position among the offence's.
    pub band: usize,
    /// The greatest term of imprisonment, in months.
    pub max_months: u32,
    /// The fine.
    pub fine: FineMode,
    /// Whether the floor for minors holds.
    pub minor: Truth,
    /// Heavier punishment within the band.
    pub heavier: Truth,
    /// The unit is punished too.
    pub unit: Truth,
    /// Special leniency as a whole, and each of its conditions.
    pub leniency: Option<(Truth, Vec<Truth>)>,
    /// A suspended sentence must be granted when its conditions are met.
    pub suspended_shall: Truth,
    /// A suspended sentence is closed.
    pub suspended_closed: Truth,
    /// The limitation period, by its position in the general part.
    pub limitation: usize,
    /// The last day before the period has run: the earliest and the latest that it may be, for the days on which the
    /// conduct may have ended; nothing where no date is known.
    pub limitation_until: Option<(Date, Date)>,
    /// An occupational prohibition is open.
    pub ban: Truth,
}

impl Penalty {
    /// Adds to a digest all that a result shows of it, amounts aside: the size of a gain is shown with its line.
    pub(super) fn digest(&self, hasher: &mut impl std::hash::Hasher) {
        use std::hash::Hash;
        (
            self.level,
            self.edition,
            self.minor,
            self.heavier,
            self.unit,
        )
            .hash(hasher);
        (
            &self.leniency,
            self.suspended_shall,
            self.suspended_closed,
            self.limitation,
        )
            .hash(hasher);
        (self.limitation_until, self.ban).hash(hasher);
    }
}

impl Assessor {
    /// The penalties of the levels that are still possible. The rows are as the leading positions read them.
    pub(super) fn penalties(
        &self,
        offence: usize,
        outcome: &OffenceOutcome,
        facts: &Facts,
        (as_of, rows): (Date, &[RowState]),
    ) -> Vec<Penalty> {
        if outcome.applies == Truth::NotMet {
            return Vec::new();
        }
        let world = self.program.leading_world();
        let program = &self.program.offences[offence];
        let scene = Scene::new(&self.program, facts, &world, rows);
        let levels = outcome
            .possible
            .iter()
            .filter(|level| *level != Level::None);
        let editions = &outcome.editions[..outcome.applied];
        levels
            .filter_map(|level| {
                let edition = editions
                    .iter()
                    .rev()
                    .find(|edition| edition.possible.contains(level))?;
                self.penalty(program, (edition.edition, level), &scene, as_of)
            })
            .collect()
    }

    /// The amount that the guide for the fine multiplies in a penalty of an offence, in fen; nothing where no guide holds or
    /// nothing is known.
    pub fn fine_base(&self, facts: &Facts, offence: usize, penalty: &Penalty) -> Option<Range> {
        let program = &self.program.offences[offence];
        let guide = program.fine_guide?;
        if guide.editions >> penalty.edition & 1 == 0 {
            return None;
        }
        let rows = self.program.leading_rows(program, facts);
        let scene = Scene::new(&self.program, facts, &self.program.leading_world(), &rows);
        let base = money(program, guide.amount, facts, &amounts(program, &scene));
        Some(base).filter(|base| *base != Range::ANY)
    }

    fn penalty(
        &self,
        program: &OffenceProgram,
        (edition, level): (usize, Level),
        scene: &Scene<'_>,
        as_of: Date,
    ) -> Option<Penalty> {
        let band = program.editions[edition].bands[level.band()]?;
        let general = &self.program.general;
        let (limitation, until) = self.limitation(band.max_months, scene.facts);
        let in_edition = |bits: u32| bits >> edition & 1 == 1;
        Some(Penalty {
            level,
            edition,
            band: usize::from(band.band),
            max_months: band.max_months,
            fine: band.fine,
            minor: scene.case(general.minor),
            heavier: match program.heavier {
                Some((cond, editions)) if in_edition(editions) => scene.case(cond),
                Some(_) | None => Truth::NotMet,
            },
            unit: program
                .units
                .iter()
                .find(|(_, editions)| in_edition(*editions))
                .map_or(Truth::NotMet, |(cond, _)| scene.case(*cond)),
            leniency: program
                .leniency_rule
                .filter(|rule| in_edition(rule.editions))
                .map(|rule| {
                    let conditions = program.leniency.iter();
                    let parts: Vec<Truth> = conditions.map(|cond| scene.case(*cond)).collect();
                    let below = Truth::of(level < rule.below);
                    let all = parts.iter().fold(below, |all, part| all.and(*part));
                    (all, parts)
                }),
            suspended_shall: scene.case(general.suspended_shall),
            suspended_closed: scene.case(general.suspended_closed),
            limitation,
            limitation_until: until,
            ban: in_force(general.ban_days, days(scene.facts, as_of)).and(scene.case(general.ban)),
        })
    }

    fn limitation(&self, max_months: u32, facts: &Facts) -> (usize, Option<(Date, Date)>) {
        let periods = &self.program.general.limitations;
        let at = periods
            .iter()
            .position(|(below, _)| below.is_none_or(|below| max_months < below))
            .unwrap_or(0);
        let until = facts.conduct().and_then(|(first, last)| {
            let (_, years) = periods.get(at)?;
            let runs_out = |end| years_later(end, *years)?.yesterday().ok();
            Some((runs_out(first)?, runs_out(last)?))
        });
        (at, until)
    }
}

/// The same day so many years later; of a leap day the last of February.
fn years_later(day: Date, years: i16) -> Option<Date> {
    let year = day.year().checked_add(years)?;
    let month = Date::new(year, day.month(), 1).ok()?;
    Date::new(year, day.month(), day.day().min(month.days_in_month())).ok()
}
