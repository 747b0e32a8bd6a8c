//! The cases in a piece of the input, each read or said to be bad.

use super::inputs::{Body, Piece, Source};
use crate::case::{self, Case};
use crate::cli::setup::Setup;
use crate::file::Note;
use crate::law::Problem;
use crate::store::{self, Cause, Chunk, StoreError};
use crate::text::Text;

/// One case, or what is wrong with it.
pub(super) struct Found<'p> {
    /// The file.
    pub(super) file: &'p str,
    /// The line of a stream.
    pub(super) line: Option<usize>,
    /// The case.
    pub(super) case: Result<Case, Fault>,
}

/// What is wrong with an input.
pub(super) struct Fault {
    /// Stable code.
    pub(super) code: &'static str,
    /// The first thing that is wrong.
    pub(super) message: Text,
    /// Its line and column.
    pub(super) place: Option<(usize, usize)>,
    /// Everything that is wrong, as lines for standard error.
    pub(super) said: Vec<String>,
}

/// Hands every case of a piece to `each`. What is to be said beside goes to `note`.
pub(super) fn walk(
    setup: &Setup,
    piece: Piece,
    note: &mut Vec<String>,
    mut each: impl FnMut(Found<'_>),
) {
    let source = &*piece.source;
    let messages = &setup.data.messages;
    let mut walk = Walk {
        setup,
        source,
        note,
        each: &mut each,
    };
    match piece.body {
        Body::Whole(text) => {
            let format = case::Format::of(&text.text);
            walk.text(None, &text.text, text.gbk, format);
        }
        Body::Lines(chunk) => walk.lines(&chunk),
        Body::Failed(error) => walk.bad(None, "unreadable", &error.text()),
        Body::Empty => walk.bad(None, "empty", &messages.empty_folder),
        Body::Unknown => walk.fault(
            None,
            Fault {
                code: "unreadable",
                message: messages.unknown_example_short.clone(),
                place: None,
                said: Vec::new(),
            },
        ),
    }
}

struct Walk<'w> {
    setup: &'w Setup,
    source: &'w Source,
    note: &'w mut Vec<String>,
    each: &'w mut dyn FnMut(Found<'_>),
}

impl Walk<'_> {
    fn lines(&mut self, chunk: &Chunk) {
        if chunk.too_long {
            let limit = Cause::TooLarge {
                limit: store::LIMIT,
            };
            let error = StoreError::of(self.source.name.as_ref(), limit);
            return self.bad(Some(chunk.line), "unreadable", &error.text());
        }
        for (line, bytes) in (chunk.line..).zip(chunk.bytes.split(|byte| *byte == b'\n')) {
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            if let Some(text) = store::plain(bytes) {
                if !text.trim().is_empty() {
                    self.text(Some(line), text, false, case::Format::Json);
                }
                continue;
            }
            match store::decode_any(bytes.to_vec()) {
                Ok(text) if text.text.trim().is_empty() => {}
                Ok(found) => self.text(Some(line), &found.text, found.gbk, case::Format::Json),
                Err(what) => {
                    let error = StoreError::of(self.source.name.as_ref(), what);
                    self.bad(Some(line), "unreadable", &error.text());
                }
            }
        }
    }

    fn text(&mut self, line: Option<usize>, text: &str, gbk: bool, format: case::Format) {
        let setup = self.setup;
        let messages = &setup.data.messages;
        if gbk && self.source.says_gbk() {
            let (texts, file) = (&setup.data.screens.notes, self.source.name.as_ref());
            self.note
                .push(Note::Gbk.line(texts, &setup.phrases(), file));
        }
        if text.trim().is_empty() {
            return self.bad(line, "empty", &messages.empty_input);
        }
        let (law, name) = (&setup.data.law, &self.source.name);
        match case::read(law, name, text, format, Some(setup.as_of)) {
            Ok(case) => (self.each)(Found {
                file: name,
                line,
                case: Ok(case),
            }),
            Err(problems) => self.problems(line, problems),
        }
    }

    fn problems(&mut self, line: Option<usize>, mut problems: Vec<Problem>) {
        // In a stream the place is that of the line in the file, then the column in the line.
        for problem in &mut problems {
            problem.place.line = line.unwrap_or(problem.place.line);
        }
        let lang = self.setup.lang;
        let said = problems.iter().map(|problem| problem.line(lang)).collect();
        let Some(first) = problems.into_iter().next() else {
            return;
        };
        let fault = Fault {
            code: first.code.id(),
            place: Some((first.place.line, first.place.column)),
            message: first.message,
            said,
        };
        self.fault(line, fault);
    }

    fn bad(&mut self, line: Option<usize>, code: &'static str, message: &Text) {
        let (name, said) = (&self.source.name, message.get(self.setup.lang));
        let at = line.map(|line| format!(":{line}")).unwrap_or_default();
        // Messages about a path name it themselves.
        let said = match line {
            None if said.contains(name.as_str()) => said.to_owned(),
            None | Some(_) => format!("{name}{at}: {said}"),
        };
        let fault = Fault {
            code,
            message: message.clone(),
            place: None,
            said: vec![said],
        };
        self.fault(line, fault);
    }

    fn fault(&mut self, line: Option<usize>, fault: Fault) {
        (self.each)(Found {
            file: &self.source.name,
            line,
            case: Err(fault),
        });
    }
}
