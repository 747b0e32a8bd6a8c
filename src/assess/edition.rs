//! Which editions of an offence a case is assessed under.

use jiff::civil::Date;

use super::facts::Facts;
use super::outcome::Why;
use super::program::OffenceProgram;

/// The editions that make the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) editions: [u8; 4],
    pub(super) count: u8,
    pub(super) why: Why,
}

impl Choice {
    fn new(why: Why) -> Self {
        Choice {
            editions: [0; 4],
            count: 0,
            why,
        }
    }

    fn push(&mut self, edition: usize) {
        if let Some(place) = self.editions.get_mut(usize::from(self.count)) {
            *place = edition as u8;
            self.count += 1;
        }
    }

    /// The editions, oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.editions[..usize::from(self.count)]
            .iter()
            .map(|at| usize::from(*at))
    }

    /// The edition, where there is just one.
    pub(super) fn single(&self) -> Option<usize> {
        (self.count == 1).then(|| usize::from(self.editions[0]))
    }
}

impl OffenceProgram {
    /// The editions for the days of a case, judged on a day.
    pub(super) fn choose(&self, facts: &Facts, as_of: Date) -> Choice {
        let (first, last, why) = match facts.conduct() {
            None => (as_of, as_of, Why::NoDate),
            Some((first, last)) => match facts.began() {
                Some(start) if start < first => (start, last, Why::RunsAcross),
                Some(_) | None => (
                    first,
                    last,
                    if first == last {
                        Why::DayOfConduct
                    } else {
                        Why::Approximate
                    },
                ),
            },
        };
        let mut choice = Choice::new(why);
        for (at, edition) in self.editions.iter().enumerate() {
            if edition.covers(first, last, as_of) {
                choice.push(at);
            }
        }
        if choice.count == 1 && why != Why::NoDate {
            choice.why = Why::DayOfConduct;
        }
        choice
    }

    /// The editions of later conduct that a court of that day would compare.
    pub(super) fn later(&self, edition: usize, as_of: Date) -> impl Iterator<Item = usize> {
        let end = self.editions[edition].conduct.to;
        self.editions
            .iter()
            .enumerate()
            .filter(move |(_, other)| {
                let after = other
                    .conduct
                    .from
                    .zip(end)
                    .is_some_and(|(from, end)| from > end && from <= as_of);
                after && other.judged.contains(as_of)
            })
            .map(|(at, _)| at)
    }
}
