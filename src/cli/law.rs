//! `gexin law [WORDS...]`: what the data says of the law, searched together.

use super::Exit;
use super::args::Format;
use super::output::{complain, write};
use super::setup::Setup;
use crate::report::Phrases;
use crate::report::catalogue::{Catalogue, Kind, LineStyle, json, json_counts};
use crate::text::{pad_right, width, wrap};

/// So many hits are listed unless all are asked for.
const SHORT: usize = 20;
/// So many names are given where nothing was found.
const NEAR: usize = 5;
/// The greatest width of running text, in cells.
const MEASURE: usize = 78;

/// What was asked.
pub(super) struct Asked<'a> {
    pub(super) words: &'a [String],
    pub(super) kind: Option<Kind>,
    pub(super) all: bool,
    pub(super) format: Format,
}

/// Lists, finds or shows.
pub(super) fn run(setup: &Setup, asked: &Asked<'_>) -> Exit {
    let data = &setup.data;
    let page = Page {
        setup,
        catalogue: Catalogue::new(&data.law, &data.interview),
        say: setup.phrases(),
    };
    let words = asked.words.join(" ");
    let json = asked.format == Format::Json;
    if words.trim().is_empty() && asked.kind.is_none() {
        return put(&if json {
            json_counts(&page.catalogue, &data.texts)
        } else {
            page.kinds()
        });
    }
    let found = page.found(&words, asked.kind);
    let all = asked.all || words.trim().is_empty();
    match &found[..] {
        [] => {
            complain(&page.nothing(&words));
            Exit::Bad
        }
        _ if json => put(&page.json(&found)),
        [one] => put(&page.entry(*one)),
        _ => put(&page.list(&found, all)),
    }
}

fn put(text: &str) -> Exit {
    match write(text) {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}

struct Page<'a> {
    setup: &'a Setup,
    catalogue: Catalogue,
    say: Phrases<'a>,
}

impl Page<'_> {
    /// The one entry that the words name, else everything that fits.
    fn found(&self, words: &str, kind: Option<Kind>) -> Vec<usize> {
        match self.catalogue.exact(words, kind) {
            Some(at) => vec![at],
            None => self.catalogue.search(words, kind),
        }
    }

    fn kind(&self, kind: Kind) -> &str {
        kind.name(self.say.texts).get(self.say.lang)
    }

    /// The kinds with how many entries each has, and how to search.
    fn kinds(&self) -> String {
        let mut out = String::new();
        for kind in Kind::ALL {
            let count = self.catalogue.of_kind(kind).count();
            let name = pad_right(self.kind(kind), 18);
            out.push_str(&format!("{name}{count:>5}   --kind {}\n", kind.id()));
        }
        out.push('\n');
        self.wrapped(
            &mut out,
            "",
            self.say.texts.catalogue.how.get(self.say.lang),
        );
        out
    }

    fn list(&self, found: &[usize], all: bool) -> String {
        let (texts, lang) = (&self.say.texts.catalogue, self.say.lang);
        let shown = if all {
            found.len()
        } else {
            found.len().min(SHORT)
        };
        let mut out = String::new();
        let widest = Kind::ALL.map(|kind| width(self.kind(kind)));
        let widest = widest.into_iter().max().unwrap_or(0);
        for at in &found[..shown] {
            let entry = &self.catalogue.entries()[*at];
            let kind = pad_right(self.kind(entry.kind), widest + 2);
            let title = entry.title.get(lang);
            out.push_str(&format!("{kind}{title}  [{}]\n", entry.id));
        }
        let (n, few) = (found.len().to_string(), shown.to_string());
        let words = [("n", n.as_str()), ("shown", &few)];
        let text = if shown < found.len() {
            &texts.found_more
        } else {
            &texts.found
        };
        out + &text.fill(lang, &words) + "\n"
    }

    fn entry(&self, at: usize) -> String {
        let lang = self.say.lang;
        let entry = &self.catalogue.entries()[at];
        let mut out = format!("{}  [{}]\n", self.kind(entry.kind), entry.id);
        self.wrapped(&mut out, "", entry.title.get(lang));
        out.push('\n');
        let body = self
            .catalogue
            .body(at, &self.setup.data.interview, &self.say);
        let mut before = None;
        for line in body {
            match line.style {
                LineStyle::Heading => {
                    if before.is_some() {
                        out.push('\n');
                    }
                    self.wrapped(&mut out, "", &line.text);
                }
                LineStyle::Text => self.wrapped(&mut out, "  ", &line.text),
                LineStyle::Item => self.wrapped(&mut out, "  · ", &line.text),
                LineStyle::Note if before == Some(LineStyle::Item) => {
                    self.wrapped(&mut out, "    ", &line.text);
                }
                LineStyle::Note => self.wrapped(&mut out, "  ", &line.text),
            }
            before = Some(line.style);
        }
        for (title, others) in self.catalogue.references(at, &self.say) {
            if !others.is_empty() {
                out.push_str(&format!("\n{}\n", title.get(lang)));
            }
            for (other, said) in others {
                let other = &self.catalogue.entries()[other];
                let said = format!("{}  {said}  [{}]", self.kind(other.kind), other.id);
                self.wrapped(&mut out, "  · ", &said);
            }
        }
        out
    }

    /// All of them: a script is not told that some were left out.
    fn json(&self, found: &[usize]) -> String {
        let data = &self.setup.data;
        let line = |at: &usize| {
            json(
                &self.catalogue,
                *at,
                &data.law,
                &data.interview,
                &data.texts,
            ) + "\n"
        };
        found.iter().map(line).collect()
    }

    fn nothing(&self, words: &str) -> String {
        let (texts, lang) = (&self.say.texts.catalogue, self.say.lang);
        let mut said = texts.none_found.fill(lang, &[("words", words)]);
        let near: Vec<String> = self
            .catalogue
            .near(words, NEAR)
            .into_iter()
            .map(|at| {
                let entry = &self.catalogue.entries()[at];
                format!("{} [{}]", entry.title.get(lang), entry.id)
            })
            .collect();
        if !near.is_empty() {
            let names = self.say.listed(&near);
            said.push('\n');
            said.push_str(&texts.near.fill(lang, &[("names", &names)]));
        }
        said
    }

    /// Adds a text, wrapped; what follows the first line begins below the text behind the mark.
    fn wrapped(&self, out: &mut String, mark: &str, text: &str) {
        let indent = width(mark);
        for (at, line) in wrap(text, MEASURE - indent).into_iter().enumerate() {
            match at {
                0 => out.push_str(mark),
                _ => out.push_str(&" ".repeat(indent)),
            }
            out.push_str(&line);
            out.push('\n');
        }
    }
}
