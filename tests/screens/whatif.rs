//! What if: the variation moves, the case stands; a variation becomes the case, or a file of its own.

use gexin::case::{Format, read};
use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::input::{Input, KeyCode, KeyPress};

use crate::desk::{AS_OF, Desk, WIDE, case, dense, example, world};
use crate::snapshot;

fn at_what_if(lang: Lang) -> Desk {
    let mut desk = Desk::at_result(lang, example("accommodation-and-tracks"));
    desk.act(Action::WhatIf);
    desk
}

/// The number of the first lever in the variation: the last on its row of the left column.
fn first_lever(desk: &mut Desk) -> String {
    let screen = desk.screen_at((60, 20));
    let row = screen
        .lines()
        .find(|line| line.contains("行踪轨迹信息  ") || line.contains("location track  "));
    let row = row.unwrap_or_else(|| panic!("{screen}"));
    row.split_whitespace().last().unwrap_or_default().to_owned()
}

fn shifted(desk: &mut Desk, code: KeyCode) {
    let key = KeyPress {
        shift: true,
        ..KeyPress::plain(code)
    };
    desk.input(&Input::Key(key));
}

#[test]
fn pictures() {
    snapshot("whatif", at_what_if);
    snapshot("whatif_changed", |lang| {
        let mut desk = at_what_if(lang);
        desk.keys(KeyCode::Left, 6);
        desk
    });
    snapshot("whatif_change_selected", |lang| {
        let mut desk = at_what_if(lang);
        desk.key(KeyCode::Tab);
        desk.key(KeyCode::Down);
        desk
    });
    snapshot("whatif_typed", |lang| {
        let mut desk = Desk::at_result(lang, example("courier-gains"));
        desk.types("w");
        desk.key(KeyCode::Down);
        desk.types("2400.5");
        desk
    });
}

#[test]
fn keys_move_a_count_by_one_ten_and_a_hundred() {
    let mut desk = at_what_if(Lang::Zh);
    desk.key(KeyCode::Right);
    assert_eq!(first_lever(&mut desk), "21");
    shifted(&mut desk, KeyCode::Right);
    assert_eq!(first_lever(&mut desk), "31");
    desk.key(KeyCode::PageUp);
    assert_eq!(first_lever(&mut desk), "131");
    desk.key(KeyCode::PageDown);
    shifted(&mut desk, KeyCode::Left);
    desk.key(KeyCode::Left);
    assert_eq!(first_lever(&mut desk), "20");
    desk.key(KeyCode::PageDown);
    assert_eq!(first_lever(&mut desk), "0");
    desk.types("４9");
    desk.key(KeyCode::Down);
    assert_eq!(first_lever(&mut desk), "49");
    desk.key(KeyCode::Up);
    desk.act(Action::Undo);
    desk.key(KeyCode::F(6));
    assert_eq!(first_lever(&mut desk), "20");
}

#[test]
fn the_levels_of_both_are_seen_at_every_key() {
    let mut desk = at_what_if(Lang::Zh);
    assert_eq!(desk.screen().matches("▲ 情节严重").count(), 2);
    desk.keys(KeyCode::Left, 5);
    assert_eq!(desk.screen().matches("▲ 情节严重").count(), 2);
    desk.key(KeyCode::Left);
    let screen = desk.screen();
    assert_eq!(screen.matches("▲ 情节严重").count(), 1);
    assert!(screen.contains("○ 未达列明标准"), "{screen}");
}

#[test]
fn the_smallest_change_of_the_list_can_be_made() {
    let mut desk = at_what_if(Lang::Zh);
    desk.key(KeyCode::Tab);
    assert!(dense(&desk.screen()).contains("行踪轨迹信息少6条"));
    desk.enter();
    assert_eq!(first_lever(&mut desk), "14");
    assert!(desk.screen().contains("○ 未达列明标准"));
}

#[test]
fn every_kind_of_answer_moves_and_comes_back() {
    let mut desk = at_what_if(Lang::En);
    let before = desk.screen();
    for down in 0..24 {
        desk.keys(KeyCode::Up, 40);
        desk.keys(KeyCode::Down, down);
        desk.key(KeyCode::Right);
        shifted(&mut desk, KeyCode::Left);
        desk.key(KeyCode::Right);
        desk.key(KeyCode::F(6));
    }
    desk.keys(KeyCode::Up, 40);
    assert_eq!(desk.screen(), before);
}

#[test]
fn a_variation_becomes_the_case_and_undo_brings_the_case_back() {
    let mut desk = at_what_if(Lang::Zh);
    desk.keys(KeyCode::Left, 6);
    desk.act(Action::Back);
    assert!(
        desk.screen().contains("▲ 情节严重"),
        "leaving changes nothing"
    );
    desk.act(Action::WhatIf);
    desk.keys(KeyCode::Left, 6);
    desk.act(Action::Adopt);
    assert_eq!(desk.place(), "result");
    assert!(desk.screen().contains("○ 未达列明标准"));
    desk.act(Action::Undo);
    assert!(desk.screen().contains("▲ 情节严重"));
}

#[test]
fn a_variation_is_saved_to_a_file_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("variation.toml");
    let mut desk = at_what_if(Lang::Zh);
    desk.keys(KeyCode::Left, 6);
    desk.act(Action::Save);
    desk.types(file.to_str().expect("a path"));
    desk.enter();
    let text = std::fs::read_to_string(&file).expect("the file is there");
    let saved =
        read(&world().law, "saved", &text, Format::Toml, Some(AS_OF)).expect("it can be read");
    assert_eq!(
        saved.rows()[0].count.and_then(|span| span.exact()),
        Some(14)
    );
    // The dialog is gone, the variation is still there, and the case is as it was.
    assert_eq!(first_lever(&mut desk), "14");
    desk.act(Action::Back);
    assert!(desk.screen().contains("▲ 情节严重"));
}

#[test]
fn a_date_moves_no_further_than_a_case_may_have_it() {
    let text =
        format!("schema = 1\n[answers]\noffence-date = {AS_OF}\noffence-start = 2026-11-20\n");
    let mut desk = Desk::at_result(Lang::En, case(&text));
    desk.act(Action::WhatIf);
    for lever in [1, 2] {
        for key in [KeyCode::PageUp, KeyCode::PageDown, KeyCode::Right] {
            desk.keys(key, 2);
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("case.toml");
            desk.act(Action::Save);
            desk.pastes(&file.display().to_string());
            desk.enter();
            let text = std::fs::read_to_string(&file).expect("the variation was saved");
            let saved = read(&world().law, "", &text, Format::Toml, Some(AS_OF));
            assert!(saved.is_ok(), "{lever}, {key:?}: {:?}\n{text}", saved.err());
        }
        desk.key(KeyCode::Down);
    }
}

#[test]
fn a_presentation_says_no_name() {
    let text = "schema = 1\ntitle = \"张三案\"\n[answers]\nrole = \"individual\"\nobtained-by = [\"purchase\"]\n\
                acts = [\"sell\"]\nlawful-basis = \"none\"\n[[records]]\ntype = \"location-track\"\ncount = 60\n\
                source = \"李四卷第5页\"\n";
    let mut desk = Desk::at_result(Lang::Zh, case(text));
    assert!(desk.screen().contains("张三案"));
    desk.act(Action::Present);
    for _ in 0..8 {
        for size in [(60, 20), WIDE] {
            let screen = desk.screen_at(size);
            assert!(
                !screen.contains("张三") && !screen.contains("李四"),
                "{screen}"
            );
            assert!(screen.contains('●'), "{screen}");
        }
        desk.key(KeyCode::Char(' '));
    }
    desk.key(KeyCode::Esc);
    assert_eq!(desk.place(), "result");
}

#[test]
fn slides() {
    let names = [
        "level", "sum", "line", "fewer", "more", "penalty", "changes",
    ];
    for (at, name) in names.into_iter().enumerate() {
        snapshot(&format!("present_{name}"), |lang| {
            let mut desk = Desk::at_result(lang, example("accommodation-and-tracks"));
            desk.act(Action::Present);
            desk.keys(KeyCode::Char(' '), at);
            desk
        });
    }
}

#[test]
fn next_and_back_are_one_key_each() {
    let mut desk = Desk::at_result(Lang::Zh, example("accommodation-and-tracks"));
    desk.act(Action::Present);
    let first = desk.screen();
    desk.key(KeyCode::Char(' '));
    let second = desk.screen();
    assert_ne!(first, second);
    desk.key(KeyCode::Left);
    assert_eq!(desk.screen(), first);
    desk.key(KeyCode::Right);
    assert_eq!(desk.screen(), second);
}
