//! Understands a line as the answer to a question: option numbers, names, amounts and dates.

use super::command::number;
use super::{Place, Talk};
use crate::case::Answer;
use crate::interview::{Choice, ChoiceKind, Form, parse_answer};
use crate::text::{Entry, Query, Text, fold, ranked};

/// So many names are listed at once.
const LISTED: usize = 9;

/// What a search comes to.
pub(super) enum Found {
    /// This one.
    One(usize),
    /// Several, or none; what is said about it, and what was listed.
    Ask(Vec<usize>, String),
}

impl Talk<'_> {
    /// Takes a line that is no command.
    pub(super) fn answer(&mut self, line: &str) -> String {
        match self.place.clone() {
            Place::Options => self.take_options(line),
            Place::Role(listed) => self.take_role(line, &listed),
            Place::Field(at) => self.take_field(line, at),
            Place::Rows(listed) => self.take_rows(line, &listed),
            Place::Count(row) => self.take_count(line, row),
            Place::Details(row) => self.take_which_detail(line, row),
            Place::Detail(row, detail) => self.take_detail(line, row, detail),
            Place::End if line.is_empty() => self.further(),
            Place::End => self.not_here(line),
        }
    }

    /// An empty line: what is answered stays, and what is not is asked again.
    fn left_alone(&mut self, answered: bool) -> String {
        if answered {
            self.on();
        }
        self.prompt()
    }

    fn take_options(&mut self, line: &str) -> String {
        let options = self.options();
        if line.is_empty() {
            let answered = options.iter().any(|one| self.chosen(one.kind));
            return self.left_alone(answered);
        }
        let picked = match self.numbers(line, options.len()) {
            Ok(picked) => picked,
            Err(said) => return said,
        };
        let several = matches!(self.asked().form, Form::Set | Form::Checklist);
        if picked.len() > 1 && !several {
            return self.say(&self.ask().just_one).to_owned();
        }
        let lone =
            |at: &&usize| matches!(options[**at].kind, ChoiceKind::None | ChoiceKind::Unknown);
        if let Some(at) = picked.iter().find(lone).filter(|_| picked.len() > 1) {
            let says = options[*at].says.get(self.lang).to_owned();
            return self.fill(&self.ask().alone, &[("says", says)]);
        }
        self.choose(&options, &picked);
        self.on();
        self.told()
    }

    /// Makes exactly these options the answer.
    fn choose(&mut self, options: &[Choice], picked: &[usize]) {
        let (context, question) = (self.context, self.asked());
        let wanted = |at: &usize| picked.contains(at);
        let ticks: Vec<usize> = (0..options.len())
            .filter(|at| {
                matches!(
                    options[*at].kind,
                    ChoiceKind::Value(_) | ChoiceKind::Fact(_)
                )
            })
            .collect();
        let several = match question.form {
            Form::Set | Form::Checklist => picked.iter().all(|at| ticks.contains(at)),
            _ => false,
        };
        let none = Choice {
            kind: ChoiceKind::None,
            ..options[picked[0]].clone()
        };
        let turned: Vec<usize> = match question.form {
            // Nothing is ticked once all of it was answered with no.
            Form::Checklist => ticks.iter().copied().filter(wanted).collect(),
            _ => {
                let differs = |at: &usize| self.chosen(options[*at].kind) != wanted(at);
                let mut differing: Vec<usize> = ticks.iter().copied().filter(differs).collect();
                // What is added comes first, so that the set is never empty between.
                differing.sort_by_key(|at| !wanted(at));
                differing
            }
        };
        let checklist = question.form == Form::Checklist;
        self.edit(|case| {
            let mut choose =
                |one: &Choice| one.choose(context.interview, context.law, case, question);
            match several {
                true => {
                    if checklist {
                        choose(&none);
                    }
                    turned.iter().for_each(|at| choose(&options[*at]));
                }
                false => choose(&options[picked[0]]),
            }
        });
    }

    /// The numbers of a line, counted from 0, or what is wrong with them.
    pub(super) fn numbers(&self, line: &str, most: usize) -> Result<Vec<usize>, String> {
        let folded = fold(line);
        let parts = folded.split(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | '、' | '，' | ';' | '；' | '.')
        });
        let mut picked = Vec::new();
        for part in parts.filter(|part| !part.is_empty()) {
            let Some(at) = number(part, most) else {
                return Err(self.fill(&self.ask().wrong_number, &[("n", most.to_string())]));
            };
            if !picked.contains(&at) {
                picked.push(at);
            }
        }
        match picked.is_empty() {
            true => Err(self.fill(&self.ask().wrong_number, &[("n", most.to_string())])),
            false => Ok(picked),
        }
    }

    pub(super) fn role_prompt(&self, listed: &[usize]) -> String {
        let roles = &self.context.law.roles;
        let mut lines = vec![self.head()];
        lines.extend(self.numbered(listed.iter().map(|at| &roles[*at].name)));
        let fact = self.facts().first().copied();
        let chosen = match fact.and_then(|fact| self.case().answer(fact)) {
            Some(Answer::Choice(at)) => roles.get(*at),
            Some(_) | None => None,
        };
        if let Some(role) = chosen {
            lines.push(self.now(role.name.get(self.lang)));
        }
        lines.push(self.say(&self.ask().search).to_owned());
        lines.join("\n")
    }

    /// What the answer is now, and that an empty line leaves it so.
    pub(super) fn now(&self, answer: &str) -> String {
        self.fill(&self.ask().now, &[("answer", answer.to_owned())])
    }

    fn take_role(&mut self, line: &str, listed: &[usize]) -> String {
        let Some(fact) = self.facts().first().copied() else {
            return self.prompt();
        };
        if line.is_empty() {
            let answered = self.case().answer(fact).is_some();
            return self.left_alone(answered);
        }
        let law = self.context.law;
        let entries: Vec<Entry> = law.roles.iter().map(|role| role.entry()).collect();
        let names: Vec<&Text> = law.roles.iter().map(|role| &role.name).collect();
        match self.find(line, listed, (&entries, &names)) {
            Found::One(role) => {
                self.edit(|case| case.set(fact, Some(Answer::Choice(role))));
                self.on();
                let name = law.roles[role].name.get(self.lang).to_owned();
                let taken = self.fill(&self.ask().taken, &[("answer", name)]);
                format!("{taken}\n{}", self.told())
            }
            Found::Ask(listed, said) => {
                self.place = Place::Role(listed);
                said
            }
        }
    }

    /// Looks a name up: by its number among those listed, or by words.
    pub(super) fn find(
        &self,
        line: &str,
        listed: &[usize],
        (entries, names): (&[Entry], &[&Text]),
    ) -> Found {
        if let Some(at) = number(line, listed.len()) {
            return Found::One(listed[at]);
        }
        let query = Query::new(line);
        let found = ranked(entries, &query);
        match found[..] {
            [] => {
                let words = [("words", crate::text::clean(line))];
                Found::Ask(Vec::new(), self.fill(&self.ask().not_found, &words))
            }
            // What only stands in the words is offered, not taken.
            [one] if entries[one].rank_of(&query).is_some() => Found::One(one),
            [first, ..] if entries[first].is_named(&query) => Found::One(first),
            _ => self.listing(found, names, LISTED),
        }
    }

    fn listing(&self, mut found: Vec<usize>, names: &[&Text], most: usize) -> Found {
        let n = found.len();
        found.truncate(most);
        let ask = self.ask();
        let text = if n > most {
            &ask.found_more
        } else {
            &ask.found
        };
        let words = [("n", n.to_string()), ("shown", most.to_string())];
        let law_names: Vec<String> = found
            .iter()
            .enumerate()
            .map(|(at, one)| format!("{}. {}", at + 1, names[*one].get(self.lang)))
            .collect();
        let said = format!("{}\n{}", self.fill(text, &words), law_names.join("\n"));
        Found::Ask(found, said)
    }

    /// Lists everything that can be named here.
    pub(super) fn list(&mut self, line: &str) -> String {
        let law = self.context.law;
        let names: Vec<&Text> = match self.place {
            Place::Role(_) => law.roles.iter().map(|role| &role.name).collect(),
            Place::Rows(_) => law.types.iter().map(|one| &one.name).collect(),
            _ => return self.not_here(line),
        };
        let all = (0..names.len()).collect();
        let Found::Ask(listed, said) = self.listing(all, &names, names.len()) else {
            return self.prompt();
        };
        self.place = match self.place {
            Place::Rows(_) => Place::Rows(listed),
            _ => Place::Role(listed),
        };
        said
    }

    pub(super) fn field_prompt(&self, at: usize) -> String {
        let (hints, facts) = (self.context.hints, self.facts());
        let question = self.asked();
        let mut lines = Vec::new();
        if at == 0 {
            lines.push(self.head());
        }
        let label = match question.form {
            Form::Date if at == 0 => Some(&hints.date_end),
            Form::Date => Some(&hints.date_start),
            _ if facts.len() == 1 => None,
            _ => facts
                .get(at)
                .map(|fact| &self.context.law.facts[*fact].name),
        };
        lines.extend(label.map(|label| self.say(label).to_owned()));
        let fact = facts.get(at).copied().unwrap_or_default();
        if let Some(answer) = self.case().answer(fact) {
            let said = self.phrases().answer(&self.context.law.facts[fact], answer);
            lines.push(self.now(&said));
        }
        lines.push(self.say(self.field_hint()).to_owned());
        lines.join("\n")
    }

    fn field_hint(&self) -> &Text {
        let hints = self.context.hints;
        match self.asked().form {
            Form::Date => &hints.date_hint,
            Form::Count => &hints.count_hint,
            _ => &hints.money_hint,
        }
    }

    fn take_field(&mut self, line: &str, at: usize) -> String {
        let fact = self.facts()[at];
        let date = self.asked().form == Form::Date;
        if line.is_empty() {
            // When it began is only asked beside its end.
            let passes = self.case().answer(fact).is_some() || date && at > 0;
            return match passes {
                true => self.after_field(at),
                false => self.prompt(),
            };
        }
        let errors = self.context.errors;
        let answer = match parse_answer(self.asked().form, line) {
            Ok(Some(answer)) => answer,
            Ok(None) => return self.prompt(),
            Err(error) => return self.say(errors.of(error)).to_owned(),
        };
        if let Answer::Date(span) = &answer {
            if span.first > self.context.as_of {
                return self.say(&errors.future).to_owned();
            }
            if at > 0 && self.ends_before(span.first) {
                return self.say(&errors.start_after_end).to_owned();
            }
        }
        self.edit(|case| {
            case.set(fact, Some(answer));
        });
        // An earlier end takes a later beginning away.
        if date && at == 0 {
            self.drop_start();
        }
        self.after_field(at)
    }

    fn ends_before(&self, start: jiff::civil::Date) -> bool {
        let end = self
            .facts()
            .first()
            .and_then(|fact| self.case().answer(*fact));
        matches!(end, Some(Answer::Date(end)) if start > end.last)
    }

    fn drop_start(&mut self) {
        let Some(fact) = self.facts().get(1).copied() else {
            return;
        };
        if let Some(Answer::Date(start)) = self.case().answer(fact)
            && self.ends_before(start.first)
        {
            self.edit(|case| case.set(fact, None));
        }
    }

    /// The next number of the question, or the next question.
    pub(super) fn after_field(&mut self, at: usize) -> String {
        if at + 1 < self.facts().len() {
            self.place = Place::Field(at + 1);
            return self.prompt();
        }
        self.on();
        self.told()
    }
}
