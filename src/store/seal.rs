//! Texts closed with a passphrase, in the age format: case files, and the drafts of such cases.
//!
//! A passphrase costs about a second on purpose, each time it is used. A draft is written after every answer, so it is
//! closed to a key of its own instead, and that key is closed with the passphrase once, beside the work of the window.

use std::thread::{self, JoinHandle};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, scrypt, x25519};

use super::error::Cause;

/// The work that a passphrase costs, as a power of two: about a second, and 256 MiB of memory meanwhile.
const WORK: u8 = 18;

/// The most work that a file may ask for: four times as much. More would stop the machine rather than the reader.
const MOST_WORK: u8 = 20;

/// How a closed file begins.
const HEAD: &[u8] = b"age-encryption.org/v1\n";
/// How it begins where it is written as text.
const ARMOUR: &str = "-----BEGIN AGE ENCRYPTED FILE-----";

/// What is wrong with opening or closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SealFault {
    /// Closed, and nobody there to ask for the passphrase.
    Closed,
    /// Whoever was asked for the passphrase gave none.
    NotGiven,
    /// The passphrase is not the one it was closed with.
    WrongPassphrase,
    /// Cut off or changed since it was closed.
    Damaged,
    /// Closed to a key, not with a passphrase.
    OtherKey,
    /// Asks for more work than is done.
    TooMuchWork,
    /// Closed already.
    Already,
    /// Not closed at all.
    Open,
    /// The passphrase is empty.
    Empty,
    /// To be closed, and nobody there to choose a passphrase.
    Nobody,
    /// The passphrase was not typed twice in the same way.
    Differ,
}

/// A passphrase. Wiped from memory when it is dropped, and never shown.
#[derive(Clone)]
pub struct Passphrase {
    secret: SecretString,
    work: u8,
}

impl Passphrase {
    /// A passphrase as it was typed.
    ///
    /// # Errors
    /// [`SealFault::Empty`].
    pub fn new(typed: String) -> Result<Self, Cause> {
        match typed.is_empty() {
            true => Err(Cause::Seal(SealFault::Empty)),
            false => Ok(Passphrase {
                secret: typed.into(),
                work: WORK,
            }),
        }
    }

    /// Whether another is the same.
    pub fn is(&self, other: &Passphrase) -> bool {
        self.secret.expose_secret() == other.secret.expose_secret()
    }

    fn recipient(&self) -> scrypt::Recipient {
        let mut recipient = scrypt::Recipient::new(self.secret.clone());
        recipient.set_work_factor(self.work);
        recipient
    }

    /// Closes a text. Takes about a second.
    ///
    /// # Errors
    /// What the crate says, of which nothing is known to happen.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, Cause> {
        age::encrypt(&self.recipient(), plain).map_err(|_| Cause::Seal(SealFault::Damaged))
    }

    /// Opens what was closed with the passphrase. Takes about a second.
    ///
    /// # Errors
    /// Each [`SealFault`] of something closed.
    pub fn unseal(&self, sealed: &[u8]) -> Result<Vec<u8>, Cause> {
        let mut identity = scrypt::Identity::new(self.secret.clone());
        identity.set_max_work_factor(MOST_WORK);
        age::decrypt(&identity, sealed.trim_ascii_start()).map_err(fault)
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Passphrase")
    }
}

fn fault(error: DecryptError) -> Cause {
    Cause::Seal(match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            SealFault::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => SealFault::TooMuchWork,
        DecryptError::NoMatchingKeys => SealFault::OtherKey,
        DecryptError::InvalidHeader
        | DecryptError::InvalidMac
        | DecryptError::Io(_)
        | DecryptError::UnknownFormat
        | _ => SealFault::Damaged,
    })
}

/// Whether bytes are something closed, whatever their name.
pub fn is_sealed(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    bytes.starts_with(HEAD) || bytes.starts_with(ARMOUR.as_bytes())
}

/// Whether bytes that begin so may be something closed, once all of them are there.
pub(super) fn may_be_sealed(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let cut = |mark: &[u8]| !head.is_empty() && mark.starts_with(head);
    is_sealed(head) || cut(HEAD) || cut(ARMOUR.as_bytes())
}

/// What closes an open case again: the passphrase for its file and a key for its drafts.
#[derive(Debug)]
pub struct Lock {
    /// The passphrase of the file.
    pub passphrase: Passphrase,
    recipient: x25519::Recipient,
    key: Key,
}

/// The key of the drafts, closed with the passphrase.
#[derive(Debug)]
enum Key {
    /// Being closed on a thread of its own; needed with the first draft.
    Closing(Option<JoinHandle<Result<String, Cause>>>),
    /// Closed, as text.
    Closed(String),
}

impl Lock {
    /// A lock with a new key for drafts, which is closed beside whatever comes next.
    pub fn new(passphrase: Passphrase) -> Self {
        let identity = x25519::Identity::generate();
        let recipient = identity.to_public();
        let outer = passphrase.clone();
        let closing = thread::spawn(move || {
            let secret = identity.to_string();
            age::encrypt_and_armor(&outer.recipient(), secret.expose_secret().as_bytes())
                .map_err(|_| Cause::Seal(SealFault::Damaged))
        });
        Lock {
            passphrase,
            recipient,
            key: Key::Closing(Some(closing)),
        }
    }

    /// A draft as it may lie on a disk: the closed key, and after it the text closed to that key. Fast, but for the first
    /// one if the key is not closed yet.
    ///
    /// # Errors
    /// What the crate says, of which nothing is known to happen.
    pub fn draft(&mut self, plain: &str) -> Result<String, Cause> {
        let broken = Cause::Seal(SealFault::Damaged);
        if let Key::Closing(closing) = &mut self.key {
            let closing = closing.take().ok_or(broken)?;
            self.key = Key::Closed(closing.join().map_err(|_| broken)??);
        }
        let Key::Closed(key) = &self.key else {
            return Err(broken);
        };
        let text = age::encrypt_and_armor(&self.recipient, plain.as_bytes());
        Ok(format!("{key}{}", text.map_err(|_| broken)?))
    }

    /// Opens a draft: its text, and the lock that closes it again with the same key. Takes about a second.
    ///
    /// # Errors
    /// Each [`SealFault`] of something closed.
    pub fn open_draft(draft: &str, passphrase: Passphrase) -> Result<(String, Lock), Cause> {
        let broken = Cause::Seal(SealFault::Damaged);
        let second = draft.rfind(ARMOUR).filter(|at| *at > 0).ok_or(broken)?;
        let (key, text) = draft.split_at(second);
        let secret = SecretString::from(text_of(passphrase.unseal(key.as_bytes())?)?);
        let identity: x25519::Identity = secret.expose_secret().parse().map_err(|_| broken)?;
        // The key is the draft's own: where it does not fit, the draft is not whole.
        let plain = age::decrypt(&identity, text.as_bytes()).map_err(|_| broken)?;
        let lock = Lock {
            passphrase,
            recipient: identity.to_public(),
            key: Key::Closed(key.to_owned()),
        };
        Ok((text_of(plain)?, lock))
    }
}

fn text_of(bytes: Vec<u8>) -> Result<String, Cause> {
    String::from_utf8(bytes).map_err(|_| Cause::Seal(SealFault::Damaged))
}

#[cfg(test)]
mod tests;
