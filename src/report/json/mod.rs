//! The JSON of an assessment: one line for one case. Its keys stay as they are.

mod administrative;
mod library;
mod matter;
mod offence;
mod pieces;
mod shape;
mod worksheet;

use std::io::Write;

use self::pieces::Pieces;
use self::shape::{Changed, Ends, MadeWith, Whole};
use super::{Change, Matter, Parties, Party, Phrases, Since, Texts};
use crate::assess::{LevelSet, Range, Truth};
use crate::law::{Law, Level, Name};
use crate::text::Text;

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
    Json::new(matter.law, texts).write(&mut out, matter, &[], origin);
    String::from_utf8(out).unwrap_or_default()
}

/// Writes the JSON of one case after another; what all of them have in common is put into words once.
#[derive(Debug)]
pub struct Json<'a>(Pieces<'a>);

impl<'a> Json<'a> {
    /// For cases of a law.
    pub fn new(law: &'a Law, texts: &'a Texts) -> Self {
        Json(Pieces::new(law, texts))
    }

    /// Adds the JSON of a case of this law with its people, without a line end: what holds for all, and in `persons`
    /// each one's own result with the same keys.
    pub fn add(&self, out: &mut Vec<u8>, parties: &Parties<'_>, origin: &Origin<'_>) {
        self.write(out, &parties.shared, &parties.persons, origin);
    }

    fn write(
        &self,
        out: &mut Vec<u8>,
        matter: &Matter<'_>,
        persons: &[Party<'_>],
        origin: &Origin<'_>,
    ) {
        write(out, matter, persons, (&self.0.both(), origin));
    }
}

fn write(
    out: &mut Vec<u8>,
    matter: &Matter<'_>,
    persons: &[Party<'_>],
    (both, origin): (&Both<'_>, &Origin<'_>),
) {
    let persons = persons.iter().map(|party| Whole {
        name: &party.name,
        ..result(&party.matter, both)
    });
    let whole = Whole {
        file: Some(origin.file),
        line: origin.line,
        made_with: Since::of(matter).map(made_with),
        title: &matter.case.title,
        persons: persons.collect(),
        ..result(matter, both)
    };
    let from = out.len();
    // Plain structs with string keys cannot fail to serialise.
    let _ = serde_json::to_writer(&mut *out, &whole);
    escape(out, from);
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
fn result<'a>(matter: &'a Matter<'a>, both: &Both<'a>) -> Whole<'a> {
    Whole {
        file: None,
        name: "",
        line: None,
        made_with: None,
        title: "",
        as_of: matter.as_of.to_string(),
        data: &matter.law.about.version,
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
        disputes: matter::disputes(matter, both),
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
        disclaimer: both.pieces.disclaimer(),
        persons: Vec::new(),
    }
}

/// How U+0080 to U+009F begin in UTF-8.
const CONTROL: u8 = 0xC2;
/// DEL.
const DELETE: u8 = 0x7F;

/// Puts the control characters that JSON allows as they are down as escapes: some terminals obey them.
fn escape(out: &mut Vec<u8>, from: usize) {
    let controls = |json: &[u8]| {
        memchr::memchr2_iter(DELETE, CONTROL, json)
            .find(|at| json[*at] == DELETE || matches!(json.get(at + 1), Some(0x80..=0x9F)))
    };
    let Some(first) = controls(&out[from..]) else {
        return;
    };
    let json = out.split_off(from + first);
    let mut rest = &json[..];
    while let Some(at) = controls(rest) {
        let (before, from) = rest.split_at(at);
        out.extend_from_slice(before);
        rest = match from {
            [CONTROL, control, after @ ..] => {
                // A vector takes everything.
                let _ = write!(out, "\\u{control:04x}");
                after
            }
            [_, after @ ..] => {
                out.extend_from_slice(b"\\u007f");
                after
            }
            [] => from,
        };
    }
    out.extend_from_slice(rest);
}

/// The phrases of both languages.
struct Both<'a> {
    zh: Phrases<'a>,
    en: Phrases<'a>,
    pieces: &'a Pieces<'a>,
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

/// Whether an offence applies, as scripts read it.
pub fn applies(truth: Truth) -> &'static str {
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
