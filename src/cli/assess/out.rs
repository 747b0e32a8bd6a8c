//! Where results go: standard output at once, or a file that is in its place when it is whole.

use std::path::Path;

use crate::cli::output::write;
use crate::store::{Growing, StoreError};

/// The way out.
pub(super) struct Out {
    into: Option<Growing>,
    closed: bool,
    failed: Option<StoreError>,
}

impl Out {
    /// Opens the way to a file, or to standard output.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub(super) fn new(path: Option<&Path>) -> Result<Self, StoreError> {
        Ok(Out {
            into: path.map(Growing::new).transpose()?,
            closed: false,
            failed: None,
        })
    }

    /// Whether nobody takes any more: the reader went away, or the disk is full.
    pub(super) fn closed(&self) -> bool {
        self.closed
    }

    /// Writes.
    pub(super) fn put(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        if self.closed || bytes.is_empty() {
            return;
        }
        let written = match &mut self.into {
            Some(file) => file.write(bytes).map(|()| true),
            None => {
                write(bytes).map_err(|error| StoreError::io(Path::new("standard output"), &error))
            }
        };
        match written {
            Ok(open) => self.closed = !open,
            Err(error) => (self.closed, self.failed) = (true, Some(error)),
        }
    }

    /// Puts a file in its place.
    ///
    /// # Errors
    /// What went wrong with writing.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        match (self.failed, self.into) {
            (Some(error), _) => Err(error),
            (None, Some(file)) => file.finish(),
            (None, None) => Ok(()),
        }
    }
}
