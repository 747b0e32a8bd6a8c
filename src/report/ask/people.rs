//! Several people of one case: which one is asked about, who there is, one more.

use super::Talk;
use super::command::number;
use crate::interview::{Question, Standing, whose};
use crate::text::fold;

impl Talk<'_> {
    /// Turns to a person by number or name, without either to the next one, and asks.
    pub(super) fn turn(&mut self, line: &str, rest: &str) -> String {
        let persons = self.whole().persons();
        let all = persons.len();
        if all == 0 {
            return self.say(&self.ask().no_people).to_owned();
        }
        let same = |name: &str| fold(name.trim()) == fold(rest);
        let at = match rest {
            "" => Some((self.editor.person() + 1) % all),
            _ => number(rest, all).or(persons.iter().position(|person| same(&person.name))),
        };
        match at {
            Some(at) => {
                self.turn_to(at);
                self.told()
            }
            None => format!("{}\n{}", self.not_here(line), self.people()),
        }
    }

    fn turn_to(&mut self, at: usize) {
        self.editor.turn_to(at);
        self.first();
    }

    /// Everybody with their result, and the question at hand.
    pub(super) fn people(&self) -> String {
        let (ask, phrases) = (self.ask(), self.phrases());
        if self.whole().persons().is_empty() {
            return self.say(&ask.no_people).to_owned();
        }
        let parties = self.editor.parties();
        let mut lines = vec![self.say(&ask.people_head).to_owned()];
        for (at, party) in parties.persons.iter().enumerate() {
            let side = phrases.side(at, party);
            let here = match at == self.editor.person() {
                true => self.say(&ask.person_at_hand).to_owned(),
                false => String::new(),
            };
            let words = [
                ("n", (at + 1).to_string()),
                ("name", side.name),
                ("level", side.level),
                ("here", here),
            ];
            lines.push(self.fill(&ask.person_line, &words));
        }
        lines.push(self.say(&ask.people_hint).to_owned());
        format!("{}\n\n{}", lines.join("\n"), self.prompt())
    }

    /// Adds a person who begins like the one at hand, and asks about the new one from the first question on.
    pub(super) fn add_person(&mut self, name: &str) -> String {
        let like = self.editor.person();
        let name = name.trim().to_owned();
        self.editor.edit_whole(|case| {
            let at = case.add_person(like);
            case.name_person(at, name);
        });
        self.turn_to(self.whole().persons().len().saturating_sub(1));
        let standings = &self.progress().standings;
        if let Some(at) = standings.iter().position(|one| *one != Standing::Hidden) {
            self.enter(at);
        }
        self.people()
    }

    /// Who is asked about, where there are several; empty where not.
    pub(super) fn of_person(&self) -> String {
        let persons = self.whole().persons();
        let Some(person) = persons.get(self.editor.person()) else {
            return String::new();
        };
        let said = self
            .phrases()
            .person_of(self.editor.person(), persons.len(), &person.name);
        self.fill(&self.ask().person_head, &[("person", said)])
    }

    /// What marks an answer of the review as the person's own.
    pub(super) fn own_mark(&self, question: &Question) -> &str {
        let (context, persons) = (self.context, self.whole().persons());
        let own = persons.get(self.editor.person()).and_then(|person| {
            let plain = (self.case(), person);
            whose(context.interview, context.law, plain, question)
        });
        match own {
            Some(true) => self.say(&self.ask().own_mark),
            Some(false) | None => "",
        }
    }

    /// Whether the answer to the question at hand is the person's own or shared; empty where nothing is answered, or
    /// where there is one person.
    pub(super) fn whose(&self) -> &str {
        let (context, persons) = (self.context, self.whole().persons());
        let Some(person) = persons.get(self.editor.person()) else {
            return "";
        };
        match whose(
            context.interview,
            context.law,
            (self.case(), person),
            self.asked(),
        ) {
            Some(true) => self.say(&self.ask().own),
            Some(false) => self.say(&self.ask().shared),
            None => "",
        }
    }
}
