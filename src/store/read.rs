//! Reading a text file that may be anything.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use encoding_rs::GB18030;

use super::error::{Cause, Guess, StoreError};
use super::seal::{SealFault, is_sealed};

/// The most that is read of one file, in bytes (16 MiB): a case is some kilobytes.
pub const LIMIT: u64 = 16 << 20;

/// The byte order mark.
const MARK: char = '\u{FEFF}';

/// How much of a file is looked at to guess its encoding, in bytes.
const SAMPLE: usize = 4096;

/// A text with what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether it was written in GBK.
    pub gbk: bool,
}

/// What lies in a file that may be closed with a passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// A text.
    Plain(Decoded),
    /// Something closed, as it lies there.
    Sealed(Vec<u8>),
}

/// What lies in a file, under the rules of [`read_text`].
///
/// # Errors
/// As of [`read_text`], but for something closed.
pub fn fetch(path: &Path) -> Result<Fetched, StoreError> {
    let bytes = whole_file(path)?;
    if is_sealed(&bytes) {
        return Ok(Fetched::Sealed(bytes));
    }
    let text = decode_any(bytes).map_err(|what| StoreError::new(path, what))?;
    Ok(Fetched::Plain(text))
}

/// The text of a file, without a byte order mark; line ends stay as they are. GBK is read as what it is.
///
/// # Errors
/// The file cannot be read, is larger than is read at all, or is no text.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    read_from(whole_file(path)?.as_slice(), path)
}

/// The bytes of a file, which is no folder.
fn whole_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    let failed = |error: &std::io::Error| StoreError::io(path, error);
    // Asked before opening: some systems open a folder, others call it a missing right.
    if fs::metadata(path).map_err(|e| failed(&e))?.is_dir() {
        return Err(StoreError::new(path, Cause::IsFolder));
    }
    read_whole(File::open(path).map_err(|e| failed(&e))?, path, LIMIT)
}

/// The text of anything that can be read, such as standard input, under the same rules; `name` stands in the errors.
///
/// # Errors
/// As of [`read_text`].
pub fn read_from(source: impl Read, name: &Path) -> Result<String, StoreError> {
    let bytes = read_whole(source, name, LIMIT)?;
    decode_any(bytes)
        .map(|found| found.text)
        .map_err(|what| StoreError::new(name, what))
}

/// The text that bytes hold, in UTF-8 or in GBK.
///
/// # Errors
/// [`Cause::NotUtf8`] with what they seem to be instead; something closed with a passphrase.
pub fn decode_any(bytes: Vec<u8>) -> Result<Decoded, Cause> {
    if is_sealed(&bytes) {
        return Err(Cause::Seal(SealFault::Closed));
    }
    // The bytes are needed again only where they are no UTF-8.
    match std::str::from_utf8(&bytes) {
        Ok(_) => decode(bytes).map(|text| Decoded { text, gbk: false }),
        Err(error) => {
            // A text that begins with Chinese in UTF-8 is a damaged one, not one in GBK.
            let begins = bytes[..error.valid_up_to()].is_ascii();
            let text = (begins && guess(&bytes) == Guess::Gbk)
                .then(|| GB18030.decode_without_bom_handling_and_without_replacement(&bytes))
                .flatten();
            match text {
                Some(text) => Ok(Decoded {
                    text: text.into_owned(),
                    gbk: true,
                }),
                None => decode(bytes).map(|text| Decoded { text, gbk: false }),
            }
        }
    }
}

/// The text that bytes hold where they need no change: UTF-8 without a byte order mark.
pub fn plain(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    (!text.starts_with(MARK) && memchr::memchr(0, bytes).is_none()).then_some(text)
}

/// The bytes of a file, which has at most `limit` of them.
///
/// # Errors
/// The file cannot be read, or is larger ([`Cause::TooLarge`]).
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let file = File::open(path).map_err(|e| StoreError::io(path, &e))?;
    read_whole(file, path, limit)
}

fn read_whole(source: impl Read, name: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    // One byte more than allowed shows that there is more: pipes do not tell their size.
    source
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| StoreError::io(name, &e))?;
    if bytes.len() as u64 > limit {
        return Err(StoreError::new(name, Cause::TooLarge { limit }));
    }
    Ok(bytes)
}

/// The names of the case files in a folder (`.toml`, `.json`, `.age`), sorted; none where the folder cannot be read.
pub fn case_files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| {
            [".toml", ".json", ".age"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .collect();
    names.sort();
    names
}

/// The texts of all files with an ending in a folder and the folders in it, by their path from the folder with `/`
/// between its parts, in the order of their names.
///
/// # Errors
/// The folder, or a file in it, cannot be read; the first of them that is met.
pub fn read_folder(folder: &Path, ending: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = Vec::new();
    collect(folder, "", ending, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(
    folder: &Path,
    prefix: &str,
    ending: &str,
    found: &mut Vec<(String, String)>,
) -> Result<(), StoreError> {
    let failed = |error: &std::io::Error| StoreError::io(folder, error);
    for entry in fs::read_dir(folder).map_err(|e| failed(&e))? {
        let path = entry.map_err(|e| failed(&e))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let inside = format!("{prefix}{name}");
        // A link to a folder is not followed: it may lead back up.
        if fs::symlink_metadata(&path)
            .map_err(|e| failed(&e))?
            .is_dir()
        {
            collect(&path, &format!("{inside}/"), ending, found)?;
        } else if path.extension().is_some_and(|has| has == ending) {
            found.push((inside, read_text(&path)?));
        }
    }
    Ok(())
}

fn decode(bytes: Vec<u8>) -> Result<String, Cause> {
    match String::from_utf8(bytes) {
        // UTF-16 of plain ASCII is UTF-8 full of NULs; no text that belongs here has one.
        Ok(text) => match text.find('\0') {
            Some(offset) => Err(Cause::NotUtf8 {
                offset,
                guess: guess(text.as_bytes()),
            }),
            None => Ok(match text.strip_prefix(MARK) {
                Some(rest) => rest.to_owned(),
                None => text,
            }),
        },
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            Err(Cause::NotUtf8 {
                offset,
                guess: guess(error.as_bytes()),
            })
        }
    }
}

fn guess(bytes: &[u8]) -> Guess {
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Keys and figures are ASCII, so a quarter of a UTF-16 file's bytes are NUL even when its values are Chinese.
    let nulls = sample.iter().filter(|b| **b == 0).count();
    if marked || nulls * 4 >= sample.len().max(1) {
        Guess::Utf16
    } else if nulls == 0 && is_gbk(bytes) {
        Guess::Gbk
    } else {
        Guess::Unknown
    }
}

/// Whether every byte above ASCII is part of a GBK pair or a GB 18030 group of four.
fn is_gbk(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0..=0x7F, rest @ ..] => rest,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..] => rest,
            [
                0x81..=0xFE,
                0x30..=0x39,
                0x81..=0xFE,
                0x30..=0x39,
                rest @ ..,
            ] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::tempdir;

    fn read(bytes: &[u8]) -> Result<String, Cause> {
        read_from(bytes, Path::new("-")).map_err(|error| error.what)
    }

    fn utf16(text: &str, mark: bool) -> Vec<u8> {
        let units = mark
            .then_some(0xFEFF)
            .into_iter()
            .chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn text_comes_as_it_is_without_the_mark() {
        assert_eq!(
            read("a = 1\r\nb = \"张\"\n".as_bytes()).unwrap(),
            "a = 1\r\nb = \"张\"\n"
        );
        assert_eq!(read("\u{FEFF}a\u{FEFF}".as_bytes()).unwrap(), "a\u{FEFF}");
        assert_eq!(read(b"").unwrap(), "");
    }

    #[test]
    fn other_encodings_are_named() {
        // 张某 in GBK.
        let gbk = b"title = \"\xD5\xC5\xC4\xB3\"\n";
        assert_eq!(read(gbk).unwrap(), "title = \"张某\"\n");
        assert!(decode_any(gbk.to_vec()).unwrap().gbk);
        // Chinese in UTF-8 before a byte that does not belong there: damaged, whatever the rest could be read as.
        let mixed = ["张某".as_bytes(), b"\xD5\xC5"].concat();
        assert!(matches!(
            read(&mixed),
            Err(Cause::NotUtf8 { offset: 6, .. })
        ));
        let toml = "schema = 1\ntitle = \"张某一案\"\n";
        assert_eq!(
            read(&utf16(toml, true)),
            Err(Cause::NotUtf8 {
                offset: 0,
                guess: Guess::Utf16
            })
        );
        assert!(matches!(
            read(&utf16(toml, false)),
            Err(Cause::NotUtf8 {
                guess: Guess::Utf16,
                ..
            })
        ));
        assert_eq!(
            read(&utf16("schema = 1", false)),
            Err(Cause::NotUtf8 {
                offset: 1,
                guess: Guess::Utf16
            })
        );
        let picture = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR and more of it, text";
        assert_eq!(
            read(picture),
            Err(Cause::NotUtf8 {
                offset: 0,
                guess: Guess::Unknown
            })
        );
        let cut = &"张某".as_bytes()[..5];
        assert!(matches!(read(cut), Err(Cause::NotUtf8 { offset: 3, .. })));
        assert_eq!(
            read(b"long enough a text with one\0"),
            Err(Cause::NotUtf8 {
                offset: 27,
                guess: Guess::Unknown
            })
        );
    }

    #[test]
    fn too_much_is_refused_even_without_a_size() {
        assert_eq!(
            read_from(std::io::repeat(b'a'), Path::new("-"))
                .unwrap_err()
                .what,
            Cause::TooLarge { limit: LIMIT }
        );
        let most = std::io::repeat(b'a').take(LIMIT);
        assert_eq!(read_from(most, Path::new("-")).unwrap().len() as u64, LIMIT);
    }

    #[test]
    fn files_folders_and_nothing() {
        let dir = tempdir().unwrap();
        let path = dir.path().join("a.toml");
        fs::write(&path, "schema = 1").unwrap();
        assert_eq!(read_text(&path).unwrap(), "schema = 1");
        let cases = [
            (dir.path().to_owned(), Cause::IsFolder),
            (dir.path().join("none"), Cause::NotFound),
            (path.join("under"), Cause::NotAFolder),
        ];
        for (path, what) in cases {
            assert_eq!(read_text(&path), Err(StoreError { path, what }));
        }
    }

    struct Refusing;

    impl Read for Refusing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::PermissionDenied.into())
        }
    }

    #[test]
    fn a_failing_source_is_an_error() {
        assert_eq!(
            read_from(Refusing, Path::new("-")).unwrap_err().what,
            Cause::NoPermission
        );
    }
}
