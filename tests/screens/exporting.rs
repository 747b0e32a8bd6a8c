//! Exporting a report from the interface.

use gexin::text::Lang;
use gexin::tui::app::Start;
use gexin::tui::input::KeyCode;

use crate::desk::{Desk, case, example};

/// A case that lies in a folder, at its result.
fn at_result(folder: &std::path::Path) -> Desk {
    let file = folder.join("张某 1.toml");
    Desk::start(
        Lang::Zh,
        Start::Case(Box::new(example("bank-clerk")), Some(file)),
        None,
    )
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("a file")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_report_is_named_after_the_case_file_and_takes_no_other_s_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = at_result(folder.path());
    for _ in 0..2 {
        desk.types("x");
        desk.key(KeyCode::Right);
        desk.enter();
    }
    desk.types("x");
    desk.enter();
    assert_eq!(
        names(folder.path()),
        ["张某 1-2.html", "张某 1.docx", "张某 1.html"]
    );
    let html = std::fs::read_to_string(folder.path().join("张某 1.html")).expect("a page");
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("银行职员"));
    assert!(desk.screen().contains("报告已写入"));
}

#[test]
fn a_file_that_exists_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let mine = folder.path().join("mine.md");
    std::fs::write(&mine, "mine").expect("it is written");
    let mut desk = at_result(folder.path());
    desk.types("x");
    desk.keys(KeyCode::Down, 3);
    for _ in 0..200 {
        desk.key(KeyCode::Backspace);
    }
    desk.types(&mine.display().to_string());
    desk.enter();
    assert!(desk.screen_at((200, 36)).contains("已存在"));
    assert_eq!(std::fs::read_to_string(&mine).expect("a file"), "mine");
    desk.enter();
    assert_ne!(std::fs::read(&mine).expect("a file"), b"mine");
}

#[test]
fn what_is_left_out_is_left_out_of_preview_and_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = at_result(folder.path());
    desk.types("x");
    desk.keys(KeyCode::Right, 2);
    let shown = desk.screen_at((80, 60));
    assert_eq!(
        shown.matches("银行职员卖27份").count(),
        2,
        "title bar and preview: {shown}"
    );
    desk.keys(KeyCode::Down, 2);
    desk.key(KeyCode::Char(' '));
    assert_eq!(
        desk.screen_at((80, 60)).matches("银行职员卖27份").count(),
        1
    );
    desk.enter();
    let text = std::fs::read_to_string(folder.path().join("张某 1.md")).expect("a report");
    assert!(text.contains("情节严重") && !text.contains("卖27份") && !text.contains("张某"));
}

#[test]
fn both_languages_can_be_had() {
    let mut desk = Desk::at_result(Lang::En, case("schema = 1\n"));
    desk.types("x");
    desk.key(KeyCode::Down);
    desk.key(KeyCode::Right);
    let shown = desk.screen_at((100, 60));
    assert!(
        shown.contains("事实 / Facts") || shown.contains("适用的法律 / Applicable law"),
        "{shown}"
    );
    desk.key(KeyCode::Esc);
    assert_eq!(desk.place(), "result");
}
