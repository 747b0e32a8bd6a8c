//! The interface: `gexin`, `gexin new`, `gexin open`, and the plain one in its place.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

use super::args::{Args, Colours, Command};
use super::ask::About;
use super::output::complain;
use super::setup::{self, Front, Setup};
use super::{Exit, ask, demo, open};
use crate::law::{self, Files, Problem, read};
use crate::store::{self, Settings};
use crate::text::Lang;
use crate::tui::action::Keymap;
use crate::tui::app::Start;
use crate::tui::context::{Context, Face};
use crate::tui::demo::Player;
use crate::tui::spelling::Spelling;
use crate::tui::terminal::{OpenError, Options, Terminal};
use crate::tui::theme::{ColorEnv, Theme, ThemeChoice};
use crate::tui::{self, Glyphs};

/// What the interface wears: its keys, its colours and its signs.
struct Dress {
    keymap: Keymap,
    /// What is wrong with the user's own keys.
    wrong: Option<String>,
    theme: Theme,
    glyphs: Glyphs,
    /// The texts in ASCII signs, where the glyphs are.
    spelling: Option<Spelling>,
}

impl Dress {
    /// Chosen before the terminal is taken: what the terminal answers must not arrive as typed keys.
    fn choose(args: &Args, (built_in, files): (&Keymap, &Files), lang: Lang) -> Dress {
        let (keymap, wrong) = keymap(built_in, lang);
        let term = std::env::var("TERM").ok();
        let glyphs = Glyphs::choose(args.ascii, term.as_deref());
        Dress {
            keymap,
            wrong,
            theme: Theme::choose(theme(args), &ColorEnv::read()),
            spelling: glyphs.is_ascii().then(|| Spelling::ascii(files)).flatten(),
            glyphs,
        }
    }

    /// What stands in the title bar at first.
    fn notice(&self, setup: &Setup) -> Option<String> {
        let problem = self.wrong.as_deref()?;
        let own_keys = &setup.data.messages.own_keys;
        Some(own_keys.fill(setup.lang, &[("problem", problem)]))
    }
}

/// Whether home is all that there is to be drawn first, from data that was checked in tests.
pub(super) fn begins_at_home(args: &Args) -> bool {
    args.command.is_none() && args.data.is_none() && args.as_of.is_none() && !plain(args)
}

/// Draws home at once, and reads the law while the user looks at it; then the interface from there.
pub(super) fn home(args: &Args) -> Exit {
    let lang = setup::language(args);
    let front = Front::load(Files::embedded());
    let about = read::<law::About>(&front.files, "about.toml", &mut Vec::new());
    let (Some(screens), Some(keymap), Some(about)) = (&front.screens, &front.keymap, about) else {
        return match Setup::behind(front, args) {
            Ok(setup) => run(args, &setup),
            Err(refused) => refused.say(),
        };
    };
    let dress = Dress::choose(args, (keymap, &front.files), lang);
    let face = Face {
        screens: dress.spelling.as_ref().map_or(screens, |own| &own.screens),
        keymap: &dress.keymap,
        theme: &dress.theme,
        glyphs: &dress.glyphs,
        lang,
    };
    let drafts = drafts(args);
    let terminal = Terminal::open(Options::default()).and_then(|mut terminal| {
        let data = (&front.files, &about.disclaimer);
        tui::greet(&mut terminal, face, data, drafts.as_deref())?;
        Ok(terminal)
    });
    let setup = match Setup::behind(front, args) {
        Ok(setup) => setup,
        Err(refused) => {
            drop(terminal);
            return refused.say();
        }
    };
    let notice = dress.notice(&setup);
    let context = context(&setup, &dress);
    let ended = terminal.and_then(|mut terminal| {
        let start = (Start::Home, drafts);
        Ok(tui::run(&mut terminal, &context, lang, start, notice)?)
    });
    end(args, &setup, ended)
}

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
    let data = (&setup.data.keymap, &setup.data.law.files);
    let dress = Dress::choose(args, data, setup.lang);
    let notice = dress.notice(setup);
    let context = context(setup, &dress);
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
                Ok(player) => {
                    taken(|terminal| tui::play(terminal, player, pace.map(Duration::from_secs)))
                }
                Err(problems) => {
                    for problem in &problems {
                        complain(&problem.line(setup.lang));
                    }
                    return Exit::Bad;
                }
            }
        }
        _ => taken(|terminal| {
            let start = (start, drafts(args));
            tui::run(terminal, &context, setup.lang, start, notice)
        }),
    };
    end(args, setup, ended)
}

/// Takes the terminal for something, and gives it back.
fn taken(show: impl FnOnce(&mut Terminal) -> io::Result<Lang>) -> Result<Lang, OpenError> {
    let mut terminal = Terminal::open(Options::default())?;
    Ok(show(&mut terminal)?)
}

fn context<'s>(setup: &'s Setup, dress: &'s Dress) -> Context<'s> {
    let (texts, screens) = match &dress.spelling {
        Some(own) => (&own.texts, &own.screens),
        None => (&*setup.data.texts, &*setup.data.screens),
    };
    Context {
        law: &setup.data.law,
        assessor: &setup.assessor,
        interview: &setup.data.interview,
        texts,
        screens,
        keymap: &dress.keymap,
        as_of: setup.as_of,
        theme: dress.theme.clone(),
        glyphs: dress.glyphs.clone(),
    }
}

/// Keeps the language for the next time, or says why there was nothing to be seen.
fn end(args: &Args, setup: &Setup, ended: Result<Lang, OpenError>) -> Exit {
    let error = match ended {
        Ok(lang) => {
            remember(args, lang);
            return Exit::Done;
        }
        Err(error) => error,
    };
    let (messages, lang) = (&setup.data.messages, setup.lang);
    let (said, exit) = match &error {
        OpenError::NoTerminal => (messages.no_terminal.get(lang).to_owned(), Exit::Usage),
        OpenError::Dumb => (messages.dumb_terminal.get(lang).to_owned(), Exit::Usage),
        OpenError::Io(error) => {
            let words = [("error", &*error.to_string())];
            (messages.terminal_fault.fill(lang, &words), Exit::Bad)
        }
    };
    complain(&said);
    exit
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
fn keymap(built_in: &Keymap, lang: Lang) -> (Keymap, Option<String>) {
    let built_in_alone = || (built_in.clone(), None);
    let Ok(path) = store::config_folder().map(|folder| folder.join("keys.toml")) else {
        return built_in_alone();
    };
    if !store::exists(&path) {
        return built_in_alone();
    }
    let text = store::read_text(&path).map_err(|error| vec![error.text().get(lang).to_owned()]);
    let shown = path.display().to_string();
    let keymap = text.and_then(|text| {
        let lines = |problems: Vec<Problem>| {
            let line = |problem: &Problem| problem.line(lang);
            problems.iter().map(line).collect::<Vec<String>>()
        };
        built_in.with_own(&shown, &text).map_err(lines)
    });
    match keymap {
        Ok(keymap) => (keymap, None),
        Err(lines) => {
            lines.iter().for_each(|line| complain(line));
            let first = lines.into_iter().next();
            (built_in.clone(), Some(first.unwrap_or_default()))
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
fn remember(args: &Args, lang: Lang) {
    let Ok(folder) = store::config_folder() else {
        return;
    };
    let (mut settings, warning) = Settings::read(&folder);
    if args.lang.is_some() || settings.language == Some(lang) || lang == setup::language(args) {
        return;
    }
    // A file with a slip in it is the user's to mend: what could not be read would be lost.
    if warning.is_none() {
        settings.language = Some(lang);
        // The language of the next start is not worth a message at the end of this one.
        let _ = settings.write(&folder);
    }
}
