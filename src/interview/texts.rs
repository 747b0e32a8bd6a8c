//! What every face of the interview says: hints, the words of the record rows, and what is wrong with an entry.

use super::EntryError;
use crate::text::{Text, texts};

texts! {
    /// `[interview]`
    InterviewTexts { why, progress, search, count_hint, money_hint, date_end, date_start, date_hint, chosen_effect, no_match }
    /// `[records]`
    RecordsTexts { add, count, count_hint, count_missing, go_on, none, open_tier, one_is, details, details_hint, removed, recipients, tier, tier_all, own, usual, as_case, source, close }
    /// `[error]`
    ErrorTexts { count, fraction, money, third_decimal, negative, too_large, backwards, date, future, start_after_end, recipients, removed, below_removed }
}

impl ErrorTexts {
    /// What is wrong with an entry, and what is possible.
    pub fn of(&self, error: EntryError) -> &Text {
        match error {
            EntryError::Count => &self.count,
            EntryError::Fraction => &self.fraction,
            EntryError::Money => &self.money,
            EntryError::ThirdDecimal => &self.third_decimal,
            EntryError::Negative => &self.negative,
            EntryError::TooLarge => &self.too_large,
            EntryError::Backwards => &self.backwards,
            EntryError::Date => &self.date,
        }
    }
}
