//! What is to be said about a file that was opened.

use std::path::Path;

use crate::text::{Lang, texts};

/// Something to be said about a file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is in GBK.
    Gbk,
}

texts! {
    /// `[notes]`
    NoteTexts { title, close, gbk }
}

impl Note {
    /// The note as a line.
    pub fn say(&self, texts: &NoteTexts, file: &Path, lang: Lang) -> String {
        let file = file.display().to_string();
        match self {
            Note::Gbk => texts.gbk.fill(lang, &[("file", &file)]),
        }
    }
}
