//! Signals at every stage, a terminal that goes away, and a title that speaks to terminals.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use gexin::case::{Format, read};
use gexin::law::{Files, Law};

use crate::pty::Pty;
use crate::run::home;
use crate::terminal::{ENTER, F3, F10, HOME, RECORDS, ROLE, SOURCE};

const RESULT: &str = "怎样会变";
const SEARCH: &str = "\x10";

/// How a stage is reached: the arguments, and the keys with what each brings on the screen.
type Stage = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
);

const STAGES: [Stage; 9] = [
    ("at home", &[], &[("", HOME)]),
    ("at the first question", &["new"], &[("", ROLE)]),
    (
        "while a text is typed",
        &["new"],
        &[("", ROLE), ("银行", "银行")],
    ),
    (
        "after an answer",
        &["new"],
        &[("", ROLE), ("银行", "银行"), (ENTER, SOURCE)],
    ),
    (
        "among the records",
        &["new"],
        &[
            ("", ROLE),
            ("银行", "银行"),
            (ENTER, SOURCE),
            (" ", "✓"),
            (ENTER, "拿这些信息做了什么"),
            (" \x1b[B \r", "当事人同意过吗"),
            (ENTER, RECORDS),
        ],
    ),
    (
        "at the result",
        &["open", "example:bank-clerk"],
        &[("", RESULT)],
    ),
    (
        "while a name is asked for",
        &["open", "example:bank-clerk"],
        &[("", RESULT), (F3, "保存到")],
    ),
    (
        "in the search of everything",
        &["open", "example:bank-clerk"],
        &[("", RESULT), (SEARCH, "")],
    ),
    (
        "where leaving asks back",
        &["new"],
        &[
            ("", ROLE),
            ("银行", "银行"),
            (ENTER, SOURCE),
            (F10, "还没有保存"),
        ],
    ),
];

/// Everything that is kept has to be a case; gives how many drafts there are.
fn sound(home: &Path, law: &Law) -> usize {
    let Ok(folder) = std::fs::read_dir(home.join("state")) else {
        return 0;
    };
    let paths = folder.map(|entry| entry.expect("a file").path());
    let drafts = paths.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let sound = |path: PathBuf| {
        let text = std::fs::read_to_string(path).expect("text");
        let case = read(law, "draft", &text, Format::Toml, None);
        assert!(case.is_ok(), "{:?}\n{text}", case.err());
    };
    drafts.map(sound).count()
}

#[test]
fn a_signal_at_any_stage_gives_back_the_terminal_and_keeps_the_answers() {
    let (law, _) = Law::load(Files::embedded()).expect("the law is sound");
    let signals = [("TERM", 143), ("HUP", 129), ("INT", 130)];
    for (at, (stage, arguments, keys)) in STAGES.into_iter().enumerate() {
        let (name, status) = signals[at % signals.len()];
        let home = home();
        let mut pty = Pty::start(home.path(), arguments, &[]);
        for (key, shown) in keys {
            pty.send(key);
            pty.wait_for(shown);
        }
        pty.settle();
        pty.signal(name);
        assert_eq!(pty.end(), status, "SIG{name} {stage}");
        assert_eq!(pty.given_back(), Ok(()), "SIG{name} {stage}");
        let answered = keys.iter().any(|(_, shown)| *shown == SOURCE);
        assert_eq!(sound(home.path(), &law), usize::from(answered), "{stage}");
    }
}

const HOLDER: &str = "GEXIN_TEST_HOLDER";

/// Holds a terminal with a session in it until it is killed; does nothing unless the test below starts it.
#[test]
#[ignore = "runs inside another test only"]
fn holder() {
    let Some(home) = std::env::var_os(HOLDER) else {
        return;
    };
    let home = Path::new(&home);
    let mut pty = Pty::start(home, &["new"], &[]);
    pty.wait_for(ROLE);
    pty.send(&format!("银行{ENTER}"));
    pty.wait_for(SOURCE);
    pty.settle();
    std::fs::write(home.join("process"), pty.id().to_string()).expect("it is written");
    std::thread::sleep(Duration::from_secs(600));
}

/// Whether a process runs, as its system says: one that has ended may still wait to be asked how.
fn runs(process: &str) -> bool {
    let state = Command::new("ps")
        .args(["-o", "state=", "-p", process])
        .output();
    let state = state.expect("ps runs").stdout;
    !state.is_empty() && !state.starts_with(b"Z")
}

fn soon(what: &str, holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < end, "{what}: not in time");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_session_and_keeps_the_draft() {
    let (law, _) = Law::load(Files::embedded()).expect("the law is sound");
    let home = home();
    let mut holder = Command::new(std::env::current_exe().expect("this binary"))
        .args(["--exact", "faults::holder", "--ignored"])
        .env(HOLDER, home.path())
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts");
    let file = home.path().join("process");
    let written = || std::fs::read_to_string(&file).is_ok_and(|text| !text.is_empty());
    soon("the session", written);
    let process = std::fs::read_to_string(&file).expect("its number");
    assert!(runs(&process));
    // With its last holder the terminal goes.
    holder.kill().expect("it can be killed");
    holder.wait().expect("it ends");
    soon("the end", || !runs(&process));
    assert_eq!(sound(home.path(), &law), 1);
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for("接着上次");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
}

/// A title that would rename the window, clear the screen, ring, colour, and turn the direction of writing.
const TITLE: &str = "\\u001b]0;EVIL\\u0007\\u001b[2J\\u001b[31m\\u009b5m\\u202eTITLE\\r\\n\\u0008";

/// Nothing that a title says has come to the terminal as more than letters.
fn tame(raw: &[u8]) {
    let text = String::from_utf8_lossy(raw);
    for spoken in ["\x1b]0;", "\x1b[5m", "\u{9b}", "\u{202e}", "\u{8}"] {
        if let Some((before, after)) = text.split_once(spoken) {
            let near = (before.chars().rev().take(60), after.chars().take(60));
            let (before, after): (String, String) = (near.0.collect(), near.1.collect());
            let before: String = before.chars().rev().collect();
            panic!("{spoken:?} was sent between {before:?} and {after:?}");
        }
    }
    // The program itself names its window, and with nothing else is that sign sent.
    let rung = text
        .split('\u{7}')
        .filter(|before| !before.contains("\x1b]"));
    assert!(rung.count() <= 1, "the bell was rung");
}

#[test]
fn a_title_never_speaks_to_the_terminal() {
    let home = home();
    let case = format!(
        "schema = 1\ntitle = \"{TITLE}\"\n[answers]\nrole = {{ value = \"bank\", source = \"{TITLE}\" }}\n\
         [[records]]\ntype = \"credit-report\"\ncount = 27\nsource = \"{TITLE}\"\n"
    );
    std::fs::write(home.path().join("case.toml"), &case).expect("a file");
    let mut pty = Pty::start(home.path(), &["open", "case.toml"], &[]);
    pty.wait_for("TITLE");
    // The result, its review, an export and the name for saving, each of which may show it.
    for key in ["\x1b[15~", "\x1b[17~", "\x18", "\x1b", F3] {
        pty.send(key);
        pty.settle();
    }
    pty.signal("TERM");
    assert_eq!(pty.end(), 143);
    tame(&pty.raw);
    // A draft that was left is offered by its title.
    let state = home.path().join("state");
    std::fs::create_dir_all(&state).expect("a folder");
    std::fs::write(state.join("draft-1-0.toml"), &case).expect("a file");
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for("TITLE");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    tame(&pty.raw);
}

#[test]
fn a_case_that_cannot_be_read_is_listed_and_says_why() {
    let home = home();
    let broken = "schema = 1\n[answers]\nacts = [\"sel\"]\n";
    std::fs::write(home.path().join("broken.toml"), broken).expect("a file");
    std::fs::write(home.path().join("other.toml"), "[package]\n").expect("a file");
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for(HOME);
    pty.send("\x1b[B\r");
    pty.wait_for("broken.toml");
    assert!(!pty.text().contains("other.toml"));
    pty.send(ENTER);
    pty.wait_for("“sell”");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
}
