//! The law browser: searching, reading, following references and coming back.

use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::input::{Input, KeyCode};

use crate::desk::{Desk, example};
use crate::snapshot;

/// The browser over home.
fn browser(lang: Lang) -> Desk {
    let mut desk = Desk::home(lang);
    desk.act(Action::Law);
    desk
}

/// An entry, found by an id or by words.
fn reading(lang: Lang, words: &str) -> Desk {
    let mut desk = browser(lang);
    desk.types(words);
    desk.enter();
    desk
}

/// The first line of the screen below the title bar that has text, in the part that has the keys.
fn title(desk: &mut Desk) -> String {
    let screen = desk.screen_at((80, 40));
    screen.lines().nth(1).unwrap_or_default().trim().to_owned()
}

#[test]
fn screens() {
    snapshot("browse", browser);
    snapshot("browse_kind", |lang| {
        let mut desk = browser(lang);
        desk.keys(KeyCode::Down, 2);
        desk.enter();
        desk
    });
    snapshot("browse_found", |lang| {
        let mut desk = browser(lang);
        desk.types("xy");
        desk
    });
    snapshot("browse_none", |lang| {
        let mut desk = browser(lang);
        desk.types("qqqq");
        desk
    });
    snapshot("browse_near", |lang| {
        let mut desk = browser(lang);
        desk.types("accomodation");
        desk
    });
    snapshot("browse_provision", |lang| reading(lang, "5.1.6"));
    snapshot("browse_type", |lang| {
        let mut desk = reading(lang, "vehicle-file");
        desk.keys(KeyCode::Tab, 2);
        desk
    });
    snapshot("browse_offence", |lang| reading(lang, "qfgmgrxxz"));
    snapshot("browse_cited", |lang| {
        let mut desk = Desk::at_result(lang, example("accommodation-and-tracks"));
        desk.act(Action::Law);
        desk
    });
}

/// The first entry of every kind that can be looked through, the precedents and the misstatements among them.
#[test]
fn an_entry_of_every_kind() {
    let mut at = 0;
    loop {
        let open = |lang| {
            let mut desk = browser(lang);
            desk.keys(KeyCode::Down, at);
            desk.enter();
            desk.enter();
            desk
        };
        let mut probe = browser(Lang::Zh);
        probe.keys(KeyCode::Down, at);
        let here = probe.screen();
        probe.key(KeyCode::Down);
        snapshot(&format!("browse_entry_{at:02}"), open);
        if probe.screen() == here {
            break;
        }
        at += 1;
    }
    // Record types to sources.
    assert_eq!(at + 1, 13);
}

#[test]
fn references_lead_on_and_back_without_losing_the_place() {
    let mut desk = browser(Lang::Zh);
    desk.types("行踪");
    desk.key(KeyCode::Down);
    let list = desk.screen_at((80, 24));
    desk.enter();
    let first = title(&mut desk);
    assert!(first.contains("解释第5条第1款第1项"), "{first}");
    desk.key(KeyCode::Tab);
    let marked = desk.screen_at((80, 40));
    desk.enter();
    let second = title(&mut desk);
    assert_ne!(first, second);
    desk.key(KeyCode::Tab);
    desk.enter();
    assert_ne!(title(&mut desk), second);
    desk.key(KeyCode::Backspace);
    assert_eq!(title(&mut desk), second);
    desk.act(Action::Back);
    assert_eq!(
        desk.screen_at((80, 40)),
        marked,
        "the reference is at hand again"
    );
    desk.act(Action::Back);
    assert_eq!(
        desk.screen_at((80, 24)),
        list,
        "the list stands where it stood"
    );
    // The search is emptied, then the browser is left.
    desk.act(Action::Back);
    assert!(!desk.screen().contains("行踪轨迹信息"));
    desk.act(Action::Back);
    assert!(desk.screen().contains("新案件"));
}

#[test]
fn a_kind_is_opened_and_left_again() {
    let mut desk = browser(Lang::En);
    desk.keys(KeyCode::Down, 2);
    let kinds = desk.screen_at((80, 24));
    desk.enter();
    assert!(desk.screen_at((80, 24)).contains("Provisions ("));
    desk.types("proportional");
    assert!(desk.screen_at((80, 24)).contains("Provisions: "));
    desk.act(Action::Back);
    desk.act(Action::Back);
    assert_eq!(desk.screen_at((80, 24)), kinds, "the kind is at hand");
}

#[test]
fn chinese_is_typed_and_pasted_with_the_cursor_behind_it() {
    let mut desk = browser(Lang::Zh);
    desk.size = (80, 24);
    desk.types("住宿");
    assert_eq!(desk.cursor(), (2 + 4, 1));
    assert!(desk.screen().contains("住宿信息"));
    desk.act(Action::Back);
    desk.pastes("征信报告\n");
    assert_eq!(desk.cursor(), (2 + 8, 1));
    assert!(desk.screen().contains("征信报告"));
}

#[test]
fn the_mouse_chooses_follows_and_scrolls() {
    let mut desk = browser(Lang::Zh);
    desk.size = (120, 26);
    desk.types("5.1.3");
    let row = |desk: &mut Desk, words: &str| {
        let screen = desk.screen();
        let found = screen.lines().position(|line| line.contains(words));
        u16::try_from(found.unwrap_or_else(|| panic!("{words} in {screen}"))).expect("a row")
    };
    let wheel = Input::Wheel {
        column: 80,
        row: 10,
        up: false,
    };
    let before = desk.screen();
    desk.input(&wheel);
    assert_ne!(desk.screen(), before, "the entry scrolls");
    let at = row(&mut desk, "  征信报告");
    desk.input(&Input::Click {
        column: 60,
        row: at,
    });
    let screen = desk.screen();
    let right = screen.lines().nth(1).unwrap_or_default();
    assert!(right.contains("│ 征信报告"), "{screen}");
    // Back in the list by a click on it.
    desk.input(&Input::Click { column: 5, row: 5 });
    desk.types("x");
    assert!(
        !desk
            .screen()
            .lines()
            .nth(1)
            .unwrap_or_default()
            .contains("5.1.3x")
    );
}

#[test]
fn what_a_screen_cites_is_listed_first() {
    let mut desk = Desk::at_result(Lang::Zh, example("bank-clerk"));
    desk.act(Action::Law);
    let screen = desk.screen_at((80, 24));
    assert!(screen.contains("▸ 解释第5条第1款第8项"), "{screen}");
    desk.enter();
    assert!(title(&mut desk).contains("解释第5条第1款第8项"));
    desk.act(Action::Back);
    desk.act(Action::Back);
    assert_eq!(desk.place(), "result");
    // Every part of the result opens with something.
    for part in 0..6 {
        let mut desk = Desk::at_result(Lang::Zh, example("bank-clerk"));
        desk.keys(KeyCode::Right, part);
        desk.act(Action::Law);
        assert!(
            desk.screen_at((80, 24)).contains("刚才那一屏引用的"),
            "part {part}"
        );
        desk.enter();
        assert!(desk.screen_at((80, 24)).contains("引用"), "part {part}");
    }
    // A question opens with its own; the answer is untouched.
    let mut desk = Desk::new_case(Lang::Zh);
    let question = desk.place();
    desk.act(Action::Law);
    assert!(desk.screen_at((80, 24)).contains("刚才那一屏引用的"));
    desk.act(Action::Back);
    assert_eq!(desk.place(), question);
}

#[test]
fn the_language_changes_under_an_open_entry() {
    let mut desk = reading(Lang::Zh, "ji17:5.1.6");
    assert!(title(&mut desk).contains("按比例合计"));
    desk.act(Action::Language);
    assert!(title(&mut desk).contains("proportional total"));
}

#[test]
fn the_keys_of_a_case_do_nothing_here() {
    let mut desk = Desk::at_result(Lang::Zh, example("bank-clerk"));
    desk.act(Action::Law);
    let before = desk.screen();
    for action in [Action::Save, Action::Result, Action::Law] {
        desk.act(action);
        assert_eq!(desk.screen(), before, "{action:?}");
    }
}
