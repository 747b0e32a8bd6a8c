//! The command line: one file a subcommand.

mod args;
mod ask;
mod assess;
mod check;
mod demo;
mod diff;
mod examples;
mod explain;
mod given;
mod graph;
mod interface;
mod law;
mod messages;
mod open;
mod output;
mod passphrase;
mod prompt;
mod reports;
mod schema;
mod seal;
mod setup;
mod shell;

use std::process::ExitCode;

use clap::FromArgMatches;

use self::args::{Args, Command};
use self::setup::Setup;
use crate::report::catalogue::Kind;

/// What a command comes to: 0 done, 1 bad input or a failed check, 2 usage or no terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    Done,
    Bad,
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Bad => 1,
            Exit::Usage => 2,
        })
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let args = Args::from_arg_matches_mut(&mut shell::command().get_matches())
        .unwrap_or_else(|error| error.exit());
    match &args.command {
        Some(Command::Completions { shell }) => return shell::completions(*shell).into(),
        Some(Command::Man) => return shell::manual().into(),
        Some(_) | None => {}
    }
    if let Some(Command::Check {
        folder,
        explain,
        format,
    }) = &args.command
    {
        return match explain {
            Some(code) => explain::run(&args, code),
            None => check::run(&args, folder.as_deref(), *format),
        }
        .into();
    }
    if interface::begins_at_home(&args) {
        return interface::home(&args).into();
    }
    let setup = match Setup::new(&args) {
        Ok(setup) => setup,
        Err(exit) => return exit.into(),
    };
    let exit = match args.command {
        Some(Command::Assess(ref asked)) => assess::run(&setup, asked),
        Some(Command::Diff {
            ref a,
            ref b,
            ref cases,
            format,
        }) => diff::run(&setup, (a, b), cases, format),
        Some(Command::Schema) => schema::run(&setup),
        Some(Command::Encrypt { ref file }) => seal::encrypt(&setup, file),
        Some(Command::Decrypt { ref file }) => seal::decrypt(&setup, file),
        Some(Command::Graph {
            format,
            ref offence,
            ref fact,
        }) => graph::run(&setup, format, offence.as_deref(), fact.as_deref()),
        Some(Command::Law {
            ref words,
            ref kind,
            all,
            format,
        }) => {
            let kind = kind.as_deref().and_then(Kind::named);
            let asked = law::Asked {
                words,
                kind,
                all,
                format,
            };
            law::run(&setup, &asked)
        }
        Some(Command::Examples) => examples::run(&setup),
        Some(Command::New {
            file: Some(ref file),
            ref title,
            ref given,
        }) if title.is_some() || !given.is_empty() => {
            given::write_new(&setup, file, title.as_deref(), given)
        }
        Some(Command::New {
            file: None,
            ref given,
            ..
        }) if !given.is_empty() => {
            output::complain(setup.data.messages.new_where.get(setup.lang));
            Exit::Usage
        }
        Some(Command::Demo { name: None, .. }) => demo::list(&setup),
        Some(
            Command::New { .. } | Command::Open { .. } | Command::Ask { .. } | Command::Demo { .. },
        )
        | None => interface::run(&args, &setup),
        Some(Command::Check { .. } | Command::Completions { .. } | Command::Man) => Exit::Done,
    };
    // The system takes the memory back at once; piece by piece it would take as long as an assessment.
    std::mem::forget((setup.data, setup.assessor));
    exit.into()
}
