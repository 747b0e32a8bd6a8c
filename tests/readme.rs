//! The README says what the program does: its screens, keys, examples, commands and modules.
//!
//! `GEXIN_README=write cargo test --test readme` rewrites the parts that are drawn from the program.

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "the screens' tests use the rest")]
mod desk;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use desk::{Desk, example, examples, world};
use gexin::text::Lang;
use gexin::tui::action::shown;

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn readme() -> String {
    std::fs::read_to_string(root("README.md")).expect("there is a README")
}

/// The parts of the README that are drawn from the program, by name.
fn parts() -> Vec<(&'static str, String)> {
    vec![
        ("screen zh", screen(Lang::Zh)),
        ("screen en", screen(Lang::En)),
        ("examples", example_table()),
        ("keys", key_table()),
    ]
}

fn screen(lang: Lang) -> String {
    let mut desk = Desk::at_result(lang, example("accommodation-and-tracks"));
    let drawn = desk.screen_at((80, 24));
    format!("```text\n{drawn}```\n")
}

fn example_table() -> String {
    let mut table = "| 名称 name | |\n|---|---|\n".to_owned();
    for name in examples() {
        let _ = writeln!(table, "| `{name}` | {} |", example(name).title);
    }
    table
}

fn key_table() -> String {
    let mut table = "| 键 key | 作用 | what it does |\n|---|---|---|\n".to_owned();
    for binding in world().keymap.bindings() {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .map(|key| format!("`{}`", shown(key)))
            .collect();
        let (keys, says) = (keys.join(" "), &binding.says);
        let _ = writeln!(table, "| {keys} | {} | {} |", says.zh, says.en);
    }
    table
}

/// The README with a part replaced.
fn with(readme: &str, name: &str, text: &str) -> String {
    let begin = format!("<!-- begin: {name} -->\n");
    let at = readme
        .find(&begin)
        .unwrap_or_else(|| panic!("the README has no part {name}"))
        + begin.len();
    let end = readme[at..].find("<!-- end -->").expect("the part ends") + at;
    format!("{}{text}{}", &readme[..at], &readme[end..])
}

#[test]
fn what_is_drawn_from_the_program_is_up_to_date() {
    let before = readme();
    let after = parts()
        .iter()
        .fold(before.clone(), |text, (name, part)| with(&text, name, part));
    if std::env::var_os("GEXIN_README").is_some_and(|value| value == "write") {
        std::fs::write(root("README.md"), &after).expect("it is written");
        return;
    }
    for (was, is) in before.lines().zip(after.lines()) {
        assert_eq!(was, is, "GEXIN_README=write cargo test --test readme");
    }
    assert_eq!(before, after);
}

#[test]
fn every_module_has_its_line() {
    let library = std::fs::read_to_string(root("src/lib.rs")).expect("the library");
    let modules: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let readme = readme();
    let told: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `src/")?.split_once('`'))
        .filter_map(|(name, _)| name.strip_suffix('/'))
        .collect();
    let set = |names: Vec<&str>| {
        names
            .into_iter()
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(set(told), set(modules));
}

#[test]
fn the_two_commands_stand_there() {
    let readme = readme();
    for command in ["\ncargo run --release     #", "\ncargo test              #"] {
        assert_eq!(readme.matches(command).count(), 1, "{command:?}");
    }
    let checks = std::fs::read_to_string(root(".ci/run")).expect("the checks");
    assert!(checks.lines().any(|line| line.ends_with("cargo test")));
}

#[test]
fn the_case_file_can_be_read() {
    let readme = readme();
    let (_, after) = readme
        .split_once("<!-- case -->\n```toml\n")
        .expect("a case");
    let (text, _) = after.split_once("```").expect("its end");
    let case = desk::case(text);
    assert_eq!(case.rows().len(), 1);
}

#[test]
fn commands_and_options_are_the_programs_own() {
    let readme = readme();
    let help = |arguments: &[&str]| {
        let ran = Command::new(env!("CARGO_BIN_EXE_gexin"))
            .args(arguments)
            .output()
            .expect("it runs");
        String::from_utf8(ran.stdout).expect("UTF-8")
    };
    let whole = help(&["--help"]);
    let (_, commands) = whole.split_once("Commands:").expect("commands");
    let (commands, options) = commands.split_once("Options:").expect("options");
    let own: Vec<&str> = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    for name in &own {
        assert!(
            readme.contains(&format!("| `gexin {name}")),
            "{name} is missing"
        );
    }
    let told = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `gexin "));
    for name in told.filter_map(|rest| rest.split([' ', '`']).next()) {
        assert!(own.contains(&name), "there is no {name}");
    }
    let long = |text: &str| -> Vec<String> {
        text.split(|letter: char| letter != '-' && !letter.is_ascii_lowercase())
            .filter(|word| word.starts_with("--") && word.len() > 3)
            .map(str::to_owned)
            .collect()
    };
    let cargo = ["--ignored", "--nocapture", "--path", "--release", "--test"];
    let of_commands: String = own.iter().map(|name| help(&[name, "--help"])).collect();
    let known = long(&format!("{options}{of_commands}"));
    for option in long(&readme) {
        let told = known.contains(&option) || cargo.contains(&option.as_str());
        assert!(told, "there is no option {option}");
    }
    for option in long(options) {
        let usual = ["--help", "--version"].contains(&option.as_str());
        assert!(usual || readme.contains(&option), "{option} is missing");
    }
}
