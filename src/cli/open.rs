//! A case that a command was given: a file in any encoding, closed or not, or an example.

use std::path::{Path, PathBuf};

use super::output::complain;
use super::setup::Setup;
use super::{Exit, examples};
use crate::case::Case;
use crate::file::{Found, Note, Opened, Trouble};
use crate::store::{Cause, Decoded, Passphrase};

/// Reads the case to work on, and the file to save it back to; an example has none. What is wrong is said.
pub(super) fn case(setup: &Setup, path: &Path) -> Result<(Opened, Option<PathBuf>), Exit> {
    let ground = setup.ground();
    if let Some(named) = examples::named(setup, path) {
        let text = Decoded {
            text: named?.to_owned(),
            gbk: false,
        };
        let opened = ground.case_in(&path.display().to_string(), &text);
        let opened = opened.map_err(|problems| said(setup, &Trouble::Problems(problems)))?;
        return Ok((opened, None));
    }
    let found = ground.open(path).map_err(|trouble| said(setup, &trouble))?;
    let opened = match found {
        Found::Case(opened) => *opened,
        Found::Sealed(sealed) => {
            unsealed(setup, path, &sealed).map_err(|trouble| said(setup, &trouble))?
        }
    };
    Ok((opened, Some(path.to_owned())))
}

/// The same where there is nothing but lines to say notes in.
pub(super) fn case_alone(setup: &Setup, path: &Path) -> Result<Case, Exit> {
    let (opened, _) = case(setup, path)?;
    notes(setup, path, &opened.notes);
    Ok(opened.case)
}

/// Says notes about a file.
pub(super) fn notes(setup: &Setup, path: &Path, notes: &[Note]) {
    for note in notes {
        let line = note.line(&setup.data.screens.notes, &setup.phrases(), path);
        complain(&line);
    }
}

/// Opens what is closed, asking for the passphrase.
fn unsealed(setup: &Setup, path: &Path, sealed: &[u8]) -> Result<Opened, Trouble> {
    let try_one = |passphrase: &Passphrase| {
        match setup.ground().unseal(path, sealed, passphrase) {
            Err(Trouble::Store(error)) => Err(error.what),
            // The passphrase is right; asking again does not help.
            other => Ok::<_, Cause>(other),
        }
    };
    let found = setup.passphrases.find(setup, path, try_one);
    found.map_err(Trouble::Store)?
}

fn said(setup: &Setup, trouble: &Trouble) -> Exit {
    let lines = trouble.lines(setup.lang);
    lines.iter().for_each(|line| complain(line));
    Exit::Bad
}
