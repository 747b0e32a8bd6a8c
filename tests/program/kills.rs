//! Killed without warning, at any moment: at most the last key is lost, and what is on the disk can always be read.

use std::path::Path;
use std::time::Duration;

use gexin::case::{Case, Format, read};
use gexin::law::{Files, Law};

use crate::pty::Pty;
use crate::run::home;
use crate::terminal::{DOWN, ENTER, ROLE};

/// The keys of a session, one after another: what is typed, and what is on the screen once it is taken.
const KEYS: [(&str, &str); 6] = [
    ("银行", "银行"),
    (ENTER, "这些信息是怎么来的"),
    (" ", "✓"),
    (ENTER, "拿这些信息做了什么"),
    (DOWN, "拿这些信息做了什么"),
    (" ", "拿这些信息做了什么"),
];

/// The answers that have to be kept once so many keys were taken.
fn kept(keys: usize) -> usize {
    match keys {
        0..=1 => 0,
        2..=3 => 1,
        _ => 2,
    }
}

/// What the draft holds, if there is one: it has to be a case, whole.
fn draft(home: &Path, law: &Law) -> Option<Case> {
    let folder = std::fs::read_dir(home.join("state")).ok()?;
    let mut found = None;
    for entry in folder {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("text");
        if path.extension().is_some_and(|end| end == "toml") && !text.is_empty() {
            let case = read(law, "draft", &text, Format::Toml, None);
            found = Some(case.unwrap_or_else(|problems| panic!("{problems:?}\n{text}")));
        }
    }
    found
}

/// Kills sessions at moments that a seed chooses.
fn kill(times: u64) {
    let (law, _) = Law::load(Files::embedded()).expect("the law is sound");
    let known = ["role", "obtained-by"].map(|id| law.fact(id).expect("such a fact").0);
    let mut rng = fastrand::Rng::with_seed(times);
    for time in 0..times {
        let home = home();
        let mut pty = Pty::start(home.path(), &["new"], &[]);
        pty.wait_for(ROLE);
        let keys = rng.usize(..KEYS.len());
        for (key, shown) in &KEYS[..keys] {
            pty.send(key);
            pty.wait_for(shown);
        }
        // One more key is on its way when the kill comes.
        pty.send(KEYS[keys].0);
        std::thread::sleep(Duration::from_micros(rng.u64(..20_000)));
        pty.signal("KILL");
        pty.end();
        let answered = draft(home.path(), &law).map_or(0, |case| {
            known
                .iter()
                .filter(|at| case.answer(**at).is_some())
                .count()
        });
        // A screen shows before its draft is written: the last key that was seen may be the one that is lost.
        let least = kept(keys.saturating_sub(1));
        assert!(
            answered >= least,
            "kill {time} after {keys} keys: {answered} answers of {least}"
        );
    }
}

#[test]
fn ten_kills_lose_at_most_the_last_key() {
    kill(10);
}

#[test]
#[ignore = "takes a minute: `cargo test --test program -- --ignored`"]
fn a_hundred_kills_lose_at_most_the_last_key() {
    kill(100);
}
