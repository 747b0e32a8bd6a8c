//! All combinations of the values around the lines, offence by offence: no case panics or contradicts itself, more never
//! lowers a level, and every item carries the level somewhere unless the data says that it never does.

#![allow(clippy::unwrap_used)]

#[path = "support/beside.rs"]
mod beside;
#[path = "support/generate.rs"]
mod generate;
mod support;

use std::collections::BTreeSet;
use std::time::Instant;

use beside::{GATES, give, told};
use gexin::assess::{Assessor, Facts, ItemOutcome, Scratch, Truth};
use gexin::case::{self, Answer, Case, Row, Span};
use gexin::law::{Condition, FactKind, Law, Level, Offence, Reach};
use support::{AS_OF, WORLD, day, fact, kind};

/// So many cases at most are made of one set of facts; what does not fit is combined in further sets.
const MOST: usize = if cfg!(debug_assertions) {
    1_500
} else {
    60_000
};

/// Every so many cases the whole answer is held against the short one.
const WHOLE: usize = 11;

/// Something that takes several values in a case.
struct Axis {
    what: What,
    values: Vec<Answer>,
    /// Whether a later value never lowers the level.
    grows: bool,
}

#[derive(Clone, Copy)]
enum What {
    Fact(usize),
    /// The count of the row at this position.
    Row(usize),
}

/// A type of each tier, in the order of the rows of every case.
const TYPES: [(&str, &str); 3] = [
    ("sensitive", "location-track"),
    ("important", "accommodation"),
    ("general", "name-and-phone"),
];

/// The lines of an offence by what they measure.
fn lines(offence: &Offence) -> Vec<(What, u64)> {
    let mut lines = Vec::new();
    let mut factors = BTreeSet::from([(1, 1)]);
    for reach in offence.items.iter().flat_map(|item| &item.reach) {
        match reach {
            Reach::Records(line) => {
                let row = TYPES
                    .iter()
                    .position(|(tier, _)| line.tier.as_str() == *tier);
                lines.push((What::Row(row.unwrap()), line.at_least.0));
            }
            Reach::Count(line) => {
                lines.push((What::Fact(fact(line.fact.as_str())), line.at_least.0))
            }
            Reach::Money(line) => {
                let amount = offence
                    .amounts
                    .iter()
                    .find(|one| one.id == line.amount)
                    .unwrap();
                let of = fact(amount.fact.as_str());
                lines.push((What::Fact(of), line.at_least_yuan.0 * 100));
            }
            Reach::Times(times) => {
                factors.insert((u64::from(times.factor.num), u64::from(times.factor.den)));
            }
            Reach::Total(_) | Reach::Mixed(_) => {}
        }
    }
    if offence
        .items
        .iter()
        .flat_map(|item| &item.reach)
        .any(|reach| matches!(reach, Reach::Total(_)))
    {
        // Two halves come to a whole where lines are added up.
        factors.insert((1, 2));
    }
    let whole = lines.iter().flat_map(|(what, line)| {
        let of = factors.iter().map(move |(num, den)| line * num / den);
        of.filter(|line| *line > 0).map(move |line| (*what, line))
    });
    whole.collect()
}

/// The axes of an offence: its lines, then the yes-or-no facts and the choices that its conditions look at.
fn axes(law: &Law, offence: &Offence) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    let place = |what: What| match what {
        What::Fact(at) => at,
        What::Row(at) => law.facts.len() + at,
    };
    for (what, line) in lines(offence) {
        let same = |axis: &&mut Axis| place(axis.what) == place(what);
        let span = |of: u64| match what {
            What::Fact(at) if law.facts[at].kind == FactKind::Money => {
                Answer::Money(Span::exactly(of))
            }
            What::Fact(_) | What::Row(_) => Answer::Count(Span::exactly(of)),
        };
        let (below, on) = (span(line - 1), span(line));
        match axes.iter_mut().find(same) {
            Some(axis) => axis.values.extend([below, on]),
            None => axes.push(Axis {
                what,
                values: vec![span(0), below, on],
                grows: true,
            }),
        }
    }
    for axis in &mut axes {
        axis.values.sort_by_key(|value| match value {
            Answer::Count(span) | Answer::Money(span) => span.min,
            _ => 0,
        });
        axis.values.dedup();
    }
    for at in looked_at(offence) {
        let one = &law.facts[at];
        let (values, grows): (Vec<Answer>, bool) = match one.kind {
            FactKind::Bool => {
                // An exception or a doubt may lower the level.
                let against = !["lawful-business", "help-unverifiable"].contains(&one.id.as_str());
                (vec![Answer::Bool(false), Answer::Bool(true)], against)
            }
            FactKind::Enum => ((0..one.values.len()).map(Answer::Choice).collect(), false),
            FactKind::Set => (
                (0..one.values.len())
                    .map(|at| Answer::Set(1 << at))
                    .collect(),
                false,
            ),
            FactKind::Count
            | FactKind::Money
            | FactKind::Role
            | FactKind::Date
            | FactKind::Rows => continue,
        };
        axes.push(Axis {
            what: What::Fact(at),
            values,
            grows,
        });
    }
    axes
}

/// The facts that the conditions of an offence look at.
fn looked_at(offence: &Offence) -> BTreeSet<usize> {
    let mut facts = BTreeSet::new();
    let mut visit = |condition: &Condition| {
        facts.extend(condition.fact().map(|name| fact(name.as_str())));
    };
    let conditions = (offence.items.iter().filter_map(|one| one.when.as_ref()))
        .chain(offence.elements.iter().map(|one| &one.when))
        .chain(offence.exceptions.iter().map(|one| &one.covers))
        .chain(offence.rules.iter().map(|one| &one.when));
    for condition in conditions {
        condition.walk(&mut visit);
    }
    facts
}

/// What was seen of an offence.
#[derive(Default)]
struct Seen {
    cases: usize,
    levels: [usize; 3],
    decisive: BTreeSet<usize>,
}

struct Run<'a> {
    law: &'a Law,
    assessor: &'a Assessor,
    at: usize,
    base: Case,
    scratch: Scratch,
    facts: Facts,
    seen: Seen,
}

fn give_value(case: &mut Case, what: What, value: &Answer) {
    match (what, value) {
        (What::Row(at), Answer::Count(span)) => case.rows_mut()[at].count = Some(*span),
        (What::Row(_), _) => unreachable!("rows are counted"),
        (What::Fact(at), value) => case.set(at, Some(value.clone())),
    }
}

impl Run<'_> {
    /// All combinations of some axes, the others left as they are.
    fn combine(&mut self, axes: &[&Axis]) {
        let mut case = self.base.clone();
        let sizes: Vec<usize> = axes.iter().map(|axis| axis.values.len()).collect();
        let total: usize = sizes.iter().product();
        let mut levels: Vec<Level> = Vec::with_capacity(total);
        for number in 0..total {
            let (mut rest, mut stride) = (number, 1);
            let mut lower = Level::None;
            for (axis, size) in axes.iter().zip(&sizes) {
                let value = rest % size;
                rest /= size;
                give_value(&mut case, axis.what, &axis.values[value]);
                if axis.grows && value > 0 {
                    lower = lower.max(levels[number - stride]);
                }
                stride *= size;
            }
            let level = self.level(&case, number);
            assert!(
                level >= lower,
                "{level:?} after {lower:?}\n{}",
                case::write(self.law, &case)
            );
            levels.push(level);
        }
        self.seen.cases += total;
    }

    fn level(&mut self, case: &Case, number: usize) -> Level {
        let as_of = day(AS_OF);
        self.assessor.refill(self.law, case, &mut self.facts);
        let short = self
            .assessor
            .verdict(&self.facts, as_of, self.at, &mut self.scratch);
        assert!(short.possible.contains(short.level) || short.applies == Truth::Open);
        self.seen.levels[short.level.band()] += 1;
        if number.is_multiple_of(WHOLE) {
            let whole = self.assessor.assess(&self.facts, as_of, &mut self.scratch);
            let one = &whole.offences[self.at];
            assert_eq!(
                (short.applies, short.level, short.possible),
                (one.applies, one.level, one.possible),
                "{}",
                case::write(self.law, case)
            );
            // Where a disputed point without a leading position decides, an item is open although every fact is known.
            let carries = |item: &&ItemOutcome| {
                item.decisive || item.status == Truth::Open && one.possible.contains(item.level)
            };
            let decisive = one.shown().items.iter().filter(carries);
            self.seen.decisive.extend(decisive.map(|item| item.item));
        }
        short.level
    }
}

/// Answers that open an offence.
type Gates = &'static [(&'static str, &'static str)];

/// How article 253-1 comes about: kept, passed on after duty, bought for lawful business.
const WAYS: [Gates; 3] = [
    &[("acts", "obtain")],
    &[("obtained-by", "duty"), ("acts", "sell"), ("role", "bank")],
    &[("obtained-by", "purchase"), ("lawful-business", "true")],
];

/// Cases in which the offence is at hand and nothing of it reached, with a row of every tier.
fn bases(offence: &Offence) -> Vec<Case> {
    let ways: Vec<Gates> = match GATES.iter().find(|(id, _)| offence.id.as_str() == *id) {
        Some((_, gates)) => vec![gates],
        None => WAYS.to_vec(),
    };
    let made = ways.into_iter().map(|gates| {
        let mut case = told();
        case.records = None;
        let business = gates.iter().any(|(id, _)| *id == "lawful-business");
        for (tier, of) in TYPES {
            // A batch with other tiers leaves article 6 to dispute.
            let count = u64::from(!business || tier == "general");
            case.rows_mut().push(Row::counted(kind(of), count));
        }
        give(&mut case, gates);
        // The latest edition decides.
        give(&mut case, &[("offence-date", AS_OF)]);
        // Not nothing, but what the rows say.
        case.set(fact("gains-duty"), None);
        case
    });
    made.collect()
}

/// Sets of axes, each as large as allowed: every axis is combined with those after it.
fn sets(axes: &[Axis]) -> Vec<Vec<&Axis>> {
    let mut sets: Vec<Vec<&Axis>> = Vec::new();
    for at in 0..axes.len() {
        let mut product = 1;
        let turned = axes[at..].iter().chain(&axes[..at]);
        let set: Vec<&Axis> = turned
            .take_while(|axis| {
                product *= axis.values.len();
                product <= MOST
            })
            .collect();
        let whole = set.len() == axes.len();
        sets.push(set);
        if whole {
            return sets.split_off(sets.len() - 1);
        }
    }
    sets
}

#[test]
fn every_combination_of_values_around_the_lines() {
    let law = WORLD.law;
    let mut dead = Vec::new();
    for (at, (_, offence)) in law.offences.iter().enumerate() {
        let begun = Instant::now();
        let axes = axes(law, offence);
        let bases = bases(offence);
        let mut run = Run {
            law,
            assessor: WORLD.assessor,
            at,
            facts: WORLD.assessor.facts(law, &bases[0]),
            base: bases[0].clone(),
            scratch: Scratch::default(),
            seen: Seen::default(),
        };
        let sets = sets(&axes);
        for base in bases {
            run.base = base;
            for set in &sets {
                run.combine(set);
            }
        }
        let seen = run.seen;
        println!(
            "{}: {} facts in {} sets, {} cases, levels {:?}, {:.1} s",
            offence.id,
            axes.len(),
            sets.len(),
            seen.cases,
            seen.levels,
            begun.elapsed().as_secs_f64()
        );
        assert!(seen.levels[1] > 0 && seen.cases > 1_000, "{}", offence.id);
        let latest = &offence.editions.last().unwrap().id;
        for (number, item) in offence.items.iter().enumerate() {
            let of_latest = item.editions.contains(latest) && !item.court;
            if of_latest && item.never_decisive.is_none() && !seen.decisive.contains(&number) {
                dead.push(format!("{} {}", offence.id, item.id));
            }
        }
    }
    assert!(dead.is_empty(), "never carry the level: {dead:?}");
}
