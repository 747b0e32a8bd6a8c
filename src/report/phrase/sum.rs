//! The proportional total as the law writes it: 20/50 + 350/500 = 1.1 ≥ 1.

use super::Phrases;
use super::quantity::fraction;
use crate::assess::{MeasureOutcome, Range, TermOutcome, Truth};
use crate::law::Ratio;
use crate::text::grouped;

/// A proportional total, in parts that a screen can colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// `20/50`, with the tier of each, or its place where no records are counted; what is nothing is left out.
    pub terms: Vec<(usize, String)>,
    /// `1.1`; in words where nothing is known yet
    pub total: String,
    /// `≥ 1`, `< 1`, `? 1`; empty where nothing is known yet
    pub against: String,
}

impl Sum {
    /// The sum on one line.
    pub fn line(&self) -> String {
        let terms: Vec<&str> = self.terms.iter().map(|(_, text)| text.as_str()).collect();
        match terms[..] {
            [] if self.against.is_empty() => self.total.clone(),
            [] => format!("{} {}", self.total, self.against),
            _ => format!("{} = {} {}", terms.join(" + "), self.total, self.against),
        }
    }
}

impl Phrases<'_> {
    /// A total written out.
    pub fn sum(&self, line: &MeasureOutcome, terms: &[TermOutcome]) -> Sum {
        let at_least = self.texts.signs.at_least.get(self.lang);
        let to = self.texts.signs.to.get(self.lang);
        let shown = terms.iter().filter(|term| term.value != Range::ZERO);
        let count = |range: Range| match (range.exact(), range.max()) {
            (Some(n), _) => grouped(n),
            (None, Some(max)) => format!("({}{to}{})", grouped(range.min), grouped(max)),
            (None, None) if range.min == 0 => "?".to_owned(),
            (None, None) => format!("({at_least}{})", grouped(range.min)),
        };
        let divisor = |term: &TermOutcome| match term.factor {
            Ratio::ONE => term.line.to_string(),
            factor => format!("({}×{factor})", term.line),
        };
        let value = |n: u128| fraction(n, line.unit);
        let sign = match line.truth {
            Truth::Met => at_least,
            Truth::NotMet => "<",
            Truth::Open => "?",
        };
        if line.value == Range::ANY {
            return Sum {
                terms: Vec::new(),
                total: self.texts.measure.nothing_yet.get(self.lang).to_owned(),
                against: String::new(),
            };
        }
        Sum {
            terms: shown
                .enumerate()
                .map(|(at, term)| {
                    let said = format!("{}/{}", count(term.value), divisor(term));
                    (term.tier().unwrap_or(at), said)
                })
                .collect(),
            total: match (line.value.exact(), line.value.max()) {
                (Some(n), _) => value(n),
                (None, Some(max)) => format!("{}{to}{}", value(line.value.min), value(max)),
                (None, None) if line.value.min == 0 => "?".to_owned(),
                (None, None) => format!("{at_least}{}", value(line.value.min)),
            },
            against: format!("{sign} {}", value(line.line)),
        }
    }
}
