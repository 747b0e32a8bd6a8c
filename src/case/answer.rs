//! Answers: what one fact of a case says.

use jiff::civil::Date;

/// A range of whole numbers, both ends included; without `max` it has no upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Least.
    pub min: u64,
    /// Greatest.
    pub max: Option<u64>,
}

impl Span {
    /// Exactly this number.
    pub fn exactly(n: u64) -> Self {
        Span {
            min: n,
            max: Some(n),
        }
    }

    /// The number, where the range holds just one.
    pub fn exact(self) -> Option<u64> {
        (self.max == Some(self.min)).then_some(self.min)
    }
}

/// How exactly a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// `2021-03-01`
    Day,
    /// `2021-03`
    Month,
    /// `2021`
    Year,
}

/// A day, or the days of a month or a year of which it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateSpan {
    /// First day possible.
    pub first: Date,
    /// Last day possible.
    pub last: Date,
    /// How it is written.
    pub form: DateForm,
}

impl DateSpan {
    /// Reads `2021-03-01`, `2021-03` or `2021`; nothing else.
    pub fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split('-');
        let number = |part: &str, digits: usize| -> Option<i16> {
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse().ok())?
        };
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2));
        let day = parts.next().map(|part| number(part, 2));
        if parts.next().is_some() {
            return None;
        }
        let date = |month: i16, day: i16| {
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        match (month, day) {
            (None, _) => Some(DateSpan {
                first: date(1, 1)?,
                last: date(12, 31)?,
                form: DateForm::Year,
            }),
            (Some(month), None) => {
                let first = date(month?, 1)?;
                Some(DateSpan {
                    first,
                    last: first.last_of_month(),
                    form: DateForm::Month,
                })
            }
            (Some(month), Some(day)) => Some(Self::day(date(month?, day?)?)),
        }
    }

    /// Exactly this day.
    pub fn day(day: Date) -> Self {
        DateSpan {
            first: day,
            last: day,
            form: DateForm::Day,
        }
    }

    /// As it is written.
    pub fn written(&self) -> String {
        match self.form {
            DateForm::Day => self.first.to_string(),
            DateForm::Month => self.first.strftime("%Y-%m").to_string(),
            DateForm::Year => self.first.strftime("%Y").to_string(),
        }
    }
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Asked, and open.
    Unknown,
    /// Yes or no.
    Bool(bool),
    /// One value, by its position; of a role, the position of the role.
    Choice(usize),
    /// Several values, as bits by position.
    Set(u64),
    /// A whole number.
    Count(Span),
    /// An amount in fen.
    Money(Span),
    /// A day.
    Date(DateSpan),
}

/// An answer with the user's note of where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Where in the file it was found.
    pub source: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_months_or_years() {
        let days = |text| {
            DateSpan::parse(text).map(|span| (span.first.to_string(), span.last.to_string()))
        };
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(days("2021-03-05"), pair("2021-03-05", "2021-03-05"));
        assert_eq!(days("2024-02"), pair("2024-02-01", "2024-02-29"));
        assert_eq!(days("2015"), pair("2015-01-01", "2015-12-31"));
        for wrong in [
            "",
            "21",
            "2021-3",
            "2021-13",
            "2021-02-30",
            "2021-03-05-01",
            "+021-03",
            "20 1",
        ] {
            assert_eq!(DateSpan::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_are_written_as_they_were_read() {
        for text in ["2021-03-05", "2021-03", "2021"] {
            assert_eq!(
                DateSpan::parse(text).map(|span| span.written()).as_deref(),
                Some(text)
            );
        }
    }
}
