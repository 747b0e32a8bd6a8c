//! States that a screen is seldom in: long lists in small windows, drafts, pairs of changes, folds, ASCII signs.

use gexin::text::Lang;
use gexin::tui::Glyphs;
use gexin::tui::action::Action;
use gexin::tui::app::Start;
use gexin::tui::input::KeyCode;
use gexin::tui::theme::Theme;

use crate::desk::{Desk, case, example, world};
use crate::{BOTH, SIZES, at_part, at_rows, bank_clerk, signs_are_ascii, snapshot};

/// Every detail of a row can be reached and is seen in the smallest window, and so is every row of a long list.
#[test]
fn what_is_at_hand_is_always_in_sight() {
    let small = (60, 20);
    for lang in BOTH {
        let records = &world().screens.records;
        let mut desk = at_rows(lang);
        desk.keys(KeyCode::Down, 2);
        desk.act(Action::Edit);
        for label in [&records.removed, &records.recipients, &records.tier] {
            let screen = desk.screen_at(small);
            assert!(
                screen.contains(&format!("▸ {}", label.get(lang))),
                "{screen}"
            );
            desk.key(KeyCode::Down);
        }
        desk.keys(KeyCode::Down, 20);
        let screen = desk.screen_at(small);
        assert!(
            screen.contains(&format!("▸ {}", records.close.get(lang))),
            "{screen}"
        );
        let rows = "[[records]]\ntype = \"vehicle-file\"\ncount = 3\n".repeat(12);
        let text = format!("schema = 1\n[answers]\nacts = [\"sell\"]\n{rows}");
        let mut desk = Desk::at_result(lang, case(&text));
        until_records(&mut desk);
        for _ in 0..12 {
            let screen = desk.screen_at(small);
            assert_eq!(screen.matches('▸').count(), 1, "{screen}");
            assert!(screen.contains(records.go_on.get(lang)), "{screen}");
            desk.key(KeyCode::Down);
        }
    }
}

/// To the question for records, by the review.
fn until_records(desk: &mut Desk) {
    desk.act(Action::Review);
    for _ in 0..30 {
        if desk.place() == "records" {
            return;
        }
        desk.enter();
        if desk.place() == "records" {
            return;
        }
        desk.act(Action::Review);
        desk.key(KeyCode::Down);
    }
    panic!(
        "the question for records is not reached:\n{}",
        desk.screen()
    );
}

/// A folder with one draft of the first of November 2026.
fn draft(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft-1-0.toml");
    std::fs::write(&path, text).expect("written");
    let noon = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_793_534_400);
    let file = std::fs::File::options().write(true).open(path);
    file.and_then(|file| file.set_modified(noon))
        .expect("its day");
    folder
}

#[test]
fn drafts() {
    let plain = draft("schema = 1\ntitle = \"张某\"\n");
    let at = |folder: &tempfile::TempDir| Some(folder.path().to_owned());
    snapshot("home_draft", |lang| {
        Desk::start(lang, Start::Home, at(&plain))
    });
    let sealed =
        draft("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n");
    snapshot("unlock", |lang| {
        let mut desk = Desk::start(lang, Start::Home, at(&sealed));
        desk.enter();
        desk.types("horse");
        desk
    });
    snapshot("unlock_empty", |lang| {
        let mut desk = Desk::start(lang, Start::Home, at(&sealed));
        desk.enter();
        desk.enter();
        desk
    });
}

/// Records of one kind and gains that each reach a line: only both together lead below.
fn pair(lang: Lang) -> Desk {
    let text = "schema = 1\n[answers]\nrole = \"bank\"\nobtained-by = [\"duty\"]\nacts = [\"sell\"]\nlawful-basis = \"none\"\n\
                gains = 3000\n[[records]]\ntype = \"credit-report\"\ncount = 27\n";
    Desk::at_result(lang, case(text))
}

#[test]
fn pairs_and_folds() {
    snapshot("whatif_pair", |lang| {
        let mut desk = pair(lang);
        desk.act(Action::WhatIf);
        desk.key(KeyCode::Tab);
        desk.keys(KeyCode::Down, 2);
        desk
    });
    snapshot("whatif_long_values", |lang| {
        let mut desk = pair(lang);
        desk.act(Action::WhatIf);
        desk.keys(KeyCode::Down, 3);
        desk.key(KeyCode::Right);
        desk
    });
    snapshot("result_folded", |lang| {
        let mut desk = at_part(lang, "bank-clerk", 7);
        desk.key(KeyCode::Down);
        desk.key(KeyCode::Down);
        desk.act(Action::Toggle);
        desk
    });
}

#[test]
fn ascii_means_ascii_on_every_screen() {
    let glyphs = (Theme::plain(), Glyphs::ASCII);
    for lang in BOTH {
        let start = Start::Case(Box::new(example("accommodation-and-tracks")), None);
        let mut desk = Desk::dressed(lang, start, None, glyphs.clone());
        for at in 0..8 {
            for size in SIZES {
                signs_are_ascii(&desk.screen_at(size));
            }
            if at < 7 {
                desk.key(KeyCode::Right);
            }
        }
        for action in [
            Action::WhatIf,
            Action::Present,
            Action::Help,
            Action::Palette,
            Action::Persons,
            Action::Law,
        ] {
            desk.act(action);
            for size in SIZES {
                signs_are_ascii(&desk.screen_at(size));
            }
            desk.keys(KeyCode::Esc, 2);
            desk.act(Action::Result);
        }
        let mut desk = Desk::dressed(lang, Start::New(None), None, glyphs.clone());
        for question in ["source", "basis", "records", "gains", "date"] {
            bank_clerk::until(&mut desk, question);
            for size in SIZES {
                signs_are_ascii(&desk.screen_at(size));
            }
        }
    }
}

#[test]
fn several_people() {
    snapshot("result_persons", |lang| {
        let mut desk = at_part(lang, "five-persons", 0);
        desk.act(Action::Person);
        desk
    });
    snapshot("persons", |lang| {
        let mut desk = at_part(lang, "five-persons", 0);
        desk.act(Action::Persons);
        desk
    });
}
