//! Administrative penalties in words.

use super::Phrases;
use crate::assess::{AdministrativeOutcome, FineOutcome, FineWay, Truth};
use crate::law::{AdministrativeDetention, AdministrativeFine, AdministrativePenalty, Statement};
use crate::report::Matter;
use crate::text::Text;

impl Phrases<'_> {
    /// A penalty on one line: for what, by whom, how much, and its provisions.
    pub fn administrative(&self, outcome: &AdministrativeOutcome) -> String {
        let penalty = &self.law.administrative.penalties[outcome.penalty];
        let words = [
            ("name", penalty.name.get(self.lang)),
            ("authority", penalty.authority.get(self.lang)),
            ("what", &self.imposed(penalty, outcome, true)),
        ];
        self.texts.beside.head.fill(self.lang, &words) + &self.cites(&penalty.cite)
    }

    /// What stands below that line: what is open, what else has to be said.
    pub fn administrative_notes(&self, outcome: &AdministrativeOutcome) -> Vec<String> {
        let texts = &self.texts.beside;
        let penalty = &self.law.administrative.penalties[outcome.penalty];
        let mut open: Vec<&Text> = outcome.open.iter().collect();
        if outcome.in_force == Truth::Open {
            open.push(&texts.needs_date);
        } else if outcome.status == Truth::Open && open.is_empty() {
            open.push(&texts.needs_answers);
        }
        let needs = open.into_iter().map(|what| {
            let what = what.get(self.lang);
            texts.needs.fill(self.lang, &[("what", what)])
        });
        let notes = penalty.note.iter().map(|note| self.statement(note));
        let unread = penalty
            .unread
            .iter()
            .map(|text| text.get(self.lang).to_owned());
        needs.chain(notes).chain(unread).collect()
    }

    /// A statement with its provisions.
    pub fn statement(&self, statement: &Statement) -> String {
        format!(
            "{}{}",
            statement.says.get(self.lang),
            self.cites(&statement.cite)
        )
    }

    /// What holds beside every penalty: earlier texts not read, repetition, exemption, civil liability.
    pub fn beside(&self, matter: &Matter<'_>) -> Vec<String> {
        let (all, found) = (&self.law.administrative, matter.administrative());
        let mut lines: Vec<String> = found
            .earlier
            .iter()
            .filter_map(|at| all.penalties[*at].earlier.as_ref())
            .map(|text| text.get(self.lang).to_owned())
            .collect();
        let remarks = found.remarks.iter().map(|at| &all.remarks[*at]);
        lines.extend(
            remarks.map(|one| format!("{}{}", one.says.get(self.lang), self.cites(&one.cite))),
        );
        if !found.penalties.is_empty() {
            if matter.standing() != Truth::NotMet {
                lines.push(self.statement(&all.exempted));
            }
            if matter.rests_on(&all.feeds.cite) {
                lines.push(self.statement(&all.feeds));
            }
            if found.civil != Truth::NotMet {
                lines.push(self.statement(&all.civil));
            }
        }
        lines
    }

    /// For a case below the lines: what certainly may be imposed, in one sentence.
    pub(super) fn below_the_line(&self, matter: &Matter<'_>, at: usize) -> Option<String> {
        let all = &self.law.administrative;
        if at != matter.main() || matter.standing() != Truth::NotMet {
            return None;
        }
        let certain =
            matter.administrative().penalties.iter().filter(|one| {
                one.status == Truth::Met && all.penalties[one.penalty].refers.is_none()
            });
        let list: Vec<String> = certain
            .map(|one| {
                let penalty = &all.penalties[one.penalty];
                let words = [
                    ("authority", penalty.authority.get(self.lang)),
                    ("what", &self.imposed(penalty, one, false)),
                ];
                self.texts.beside.by.fill(self.lang, &words) + &self.cites(&penalty.cite[..1])
            })
            .collect();
        let list = self.listed_clauses(&list);
        let texts = &self.texts.beside;
        (!list.is_empty()).then(|| texts.conclusion.fill(self.lang, &[("list", &list)]))
    }

    /// What is imposed; in full also on others, and where the authority has to find something more.
    fn imposed(
        &self,
        penalty: &AdministrativePenalty,
        outcome: &AdministrativeOutcome,
        full: bool,
    ) -> String {
        let mut parts: Vec<String> = [&penalty.refers, &penalty.measures]
            .into_iter()
            .flatten()
            .map(|text| text.get(self.lang).to_owned())
            .collect();
        parts.extend(penalty.detention.iter().map(|one| self.days(one)));
        if outcome.confiscation {
            parts.push(self.texts.beside.confiscation.get(self.lang).to_owned());
        }
        let fines = outcome.fines.iter();
        let fines = fines.map(|one| (&penalty.fines[one.fine], one));
        let shown =
            fines.filter(|(fine, _)| full || (fine.who().is_none() && fine.only_if().is_none()));
        parts.extend(shown.map(|(fine, one)| self.fine_of(fine, one)));
        self.listed_clauses(&parts)
    }

    /// Detention in days.
    pub(in crate::report) fn days(&self, detention: &AdministrativeDetention) -> String {
        let texts = &self.texts.beside;
        let max = detention.max_days.to_string();
        let said = match detention.min_days {
            Some(min) => texts
                .days
                .fill(self.lang, &[("min", &min.to_string()), ("max", &max)]),
            None => texts.days_to.fill(self.lang, &[("max", &max)]),
        };
        self.qualified(said, detention.who.as_ref(), detention.only_if.as_ref())
    }

    /// A fine with its figures.
    pub(in crate::report) fn fine_of(
        &self,
        fine: &AdministrativeFine,
        outcome: &FineOutcome,
    ) -> String {
        let texts = &self.texts.beside;
        let yuan = |yuan: u64| self.statutory(yuan);
        let fill = |text: &Text, words: &[(&str, &str)]| text.fill(self.lang, words);
        let said = match (fine, outcome.way) {
            (AdministrativeFine::Times(times), FineWay::Cap) => {
                let max = yuan(times.else_max_yuan);
                match times.from_yuan {
                    _ if times.floor_unread => fill(&texts.cap_unread, &[("max", &max)]),
                    Some(floor) => {
                        fill(&texts.cap_below, &[("floor", &yuan(floor)), ("max", &max)])
                    }
                    None => fill(&texts.cap, &[("max", &max)]),
                }
            }
            (AdministrativeFine::Times(times), _) => {
                let (min, max) = (times.min.to_string(), times.max.to_string());
                let known = outcome.fen.filter(|_| outcome.status == Truth::Met);
                match known {
                    Some(fen) => {
                        let range = self.range(fen, |fen| self.money(fen));
                        let words = [("min", &*min), ("max", &max), ("range", &range)];
                        fill(&texts.multiple, &words)
                    }
                    None => fill(&texts.multiple_unknown, &[("min", &min), ("max", &max)]),
                }
            }
            (AdministrativeFine::Fixed(fixed), _) => {
                fill(&texts.fixed, &[("n", &yuan(fixed.yuan))])
            }
            (AdministrativeFine::Range(range), _) => {
                let max = yuan(range.max_yuan);
                match range.min_yuan {
                    Some(min) => fill(&texts.range, &[("min", &yuan(min)), ("max", &max)]),
                    None => fill(&texts.range_to, &[("max", &max)]),
                }
            }
            (AdministrativeFine::Turnover(turnover), _) => fill(
                &texts.turnover,
                &[("max", &turnover.max_percent.to_string())],
            ),
        };
        self.qualified(said, fine.who(), fine.only_if())
    }

    fn qualified(&self, said: String, who: Option<&Text>, only_if: Option<&Text>) -> String {
        let texts = &self.texts.beside;
        let said = match who {
            Some(who) => {
                let words = [("who", who.get(self.lang)), ("what", &said)];
                texts.who.fill(self.lang, &words)
            }
            None => said,
        };
        match only_if {
            Some(only_if) => {
                let words = [("if", only_if.get(self.lang)), ("what", &said)];
                texts.r#if.fill(self.lang, &words)
            }
            None => said,
        }
    }

    /// Clauses one after another, each of which may hold commas.
    fn listed_clauses(&self, parts: &[String]) -> String {
        parts.join(match self.lang {
            crate::text::Lang::Zh => "；",
            crate::text::Lang::En => "; ",
        })
    }
}
