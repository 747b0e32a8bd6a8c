//! Several people side by side.

use super::Phrases;
use crate::report::{Matter, Party};
use crate::text::clean;

/// What is said of a person beside the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The name, or the number where there is none.
    pub name: String,
    /// The role.
    pub role: String,
    /// The acts, and the records answered for.
    pub records: String,
    /// The gains.
    pub gains: String,
    /// The level of the offence that is punished.
    pub level: String,
    /// The bands still possible.
    pub band: String,
    /// The offence that is punished.
    pub offence: String,
}

impl Phrases<'_> {
    /// A person's name, or the number where there is none. `at` counts from 0.
    pub fn person(&self, at: usize, name: &str) -> String {
        if name.trim().is_empty() {
            let n = (at + 1).to_string();
            return self.texts.person.unnamed.fill(self.lang, &[("n", &n)]);
        }
        clean(name)
    }

    /// Which of the people: 第2人，共5人：甲. `at` counts from 0.
    pub fn person_of(&self, at: usize, all: usize, name: &str) -> String {
        let (n, all) = ((at + 1).to_string(), all.to_string());
        let texts = &self.texts.person;
        let of = texts.of.fill(self.lang, &[("n", &n), ("all", &all)]);
        if name.trim().is_empty() {
            of
        } else {
            format!("{of}{}{}", self.colon(), clean(name))
        }
    }

    /// A person in a line beside the others.
    pub fn side(&self, at: usize, party: &Party<'_>) -> Side {
        let matter = &party.matter;
        let main = matter.main();
        let (offence, outcome) = (matter.offence(main), matter.outcome(main));
        let bands = outcome.penalties.iter();
        let bands: Vec<String> = bands
            .map(|penalty| self.band(&offence.bands[penalty.band]))
            .collect();
        Side {
            name: self.person(at, &party.name),
            role: self.fact_said(matter, "role"),
            records: self.conduct(matter),
            gains: self.fact_said(matter, "gains"),
            level: self.headline(offence, outcome),
            band: self.clauses(&bands),
            offence: match (matter.prevailing(), matter.present().len()) {
                (Some(_), _) | (None, 0 | 1) => offence.name.get(self.lang).to_owned(),
                (None, _) => self.prevailing(matter),
            },
        }
    }

    /// A person in one line: 甲：情节严重；快递员；行踪轨迹信息54条.
    pub fn side_line(&self, at: usize, party: &Party<'_>) -> String {
        let side = self.side(at, party);
        let parts = [side.level, side.role, side.records, side.gains];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}{}{}", side.name, self.colon(), self.clauses(&parts))
    }

    /// How the people stand to each other, which nothing here computes.
    pub fn joint(&self) -> String {
        let general = &self.law.punishment;
        format!(
            "{}{}",
            general.joint_says.get(self.lang),
            self.cites(&general.joint_cite)
        )
    }

    fn fact_said(&self, matter: &Matter<'_>, id: &str) -> String {
        let fact = self.law.fact(id);
        fact.and_then(|(at, fact)| Some(self.answer(fact, matter.case.answer(at)?)))
            .unwrap_or_default()
    }

    /// What was done, and with which records.
    fn conduct(&self, matter: &Matter<'_>) -> String {
        let rows = matter.case.rows().iter();
        let none = crate::case::Span::exactly(0);
        let rows = rows.filter(|row| row.count != Some(none));
        let mut parts: Vec<String> = rows
            .map(|row| {
                let kind = self.law.types.get(row.kind);
                let words = [
                    ("type", kind.map_or("", |kind| kind.name.get(self.lang))),
                    ("count", &self.span(row.count)),
                ];
                self.texts.person.row.fill(self.lang, &words)
            })
            .collect();
        let acts = self.fact_said(matter, "acts");
        if !acts.is_empty() {
            parts.insert(0, acts);
        }
        parts.join(self.semicolon())
    }
}
