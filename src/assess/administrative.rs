//! Administrative penalties in a case: which of them may be imposed, and how high the fines and detentions are.

use jiff::civil::Date;

use super::assessor::{Assessor, Scratch};
use super::compile::{Compiler, Scope};
use super::condition::Scene;
use super::facts::Facts;
use super::measure::{amounts, money};
use super::program::Cond;
use super::rows::states;
use super::world::World;
use super::{Range, Truth};
use crate::law::{AdministrativeFine, Condition, DayRange, Law, TimesFine};
use crate::text::Text;

/// The compiled conditions.
#[derive(Clone, Debug)]
pub(super) struct AdministrativeProgram {
    /// The offence beside which they stand, by position.
    offence: usize,
    /// The amount of the offence which fines multiply, by position.
    gains: u8,
    remarks: Vec<Cond>,
    penalties: Vec<Part>,
}

/// A condition with those of the parts that must all hold which may say why they are open.
#[derive(Clone, Debug)]
struct Part {
    when: Cond,
    /// Why it is open, where the data says so.
    says: Option<Text>,
    parts: Vec<Part>,
}

/// What may be imposed beside or below the crime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administrative {
    /// Penalties whose condition is met or open, in the order of the data.
    pub penalties: Vec<AdministrativeOutcome>,
    /// Penalties of which an earlier text was not read, by position: the conduct lies before the one that was.
    pub earlier: Vec<usize>,
    /// Remarks that hold, by position.
    pub remarks: Vec<usize>,
    /// Whether the law on civil liability was in force.
    pub civil: Truth,
}

/// One administrative penalty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdministrativeOutcome {
    /// Its position in the data.
    pub penalty: usize,
    /// Met or open.
    pub status: Truth,
    /// Whether the conduct lies within the days that it reaches: met or open.
    pub in_force: Truth,
    /// What no answer can settle: why it is open.
    pub open: Vec<Text>,
    /// Whether gains are confiscated: not where there are none.
    pub confiscation: bool,
    /// Its fines, as far as they are possible.
    pub fines: Vec<FineOutcome>,
}

/// A fine in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FineOutcome {
    /// Its position among the penalty's fines.
    pub fine: usize,
    /// Which way of measuring it is.
    pub way: FineWay,
    /// Whether this way is the right one.
    pub status: Truth,
    /// The amount in fen; nothing where it depends on something that no case states.
    pub fen: Option<Range>,
}

/// How a fine came to its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FineWay {
    /// A multiple of the gains.
    Multiple,
    /// Up to a cap, because the gains are nothing or small.
    Cap,
    /// As the law states it.
    Stated,
    /// A share of the turnover.
    Turnover,
}

/// Compiles the conditions.
pub(super) fn compile(compiler: &mut Compiler<'_>, law: &Law) -> AdministrativeProgram {
    let all = &law.administrative;
    let rules = all.scope(law);
    let scope = Scope::new(&rules);
    let offence = law
        .offences
        .iter()
        .position(|(_, offence)| offence.id == all.beside)
        .expect("the offence was linked");
    let amounts = &law.offences[offence].1.amounts;
    let gains = amounts.iter().position(|amount| amount.id == all.gains);
    AdministrativeProgram {
        offence,
        gains: gains.expect("the amount was linked") as u8,
        remarks: all
            .remarks
            .iter()
            .map(|one| compiler.of_case(&one.when, &scope))
            .collect(),
        penalties: all
            .penalties
            .iter()
            .map(|one| Part {
                when: compiler.of_case(&one.when, &scope),
                says: reason(&one.when),
                parts: parts(compiler, &one.when, &scope),
            })
            .collect(),
    }
}

fn parts(compiler: &mut Compiler<'_>, when: &Condition, scope: &Scope<'_>) -> Vec<Part> {
    let conditions: Vec<&Condition> = match when {
        Condition::All(list) => list.iter().collect(),
        Condition::Rule(name) => {
            let rule = scope.rules().iter().find(|rule| rule.id == *name);
            rule.map(|rule| &rule.when).into_iter().collect()
        }
        _ => Vec::new(),
    };
    let speaking = conditions.into_iter().filter_map(|one| {
        let (says, parts) = (reason(one), parts(compiler, one, scope));
        let speaks = says.is_some() || !parts.is_empty();
        speaks.then(|| Part {
            when: compiler.of_case(one, scope),
            says,
            parts,
        })
    });
    speaking.collect()
}

/// What a condition itself, or one of its alternatives, leaves to the court or to evidence.
fn reason(when: &Condition) -> Option<Text> {
    match when {
        Condition::Open(says) => Some(says.clone()),
        Condition::Any(list) => {
            let mut texts = Vec::new();
            for one in list {
                one.walk(&mut |inner| {
                    if let Condition::Open(says) = inner {
                        texts.push(says);
                    }
                });
            }
            texts.first().map(|says| (*says).clone())
        }
        _ => None,
    }
}

impl Part {
    /// The reasons for which it is open.
    fn open(&self, scene: &Scene<'_>, reasons: &mut Vec<Text>) {
        if scene.case(self.when) != Truth::Open {
            return;
        }
        reasons.extend(self.says.clone());
        for part in &self.parts {
            part.open(scene, reasons);
        }
    }
}

impl Assessor {
    /// The administrative penalties of a case, by the law in force on the days of the conduct.
    pub fn administrative(
        &self,
        law: &Law,
        facts: &Facts,
        as_of: Date,
        scratch: &mut Scratch,
    ) -> Administrative {
        let (all, program) = (&law.administrative, &self.program.administrative);
        let offence = &self.program.offences[program.offence];
        let world = World {
            positions: self.program.leading,
            ..World::default()
        };
        let rows = &mut scratch.evaluation.rows;
        states(&self.program, offence, facts, &world, rows);
        let scene = Scene::new(&self.program, facts, &world, rows);
        let gains = money(offence, program.gains, facts, &amounts(offence, &scene));
        let days = days(facts, as_of);
        let (mut penalties, mut earlier) = (Vec::new(), Vec::new());
        for (at, (penalty, when)) in all.penalties.iter().zip(&program.penalties).enumerate() {
            let holds = scene.case(when.when);
            let in_force = in_force(penalty.in_force, days);
            if in_force.and(holds) != Truth::NotMet {
                let mut open = Vec::new();
                when.open(&scene, &mut open);
                penalties.push(AdministrativeOutcome {
                    penalty: at,
                    status: in_force.and(holds),
                    in_force,
                    open,
                    confiscation: penalty.confiscation && gains != Range::ZERO,
                    fines: fines(&penalty.fines, gains),
                });
            }
            let before = penalty.in_force.from.is_some_and(|from| days.0 < from);
            if before && penalty.earlier.is_some() && holds != Truth::NotMet {
                earlier.push(at);
            }
        }
        Administrative {
            penalties,
            earlier,
            remarks: (0..all.remarks.len())
                .filter(|at| scene.case(program.remarks[*at]) == Truth::Met)
                .collect(),
            civil: in_force(all.civil.in_force, days),
        }
    }
}

/// The first and the last day on which the conduct may have taken place; without a date, the day of judgment.
pub(super) fn days(facts: &Facts, as_of: Date) -> (Date, Date) {
    let (first, last) = facts.conduct().unwrap_or((as_of, as_of));
    (facts.began().map_or(first, |start| start.min(first)), last)
}

/// Whether all of some days lie in a run of days (met), none of them (not met), or it depends on the day.
pub(super) fn in_force(range: DayRange, (first, last): (Date, Date)) -> Truth {
    if range.contains(first) && range.contains(last) {
        Truth::Met
    } else if range.meets(first, last) {
        Truth::Open
    } else {
        Truth::NotMet
    }
}

fn fines(fines: &[AdministrativeFine], gains: Range) -> Vec<FineOutcome> {
    let one = |(fine, data): (usize, &AdministrativeFine)| -> Vec<FineOutcome> {
        let as_stated = |way, fen| FineOutcome {
            fine,
            way,
            status: Truth::Met,
            fen,
        };
        match data {
            AdministrativeFine::Times(times) => of_gains(fine, times, gains),
            AdministrativeFine::Fixed(fixed) => {
                let amount = fen(fixed.yuan);
                vec![as_stated(
                    FineWay::Stated,
                    Some(Range::new(amount, Some(amount))),
                )]
            }
            AdministrativeFine::Range(range) => {
                let least = range.min_yuan.map_or(0, fen);
                let amount = Range::new(least, Some(fen(range.max_yuan)));
                vec![as_stated(FineWay::Stated, Some(amount))]
            }
            AdministrativeFine::Turnover(_) => vec![as_stated(FineWay::Turnover, None)],
        }
    };
    fines.iter().enumerate().flat_map(one).collect()
}

/// The multiple where the gains reach its floor, the cap where they do not, both where that is open.
fn of_gains(fine: usize, times: &TimesFine, gains: Range) -> Vec<FineOutcome> {
    // Without a floor any gains are enough: the least there are is one fen.
    let floor = times.from_yuan.map_or(1, fen);
    let reached = match times.floor_unread {
        true => Truth::Open,
        false => gains.reaches(floor),
    };
    let base = gains.at_least(floor);
    let multiple = Range::new(
        base.times(u128::from(times.min)).min,
        base.times(u128::from(times.max)).max(),
    );
    let ways = [
        (FineWay::Multiple, reached, multiple),
        (
            FineWay::Cap,
            !reached,
            Range::new(0, Some(fen(times.else_max_yuan))),
        ),
    ];
    ways.into_iter()
        .filter(|(_, status, _)| *status != Truth::NotMet)
        .map(|(way, status, fen)| FineOutcome {
            fine,
            way,
            status,
            fen: Some(fen),
        })
        .collect()
}

fn fen(yuan: u64) -> u128 {
    u128::from(yuan) * 100
}
