//! The reports of `gexin assess` that people read: text, Markdown, HTML and DOCX.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::Exit;
use super::args::{ReportFormat as Format, To};
use super::output::complain;
use super::setup::Setup;
use crate::export::{self, Paper};
use crate::report::Parties;
use crate::report::memo::{Document, Letterhead, Memo, Voice, memos};
use crate::report::render::Templates;
use crate::store;

/// Reports in the making.
pub(super) struct Reports<'a> {
    setup: &'a Setup,
    paper: Paper,
    templates: Templates,
    voice: Voice<'a>,
    letterhead: Letterhead,
    to: &'a To,
    /// The folder that takes one report a case; none where all go into one document.
    folder: Option<&'a Path>,
    memos: Vec<Memo>,
    /// What this run wrote into the folder.
    written: BTreeSet<PathBuf>,
    /// Cases reported.
    count: usize,
}

impl<'a> Reports<'a> {
    /// Gets ready; `None` where the format is not one for people. Says why where nothing may be written.
    pub(super) fn new(setup: &'a Setup, format: Format, to: &'a To) -> Result<Option<Self>, Exit> {
        Self::may_write(setup, to)?;
        let output = to.output.as_deref();
        let paper = match format {
            Format::Json => return Ok(None),
            Format::Text => Paper::Text,
            Format::Markdown => Paper::Markdown,
            Format::Html => Paper::Html,
            Format::Docx => Paper::Docx,
        };
        if paper == Paper::Docx && output.is_none() && io::stdout().is_terminal() {
            complain(setup.data.messages.binary_terminal.get(setup.lang));
            return Err(Exit::Usage);
        }
        Ok(Some(Reports {
            setup,
            paper,
            templates: templates(setup)?,
            voice: Voice::new(&setup.data.law, &setup.data.texts, &setup.languages),
            letterhead: letterhead(setup, paper)?,
            to,
            folder: output.filter(|path| path.is_dir()),
            memos: Vec::new(),
            written: BTreeSet::new(),
            count: 0,
        }))
    }

    /// Refuses a file that exists, unless it is to be replaced; says so.
    pub(super) fn may_write(setup: &Setup, to: &To) -> Result<(), Exit> {
        match to.output.as_deref() {
            Some(path) if store::replaces(path) && !to.force => {
                complain(&exists(setup, path));
                Err(Exit::Bad)
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Whether each case gets a file of its own.
    pub(super) fn apart(&self) -> bool {
        self.folder.is_some()
    }

    /// Adds a case. Gives what can be written at once: text needs no end.
    pub(super) fn add(
        &mut self,
        parties: &Parties<'_>,
        name: &str,
        line: Option<usize>,
    ) -> Result<String, Exit> {
        self.count += 1;
        let file = if self.to.redact || name == "-" {
            ""
        } else {
            name
        };
        let memos = memos(parties, &self.voice, file);
        if self.folder.is_some() {
            return self.put_apart(memos, name, line).map(|()| String::new());
        }
        if self.paper != Paper::Text {
            self.memos.extend(memos);
            return Ok(String::new());
        }
        let between = if self.count > 1 { "\n" } else { "" };
        let text = self.draw(memos)?;
        Ok(between.to_owned() + &String::from_utf8_lossy(&text))
    }

    /// What is left to write at the end: the document of all cases.
    pub(super) fn finish(&mut self) -> Result<Vec<u8>, Exit> {
        match std::mem::take(&mut self.memos) {
            memos if memos.is_empty() => Ok(Vec::new()),
            memos => self.draw(memos),
        }
    }

    /// Whether nothing is left to write: every report stands in the folder, or there is none.
    pub(super) fn nothing(&self) -> bool {
        self.folder.is_some() || self.count == 0
    }

    fn draw(&self, memos: Vec<Memo>) -> Result<Vec<u8>, Exit> {
        let document = Document::new(&self.voice, self.letterhead.clone(), memos);
        let drawn = self.paper.draw(&self.templates, &document);
        drawn.map_err(|error| {
            complain(error.get(self.setup.lang));
            Exit::Bad
        })
    }

    /// Writes the report of one case into the folder, named after its file.
    fn put_apart(&mut self, memos: Vec<Memo>, name: &str, line: Option<usize>) -> Result<(), Exit> {
        let Some(folder) = self.folder else {
            return Ok(());
        };
        let name = name.strip_prefix("example:").unwrap_or(name);
        let own = (name != "-").then(|| Path::new(name).file_name()).flatten();
        let own = own.map(|own| match line {
            Some(line) => PathBuf::from(format!(
                "{}-{line}.x",
                Path::new(own).with_extension("").display()
            )),
            None => PathBuf::from(own),
        });
        let free =
            (1..).map(|number| folder.join(export::name(own.as_deref(), self.paper, number)));
        let Some(path) = free.into_iter().find(|path| !self.written.contains(path)) else {
            return Ok(());
        };
        if store::exists(&path) && !self.to.force {
            complain(&exists(self.setup, &path));
            return Err(Exit::Bad);
        }
        let bytes = self.draw(memos)?;
        store::write_whole(&path, bytes).map_err(|error| {
            complain(error.text().get(self.setup.lang));
            Exit::Bad
        })?;
        self.written.insert(path);
        Ok(())
    }
}

/// The templates; what is wrong with them is said. Read here because nothing else needs them.
fn templates(setup: &Setup) -> Result<Templates, Exit> {
    let mut problems = Vec::new();
    let templates = Templates::load(&setup.data.law.files, &mut problems);
    for problem in &problems {
        complain(&problem.line(setup.lang));
    }
    templates.ok_or(Exit::Bad)
}

/// The letterhead; text has none, and a slip in the settings is said.
fn letterhead(setup: &Setup, paper: Paper) -> Result<Letterhead, Exit> {
    if paper == Paper::Text {
        return Ok(Letterhead::default());
    }
    match export::letterhead() {
        Ok((letterhead, warning)) => {
            if let Some(warning) = warning {
                complain(warning.text().get(setup.lang));
            }
            Ok(letterhead)
        }
        Err(error) => {
            complain(error.text().get(setup.lang));
            Err(Exit::Bad)
        }
    }
}

fn exists(setup: &Setup, path: &Path) -> String {
    let file = path.display().to_string();
    setup
        .data
        .messages
        .output_exists
        .fill(setup.lang, &[("file", &file)])
}
