//! Money in fen, read from decimals as written and never through a float.

use std::borrow::Cow;
use std::fmt;

use super::number::{Miss, Scaled, fold, grouped};

/// An amount of money in fen (a hundredth of a yuan).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(pub u64);

/// Why a text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MoneyError {
    /// Nothing but blanks.
    Empty,
    /// Below nothing, or written with a minus.
    Negative,
    /// Written with a power of ten ("5e3").
    Exponent,
    /// Something smaller than a fen.
    ThirdDecimal,
    /// Not a plain decimal.
    NotANumber,
    /// More fen than 64 bits hold.
    TooLarge,
}

impl Fen {
    /// Reads a plain decimal of yuan as files hold it: "5150", "5150.5", "5150.50", with TOML's `_` between digits.
    ///
    /// # Errors
    /// Anything else: signs, exponents, words, a third decimal, or more fen than 64 bits hold.
    pub fn parse(s: &str) -> Result<Self, MoneyError> {
        refuse_signs(s)?;
        let (whole, part) = match s.split_once('.') {
            Some((_, "")) => return Err(MoneyError::NotANumber),
            Some((whole, part)) => (whole, part),
            None => (s, ""),
        };
        let whole = without_underscores(whole).ok_or(MoneyError::NotANumber)?;
        let part = match part {
            "" => Cow::Borrowed(""),
            _ => without_underscores(part).ok_or(MoneyError::NotANumber)?,
        };
        // What the last digit of the part stands for, in fen.
        let last = match part.len() {
            0 | 1 => 10,
            2 => 1,
            _ => return Err(MoneyError::ThirdDecimal),
        };
        let number = |digits: &str| match digits {
            "" => Ok(0),
            _ => digits.parse::<u64>().map_err(|_| MoneyError::TooLarge),
        };
        let (yuan, fen) = (number(&whole)?, number(&part)? * last);
        let fen = yuan.checked_mul(100).and_then(|all| all.checked_add(fen));
        fen.map(Fen).ok_or(MoneyError::TooLarge)
    }

    /// Reads yuan as a person types them: also full-width, with thousands separators, ¥ in front, 元 or 块 behind,
    /// and 万, 亿 and their fellows ("1.5万元").
    ///
    /// # Errors
    /// Why it is no amount.
    pub fn parse_typed(s: &str) -> Result<Self, MoneyError> {
        let folded = fold(s);
        let text = folded.trim();
        let text = text.strip_prefix('¥').unwrap_or(text).trim_start();
        let text = text.strip_suffix(['元', '块']).unwrap_or(text).trim_end();
        refuse_signs(text)?;
        let scaled = Scaled::read(text).ok_or(MoneyError::NotANumber)?;
        // "1.500" is refused although it is whole: it may be meant as one thousand five hundred.
        if scaled.bare_decimals().is_some_and(|decimals| decimals > 2) {
            return Err(MoneyError::ThirdDecimal);
        }
        let fen = scaled.shifted(2).map_err(|miss| match miss {
            Miss::Below => MoneyError::ThirdDecimal,
            Miss::Above => MoneyError::TooLarge,
        })?;
        u64::try_from(fen)
            .map(Fen)
            .map_err(|_| MoneyError::TooLarge)
    }

    /// The amount in yuan for people: "5,150.50", whole yuan without decimals: "5,000".
    pub fn yuan(self) -> String {
        format!("{}{}", grouped(u128::from(self.0 / 100)), self.part())
    }

    /// The amount in yuan for files, as [`Fen::parse`] reads it: "5150.50", "5000".
    pub fn decimal(self) -> String {
        format!("{}{}", self.0 / 100, self.part())
    }

    fn part(self) -> String {
        match self.0 % 100 {
            0 => String::new(),
            fen => format!(".{fen:02}"),
        }
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.yuan())
    }
}

/// What can be told apart before reading, so that each slip gets its own reason.
fn refuse_signs(text: &str) -> Result<(), MoneyError> {
    if text.trim().is_empty() {
        return Err(MoneyError::Empty);
    }
    let starts_as_number = |t: &str| t.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if text
        .strip_prefix('-')
        .is_some_and(|rest| starts_as_number(rest.trim_start_matches(['¥', ' '])))
    {
        return Err(MoneyError::Negative);
    }
    let power = text.find(['e', 'E']).filter(|_| starts_as_number(text));
    let is_power = power.is_some_and(|at| {
        text[at + 1..]
            .trim_start_matches(['+', '-'])
            .starts_with(|c: char| c.is_ascii_digit())
    });
    if is_power {
        Err(MoneyError::Exponent)
    } else {
        Ok(())
    }
}

/// The digits alone, when every `_` stands between two digits.
fn without_underscores(digits: &str) -> Option<Cow<'_, str>> {
    let well_formed = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if !digits.contains('_') {
        return well_formed(digits).then_some(Cow::Borrowed(digits));
    }
    let groups = digits.split('_').all(well_formed);
    groups.then(|| Cow::Owned(digits.replace('_', "")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn files_are_read_strictly() {
        use MoneyError::{Empty, Exponent, Negative, NotANumber, ThirdDecimal, TooLarge};
        let cases = [
            ("5150.50", Ok(515_050)),
            ("5150.5", Ok(515_050)),
            ("5000", Ok(500_000)),
            ("1_000.05", Ok(100_005)),
            ("0", Ok(0)),
            ("0.01", Ok(1)),
            ("184467440737095516.15", Ok(u64::MAX)),
            ("184467440737095516.16", Err(TooLarge)),
            ("99999999999999999999999", Err(TooLarge)),
            ("", Err(Empty)),
            (" ", Err(Empty)),
            ("-1", Err(Negative)),
            ("-0.5", Err(Negative)),
            ("5e3", Err(Exponent)),
            ("5.1E+3", Err(Exponent)),
            ("5150.505", Err(ThirdDecimal)),
            ("5150.500", Err(ThirdDecimal)),
            ("5.", Err(NotANumber)),
            (".5", Err(NotANumber)),
            ("1__0", Err(NotANumber)),
            ("1_", Err(NotANumber)),
            ("1._5", Err(NotANumber)),
            ("+5", Err(NotANumber)),
            (" 5", Err(NotANumber)),
            ("5,150", Err(NotANumber)),
            ("５０", Err(NotANumber)),
            ("inf", Err(NotANumber)),
            ("-inf", Err(NotANumber)),
            ("nan", Err(NotANumber)),
            ("0x10", Err(NotANumber)),
            ("五千", Err(NotANumber)),
        ];
        for (text, fen) in cases {
            assert_eq!(Fen::parse(text), fen.map(Fen), "{text}");
        }
    }

    #[test]
    fn people_are_read_kindly() {
        use MoneyError::{Empty, Exponent, Negative, NotANumber, ThirdDecimal, TooLarge};
        let cases = [
            ("5150.50", Ok(515_050)),
            ("５，１５０．５０元", Ok(515_050)),
            ("￥5,150.5", Ok(515_050)),
            ("¥ 5150 元", Ok(515_000)),
            ("5150。5块", Ok(515_050)),
            ("1.5万元", Ok(1_500_000)),
            ("1.234567万", Ok(1_234_567)),
            ("", Err(Empty)),
            ("元", Err(Empty)),
            ("-5元", Err(Negative)),
            ("－５", Err(Negative)),
            ("-¥5", Err(Negative)),
            ("¥-5", Err(Negative)),
            ("1e3", Err(Exponent)),
            ("1.500", Err(ThirdDecimal)),
            ("1.2345678万", Err(ThirdDecimal)),
            ("99999999999亿", Err(TooLarge)),
            ("1,5", Err(NotANumber)),
            ("some", Err(NotANumber)),
        ];
        for (text, fen) in cases {
            assert_eq!(Fen::parse_typed(text), fen.map(Fen), "{text}");
        }
    }

    #[test]
    fn writes_for_people_and_for_files() {
        let cases = [
            (515_050, "5,150.50", "5150.50"),
            (500_000, "5,000", "5000"),
            (5, "0.05", "0.05"),
            (0, "0", "0"),
        ];
        for (fen, yuan, decimal) in cases {
            assert_eq!(Fen(fen).yuan(), yuan);
            assert_eq!(Fen(fen).to_string(), yuan);
            assert_eq!(Fen(fen).decimal(), decimal);
        }
        assert_eq!(format!("{:>9}", Fen(515_050)), " 5,150.50");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(fen: u64) {
            prop_assert_eq!(Fen::parse(&Fen(fen).decimal()), Ok(Fen(fen)));
            prop_assert_eq!(Fen::parse_typed(&Fen(fen).yuan()), Ok(Fen(fen)));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,24}") {
            let _ = (Fen::parse(&text), Fen::parse_typed(&text), super::super::number::parse_count(&text));
        }

        #[test]
        fn nor_does_anything_near_a_number(text in "[-+0-9.,_eE 元万亿¥。]{0,12}") {
            let _ = (Fen::parse(&text), Fen::parse_typed(&text), super::super::number::parse_count(&text));
        }
    }
}
