//! Sources of law and their provisions, addressed as the law addresses itself.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Name, packed::day};
use crate::text::{Lang, Text};

/// How a source reaches conduct in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Temporal {
    /// Statutes: the day of conduct, with the more lenient later law.
    OffenceDate,
    /// Judicial interpretations: also conduct not yet judged.
    PendingCases,
    /// Guidelines with an end.
    TrialPeriod,
    /// Cases and writing: practice, not law.
    Commentary,
}

/// How a statement was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In the text itself.
    Text,
    /// In a secondary publication: practice.
    Secondary,
    /// Not verified: shown as open.
    Unverified,
}

/// A source of law.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id: the part of an address before the colon.
    pub id: Name,
    /// Full name.
    pub name: Text,
    /// How a citation begins.
    pub short: Text,
    /// Document number.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Text,
    /// How it reaches conduct in time.
    pub temporal: Temporal,
    /// In force from.
    #[serde(default, deserialize_with = "day")]
    pub from: Option<Date>,
    /// Last day in force.
    #[serde(default, deserialize_with = "day")]
    pub to: Option<Date>,
    /// How it was read.
    pub status: Status,
}

/// A provision.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Provision {
    /// `source:address`, or the source alone where it has no articles.
    pub id: Name,
    /// Its article has one paragraph: what follows the article is an item.
    #[serde(default)]
    pub single_paragraph: bool,
    /// Label.
    pub title: Text,
    /// What it says, in our words.
    pub says: Text,
    /// In force from, where it differs from its source.
    #[serde(default, deserialize_with = "day")]
    pub from: Option<Date>,
    /// Last day in force, where it differs from its source.
    #[serde(default, deserialize_with = "day")]
    pub to: Option<Date>,
    /// How it was read.
    pub status: Status,
}

impl Provision {
    /// The source's id and the address within it.
    pub fn parts(&self) -> (&str, Address<'_>) {
        let (source, address) = self.id.split_once(':').unwrap_or((&self.id, ""));
        let units = match self.single_paragraph {
            true => &ITEMS[..],
            false => &PARAGRAPHS[..],
        };
        (source, Address { address, units })
    }
}

/// The units of an article's parts.
const PARAGRAPHS: [&str; 3] = ["款", "项", "目"];
/// The same where the article has one paragraph, which is then not named.
const ITEMS: [&str; 2] = ["项", "目"];

/// An address within a source: `5.1.6`, `253-1.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    address: &'a str,
    units: &'static [&'static str],
}

impl<'a> Address<'a> {
    /// An address in articles with paragraphs.
    pub fn new(address: &'a str) -> Self {
        Address {
            address,
            units: &PARAGRAPHS,
        }
    }

    /// As it is written.
    pub fn as_str(&self) -> &'a str {
        self.address
    }
}

impl Address<'_> {
    /// The address as a citation writes it: 第253条之一第2款, art. 253-1(2).
    pub fn cite(&self, lang: Lang) -> String {
        let mut parts = self.address.split('.');
        let article = parts.next().unwrap_or_default();
        let mut out = String::new();
        match lang {
            Lang::Zh => {
                let (number, inserted) = article.split_once('-').unwrap_or((article, ""));
                out.extend(["第", number, "条"]);
                if !inserted.is_empty() {
                    out.extend(["之", chinese_digit(inserted)]);
                }
                for (part, unit) in parts.zip(self.units) {
                    out.extend(["第", part, *unit]);
                }
            }
            Lang::En => {
                out.extend(["art. ", article]);
                for part in parts {
                    out.extend(["(", part, ")"]);
                }
            }
        }
        out
    }
}

/// 第253条之一: inserted articles are counted in Chinese numerals.
fn chinese_digit(digit: &str) -> &str {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    digit
        .parse::<usize>()
        .ok()
        .and_then(|n| numerals.get(n.wrapping_sub(1)))
        .copied()
        .unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_as_the_law_writes_them() {
        let cite = |address, lang| Address::new(address).cite(lang);
        assert_eq!(cite("253-1.2", Lang::Zh), "第253条之一第2款");
        assert_eq!(cite("253-1.2", Lang::En), "art. 253-1(2)");
        assert_eq!(cite("5.1.6", Lang::Zh), "第5条第1款第6项");
        assert_eq!(cite("5.1.6", Lang::En), "art. 5(1)(6)");
        assert_eq!(cite("12", Lang::Zh), "第12条");
    }
}
