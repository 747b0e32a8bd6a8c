//! Any keys in any order: nothing panics, and what is kept can always be read again.

use std::time::{Duration, Instant};

use gexin::case::{Format, read};
use gexin::text::Lang;
use gexin::tui::app::{Request, Start};
use gexin::tui::input::{Input, KeyCode, KeyPress};

use crate::desk::{AS_OF, Desk, example, world};

/// Numbers that look random and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn throw(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % sides
    }
}

const KEYS: [KeyCode; 22] = [
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Down,
    KeyCode::Down,
    KeyCode::Up,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Esc,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::PageDown,
    KeyCode::Char(' '),
    KeyCode::F(2),
    KeyCode::F(4),
    KeyCode::F(5),
    KeyCode::F(6),
    KeyCode::F(7),
    KeyCode::F(8),
    KeyCode::F(9),
];

const TEXTS: [&str; 12] = [
    "20",
    "3-5",
    "６万",
    "2021-03-01",
    "2020",
    "1.5",
    "x",
    "银行",
    "zs",
    "，",
    "-",
    "2027",
];

pub(crate) fn input(dice: &mut Dice) -> Input {
    match dice.throw(9) {
        0 | 1 => Input::Paste(TEXTS[dice.throw(TEXTS.len())].to_owned()),
        8 => Input::Key(KeyPress::ctrl('l')),
        2 => Input::Click {
            column: dice.throw(80) as u16,
            row: dice.throw(24) as u16,
        },
        _ => Input::Key(KeyPress::plain(KEYS[dice.throw(KEYS.len())])),
    }
}

/// A new case, or the last question of a finished one: when it ended and began.
pub(crate) fn start(seed: usize) -> Start {
    match seed % 2 {
        0 => Start::New(None),
        _ => Start::Case(Box::new(example("bank-clerk")), None),
    }
}

/// How many sessions are tried where no time is given.
const SESSIONS: usize = 6;

/// `GEXIN_FUZZ_SECONDS` goes on for so long, with ever other keys.
#[test]
fn do_no_harm() {
    let seconds = std::env::var("GEXIN_FUZZ_SECONDS").ok();
    let end = seconds.map(|seconds| {
        let seconds = seconds.parse().expect("a number of seconds");
        Instant::now() + Duration::from_secs(seconds)
    });
    let more = |session| match end {
        None => session < SESSIONS,
        Some(end) => Instant::now() < end,
    };
    let (mut session, mut keys) = (0, 0);
    while more(session) {
        keys += one_session(session);
        session += 1;
    }
    println!("{session} sessions, {keys} keys");
}

/// A hundred keys or until the program is left; gives how many.
fn one_session(seed: usize) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let drafts = Some(folder.path().to_owned());
    let lang = [Lang::Zh, Lang::En][seed / 2 % 2];
    let mut desk = Desk::start(lang, start(seed), drafts);
    desk.size = [(60, 20), (80, 24), (59, 10)][seed % 3];
    desk.key(KeyCode::F(5));
    let mut dice = Dice(seed as u64 + 1);
    let mut last = Vec::new();
    for _ in 0..100 {
        let input = input(&mut dice);
        last.push(input.clone());
        if desk.input(&input) == Request::Quit {
            break;
        }
        for file in std::fs::read_dir(folder.path()).expect("the folder") {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let kept = path.extension().is_some_and(|end| end == "toml");
            if kept && !text.is_empty() {
                let case = read(&world().law, "draft", &text, Format::Toml, Some(AS_OF));
                assert!(case.is_ok(), "{:?}\n{text}\n{last:?}", case.err());
            }
        }
    }
    last.len()
}
