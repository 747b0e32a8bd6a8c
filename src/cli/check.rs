//! `gexin check [DIR]`: is the law data sound?

use std::path::Path;

use super::Exit;
use super::args::Args;
use super::output::{complain, write};
use super::setup::{Loaded, files, language, load};
use crate::law::Severity;

/// Checks the built-in data with a folder laid over it.
pub(super) fn run(args: &Args, folder: Option<&Path>) -> Exit {
    let lang = language(args);
    let files = match files(folder.or(args.data.as_deref()), lang) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let mut problems = Vec::new();
    let loaded = load(files, true, &mut problems);
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
        ("precedents", law.precedents().len()),
        ("misstatements", law.misstatements().len()),
    ]
    .map(|(name, count)| (name, count.to_string()));
    let words: Vec<(&str, &str)> = counts
        .iter()
        .map(|(name, count)| (*name, count.as_str()))
        .collect();
    match write(&(messages.check_ok.fill(lang, &words) + "\n")) {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}
