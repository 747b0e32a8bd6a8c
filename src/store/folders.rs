//! Where the program keeps what is not the user's own file.

use std::ffi::OsString;
use std::fs::DirBuilder;
use std::path::{Path, PathBuf};

use super::error::{Cause, StoreError};

/// The families of systems that differ in where such files belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// Linux and its like, with the XDG base folders.
    Unix,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

impl System {
    /// The system that the program was built for.
    pub const HERE: System = if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::Mac
    } else {
        System::Unix
    };
}

/// The folder for drafts, created for its owner only if it is not there.
///
/// # Errors
/// The system names no home ([`Cause::NoHome`]), or the folder cannot be created.
pub fn state_folder() -> Result<PathBuf, StoreError> {
    created(state_path(|name| std::env::var_os(name), System::HERE))
}

/// The folder for settings, created for its owner only if it is not there.
///
/// # Errors
/// As of [`state_folder`].
pub fn config_folder() -> Result<PathBuf, StoreError> {
    created(config_path(|name| std::env::var_os(name), System::HERE))
}

/// Where drafts belong, going by the environment: `GEXIN_STATE_DIR`, else what the system's custom is.
pub fn state_path(env: impl Fn(&str) -> Option<OsString>, system: System) -> Option<PathBuf> {
    let custom = match system {
        System::Unix => ("XDG_STATE_HOME", ".local/state"),
        System::Mac => ("", "Library/Application Support"),
        System::Windows => ("LOCALAPPDATA", ""),
    };
    place(&env, "GEXIN_STATE_DIR", custom)
}

/// Where settings belong, going by the environment: `GEXIN_CONFIG_DIR`, else what the system's custom is.
pub fn config_path(env: impl Fn(&str) -> Option<OsString>, system: System) -> Option<PathBuf> {
    let custom = match system {
        System::Unix => ("XDG_CONFIG_HOME", ".config"),
        System::Mac => ("", "Library/Application Support"),
        System::Windows => ("APPDATA", ""),
    };
    place(&env, "GEXIN_CONFIG_DIR", custom)
}

/// `own` as it stands; else `gexin` in the folder that a variable names; else in a folder under the home folder.
fn place(
    env: &dyn Fn(&str) -> Option<OsString>,
    own: &str,
    custom: (&str, &str),
) -> Option<PathBuf> {
    let (variable, under_home) = custom;
    let folder = |name: &str| {
        env(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    folder(own).or_else(|| {
        // The XDG rules: a relative path there is to be ignored.
        let base = folder(variable).filter(|base| base.has_root());
        let home = || {
            Some(
                folder("HOME")
                    .filter(|_| !under_home.is_empty())?
                    .join(under_home),
            )
        };
        Some(base.or_else(home)?.join("gexin"))
    })
}

fn created(path: Option<PathBuf>) -> Result<PathBuf, StoreError> {
    let path = path.ok_or_else(|| StoreError::new(Path::new(""), Cause::NoHome))?;
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(&path) {
        Ok(()) => Ok(path),
        Err(_) if path.is_file() => Err(StoreError::new(&path, Cause::NotAFolder)),
        Err(error) => Err(StoreError::io(&path, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::tempdir;

    fn env(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        move |name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        }
    }

    fn both(pairs: &'static [(&str, &str)], system: System) -> [Option<String>; 2] {
        let text = |path: Option<PathBuf>| path.map(|p| p.to_str().unwrap().to_owned());
        [
            text(state_path(env(pairs), system)),
            text(config_path(env(pairs), system)),
        ]
    }

    fn some(paths: [&str; 2]) -> [Option<String>; 2] {
        paths.map(|p| Some(p.to_owned()))
    }

    #[test]
    fn unix_goes_by_own_variable_then_xdg_then_home() {
        let at = |pairs| both(pairs, System::Unix);
        let home = some(["/h/.local/state/gexin", "/h/.config/gexin"]);
        assert_eq!(at(&[("HOME", "/h")]), home);
        let xdg = &[
            ("HOME", "/h"),
            ("XDG_STATE_HOME", "/s"),
            ("XDG_CONFIG_HOME", "/c"),
        ];
        assert_eq!(at(xdg), some(["/s/gexin", "/c/gexin"]));
        let own = &[
            ("XDG_STATE_HOME", "/s"),
            ("GEXIN_STATE_DIR", "mine"),
            ("GEXIN_CONFIG_DIR", "/e"),
        ];
        assert_eq!(at(own), some(["mine", "/e"]));
        assert_eq!(
            at(&[
                ("HOME", "/h"),
                ("XDG_STATE_HOME", "relative"),
                ("GEXIN_STATE_DIR", "")
            ]),
            home
        );
        assert_eq!(at(&[]), [None, None]);
        assert_eq!(at(&[("HOME", "")]), [None, None]);
    }

    #[test]
    fn mac_and_windows_have_their_own_custom() {
        let library = "/h/Library/Application Support/gexin";
        assert_eq!(
            both(&[("HOME", "/h"), ("XDG_STATE_HOME", "/s")], System::Mac),
            some([library, library])
        );
        let windows: &[(&str, &str)] = &[("LOCALAPPDATA", "/l"), ("APPDATA", "/a"), ("HOME", "/h")];
        assert_eq!(
            both(windows, System::Windows),
            some(["/l/gexin", "/a/gexin"])
        );
        assert_eq!(both(&[("HOME", "/h")], System::Windows), [None, None]);
    }

    #[test]
    fn folders_are_made_for_their_owner() {
        let dir = tempdir().unwrap();
        let path = dir.path().join("state/gexin");
        for _ in 0..2 {
            assert_eq!(created(Some(path.clone())).unwrap(), path);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o700
            );
        }
    }

    #[test]
    fn what_stands_in_the_way_is_named() {
        assert_eq!(created(None).unwrap_err().what, Cause::NoHome);
        let dir = tempdir().unwrap();
        let file = dir.path().join("file");
        std::fs::write(&file, "").unwrap();
        for path in [file.clone(), file.join("under")] {
            assert_eq!(
                created(Some(path.clone())),
                Err(StoreError {
                    path,
                    what: Cause::NotAFolder
                })
            );
        }
    }
}
