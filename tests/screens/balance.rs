//! Any keys at any size: it can always be drawn, and what undo takes away redo gives back.
//!
//! For so many seconds: `GEXIN_FUZZ_SECONDS`, three unless told otherwise.

use std::path::Path;
use std::time::{Duration, Instant};

use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::app::Request;

use crate::any_keys::{Dice, input, start};
use crate::desk::Desk;

/// The draft: the case as it is kept.
fn draft(folder: &Path) -> String {
    let files = std::fs::read_dir(folder).expect("the folder");
    let mut texts: Vec<String> = files
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| std::fs::read_to_string(path).expect("text"))
        .collect();
    texts.sort();
    texts.concat()
}

/// Takes back some steps and gives them back; gives the draft that this leads to. Steps that had been taken back before
/// are left alone.
fn back_and_forth(desk: &mut Desk, steps: usize, folder: &Path) -> String {
    let before = draft(folder);
    for _ in 0..steps {
        desk.act(Action::Undo);
    }
    for _ in 0..steps {
        if draft(folder) == before {
            break;
        }
        desk.act(Action::Redo);
    }
    draft(folder)
}

#[test]
fn nothing_is_lost_between_undo_and_redo_and_every_size_can_be_drawn() {
    let seconds = std::env::var("GEXIN_FUZZ_SECONDS").ok();
    let seconds = seconds.map_or(3, |number| number.parse().expect("seconds"));
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut keys, mut runs, mut turns) = (0, 0, 0);
    while Instant::now() < end || runs < 2 {
        let mut dice = Dice(1_000 + runs as u64);
        let folder = tempfile::tempdir().expect("a folder");
        let lang = [Lang::Zh, Lang::En][runs % 2];
        let mut desk = Desk::start(lang, start(runs), Some(folder.path().to_owned()));
        runs += 1;
        for _ in 0..60 {
            // From the smallest size that is usable to a large one.
            desk.size = (60 + dice.throw(141) as u16, 20 + dice.throw(41) as u16);
            if desk.input(&input(&mut dice)) == Request::Quit {
                break;
            }
            keys += 1;
            if dice.throw(8) == 0 {
                let before = draft(folder.path());
                let after = back_and_forth(&mut desk, 1 + dice.throw(12), folder.path());
                assert_eq!(
                    before,
                    after,
                    "run {runs}, after {keys} keys:\n{}",
                    desk.screen()
                );
                turns += usize::from(!before.is_empty());
            }
        }
    }
    println!("{keys} keys in {runs} sessions, {turns} times back and forth");
    assert!(turns > 0);
}
