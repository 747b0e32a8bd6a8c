//! The details of a record row, beside its type and its count: which there are, what each can be, and what it cannot.

use super::entry::count;
use super::texts::ErrorTexts;
use crate::case::{Answer, Row, Span};
use crate::law::{FactKind, Law};
use crate::text::Text;

/// A detail of a record row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowDetail {
    /// How many records were shown untrue or duplicate.
    Removed,
    /// To how many different recipients the records went.
    Recipients,
    /// The tier, where it is argued about.
    Tier,
    /// The row's own answer to a fact, by position in [`Law::facts`].
    Own(usize),
    /// Where in the file it was found.
    Source,
}

impl RowDetail {
    /// The details of a row, in the order in which they are asked for.
    pub fn all(law: &Law, row: &Row) -> Vec<RowDetail> {
        let argued = !law.types[row.kind].readings.is_empty();
        let facts = law.facts.iter().enumerate();
        let own = facts.filter(|(_, fact)| fact.row);
        [RowDetail::Removed, RowDetail::Recipients]
            .into_iter()
            .chain(argued.then_some(RowDetail::Tier))
            .chain(own.map(|(at, _)| RowDetail::Own(at)))
            .chain([RowDetail::Source])
            .collect()
    }

    /// Whether it is typed; the others are chosen among [`RowDetail::choices`].
    pub fn is_typed(self) -> bool {
        match self {
            RowDetail::Removed | RowDetail::Recipients | RowDetail::Source => true,
            RowDetail::Tier | RowDetail::Own(_) => false,
        }
    }

    /// What can be chosen, with its name; nothing where it is typed. Without a choice it is as the case has it.
    pub fn choices<'t>(self, law: &'t Law, [yes, no]: [&'t Text; 2]) -> Vec<(&'t Text, Answer)> {
        let RowDetail::Own(fact) = self else {
            let tiers = law.tiers.iter().enumerate();
            let tiers = tiers.map(|(at, tier)| (&tier.name, Answer::Choice(at)));
            return match self {
                RowDetail::Tier => tiers.collect(),
                _ => Vec::new(),
            };
        };
        let fact = &law.facts[fact];
        let values = fact.values.iter().enumerate();
        match fact.kind {
            FactKind::Set => values
                .map(|(at, value)| (&value.name, Answer::Set(1 << at)))
                .collect(),
            FactKind::Enum => values
                .map(|(at, value)| (&value.name, Answer::Choice(at)))
                .collect(),
            _ => vec![(yes, Answer::Bool(true)), (no, Answer::Bool(false))],
        }
    }

    /// What is chosen in a row.
    pub fn chosen(self, row: &Row) -> Option<Answer> {
        match self {
            RowDetail::Tier => row.tier.map(Answer::Choice),
            RowDetail::Own(fact) => row.answer(fact).cloned(),
            RowDetail::Removed | RowDetail::Recipients | RowDetail::Source => None,
        }
    }

    /// Makes a choice, or takes it back.
    pub fn choose(self, row: &mut Row, answer: Option<Answer>) {
        match (self, answer) {
            (RowDetail::Tier, Some(Answer::Choice(tier))) => row.tier = Some(tier),
            (RowDetail::Tier, _) => row.tier = None,
            (RowDetail::Own(fact), answer) => row.set(fact, answer),
            (RowDetail::Removed | RowDetail::Recipients | RowDetail::Source, _) => {}
        }
    }

    /// The number in a row.
    pub fn number(self, row: &Row) -> Option<Span> {
        match self {
            RowDetail::Removed => row.removed,
            RowDetail::Recipients => row.recipients,
            RowDetail::Tier | RowDetail::Own(_) | RowDetail::Source => None,
        }
    }

    /// Writes a number that was typed into a row.
    ///
    /// # Errors
    /// What is wrong with it: more removed than there are records, or nobody who received them.
    pub fn set_number<'t>(
        self,
        row: &mut Row,
        number: Option<Span>,
        errors: &'t ErrorTexts,
    ) -> Result<(), &'t Text> {
        match self {
            RowDetail::Removed if exceeds(number, row.count) => return Err(&errors.removed),
            RowDetail::Recipients if number.is_some_and(|span| span.min == 0) => {
                return Err(&errors.recipients);
            }
            RowDetail::Removed => row.removed = number,
            RowDetail::Recipients => row.recipients = number,
            RowDetail::Tier | RowDetail::Own(_) | RowDetail::Source => {}
        }
        Ok(())
    }
}

/// A count that was typed for a row.
///
/// # Errors
/// What is wrong with it: no count, or fewer than are removed from the row. Nothing typed is `Ok(None)`.
pub fn row_count<'t>(
    row: &Row,
    typed: &str,
    errors: &'t ErrorTexts,
) -> Result<Option<Span>, &'t Text> {
    match count(typed).map_err(|error| errors.of(error))? {
        count if exceeds(row.removed, count) => Err(&errors.below_removed),
        count => Ok(count),
    }
}

/// Whether more are removed for certain than there can be.
fn exceeds(removed: Option<Span>, count: Option<Span>) -> bool {
    let most = count.and_then(|count| count.max);
    let least = removed.map(|removed| removed.min);
    least.zip(most).is_some_and(|(least, most)| least > most)
}
