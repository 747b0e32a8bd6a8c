//! Writes what the user reads: the question at hand, the result so far, the list of answers.

use super::{Place, Talk};
use crate::interview::{Choice, ChoiceKind, Form, Standing, choices, is_chosen};
use crate::report::{effect, review};
use crate::text::Text;

impl<'a> Talk<'a> {
    /// What is asked for just now.
    pub(super) fn prompt(&self) -> String {
        match &self.place {
            Place::Options => {
                let several = matches!(self.asked().form, Form::Set | Form::Checklist);
                let ask = self.ask();
                let how = if several { &ask.several } else { &ask.one };
                let mut lines = vec![self.head()];
                lines.extend(self.option_lines());
                lines.push(self.say(how).to_owned());
                lines.join("\n")
            }
            Place::Role(listed) => self.role_prompt(listed),
            Place::Field(at) => self.field_prompt(*at),
            Place::Rows(listed) => self.rows_prompt(listed),
            Place::Count(row) => self.count_prompt(*row),
            Place::Details(row) => self.details_prompt(*row),
            Place::Detail(row, detail) => self.detail_prompt(*row, *detail),
            Place::End => self.end_prompt(),
        }
    }

    /// Stage, n of m, and the question.
    pub(super) fn head(&self) -> String {
        let interview = self.context.interview;
        let question = self.asked();
        let (n, all) = self.place_of();
        let stage = &interview.stages[interview.stage_of(question)];
        let words = [
            ("stage", self.say(&stage.name)),
            ("n", &n.to_string()),
            ("all", &all.to_string()),
        ];
        let head = self.ask().head.fill(self.lang, &words);
        let (before, own) = (self.of_person(), self.whose());
        format!("[{before}{head}]\n{}{own}", self.say(&question.ask))
    }

    /// Which of how many questions this is; those after the result are counted once the result was reached.
    fn place_of(&self) -> (usize, usize) {
        let progress = self.progress();
        let later = progress.next(false).is_none() || progress.is_later(self.at);
        let shown = |at: &usize| {
            *at == self.at
                || progress.standings[*at] != Standing::Hidden && (later || !progress.is_later(*at))
        };
        let all: Vec<usize> = (0..progress.standings.len()).filter(shown).collect();
        let n = all.iter().filter(|at| **at <= self.at).count();
        (n, all.len())
    }

    /// The options of the question at hand.
    pub(super) fn options(&self) -> Vec<Choice> {
        choices(self.context.law, self.asked(), &self.context.words)
    }

    pub(super) fn chosen(&self, kind: ChoiceKind) -> bool {
        let context = self.context;
        is_chosen(
            context.interview,
            context.law,
            self.case(),
            self.asked(),
            kind,
        )
    }

    fn option_lines(&self) -> Vec<String> {
        let options = self.options();
        let lines = options.iter().enumerate();
        lines
            .map(|(at, option)| self.option_line(at, option))
            .collect()
    }

    fn option_line(&self, at: usize, option: &Choice) -> String {
        let phrases = self.phrases();
        let ask = self.ask();
        let says = option.says.get(self.lang);
        let term = option.term.as_ref().map_or("", |term| term.get(self.lang));
        let term = match term {
            "" => String::new(),
            // Where the plain words are the legal term, once is enough.
            term if term == says => String::new(),
            term => phrases.aside(term),
        };
        let chosen = self.chosen(option.kind);
        let changes = !chosen && option.kind != ChoiceKind::Unknown;
        let interview = self.context.interview;
        let level = changes.then(|| {
            let picked = (self.asked(), option);
            effect(self.matter(), &phrases, interview, picked)
        });
        let effect = level.flatten().map_or(String::new(), |level| {
            ask.effect.fill(self.lang, &[("level", &level)])
        });
        let chosen = if chosen { self.say(&ask.chosen) } else { "" };
        let words = [
            ("n", (at + 1).to_string()),
            ("says", says.to_owned()),
            ("term", term),
            ("effect", effect),
            ("chosen", chosen.to_owned()),
        ];
        self.fill(&ask.option, &words)
    }

    pub(super) fn fill(&self, text: &Text, words: &[(&str, String)]) -> String {
        let words: Vec<(&str, &str)> = words
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        text.fill(self.lang, &words)
    }

    /// Names with numbers before them, the first of them `1`.
    pub(super) fn numbered(&self, names: impl Iterator<Item = &'a Text>) -> Vec<String> {
        names
            .enumerate()
            .map(|(at, name)| format!("{}. {}", at + 1, name.get(self.lang)))
            .collect()
    }

    /// What the answers so far come to.
    pub(super) fn so_far(&self) -> String {
        let (matter, phrases, ask) = (self.matter(), self.phrases(), self.ask());
        let at = matter.main();
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        let decisive = outcome.shown().items.iter().filter(|item| item.decisive);
        let items: Vec<String> = decisive
            .map(|item| phrases.item_name(&offence.items[item.item]))
            .collect();
        let items = match items.is_empty() {
            true => String::new(),
            false => phrases.aside(&phrases.listed(&items)),
        };
        let words = [
            ("level", phrases.headline(offence, outcome)),
            ("levels", phrases.verdict(offence, outcome.verdict())),
            ("items", items),
        ];
        let open = outcome.possible.len() > 1 && outcome.applies != crate::assess::Truth::NotMet;
        self.fill(if open { &ask.so_far_open } else { &ask.so_far }, &words)
    }

    fn end_prompt(&self) -> String {
        let ask = self.ask();
        let conclusion = self
            .phrases()
            .conclusion(self.matter(), self.matter().main());
        let left = self.progress().standings.iter();
        let left = left.filter(|one| **one == Standing::Open).count();
        let last = match left {
            0 => self.say(&ask.done_all).to_owned(),
            n => self.fill(&ask.done_later, &[("n", n.to_string())]),
        };
        let before = self.of_person();
        let done = self.say(&ask.done);
        let said = format!("{before}{done}\n{}\n{last}", conclusion.concat());
        match self.whole().persons().is_empty() {
            true => said,
            false => format!("{said}\n{}", self.say(&ask.people_hint)),
        }
    }

    /// The review: one line a question.
    pub(super) fn review(&self) -> String {
        let context = self.context;
        let words = (&context.words, &context.records.count_missing);
        let asked = (context.interview, self.progress());
        let lines = review(self.matter(), &self.phrases(), asked, words);
        let mut said = vec![self.say(&self.ask().review_head).to_owned()];
        let (hidden, asked): (Vec<_>, Vec<_>) = lines
            .into_iter()
            .partition(|line| line.standing == Standing::Hidden);
        let heading = (!hidden.is_empty()).then_some(asked.len());
        for (at, line) in asked.into_iter().chain(hidden).enumerate() {
            let ask = self.ask();
            if heading == Some(at) {
                said.push(self.say(&ask.review_not_asked).to_owned());
            }
            let text = match (line.standing, line.answer.is_empty()) {
                (Standing::Hidden, true) => &ask.review_hidden,
                (Standing::Hidden, false) => &ask.review_kept,
                (Standing::Open, _) if self.progress().is_later(line.question) => &ask.review_later,
                (Standing::Open, _) => &ask.review_open,
                (Standing::Answered, _) => &ask.review_answered,
            };
            let question = &context.interview.questions[line.question];
            let words = [
                ("n", (line.question + 1).to_string()),
                ("ask", self.say(&question.ask).to_owned()),
                ("answer", line.answer + self.own_mark(question)),
            ];
            said.push(self.fill(text, &words));
        }
        said.join("\n")
    }
}
