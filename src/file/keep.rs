//! Where a case is kept while it is edited: its file, its draft, and what closes both.

use std::path::{Path, PathBuf};

use super::Ground;
use crate::case::{Case, Format, read, write};
use crate::law::{Law, Problem};
use crate::store::{self, Draft, LeftBehind, Lock, Passphrase, StoreError};

/// Where a case is kept while it is edited.
pub struct Keep {
    file: Option<PathBuf>,
    /// What closes its file and its draft.
    lock: Option<Lock>,
    draft: Option<Draft>,
    /// What the draft holds.
    drafted: Case,
}

impl Keep {
    /// A case that came from a file, or from nowhere; `lock` is what closes the file. Until [`Keep::begin_draft`] nothing
    /// is kept of it but what is saved.
    pub fn new(case: &Case, file: Option<PathBuf>, lock: Option<Lock>) -> Self {
        Keep {
            file,
            lock,
            draft: None,
            drafted: case.clone(),
        }
    }

    /// A case that came from a draft; `lock` is what closes it.
    pub fn resumed(case: &Case, draft: Draft, lock: Option<Lock>) -> Self {
        Keep {
            draft: Some(draft),
            ..Keep::new(case, None, lock)
        }
    }

    /// Begins a draft in a folder, unless there is one.
    ///
    /// # Errors
    /// Nothing can be written there; no draft is kept then.
    pub fn begin_draft(&mut self, folder: &Path) -> Result<(), StoreError> {
        if self.draft.is_none() {
            self.draft = Some(Draft::begin(folder)?);
        }
        Ok(())
    }

    /// Whether its file and its draft are closed with a passphrase.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// The file that the case was read from or saved to.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Whether a draft is kept.
    pub fn has_draft(&self) -> bool {
        self.draft.is_some()
    }

    /// Writes the draft, if the case is another one than was written last.
    ///
    /// # Errors
    /// The draft could not be written; the case itself is whole.
    pub fn write_draft(&mut self, law: &Law, case: &Case) -> Result<(), StoreError> {
        let Some(draft) = self.draft.as_mut().filter(|_| *case != self.drafted) else {
            return Ok(());
        };
        self.drafted = case.clone();
        let mut text = write(law, case);
        if let Some(lock) = &mut self.lock {
            let sealed = lock.draft(&text);
            text = sealed.map_err(|what| StoreError::of(draft.path(), what))?;
        }
        draft.write(&text)
    }

    /// Saves the case to a file, which is its own from now on. With a new passphrase file and draft are closed with it
    /// from now on; else the file is closed as it was. The draft stays, until [`Keep::clear_draft`].
    ///
    /// # Errors
    /// The file could not be written; what was there before is still there.
    pub fn save(
        &mut self,
        ground: Ground<'_>,
        file: PathBuf,
        case: &Case,
        passphrase: Option<Passphrase>,
    ) -> Result<(), StoreError> {
        self.save_copy(ground, &file, case, passphrase.as_ref())?;
        if let Some(passphrase) = passphrase {
            self.lock = Some(Lock::new(passphrase));
        }
        self.file = Some(file);
        self.drafted = case.clone();
        Ok(())
    }

    /// Saves another case to a file, closed with a passphrase or, without one, as this one is.
    ///
    /// # Errors
    /// As of [`Keep::save`].
    pub fn save_copy(
        &self,
        ground: Ground<'_>,
        file: &Path,
        case: &Case,
        passphrase: Option<&Passphrase>,
    ) -> Result<(), StoreError> {
        let own = self.lock.as_ref().map(|lock| &lock.passphrase);
        ground.save(file, case, passphrase.or(own))
    }

    /// Empties the draft of a case that was saved.
    ///
    /// # Errors
    /// The draft could not be emptied.
    pub fn clear_draft(&mut self) -> Result<(), StoreError> {
        self.draft.as_mut().map_or(Ok(()), Draft::clear)
    }

    /// Throws the draft away.
    ///
    /// # Errors
    /// The draft could not be removed: it is offered again at the next start.
    pub fn discard(&mut self) -> Result<(), StoreError> {
        self.draft.take().map_or(Ok(()), Draft::discard)
    }
}

/// The newest draft that was left behind in a folder, and its case; no case where it is encrypted. One that cannot be
/// read is as if it were not there.
pub fn left_behind(law: &Law, folder: &Path) -> Option<(LeftBehind, Option<Case>)> {
    let left = store::left_behind(folder)?;
    let case = match left.is_sealed() {
        true => None,
        false => Some(read_draft(law, &left.text).ok()?),
    };
    Some((left, case))
}

/// The case in the text of a draft.
///
/// # Errors
/// Every problem found in it.
pub fn read_draft(law: &Law, text: &str) -> Result<Case, Vec<Problem>> {
    read(law, "", text, Format::Toml, None)
}
