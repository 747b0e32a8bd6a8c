//! `gexin check [DIR]`: is the law data sound?

use std::path::Path;

use super::args::{Args, CheckFormat};
use super::output::{complain, write};
use super::setup::{Front, Loaded, files, language, load};
use super::{Exit, examples};
use crate::assess::Assessor;
use crate::case::{Format, read};
use crate::interview::{GraphTexts, audit};
use crate::law::{Explanation, Problem, Severity};
use crate::report::Matter;
use crate::report::memo::{Document, Letterhead, Memo, Voice};
use crate::report::render::{Form, Templates};
use crate::text::Lang;

/// Checks the built-in data with a folder laid over it.
pub(super) fn run(args: &Args, folder: Option<&Path>, format: CheckFormat) -> Exit {
    let lang = language(args);
    let files = match files(folder.or(args.data.as_deref()), lang) {
        Ok(files) => files.unpacked(),
        Err(exit) => return exit,
    };
    let mut problems = Vec::new();
    Explanation::all(&files, &mut problems);
    GraphTexts::load(&files, &mut problems);
    let loaded = load(Front::load(files), true, &mut problems);
    if let Some(loaded) = &loaded {
        let assessor = Assessor::new(&loaded.law);
        problems.extend(audit(&loaded.law, &loaded.interview, &assessor));
        problems.extend(templates(loaded));
    }
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    if !say(&problems, format, lang) {
        return Exit::Bad;
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let Some(loaded) = loaded else {
        return Exit::Bad;
    };
    let said = match format {
        CheckFormat::Json => true,
        CheckFormat::Text if problems.is_empty() => write(summary(&loaded, lang) + "\n").is_ok(),
        CheckFormat::Text => {
            complain(&counts(&loaded, errors, problems.len() - errors, lang));
            true
        }
    };
    match said && errors == 0 {
        true => Exit::Done,
        false => Exit::Bad,
    }
}

/// Says each problem; whether that could be written.
fn say(problems: &[Problem], format: CheckFormat, lang: Lang) -> bool {
    match format {
        CheckFormat::Text => {
            problems
                .iter()
                .for_each(|problem| complain(&problem.line(lang)));
            true
        }
        CheckFormat::Json => {
            let lines: Result<Vec<String>, _> = problems
                .iter()
                .map(|problem| serde_json::to_string(problem).map(|line| line + "\n"))
                .collect();
            lines.is_ok_and(|lines| write(lines.concat()).is_ok())
        }
    }
}

fn counts(loaded: &Loaded, errors: usize, warnings: usize, lang: Lang) -> String {
    let (errors, warnings) = (errors.to_string(), warnings.to_string());
    loaded
        .messages
        .check_bad
        .fill(lang, &[("errors", &errors), ("warnings", &warnings)])
}

fn summary(loaded: &Loaded, lang: Lang) -> String {
    let law = &loaded.law;
    let counts = [
        ("facts", law.facts.len()),
        ("types", law.types.len()),
        ("roles", law.roles.len()),
        ("provisions", law.provisions().len()),
        ("disputes", law.disputes.len()),
        ("offences", law.offences.len()),
        ("precedents", law.precedents().len()),
        ("misstatements", law.misstatements().len()),
    ]
    .map(|(name, count)| (name, count.to_string()));
    let words: Vec<(&str, &str)> = counts
        .iter()
        .map(|(name, count)| (*name, count.as_str()))
        .collect();
    loaded.messages.check_ok.fill(lang, &words)
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
        let matter = Matter::new(law, &assessor, case, law.about.checked);
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
