//! What is to be said about a file that was opened.

use std::path::Path;

use crate::report::{Matter, Phrases, Since};
use crate::text::texts;

/// Something to be said about a file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is in GBK.
    Gbk,
    /// It was saved under another edition of the law data.
    Edition(Since),
}

texts! {
    /// `[notes]`
    NoteTexts { title, close, gbk, edition }
}

impl Note {
    /// What is to be said about the edition of a case that was assessed, if anything.
    pub fn edition(matter: &Matter<'_>) -> Option<Note> {
        Since::of(matter).map(Note::Edition)
    }

    /// The note in words, on one line.
    pub fn line(&self, texts: &NoteTexts, phrases: &Phrases<'_>, file: &Path) -> String {
        phrases.clauses(&self.lines(texts, phrases, file))
    }

    /// The note in words: what it is about, and what came of it.
    pub fn lines(&self, texts: &NoteTexts, phrases: &Phrases<'_>, file: &Path) -> Vec<String> {
        let (file, lang) = (file.display().to_string(), phrases.lang);
        match self {
            Note::Gbk => vec![texts.gbk.fill(lang, &[("file", &file)])],
            Note::Edition(since) => {
                let words = [
                    ("file", &*file),
                    ("then", &*since.then),
                    ("now", &*since.now),
                ];
                let mut lines = vec![texts.edition.fill(lang, &words)];
                lines.extend(since.lines(phrases));
                lines
            }
        }
    }
}
