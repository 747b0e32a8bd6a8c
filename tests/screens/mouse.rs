//! The mouse: the wheel moves every list, a click chooses in it, and the footer's keys can be clicked.

use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::app::Request;
use gexin::tui::input::{Input, KeyCode};

use crate::desk::{Desk, example};
use crate::{at_part, at_question, at_rows};

/// A name and a screen with more than one thing to move among.
fn lists() -> Vec<(String, Desk)> {
    let over = |action: Action| {
        let mut desk = Desk::at_result(Lang::Zh, example("five-persons"));
        desk.act(action);
        desk
    };
    let mut all: Vec<(String, Desk)> = [
        "role", "source", "acts", "basis", "records", "crime", "harm",
    ]
    .map(|place| (place.to_owned(), at_question(Lang::Zh, place)))
    .into();
    all.push(("home".to_owned(), Desk::home(Lang::Zh)));
    all.push(("rows".to_owned(), at_rows(Lang::Zh)));
    for action in [
        Action::Review,
        Action::Palette,
        Action::Persons,
        Action::Export,
        Action::Help,
        Action::Law,
        Action::WhatIf,
        Action::Present,
    ] {
        all.push((format!("{action:?}"), over(action)));
    }
    // The worksheet's own keys set a number; it scrolls as the other parts do.
    for part in [0, 1, 2, 3, 4, 5, 7] {
        all.push((
            format!("part {part}"),
            at_part(Lang::Zh, "bank-clerk", part),
        ));
    }
    let mut details = at_rows(Lang::Zh);
    details.act(Action::Edit);
    all.push(("details".to_owned(), details));
    let mut save = Desk::at_result(Lang::Zh, example("bank-clerk"));
    save.act(Action::Save);
    all.push(("save".to_owned(), save));
    let mut kind = Desk::home(Lang::Zh);
    kind.act(Action::Law);
    kind.keys(KeyCode::Down, 2);
    kind.enter();
    all.push(("kind".to_owned(), kind));
    let mut quit = Desk::new_case(Lang::Zh);
    quit.search("yinhang");
    quit.act(Action::Quit);
    all.push(("quit".to_owned(), quit));
    all
}

fn wheel(up: bool) -> Input {
    Input::Wheel {
        column: 20,
        row: 8,
        up,
    }
}

#[test]
fn the_wheel_moves_every_list_and_back() {
    for (name, mut desk) in lists() {
        desk.size = (60, 20);
        // Rows are drawn once at this size before anything moves in them.
        desk.frame();
        let seen = |desk: &mut Desk| (desk.screen(), desk.cursor());
        let before = seen(&mut desk);
        desk.input(&wheel(false));
        assert_ne!(seen(&mut desk), before, "{name}: it does nothing");
        desk.input(&wheel(true));
        assert_eq!(seen(&mut desk), before, "{name}: it does not come back");
    }
}

/// The row of the screen on which a text begins.
fn row_of(desk: &mut Desk, text: &str) -> (u16, u16) {
    let screen = desk.screen();
    let found = screen.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(text)?;
        Some((gexin::text::width(&line[..at]), row))
    });
    let (column, row) = found.unwrap_or_else(|| panic!("{text} is not in\n{screen}"));
    (
        u16::try_from(column).expect("a column"),
        u16::try_from(row).expect("a row"),
    )
}

/// Clicks on a text.
fn click(desk: &mut Desk, text: &str) -> Request {
    let (column, row) = row_of(desk, text);
    desk.input(&Input::Click { column, row })
}

#[test]
fn a_case_can_be_gone_through_with_clicks_alone() {
    let mut desk = Desk::home(Lang::Zh);
    desk.size = (80, 24);
    click(&mut desk, "新案件");
    assert_eq!(desk.place(), "role");
    click(&mut desk, "银行等金融机构");
    assert_eq!(desk.place(), "source");
    click(&mut desk, "工作中经手");
    assert!(desk.screen().contains("[✓] 工作中经手"));
    click(&mut desk, "选定");
    assert_eq!(desk.place(), "acts");
    click(&mut desk, "卖给别人");
    click(&mut desk, "选定");
    assert_eq!(desk.place(), "basis");
    click(&mut desk, "都没有");
    assert_eq!(desk.place(), "records");
    click(&mut desk, "征信报告");
    desk.types("27");
    click(&mut desk, "就这些");
    assert_eq!(desk.place(), "gains");
    click(&mut desk, "结论");
    assert_eq!(desk.place(), "result");
    // Tabs are clicked, and a branch of the tree folds.
    click(&mut desk, "怎样会变");
    assert!(desk.screen().contains("不超过24条"));
    click(&mut desk, "说明");
    let open = desk.screen();
    click(&mut desk, "构成要件");
    assert!(desk.screen().contains("折起"), "{open}");
    // A change that is clicked is selected, clicked again it is made.
    click(&mut desk, "假设");
    click(&mut desk, "征信报告少3条");
    click(&mut desk, "征信报告少3条");
    assert!(desk.screen().contains("27 → 24 / 25"), "{}", desk.screen());
    click(&mut desk, "返回");
    assert_eq!(desk.place(), "result");
}

#[test]
fn fields_and_choices_take_clicks() {
    let mut desk = Desk::at_result(Lang::Zh, example("bank-clerk"));
    desk.act(Action::Save);
    let (_, row) = row_of(&mut desk, "银行职员卖27份征信报告 · A bank");
    desk.input(&Input::Click { column: 4, row });
    assert_eq!(desk.cursor(), (4, row));
    desk.act(Action::Back);
    desk.act(Action::Export);
    click(&mut desk, "语言");
    click(&mut desk, "语言");
    assert!(desk.screen().contains("[English]"), "{}", desk.screen());
    click(&mut desk, "语言");
    click(&mut desk, "语言");
    assert!(desk.screen().contains("[中文]"), "{}", desk.screen());
    let (_, row) = row_of(&mut desk, "gexin-memo.docx");
    desk.input(&Input::Click { column: 4, row });
    desk.types("2");
    assert!(desk.screen().contains("gexin-memo.docx2"));
    let mut desk = at_rows(Lang::Zh);
    desk.keys(KeyCode::Down, 2);
    desk.act(Action::Edit);
    click(&mut desk, "按哪一档");
    let before = desk.screen();
    click(&mut desk, "按哪一档");
    assert_ne!(desk.screen(), before, "the next tier");
    click(&mut desk, "完成");
    assert_eq!(desk.place(), "records");
}

#[test]
fn a_key_lets_go_of_the_mouse_and_takes_it_again() {
    let mut desk = Desk::home(Lang::Zh);
    assert_eq!(desk.act(Action::Mouse), Request::Mouse(false));
    assert!(desk.screen().contains("鼠标已放开"));
    assert_eq!(desk.act(Action::Mouse), Request::Mouse(true));
    assert!(desk.screen().contains("鼠标已接管"));
}
