//! What a shell and a manual reader take from the arguments: completions, the manual page, the version.

use std::sync::OnceLock;

use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::Exit;
use super::args::Args;
use super::output::write;
use crate::law::{About, Files, read};

/// The command with its version, which names the edition of the law data too.
pub(super) fn command() -> Command {
    static VERSION: OnceLock<String> = OnceLock::new();
    // Of what is built in: the arguments are not read yet that may lay a folder over it.
    let version = VERSION.get_or_init(|| {
        let program = env!("CARGO_PKG_VERSION");
        match read::<About>(&Files::embedded(), "about.toml", &mut Vec::new()) {
            Some(about) => format!(
                "{program} (law data {}, checked {} 法律数据)",
                about.version, about.checked
            ),
            None => program.to_owned(),
        }
    });
    Args::command().version(version.as_str())
}

/// Prints the completions for a shell.
pub(super) fn completions(shell: Shell) -> Exit {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command(), "gexin", &mut out);
    put(&out)
}

/// Prints the manual page: the whole and then each command.
pub(super) fn manual() -> Exit {
    let mut out = Vec::new();
    let mut whole = command();
    whole.build();
    let page = clap_mangen::Man::new(whole.clone());
    // A vector takes everything.
    let _ = page.render(&mut out);
    for command in whole
        .get_subcommands()
        .filter(|one| one.get_name() != "help")
    {
        let page = clap_mangen::Man::new(command.clone());
        let head = format!(".SH \"GEXIN {}\"\n", command.get_name().to_uppercase());
        out.extend_from_slice(head.as_bytes());
        let _ = page.render_description_section(&mut out);
        let _ = page.render_options_section(&mut out);
    }
    put(&out)
}

fn put(out: &[u8]) -> Exit {
    match write(out) {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}
