//! The open questions of a case, about facts and about rows, each with the answers that are worth trying.

use super::assessor::Assessor;
use super::facts::{self, Facts, RowFacts, Slot, UNBOUNDED};
use super::probe::{FAR, trials};
use super::program::Program;
use super::test::RowBits;
use crate::case::{Answer, DateSpan, Span};
use crate::law::limits::ROW_FACTS;
use crate::law::{Fact, FactKind, Law};

/// Something that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// A fact, by position.
    Fact(usize),
    /// The count of a row, by position.
    Row(usize),
    /// To how many recipients the records of a row went.
    Recipients(usize),
    /// A fact that a row states itself, as unknown: the row and the fact.
    RowFact(usize, usize),
    /// The records altogether.
    Records,
}

/// Something open, with the answers that it leaves possible: every value, or the ends between which all others lie.
pub(super) struct Question {
    pub(super) open: Open,
    pub(super) answers: Vec<Answer>,
}

impl Assessor {
    /// The open questions on which the short answer for an offence may turn; those on the records altogether are not here.
    pub(super) fn questions(&self, law: &Law, facts: &Facts, offence: usize) -> Vec<Question> {
        let mut all = Vec::new();
        if self.program.offences[offence].counting.is_some() {
            for at in 0..facts.rows.len() {
                self.row_questions(law, facts, (offence, at), &mut all);
            }
        }
        for (at, fact) in law.facts.iter().enumerate() {
            // Of an age nobody asks while nothing is said.
            let yes_or_no = fact.assumed_bool().is_some();
            let taken = !fact.assume.is_empty() && !yes_or_no && facts.said >> at & 1 == 0;
            if taken || !self.turns_on(offence, at, fact.kind) {
                continue;
            }
            let answers = match fact.kind {
                FactKind::Date => self.days(law, facts, at, offence),
                _ if is_open(facts.slot(at), fact.kind) => self.answers(law, fact, facts.slot(at)),
                _ => continue,
            };
            let open = Open::Fact(at);
            all.push(Question { open, answers });
        }
        all
    }

    fn row_questions(
        &self,
        law: &Law,
        facts: &Facts,
        (offence, at): (usize, usize),
        all: &mut Vec<Question>,
    ) {
        let row = &facts.rows[at];
        let ends = |(min, max): (u64, u64)| {
            let ends = [min, max.min(UNBOUNDED - 1)];
            ends.map(|end| Answer::Count(Span::exactly(end))).to_vec()
        };
        for (open, span) in [
            (Open::Row(at), row.count),
            (Open::Recipients(at), row.recipients),
        ] {
            if span.0 != span.1 {
                let answers = ends(span);
                all.push(Question { open, answers });
            }
        }
        for (slot, &fact) in row.slots.iter().zip(&self.program.row_facts) {
            let (place, of) = (usize::from(fact), &law.facts[usize::from(fact)]);
            let own = row.own >> self.row_place(place) & 1 == 1;
            if own && is_open(*slot, of.kind) && self.turns_on(offence, place, of.kind) {
                let open = Open::RowFact(at, place);
                let answers = self.answers(law, of, *slot);
                all.push(Question { open, answers });
            }
        }
    }

    fn row_place(&self, fact: usize) -> usize {
        let facts = self.program.row_facts.iter();
        facts.take_while(|one| usize::from(**one) != fact).count()
    }

    /// The case with a question answered.
    pub(super) fn answered(&self, law: &Law, facts: &Facts, open: Open, answer: &Answer) -> Facts {
        let number = match answer {
            Answer::Count(span) => (span.min, span.min),
            _ => (0, 0),
        };
        let mut trial = facts.clone();
        match open {
            Open::Fact(fact) => return facts.with(self, law, fact, answer),
            Open::Row(row) => trial.rows[row].count = number,
            Open::Recipients(row) => trial.rows[row].recipients = number,
            Open::RowFact(row, fact) => {
                let slot = facts::slot(law, &law.facts[fact], Some(answer), false);
                trial.rows[row].slots[self.row_place(fact)] = slot;
                trial.assume(&self.program, fact);
                trial.retest(&self.program);
            }
            Open::Records => {}
        }
        trial
    }

    /// Cases in which the records that nobody knows are none, or very many of one tier.
    pub(super) fn any_records(&self, facts: &Facts) -> Vec<Facts> {
        let program = &self.program;
        let tiers = program.named_kinds..program.kind_tiers.len();
        let rows = tiers.map(|kind| Some(many(program, facts, 1 << kind)));
        let known = |row: Option<RowFacts>| {
            let mut trial = facts.clone();
            trial.rows.extend(row);
            trial.rows_known = true;
            trial.retest(program);
            trial
        };
        std::iter::once(None).chain(rows).map(known).collect()
    }

    /// The answers that are tried for an open fact.
    fn answers(&self, law: &Law, fact: &Fact, slot: Slot) -> Vec<Answer> {
        // More of it never leads to less, so that the ends speak for all between them.
        let ends = [slot.lo, slot.hi.min(FAR)].map(Span::exactly);
        match fact.kind {
            FactKind::Money => ends.map(Answer::Money).to_vec(),
            FactKind::Count => ends.map(Answer::Count).to_vec(),
            FactKind::Bool
            | FactKind::Enum
            | FactKind::Set
            | FactKind::Date
            | FactKind::Role
            | FactKind::Rows => trials(&self.program, law, fact),
        }
    }

    /// The ends of a month or a year that stands for the day, and where a text begins or ends in it.
    fn days(&self, law: &Law, facts: &Facts, fact: usize, offence: usize) -> Vec<Answer> {
        let span = match self.program.dates {
            (Some(end), _) if usize::from(end) == fact => facts.end,
            (_, Some(start)) if usize::from(start) == fact => facts.start,
            _ => None,
        };
        let Some(span) = span.filter(|span| span.first != span.last) else {
            return Vec::new();
        };
        let editions = law.offences[offence].1.editions.iter();
        let borders = editions.flat_map(|edition| [edition.conduct.from, edition.conduct.to]);
        let within = borders
            .flatten()
            .filter(|day| (span.first..=span.last).contains(day));
        let days = [span.first, span.last].into_iter().chain(within);
        days.map(|day| Answer::Date(DateSpan::day(day))).collect()
    }
}

/// A row of more records than any line asks for.
fn many(program: &Program, facts: &Facts, kinds: u32) -> RowFacts {
    let mut row = RowFacts {
        kinds,
        rival: None,
        count: (FAR, FAR),
        recipients: (1, 1),
        slots: [Slot { lo: 0, hi: 0 }; ROW_FACTS],
        own: 0,
        bits: RowBits::default(),
    };
    for (slot, fact) in row.slots.iter_mut().zip(&program.row_facts) {
        *slot = facts.slot(usize::from(*fact));
    }
    row
}

fn is_open(slot: Slot, kind: FactKind) -> bool {
    match kind {
        FactKind::Bool | FactKind::Count | FactKind::Money | FactKind::Set => slot.lo != slot.hi,
        FactKind::Enum | FactKind::Role => !slot.hi.is_power_of_two(),
        FactKind::Date | FactKind::Rows => false,
    }
}
