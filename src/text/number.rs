//! Whole numbers as people type them in China and as the program shows them.

/// Why a typed count is not a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountError {
    /// Nothing but blanks.
    Empty,
    /// Not a number at all, or digits grouped so that two readings are possible ("1,5").
    NotANumber,
    /// A number with a part of one left over, such as 1.23456万.
    Fraction,
    /// More than 18,446,744,073,709,551,615.
    TooLarge,
}

/// A number with thousands separators: `1584` gives "1,584".
pub fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    // The first group has what is left over of groups of three.
    let (mut group, mut rest) = digits.split_at((digits.len() - 1) % 3 + 1);
    loop {
        out.push_str(group);
        if rest.is_empty() {
            return out;
        }
        out.push(',');
        (group, rest) = rest.split_at(3);
    }
}

/// Folds what a Chinese input method produces for figures into ASCII: full-width letters, digits and signs, the
/// ideographic blank, the full-width ￥, the minus sign, and a Chinese full stop between two digits.
///
/// Everything else, Chinese punctuation in prose included, stays as it is.
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut chars = s.chars().map(fold_char).peekable();
    while let Some(c) = chars.next() {
        let after_digit = out.ends_with(|p: char| p.is_ascii_digit());
        let before_digit = chars.peek().is_some_and(char::is_ascii_digit);
        let is_point = matches!(c, '。' | '．' | '｡') && after_digit && before_digit;
        out.push(if is_point { '.' } else { c });
    }
    out
}

fn fold_char(c: char) -> char {
    match c {
        // The block of full-width forms repeats ASCII from "!" to "~" in the same order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{FFE5}' => '¥',
        '\u{2212}' => '-',
        other => other,
    }
}

/// Reads a count as a person types it: "1,584", "１５８４", "1 584", "6万", "1.5万", "3 千", "2亿", "350条".
///
/// Exact: a result that is not whole is [`CountError::Fraction`], never rounded. A single comma or blank stands only
/// where a thousands separator can stand, so that "1,5" is refused instead of read as 15.
///
/// # Errors
/// Why it is no count.
pub fn parse_count(s: &str) -> Result<u64, CountError> {
    let folded = fold(s);
    let text = folded.trim();
    if text.is_empty() {
        return Err(CountError::Empty);
    }
    let text = text.strip_suffix('条').unwrap_or(text);
    let scaled = Scaled::read(text).ok_or(CountError::NotANumber)?;
    let whole = scaled.shifted(0).map_err(|miss| match miss {
        Miss::Below => CountError::Fraction,
        Miss::Above => CountError::TooLarge,
    })?;
    u64::try_from(whole).map_err(|_| CountError::TooLarge)
}

/// A decimal as typed, with its Chinese unit: `digits` with the point `decimals` places from the right, times ten to
/// the `power`.
pub(super) struct Scaled {
    digits: String,
    decimals: u32,
    power: u32,
}

/// Why a decimal is not a whole number of the unit asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// Something smaller than the unit is left over.
    Below,
    /// It does not fit.
    Above,
}

impl Scaled {
    /// Reads folded, trimmed text: digits, separators, a point, then units (百 千 万 亿, also 百万, 千万).
    pub(super) fn read(text: &str) -> Option<Self> {
        let number = text.trim_end_matches(|c: char| c.is_whitespace() || power_of(c).is_some());
        let units = text[number.len()..].chars().filter_map(power_of);
        // Chinese multiplies upwards only: 千万, 万亿, never 万千.
        if !units.clone().is_sorted_by(|a, b| a < b) {
            return None;
        }
        let power = units.sum();
        let (whole, part) = match number.split_once('.') {
            Some((_, "")) => return None,
            Some((whole, part)) => (whole, part),
            None => (number, ""),
        };
        if !part.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let mut digits = ungroup(whole)?;
        digits.push_str(part);
        Some(Self {
            digits,
            decimals: u32::try_from(part.len()).ok()?,
            power,
        })
    }

    /// Whether digits stand behind the point, and how many; no unit such as 万 counted in.
    pub(super) fn bare_decimals(&self) -> Option<u32> {
        (self.power == 0).then_some(self.decimals)
    }

    /// The value in units of ten to the minus `places`: 0 gives ones, 2 gives hundredths.
    pub(super) fn shifted(&self, places: u32) -> Result<u128, Miss> {
        let digits = self.digits.trim_start_matches('0');
        let up = self.power.saturating_add(places);
        if up >= self.decimals {
            let zeros = 10u128.checked_pow(up - self.decimals).ok_or(Miss::Above)?;
            let value = if digits.is_empty() {
                Some(0)
            } else {
                digits.parse().ok()
            };
            return value
                .and_then(|v: u128| v.checked_mul(zeros))
                .ok_or(Miss::Above);
        }
        let drop = (self.decimals - up) as usize;
        let keep = digits.len().saturating_sub(drop);
        if digits[keep..].chars().any(|c| c != '0') {
            return Err(Miss::Below);
        }
        if keep == 0 {
            Ok(0)
        } else {
            digits[..keep].parse().map_err(|_| Miss::Above)
        }
    }
}

fn power_of(unit: char) -> Option<u32> {
    match unit {
        '十' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        '万' | '萬' => Some(4),
        '亿' | '億' => Some(8),
        _ => None,
    }
}

/// Takes the thousands separators out, when they stand where they belong and are all the same.
fn ungroup(whole: &str) -> Option<String> {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return (!whole.is_empty()).then(|| whole.to_owned());
    };
    if separator != ',' && !separator.is_whitespace() {
        return None;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let all_digits = groups.iter().all(|g| g.chars().all(|c| c.is_ascii_digit()));
    let well_formed =
        (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3);
    (all_digits && well_formed).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_thousands() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1584, "1,584"),
            (1_000_000, "1,000,000"),
        ];
        for (n, text) in cases {
            assert_eq!(grouped(n), text);
        }
        assert_eq!(
            grouped(u128::MAX),
            "340,282,366,920,938,463,463,374,607,431,768,211,455"
        );
    }

    #[test]
    fn folds_figures_and_leaves_prose() {
        assert_eq!(fold("１，５８４．５０－Ａｂ　￥"), "1,584.50-Ab ¥");
        assert_eq!(fold("5150。50"), "5150.50");
        assert_eq!(fold("５１５０。５０"), "5150.50");
        assert_eq!(fold("共350条。另有2条。"), "共350条。另有2条。");
    }

    #[test]
    fn reads_what_people_type() {
        let cases = [
            ("1584", 1584),
            ("1,584", 1584),
            (" １，５８４ ", 1584),
            ("1 584", 1584),
            ("6万", 60_000),
            ("1.5万", 15_000),
            ("1。5万", 15_000),
            ("1.2345万", 12_345),
            ("3 千", 3_000),
            ("2亿", 200_000_000),
            ("3千万", 30_000_000),
            ("350条", 350),
            ("6万 条", 60_000),
            ("0", 0),
            ("007", 7),
            ("12.00", 12),
            ("0.0万", 0),
            ("0.0001万", 1),
            ("18446744073709551615", u64::MAX),
        ];
        for (typed, n) in cases {
            assert_eq!(parse_count(typed), Ok(n), "{typed}");
        }
    }

    #[test]
    fn refuses_with_the_reason() {
        use CountError::{Empty, Fraction, NotANumber, TooLarge};
        let cases = [
            ("", Empty),
            (" 　", Empty),
            ("许多", NotANumber),
            ("万", NotANumber),
            ("条", NotANumber),
            ("-5", NotANumber),
            ("1e3", NotANumber),
            ("5.", NotANumber),
            ("1.2.3", NotANumber),
            ("1,5", NotANumber),
            ("1,58 4", NotANumber),
            (",584", NotANumber),
            ("1,,584", NotANumber),
            ("1万2", NotANumber),
            ("1.5", Fraction),
            ("1.23456万", Fraction),
            ("0.00001万", Fraction),
            ("18446744073709551616", TooLarge),
            ("3万千", NotANumber),
            ("1亿亿", NotANumber),
            ("999999999999亿", TooLarge),
            ("999999999999999999999999999999999999999999", TooLarge),
        ];
        for (typed, error) in cases {
            assert_eq!(parse_count(typed), Err(error), "{typed}");
        }
    }
}
