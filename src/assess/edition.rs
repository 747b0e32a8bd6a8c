//! Chooses the editions of an offence that apply: by the day of the conduct, the day of judgment, and the rule that the
//! more lenient later law prevails.

use jiff::civil::Date;

use super::facts::Facts;
use super::outcome::Why;
use super::program::OffenceProgram;
use crate::law::DayRange;

/// A day as a number, in the order of the calendar.
fn number(day: Date) -> i32 {
    i32::from(day.year()) << 9 | i32::from(day.month()) << 5 | i32::from(day.day())
}

/// A run of days as numbers, both ends included; an open end is the least or the greatest number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    from: i32,
    to: i32,
}

impl Days {
    /// The days of a range of the data.
    pub(super) fn of(range: DayRange) -> Self {
        Days {
            from: range.from.map_or(i32::MIN, number),
            to: range.to.map_or(i32::MAX, number),
        }
    }

    fn contains(self, day: i32) -> bool {
        self.meets(day, day)
    }

    fn meets(self, first: i32, last: i32) -> bool {
        self.from <= last && first <= self.to
    }
}

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
        let (first, last, judged) = (number(first), number(last), number(as_of));
        for (at, edition) in self.editions.iter().enumerate() {
            if edition.conduct.meets(first, last) && edition.judged.contains(judged) {
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
        let judged = number(as_of);
        let later = move |days: Days| end < days.from && days.from <= judged;
        self.editions
            .iter()
            .enumerate()
            .filter(move |(_, other)| later(other.conduct) && other.judged.contains(judged))
            .map(|(at, _)| at)
    }
}
