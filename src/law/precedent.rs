//! Precedents: published cases as facts, so that they can be shown and compared.

use serde::{Deserialize, Deserializer};

use super::{Level, Name, Status};
use crate::text::Text;

/// A number as a source gives it: exact, at least, at most, or about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The least that it may be.
    pub min: u64,
    /// The most; `None` has no upper end.
    pub max: Option<u64>,
    /// Whether the source says "about".
    pub about: bool,
}

/// A figure as the data writes it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Exact(u64),
    Range(Span),
    About(About),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
    min: u64,
    max: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    about: u64,
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let exactly = |n, about| Figure {
            min: n,
            max: Some(n),
            about,
        };
        Ok(match Written::deserialize(deserializer)? {
            Written::Exact(n) => exactly(n, false),
            Written::About(written) => exactly(written.about, true),
            Written::Range(Span { min, max }) => Figure {
                min,
                max,
                about: false,
            },
        })
    }
}

/// When the conduct of a case began and ended, each as `2021`, `2021-03` or `2021-03-01`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// When it began, where known.
    pub from: Option<Name>,
    /// When it ended, where known.
    pub to: Option<Name>,
}

/// Records of a precedent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldRecords {
    /// The record type; absent where the source does not say what they were.
    #[serde(rename = "type")]
    pub record_type: Option<Name>,
    /// What the source calls them.
    pub what: Text,
    /// How many, where stated.
    pub count: Option<Figure>,
    /// The tier that they were held to stand in, where stated.
    pub tier: Option<Name>,
    /// What they were held to be, and by whom, in words.
    pub taken: Option<Text>,
}

/// One defendant with the result.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Defendant {
    /// Name, shortened as in the source.
    pub name: Text,
    /// This person's records.
    pub records: Option<Figure>,
    /// This person's gains, in yuan.
    pub gains: Option<Figure>,
    /// The level found for this person.
    pub level: Option<Level>,
    /// Fixed-term imprisonment, in months.
    pub months: Option<u32>,
    /// Probation of a suspended sentence, in months.
    pub probation: Option<u32>,
    /// Fine, in yuan.
    pub fine: Option<u64>,
    /// Whether the procuratorate decided not to prosecute.
    #[serde(default)]
    pub not_prosecuted: bool,
}

/// What a precedent settles, with the provisions that it speaks of.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePoint {
    /// The point.
    pub says: Text,
    /// Provisions.
    pub cite: Vec<Name>,
}

/// A published case. What its source does not state is absent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Precedent {
    /// Id.
    pub id: Name,
    /// The case.
    pub name: Text,
    /// Where it is published.
    pub source: Text,
    /// Who decided.
    pub court: Option<Text>,
    /// Case numbers.
    #[serde(default)]
    pub numbers: Vec<Text>,
    /// The year of the decision.
    pub year: Option<i16>,
    /// When the conduct was.
    pub period: Option<Period>,
    /// How it was read; `Secondary` means that only a secondary report was.
    pub status: Status,
    /// Offences, by id.
    #[serde(default)]
    pub offences: Vec<Name>,
    /// The offence, where it is none of the law's.
    pub charge: Option<Text>,
    /// A value of the fact `actor`.
    pub actor: Option<Name>,
    /// A role.
    pub role: Option<Name>,
    /// Who it was, in words.
    pub who: Text,
    /// Values of the fact `obtained-by`.
    #[serde(default)]
    pub obtained_by: Vec<Name>,
    /// Values of the fact `acts`.
    #[serde(default)]
    pub acts: Vec<Name>,
    /// Yes-or-no facts that held.
    #[serde(default)]
    pub factors: Vec<Name>,
    /// The records.
    #[serde(default)]
    pub records: Vec<HeldRecords>,
    /// Illegal gains, in yuan.
    pub gains: Option<Figure>,
    /// What they consist of.
    pub gains_note: Option<Text>,
    /// The level found.
    pub level: Option<Level>,
    /// Who found it, or how far it reaches.
    pub level_note: Option<Text>,
    /// The defendants.
    #[serde(default)]
    pub defendants: Vec<Defendant>,
    /// What was decided.
    pub decided: Text,
    /// What it settles.
    pub points: Vec<RulePoint>,
}

impl Precedent {
    /// Everything that it says in words, for searching: the name first.
    pub fn texts(&self) -> Vec<&Text> {
        let mut all = vec![&self.name, &self.source, &self.who, &self.decided];
        all.extend(self.court.iter().chain(&self.charge).chain(&self.numbers));
        all.extend(self.gains_note.iter().chain(&self.level_note));
        all.extend(self.records.iter().map(|held| &held.what));
        all.extend(self.records.iter().filter_map(|held| held.taken.as_ref()));
        all.extend(self.defendants.iter().map(|one| &one.name));
        all.extend(self.points.iter().map(|point| &point.says));
        all
    }

    /// Whether the records were got in duty or service, as far as the source says.
    pub fn in_duty(&self) -> bool {
        self.obtained_by.iter().any(|way| way.as_str() == "duty")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct One {
        n: Figure,
    }

    fn figure(written: &str) -> Option<(u64, Option<u64>, bool)> {
        let one: One = toml::from_str(written).ok()?;
        Some((one.n.min, one.n.max, one.n.about))
    }

    #[test]
    fn figures_are_exact_ranges_or_about() {
        assert_eq!(figure("n = 915"), Some((915, Some(915), false)));
        assert_eq!(figure("n = { min = 100 }"), Some((100, None, false)));
        assert_eq!(
            figure("n = { min = 1, max = 2 }"),
            Some((1, Some(2), false))
        );
        assert_eq!(figure("n = { about = 7 }"), Some((7, Some(7), true)));
        assert_eq!(figure("n = { least = 7 }"), None);
        assert_eq!(figure("n = { min = 7, about = 7 }"), None);
        assert_eq!(figure("n = -1"), None);
    }
}
