//! What people type, and where the cursor stands meanwhile.

use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::input::KeyCode;

use crate::bank_clerk::until;
use crate::desk::{AS_OF, Desk};

/// A new case at its first row of credit reports.
fn at_count(lang: Lang) -> Desk {
    let mut desk = Desk::new_case(lang);
    until(&mut desk, "records");
    desk.search("zxbg");
    desk
}

/// The row of credit reports on the screen.
fn row(desk: &mut Desk) -> String {
    let screen = desk.screen();
    let names = |line: &&str| line.contains("征信报告") || line.contains("credit report");
    screen.lines().find(names).unwrap_or_default().to_owned()
}

/// Leaves the count, so that the screen shows what the case holds.
fn leave(desk: &mut Desk) -> String {
    desk.enter();
    row(desk)
}

#[test]
fn a_range_is_a_count() {
    let mut desk = at_count(Lang::Zh);
    desk.types("300-400");
    let shown = leave(&mut desk);
    assert!(shown.contains("300") && shown.contains("400"), "{shown}");
}

#[test]
fn full_width_digits_are_digits() {
    let mut desk = at_count(Lang::Zh);
    desk.types("３５０");
    assert!(row(&mut desk).contains("350"), "{}", row(&mut desk));
    assert!(leave(&mut desk).contains("350"));
    let mut desk = Desk::new_case(Lang::Zh);
    until(&mut desk, "gains");
    desk.types("５１５０．５０");
    desk.enter();
    assert_ne!(desk.place(), "gains", "{}", desk.screen());
}

#[test]
fn the_panel_follows_every_key() {
    let mut desk = at_count(Lang::Zh);
    for (typed, shown) in [("2", "2/25"), ("7", "27/25")] {
        desk.types(typed);
        let panel = crate::desk::dense(&desk.screen());
        assert!(
            panel.contains(shown) || panel.contains(&shown.replace("/25", "/50")),
            "{panel}"
        );
    }
    desk.key(KeyCode::Backspace);
    assert!(row(&mut desk).contains('2') && !row(&mut desk).contains("27"));
}

#[test]
fn what_is_no_count_stays_at_the_field() {
    for wrong in ["abc", "1.5", "-3", "400-300"] {
        let mut desk = at_count(Lang::En);
        desk.types(wrong);
        let before = desk.place();
        desk.enter();
        assert!(
            desk.screen().contains(wrong),
            "what was typed is still there"
        );
        desk.enter();
        assert_eq!(desk.place(), before, "{wrong}");
    }
}

#[test]
fn a_phrase_can_be_pasted_into_the_search() {
    for (lang, phrase) in [(Lang::Zh, "征信报告"), (Lang::En, "credit report")] {
        let mut desk = Desk::new_case(lang);
        until(&mut desk, "records");
        desk.pastes(phrase);
        assert!(desk.screen().contains(phrase));
        desk.enter();
        assert!(row(&mut desk).contains(phrase), "{}", desk.screen());
    }
    // Line ends of a paste are no keys.
    let mut desk = Desk::new_case(Lang::Zh);
    desk.pastes("银行\n");
    assert_eq!(desk.place(), "role");
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut desk = Desk::new_case(Lang::Zh);
        desk.size = size;
        let (start, row) = desk.cursor();
        desk.types("你好");
        assert_eq!(desk.cursor(), (start + 4, row), "{size:?}");
        desk.key(KeyCode::Left);
        assert_eq!(desk.cursor(), (start + 2, row), "{size:?}");
        let screen = desk.screen();
        let line = screen.lines().nth(row.into()).unwrap_or_default();
        let before: String = line.split("你好").next().unwrap_or_default().into();
        assert_eq!(gexin::text::width(&before), usize::from(start), "{line}");
    }
}

#[test]
fn names_pinyin_initials_and_english_all_find() {
    for words in ["征信报告", "zhengxinbaogao", "zxbg", "credit report"] {
        let mut desk = Desk::new_case(Lang::Zh);
        until(&mut desk, "records");
        desk.search(words);
        assert!(row(&mut desk).contains("征信报告"), "{words}");
    }
}

/// The case as the program saves it after a way out of the field that asks nothing.
fn saved_after(mut desk: Desk, way: Action) -> String {
    desk.act(way);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("case.toml");
    desk.act(Action::Save);
    desk.types(&file.display().to_string());
    desk.enter();
    std::fs::read_to_string(&file).expect("the case was saved")
}

#[test]
fn what_is_half_typed_or_wrong_is_not_half_taken() {
    for way in [Action::Result, Action::Next, Action::Previous] {
        for (question, typed) in [
            ("date", "2027-01-01"),
            ("date", "202"),
            ("gains", "1.234"),
            ("gains", "5000-40"),
        ] {
            let mut desk = Desk::new_case(Lang::En);
            until(&mut desk, question);
            desk.types(typed);
            let case = saved_after(desk, way);
            for key in ["offence-date = 2", "offence-date = \"2", "gains = "] {
                let answered = case.lines().any(|line| line.starts_with(key));
                let before = key.starts_with("gains") && question == "date";
                assert!(!answered || before, "{typed}, {way:?}: {case}");
            }
        }
        let mut desk = at_count(Lang::En);
        desk.types("400-300");
        let case = saved_after(desk, way);
        assert!(!case.contains("count ="), "{way:?}: {case}");
    }
}

#[test]
fn what_began_after_it_ended_is_not_kept() {
    for way in [Action::Result, Action::Next, Action::Previous] {
        let mut desk = Desk::new_case(Lang::En);
        until(&mut desk, "date");
        desk.types("2020-05-01");
        desk.key(KeyCode::Down);
        desk.types("2021-05-01");
        let text = saved_after(desk, way);
        let law = &crate::desk::world().law;
        let case = gexin::case::read(law, "case", &text, gexin::case::Format::Toml, Some(AS_OF));
        assert!(case.is_ok(), "{way:?}: {:?}\n{text}", case.err());
    }
}

/// A case of which the end was put before the beginning.
fn with_earlier_end() -> Desk {
    let mut desk = Desk::new_case(Lang::En);
    until(&mut desk, "date");
    desk.types("2021-05-01");
    desk.key(KeyCode::Down);
    desk.types("2020-05-01");
    desk.key(KeyCode::Up);
    desk.keys(KeyCode::Backspace, "2021-05-01".len());
    desk.types("2019");
    desk
}

#[test]
fn an_end_put_before_the_beginning_takes_it_away_and_gives_it_back() {
    for way in [Action::Result, Action::Next, Action::Previous] {
        let text = saved_after(with_earlier_end(), way);
        assert!(!text.contains("offence-start = 2"), "{way:?}\n{text}");
        assert!(text.contains("offence-date = \"2019\""), "{way:?}\n{text}");
        let mut desk = with_earlier_end();
        desk.keys(KeyCode::Backspace, 4);
        desk.types("2020-07-01");
        let text = saved_after(desk, way);
        assert!(
            text.contains("offence-start = 2020-05-01"),
            "{way:?}\n{text}"
        );
    }
}

#[test]
fn what_began_after_it_ended_is_said() {
    let mut desk = with_earlier_end();
    desk.enter();
    assert_eq!(desk.place(), "date");
    let screen = desk.screen();
    assert!(screen.contains("it began after it ended"), "{screen}");
}

#[test]
fn a_count_holds_what_is_removed_from_it() {
    for way in [Action::Result, Action::Next, Action::Previous] {
        let mut desk = at_count(Lang::En);
        desk.types("30");
        desk.act(Action::Edit);
        desk.types("20");
        desk.act(Action::Back);
        desk.keys(KeyCode::Backspace, 2);
        desk.types("10");
        let text = saved_after(desk, way);
        let law = &crate::desk::world().law;
        let case = gexin::case::read(law, "case", &text, gexin::case::Format::Toml, Some(AS_OF));
        assert!(case.is_ok(), "{way:?}: {:?}\n{text}", case.err());
        assert!(text.contains("removed = 20"), "{way:?}\n{text}");
    }
    let mut desk = at_count(Lang::En);
    desk.types("30");
    desk.act(Action::Edit);
    desk.types("20");
    desk.act(Action::Back);
    desk.key(KeyCode::Backspace);
    desk.enter();
    assert_eq!(desk.place(), "records");
    let screen = desk.screen();
    assert!(screen.contains("fewer than were"), "{screen}");
    // What is typed on is a count again.
    desk.types("25");
    assert!(saved_after(desk, Action::Result).contains("count = 325"));
}
