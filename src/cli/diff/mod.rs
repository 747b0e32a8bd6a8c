//! `gexin diff A B`: what differs between two cases, or what two editions of the law data make of the same cases.

mod cases;
mod laws;
mod persons;

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Exit;
use super::args::Format;
use super::output::{complain, write};
use super::setup::Setup;
use crate::assess::{Truth, Verdict};
use crate::law::Level;
use crate::report::{Comes, Phrases, applies};

/// Compares two case files, or two folders.
pub(super) fn run(
    setup: &Setup,
    (a, b): (&Path, &Path),
    given: &[PathBuf],
    format: Format,
) -> Exit {
    let said = match (a.is_dir(), b.is_dir()) {
        (true, true) => laws::compare(setup, (a, b), given, format),
        (false, false) if given.is_empty() => cases::compare(setup, (a, b), format),
        (false, false) | (true, false) | (false, true) => {
            complain(setup.data.messages.diff.mixed.get(setup.lang));
            return Exit::Usage;
        }
    };
    match said.map(write) {
        Ok(Ok(_)) => Exit::Done,
        Ok(Err(_)) => Exit::Bad,
        Err(exit) => exit,
    }
}

/// What an offence comes to, in JSON.
#[derive(Serialize)]
struct Side<'a> {
    applies: &'static str,
    level: &'static str,
    possible_levels: Vec<&'static str>,
    decisive: &'a [String],
}

#[derive(Serialize)]
struct Offence<'a> {
    id: &'a str,
    changed: bool,
    a: Option<Side<'a>>,
    b: Option<Side<'a>>,
}

impl<'a> Offence<'a> {
    fn of(a: Option<&'a Comes>, b: Option<&'a Comes>) -> Self {
        Offence {
            id: a.or(b).map_or("", |one| &one.offence),
            changed: a != b,
            a: a.map(Side::of),
            b: b.map(Side::of),
        }
    }
}

impl<'a> Side<'a> {
    fn of(comes: &'a Comes) -> Self {
        Side {
            applies: applies(comes.applies),
            level: comes.level.id(),
            possible_levels: comes.possible.iter().map(Level::id).collect(),
            decisive: &comes.decisive,
        }
    }
}

/// What an offence comes to, in words: 情节严重（5.1.6）.
fn said(phrases: &Phrases<'_>, comes: Option<&Comes>) -> String {
    let Some(comes) = comes else {
        return "-".to_owned();
    };
    let mut offences = phrases.law.offences.iter().map(|(_, offence)| offence);
    let Some(offence) = offences.find(|one| one.id.as_str() == comes.offence) else {
        return comes.level.id().to_owned();
    };
    let level = phrases.verdict(
        offence,
        Verdict {
            applies: comes.applies,
            level: comes.level,
            possible: comes.possible,
        },
    );
    match &comes.decisive[..] {
        [] => level,
        _ if comes.applies == Truth::NotMet => level,
        items => level + &phrases.aside(&phrases.listed(items)),
    }
}

/// The name of an offence.
fn named(phrases: &Phrases<'_>, id: &str) -> String {
    let mut offences = phrases.law.offences.iter();
    let found = offences.find(|(_, one)| one.id.as_str() == id);
    found
        .map_or(id, |(_, one)| one.name.get(phrases.lang))
        .to_owned()
}
