//! Likeness to a precedent in words; and misstatements.

use super::Phrases;
use crate::assess::Range;
use crate::case::Span;
use crate::law::{Misstatement, Precedent};
use crate::report::{Alike, Common, Differs, Similar};
use crate::text::Text;

impl Phrases<'_> {
    /// What is alike, each point by itself.
    pub fn alike(&self, similar: &Similar) -> Vec<String> {
        let precedent = &self.law.precedents()[similar.precedent];
        let all = similar.alike.iter();
        all.map(|one| self.one_alike(precedent, one)).collect()
    }

    /// What differs, each point by itself.
    pub fn differs(&self, similar: &Similar) -> Vec<String> {
        let precedent = &self.law.precedents()[similar.precedent];
        let all = similar.differs.iter();
        all.map(|one| self.one_differs(precedent, one)).collect()
    }

    /// What is alike, and what differs, a line each; a line with nothing to say is left out.
    pub fn likeness(&self, similar: &Similar) -> Vec<String> {
        let texts = &self.texts.precedent;
        [
            (&texts.alike, self.alike(similar)),
            (&texts.differs, self.differs(similar)),
        ]
        .into_iter()
        .filter(|(_, points)| !points.is_empty())
        .map(|(text, points)| self.with(text, "points", &self.clauses(&points)))
        .collect()
    }

    /// A common misstatement beside what is right.
    pub fn misstatement(&self, one: &Misstatement) -> String {
        let words = [
            ("said", one.said.get(self.lang)),
            ("right", one.right.get(self.lang)),
        ];
        self.texts.misstatement.hint.fill(self.lang, &words) + &self.cites(&one.cite)
    }

    fn one_alike(&self, precedent: &Precedent, alike: &Alike) -> String {
        let texts = &self.texts.precedent;
        match alike {
            Alike::Offence => self.with(&texts.same_offence, "name", self.offence_of(precedent)),
            Alike::Records(common) => {
                let text = match common {
                    Common::Type(_) => &texts.same_type,
                    Common::Kind(_) => &texts.same_kind,
                    Common::Tier(_) => &texts.same_tier,
                };
                self.with(text, "name", self.common(*common))
            }
            Alike::Duty => texts.same_duty.get(self.lang).to_owned(),
            Alike::Role(role) => {
                let name = self.law.roles[*role].name.get(self.lang);
                self.with(&texts.same_role, "name", name)
            }
            Alike::ObtainedBy(ways) => {
                let names = self.values("obtained-by", ways);
                self.with(&texts.same_ways, "names", &names)
            }
            Alike::Acts(acts) => self.with(&texts.same_acts, "names", &self.values("acts", acts)),
            Alike::Level(level) => self.with(
                &texts.same_level,
                "level",
                &self.found_level(precedent, *level),
            ),
            Alike::Count(_, here, there) => {
                let (here, there) = (self.span(Some(*here)), self.count_figure(*there));
                self.here_there(&texts.near_count, &here, &there)
            }
            Alike::Gains(here, there) => {
                let (here, there) = (self.fen_span(*here), self.yuan_figure(*there));
                self.here_there(&texts.near_gains, &here, &there)
            }
        }
    }

    fn one_differs(&self, precedent: &Precedent, differs: &Differs) -> String {
        let texts = &self.texts.precedent;
        match differs {
            Differs::Offence => self.with(&texts.other_offence, "name", self.offence_of(precedent)),
            Differs::Records => {
                let what = precedent.records.iter();
                let what: Vec<String> = what.map(|one| one.what.get(self.lang).into()).collect();
                self.with(&texts.other_records, "what", &self.listed(&what))
            }
            Differs::Tier(here, there) => {
                let name = |at: &usize| self.law.tiers[*at].name.get(self.lang);
                self.here_there(&texts.other_tier, name(here), name(there))
            }
            Differs::Duty(true) => texts.duty_there.get(self.lang).to_owned(),
            Differs::Duty(false) => texts.duty_here.get(self.lang).to_owned(),
            Differs::Unit(true) => texts.unit_there.get(self.lang).to_owned(),
            Differs::Unit(false) => texts.unit_here.get(self.lang).to_owned(),
            Differs::Role => self.with(&texts.other_role, "who", precedent.who.get(self.lang)),
            Differs::Acts(acts) => {
                self.with(&texts.other_acts, "names", &self.values("acts", acts))
            }
            Differs::Level(here, there) => {
                let open = || self.texts.level.open.get(self.lang).to_owned();
                let here = here.map_or_else(open, |level| self.found_level(precedent, level));
                self.here_there(
                    &texts.other_level,
                    &here,
                    &self.found_level(precedent, *there),
                )
            }
            Differs::Count(common, here, there) => {
                let (here, there) = (self.span(Some(*here)), self.count_figure(*there));
                let words = [
                    ("name", self.common(*common)),
                    ("here", &here),
                    ("there", &there),
                ];
                texts.other_count.fill(self.lang, &words)
            }
            Differs::Gains(here, there) => {
                let none = || texts.not_given.get(self.lang).to_owned();
                let here = here.map_or_else(none, |span| self.fen_span(span));
                self.here_there(&texts.other_gains, &here, &self.yuan_figure(*there))
            }
        }
    }

    /// The offence that a precedent was decided for.
    fn offence_of<'p>(&'p self, precedent: &'p Precedent) -> &'p str {
        let named = precedent.offences.first().and_then(|id| {
            let mut all = self.law.offences.iter();
            all.find(|(_, one)| one.id == *id).map(|(_, one)| &one.name)
        });
        let name = precedent.charge.as_ref().or(named);
        name.map_or("", |name| name.get(self.lang))
    }

    fn common(&self, common: Common) -> &str {
        match common {
            Common::Type(at) => self.law.types[at].name.get(self.lang),
            Common::Kind(at) => self.law.kinds[at].name.get(self.lang),
            Common::Tier(at) => self.law.tiers[at].name.get(self.lang),
        }
    }

    fn values(&self, fact: &str, values: &[usize]) -> String {
        let Some((_, fact)) = self.law.fact(fact) else {
            return String::new();
        };
        let names = values
            .iter()
            .filter_map(|at| self.law.value_name(fact, *at));
        let names: Vec<String> = names.map(|name| name.get(self.lang).to_owned()).collect();
        names.join(self.comma_in_list())
    }

    fn fen_span(&self, span: Span) -> String {
        let range = Range::new(u128::from(span.min), span.max.map(u128::from));
        self.range(range, |fen| self.money(fen))
    }

    fn with(&self, text: &Text, word: &str, value: &str) -> String {
        text.fill(self.lang, &[(word, value)])
    }

    fn here_there(&self, text: &Text, here: &str, there: &str) -> String {
        text.fill(self.lang, &[("here", here), ("there", there)])
    }

    fn comma_in_list(&self) -> &'static str {
        match self.lang {
            crate::text::Lang::Zh => "、",
            crate::text::Lang::En => ", ",
        }
    }
}
