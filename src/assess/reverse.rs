//! Reverse answers: what would raise the level, what would lower it, and by how much.
//!
//! A count or an amount is moved by halving the distance until the exact border is found; that is sound because more
//! records and more money never lower a level, which the data is checked for.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::Truth;
use super::assessor::{Assessor, Scratch, Verdict};
use super::condition::Scene;
use super::facts::Facts;
use super::probe::FAR;
use crate::case::Answer;
use crate::law::{FactKind, Law, Level};

/// Among so many counts and amounts pairs are looked for; a pair of more would tell nobody much.
const PAIRED: usize = 8;

/// Something that can be changed in a case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lever {
    /// The records of a row, after removal.
    Row(usize),
    /// An amount, in fen, by the position of the fact.
    Amount(usize),
    /// An answer to a fact.
    Fact(usize, Answer),
}

/// A change that leads to another result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is changed, to how many records or fen (not used for answers).
    pub steps: Vec<(Lever, u64)>,
    /// What it leads to.
    pub verdict: Verdict,
    /// Whether another position on a disputed point leads to another level.
    pub contested: bool,
}

impl Change {
    fn new(steps: Vec<(Lever, u64)>, verdict: Verdict) -> Self {
        Change {
            steps,
            verdict,
            contested: false,
        }
    }
}

/// Everything that a single change, or a pair of them, would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reverse {
    /// Changes that raise the level, smallest first within each lever.
    pub raising: Vec<Change>,
    /// Changes that lower it.
    pub lowering: Vec<Change>,
}

impl Assessor {
    /// What would raise and what would lower the level of an offence.
    pub fn reverse(
        &self,
        law: &Law,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        scratch: &mut Scratch,
    ) -> Reverse {
        let mut run = Run {
            assessor: self,
            law,
            as_of,
            offence,
            scratch,
        };
        let base = run.verdict(facts);
        let mut reverse = Reverse::default();
        let amounts = run.amounts(facts);
        for lever in &amounts {
            for level in Level::ALL.into_iter().filter(|level| *level > base.level) {
                if let Some((to, verdict)) = run.least(facts, lever, level) {
                    reverse
                        .raising
                        .push(Change::new(vec![(lever.clone(), to)], verdict));
                }
            }
            for level in Level::ALL
                .into_iter()
                .rev()
                .filter(|level| *level < base.level)
            {
                if let Some((to, verdict)) = run.most(facts, lever, level) {
                    reverse
                        .lowering
                        .push(Change::new(vec![(lever.clone(), to)], verdict));
                }
            }
        }
        run.answers(facts, base, &mut reverse);
        // Another answer, or no records at all, takes the matter out of the offence: that is no smaller case of it.
        let smaller = |change: &Change| {
            let counted = change
                .steps
                .iter()
                .all(|(lever, _)| !matches!(lever, Lever::Fact(..)));
            counted && change.verdict.applies != Truth::NotMet
        };
        let alone = reverse.lowering.iter().any(smaller);
        if !alone && base.level != Level::None && amounts.len() <= PAIRED {
            run.pairs(facts, base, &amounts, &mut reverse);
        }
        for change in reverse.raising.iter_mut().chain(&mut reverse.lowering) {
            change.contested = run.contested(facts, change);
        }
        reverse
    }
}

struct Run<'a> {
    assessor: &'a Assessor,
    law: &'a Law,
    as_of: Date,
    offence: usize,
    scratch: &'a mut Scratch,
}

impl Run<'_> {
    fn verdict(&mut self, facts: &Facts) -> Verdict {
        self.assessor
            .verdict(facts, self.as_of, self.offence, self.scratch)
    }

    /// Whether another position on a disputed point that touches the changed case leads to another level.
    fn contested(&mut self, facts: &Facts, change: &Change) -> bool {
        let mut trial = facts.clone();
        for (lever, to) in &change.steps {
            self.at(&mut trial, lever, *to);
        }
        let program = &self.assessor.program;
        let offence = &program.offences[self.offence];
        let disputes = program
            .disputes
            .iter()
            .enumerate()
            .filter(|(_, one)| one.computed && one.leading.is_some());
        let rows = program.leading_rows(offence, &trial);
        let leading = Scene::new(program, &trial, &program.leading_world(), &rows);
        let touching: Vec<(usize, u8)> = disputes
            .filter(|(_, one)| program.touched(one, &leading) == Truth::Met)
            .flat_map(|(at, one)| (0..one.count).map(move |position| (at, position)))
            .collect();
        touching.into_iter().any(|follow| {
            let other = self.assessor.verdict_following(
                &trial,
                self.as_of,
                self.offence,
                Some(follow),
                self.scratch,
            );
            other.level != change.verdict.level
        })
    }

    /// The rows and amounts that are known exactly: only these have a distance.
    fn amounts(&self, facts: &Facts) -> Vec<Lever> {
        let rows = facts
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.count.0 == row.count.1);
        let money = self.law.facts.iter().enumerate().filter(|(at, fact)| {
            let slot = facts.slot(*at);
            matches!(fact.kind, FactKind::Count | FactKind::Money)
                && slot.lo == slot.hi
                && self.assessor.turns_on(self.offence, *at, fact.kind)
        });
        rows.map(|(at, _)| Lever::Row(at))
            .chain(money.map(|(at, _)| Lever::Amount(at)))
            .collect()
    }

    fn now(&self, facts: &Facts, lever: &Lever) -> u64 {
        match lever {
            Lever::Row(row) => facts.rows[*row].count.0,
            Lever::Amount(fact) => facts.slot(*fact).lo,
            Lever::Fact(..) => 0,
        }
    }

    fn at(&mut self, facts: &mut Facts, lever: &Lever, value: u64) -> Verdict {
        match lever {
            Lever::Row(row) => facts.rows[*row].count = (value, value),
            Lever::Amount(fact) => {
                facts.slots[*fact] = super::facts::Slot {
                    lo: value,
                    hi: value,
                };
                facts.retest_fact(&self.assessor.program, *fact);
            }
            Lever::Fact(fact, answer) => {
                *facts = facts.with(self.assessor, self.law, *fact, answer)
            }
        }
        self.verdict(facts)
    }

    /// The least value above today's at which the level is reached.
    fn least(&mut self, facts: &Facts, lever: &Lever, level: Level) -> Option<(u64, Verdict)> {
        let mut trial = facts.clone();
        if self.at(&mut trial, lever, FAR).level < level {
            return None;
        }
        // The next line is mostly near: twice today's value, and twice that, and so on reaches it in a few steps.
        let mut below = self.now(facts, lever);
        let mut above = below.saturating_mul(2).clamp(1, FAR);
        while self.at(&mut trial, lever, above).level < level {
            (below, above) = (above, (2 * above).min(FAR));
        }
        while above - below > 1 {
            let middle = below + (above - below) / 2;
            if self.at(&mut trial, lever, middle).level >= level {
                above = middle
            } else {
                below = middle
            }
        }
        Some((above, self.at(&mut trial, lever, above)))
    }

    /// The greatest value below today's at which the level is no more than this.
    fn most(&mut self, facts: &Facts, lever: &Lever, level: Level) -> Option<(u64, Verdict)> {
        let mut trial = facts.clone();
        let (mut below, mut above) = (0, self.now(facts, lever));
        let lowest = self.at(&mut trial, lever, 0);
        if lowest.level > level {
            return None;
        }
        while above - below > 1 {
            let middle = below + (above - below) / 2;
            if self.at(&mut trial, lever, middle).level <= level {
                below = middle
            } else {
                above = middle
            }
        }
        let verdict = self.at(&mut trial, lever, below);
        // Where the level falls by two at once, the change is told once, for the lower one.
        (verdict.level == level || level == Level::None).then_some((below, verdict))
    }

    /// Other answers to single facts that are known.
    fn answers(&mut self, facts: &Facts, base: Verdict, reverse: &mut Reverse) {
        let mut trial = facts.clone();
        for (at, fact) in self.law.facts.iter().enumerate() {
            if !self.assessor.turns_on(self.offence, at, fact.kind) {
                continue;
            }
            let slot = facts.slot(at);
            let others: Vec<Answer> = match fact.kind {
                // Of what is open a yes is looked at.
                FactKind::Bool => vec![Answer::Bool(slot.lo == 0)],
                FactKind::Enum if slot.hi.is_power_of_two() && fact.assume.is_empty() => {
                    (0..fact.values.len()).map(Answer::Choice).collect()
                }
                FactKind::Set if slot.lo == slot.hi => (0..fact.values.len())
                    .map(|value| Answer::Set(slot.lo ^ 1 << value))
                    .filter(|set| *set != Answer::Set(0))
                    .collect(),
                FactKind::Enum
                | FactKind::Set
                | FactKind::Count
                | FactKind::Money
                | FactKind::Date
                | FactKind::Role
                | FactKind::Rows => Vec::new(),
            };
            for answer in others {
                trial.clone_from(facts);
                trial.put(self.assessor, self.law, at, &answer);
                // As with the answer that is there.
                if trial.tests_as(facts) {
                    continue;
                }
                let verdict = self.verdict(&trial);
                // An answer that leaves more open than it settles is no advice.
                if verdict.possible.len() > base.possible.len() {
                    continue;
                }
                let list = match verdict.level.cmp(&base.level) {
                    Ordering::Greater => &mut reverse.raising,
                    Ordering::Less => &mut reverse.lowering,
                    Ordering::Equal => continue,
                };
                // Of several values of one fact that lead to the same, the first speaks for all.
                let said = |change: &Change| {
                    change.verdict == verdict
                        && matches!(change.steps[..], [(Lever::Fact(of, _), _)] if of == at)
                };
                if !list.iter().any(said) {
                    list.push(Change::new(vec![(Lever::Fact(at, answer), 0)], verdict));
                }
            }
        }
    }

    /// Where no single count or amount lowers the level while the offence still applies: pairs of them that do.
    fn pairs(&mut self, facts: &Facts, base: Verdict, amounts: &[Lever], reverse: &mut Reverse) {
        let Some(level) = Level::ALL
            .into_iter()
            .rev()
            .find(|level| *level < base.level)
        else {
            return;
        };
        for (at, first) in amounts.iter().enumerate() {
            for second in &amounts[at + 1..] {
                let mut trial = facts.clone();
                // As little of the first as the offence still needs.
                if self.at(&mut trial, first, 0).applies == Truth::NotMet {
                    self.at(&mut trial, first, 1);
                }
                let Some((to, _)) = self.most(&trial, second, level) else {
                    continue;
                };
                let mut trial = facts.clone();
                self.at(&mut trial, second, to);
                let Some((from, verdict)) = self.most(&trial, first, level) else {
                    continue;
                };
                if verdict.applies == Truth::NotMet {
                    continue;
                }
                reverse.lowering.push(Change::new(
                    vec![(first.clone(), from), (second.clone(), to)],
                    verdict,
                ));
            }
        }
    }
}
