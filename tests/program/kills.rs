//! Killed without warning, at any moment: at most the last key is lost, and what is on the disk can always be read.

use std::path::Path;
use std::time::Duration;

use gexin::case::{Case, Format, read};
use gexin::law::{Files, Law};

use crate::pty::Pty;
use crate::run::home;
use crate::terminal::{DOWN, ENTER, RECORDS, ROLE, SOURCE};

/// The keys of a session, one after another: what is typed, what is on the screen once it is taken, and how many answers,
/// rows and counts have to be kept from then on.
const KEYS: [(&str, &str, usize); 14] = [
    ("银行", "银行", 0),
    (ENTER, SOURCE, 1),
    (" ", "✓", 1),
    (ENTER, ACTS, 2),
    (DOWN, ACTS, 2),
    (" ", ACTS, 2),
    (ENTER, "当事人同意过吗", 3),
    (ENTER, RECORDS, 4),
    ("征信报告", "征信报告", 4),
    (ENTER, "怎样算一条", 5),
    ("27", "27 / 25", 6),
    (ENTER, "▸ 就这些", 6),
    (DOWN, "▸ + 添加信息", 6),
    (ENTER, "输入名称、拼音", 6),
];

const ACTS: &str = "拿这些信息做了什么";

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
    let known = ["role", "obtained-by", "acts", "lawful-basis"];
    let known = known.map(|id| law.fact(id).expect("such a fact").0);
    let mut rng = fastrand::Rng::with_seed(times);
    for time in 0..times {
        let home = home();
        let mut pty = Pty::start(home.path(), &["new"], &[]);
        pty.wait_for(ROLE);
        let keys = rng.usize(..KEYS.len());
        for (key, shown, _) in &KEYS[..keys] {
            pty.send(key);
            pty.wait_for(shown);
        }
        // One more key is on its way when the kill comes.
        pty.send(KEYS[keys].0);
        std::thread::sleep(Duration::from_micros(rng.u64(..20_000)));
        pty.signal("KILL");
        pty.end();
        let answered = draft(home.path(), &law).map_or(0, |case| {
            let answered = known.iter().filter(|at| case.answer(**at).is_some());
            let counted = case.rows().iter().filter(|row| row.count.is_some());
            answered.count() + case.rows().len() + counted.count()
        });
        // A screen shows before its draft is written: the last key that was seen may be the one that is lost.
        let least = keys.checked_sub(2).map_or(0, |seen| KEYS[seen].2);
        assert!(
            answered >= least,
            "kill {time} after {keys} keys: {answered} of {least}"
        );
    }
}

#[test]
fn a_dozen_kills_lose_at_most_the_last_key() {
    kill(12);
}

#[test]
#[ignore = "takes minutes: `cargo test --test program a_hundred_kills -- --ignored`"]
fn a_hundred_kills_lose_at_most_the_last_key() {
    kill(100);
}
