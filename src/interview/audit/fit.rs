//! Making a case fit a condition.
//!
//! Conditions are fulfilled one after another and a later one may undo an earlier, so that a case made here is a good
//! guess and the assessment has the last word.

use jiff::civil::Date;

use super::lines::Lines;
use crate::case::{Answer, Case, DateSpan, Records, Row, Span};
use crate::law::{Condition, FactKind, Law, Name, Offence};

/// A case in the making.
pub(super) struct Fit<'a> {
    pub(super) law: &'a Law,
    pub(super) offence: &'a Offence,
    pub(super) lines: &'a Lines,
    pub(super) random: &'a mut fastrand::Rng,
    pub(super) case: Case,
    /// Facts that the first row has to state itself.
    own: Vec<usize>,
}

impl<'a> Fit<'a> {
    /// An ordinary case of a day: little is the matter with it.
    pub(super) fn new(
        law: &'a Law,
        offence: &'a Offence,
        lines: &'a Lines,
        random: &'a mut fastrand::Rng,
        day: Date,
    ) -> Self {
        let mut fit = Fit {
            law,
            offence,
            lines,
            random,
            case: Case::default(),
            own: Vec::new(),
        };
        for at in 0..law.facts.len() {
            let answer = fit.ordinary(at, day);
            fit.case.set(at, answer);
        }
        fit.case.rows_mut();
        fit
    }

    fn ordinary(&mut self, at: usize, day: Date) -> Option<Answer> {
        let fact = &self.law.facts[at];
        let often = self.random.u8(..8) > 0;
        Some(match fact.kind {
            FactKind::Bool => Answer::Bool(!often),
            FactKind::Enum => Answer::Choice(self.random.usize(..fact.values.len())),
            FactKind::Role => Answer::Choice(self.random.usize(..self.law.roles.len())),
            FactKind::Set => Answer::Set(1 << self.random.usize(..fact.values.len())),
            FactKind::Count if often => Answer::Count(Span::exactly(0)),
            FactKind::Count => Answer::Count(Span::exactly(one(self.random, &self.lines.numbers)?)),
            FactKind::Money if often => Answer::Money(Span::exactly(0)),
            FactKind::Money => Answer::Money(Span::exactly(one(self.random, &self.lines.fen)?)),
            FactKind::Date => Answer::Date(DateSpan::day(day)),
            FactKind::Rows => return None,
        })
    }

    /// Takes some answers back: where less is known, more may matter.
    pub(super) fn forget(&mut self) {
        for at in 0..self.law.facts.len() {
            if self.random.u8(..4) == 0 {
                self.case.set(at, None);
            }
        }
    }

    /// The case, done.
    pub(super) fn finish(mut self) -> Case {
        for fact in std::mem::take(&mut self.own) {
            let answer = self.case.answer(fact).cloned();
            if let Some(row) = self.row() {
                row.set(fact, answer);
            }
        }
        self.case
    }

    /// Changes the case so that a condition holds, or with `want` false does not.
    pub(super) fn condition(&mut self, condition: &Condition, want: bool) {
        match (condition, want) {
            (Condition::All(list), true) | (Condition::Any(list), false) => {
                list.iter().for_each(|one| self.condition(one, want));
            }
            (Condition::Any(list), true) | (Condition::All(list), false) => {
                if let Some(at) = pick(self.random, list.len()) {
                    self.condition(&list[at], want);
                }
            }
            (Condition::Not(inner), _) => self.condition(inner, !want),
            (Condition::Yes(fact), _) => self.set(fact, Answer::Bool(want)),
            (Condition::Is(test), _) => self.choose(&test.fact, &test.one_of, want),
            (Condition::Has(test), _) => self.has(&test.fact, &test.any_of, want),
            (Condition::Only(test), _) => self.only(&test.fact, &test.of, want),
            (Condition::Share(test), _) => {
                self.only(&test.fact, std::slice::from_ref(&test.of), want);
                // Beside another value the share is open, and the amounts that hang on it matter.
                if want && self.random.u8(..4) == 0 {
                    self.beside(&test.fact);
                }
            }
            (Condition::Marked(test), _) => {
                let fits =
                    |at: &usize| (self.law.roles[*at].sector_2009 == test.sector_2009) == want;
                let roles: Vec<usize> = (0..self.law.roles.len()).filter(fits).collect();
                if let Some(role) = one(self.random, &roles) {
                    self.set(&test.fact, Answer::Choice(role));
                }
            }
            (Condition::Kind(kinds), _) => self.kind(|kind| kinds.contains(kind) == want),
            (Condition::Tier(tiers), _) => {
                let law = self.law;
                let inside = |kind: &Name| {
                    law.kind(kind)
                        .is_some_and(|(_, kind)| tiers.contains(&kind.tier))
                };
                self.kind(|kind| inside(kind) == want);
            }
            (Condition::Own(fact), true) => self.own.extend(self.law.fact(fact).map(|(at, _)| at)),
            (Condition::Nothing(fact), true) => self.set(fact, Answer::Money(Span::exactly(0))),
            (Condition::Nothing(fact), false) | (Condition::Stated(fact), true) => {
                if let Some(fen) = one(self.random, &self.lines.fen) {
                    self.set(fact, Answer::Money(Span::exactly(fen)));
                }
            }
            (Condition::Stated(fact), false) => {
                if let Some((at, _)) = self.law.fact(fact) {
                    self.case.set(at, None);
                }
            }
            (Condition::SomeRow(inner) | Condition::RowOrCase(inner), _) => {
                self.condition(inner, want);
            }
            (Condition::Rule(name), _) => {
                let rule = self.offence.rules.iter().find(|rule| rule.id == *name);
                if let Some(rule) = rule {
                    self.condition(&rule.when, want);
                }
            }
            (Condition::RecordsOpen, true) if self.case.rows().is_empty() => {
                self.case.records = Some(Records::Unknown);
            }
            (Condition::RecordsOpen, _)
            | (Condition::Own(_), false)
            | (Condition::Reading(_) | Condition::Open(_), _) => {}
        }
    }

    pub(super) fn set(&mut self, fact: &Name, answer: Answer) {
        if let Some((at, _)) = self.law.fact(fact) {
            self.case.set(at, Some(answer));
        }
    }

    fn choose(&mut self, name: &Name, values: &[Name], want: bool) {
        let Some((at, fact)) = self.law.fact(name) else {
            return;
        };
        let count = match fact.kind {
            FactKind::Role => self.law.roles.len(),
            _ => fact.values.len(),
        };
        let fits = |value: &usize| {
            let id = self.law.value_id(fact, *value);
            values.iter().any(|one| Some(one.as_str()) == id) == want
        };
        let fitting: Vec<usize> = (0..count).filter(fits).collect();
        if let Some(value) = one(self.random, &fitting) {
            self.case.set(at, Some(Answer::Choice(value)));
        }
    }

    /// The bits of the values, the bits of all others, and those that the case has.
    fn bits(&self, name: &Name, values: &[Name]) -> Option<(usize, u64, u64, u64)> {
        let (at, fact) = self.law.fact(name)?;
        let bits = |at: Option<usize>| at.map_or(0, |at| 1 << at);
        let named = values
            .iter()
            .fold(0, |all, one| all | bits(fact.value(one)));
        let all = (0..fact.values.len()).fold(0, |all, at| all | 1 << at);
        let now = match self.case.answer(at) {
            Some(Answer::Set(now)) => *now,
            Some(_) | None => 0,
        };
        Some((at, named, all & !named, now))
    }

    fn has(&mut self, fact: &Name, values: &[Name], want: bool) {
        let Some((at, named, others, now)) = self.bits(fact, values) else {
            return;
        };
        let set = match want {
            true => now | self.bit(named),
            false if now & !named != 0 => now & !named,
            false => self.bit(others),
        };
        self.case.set(at, Some(Answer::Set(set)));
    }

    fn only(&mut self, fact: &Name, values: &[Name], want: bool) {
        let Some((at, named, others, _)) = self.bits(fact, values) else {
            return;
        };
        let set = self.bit(if want { named } else { others });
        self.case.set(at, Some(Answer::Set(set)));
    }

    fn beside(&mut self, fact: &Name) {
        if let Some((at, _, others, now)) = self.bits(fact, &[]) {
            let set = now | self.bit(others & !now);
            self.case.set(at, Some(Answer::Set(set)));
        }
    }

    fn bit(&mut self, bits: u64) -> u64 {
        let all: Vec<u64> = (0..64)
            .map(|at| 1 << at)
            .filter(|bit| bits & bit != 0)
            .collect();
        one(self.random, &all).unwrap_or_default()
    }

    fn row(&mut self) -> Option<&mut Row> {
        let rows = self.case.rows_mut();
        if rows.is_empty() {
            rows.push(Row::counted(0, 1));
        }
        rows.first_mut()
    }

    /// Makes the first row of a type all of whose kinds fit, unless it is.
    fn kind(&mut self, fits: impl Fn(&Name) -> bool) {
        let now = self
            .case
            .rows()
            .first()
            .and_then(|row| self.law.types.get(row.kind));
        if now.is_some_and(|one| one.kinds().all(&fits)) {
            return;
        }
        if let Some(found) = self.type_of(fits)
            && let Some(row) = self.row()
        {
            row.kind = found;
        }
    }

    pub(super) fn type_of(&mut self, fits: impl Fn(&Name) -> bool) -> Option<usize> {
        let types = self.law.types.iter().enumerate();
        let fitting: Vec<usize> = types
            .filter(|(_, one)| one.kinds().all(&fits))
            .map(|(at, _)| at)
            .collect();
        one(self.random, &fitting)
    }
}

pub(super) fn pick(random: &mut fastrand::Rng, count: usize) -> Option<usize> {
    (count > 0).then(|| random.usize(..count))
}

pub(super) fn one<T: Copy>(random: &mut fastrand::Rng, of: &[T]) -> Option<T> {
    pick(random, of.len()).map(|at| of[at])
}
