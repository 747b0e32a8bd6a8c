//! The command line: one file a subcommand.

mod args;
mod assess;
mod check;
mod examples;
mod interface;
mod messages;
mod output;
mod reports;
mod setup;

use std::process::ExitCode;

use clap::Parser;

use self::args::{Args, Command};
use self::setup::Setup;

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
    let args = Args::parse();
    if let Some(Command::Check { folder }) = &args.command {
        return check::run(&args, folder.as_deref()).into();
    }
    let setup = match Setup::new(&args) {
        Ok(setup) => setup,
        Err(exit) => return exit.into(),
    };
    let exit = match args.command {
        Some(Command::Assess {
            ref files,
            format,
            ref to,
        }) => assess::run(&setup, files, format, to),
        Some(Command::Examples) => examples::run(&setup),
        Some(Command::New { .. } | Command::Open { .. }) | None => interface::run(&args, &setup),
        Some(Command::Check { .. }) => Exit::Done,
    };
    exit.into()
}
