//! Files, drafts, settings and the folders they lie in: the only code that touches disks.
//!
//! Knows nothing of the law or of a case; it moves texts and bytes.

mod draft;
mod error;
mod fault;
mod folders;
mod letterhead;
mod read;
mod seal;
mod settings;
mod stream;
mod whole;
mod zone;

pub use draft::{Draft, LeftBehind, Orphan, left_behind, orphans};
pub use error::{Cause, Guess, StoreError};
pub use folders::{System, config_folder, config_path, state_folder, state_path};
pub use letterhead::Letterhead;
pub use read::{
    Decoded, Fetched, LIMIT, case_files, decode_any, fetch, plain, read_bytes, read_folder,
    read_from, read_text,
};
pub use seal::{Lock, Passphrase, SealFault, is_sealed};
pub use settings::{Settings, SettingsWarning, Theme};
pub use stream::{Chunk, Lines, Opened, inputs, open, open_source};
pub use whole::{Growing, exists, replaces, write_new, write_whole};
pub use zone::{day, today};
