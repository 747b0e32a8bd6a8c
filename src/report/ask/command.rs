//! The commands of the plain interview (`back`, `result`, `save` and the rest): what each does.

use super::{Command, Place, Request, Talk};
use crate::case::{Answer, Case, Records};
use crate::interview::{Choice, ChoiceKind, Form, Question, Standing};
use crate::text::fold;

impl Talk<'_> {
    /// Does what a word asks for; `line` is the whole line, `rest` what stands after the word.
    pub(super) fn command(
        &mut self,
        command: Command,
        line: &str,
        rest: &str,
    ) -> (String, Request) {
        let said = match command {
            Command::Back => self.back(),
            Command::Next => self.next(),
            Command::Unknown => self.unknown(),
            Command::Why => self.why(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Review => self.review(),
            Command::Change => self.change(line, rest),
            Command::List => self.list(line),
            Command::None => self.none(line),
            Command::Done => self.done(line),
            Command::Details => self.begin_details(line, rest),
            Command::Delete => self.delete(line, rest),
            Command::Result => self.report(),
            Command::Title => self.title(rest),
            Command::Person => self.turn(line, rest),
            Command::People => self.people(),
            Command::AddPerson => self.add_person(rest),
            Command::Save => return (String::new(), Request::Save(rest.to_owned())),
            Command::Language => {
                self.lang = self.lang.other();
                self.prompt()
            }
            Command::Help => {
                let head = self.say(&self.ask().help_head).to_owned();
                let words = self.context.data.help(self.lang).into_iter();
                let lines: Vec<String> = std::iter::once(head).chain(words).collect();
                format!("{}\n\n{}", lines.join("\n"), self.prompt())
            }
            Command::Quit => return (String::new(), Request::Quit { keep: true }),
            Command::Discard => return (String::new(), Request::Quit { keep: false }),
        };
        (said, Request::Go)
    }

    pub(super) fn not_here(&self, line: &str) -> String {
        self.fill(
            &self.ask().not_here,
            &[("word", crate::text::clean(line.trim()))],
        )
    }

    fn back(&mut self) -> String {
        match self.place.clone() {
            Place::Detail(row, _) => self.place = Place::Details(row),
            Place::Details(_) | Place::Count(_) => self.place = Place::Rows(Vec::new()),
            Place::Field(at @ 1..) => self.place = Place::Field(at - 1),
            // At the end the question at hand is the last one.
            Place::End => self.enter(self.at),
            Place::Options | Place::Role(_) | Place::Field(0) | Place::Rows(_) => {
                match self.progress().preceding(self.at) {
                    Some(at) => self.enter(at),
                    None => return format!("{}\n{}", self.say(&self.ask().first), self.prompt()),
                }
            }
        }
        self.prompt()
    }

    fn next(&mut self) -> String {
        if self.place == Place::End {
            return self.further();
        }
        let progress = self.progress();
        let open = |at: &usize| {
            progress.standings[*at] == Standing::Open && !progress.is_later(*at) && *at != self.at
        };
        let others = (0..progress.standings.len()).any(|at| open(&at));
        // Left out a second time, with nothing else to ask: then the result.
        let last = !others && progress.standings[self.at] == Standing::Open;
        match progress.following(self.at) {
            Some(next) if progress.is_later(self.at) || !last => self.enter(next),
            Some(_) | None => self.end(),
        }
        self.prompt()
    }

    /// The questions that bear on the sentence only, once the others are done.
    pub(super) fn further(&mut self) -> String {
        let progress = self.progress();
        let open = |at: &usize| progress.standings[*at] == Standing::Open;
        let mut open = (0..progress.standings.len()).filter(open);
        let later = open.find(|at| progress.is_later(*at));
        if let Some(at) = later.or(progress.next(true)) {
            self.enter(at);
        }
        self.prompt()
    }

    /// "I don't know" where the place is asked for.
    fn unknown(&mut self) -> String {
        let question = self.asked();
        match self.place {
            Place::End => return self.prompt(),
            Place::Detail(row, detail) => return self.clear_detail(row, detail),
            Place::Details(_) => return self.not_here("?"),
            Place::Count(row) => {
                self.edit(|case| {
                    if let Some(row) = case.rows_mut().get_mut(row) {
                        row.count = None;
                    }
                });
                self.place = Place::Rows(Vec::new());
                return self.told();
            }
            // Of several numbers one may be unknown.
            Place::Field(at) if question.form != Form::Date || at > 0 => {
                let fact = self.facts()[at];
                self.edit(|case| case.set(fact, Some(Answer::Unknown)));
                return self.after_field(at);
            }
            Place::Rows(_) if !self.case().rows().is_empty() => return self.not_here("?"),
            Place::Options | Place::Role(_) | Place::Field(_) | Place::Rows(_) => {}
        }
        let context = self.context;
        let unknown = Choice {
            says: context.words.unknown.clone(),
            term: None,
            kind: ChoiceKind::Unknown,
        };
        self.edit(|case| unknown.choose(context.interview, context.law, case, question));
        self.on();
        self.told()
    }

    fn why(&self) -> String {
        let Some(question) = self.question() else {
            return self.prompt();
        };
        let Some((why, cites)) = question.reason(self.context.law, self.context.as_of) else {
            return self.say(&self.ask().no_reason).to_owned();
        };
        let cites = self.phrases().cites(cites).trim().to_owned();
        let hints = self.context.hints;
        let why = format!("{}{}", self.say(&hints.why), self.say(why));
        match cites.is_empty() {
            true => why,
            false => format!(
                "{why}\n{}",
                self.fill(&self.ask().cited, &[("cites", cites)])
            ),
        }
    }

    fn undo(&mut self) -> String {
        let before = self.whole().clone();
        let moved = self.editor.undo();
        let ask = self.ask();
        let said = if moved {
            &ask.undone
        } else {
            &ask.nothing_to_undo
        };
        self.moved(moved.then_some(before), said.get(self.lang))
    }

    fn redo(&mut self) -> String {
        let before = self.whole().clone();
        let moved = self.editor.redo();
        let ask = self.ask();
        let said = if moved {
            &ask.redone
        } else {
            &ask.nothing_to_redo
        };
        self.moved(moved.then_some(before), said.get(self.lang))
    }

    /// After an undo or a redo: the question whose answer it was.
    fn moved(&mut self, before: Option<Case>, said: &str) -> String {
        let Some(before) = before else {
            return said.to_owned();
        };
        let before = before.person(self.editor.person());
        let questions = &self.context.interview.questions;
        let changed = questions.iter().position(|one| self.differs(&before, one));
        self.enter(changed.unwrap_or(self.at));
        format!("{said}\n{}", self.told())
    }

    /// Whether the answer to a question is another one than before.
    fn differs(&self, before: &Case, question: &Question) -> bool {
        let context = self.context;
        let mut facts = context.interview.facts(context.law, question);
        match question.form {
            Form::Records => before.records != self.case().records,
            _ => facts.any(|fact| before.answered(fact) != self.case().answered(fact)),
        }
    }

    fn change(&mut self, line: &str, rest: &str) -> String {
        let standings = &self.progress().standings;
        let Some(at) = number(rest, standings.len()) else {
            return self.not_here(line);
        };
        if standings[at] == Standing::Hidden {
            return self.not_here(line);
        }
        self.enter(at);
        self.prompt()
    }

    fn none(&mut self, line: &str) -> String {
        let none = self
            .options()
            .iter()
            .position(|one| one.kind == ChoiceKind::None);
        match (&self.place, none) {
            (Place::Rows(_), _) if self.case().rows().is_empty() => {
                self.edit(|case| case.records = Some(Records::Rows(Vec::new())));
                self.on();
                self.told()
            }
            (Place::Options, Some(at)) => self.answer(&(at + 1).to_string()),
            _ => self.not_here(line),
        }
    }

    fn title(&mut self, title: &str) -> String {
        self.edit(|case| case.title = title.to_owned());
        let title = crate::text::clean(title);
        self.fill(&self.ask().titled, &[("title", title)])
    }

    /// What the answers come to, and what is asked next.
    pub(super) fn told(&self) -> String {
        format!("{}\n\n{}", self.so_far(), self.prompt())
    }
}

/// A number from 1 to `most` that is the whole text, counted from 0.
pub(super) fn number(text: &str, most: usize) -> Option<usize> {
    let n: usize = fold(text).trim().parse().ok()?;
    (1..=most).contains(&n).then(|| n - 1)
}
