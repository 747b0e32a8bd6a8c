//! Where something is to be written: the file that a typed name means, and a question before one that is there is
//! replaced.

use std::path::{Path, PathBuf};

use crate::store;

/// The file that a typed name means: with `ending`, unless it was typed with one.
pub fn target(typed: &str, ending: &str) -> PathBuf {
    match Path::new(typed).extension() {
        Some(_) => PathBuf::from(typed),
        None => PathBuf::from(format!("{typed}.{ending}")),
    }
}

/// The file that the user was asked about before it is replaced.
#[derive(Clone, Debug, Default)]
pub struct Replacing(Option<PathBuf>);

impl Replacing {
    /// Whether the user is to be asked: something lies there, and it was not what was asked about last.
    pub fn asks(&mut self, path: &Path) -> bool {
        let asks = store::exists(path) && self.0.as_deref() != Some(path);
        if asks {
            self.0 = Some(path.to_owned());
        }
        asks
    }

    /// Forgets what was asked, as another name is being typed.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}
