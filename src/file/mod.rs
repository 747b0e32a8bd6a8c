//! Case files, opened and saved in the same way by every part of the program.

mod note;

use std::path::Path;

use jiff::civil::Date;

use crate::case::{Case, Format, read, write};
use crate::law::{Law, Problem};
use crate::store::{self, Cause, Decoded, Fetched, Passphrase, SealFault, StoreError};
use crate::text::Lang;

pub use note::{Note, NoteTexts};

/// A case as it was opened.
#[derive(Debug)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// What is to be said about its file.
    pub notes: Vec<Note>,
    /// What its file is closed with.
    pub passphrase: Option<Passphrase>,
}

impl From<Case> for Opened {
    fn from(case: Case) -> Self {
        Opened {
            case,
            notes: Vec::new(),
            passphrase: None,
        }
    }
}

/// What lies in a file.
pub enum Found {
    /// A case.
    Case(Box<Opened>),
    /// Something closed with a passphrase; [`unseal`] opens it.
    Sealed(Vec<u8>),
}

/// Why a case could not be opened.
#[derive(Debug)]
pub enum Trouble {
    /// The file cannot be read.
    Store(StoreError),
    /// What lies in it is not a case.
    Problems(Vec<Problem>),
}

impl Trouble {
    /// What is wrong, line by line.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        match self {
            Trouble::Store(error) => vec![error.text().get(lang).to_owned()],
            Trouble::Problems(problems) => {
                problems.iter().map(|problem| problem.line(lang)).collect()
            }
        }
    }

    /// Whether the passphrase was wrong.
    pub fn is_wrong_passphrase(&self) -> bool {
        let wrong = Cause::Seal(SealFault::WrongPassphrase);
        matches!(self, Trouble::Store(error) if error.what == wrong)
    }
}

/// Opens a file. `as_of` is the day of judgment.
///
/// # Errors
/// A file that cannot be read, or that holds no case.
pub fn open(law: &Law, path: &Path, as_of: Date) -> Result<Found, Trouble> {
    match store::fetch(path).map_err(Trouble::Store)? {
        Fetched::Sealed(bytes) => Ok(Found::Sealed(bytes)),
        Fetched::Plain(text) => {
            let opened = case_in(law, &path.display().to_string(), &text, as_of);
            let opened = opened.map_err(Trouble::Problems)?;
            Ok(Found::Case(Box::new(opened)))
        }
    }
}

/// Opens what is closed with a passphrase. Takes about a second.
///
/// # Errors
/// A wrong passphrase, something damaged, or a text that holds no case.
pub fn unseal(
    law: &Law,
    path: &Path,
    sealed: &[u8],
    passphrase: &Passphrase,
    as_of: Date,
) -> Result<Opened, Trouble> {
    let plain = passphrase.unseal(sealed).and_then(store::decode_any);
    let plain = plain.map_err(|what| Trouble::Store(StoreError::of(path, what)))?;
    let opened = case_in(law, &path.display().to_string(), &plain, as_of);
    let mut opened = opened.map_err(Trouble::Problems)?;
    opened.passphrase = Some(passphrase.clone());
    Ok(opened)
}

/// The case in a text; `name` stands in the problems.
///
/// # Errors
/// Every problem found in it.
pub fn case_in(law: &Law, name: &str, text: &Decoded, as_of: Date) -> Result<Opened, Vec<Problem>> {
    let case = read(law, name, &text.text, Format::of(&text.text), Some(as_of))?;
    Ok(Opened {
        notes: Vec::from_iter(text.gbk.then_some(Note::Gbk)),
        ..Opened::from(case)
    })
}

/// Saves a case, whole or not at all and readable by its owner only; closed where a passphrase is given, which takes about
/// a second. Only what is closed reaches the disk then.
///
/// # Errors
/// The file could not be written; what was there before is still there.
pub fn save(
    law: &Law,
    path: &Path,
    case: &Case,
    passphrase: Option<&Passphrase>,
) -> Result<(), StoreError> {
    let text = write(law, case);
    match passphrase {
        None => store::write_whole(path, text),
        Some(passphrase) => {
            let sealed = passphrase.seal(text.as_bytes());
            store::write_whole(path, sealed.map_err(|what| StoreError::of(path, what))?)
        }
    }
}
