//! What is left when the program ends, however it ends; saving and opening again.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::pty::Pty;
use crate::run::{home, run};
use crate::terminal::{DOWN, ENTER, F3, F10, HOME, ROLE, SOURCE};

const RESUME: &str = "接着上次";

fn drafts(home: &Path) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(home.join("state")) else {
        return Vec::new();
    };
    folder
        .map(|entry| entry.expect("a file").path())
        .filter(|path| std::fs::metadata(path).is_ok_and(|data| data.len() > 0))
        .collect()
}

fn mode(path: &Path) -> u32 {
    let data = std::fs::metadata(path).expect("it is there");
    data.permissions().mode() & 0o777
}

/// A new case with a role and its source, not saved.
fn two_answers(home: &Path) -> Pty {
    let mut pty = Pty::start(home, &["new"], &[]);
    pty.wait_for(ROLE);
    pty.send(&format!("银行{ENTER}"));
    pty.wait_for(SOURCE);
    pty.send(&format!(" {ENTER}"));
    pty.wait_for("拿这些信息做了什么");
    pty.settle();
    pty
}

/// Starts again, takes up the draft, and gives what the case then holds.
fn resumed(home: &Path) -> String {
    let mut pty = Pty::start(home, &[], &[]);
    pty.wait_for(RESUME);
    pty.send(ENTER);
    pty.wait_gone(RESUME);
    pty.send(F3);
    pty.wait_for("保存到");
    pty.send(&format!("resumed{ENTER}"));
    pty.wait_for("已保存");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    assert_eq!(
        drafts(home),
        Vec::<PathBuf>::new(),
        "a saved case leaves no draft"
    );
    std::fs::read_to_string(home.join("resumed.toml")).expect("it was saved")
}

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_the_draft() {
    for (name, status) in [("TERM", 143), ("HUP", 129)] {
        let home = home();
        let mut pty = two_answers(home.path());
        pty.signal(name);
        assert_eq!(pty.end(), status, "SIG{name}");
        assert_eq!(pty.given_back(), Ok(()), "SIG{name}");
        let case = resumed(home.path());
        assert!(case.contains("role = \"bank\""), "{case}");
        assert!(case.contains("obtained-by = [\"duty\"]"), "{case}");
    }
}

#[test]
fn a_kill_loses_at_most_the_last_key() {
    let home = home();
    let mut pty = two_answers(home.path());
    pty.send(&format!("{DOWN} "));
    pty.signal("KILL");
    pty.end();
    for draft in drafts(home.path()) {
        assert_eq!(mode(&draft), 0o600, "{}", draft.display());
    }
    let case = resumed(home.path());
    assert!(case.contains("role = \"bank\""), "{case}");
    assert!(case.contains("obtained-by = [\"duty\"]"), "{case}");
}

#[test]
fn two_windows_do_not_take_each_others_draft() {
    let home = home();
    let mut first = two_answers(home.path());
    let mut second = Pty::start(home.path(), &[], &[]);
    second.wait_for(HOME);
    assert!(!second.text().contains(RESUME), "{}", second.text());
    second.send(F10);
    assert_eq!(second.end(), 0);
    first.send(F10);
    first.wait_for("还没有保存");
    first.send(&format!("{DOWN}{ENTER}"));
    assert_eq!(first.end(), 0);
    let case = resumed(home.path());
    assert!(case.contains("role = \"bank\""), "{case}");
}

#[test]
fn without_drafts_nothing_is_kept() {
    let home = home();
    let mut pty = Pty::start(home.path(), &["new", "--no-draft"], &[]);
    pty.wait_for(ROLE);
    pty.send(&format!("银行{ENTER}"));
    pty.wait_for(SOURCE);
    pty.signal("TERM");
    assert_eq!(pty.end(), 143);
    assert_eq!(drafts(home.path()), Vec::<PathBuf>::new());
}

#[test]
fn saving_quitting_and_opening_again_gives_the_same_case() {
    let home = home();
    let file = home.path().join("案件.toml");
    let mut pty = Pty::start(home.path(), &["open", "example:bank-clerk"], &[]);
    pty.wait_for("怎样会变");
    pty.send(F3);
    pty.wait_for("保存到");
    pty.send(&format!("案件{ENTER}"));
    pty.wait_for("已保存");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    assert_eq!(mode(&file), 0o600);
    let first = std::fs::read_to_string(&file).expect("it was saved");
    let mut pty = Pty::start(home.path(), &["open", "案件.toml"], &[]);
    pty.wait_for("怎样会变");
    // Saved over itself: its own file needs no second Enter.
    pty.send(F3);
    pty.wait_for("保存到");
    pty.send(ENTER);
    pty.wait_for("已保存到");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    let second = std::fs::read_to_string(&file).expect("it is still there");
    assert_eq!(first, second);
    let both = ["案件.toml", "example:bank-clerk"].map(|name| {
        let mut json = run(home.path(), &["assess", name, "--format", "json"]).json();
        json[0]["file"].take();
        json
    });
    assert_eq!(both[0], both[1]);
    assert_eq!(drafts(home.path()), Vec::<PathBuf>::new());
}

#[test]
fn another_file_is_not_replaced_without_asking() {
    let home = home();
    let file = home.path().join("mine.toml");
    std::fs::write(&file, "not a case").expect("a file");
    let mut pty = Pty::start(home.path(), &["open", "example:bank-clerk"], &[]);
    pty.wait_for("怎样会变");
    pty.send(F3);
    pty.wait_for("保存到");
    pty.send(&format!("mine{ENTER}"));
    pty.wait_for("已存在");
    assert_eq!(
        std::fs::read_to_string(&file).expect("a file"),
        "not a case"
    );
    pty.send(ENTER);
    pty.wait_for("已保存到");
    assert_ne!(
        std::fs::read_to_string(&file).expect("a file"),
        "not a case"
    );
    pty.send(F10);
    assert_eq!(pty.end(), 0);
}
