//! Reports as files: the letterhead, the name and the bytes of a report, for the command line and the interface alike.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::report::memo::{Document, Letterhead};
use crate::report::render::{Form, Templates, docx};
use crate::store::{self, Cause, Settings, SettingsWarning, StoreError, System};
use crate::text::{Text, clean};

/// The largest logo, in bytes (1 MiB): it stands in every report.
const LARGEST_LOGO: u64 = 1 << 20;

/// A format of reports that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
    /// A DOCX file.
    Docx,
}

impl Paper {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Paper; 4] = [Paper::Docx, Paper::Html, Paper::Markdown, Paper::Text];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Paper::Text => "txt",
            Paper::Markdown => "md",
            Paper::Html => "html",
            Paper::Docx => "docx",
        }
    }

    /// A document in this format.
    ///
    /// # Errors
    /// A template that does not work, with its file and line.
    pub fn draw(self, templates: &Templates, document: &Document) -> Result<Vec<u8>, Text> {
        let by_template = |form| match templates.render(form, document) {
            Ok(text) => Ok(text.into_bytes()),
            Err(problem) => Err(Text {
                zh: problem.line(crate::text::Lang::Zh),
                en: problem.line(crate::text::Lang::En),
            }),
        };
        match self {
            Paper::Text => by_template(Form::Text),
            Paper::Markdown => by_template(Form::Markdown),
            Paper::Html => by_template(Form::Html),
            Paper::Docx => {
                docx(document).map_err(|error| StoreError::io(Path::new("docx"), &error).text())
            }
        }
    }
}

/// The letterhead of the settings, with what was wrong with the settings.
///
/// # Errors
/// The logo cannot be read, or is not a picture.
pub fn letterhead() -> Result<(Letterhead, Option<SettingsWarning>), StoreError> {
    let place = store::config_path(|name| std::env::var_os(name), System::HERE);
    let Some(folder) = place else {
        return Ok((Letterhead::default(), None));
    };
    let (settings, warning) = Settings::read(&folder);
    let set = settings.letterhead;
    let logo = if set.logo.as_os_str().is_empty() {
        String::new()
    } else {
        picture(&folder.join(&set.logo))?
    };
    let head = Letterhead {
        firm: clean(&set.firm),
        address: clean(&set.address),
        lawyer: clean(&set.lawyer),
        logo,
    };
    Ok((head, warning))
}

/// A picture as a data address, so that a report needs no other file.
fn picture(path: &Path) -> Result<String, StoreError> {
    let bytes = store::read_bytes(path, LARGEST_LOGO)?;
    let kind = match &bytes[..] {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpeg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "webp",
        text if text.windows(4).take(1024).any(|part| part == b"<svg") => "svg+xml",
        _ => return Err(StoreError::of(path, Cause::NotAPicture)),
    };
    Ok(format!(
        "data:image/{kind};base64,{}",
        BASE64_STANDARD.encode(bytes)
    ))
}

/// A name for the report of a case: the case file's own with the ending of the format, never a title. `number` above 1
/// tells it from others of the name.
pub fn name(case_file: Option<&Path>, paper: Paper, number: usize) -> PathBuf {
    let ending = paper.ending();
    let file = case_file.map(|file| file.with_extension(""));
    let base = file.unwrap_or_else(|| PathBuf::from("gexin-memo"));
    let mut name = base.into_os_string();
    if number > 1 {
        name.push(format!("-{number}"));
    }
    name.push(format!(".{ending}"));
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_named_after_its_case_file() {
        let file = Path::new("案/张某 1.5.toml");
        assert_eq!(
            name(Some(file), Paper::Docx, 1),
            Path::new("案/张某 1.5.docx")
        );
        assert_eq!(
            name(Some(file), Paper::Html, 3),
            Path::new("案/张某 1.5-3.html")
        );
        assert_eq!(name(None, Paper::Markdown, 1), Path::new("gexin-memo.md"));
    }

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let put = |bytes: &[u8]| {
            let path = dir.path().join("logo");
            std::fs::write(&path, bytes).unwrap();
            picture(&path)
        };
        assert_eq!(put(b"\x89PNG").unwrap(), "data:image/png;base64,iVBORw==");
        assert!(
            put(b"<?xml?><svg/>")
                .unwrap()
                .starts_with("data:image/svg+xml;base64,")
        );
        assert_eq!(put(b"MZ").unwrap_err().what, Cause::NotAPicture);
        let large = vec![0x89; (1 << 20) + 1];
        assert!(matches!(
            put(&large).unwrap_err().what,
            Cause::TooLarge { .. }
        ));
    }
}
