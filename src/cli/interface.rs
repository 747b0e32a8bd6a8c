//! The interface: `gexin`, `gexin new`, `gexin open`, and the plain one in its place.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use super::args::{Args, Colours, Command};
use super::ask::About;
use super::output::complain;
use super::setup::{self, Setup};
use super::{Exit, ask, demo, open};
use crate::law::Problem;
use crate::store;
use crate::tui::action::Keymap;
use crate::tui::app::Start;
use crate::tui::context::Context;
use crate::tui::demo::Player;
use crate::tui::terminal::OpenError;
use crate::tui::theme::{ColorEnv, Theme, ThemeChoice};
use crate::tui::{self, Glyphs};

/// Opens the interface, or asks in plain lines where that is wanted or nothing can be drawn.
pub(super) fn run(args: &Args, setup: &Setup) -> Exit {
    if plain(args) {
        let about = match &args.command {
            Some(Command::New { file, .. }) => About::New(file.as_deref()),
            Some(Command::Open { file }) => About::File(file),
            Some(Command::Ask { file }) => About::named(file.as_deref()),
            Some(_) | None => About::New(None),
        };
        let (exit, lang) = ask::run(setup, about, drafts(args));
        remember(args, lang);
        return exit;
    }
    let start = match start(args, setup) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    // Asked before the terminal is taken: what the terminal answers must not arrive as typed keys.
    let choice = theme(args);
    let term = std::env::var("TERM").ok();
    let (keymap, notice) = keymap(setup);
    let context = Context {
        law: &setup.data.law,
        assessor: &setup.assessor,
        interview: &setup.data.interview,
        texts: &setup.data.texts,
        screens: &setup.data.screens,
        keymap: &keymap,
        as_of: setup.as_of,
        theme: Theme::choose(choice, &ColorEnv::read()),
        glyphs: Glyphs::choose(args.ascii, term.as_deref()),
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
        _ => tui::run(&context, setup.lang, start, drafts(args), notice),
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

/// Whether to ask in plain lines: by command, by option, or because the terminal cannot place a cursor.
fn plain(args: &Args) -> bool {
    let dumb = || {
        let terminals = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        terminals && std::env::var("TERM").is_ok_and(|term| term == "dumb")
    };
    matches!(args.command, Some(Command::Ask { .. })) || args.plain || dumb()
}

/// Where drafts are kept; nowhere where none are wanted.
fn drafts(args: &Args) -> Option<PathBuf> {
    let folder = (!args.no_draft).then(store::state_folder)?;
    folder.ok()
}

fn start(args: &Args, setup: &Setup) -> Result<Start, Exit> {
    match &args.command {
        Some(Command::New { file, .. }) => Ok(Start::New(file.clone())),
        Some(Command::Open { file }) => {
            let (opened, path) = open::case(setup, file)?;
            Ok(Start::Opened(Box::new(opened), path))
        }
        Some(
            Command::Ask { .. }
            | Command::Assess(_)
            | Command::Check { .. }
            | Command::Completions { .. }
            | Command::Decrypt { .. }
            | Command::Diff { .. }
            | Command::Encrypt { .. }
            | Command::Graph { .. }
            | Command::Law { .. }
            | Command::Man
            | Command::Schema
            | Command::Examples
            | Command::Demo { .. },
        )
        | None => Ok(Start::Home),
    }
}

/// The keys with the user's own; where their file is broken, the built-in ones and what is wrong with it.
fn keymap(setup: &Setup) -> (Keymap, Option<String>) {
    let built_in = || setup.data.keymap.clone();
    let Ok(path) = store::config_folder().map(|folder| folder.join("keys.toml")) else {
        return (built_in(), None);
    };
    if !store::exists(&path) {
        return (built_in(), None);
    }
    let text =
        store::read_text(&path).map_err(|error| vec![error.text().get(setup.lang).to_owned()]);
    let shown = path.display().to_string();
    let keymap = text.and_then(|text| {
        let lines = |problems: Vec<Problem>| {
            let line = |problem: &Problem| problem.line(setup.lang);
            problems.iter().map(line).collect::<Vec<String>>()
        };
        setup.data.keymap.with_own(&shown, &text).map_err(lines)
    });
    match keymap {
        Ok(keymap) => (keymap, None),
        Err(lines) => {
            lines.iter().for_each(|line| complain(line));
            let words = [("problem", lines.first().map_or("", String::as_str))];
            let notice = setup.data.messages.own_keys.fill(setup.lang, &words);
            (built_in(), Some(notice))
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
