//! `gexin encrypt FILE` and `gexin decrypt FILE`: a case file closed with a passphrase, and opened again, in place.

use std::path::Path;

use super::Exit;
use super::output::complain;
use super::setup::Setup;
use crate::file::Trouble;
use crate::store::{self, Cause, Fetched, SealFault, StoreError, decode_any};
use crate::text::Text;

/// Closes a case file with a passphrase that is asked for twice.
pub(super) fn encrypt(setup: &Setup, file: &Path) -> Exit {
    let texts = &setup.data.messages.passphrase;
    ended(setup, file, closed(setup, file), &texts.encrypted)
}

/// Opens a case file for good.
pub(super) fn decrypt(setup: &Setup, file: &Path) -> Exit {
    let texts = &setup.data.messages.passphrase;
    ended(setup, file, opened(setup, file), &texts.decrypted)
}

fn closed(setup: &Setup, file: &Path) -> Result<(), Trouble> {
    let bytes = store::read_bytes(file, store::LIMIT).map_err(Trouble::Store)?;
    if store::is_sealed(&bytes) {
        return Err(fault(file, SealFault::Already));
    }
    // What is no case is not closed: its owner would look for another program to open it with.
    let failed = |what| Trouble::Store(StoreError::of(file, what));
    let text = decode_any(bytes.clone()).map_err(failed)?;
    let name = file.display().to_string();
    let case = setup.ground().case_in(&name, &text);
    case.map_err(Trouble::Problems)?;
    let passphrase = setup.passphrases.choose(setup, file);
    let passphrase = passphrase.map_err(Trouble::Store)?;
    // As it lies there, so that comments and order stay.
    let sealed = passphrase.seal(&bytes).map_err(failed)?;
    store::write_whole(file, sealed).map_err(Trouble::Store)
}

fn opened(setup: &Setup, file: &Path) -> Result<(), Trouble> {
    let sealed = match store::fetch(file).map_err(Trouble::Store)? {
        Fetched::Sealed(sealed) => sealed,
        Fetched::Plain(_) => return Err(fault(file, SealFault::Open)),
    };
    let plain = setup
        .passphrases
        .find(setup, file, |passphrase| passphrase.unseal(&sealed));
    store::write_whole(file, plain.map_err(Trouble::Store)?).map_err(Trouble::Store)
}

fn fault(file: &Path, fault: SealFault) -> Trouble {
    Trouble::Store(StoreError::of(file, Cause::Seal(fault)))
}

fn ended(setup: &Setup, file: &Path, done: Result<(), Trouble>, said: &Text) -> Exit {
    match done {
        Ok(()) => {
            let words = [("file", &*file.display().to_string())];
            complain(&said.fill(setup.lang, &words));
            Exit::Done
        }
        Err(trouble) => {
            let lines = trouble.lines(setup.lang);
            lines.iter().for_each(|line| complain(line));
            Exit::Bad
        }
    }
}
