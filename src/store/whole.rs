//! Writing a file whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::error::{Cause, StoreError};
use super::fault::step;

/// How many symbolic links are followed before they count as a circle, as on Linux.
const MOST_LINKS: usize = 40;

/// Whether something lies at `path` already, a broken symbolic link included.
///
/// [`write_whole`] replaces it without asking; whoever must ask, asks first.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether writing to `path` would take the place of a file; a device or a pipe is written to, not replaced.
pub fn replaces(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file())
}

/// Puts `contents` at `path`, readable by its owner only: afterwards either all of it is there and on the disk, or the
/// file is as it was.
///
/// A symbolic link stays and its target is written. A file without any right to write is left alone
/// ([`Cause::ReadOnly`]). A device or a pipe is written to directly.
///
/// # Errors
/// Why nothing was written; what was there before is still there.
pub fn write_whole(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), StoreError> {
    let mut growing = Growing::new(path)?;
    growing.write(contents.as_ref())?;
    growing.finish()
}

/// The same where nothing lies yet.
///
/// # Errors
/// As of [`write_whole`]; [`Cause::Exists`] where something is there, which is left as it is.
pub fn write_new(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), StoreError> {
    if exists(path) {
        return Err(StoreError::new(path, Cause::Exists));
    }
    let mut growing = Growing::new(path)?;
    growing.write(contents.as_ref())?;
    // Asked again by the system itself: somebody else may have been quicker.
    growing.settle(|temporary, target| temporary.persist_noclobber(target).map(drop))
}

/// A file that is written piece by piece and is in its place only when it is finished; dropped before that, nothing
/// is left of it.
pub struct Growing {
    path: PathBuf,
    into: Target,
}

enum Target {
    /// A device or a pipe, which takes everything at once.
    Device(File),
    /// A file beside the one that is to be replaced.
    Temporary(Box<tempfile::NamedTempFile>, PathBuf),
}

impl Growing {
    /// Begins a file under the rules of [`write_whole`].
    ///
    /// # Errors
    /// A path that cannot be written to.
    pub fn new(path: &Path) -> Result<Self, StoreError> {
        let failed = |error: &io::Error| StoreError::io(path, error);
        if path.as_os_str().is_empty() {
            return Err(StoreError::new(path, Cause::BadName));
        }
        match fs::metadata(path) {
            Ok(now) if now.is_dir() => return Err(StoreError::new(path, Cause::IsFolder)),
            Ok(now) if !now.is_file() => {
                let device = OpenOptions::new().write(true).open(path);
                return Ok(Growing {
                    path: path.to_owned(),
                    into: Target::Device(device.map_err(|e| failed(&e))?),
                });
            }
            Ok(now) if now.permissions().readonly() => {
                return Err(StoreError::new(path, Cause::ReadOnly));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(&error)),
        }
        let target = follow_links(path).map_err(|e| failed(&e))?;
        let temporary = temporary(&target).map_err(|error| missing(path, &error))?;
        Ok(Growing {
            path: path.to_owned(),
            into: Target::Temporary(Box::new(temporary), target),
        })
    }

    /// Adds to the file.
    ///
    /// # Errors
    /// What the system says, such as a full disk.
    pub fn write(&mut self, contents: &[u8]) -> Result<(), StoreError> {
        match &mut self.into {
            Target::Device(device) => device.write_all(contents),
            Target::Temporary(temporary, _) => step().and_then(|()| temporary.write_all(contents)),
        }
        .map_err(|error| StoreError::io(&self.path, &error))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// What the system says; the file is then as it was.
    pub fn finish(self) -> Result<(), StoreError> {
        self.settle(|temporary, target| temporary.persist(target).map(drop))
    }

    fn settle(
        self,
        place: impl FnOnce(tempfile::NamedTempFile, &Path) -> Result<(), tempfile::PersistError>,
    ) -> Result<(), StoreError> {
        let Target::Temporary(temporary, target) = self.into else {
            return Ok(());
        };
        let settled = step()
            .and_then(|()| temporary.as_file().sync_all())
            .and_then(|()| step())
            .and_then(|()| place(*temporary, &target).map_err(io::Error::from))
            .and_then(|()| step())
            .and_then(|()| sync_folder(folder_of(&target)));
        settled.map_err(|error| missing(&self.path, &error))
    }
}

/// The file itself need not exist, so what was not found is its folder.
fn missing(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::NotFound => StoreError::new(path, Cause::MissingFolder),
        _ => StoreError::io(path, error),
    }
}

/// In the same folder, because a rename is whole only inside one file system. Mode 0600 is the crate's promise.
fn temporary(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    if target.file_name().is_none() {
        return Err(ErrorKind::InvalidFilename.into());
    }
    step()?;
    tempfile::Builder::new()
        .prefix(".gexin-")
        .suffix(".tmp")
        .tempfile_in(folder_of(target))
}

/// Where a chain of symbolic links ends, whether or not something lies there.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&target) {
            Ok(found) if found.is_symlink() => {
                target = folder_of(&target).join(fs::read_link(&target)?)
            }
            _ => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// The folder a file lies in; the working folder for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Makes a rename in `folder` last through a power cut, where the system knows how.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems cannot sync a folder, and some folders may be written but not read: the file is whole
        // and in place all the same.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}

/// The settings for opening a file that only its owner may read.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::super::fault::failing_at;
    use super::*;
    use tempfile::tempdir;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_disk_that_fails_at_any_step_leaves_the_old_file_or_the_new_one() {
        let mut steps = 0;
        loop {
            let dir = tempdir().unwrap();
            let path = dir.path().join("a");
            write_whole(&path, "old").unwrap();
            let (done, refused) = failing_at(steps, || write_whole(&path, "new"));
            assert_eq!(names(dir.path()), ["a"], "step {steps}");
            if !refused {
                done.unwrap();
                break;
            }
            assert_eq!(done.unwrap_err().what, Cause::DiskFull, "step {steps}");
            // The last step makes the rename last; the rename itself is done by then.
            let there = if steps == 4 { "new" } else { "old" };
            assert_eq!(fs::read_to_string(&path).unwrap(), there, "step {steps}");
            steps += 1;
        }
        assert_eq!(steps, 5);
    }

    fn cause(path: &Path) -> Cause {
        let error = write_whole(path, "x").unwrap_err();
        assert_eq!(error.path, path, "the error names what the caller named");
        error.what
    }

    #[test]
    fn writes_replaces_and_leaves_nothing_behind() {
        let dir = tempdir().unwrap();
        let path = dir.path().join("案件.toml");
        assert!(!exists(&path));
        write_whole(&path, "一").unwrap();
        assert!(exists(&path));
        write_whole(&path, b"2".as_slice()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "2");
        assert_eq!(names(dir.path()), ["案件.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write_whole(&path, "x").unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_stay() {
        use std::os::unix::fs::symlink;
        let dir = tempdir().unwrap();
        fs::create_dir(dir.path().join("far")).unwrap();
        let (link, second) = (dir.path().join("link"), dir.path().join("second"));
        symlink("far/target", &link).unwrap();
        symlink("link", &second).unwrap();
        for (through, text) in [(&link, "new"), (&second, "newer")] {
            write_whole(through, text).unwrap();
            assert!(fs::symlink_metadata(through).unwrap().is_symlink());
            assert_eq!(
                fs::read_to_string(dir.path().join("far/target")).unwrap(),
                text
            );
        }
        let circle = dir.path().join("circle");
        symlink("circle", &circle).unwrap();
        assert!(matches!(cause(&circle), Cause::Other { .. }));
        let nowhere = dir.path().join("nowhere");
        symlink("none/target", &nowhere).unwrap();
        assert_eq!(cause(&nowhere), Cause::MissingFolder);
    }

    #[test]
    fn each_obstacle_has_its_cause_and_changes_nothing() {
        let dir = tempdir().unwrap();
        assert_eq!(cause(dir.path()), Cause::IsFolder);
        assert_eq!(cause(&dir.path().join("none/a")), Cause::MissingFolder);
        assert_eq!(cause(Path::new("")), Cause::BadName);
        assert_eq!(cause(Path::new("a\0b")), Cause::BadName);
        assert_eq!(cause(&dir.path().join("n".repeat(300))), Cause::BadName);
        let file = dir.path().join("file");
        fs::write(&file, "old").unwrap();
        assert_eq!(cause(&file.join("a")), Cause::NotAFolder);
        let mut rights = fs::metadata(&file).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&file, rights).unwrap();
        assert_eq!(cause(&file), Cause::ReadOnly);
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        assert_eq!(names(dir.path()), ["file"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_to_and_stays_a_pipe() {
        let dir = tempdir().unwrap();
        let pipe = dir.path().join("pipe");
        assert!(
            std::process::Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        // Open for both, so that nothing waits for the other end even where the writing goes wrong.
        let mut end = OpenOptions::new()
            .read(true)
            .write(true)
            .open(&pipe)
            .unwrap();
        write_whole(&pipe, "x").unwrap();
        assert!(!fs::metadata(&pipe).unwrap().is_file());
        let mut byte = [0];
        std::io::Read::read_exact(&mut end, &mut byte).unwrap();
        assert_eq!(&byte, b"x");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_has_its_cause() {
        // Not by name: were a device not told from a file, root would lose it.
        let mut full = Growing {
            path: PathBuf::from("/dev/full"),
            into: Target::Device(OpenOptions::new().write(true).open("/dev/full").unwrap()),
        };
        assert_eq!(full.write(b"x").unwrap_err().what, Cause::DiskFull);
    }

    // Nobody, not even root, creates a file there.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_refuses_is_an_error() {
        assert!(write_whole(Path::new("/proc/gexin"), "x").is_err());
    }

    #[test]
    fn a_bare_name_lies_in_the_working_folder() {
        assert_eq!(folder_of(Path::new("a.toml")), Path::new("."));
        assert_eq!(folder_of(Path::new("b/a.toml")), Path::new("b"));
    }
}
