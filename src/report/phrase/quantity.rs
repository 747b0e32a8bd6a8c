//! Numbers in words: records, money, ranges, distances.

use super::Phrases;
use crate::assess::{MeasureOutcome, Range, TermOutcome, Truth, What};
use crate::text::{Fen, Lang, grouped};

/// 一万.
const WAN: u64 = 10_000;

impl Phrases<'_> {
    /// So many records.
    pub fn records(&self, n: u128) -> String {
        self.texts
            .measure
            .records_unit
            .fill(self.lang, &[("n", &grouped(n))])
    }

    /// So much money, given in fen.
    pub fn money(&self, fen: u128) -> String {
        let yuan = u64::try_from(fen).map_or_else(|_| grouped(fen / 100), |fen| Fen(fen).yuan());
        self.texts
            .measure
            .yuan_unit
            .fill(self.lang, &[("n", &yuan)])
    }

    /// An amount of the law, given in yuan: in Chinese 一百万元 is written 100万元, as statutes are quoted.
    pub fn statutory(&self, yuan: u64) -> String {
        match self.lang {
            Lang::Zh if yuan >= WAN && yuan.is_multiple_of(WAN) => {
                let wan = format!("{}万", grouped(u128::from(yuan / WAN)));
                let unit = &self.texts.measure.yuan_unit;
                unit.fill(self.lang, &[("n", &wan)])
            }
            Lang::Zh | Lang::En => self.money(u128::from(yuan) * 100),
        }
    }

    /// A range, each end said by `one`.
    pub fn range(&self, range: Range, one: impl Fn(u128) -> String) -> String {
        let texts = &self.texts.measure;
        match (range.exact(), range.max()) {
            (Some(n), _) => one(n),
            (None, Some(max)) => texts
                .between
                .fill(self.lang, &[("min", &one(range.min)), ("max", &one(max))]),
            (None, None) if range.min == 0 => texts.unknown.get(self.lang).to_owned(),
            (None, None) => texts.at_least.fill(self.lang, &[("n", &one(range.min))]),
        }
    }

    /// So many, without a unit: recipients.
    pub fn people(&self, span: crate::case::Span) -> String {
        let range = Range::new(u128::from(span.min), span.max.map(u128::from));
        self.range(range, grouped)
    }

    /// The share of a line that a term of a total fills: 0.4; as a fraction where no decimal is exact.
    pub fn share(&self, term: &TermOutcome) -> String {
        let line = u128::from(term.line) * u128::from(term.factor.num);
        self.range(term.value, |n| {
            fraction(n * u128::from(term.factor.den), line)
        })
    }

    /// A value beside its line, a unit that both end with said once: 2,000 / 2,500元.
    pub fn against(&self, value: &str, line: &str) -> String {
        let unit = line.trim_start_matches(|c: char| c.is_ascii_digit() || ",.".contains(c));
        match value.strip_suffix(unit) {
            Some(bare) if !unit.is_empty() && !bare.contains(unit) => format!("{bare} / {line}"),
            Some(_) | None => format!("{value} / {line}"),
        }
    }

    /// A number in the unit of a line.
    pub fn amount(&self, what: What, unit: u128, n: u128) -> String {
        match what {
            What::Records { .. } => self.records(n),
            What::Count { .. } => grouped(n),
            What::Money { .. } => self.money(n),
            What::Total { .. } => fraction(n, unit),
        }
    }

    /// How far a line is: over, on it, short, or open.
    pub fn distance(&self, line: &MeasureOutcome) -> String {
        let texts = &self.texts.measure;
        let say = |n: u128| self.amount(line.what, line.unit, n);
        match (line.truth, line.value.exact()) {
            (Truth::Met, Some(value)) if value == line.line => {
                texts.exactly.get(self.lang).to_owned()
            }
            (Truth::Met, _) => {
                let most = line.value.max().map(|most| most - line.line);
                let range = Range::new(line.value.min - line.line, most);
                texts
                    .over
                    .fill(self.lang, &[("n", &self.range(range, say))])
            }
            (Truth::Open, _) => texts.short_open.get(self.lang).to_owned(),
            (Truth::NotMet, _) => {
                let least = line.line - line.value.max().unwrap_or_default();
                let range = Range::new(least, Some(line.line - line.value.min));
                texts
                    .short
                    .fill(self.lang, &[("n", &self.range(range, say))])
            }
        }
    }
}

/// A part of a unit: as a decimal where that is exact, else as a fraction.
pub(super) fn fraction(n: u128, unit: u128) -> String {
    let (whole, mut rest) = (n / unit, n % unit);
    let mut decimals = String::new();
    while rest != 0 && decimals.len() < 9 {
        rest *= 10;
        decimals.push(char::from(b'0' + (rest / unit) as u8));
        rest %= unit;
    }
    match (rest, decimals.is_empty()) {
        (0, true) => grouped(whole),
        (0, false) => format!("{}.{decimals}", grouped(whole)),
        _ => format!("{n}/{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::fraction;

    #[test]
    fn fractions_are_exact() {
        assert_eq!(fraction(5500, 5000), "1.1");
        assert_eq!(fraction(5000, 5000), "1");
        assert_eq!(fraction(4999, 5000), "0.9998");
        assert_eq!(fraction(1, 3), "1/3");
    }
}
