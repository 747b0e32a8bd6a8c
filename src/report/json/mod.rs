//! The JSON of an assessment: one line for one case. Its keys stay as they are.

mod administrative;
mod library;
mod matter;
mod offence;
mod shape;
mod worksheet;

use std::io::{self, Write};

use self::shape::{Changed, Ends, MadeWith, Whole};
use super::{Change, Matter, Parties, Party, Phrases, Since, Texts};
use crate::assess::{LevelSet, Range, Truth};
use crate::law::{Level, Name};
use crate::text::{Lang, Text};

/// Where a case came from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The line of a stream.
    pub line: Option<usize>,
}

/// The JSON of a matter, on one line, without a line end.
pub fn json(matter: &Matter<'_>, texts: &Texts, origin: &Origin<'_>) -> String {
    let mut out = Vec::new();
    write(&mut out, matter, &[], (texts, origin));
    String::from_utf8(out).unwrap_or_default()
}

/// The same of a case with its people, added to what is written: what holds for all, and in `persons` each one's own
/// result with the same keys.
pub fn json_into(out: &mut Vec<u8>, parties: &Parties<'_>, texts: &Texts, origin: &Origin<'_>) {
    write(out, &parties.shared, &parties.persons, (texts, origin));
}

fn write(
    out: &mut Vec<u8>,
    matter: &Matter<'_>,
    persons: &[Party<'_>],
    (texts, origin): (&Texts, &Origin<'_>),
) {
    let phrases = |lang| Phrases {
        law: matter.law,
        texts,
        lang,
    };
    let both = Both {
        zh: phrases(Lang::Zh),
        en: phrases(Lang::En),
    };
    let persons = persons.iter().map(|party| Whole {
        name: &party.name,
        ..result(&party.matter, &both)
    });
    let whole = Whole {
        file: Some(origin.file),
        line: origin.line,
        made_with: Since::of(matter).map(made_with),
        title: &matter.case.title,
        persons: persons.collect(),
        ..result(matter, &both)
    };
    // Plain structs with string keys cannot fail to serialise.
    let _ = serde_json::to_writer(Escaping(out), &whole);
}

fn made_with(since: Since) -> MadeWith {
    let changed = |one: Change| Changed {
        id: one.offence,
        then: one.then.id(),
        now: one.now.id(),
    };
    MadeWith {
        data: since.then,
        changed: since
            .changed
            .map(|all| all.into_iter().map(changed).collect()),
    }
}

/// The result of a matter, without where it came from.
fn result<'a>(matter: &'a Matter<'a>, both: &Both<'_>) -> Whole<'a> {
    Whole {
        file: None,
        name: "",
        line: None,
        made_with: None,
        title: "",
        as_of: matter.as_of.to_string(),
        data: matter.law.about.version.clone(),
        checked: matter.law.about.checked.to_string(),
        prevailing: matter.prevailing().map(|at| matter.offence(at).id.as_str()),
        tally: matter::tally(matter, both),
        relations: matter::relations(matter, both),
        cautions: matter::cautions(matter),
        edition: matter::edition(matter, both, matter.main()),
        assumed: matter
            .assumed
            .iter()
            .map(|one| both.say(|phrases| phrases.assumption(matter, *one)))
            .collect(),
        needs: matter::needs(matter, both),
        disputes: matter::disputes(matter),
        precedents: library::precedents(matter, both),
        misstatements: library::misstatements(matter),
        administrative: administrative::administrative(matter, both),
        worksheet: matter
            .base_term
            .map(|base| worksheet::worksheet(matter, both, matter.main(), base)),
        explanation: matter::explanation(matter, both),
        offences: (0..matter.assessment.offences.len())
            .map(|at| offence::offence(matter, both, at))
            .collect(),
        disclaimer: &matter.law.about.disclaimer,
        persons: Vec::new(),
    }
}

/// Takes JSON and puts the control characters that JSON allows as they are down as escapes: some terminals obey them.
struct Escaping<'o>(&'o mut Vec<u8>);

/// How U+0080 to U+009F begin in UTF-8.
const CONTROL: u8 = 0xC2;
/// DEL.
const DELETE: u8 = 0x7F;

impl Write for Escaping<'_> {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        let mut rest = json;
        while let Some(at) = memchr::memchr2(DELETE, CONTROL, rest) {
            let (before, from) = rest.split_at(at);
            self.0.extend_from_slice(before);
            rest = match from {
                [DELETE, after @ ..] => {
                    self.0.extend_from_slice(b"\\u007f");
                    after
                }
                [CONTROL, control @ 0x80..=0x9F, after @ ..] => {
                    write!(self.0, "\\u{control:04x}")?;
                    after
                }
                [other, after @ ..] => {
                    self.0.push(*other);
                    after
                }
                [] => from,
            };
        }
        self.0.extend_from_slice(rest);
        Ok(json.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The phrases of both languages.
struct Both<'a> {
    zh: Phrases<'a>,
    en: Phrases<'a>,
}

impl Both<'_> {
    fn say(&self, what: impl Fn(&Phrases<'_>) -> String) -> Text {
        Text {
            zh: what(&self.zh),
            en: what(&self.en),
        }
    }

    fn lines(&self, what: impl Fn(&Phrases<'_>) -> Vec<String>) -> Vec<Text> {
        what(&self.zh)
            .into_iter()
            .zip(what(&self.en))
            .map(|(zh, en)| Text { zh, en })
            .collect()
    }
}

fn applies(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "yes",
        Truth::NotMet => "no",
        Truth::Open => "open",
    }
}

fn levels(set: LevelSet) -> Vec<&'static str> {
    set.iter().map(Level::id).collect()
}

fn ends(range: Range) -> Ends {
    Ends {
        min: range.min,
        max: range.max(),
    }
}

fn ids(names: &[Name]) -> Vec<&str> {
    names.iter().map(Name::as_str).collect()
}
