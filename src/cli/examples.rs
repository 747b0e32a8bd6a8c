//! `gexin examples`, and `example:NAME` in place of a file.

use std::path::Path;

use super::Exit;
use super::output::{complain, write};
use super::setup::Setup;
use crate::case::{Format, read};
use crate::law::Files;
use crate::text::clean;

/// Lists the worked examples.
pub(super) fn run(setup: &Setup) -> Exit {
    let mut out = setup.data.messages.examples.get(setup.lang).to_owned() + "\n";
    for (name, text) in all(&setup.data.law.files) {
        let title = read(&setup.data.law, name, text, Format::Toml, None)
            .map(|case| clean(&case.title))
            .unwrap_or_default();
        out.push_str(&format!("  {name:<26} {title}\n"));
    }
    match write(&out) {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}

/// All examples, by name.
pub(super) fn all(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files
        .folder("examples")
        .filter_map(|(name, id)| Some((name.strip_suffix(".toml")?, files.text(id))))
}

/// The text of `example:NAME`; `None` for any other path. An unknown name is said.
pub(super) fn named<'s>(setup: &'s Setup, path: &Path) -> Option<Result<&'s str, Exit>> {
    let name = path.to_str()?.strip_prefix("example:")?;
    let found = all(&setup.data.law.files).find(|(known, _)| *known == name);
    Some(found.map(|(_, text)| text).ok_or_else(|| {
        let known: Vec<&str> = all(&setup.data.law.files).map(|(known, _)| known).collect();
        let words = [("name", name), ("known", &known.join(", "))];
        complain(&setup.data.messages.unknown_example.fill(setup.lang, &words));
        Exit::Bad
    }))
}
