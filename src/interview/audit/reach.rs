//! Making a case reach a line.

use super::fit::{Fit, one, pick};
use super::lines::times;
use crate::case::{Answer, Row, Span};
use crate::law::{Item, Name, Ratio, Reach};

impl<'a> Fit<'a> {
    /// Adds what brings an item to one of its lines, multiplied by a factor.
    pub(super) fn reach(&mut self, item: &Item, factor: Ratio) {
        let Some(at) = pick(self.random, item.reach.len()) else {
            return;
        };
        match &item.reach[at] {
            Reach::Records(line) => self.records(&line.tier, times(line.at_least.0, factor)),
            Reach::Money(line) => {
                self.money(&line.amount, times(line.at_least_yuan.0 * 100, factor))
            }
            Reach::Count(line) => {
                let least = times(line.at_least.0, factor);
                self.set(&line.fact, Answer::Count(Span::exactly(least)));
            }
            Reach::Total(total) => self.share(&total.of, factor),
            Reach::Mixed(mixed) => {
                self.share(std::slice::from_ref(&mixed.of), factor);
                self.rule(&mixed.rows);
            }
            Reach::Times(of) => {
                let inner = pick(self.random, of.of.len()).and_then(|at| self.item(&of.of[at]));
                if let Some(inner) = inner {
                    self.reach(inner, factor.of(of.factor));
                }
                if let Some(rule) = &of.rows {
                    self.rule(rule);
                }
                let in_money = inner
                    .is_some_and(|one| one.reach.iter().any(|one| matches!(one, Reach::Money(_))));
                if let (Some(amount), true) = (&of.money, in_money)
                    && let Some(fen) = one(self.random, &self.lines.fen)
                {
                    self.money(amount, fen);
                }
            }
        }
    }

    fn item(&self, name: &Name) -> Option<&'a Item> {
        self.offence.items.iter().find(|item| item.id == *name)
    }

    fn rule(&mut self, name: &Name) {
        if let Some(rule) = self.offence.rules.iter().find(|rule| rule.id == *name) {
            self.condition(&rule.when, true);
        }
    }

    /// A part of each line, so that together they come to a little more than one.
    fn share(&mut self, of: &[Name], factor: Ratio) {
        let count = of.len() as u64;
        for name in of {
            for reach in self.item(name).map_or(&[][..], |item| &item.reach) {
                match reach {
                    Reach::Records(line) => {
                        let part = times(line.at_least.0, factor).div_ceil(count.max(1)) + 1;
                        self.records(&line.tier, part);
                    }
                    Reach::Count(line) => {
                        let part = times(line.at_least.0, factor).div_ceil(count.max(1)) + 1;
                        self.set(&line.fact, Answer::Count(Span::exactly(part)));
                    }
                    Reach::Total(total) => self.share(&total.of, factor),
                    Reach::Money(_) | Reach::Times(_) | Reach::Mixed(_) => {}
                }
            }
        }
    }

    fn records(&mut self, tier: &Name, count: u64) {
        let law = self.law;
        let inside = |kind: &Name| law.kind(kind).is_some_and(|(_, kind)| kind.tier == *tier);
        if let Some(kind) = self.type_of(inside) {
            self.case.rows_mut().push(Row::counted(kind, count));
        }
    }

    fn money(&mut self, amount: &Name, fen: u64) {
        let amounts = &self.offence.amounts;
        let Some(amount) = amounts.iter().find(|one| one.id == *amount) else {
            return;
        };
        self.set(&amount.fact, Answer::Money(Span::exactly(fen)));
        // What is a part of something is never more than the whole.
        if let Some(whole) = self.offence.whole(amount) {
            self.set(&whole.fact, Answer::Money(Span::exactly(fen)));
        }
    }
}
