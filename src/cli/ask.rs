//! `gexin ask [FILE]`: the interview as plain lines on standard input and output.

use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use super::output::{complain, write};
use super::setup::Setup;
use super::{Exit, open};
use crate::case::Case;
use crate::file::{Keep, Replacing, left_behind, read_draft, target};
use crate::report::ask::{AskData, Context, Request, Talk};
use crate::store::{self, LeftBehind, Lock, StoreError};
use crate::text::{Lang, clean};

/// What to ask about.
pub(super) enum About<'p> {
    /// A new case, to be saved under this name if one is given.
    New(Option<&'p Path>),
    /// The case of a file, which has to be there.
    File(&'p Path),
}

impl<'p> About<'p> {
    /// A case file to go on with, or the name to save a new case under.
    pub(super) fn named(file: Option<&'p Path>) -> Self {
        let example = |path: &Path| path.to_string_lossy().starts_with("example:");
        match file {
            Some(path) if store::exists(path) || example(path) => About::File(path),
            file => About::New(file),
        }
    }
}

/// Asks until the case is told or the input ends; gives the language that was spoken at the end.
pub(super) fn run(setup: &Setup, about: About<'_>, drafts: Option<PathBuf>) -> (Exit, Lang) {
    let begun = match about {
        About::File(path) => open::case(setup, path).map(|(opened, file)| {
            open::notes(setup, path, &opened.notes);
            (opened, file)
        }),
        // A file that is there already is not taken for this case's own.
        About::New(file) => {
            let file = file.filter(|path| !store::exists(path));
            Ok((Case::default().into(), file.map(Path::to_owned)))
        }
    };
    let (opened, file) = match begun {
        Ok(begun) => begun,
        Err(exit) => return (exit, setup.lang),
    };
    let case = opened.case;
    let mut problems = Vec::new();
    let Some(data) = AskData::load(&setup.data.law.files, &mut problems) else {
        problems
            .iter()
            .for_each(|one| complain(&one.line(setup.lang)));
        return (Exit::Bad, setup.lang);
    };
    let context = context(setup, &data);
    let interactive = io::stdin().is_terminal();
    let mut face = Face {
        setup,
        context: &context,
        // What comes from a pipe can be sent again: nothing of it is kept.
        drafts: drafts.filter(|_| interactive),
        keep: Keep::new(&case, file, opened.passphrase.map(Lock::new)),
        replacing: Replacing::default(),
        interactive,
    };
    let lang = std::cell::Cell::new(setup.lang);
    match face.talk(case, &lang) {
        Ok(()) => (Exit::Done, lang.get()),
        Err(error) => {
            complain(&error.to_string());
            (Exit::Bad, lang.get())
        }
    }
}

fn context<'s>(setup: &'s Setup, ask: &'s AskData) -> Context<'s> {
    let data = &setup.data;
    Context {
        law: &data.law,
        assessor: &setup.assessor,
        interview: &data.interview,
        texts: &data.texts,
        data: ask,
        hints: &data.screens.interview,
        records: &data.screens.records,
        errors: &data.screens.error,
        words: data.screens.common.choice_words(),
        as_of: setup.as_of,
    }
}

struct Face<'a> {
    setup: &'a Setup,
    context: &'a Context<'a>,
    /// Where drafts are kept; nowhere where none are wanted.
    drafts: Option<PathBuf>,
    keep: Keep,
    replacing: Replacing,
    interactive: bool,
}

impl<'a> Face<'a> {
    fn talk(&mut self, case: Case, lang: &std::cell::Cell<Lang>) -> io::Result<()> {
        let saved = case.clone();
        let case = match case.is_empty() {
            true => self.resume()?.unwrap_or(case),
            false => case,
        };
        if let Some(folder) = self.drafts.as_deref()
            && let Err(error) = self.keep.begin_draft(folder)
        {
            self.complain(&error);
        }
        let mut talk = Talk::new(self.context, self.setup.lang, case, saved);
        if !say(&talk.begin())? {
            return Ok(());
        }
        loop {
            let Some(line) = self.line()? else {
                self.end(&talk, true)?;
                return Ok(());
            };
            let (said, request) = talk.hear(&line);
            lang.set(talk.lang);
            self.write_draft(&talk);
            let said = match request {
                Request::Go => said,
                Request::Save(name) => self.save(&mut talk, &name),
                Request::Quit { keep } => return self.end(&talk, keep),
            };
            if !say(&format!("\n{said}"))? {
                return Ok(());
            }
        }
    }

    /// The next line without its end; nothing at the end of the input.
    fn line(&self) -> io::Result<Option<String>> {
        if self.interactive {
            write("> ")?;
        }
        let mut bytes = Vec::new();
        let count = io::stdin().lock().read_until(b'\n', &mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        Ok((count > 0).then(|| clean(text.trim_end_matches(['\n', '\r']))))
    }

    /// The draft that was left behind, if it is wanted.
    fn resume(&mut self) -> io::Result<Option<Case>> {
        let drafts = self
            .drafts
            .as_deref()
            .filter(|_| self.keep.file().is_none());
        let left = drafts.and_then(|folder| left_behind(self.context.law, folder));
        let Some((left, case)) = left else {
            return Ok(None);
        };
        let (texts, lang) = (&self.context.data.ask, self.setup.lang);
        let title = match case.as_ref().map(|case| clean(&case.title)) {
            None => self
                .setup
                .data
                .messages
                .passphrase
                .draft
                .get(lang)
                .to_owned(),
            Some(title) if title.is_empty() => texts.untitled.get(lang).to_owned(),
            Some(title) => title,
        };
        let words = [("title", title.as_str()), ("date", &*left.day.to_string())];
        say(&texts.resume.fill(lang, &words))?;
        if self.line()?.as_deref().map(str::trim) != Some("1") {
            return Ok(None);
        }
        match self.adopt(left, case) {
            Ok(case) => Ok(case),
            Err(error) => {
                self.complain(&error);
                Ok(None)
            }
        }
    }

    /// Takes up a draft, asking for its passphrase where it is encrypted.
    fn adopt(&mut self, left: LeftBehind, case: Option<Case>) -> Result<Option<Case>, StoreError> {
        let (case, lock) = match case {
            Some(case) => (Some(case), None),
            None => {
                let name = &self.setup.data.messages.passphrase.draft;
                let name = Path::new(name.get(self.setup.lang));
                let (plain, lock) = self.setup.passphrases.find(self.setup, name, |one| {
                    Lock::open_draft(&left.text, one.clone())
                })?;
                (read_draft(self.context.law, &plain).ok(), Some(lock))
            }
        };
        let Some(case) = case else {
            return Ok(None);
        };
        let (draft, _) = left.orphan.adopt()?;
        self.keep = Keep::resumed(&case, draft, lock);
        Ok(Some(case))
    }

    /// Writes the draft, if the case changed since it was written.
    fn write_draft(&mut self, talk: &Talk<'_>) {
        if let Err(error) = self.keep.write_draft(self.context.law, talk.whole()) {
            self.complain(&error);
        }
    }

    fn save(&mut self, talk: &mut Talk<'_>, name: &str) -> String {
        let known = || self.keep.file().map(|file| file.display().to_string());
        let named = Some(name.to_owned()).filter(|name| !name.is_empty());
        let Some(name) = named.or_else(known) else {
            return self.context.data.ask.say_name.get(talk.lang).to_owned();
        };
        let path = target(&name, "toml");
        let name = path.display().to_string();
        let own = self.keep.file() == Some(&path);
        if !own && self.replacing.asks(&path) {
            let text = &self.context.data.ask.exists;
            return text.fill(talk.lang, &[("file", &name)]);
        }
        let ground = self.setup.ground();
        if let Err(error) = self.keep.save(ground, path, talk.whole(), None) {
            return error.text().get(talk.lang).to_owned();
        }
        if let Err(error) = self.keep.clear_draft() {
            self.complain(&error);
        }
        talk.saved(&name)
    }

    /// The report so far; what is not saved stays as a draft, unless it is thrown away.
    fn end(&mut self, talk: &Talk<'_>, keep: bool) -> io::Result<()> {
        let keep = keep && talk.is_unsaved();
        if !keep && let Err(error) = self.keep.discard() {
            self.complain(&error);
        } else if keep && self.drafts.is_some() {
            complain(self.context.data.ask.kept.get(talk.lang));
        }
        say(&format!("\n{}", talk.report()))?;
        Ok(())
    }

    fn complain(&self, error: &StoreError) {
        complain(error.text().get(self.setup.lang));
    }
}

/// Writes lines; `false` where nobody reads on.
fn say(text: &str) -> io::Result<bool> {
    write(format!("{}\n", text.trim_end_matches('\n')))
}
