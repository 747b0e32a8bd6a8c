//! Case files, opened and saved in the same way by every part of the program.

mod keep;
mod note;
mod target;

use std::path::Path;

use jiff::civil::Date;

use crate::assess::Assessor;
use crate::case::{Case, Format, read, write};
use crate::law::{Law, Problem};
use crate::report::{Matter, made};
use crate::store::{self, Cause, Decoded, Fetched, Passphrase, SealFault, StoreError};
use crate::text::Lang;

pub use keep::{Keep, left_behind, read_draft};
pub use note::{Note, NoteTexts};
pub use target::{Replacing, target};

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
    /// Something closed with a passphrase; [`Ground::unseal`] opens it.
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

/// Under what cases are opened and saved.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The law.
    pub law: &'a Law,
    /// What assesses under it.
    pub assessor: &'a Assessor,
    /// The day of judgment.
    pub as_of: Date,
}

impl Ground<'_> {
    /// Opens a file.
    ///
    /// # Errors
    /// A file that cannot be read, or that holds no case.
    pub fn open(&self, path: &Path) -> Result<Found, Trouble> {
        match store::fetch(path).map_err(Trouble::Store)? {
            Fetched::Sealed(bytes) => Ok(Found::Sealed(bytes)),
            Fetched::Plain(text) => {
                let opened = self.case_in(&path.display().to_string(), &text);
                let opened = opened.map_err(Trouble::Problems)?;
                Ok(Found::Case(Box::new(opened)))
            }
        }
    }

    /// Whether a file that cannot be opened was meant as a case: it names the version of its format.
    pub fn is_meant_as_case(&self, path: &Path) -> bool {
        let schema = |line: &str| line.trim_start().starts_with("schema");
        match store::fetch(path) {
            Ok(Fetched::Plain(text)) => {
                text.text.contains("\"schema\"") || text.text.lines().any(schema)
            }
            Ok(Fetched::Sealed(_)) | Err(_) => false,
        }
    }

    /// Opens what is closed with a passphrase. Takes about a second.
    ///
    /// # Errors
    /// A wrong passphrase, something damaged, or a text that holds no case.
    pub fn unseal(
        &self,
        path: &Path,
        sealed: &[u8],
        passphrase: &Passphrase,
    ) -> Result<Opened, Trouble> {
        let plain = passphrase.unseal(sealed).and_then(store::decode_any);
        let plain = plain.map_err(|what| Trouble::Store(StoreError::of(path, what)))?;
        let opened = self.case_in(&path.display().to_string(), &plain);
        let mut opened = opened.map_err(Trouble::Problems)?;
        opened.passphrase = Some(passphrase.clone());
        Ok(opened)
    }

    /// The case in a text; `name` stands in the problems.
    ///
    /// # Errors
    /// Every problem found in it.
    pub fn case_in(&self, name: &str, text: &Decoded) -> Result<Opened, Vec<Problem>> {
        let format = Format::of(&text.text);
        let case = read(self.law, name, &text.text, format, Some(self.as_of))?;
        let mut notes = Vec::from_iter(text.gbk.then_some(Note::Gbk));
        notes.extend(self.edition_of(&case));
        Ok(Opened {
            notes,
            ..Opened::from(case)
        })
    }

    /// What is to be said of the edition that a case was saved under, if it is another.
    pub fn edition_of(&self, case: &Case) -> Option<Note> {
        let data = &case.made.as_ref()?.data;
        match *data == self.law.about.version {
            true => None,
            false => Note::edition(&self.matter(case)),
        }
    }

    /// The text to save a case as, with the edition of the law and what it comes to under it. With several people the
    /// levels are each one's own, and are not kept.
    pub fn text(&self, case: &Case) -> String {
        let mut case = case.clone();
        let mut made = made(&self.matter(&case));
        if !case.persons().is_empty() {
            made.assessed.clear();
        }
        case.made = Some(made);
        write(self.law, &case)
    }

    /// Saves a case, whole or not at all and readable by its owner only; closed where a passphrase is given, which takes
    /// about a second. Only what is closed reaches the disk then.
    ///
    /// # Errors
    /// The file could not be written; what was there before is still there.
    pub fn save(
        &self,
        path: &Path,
        case: &Case,
        passphrase: Option<&Passphrase>,
    ) -> Result<(), StoreError> {
        let text = self.text(case);
        match passphrase {
            None => store::write_whole(path, text),
            Some(passphrase) => {
                let sealed = passphrase.seal(text.as_bytes());
                store::write_whole(path, sealed.map_err(|what| StoreError::of(path, what))?)
            }
        }
    }

    /// What holds for all in a case, assessed.
    fn matter(&self, case: &Case) -> Matter<'_> {
        Matter::new(self.law, self.assessor, case.shared(), self.as_of)
    }
}
