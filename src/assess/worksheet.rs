//! The worksheet: from a base term, step by step, to a range of terms. Exact: terms are decimals of a month.

use super::assessor::Assessor;
use super::condition::Scene;
use super::facts::Facts;
use super::world::World;
use super::{OffenceOutcome, Penalty, Truth};
use crate::law::{Band, Effect, Law, Offence, StepGroup, WorksheetStep};

/// A term in months, exact to eighteen decimals: enough for eight steps of per cents multiplied, and one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months(u128);

impl Months {
    const ONE: u128 = 10u128.pow(18);

    /// So many whole months.
    pub fn whole(months: u32) -> Self {
        Months(u128::from(months) * Self::ONE)
    }

    /// So many per cent of it.
    fn percent(self, percent: u32) -> Self {
        Months(self.0 / 100 * u128::from(percent))
    }

    /// Tenths of a month, rounded to the nearest.
    pub fn tenths(self) -> u128 {
        (self.0 + Self::ONE / 20) / (Self::ONE / 10)
    }

    /// The exact decimal: `14.4`.
    pub fn decimal(self) -> String {
        let (whole, rest) = (self.0 / Self::ONE, self.0 % Self::ONE);
        let decimals = format!("{rest:018}");
        match decimals.trim_end_matches('0') {
            "" => whole.to_string(),
            decimals => format!("{whole}.{decimals}"),
        }
    }
}

/// A least and a greatest term.
pub type Terms = (Months, Months);

/// A step that was applied, or would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepOutcome {
    /// Its position in the data.
    pub step: usize,
    /// Least and greatest per cent in this case; nothing where no range was read.
    pub percent: Option<(u32, u32)>,
    /// What the term is after it.
    pub after: Terms,
}

/// A worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worksheet {
    /// The base term, in months.
    pub base: u32,
    /// The band, by its position among the offence's.
    pub band: usize,
    /// The least and the greatest term of the band, in months.
    pub limits: (u32, u32),
    /// The steps that hold, in the official order; those without a range change nothing.
    pub steps: Vec<StepOutcome>,
    /// Steps that depend on what was not answered: not applied.
    pub unanswered: Vec<usize>,
    /// What the steps come to, before the limits of the law.
    pub raw: Terms,
    /// The result: within the band, or down to the next one where a ground of mitigation allows.
    pub result: Terms,
    /// The least term that the law allows here, in months.
    pub floor: u32,
    /// Whether a ground of mitigation (减轻) holds.
    pub mitigated: bool,
}

impl Assessor {
    /// Whether each circumstance of the general part holds, by position.
    pub fn factors(&self, facts: &Facts) -> Vec<Truth> {
        let world = World {
            positions: self.program.leading,
            ..World::default()
        };
        let scene = Scene::new(&self.program, facts, &world, &[]);
        let factors = self.program.general.factors.iter();
        factors.map(|factor| scene.case(*factor)).collect()
    }
}

/// The penalty in whose band a base term lies: that of the level itself where both would do.
pub fn penalty_of<'o>(
    law: &Law,
    offence: &Offence,
    outcome: &'o OffenceOutcome,
    base: u32,
) -> Option<&'o Penalty> {
    let holds = |penalty: &&Penalty| {
        let (least, most) = limits(law, &offence.bands[penalty.band]);
        (least..=most).contains(&base)
    };
    let penalties = || outcome.penalties.iter().filter(holds);
    penalties()
        .find(|penalty| penalty.level == outcome.level)
        .or_else(|| penalties().next())
}

/// The least and the greatest term of a band, in months: criminal detention is the least where it is open.
pub fn limits(law: &Law, band: &Band) -> (u32, u32) {
    let general = &law.punishment;
    let least = match band.imprisonment.min_months {
        Some(least) => least,
        None if band.detention => general.detention_min_months,
        None => general.imprisonment_min_months,
    };
    (least, band.imprisonment.max_months)
}

/// Works a sheet out: `factors` as [`Assessor::factors`] gives them, `base` in months within the penalty's band.
pub fn worksheet(
    law: &Law,
    offence: &Offence,
    penalty: &Penalty,
    factors: &[Truth],
    base: u32,
) -> Worksheet {
    let sheet = Sheet::new(law, penalty, factors);
    let (steps, raw) = sheet.run(base);
    let held = |at: usize| sheet.truths[at] == Truth::Met;
    let all = &law.worksheet.steps;
    let mitigated = (0..all.len()).any(|at| held(at) && all[at].mitigates);
    let limits = self::limits(law, &offence.bands[penalty.band]);
    let edition = &offence.editions[penalty.edition].id;
    let below = offence
        .bands
        .iter()
        .filter(|band| band.level < penalty.level && band.editions.contains(edition))
        .max_by_key(|band| band.level);
    let floor = match below {
        Some(band) if mitigated => self::limits(law, band).0,
        Some(_) | None => limits.0,
    };
    let within = |term: Months| term.clamp(Months::whole(floor), Months::whole(limits.1));
    Worksheet {
        base,
        band: penalty.band,
        limits,
        steps,
        unanswered: (0..all.len())
            .filter(|at| sheet.truths[*at] == Truth::Open)
            .collect(),
        raw,
        result: (within(raw.0), within(raw.1)),
        floor,
        mitigated,
    }
}

struct Sheet<'l> {
    law: &'l Law,
    /// Whether each step holds.
    truths: Vec<Truth>,
}

impl<'l> Sheet<'l> {
    fn new(law: &'l Law, penalty: &Penalty, factors: &[Truth]) -> Self {
        let factor = |id: &str| {
            let at = law.punishment.factors.iter().position(|one| &*one.id == id);
            at.and_then(|at| factors.get(at)).copied()
        };
        let own = |step: &WorksheetStep| match step.duty {
            true => penalty.heavier,
            false => step
                .of
                .iter()
                .map(|id| factor(id).unwrap_or(Truth::NotMet))
                .fold(Truth::Met, Truth::and),
        };
        let own: Vec<Truth> = law.worksheet.steps.iter().map(own).collect();
        let truths = law.worksheet.steps.iter().zip(&own).map(|(step, truth)| {
            let others = step.unless.iter().filter_map(|id| law.worksheet.step(id));
            others.fold(*truth, |truth, other| truth.and(!own[other]))
        });
        Sheet {
            truths: truths.collect(),
            law,
        }
    }

    /// The official order: the first group multiplied one after another, then the others added up.
    fn run(&self, base: u32) -> (Vec<StepOutcome>, Terms) {
        let whole = Months::whole(base);
        let (mut out, mut product) = (Vec::new(), (whole, whole));
        for at in self.met(StepGroup::First) {
            let percent = self.percent(at);
            if let Some((from, to)) = percent {
                product = match self.law.worksheet.steps[at].effect {
                    Effect::Less => (
                        product.0.percent(100u32.saturating_sub(to)),
                        product.1.percent(100u32.saturating_sub(from)),
                    ),
                    Effect::More => (product.0.percent(100 + from), product.1.percent(100 + to)),
                };
            }
            out.push(StepOutcome {
                step: at,
                percent,
                after: product,
            });
        }
        let (mut down, mut up, mut after) = ((0, 0), (0, 0), product);
        for at in self.met(StepGroup::Then) {
            let percent = self.percent(at);
            if let Some((from, to)) = percent {
                let sum = match self.law.worksheet.steps[at].effect {
                    Effect::Less => &mut down,
                    Effect::More => &mut up,
                };
                *sum = (sum.0 + from, sum.1 + to);
                after = (
                    product.0.percent((100 + up.0).saturating_sub(down.1)),
                    product.1.percent((100 + up.1).saturating_sub(down.0)),
                );
            }
            out.push(StepOutcome {
                step: at,
                percent,
                after,
            });
        }
        (out, after)
    }

    fn met(&self, group: StepGroup) -> impl Iterator<Item = usize> {
        let steps = self.law.worksheet.steps.iter().enumerate();
        steps
            .filter(move |(at, step)| step.group == group && self.truths[*at] == Truth::Met)
            .map(|(at, _)| at)
    }

    /// The range of a step in this case: what is left of a limit that it shares.
    fn percent(&self, at: usize) -> Option<(u32, u32)> {
        let step = &self.law.worksheet.steps[at];
        let percent = step.percent?;
        let Some(together) = &step.together else {
            return Some((percent.from, percent.to));
        };
        let met = |id: &str| {
            let at = self.law.worksheet.step(id)?;
            (self.truths[at] == Truth::Met).then_some(at)
        };
        let raised = together.with.iter().any(|id| met(id).is_some());
        let limit = if raised { together.to } else { percent.to };
        let taken = together
            .counts
            .iter()
            .filter_map(|id| self.percent(met(id)?))
            .map(|(_, to)| to)
            .sum();
        let left = limit.saturating_sub(taken);
        Some((percent.from.min(left), left))
    }
}

#[cfg(test)]
mod tests {
    use super::Months;

    #[test]
    fn terms_are_exact_and_rounded_only_when_shown() {
        let term = Months::whole(23).percent(67).percent(83);
        assert_eq!(term.decimal(), "12.7903");
        assert_eq!(term.tenths(), 128);
        assert_eq!(Months::whole(6).decimal(), "6");
        let least = (0..9).fold(Months::whole(599), |term, _| term.percent(99));
        assert_eq!(least.decimal(), "547.196831242700898501");
    }
}
