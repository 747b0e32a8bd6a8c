//! The interface: `gexin`, `gexin new`, `gexin open`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::args::{Args, Colours, Command};
use super::output::complain;
use super::setup::{self, Setup};
use super::{Exit, demo, examples};
use crate::case::{Case, Format, read};
use crate::store;
use crate::tui::app::Start;
use crate::tui::context::Context;
use crate::tui::demo::Player;
use crate::tui::terminal::OpenError;
use crate::tui::theme::{ColorEnv, Theme, ThemeChoice};
use crate::tui::{self, Glyphs};

/// Opens the interface.
pub(super) fn run(args: &Args, setup: &Setup) -> Exit {
    let start = match start(args, setup) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    // Asked before the terminal is taken: what the terminal answers must not arrive as typed keys.
    let choice = theme(args);
    let term = std::env::var("TERM").ok();
    let context = Context {
        law: &setup.data.law,
        assessor: &setup.assessor,
        interview: &setup.data.interview,
        texts: &setup.data.texts,
        screens: &setup.data.screens,
        keymap: &setup.data.keymap,
        as_of: setup.as_of,
        theme: Theme::choose(choice, &ColorEnv::read()),
        glyphs: Glyphs::choose(args.ascii, term.as_deref()),
    };
    let drafts = if args.no_draft {
        None
    } else {
        store::state_folder().ok()
    };
    let ended = match &args.command {
        Some(Command::Demo {
            name: Some(name),
            pace,
        }) => {
            let demo = match demo::load(setup, name) {
                Ok(demo) => demo,
                Err(exit) => return exit,
            };
            match Player::new(&context, setup.lang, demo) {
                Ok(player) => tui::play(player, pace.map(Duration::from_secs)),
                Err(problems) => {
                    for problem in &problems {
                        complain(&problem.line(setup.lang));
                    }
                    return Exit::Bad;
                }
            }
        }
        _ => tui::run(&context, setup.lang, start, drafts),
    };
    match ended {
        Ok(lang) => {
            remember(args, lang);
            Exit::Done
        }
        Err(error) => {
            let messages = &setup.data.messages;
            let (said, exit) = match &error {
                OpenError::NoTerminal => {
                    (messages.no_terminal.get(setup.lang).to_owned(), Exit::Usage)
                }
                OpenError::Dumb => (
                    messages.dumb_terminal.get(setup.lang).to_owned(),
                    Exit::Usage,
                ),
                OpenError::Io(error) => (
                    messages
                        .terminal_fault
                        .fill(setup.lang, &[("error", &error.to_string())]),
                    Exit::Bad,
                ),
            };
            complain(&said);
            exit
        }
    }
}

fn start(args: &Args, setup: &Setup) -> Result<Start, Exit> {
    match &args.command {
        Some(Command::New { file }) => Ok(Start::New(file.clone())),
        Some(Command::Open { file }) => {
            let (case, path) = case(setup, file)?;
            Ok(Start::Case(Box::new(case), path))
        }
        Some(
            Command::Assess { .. }
            | Command::Check { .. }
            | Command::Graph { .. }
            | Command::Law { .. }
            | Command::Examples
            | Command::Demo { .. },
        )
        | None => Ok(Start::Home),
    }
}

/// Reads the case to open; an example has no file to save back to.
fn case(setup: &Setup, path: &Path) -> Result<(Case, Option<PathBuf>), Exit> {
    let (text, file) = match examples::named(setup, path) {
        Some(named) => (named?.to_owned(), None),
        None => match store::read_text(path) {
            Ok(text) => (text, Some(path.to_owned())),
            Err(error) => {
                complain(error.text().get(setup.lang));
                return Err(Exit::Bad);
            }
        },
    };
    let name = path.display().to_string();
    match read(
        &setup.data.law,
        &name,
        &text,
        Format::of(&text),
        Some(setup.as_of),
    ) {
        Ok(case) => Ok((case, file)),
        Err(problems) => {
            for problem in &problems {
                complain(&problem.line(setup.lang));
            }
            Err(Exit::Bad)
        }
    }
}

fn theme(args: &Args) -> ThemeChoice {
    match args.theme {
        Some(Colours::Auto) => ThemeChoice::Auto,
        Some(Colours::Dark) => ThemeChoice::Dark,
        Some(Colours::Light) => ThemeChoice::Light,
        Some(Colours::Contrast) => ThemeChoice::Contrast,
        Some(Colours::None) => ThemeChoice::Plain,
        None => match setup::settings().theme {
            store::Theme::Auto => ThemeChoice::Unset,
            store::Theme::Dark => ThemeChoice::Dark,
            store::Theme::Light => ThemeChoice::Light,
            store::Theme::Contrast => ThemeChoice::Contrast,
            store::Theme::None => ThemeChoice::Plain,
        },
    }
}

/// Keeps the language for the next time, where it was not given as an argument.
fn remember(args: &Args, lang: crate::text::Lang) {
    let mut settings = setup::settings();
    if args.lang.is_some() || settings.language == Some(lang) || lang == setup::language(args) {
        return;
    }
    settings.language = Some(lang);
    if let Ok(folder) = store::config_folder() {
        // The language of the next start is not worth a message at the end of this one.
        let _ = settings.write(&folder);
    }
}
