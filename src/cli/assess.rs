//! `gexin assess FILE...`

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{ReportFormat as Format, To};
use super::output::{complain, write};
use super::reports::Reports;
use super::setup::Setup;
use super::{Exit, examples};
use crate::case::{self, Case};
use crate::law::Problem;
use crate::report::{Matter, Origin, json};
use crate::store::{self, StoreError};
use crate::text::Text;

/// Assesses every file; one bad input does not stop the rest.
pub(super) fn run(
    setup: &Setup,
    files: &[PathBuf],
    (format, base_term): (Format, Option<u32>),
    to: &To,
) -> Exit {
    let reports = match Reports::new(setup, format, to) {
        Ok(reports) => reports,
        Err(exit) => return exit,
    };
    let mut run = Run {
        setup,
        format,
        base_term,
        to,
        reports,
        out: Out::new(to.output.as_deref()),
        exit: Exit::Done,
    };
    for file in files {
        run.file(file);
        if run.out.closed {
            break;
        }
    }
    if let Some(reports) = &mut run.reports {
        match reports.finish() {
            Ok(document) => run.out.put(document),
            Err(exit) => return exit,
        }
        if reports.nothing() {
            return run.exit;
        }
    }
    match run.out.finish() {
        Ok(()) => run.exit,
        Err(error) => {
            complain(error.text().get(setup.lang));
            Exit::Bad
        }
    }
}

struct Run<'a> {
    setup: &'a Setup,
    format: Format,
    to: &'a To,
    /// The reports for people; none where the result is JSON.
    reports: Option<Reports<'a>>,
    base_term: Option<u32>,
    out: Out<'a>,
    exit: Exit,
}

impl Run<'_> {
    fn file(&mut self, path: &Path) {
        let name = path.display().to_string();
        let text = match examples::named(self.setup, path) {
            Some(Ok(text)) => Ok(text.to_owned()),
            Some(Err(exit)) => return self.exit = exit,
            None if name == "-" => store::read_from(io::stdin().lock(), path),
            None => store::read_text(path),
        };
        match text {
            Ok(text) if is_lines(&name, &text) => self.lines(&name, &text),
            Ok(text) => self.one(&name, None, &text, case::Format::of(&text)),
            Err(error) => self.bad(&name, None, "unreadable", &error.text(), None),
        }
    }

    /// JSON Lines: one case a line.
    fn lines(&mut self, name: &str, text: &str) {
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            self.one(name, Some(at + 1), line, case::Format::Json);
            if self.out.closed {
                return;
            }
        }
    }

    fn one(&mut self, name: &str, line: Option<usize>, text: &str, format: case::Format) {
        if text.trim().is_empty() {
            return self.bad(
                name,
                line,
                "empty",
                &self.setup.data.messages.empty_input.clone(),
                None,
            );
        }
        match case::read(
            &self.setup.data.law,
            name,
            text,
            format,
            Some(self.setup.as_of),
        ) {
            Ok(case) => self.result(name, line, case),
            Err(problems) => self.problems(name, line, &problems),
        }
    }

    fn result(&mut self, name: &str, line: Option<usize>, mut case: Case) {
        let setup = self.setup;
        if self.to.redact {
            case.redact();
        }
        let mut matter = Matter::new(&setup.data.law, &setup.assessor, &case, setup.as_of);
        matter.base_term = self.base_term;
        if let Some(reports) = &mut self.reports {
            match reports.add(&matter, name, line) {
                Ok(text) => self.out.put(text),
                Err(exit) => self.exit = exit,
            }
            return;
        }
        let file = if self.to.redact { "" } else { name };
        let origin = Origin { file, line };
        self.out
            .put(json(&matter, &setup.data.texts, &origin) + "\n");
    }

    fn problems(&mut self, name: &str, line: Option<usize>, problems: &[Problem]) {
        // In a stream the place is that of the line in the file, then the column in the line.
        let place = |problem: &Problem| (line.unwrap_or(problem.place.line), problem.place.column);
        for problem in problems {
            let mut problem = problem.clone();
            problem.place.line = place(&problem).0;
            complain(&problem.line(self.setup.lang));
        }
        self.exit = Exit::Bad;
        if let (Format::Json, Some(first)) = (self.format, problems.first()) {
            self.error_line(
                name,
                line,
                first.code.id(),
                &first.message,
                Some(place(first)),
            );
        }
    }

    fn bad(
        &mut self,
        name: &str,
        line: Option<usize>,
        code: &str,
        message: &Text,
        place: Option<(usize, usize)>,
    ) {
        let said = message.get(self.setup.lang);
        let at = line.map(|line| format!(":{line}")).unwrap_or_default();
        // Messages about a path name it themselves.
        complain(&if said.contains(name) {
            said.to_owned()
        } else {
            format!("{name}{at}: {said}")
        });
        self.exit = Exit::Bad;
        if self.format == Format::Json {
            self.error_line(name, line, code, message, place);
        }
    }

    fn error_line(
        &mut self,
        file: &str,
        line: Option<usize>,
        code: &str,
        message: &Text,
        place: Option<(usize, usize)>,
    ) {
        #[derive(Serialize)]
        struct Line<'a> {
            file: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            line: Option<usize>,
            error: Error<'a>,
        }
        #[derive(Serialize)]
        struct Error<'a> {
            code: &'a str,
            message: &'a Text,
            line: Option<usize>,
            column: Option<usize>,
        }
        let error = Error {
            code,
            message,
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
        };
        let text = serde_json::to_string(&Line { file, line, error }).unwrap_or_default();
        self.out.put(text + "\n");
    }
}

/// Whether a text holds one JSON case a line: by its name, or because its first line is a whole object and more follows.
fn is_lines(name: &str, text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let whole = |line: &str| line.trim_start().starts_with('{') && line.trim_end().ends_with('}');
    let first = lines.next().is_some_and(whole);
    name.ends_with(".jsonl") || name.ends_with(".ndjson") || (first && lines.next().is_some())
}

/// Where results go: standard output at once, or a file as a whole at the end.
struct Out<'a> {
    path: Option<&'a Path>,
    held: Vec<u8>,
    closed: bool,
    failed: Option<io::Error>,
}

impl<'a> Out<'a> {
    fn new(path: Option<&'a Path>) -> Self {
        Out {
            path,
            held: Vec::new(),
            closed: false,
            failed: None,
        }
    }

    fn put(&mut self, bytes: impl AsRef<[u8]>) {
        match self.path {
            Some(_) => self.held.extend_from_slice(bytes.as_ref()),
            None if self.closed => {}
            None => match write(bytes) {
                Ok(open) => self.closed = !open,
                Err(error) => (self.closed, self.failed) = (true, Some(error)),
            },
        }
    }

    fn finish(self) -> Result<(), StoreError> {
        match (self.path, self.failed) {
            (Some(path), _) => store::write_whole(path, self.held),
            (None, Some(error)) => Err(StoreError::io(Path::new("standard output"), &error)),
            (None, None) => Ok(()),
        }
    }
}
