//! What most commands begin with: language, day of judgment, law data.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::Exit;
use super::args::{Args, Language};
use super::messages::Messages;
use super::output::complain;
use super::passphrase::Passphrases;
use crate::assess::Assessor;
use crate::file::Ground;
use crate::interview::Interview;
use crate::law::{Files, Law, Problem, Severity};
use crate::report::ask::AskData;
use crate::report::{Phrases, Texts};
use crate::store::{self, Settings};
use crate::text::Lang;
use crate::tui::action::Keymap;
use crate::tui::texts::ScreenTexts;

/// Everything that a command works with.
pub(super) struct Setup {
    pub(super) lang: Lang,
    /// The languages of reports: the one, or both.
    pub(super) languages: Vec<Lang>,
    pub(super) as_of: Date,
    pub(super) data: Loaded,
    pub(super) assessor: Assessor,
    pub(super) passphrases: Arc<Passphrases>,
}

impl Setup {
    /// Reads the arguments and the data; says what is wrong with them.
    pub(super) fn new(args: &Args) -> Result<Setup, Exit> {
        let files = files(args.data.as_deref(), language(args))?;
        Setup::behind(Front::load(files), args).map_err(Refused::say)
    }

    /// Reads the rest of the data behind its front, and the arguments.
    pub(super) fn behind(front: Front, args: &Args) -> Result<Setup, Refused> {
        let lang = language(args);
        let mut problems = Vec::new();
        let Some(data) = load(front, args.data.is_some(), &mut problems) else {
            return Err(Refused {
                lines: problems.iter().map(|one| one.line(lang)).collect(),
                exit: Exit::Bad,
            });
        };
        let as_of = match &args.as_of {
            None => store::today(),
            Some(written) => written.parse().map_err(|_| Refused {
                lines: vec![data.messages.bad_date.fill(lang, &[("found", written)])],
                exit: Exit::Usage,
            })?,
        };
        let assessor = Assessor::new(&data.law);
        let languages = match args.lang {
            Some(Language::Both) => vec![Lang::Zh, Lang::En],
            Some(Language::Zh | Language::En) | None => vec![lang],
        };
        Ok(Setup {
            lang,
            languages,
            as_of,
            data,
            assessor,
            passphrases: Arc::new(Passphrases::new(args.passphrase_file.clone())),
        })
    }
}

impl Setup {
    /// Under what cases are opened and saved.
    pub(super) fn ground(&self) -> Ground<'_> {
        Ground {
            law: &self.data.law,
            assessor: &self.assessor,
            as_of: self.as_of,
        }
    }

    /// Phrases of results in the language.
    pub(super) fn phrases(&self) -> Phrases<'_> {
        Phrases {
            law: &self.data.law,
            texts: &self.data.texts,
            lang: self.lang,
        }
    }

    /// The same with another folder laid over the built-in data; says what is wrong with it.
    pub(super) fn over(&self, folder: &Path) -> Result<Setup, Exit> {
        let mut problems = Vec::new();
        let front = Front::load(files(Some(folder), self.lang)?);
        let Some(data) = load(front, true, &mut problems) else {
            for problem in &problems {
                complain(&problem.line(self.lang));
            }
            return Err(Exit::Bad);
        };
        Ok(Setup {
            lang: self.lang,
            languages: self.languages.clone(),
            as_of: self.as_of,
            assessor: Assessor::new(&data.law),
            passphrases: Arc::clone(&self.passphrases),
            data,
        })
    }
}

/// What is wrong with the data or the arguments.
pub(super) struct Refused {
    lines: Vec<String>,
    exit: Exit,
}

impl Refused {
    /// Says it.
    pub(super) fn say(self) -> Exit {
        self.lines.iter().for_each(|line| complain(line));
        self.exit
    }
}

/// What home is drawn with: read before everything else, which home does without.
pub(super) struct Front {
    pub(super) files: Files,
    pub(super) screens: Option<Box<ScreenTexts>>,
    pub(super) keymap: Option<Keymap>,
    problems: Vec<Problem>,
}

impl Front {
    /// Reads it; what is wrong with it is said with what is wrong with the rest.
    pub(super) fn load(files: Files) -> Front {
        let mut problems = Vec::new();
        Front {
            screens: ScreenTexts::load(&files, &mut problems).map(Box::new),
            keymap: Keymap::load(&files, &mut problems),
            files,
            problems,
        }
    }
}

/// Everything that the data holds.
pub(super) struct Loaded {
    pub(super) law: Law,
    /// Boxed, as all texts of a kind are one struct, too large to be handed on.
    pub(super) texts: Box<Texts>,
    pub(super) messages: Messages,
    pub(super) screens: Box<ScreenTexts>,
    pub(super) interview: Interview,
    pub(super) keymap: Keymap,
}

/// Reads everything that the data holds behind its front; `None` where an error was found. With `whole` it is checked,
/// what is read on first use included: what is built in was checked in tests, a folder laid over it was not.
pub(super) fn load(front: Front, whole: bool, problems: &mut Vec<Problem>) -> Option<Loaded> {
    let Front {
        files,
        screens,
        keymap,
        problems: found,
    } = front;
    problems.extend(found);
    let texts = Texts::load(&files, problems).map(Box::new);
    let messages = Messages::load(&files, problems);
    let later = !whole || AskData::load(&files, problems).is_some();
    let (law, interview) = match whole {
        true => checked(files, problems)?,
        false => {
            let interview = Interview::read(&files, problems);
            let law = Law::read(files, problems)?;
            (law, interview?)
        }
    };
    later.then_some(Loaded {
        law,
        texts: texts?,
        messages: messages?,
        screens: screens?,
        interview,
        keymap: keymap?,
    })
}

/// The law and the interview, checked in full.
fn checked(files: Files, problems: &mut Vec<Problem>) -> Option<(Law, Interview)> {
    let law = match Law::load(files) {
        Ok((law, warnings)) => {
            problems.extend(warnings);
            law
        }
        Err(found) => {
            problems.extend(found);
            return None;
        }
    };
    let library = law.check_library();
    let broken = library.iter().any(|one| one.severity == Severity::Error);
    problems.extend(library);
    if broken {
        return None;
    }
    let interview = Interview::load(&law.files, &law, problems)?;
    Some((law, interview))
}

/// The built-in data with a folder laid over it.
pub(super) fn files(folder: Option<&Path>, lang: Lang) -> Result<Files, Exit> {
    let mut files = Files::embedded();
    if let Some(folder) = folder {
        files = files.unpacked();
        let read = |ending| {
            store::read_folder(folder, ending).map_err(|error| {
                complain(error.text().get(lang));
                Exit::Bad
            })
        };
        let mut found = read("toml")?;
        for ending in ["txt", "md", "html"] {
            // Elsewhere such a file is the firm's own note, not data.
            let templates = read(ending)?.into_iter();
            found.extend(templates.filter(|(name, _)| name.starts_with("report/")));
        }
        for (name, text) in found {
            let shown = folder.join(&name).display().to_string();
            files.overlay(&name, &shown, Cow::Owned(text));
        }
    }
    Ok(files)
}

/// The language: the argument, else the setting, else the locale.
pub(super) fn language(args: &Args) -> Lang {
    let asked = args.lang.and_then(|lang| match lang {
        Language::Zh => Some(Lang::Zh),
        Language::En => Some(Lang::En),
        Language::Both => None,
    });
    asked
        .or_else(|| settings().language)
        .or_else(locale)
        .unwrap_or(Lang::En)
}

/// The settings; a broken file gives the defaults.
pub(super) fn settings() -> Settings {
    store::config_folder()
        .map(|folder| Settings::read(&folder).0)
        .unwrap_or_default()
}

fn locale() -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os);
    let first = set.into_iter().find(|value| !value.is_empty())?;
    Lang::from_locale(first.to_str()?)
}
