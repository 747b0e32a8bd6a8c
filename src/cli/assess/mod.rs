//! `gexin assess FILE...`: one case or a million, each answered in its turn, in memory that does not grow.

mod errors;
mod inputs;
mod out;
mod pool;
mod progress;
mod table;
mod walk;

use std::collections::HashSet;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use self::errors::error_line;
use self::inputs::{Inputs, Piece};
use self::out::Out;
use self::progress::Progress;
use self::table::{Style, Table};
use self::walk::{Found, walk};
use super::Exit;
use super::args::{Assess, ReportFormat};
use super::given;
use super::output::complain;
use super::reports::Reports;
use super::setup::Setup;
use crate::case::Case;
use crate::report::{Glances, Json, Origin, Parties};
use crate::store::StoreError;

pub use self::table::Field;

/// Assesses what was given; one bad input does not stop the rest.
pub(super) fn run(setup: &Setup, asked: &Assess) -> Exit {
    if asked.given.is_empty() {
        return with(setup, asked, Inputs::new(setup, asked.files.clone()), None);
    }
    let Some(case) = given::case(setup, &asked.given) else {
        return Exit::Usage;
    };
    let no_files = Inputs::new(setup, Vec::<PathBuf>::new());
    with(setup, asked, no_files, Some(case))
}

/// One case of a batch, or what is wrong with it as lines for standard error.
pub(super) struct Each {
    /// Its file, with the line of a stream.
    pub(super) name: String,
    pub(super) case: Result<Case, Vec<String>>,
}

/// Hands over every case in files and folders, in order.
pub(super) fn each_case(setup: &Setup, paths: &[PathBuf], mut each: impl FnMut(Each)) {
    for piece in Inputs::new(setup, paths.to_vec()) {
        walk(setup, piece, &mut Vec::new(), |found| {
            let line = found.line.map(|line| format!(":{line}"));
            each(Each {
                name: format!("{}{}", found.file, line.unwrap_or_default()),
                case: found.case.map_err(|fault| fault.said),
            });
        });
    }
}

fn with(setup: &Setup, asked: &Assess, inputs: Inputs<'_>, case: Option<Case>) -> Exit {
    let table = asked.summary || !asked.fields.is_empty();
    let output = asked.to.output.as_deref();
    let style = match asked.format {
        ReportFormat::Json => Style::Json,
        ReportFormat::Text if output.is_none() && io::stdout().is_terminal() => Style::Padded,
        ReportFormat::Text => Style::Tabs,
        ReportFormat::Markdown | ReportFormat::Html | ReportFormat::Docx if table => {
            complain(setup.data.messages.table_format.get(setup.lang));
            return Exit::Usage;
        }
        ReportFormat::Markdown | ReportFormat::Html | ReportFormat::Docx => Style::Tabs,
    };
    let reports = match table {
        true => Reports::may_write(setup, &asked.to).map(|()| None),
        false => Reports::new(setup, asked.format, &asked.to),
    };
    let reports = match reports {
        Ok(reports) => reports,
        Err(exit) => return exit,
    };
    // Reports that go into a folder, or that are one document, open their files themselves.
    let apart = reports.as_ref().is_some_and(Reports::apart);
    let out = match Out::new(output.filter(|_| !apart)) {
        Ok(out) => out,
        Err(error) => return failed(setup, &error),
    };
    let worker = Worker {
        setup,
        asked,
        table: table.then(|| Table::new(&asked.fields, setup.phrases(), style)),
        json: Json::new(&setup.data.law, &setup.data.texts),
        spare: Mutex::default(),
        said: Mutex::default(),
    };
    let progress = Progress::new(&setup.data.messages.progress, setup.lang, output.is_some());
    let run = Run {
        worker,
        out,
        progress,
        cases: 0,
        exit: Exit::Done,
    };
    match reports {
        Some(reports) => run.reports(inputs, case, reports),
        None => run.stream(inputs, case),
    }
}

fn failed(setup: &Setup, error: &StoreError) -> Exit {
    complain(error.text().get(setup.lang));
    Exit::Bad
}

/// What turns cases into lines; the same on every core.
struct Worker<'a> {
    setup: &'a Setup,
    asked: &'a Assess,
    table: Option<Table<'a>>,
    json: Json<'a>,
    /// Memory of answers that were written, for others: a large one is dear to come by.
    spare: Mutex<Vec<Vec<u8>>>,
    /// Streams of which it was said that they were saved under another edition of the data.
    said: Mutex<HashSet<String>>,
}

/// What became of a piece.
#[derive(Default)]
struct Answer {
    /// For standard output.
    out: Vec<u8>,
    /// For standard error.
    said: Vec<String>,
    bad: bool,
    cases: usize,
}

/// What a core keeps from case to case.
struct Memory<'a> {
    /// For a table.
    glances: Option<Glances<'a>>,
    cell: String,
}

impl<'a> Worker<'a> {
    fn memory(&self) -> Memory<'a> {
        let setup = self.setup;
        let (law, assessor) = (&setup.data.law, &setup.assessor);
        let table = self.table.as_ref();
        Memory {
            glances: table.map(|table| Glances::new(law, assessor, setup.as_of, table.depth())),
            cell: String::new(),
        }
    }

    fn piece(&self, memory: &mut Memory<'a>, piece: Piece) -> Answer {
        let mut answer = Answer {
            out: self.spare().pop().unwrap_or_default(),
            ..Answer::default()
        };
        let mut notes = Vec::new();
        walk(self.setup, piece, &mut notes, |found| {
            self.found(memory, &mut answer, found);
        });
        notes.append(&mut answer.said);
        answer.said = notes;
        answer
    }

    fn spare(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn found(&self, memory: &mut Memory<'a>, answer: &mut Answer, found: Found<'_>) {
        answer.cases += 1;
        let file = if self.asked.to.redact { "" } else { found.file };
        let place = (file, found.line);
        match found.case {
            Ok(case) => {
                answer
                    .said
                    .extend(self.since(&case, (found.file, found.line)));
                self.case(memory, answer, place, case);
            }
            Err(fault) => {
                answer.bad = true;
                // The name of a bad input is needed to find it.
                match &self.table {
                    Some(table) => table.fault(&mut answer.out, (found.file, found.line), &fault),
                    None => error_line(&mut answer.out, found.file, found.line, &fault),
                }
                answer.said.extend(fault.said);
            }
        }
    }

    fn case(
        &self,
        memory: &mut Memory<'a>,
        answer: &mut Answer,
        place: (&str, Option<usize>),
        mut case: Case,
    ) {
        let Memory { glances, cell } = memory;
        match (&self.table, glances) {
            (Some(table), Some(glances)) => {
                if self.asked.to.redact {
                    case.redact();
                }
                if case.persons().is_empty() {
                    let glance = glances.of(&case);
                    let of = (&*case.title, None);
                    return table.case((&mut answer.out, cell), place, of, &glance);
                }
                for (at, person) in case.persons().iter().enumerate() {
                    let glance = glances.of(&case.person(at));
                    let of = (&*case.title, Some((at + 1, &*person.name)));
                    table.case((&mut answer.out, cell), place, of, &glance);
                }
            }
            (_, None) | (None, Some(_)) => {
                let (file, line) = place;
                let parties = self.parties(case);
                let origin = Origin { file, line };
                self.json.add(&mut answer.out, &parties, &origin);
                answer.out.push(b'\n');
            }
        }
    }

    /// What is to be said of a case that was saved under another edition of the data: once for a stream.
    fn since(&self, case: &Case, (name, line): (&str, Option<usize>)) -> Option<String> {
        case.made.as_ref()?;
        let note = self.setup.ground().edition_of(case)?;
        let (texts, phrases) = (&self.setup.data.screens.notes, self.setup.phrases());
        let file = Path::new(name);
        if line.is_none() {
            return Some(note.line(texts, &phrases, file));
        }
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let first = said.insert(name.to_owned());
        first.then(|| note.lines(texts, &phrases, file).swap_remove(0))
    }

    fn parties(&self, mut case: Case) -> Parties<'a> {
        if self.asked.to.redact {
            case.redact();
        }
        let setup = self.setup;
        let (law, assessor) = (&setup.data.law, &setup.assessor);
        Parties::new(law, assessor, case, setup.as_of, self.asked.base_term)
    }
}

struct Run<'a> {
    worker: Worker<'a>,
    out: Out,
    progress: Progress<'a>,
    cases: usize,
    exit: Exit,
}

impl Run<'_> {
    /// Lines of JSON or of a table: on all cores, each written when its turn comes.
    fn stream(mut self, inputs: Inputs<'_>, case: Option<Case>) -> Exit {
        if let Some(table) = &self.worker.table {
            self.out.put(table.head());
        }
        if let Some(case) = case {
            let mut answer = Answer::default();
            answer.said.extend(self.worker.since(&case, ("-", None)));
            let memory = &mut self.worker.memory();
            self.worker.case(memory, &mut answer, ("", None), case);
            self.out.put(answer.out);
        }
        let Run {
            worker,
            mut out,
            mut progress,
            mut cases,
            mut exit,
        } = self;
        let take = |mut answer: Answer| {
            cases += answer.cases;
            out.put(&answer.out);
            answer.out.clear();
            worker.spare().push(answer.out);
            if !answer.said.is_empty() {
                progress.clear();
                answer.said.iter().for_each(|said| complain(said));
            }
            if answer.bad {
                exit = Exit::Bad;
            }
            progress.at(cases);
            !out.closed()
        };
        pool::in_order(
            inputs,
            || worker.memory(),
            |memory, piece| worker.piece(memory, piece),
            take,
        );
        progress.clear();
        match out.finish() {
            Ok(()) => exit,
            Err(error) => failed(worker.setup, &error),
        }
    }

    /// Reports for people, one after another.
    fn reports(mut self, inputs: Inputs<'_>, case: Option<Case>, mut reports: Reports<'_>) -> Exit {
        let setup = self.worker.setup;
        if let Some(case) = case {
            self.report(&mut reports, "-", None, case);
        }
        for piece in inputs {
            let mut notes = Vec::new();
            walk(setup, piece, &mut notes, |found| {
                self.cases += 1;
                match found.case {
                    Ok(case) => self.report(&mut reports, found.file, found.line, case),
                    Err(fault) => {
                        fault.said.iter().for_each(|said| complain(said));
                        self.exit = Exit::Bad;
                    }
                }
            });
            notes.iter().for_each(|said| complain(said));
            self.progress.at(self.cases);
            if self.out.closed() {
                break;
            }
        }
        self.progress.clear();
        match reports.finish() {
            Ok(document) => self.out.put(document),
            Err(exit) => return exit,
        }
        if reports.nothing() {
            return self.exit;
        }
        match self.out.finish() {
            Ok(()) => self.exit,
            Err(error) => failed(setup, &error),
        }
    }

    fn report(&mut self, reports: &mut Reports<'_>, file: &str, line: Option<usize>, case: Case) {
        if let Some(said) = self.worker.since(&case, (file, line)) {
            complain(&said);
        }
        let parties = self.worker.parties(case);
        match reports.add(&parties, file, line) {
            Ok(text) => self.out.put(text),
            Err(exit) => self.exit = exit,
        }
    }
}
