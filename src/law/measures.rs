//! How many measures an offence is compiled to: what its lines count, each once, and every total.
//!
//! The compiler finds measures again that it has already; so does this, without compiling, to refuse what has no room.

use super::{Name, Offence, Reach};

/// What a line measures.
#[derive(Clone, PartialEq, Eq)]
enum Measured<'o> {
    /// Records of a tier, of all rows or of those that a rule picks.
    Records(&'o Name, Option<&'o Name>),
    /// What a fact counts.
    Count(&'o Name),
    /// An amount.
    Money(&'o Name),
    /// A total of counts; no two of them are one.
    Total(Vec<Measured<'o>>),
}

/// What was measured so far.
#[derive(Default)]
struct Lines<'o> {
    different: Vec<Measured<'o>>,
    totals: usize,
    /// What the lines of each item measure.
    items: Vec<(&'o Name, Vec<Measured<'o>>)>,
}

impl Offence {
    /// How many measures its items need.
    pub(crate) fn measures(&self) -> usize {
        let mut lines = Lines::default();
        for item in &self.items {
            let measured = item.reach.iter();
            let measured = measured.flat_map(|reach| lines.reach(reach)).collect();
            lines.items.push((&item.id, measured));
        }
        lines.different.len() + lines.totals
    }
}

impl<'o> Lines<'o> {
    fn reach(&mut self, reach: &'o Reach) -> Vec<Measured<'o>> {
        match reach {
            Reach::Records(line) => vec![self.note(Measured::Records(&line.tier, None))],
            Reach::Money(line) => vec![self.note(Measured::Money(&line.amount))],
            Reach::Count(line) => vec![self.note(Measured::Count(&line.fact))],
            Reach::Total(total) => {
                let terms = self.terms(self.of(&total.of), None);
                vec![self.total(terms)]
            }
            Reach::Mixed(mixed) => {
                let of = self.of(std::slice::from_ref(&mixed.of));
                let added = of.into_iter().find_map(|one| match one {
                    Measured::Total(terms) => Some(terms),
                    _ => None,
                });
                let added = added.unwrap_or_default();
                let mut terms = self.terms(added.clone(), None);
                terms.extend(self.terms(added, Some(&mixed.rows)));
                vec![self.total(terms)]
            }
            Reach::Times(times) => {
                let (rows, money) = (times.rows.as_ref(), times.money.as_ref());
                let of = self.of(&times.of).into_iter();
                of.map(|one| self.narrowed(one, rows, money)).collect()
            }
        }
    }

    /// What the lines of some items measure; an item that is not there has none.
    fn of(&self, names: &[Name]) -> Vec<Measured<'o>> {
        let found = |name: &Name| self.items.iter().find(|(id, _)| *id == name);
        let lines = names.iter().filter_map(found);
        lines.flat_map(|(_, lines)| lines.clone()).collect()
    }

    fn note(&mut self, one: Measured<'o>) -> Measured<'o> {
        if !self.different.contains(&one) {
            self.different.push(one.clone());
        }
        one
    }

    fn total(&mut self, terms: Vec<Measured<'o>>) -> Measured<'o> {
        self.totals += 1;
        Measured::Total(terms)
    }

    /// The counts among some measures, over the rows that a rule picks.
    fn terms(&mut self, of: Vec<Measured<'o>>, rows: Option<&'o Name>) -> Vec<Measured<'o>> {
        let counted = of.into_iter().filter_map(|one| match one {
            Measured::Records(tier, _) => Some(self.note(Measured::Records(tier, rows))),
            Measured::Count(fact) => Some(self.note(Measured::Count(fact))),
            Measured::Money(_) | Measured::Total(_) => None,
        });
        counted.collect()
    }

    fn narrowed(
        &mut self,
        one: Measured<'o>,
        rows: Option<&'o Name>,
        money: Option<&'o Name>,
    ) -> Measured<'o> {
        match (one, rows) {
            (Measured::Money(amount), _) => self.note(Measured::Money(money.unwrap_or(amount))),
            (Measured::Records(tier, _), Some(rows)) => {
                self.note(Measured::Records(tier, Some(rows)))
            }
            (Measured::Total(terms), Some(rows)) => {
                let terms = terms.into_iter();
                let terms = terms.map(|term| self.narrowed(term, Some(rows), None));
                let terms = terms.collect();
                self.total(terms)
            }
            (one, _) => one,
        }
    }
}
