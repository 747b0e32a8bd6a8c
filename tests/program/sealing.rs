//! Encrypted cases: in every command, on the screen, and through a kill; nothing in the clear on the disk.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::pty::Pty;
use crate::run::{Ran, home, run, run_on};
use crate::terminal::{DOWN, ENTER, F3, F10};

/// Stands in the title of the case, and nowhere else.
const MARK: &str = "MARK-OF-ZHANG";
const TEXT: &str = "schema = 1\ntitle = \"MARK-OF-ZHANG\"\n# kept as it is\n[answers]\nrole = \"bank\"\nobtained-by = [\"duty\"]\nacts = [\"sell\"]\n\n[[records]]\ntype = \"credit-report\"\ncount = 27\n";
/// The first line is the passphrase.
const PASSPHRASE: &str = "马 and horse\nanother line\n";

/// A home with a case and the passphrase in a file.
fn with_case() -> (tempfile::TempDir, PathBuf) {
    let home = home();
    let file = home.path().join("案件.toml");
    std::fs::write(&file, TEXT).expect("written");
    std::fs::write(home.path().join("pass"), PASSPHRASE).expect("written");
    (home, file)
}

fn with_pass(home: &Path, arguments: &[&str]) -> Ran {
    let all: Vec<&str> = [arguments, &["--passphrase-file", "pass"]].concat();
    run(home, &all)
}

/// Every file below a folder that holds the mark.
fn in_the_clear(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(in_the_clear(&path));
        } else if let Ok(bytes) = std::fs::read(&path)
            && bytes
                .windows(MARK.len())
                .any(|part| part == MARK.as_bytes())
        {
            found.push(path);
        }
    }
    found
}

fn private(path: &Path) -> bool {
    let about = std::fs::metadata(path).expect("it is there");
    about.permissions().mode() & 0o777 == 0o600
}

#[test]
fn every_command_reads_what_was_encrypted_and_decrypting_gives_it_back() {
    let (home, file) = with_case();
    let plain = run(home.path(), &["assess", "案件.toml", "--format", "json"]);
    let ran = with_pass(home.path(), &["encrypt", "案件.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("cannot be recovered"), "{}", ran.err);
    let sealed = std::fs::read(&file).expect("a file");
    assert!(sealed.starts_with(b"age-encryption.org/v1\n") && private(&file));
    assert_eq!(in_the_clear(home.path()), Vec::<PathBuf>::new());
    let ran = with_pass(home.path(), &["assess", "案件.toml", "--format", "json"]);
    assert_eq!((ran.status, &ran.out), (0, &plain.out), "{}", ran.err);
    let ran = with_pass(home.path(), &["diff", "案件.toml", "案件.toml"]);
    assert_eq!(ran.out, "The two cases are the same.\n", "{}", ran.err);
    let ran = with_pass(home.path(), &["ask", "案件.toml"]);
    assert!(ran.out.contains("credit"), "{}", ran.out);
    let ran = with_pass(home.path(), &["encrypt", "案件.toml"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("encrypted already"), "{}", ran.err);
    assert_eq!(in_the_clear(home.path()), Vec::<PathBuf>::new());
    let ran = with_pass(home.path(), &["decrypt", "案件.toml"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("no longer encrypted"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&file).expect("text"), TEXT);
    assert!(private(&file));
}

#[test]
fn the_passphrase_may_come_from_a_pipe_and_what_is_wrong_is_said() {
    let (home, file) = with_case();
    let at = home.path();
    let ran = run_on(
        at,
        &["encrypt", "案件.toml", "--passphrase-file", "-"],
        "horse\n",
    );
    assert_eq!(ran.status, 0, "{}", ran.err);
    let ran = run_on(
        at,
        &["assess", "案件.toml", "--summary", "--passphrase-file", "-"],
        "horse\r\n",
    );
    assert!(ran.out.contains("serious"), "{}{}", ran.out, ran.err);
    let ran = run(at, &["assess", "案件.toml", "--summary"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("--passphrase-file"), "{}", ran.err);
    let ran = with_pass(at, &["assess", "案件.toml", "--format", "json"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Wrong passphrase"), "{}", ran.err);
    assert_eq!(ran.json()[0]["error"]["code"], "unreadable");
    let before = std::fs::read(&file).expect("a file");
    let ran = with_pass(at, &["decrypt", "案件.toml"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Wrong passphrase"), "{}", ran.err);
    assert_eq!(std::fs::read(&file).expect("a file"), before);
    // Cut off, and changed in the middle of what is closed.
    let mut changed = before.clone();
    let last = changed.len() - 3;
    changed[last] ^= 1;
    for broken in [&before[..before.len() - 10], &changed[..]] {
        std::fs::write(&file, broken).expect("written");
        let arguments = ["assess", "案件.toml", "--passphrase-file", "-"];
        let ran = run_on(at, &arguments, "horse\n");
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains("damaged"), "{}", ran.err);
    }
    std::fs::write(at.join("not.toml"), "schema = 1\nx = 2\n").expect("written");
    let ran = with_pass(at, &["encrypt", "not.toml"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("not.toml:2:1"), "{}", ran.err);
    let ran = run(at, &["decrypt", "not.toml"]);
    assert!(ran.err.contains("is not encrypted"), "{}", ran.err);
}

#[test]
fn many_files_of_one_passphrase_ask_once() {
    let (home, _) = with_case();
    std::fs::create_dir(home.path().join("cases")).expect("made");
    for name in ["cases/a.toml", "cases/b.age"] {
        std::fs::write(home.path().join(name), TEXT).expect("written");
        assert_eq!(with_pass(home.path(), &["encrypt", name]).status, 0);
    }
    let mut pty = Pty::start(home.path(), &["assess", "cases", "--summary"], &[]);
    pty.wait_for("a.toml”的口令：");
    pty.send(&format!("wrong{ENTER}"));
    pty.wait_for("口令不对");
    pty.wait("the prompt again", |pty| {
        pty.text().matches("的口令：").count() == 2
    });
    pty.send(&format!("马 and horse{ENTER}"));
    assert_eq!(pty.end(), 0);
    let shown = pty.text();
    assert_eq!(
        shown.matches("especially-serious").count() + shown.matches(" serious").count(),
        2,
        "{shown}"
    );
    assert_eq!(shown.matches("的口令：").count(), 2, "{shown}");
    assert!(
        !shown.contains("horse"),
        "typed without being shown\n{shown}"
    );
}

#[test]
fn three_wrong_passphrases_are_enough() {
    let (home, _) = with_case();
    assert_eq!(with_pass(home.path(), &["encrypt", "案件.toml"]).status, 0);
    let mut pty = Pty::start(home.path(), &["open", "案件.toml"], &[]);
    for time in 1..=3 {
        pty.wait("a prompt", |pty| {
            pty.text().matches("的口令：").count() == time
        });
        pty.send(&format!("wrong{ENTER}"));
    }
    pty.wait_for("没有打开");
    assert_eq!(pty.end(), 1);
    assert_eq!(pty.given_back(), Ok(()));
}

#[test]
fn an_interrupt_at_the_prompt_gives_the_terminal_back() {
    let (home, file) = with_case();
    let mut pty = Pty::start(home.path(), &["encrypt", "案件.toml"], &[]);
    pty.wait_for("定一个口令：");
    pty.send("ab\x03");
    pty.wait_for("没有输入口令");
    assert_eq!(pty.end(), 1);
    assert_eq!(pty.given_back(), Ok(()));
    assert_eq!(std::fs::read_to_string(file).expect("text"), TEXT);
}

#[test]
fn encrypting_asks_twice() {
    let (home, file) = with_case();
    let mut pty = Pty::start(home.path(), &["encrypt", "案件.toml"], &[]);
    for (time, (first, second)) in [(1, ("one", "two")), (2, ("one", "one"))] {
        let asked = |pty: &Pty, words: &str| pty.text().matches(words).count() == time;
        pty.wait("the first prompt", |pty| asked(pty, "定一个口令："));
        pty.send(&format!("{first}{ENTER}"));
        pty.wait("the second prompt", |pty| asked(pty, "再输一次："));
        pty.send(&format!("{second}{ENTER}"));
        if first != second {
            pty.wait_for("不一样");
        }
    }
    assert_eq!(pty.end(), 0);
    assert!(std::fs::read(file).expect("a file").starts_with(b"age-"));
}

#[test]
fn an_encrypted_session_leaves_nothing_in_the_clear_and_survives_a_kill() {
    let (home, file) = with_case();
    let at = home.path();
    assert_eq!(with_pass(at, &["encrypt", "案件.toml"]).status, 0);
    // Opened from home, where a dialog asks.
    let mut pty = Pty::start(at, &[], &[]);
    pty.wait_for("新案件");
    pty.send(&format!("{DOWN}{ENTER}"));
    pty.wait_for("有口令加密");
    pty.send(ENTER);
    pty.wait_for("请输入口令");
    pty.send(&format!("wrong{ENTER}"));
    pty.wait_for("口令不对");
    pty.send("马 and horse");
    pty.wait_for("●●●●");
    assert!(!pty.text().contains("horse"), "{}", pty.text());
    pty.send(ENTER);
    pty.wait_for(MARK);
    pty.wait_for("已加密");
    // Back to the questions, and one answer more.
    pty.send("\x1b[15~");
    pty.wait_gone("怎样会变");
    pty.send(&format!("2023{ENTER}"));
    pty.wait_for("草稿已存");
    pty.settle();
    let drafts = || -> Vec<PathBuf> {
        let folder = std::fs::read_dir(at.join("state")).expect("a folder");
        let paths = folder.map(|entry| entry.expect("a file").path());
        paths
            .filter(|path| path.extension().is_some_and(|end| end == "toml"))
            .collect()
    };
    // The first draft waits until its key is closed, which takes a second or so.
    let patience = Instant::now() + Duration::from_secs(20);
    while drafts().is_empty() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(drafts().len(), 1);
    assert!(private(&drafts()[0]));
    pty.signal("KILL");
    pty.end();
    assert_eq!(in_the_clear(at), Vec::<PathBuf>::new());
    // Taken up again, with the passphrase.
    let mut pty = Pty::start(at, &[], &[]);
    pty.wait_for("接着上次");
    pty.wait_for("加密的案件");
    pty.send(ENTER);
    pty.wait_for("请输入口令");
    pty.send(&format!("马 and horse{ENTER}"));
    pty.wait_for(MARK);
    // Saved elsewhere, it stays encrypted without a word.
    pty.send(F3);
    pty.wait_for("保存到");
    pty.wait_for("沿用现在的口令");
    pty.send(&format!("second{ENTER}"));
    pty.wait_for("已保存到");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    assert_eq!((in_the_clear(at), drafts()), (Vec::new(), Vec::new()));
    for file in [file, at.join("second.toml")] {
        assert!(std::fs::read(&file).expect("a file").starts_with(b"age-") && private(&file));
    }
    let ran = with_pass(at, &["diff", "案件.toml", "second.toml"]);
    assert!(ran.out.starts_with("Facts"), "{}{}", ran.out, ran.err);
}

#[test]
fn saving_with_a_passphrase_closes_the_file_and_takes_the_draft_away() {
    let home = home();
    let mut pty = Pty::start(home.path(), &["open", "example:bank-clerk"], &[]);
    pty.wait_for("怎样会变");
    pty.send(F3);
    pty.wait_for("保存到");
    pty.send(&format!("one{DOWN}{MARK}{DOWN}horse"));
    pty.wait_for("再输一次口令");
    pty.send(&format!("{DOWN}house{ENTER}"));
    pty.wait_for("不一样");
    pty.send("\x15horse\r");
    pty.wait_for("已保存到");
    // The message gives way to what is always said.
    pty.send(DOWN);
    pty.wait_for("已加密");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    assert_eq!(in_the_clear(home.path()), Vec::<PathBuf>::new());
    std::fs::write(home.path().join("pass"), "horse").expect("written");
    let ran = with_pass(home.path(), &["assess", "one.toml", "--fields", "title"]);
    assert!(ran.out.contains(MARK), "{}{}", ran.out, ran.err);
}
