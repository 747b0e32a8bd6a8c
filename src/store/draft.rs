//! Drafts: what a window has not saved yet, so that a crash or a kill loses at most the last write.
//!
//! A draft is up to three files of one stem: `.toml` the text, `.tmp` the text on its way there, `.lock` an empty file
//! that the window keeps locked. The lock is a file of its own because every write renames a new file over the text,
//! and a lock goes with the file, not with the name. The system drops the lock of a process however it ends.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use jiff::civil::Date;

use super::error::{Cause, StoreError};
use super::fault::step;
use super::read::{Fetched, fetch};
use super::seal::{SealFault, is_sealed};
use super::whole::{folder_of, private, sync_folder};
use super::zone::day;

/// How long what a killed process left half begun stays, so that nothing just being begun is taken for it.
const RUBBISH_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// How often, and how far apart, adopting tries again while another window only looks whether the draft is in use.
const LOOKS: (u32, Duration) = (10, Duration::from_millis(10));

/// The draft of one window. It is this window's as long as it lives.
///
/// Dropped without [`Draft::discard`], the text stays and is an orphan for the next window to find.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    lock: File,
    written: bool,
}

/// A draft that no living window holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The file with the text.
    pub path: PathBuf,
    /// When it was last written.
    pub modified: SystemTime,
}

impl Draft {
    /// Reserves a draft in a folder. No text is there before the first [`Draft::write`].
    ///
    /// # Errors
    /// The folder is missing or takes no file ([`Cause::MissingFolder`], [`Cause::NoPermission`], [`Cause::DiskFull`]).
    pub fn begin(folder: &Path) -> Result<Self, StoreError> {
        let pid = std::process::id();
        for n in 0..=u16::MAX {
            let path = folder.join(format!("draft-{pid}-{n}.toml"));
            let lock_path = path.with_extension("lock");
            let mut options = private();
            options.write(true).create_new(true);
            let lock = match step().and_then(|()| options.open(&lock_path)) {
                Ok(lock) => lock,
                // Another window of this process, or what an earlier process with this number left.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    return Err(StoreError::new(&path, Cause::MissingFolder));
                }
                Err(error) => return Err(StoreError::io(&lock_path, &error)),
            };
            take(&lock, &path)?;
            let draft = Self {
                path,
                lock,
                written: false,
            };
            // A text whose lock file somebody took away is an orphan, not room for a new draft.
            if !draft.path.exists() {
                return Ok(draft);
            }
        }
        Err(StoreError::new(folder, Cause::InUse))
    }

    /// The file that holds the text.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Replaces the text: afterwards the old one or the new one is there, never a part. A kill loses nothing that was
    /// written; a power cut may, until [`Draft::sync`].
    ///
    /// # Errors
    /// The text could not be written; what was written before is still there.
    pub fn write(&mut self, text: &str) -> Result<(), StoreError> {
        let temporary = self.path.with_extension("tmp");
        let mut options = private();
        options.write(true).create(true).truncate(true);
        step()
            .and_then(|()| options.open(&temporary))
            .and_then(|mut file| step().and_then(|()| file.write_all(text.as_bytes())))
            .and_then(|()| step())
            .and_then(|()| fs::rename(&temporary, &self.path))
            .map_err(|error| StoreError::io(&self.path, &error))?;
        self.written = true;
        Ok(())
    }

    /// Makes what was written last through a power cut. Slow, some milliseconds on a disk.
    ///
    /// # Errors
    /// The system could not put it on the disk.
    pub fn sync(&self) -> Result<(), StoreError> {
        if !self.written {
            return Ok(());
        }
        step()
            .and_then(|()| private().write(true).open(&self.path))
            .and_then(|file| step().and_then(|()| file.sync_all()))
            .and_then(|()| step())
            .and_then(|()| sync_folder(folder_of(&self.path)))
            .map_err(|error| StoreError::io(&self.path, &error))
    }

    /// Takes the text away and keeps the draft for more: after the case was saved.
    ///
    /// # Errors
    /// The text could not be removed. None that was there already is no error.
    pub fn clear(&mut self) -> Result<(), StoreError> {
        for path in [self.path.with_extension("tmp"), self.path.clone()] {
            match step().and_then(|()| fs::remove_file(&path)) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(StoreError::io(&path, &error));
                }
                _ => {}
            }
        }
        self.written = false;
        Ok(())
    }

    /// Takes the draft away for good: after the case was saved or thrown away.
    ///
    /// # Errors
    /// As of [`Draft::clear`].
    pub fn discard(mut self) -> Result<(), StoreError> {
        self.clear()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // A lock without a text is rubbish. What cannot be removed here, `orphans` removes a day later.
        if !self.written && !self.path.exists() {
            let _ = fs::remove_file(self.path.with_extension("lock"));
        }
        let _ = self.lock.unlock();
    }
}

impl Orphan {
    /// Makes the orphan this window's draft and gives its text.
    ///
    /// # Errors
    /// [`Cause::InUse`] when another window was faster, [`Cause::NotFound`] when that window has thrown it away
    /// already; or the text cannot be read.
    pub fn adopt(self) -> Result<(Draft, String), StoreError> {
        let draft = self.hold()?;
        let text = text_in(&draft.path)?;
        Ok((draft, text))
    }

    /// Throws the orphan away, whatever is in it.
    ///
    /// # Errors
    /// As of [`Orphan::adopt`], or the text could not be removed.
    pub fn discard(self) -> Result<(), StoreError> {
        self.hold()?.discard()
    }

    fn hold(self) -> Result<Draft, StoreError> {
        let lock_path = self.path.with_extension("lock");
        let mut options = private();
        options.write(true).create(true).truncate(false);
        let lock = step()
            .and_then(|()| options.open(&lock_path))
            .map_err(|error| StoreError::io(&lock_path, &error))?;
        take(&lock, &self.path)?;
        let draft = Draft {
            path: self.path,
            lock,
            written: true,
        };
        if draft.path.exists() {
            return Ok(draft);
        }
        // Whoever was faster has removed the text and its lock file; ours is a new one, and goes with the draft.
        let path = draft.path.clone();
        draft.discard()?;
        Err(StoreError::new(&path, Cause::NotFound))
    }
}

fn text_in(path: &Path) -> Result<String, StoreError> {
    match fetch(path)? {
        Fetched::Plain(text) => Ok(text.text),
        // A draft is closed in the form of text.
        Fetched::Sealed(bytes) => String::from_utf8(bytes)
            .map_err(|_| StoreError::new(path, Cause::Seal(SealFault::Damaged))),
    }
}

/// A draft that was left behind, with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// The draft.
    pub orphan: Orphan,
    /// Its text, which may be closed with a passphrase.
    pub text: String,
    /// The day on which it was last written.
    pub day: Date,
}

impl LeftBehind {
    /// Whether its text is closed with a passphrase.
    pub fn is_sealed(&self) -> bool {
        is_sealed(self.text.as_bytes())
    }
}

/// The newest draft that was left behind in a folder, if there is one that can be read.
pub fn left_behind(folder: &Path) -> Option<LeftBehind> {
    let orphan = orphans(folder).ok()?.into_iter().next()?;
    let text = text_in(&orphan.path).ok()?;
    let day = day(orphan.modified)?;
    Some(LeftBehind { orphan, text, day })
}

/// The drafts in a folder that no living window holds, the newest first. Clears away what killed processes left without
/// a text. No folder: no drafts.
///
/// # Errors
/// The folder is there and cannot be read.
pub fn orphans(folder: &Path) -> Result<Vec<Orphan>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io(folder, &error)),
    };
    let mut found = Vec::new();
    for path in entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_ours(path))
    {
        // A draft that goes away while we look is none.
        let Ok(about) = fs::metadata(&path) else {
            continue;
        };
        let Ok(modified) = about.modified() else {
            continue;
        };
        if path.extension().is_some_and(|e| e == "toml") && about.len() > 0 {
            if about.is_file() && is_free(&path) {
                found.push(Orphan { path, modified });
            }
        } else if modified.elapsed().is_ok_and(|age| age > RUBBISH_AFTER) {
            sweep(&path);
        }
    }
    found.sort_by(|a, b| {
        b.modified
            .cmp(&a.modified)
            .then_with(|| a.path.cmp(&b.path))
    });
    Ok(found)
}

fn is_ours(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    name.starts_with("draft-")
        && [".toml", ".tmp", ".lock"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// Whether nobody holds the draft. Looks with a shared lock, so that two windows that look at once do not take each
/// other for an owner.
fn is_free(path: &Path) -> bool {
    match File::open(path.with_extension("lock")) {
        Ok(lock) => lock.try_lock_shared().is_ok(),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Takes the lock for the life of the file, waiting out those who only look.
fn take(lock: &File, path: &Path) -> Result<(), StoreError> {
    for _ in 0..LOOKS.0 {
        match lock.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(LOOKS.1),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(path, &error)),
        }
    }
    Err(StoreError::new(path, Cause::InUse))
}

/// Removes what has no text and no owner.
fn sweep(path: &Path) {
    let text = path.with_extension("toml");
    let has_text = fs::metadata(&text).is_ok_and(|about| about.len() > 0);
    if has_text || !is_free(path) {
        return;
    }
    for extension in ["tmp", "toml", "lock"] {
        // What cannot be removed now is found again the next time.
        let _ = fs::remove_file(path.with_extension(extension));
    }
}

#[cfg(test)]
mod tests;
