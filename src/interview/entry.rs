//! Reading what a person types: counts, amounts and dates, exact or as a range.

use super::question::Form;
use crate::case::{Answer, DateSpan, Span};
use crate::text::{CountError, Fen, MoneyError, fold, parse_count};

/// Why a typed entry cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// Not a whole number.
    Count,
    /// A part of one is left over.
    Fraction,
    /// Not an amount of money.
    Money,
    /// Smaller than a fen.
    ThirdDecimal,
    /// Below nothing.
    Negative,
    /// Too large.
    TooLarge,
    /// The upper end lies below the lower one.
    Backwards,
    /// Not a date.
    Date,
}

/// The answer to a question that is answered by typing; questions of other forms have none.
///
/// # Errors
/// Why it cannot be taken. Nothing typed is `Ok(None)`.
pub fn answer(form: Form, typed: &str) -> Result<Option<Answer>, EntryError> {
    Ok(match form {
        Form::Count => count(typed)?.map(Answer::Count),
        Form::Money => money(typed)?.map(Answer::Money),
        Form::Date => date(typed)?.map(Answer::Date),
        Form::Choice | Form::Set | Form::Checklist | Form::Records => None,
    })
}

/// A count: `350`, `6万`, `300-400`, `300以上`, `>=300`.
///
/// # Errors
/// Why it is no count. Nothing typed is `Ok(None)`.
pub fn count(typed: &str) -> Result<Option<Span>, EntryError> {
    span(typed, |text| {
        parse_count(text.trim_end_matches(COUNTERS)).map_err(|error| match error {
            CountError::Empty | CountError::NotANumber => EntryError::Count,
            CountError::Fraction => EntryError::Fraction,
            CountError::TooLarge => EntryError::TooLarge,
        })
    })
}

/// An amount in yuan, read into fen: `5150.50`, `1.5万`, `4000-6000`, `5000以上`.
///
/// # Errors
/// Why it is no amount. Nothing typed is `Ok(None)`.
pub fn money(typed: &str) -> Result<Option<Span>, EntryError> {
    span(typed, |text| {
        Fen::parse_typed(text)
            .map(|fen| fen.0)
            .map_err(|error| match error {
                MoneyError::Empty | MoneyError::Exponent | MoneyError::NotANumber => {
                    EntryError::Money
                }
                MoneyError::Negative => EntryError::Negative,
                MoneyError::ThirdDecimal => EntryError::ThirdDecimal,
                MoneyError::TooLarge => EntryError::TooLarge,
            })
    })
}

/// What people count records by.
const COUNTERS: [char; 8] = ['条', '份', '个', '组', '张', '人', '次', '名'];

fn span(
    typed: &str,
    one: impl Fn(&str) -> Result<u64, EntryError>,
) -> Result<Option<Span>, EntryError> {
    let folded = fold(typed);
    let text = folded.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let from = |text: &str| {
        Ok(Some(Span {
            min: one(text.trim())?,
            max: None,
        }))
    };
    let to = |text: &str| {
        Ok(Some(Span {
            min: 0,
            max: Some(one(text.trim())?),
        }))
    };
    for sign in [">=", "≥", "至少", "at least"] {
        if let Some(rest) = text.strip_prefix(sign) {
            return from(rest);
        }
    }
    for sign in ["<=", "≤", "最多", "at most"] {
        if let Some(rest) = text.strip_prefix(sign) {
            return to(rest);
        }
    }
    for sign in ["以上", "+", "or more"] {
        if let Some(rest) = text.strip_suffix(sign) {
            return from(rest.trim_end_matches(['条', '元']));
        }
    }
    for sign in ["以下", "以内", "or less"] {
        if let Some(rest) = text.strip_suffix(sign) {
            return to(rest.trim_end_matches(['条', '元']));
        }
    }
    for sign in ["至", "到", "~", "–", "—", "-", " to "] {
        // A sign at the very start is a minus, not a range.
        if let Some((low, high)) = text
            .split_once(sign)
            .filter(|(low, _)| !low.trim().is_empty())
        {
            let (min, max) = (one(low.trim())?, one(high.trim())?);
            return if min <= max {
                Ok(Some(Span {
                    min,
                    max: Some(max),
                }))
            } else {
                Err(EntryError::Backwards)
            };
        }
    }
    one(text).map(|n| Some(Span::exactly(n)))
}

/// A date: `2023-05-20`, `2023-5`, `2023`, `2023.5.20`, `2023年5月20日`, `20230520`.
///
/// # Errors
/// Why it is no date. Nothing typed is `Ok(None)`.
pub fn date(typed: &str) -> Result<Option<DateSpan>, EntryError> {
    let folded = fold(typed);
    let text = folded.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let written = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
        return DateSpan::parse(&written).map(Some).ok_or(EntryError::Date);
    }
    let parts: Vec<&str> = text
        .split(['-', '.', '/', '年', '月', '日', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    // A year has four digits: "27" may be a day, and "23" two different years.
    if parts.first().is_none_or(|year| year.len() != 4) {
        return Err(EntryError::Date);
    }
    let number = |at: usize| parts.get(at).map(|part| part.parse::<u16>());
    let written = match (number(0), number(1), number(2)) {
        (Some(Ok(year)), None, None) => format!("{year:04}"),
        (Some(Ok(year)), Some(Ok(month)), None) => format!("{year:04}-{month:02}"),
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) if parts.len() == 3 => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => return Err(EntryError::Date),
    };
    DateSpan::parse(&written).map(Some).ok_or(EntryError::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_exact_or_ranges() {
        let span = |min, max| Ok(Some(Span { min, max }));
        assert_eq!(count(" ３５０ "), span(350, Some(350)));
        assert_eq!(count("6万"), span(60_000, Some(60_000)));
        assert_eq!(count("300-400"), span(300, Some(400)));
        assert_eq!(count("300 至 400条"), span(300, Some(400)));
        assert_eq!(count("500条以上"), span(500, None));
        assert_eq!(count(">=500"), span(500, None));
        assert_eq!(count("27份"), span(27, Some(27)));
        assert_eq!(count("≤20"), span(0, Some(20)));
        assert_eq!(count(""), Ok(None));
        assert_eq!(count("400-300"), Err(EntryError::Backwards));
        assert_eq!(count("1.5"), Err(EntryError::Fraction));
        assert_eq!(count("很多"), Err(EntryError::Count));
    }

    #[test]
    fn money_is_read_into_fen() {
        let exactly = |fen| Ok(Some(Span::exactly(fen)));
        assert_eq!(money("5150.50"), exactly(515_050));
        assert_eq!(money("5,150.5元"), exactly(515_050));
        assert_eq!(money("1.5万"), exactly(1_500_000));
        assert_eq!(
            money("4000-6000"),
            Ok(Some(Span {
                min: 400_000,
                max: Some(600_000)
            }))
        );
        assert_eq!(money("-5"), Err(EntryError::Negative));
        assert_eq!(money("1.005"), Err(EntryError::ThirdDecimal));
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for typed in [
            "2023-05-20",
            "2023.5.20",
            "2023年5月20日",
            "20230520",
            "２０２３／５／２０",
        ] {
            assert_eq!(
                date(typed).map(|span| span.map(|span| span.written())),
                Ok(Some("2023-05-20".to_owned())),
                "{typed}"
            );
        }
        assert_eq!(
            date("2023年5月").map(|span| span.map(|span| span.written())),
            Ok(Some("2023-05".to_owned()))
        );
        assert_eq!(
            date("2023").map(|span| span.map(|span| span.written())),
            Ok(Some("2023".to_owned()))
        );
        assert_eq!(date("昨天"), Err(EntryError::Date));
        assert_eq!(date("27"), Err(EntryError::Date));
        assert_eq!(date("23-05-20"), Err(EntryError::Date));
        assert_eq!(date("2023-02-30"), Err(EntryError::Date));
    }
}
