//! The JSON of an assessment: one line for one case. Its keys stay as they are.

mod administrative;
mod library;
mod matter;
mod offence;
mod shape;
mod worksheet;

use self::shape::{Ends, Whole};
use super::{Matter, Phrases, Texts};
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
    let both = Both {
        zh: Phrases {
            law: matter.law,
            texts,
            lang: Lang::Zh,
        },
        en: Phrases {
            law: matter.law,
            texts,
            lang: Lang::En,
        },
    };
    let whole = Whole {
        file: origin.file,
        line: origin.line,
        title: &matter.case.title,
        as_of: matter.as_of.to_string(),
        data: matter.law.about.version.clone(),
        checked: matter.law.about.checked.to_string(),
        prevailing: matter.prevailing().map(|at| matter.offence(at).id.as_str()),
        tally: matter::tally(matter, &both),
        relations: matter::relations(matter, &both),
        cautions: matter::cautions(matter),
        edition: matter::edition(matter, &both, matter.main()),
        assumed: matter
            .assumed
            .iter()
            .map(|one| both.say(|phrases| phrases.assumption(matter, *one)))
            .collect(),
        needs: matter::needs(matter, &both),
        disputes: matter::disputes(matter),
        precedents: library::precedents(matter, &both),
        misstatements: library::misstatements(matter),
        administrative: administrative::administrative(matter, &both),
        worksheet: matter
            .base_term
            .map(|base| worksheet::worksheet(matter, &both, matter.main(), base)),
        explanation: matter::explanation(matter, &both),
        offences: (0..matter.assessment.offences.len())
            .map(|at| offence::offence(matter, &both, at))
            .collect(),
        disclaimer: &matter.law.about.disclaimer,
    };
    // Plain structs with string keys cannot fail to serialise.
    escaped(serde_json::to_string(&whole).unwrap_or_default())
}

/// The same JSON with the control characters that JSON allows as they are written as escapes: some terminals obey them.
fn escaped(json: String) -> String {
    let obeyed = |letter: char| ('\u{7f}'..='\u{9f}').contains(&letter);
    if !json.contains(obeyed) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 8);
    for letter in json.chars() {
        if obeyed(letter) {
            out.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    out
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
