//! The record rows: added by name, counted, deleted.

use super::answer::Found;
use super::command::number;
use super::{Place, Talk};
use crate::case::{Row, Span};
use crate::interview::{Interview, parse_count, row_count};
use crate::text::{Entry, Text};

/// So many usual types are offered.
const USUAL: usize = 6;

impl Talk<'_> {
    /// The record types that the role usually handles: offered while there are no rows.
    pub(super) fn usual(&self) -> Vec<usize> {
        if !self.case().rows().is_empty() {
            return Vec::new();
        }
        let mut usual = Interview::usual_types(self.context.law, self.case());
        usual.truncate(USUAL);
        usual
    }

    fn row_line(&self, at: usize, row: &Row) -> String {
        let name = self.context.law.types[row.kind].name.get(self.lang);
        let count = match row.count {
            Some(_) => self.phrases().entered(row),
            None => self.say(&self.context.records.count_missing).to_owned(),
        };
        format!("{}. {name}{}{count}", at + 1, self.phrases().colon())
    }

    pub(super) fn rows_prompt(&self, listed: &[usize]) -> String {
        let (ask, law) = (self.ask(), self.context.law);
        let mut lines = vec![self.head()];
        let rows = self.case().rows();
        if rows.is_empty() {
            if !listed.is_empty() {
                lines.push(self.say(&ask.usual).to_owned());
                lines.extend(self.numbered(listed.iter().map(|at| &law.types[*at].name)));
            }
            lines.push(self.say(&ask.rows_none).to_owned());
            return lines.join("\n");
        }
        lines.push(self.say(&ask.rows).to_owned());
        let rows = rows.iter().enumerate();
        lines.extend(rows.map(|(at, row)| self.row_line(at, row)));
        lines.push(self.say(&ask.rows_next).to_owned());
        lines.join("\n")
    }

    pub(super) fn take_rows(&mut self, line: &str, listed: &[usize]) -> String {
        if line.is_empty() {
            return match self.case().records.is_some() {
                true => self.done(line),
                false => self.prompt(),
            };
        }
        let rows = self.case().rows().len();
        if listed.is_empty()
            && let Some(row) = number(line, rows)
        {
            self.place = Place::Count(row);
            return self.prompt();
        }
        let law = self.context.law;
        let entries: Vec<Entry> = law.types.iter().map(|one| one.entry()).collect();
        let names: Vec<&Text> = law.types.iter().map(|one| &one.name).collect();
        let all = (&entries[..], &names[..]);
        // The whole line first: a name may have a figure in it.
        let whole = self.find(line, listed, all);
        let counted = with_count(line);
        let (found, count) = match (whole, counted) {
            (Found::Ask(listed, _), Some((name, count))) if listed.is_empty() => {
                (self.find(name, &[], all), Some(count))
            }
            (whole, _) => (whole, None),
        };
        match found {
            Found::One(kind) => self.add(kind, count),
            Found::Ask(listed, said) => {
                self.place = Place::Rows(listed);
                said
            }
        }
    }

    fn add(&mut self, kind: usize, count: Option<Span>) -> String {
        let row = Row {
            count,
            ..Row::new(kind)
        };
        self.edit(|case| case.rows_mut().push(row));
        let last = self.case().rows().len() - 1;
        self.place = match count {
            Some(_) => Place::Rows(Vec::new()),
            None => Place::Count(last),
        };
        match count {
            Some(_) => self.told(),
            None => self.prompt(),
        }
    }

    pub(super) fn count_prompt(&self, row: usize) -> String {
        let Some(entered) = self.case().rows().get(row) else {
            return String::new();
        };
        let kind = &self.context.law.types[entered.kind];
        let records = self.context.records;
        let mut lines = Vec::new();
        let says = kind.counts_as_one.get(self.lang).to_owned();
        lines.push(self.fill(&records.one_is, &[("says", says)]));
        if !kind.readings.is_empty() && entered.tier.is_none() {
            let kinds = kind.readings.iter();
            let known = kinds.filter_map(|one| self.context.law.kind(&one.kind));
            let bits = known.fold(0, |bits, (at, _)| bits | 1 << at);
            let tiers = self.phrases().tiers(bits);
            lines.push(self.fill(&records.open_tier, &[("tiers", tiers)]));
        }
        let words = [
            ("type", self.say(&kind.name).to_owned()),
            ("hint", self.say(&records.count_hint).to_owned()),
        ];
        lines.push(self.fill(&self.ask().how_many, &words));
        lines.join("\n")
    }

    pub(super) fn take_count(&mut self, line: &str, row: usize) -> String {
        let Some(entered) = self.case().rows().get(row) else {
            return self.prompt();
        };
        let count = match row_count(entered, line, self.context.errors) {
            Ok(Some(count)) => count,
            Ok(None) => {
                self.place = Place::Rows(Vec::new());
                return self.prompt();
            }
            Err(wrong) => return self.say(wrong).to_owned(),
        };
        self.edit(|case| {
            if let Some(row) = case.rows_mut().get_mut(row) {
                row.count = Some(count);
            }
        });
        self.place = Place::Rows(Vec::new());
        self.told()
    }

    /// All rows are in, or all details of one.
    pub(super) fn done(&mut self, line: &str) -> String {
        match self.place.clone() {
            Place::Rows(_) if self.case().records.is_some() => {
                self.on();
                self.told()
            }
            Place::Count(_) | Place::Details(_) => {
                self.place = Place::Rows(Vec::new());
                self.told()
            }
            Place::Detail(row, _) => {
                self.place = Place::Details(row);
                self.prompt()
            }
            _ => self.not_here(line),
        }
    }

    /// The row that a command names by its number; the only one needs no number.
    pub(super) fn row_named(&self, rest: &str) -> Option<usize> {
        let rows = self.case().rows().len();
        let here = matches!(
            self.place,
            Place::Rows(_) | Place::Count(_) | Place::Details(_)
        );
        match rest.is_empty() {
            true => (rows == 1).then_some(0),
            false => number(rest, rows),
        }
        .filter(|_| here)
    }

    pub(super) fn delete(&mut self, line: &str, rest: &str) -> String {
        let Some(row) = self.row_named(rest) else {
            return self.not_here(line);
        };
        self.edit(|case| {
            case.rows_mut().remove(row);
        });
        self.place = Place::Rows(Vec::new());
        self.told()
    }
}

/// A name with a count after it: `征信报告 27`.
fn with_count(line: &str) -> Option<(&str, Span)> {
    let (name, count) = line.trim().rsplit_once(char::is_whitespace)?;
    let count = parse_count(count).ok()??;
    Some((name.trim(), count))
}
