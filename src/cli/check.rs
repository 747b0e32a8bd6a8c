//! `gexin check [DIR]`: is the law data sound?

use std::path::Path;

use super::args::Args;
use super::output::{complain, write};
use super::setup::{Loaded, files, language, load};
use super::{Exit, examples};
use crate::assess::Assessor;
use crate::case::{Format, read};
use crate::law::{Problem, Severity};
use crate::report::Matter;
use crate::report::memo::{Document, Letterhead, Memo, Voice};
use crate::report::render::{Form, Templates};
use crate::text::Lang;

/// Checks the built-in data with a folder laid over it.
pub(super) fn run(args: &Args, folder: Option<&Path>) -> Exit {
    let lang = language(args);
    let files = match files(folder.or(args.data.as_deref()), lang) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let mut problems = Vec::new();
    let loaded = load(files, &mut problems);
    if let Some(loaded) = &loaded {
        problems.extend(templates(loaded));
    }
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    for problem in &problems {
        complain(&problem.line(lang));
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let Some(Loaded { law, messages, .. }) = loaded else {
        return Exit::Bad;
    };
    if errors > 0 {
        let (errors, warnings) = (errors.to_string(), (problems.len() - errors).to_string());
        complain(
            &messages
                .check_bad
                .fill(lang, &[("errors", &errors), ("warnings", &warnings)]),
        );
        return Exit::Bad;
    }
    let counts = [
        ("facts", law.facts.len()),
        ("types", law.types.len()),
        ("roles", law.roles.len()),
        ("provisions", law.provisions.len()),
        ("disputes", law.disputes.len()),
        ("offences", law.offences.len()),
    ]
    .map(|(name, count)| (name, count.to_string()));
    let words: Vec<(&str, &str)> = counts
        .iter()
        .map(|(name, count)| (*name, count.as_str()))
        .collect();
    match write(messages.check_ok.fill(lang, &words) + "\n") {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}

/// What is wrong with the templates, shown by drawing a worked example with each: a name that a report has not is found
/// only there.
fn templates(loaded: &Loaded) -> Vec<Problem> {
    let (law, texts) = (&loaded.law, &loaded.texts);
    let assessor = Assessor::new(law);
    let voice = Voice::new(law, texts, &[Lang::Zh, Lang::En]);
    let cases = examples::all(&law.files)
        .filter_map(|(name, text)| read(law, name, text, Format::Toml, None).ok());
    let memos = cases.map(|case| {
        let matter = Matter::new(law, &assessor, &case, law.about.checked);
        Memo::new(&matter, &voice, "example")
    });
    let document = Document::new(&voice, Letterhead::default(), memos.collect());
    let mut problems = Vec::new();
    if let Some(templates) = Templates::load(&law.files, &mut problems) {
        let drawn = Form::ALL.map(|form| templates.render(form, &document));
        problems.extend(drawn.into_iter().filter_map(Result::err));
    }
    problems
}
