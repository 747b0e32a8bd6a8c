//! A firm's own templates.

use std::borrow::Cow;

use gexin::law::Files;
use gexin::report::render::{Form, Templates};
use gexin::text::Lang;

use crate::desk::example;
use crate::document;

fn with(name: &str, text: &'static str) -> Files {
    let mut files = Files::embedded();
    files.lay(name, &format!("firm/{name}"), Cow::Borrowed(text));
    files
}

#[test]
fn a_firm_s_own_takes_the_place_of_ours() {
    let files = with(
        "report/memo.md",
        "{% for memo in memos %}* {{ memo.title }} *{{ memo.verdict.words[0].text }}*{% endfor %}\n",
    );
    let templates = Templates::load(&files, &mut Vec::new()).expect("it is sound");
    let drawn = templates.render(
        Form::Markdown,
        &document(&example("tracks-500"), &[Lang::Zh], ""),
    );
    assert_eq!(
        drawn.expect("it is drawn"),
        "* 500条行踪轨迹 · 500 location tracks *情节特别严重*"
    );
}

#[test]
fn a_broken_one_is_an_error_with_its_line() {
    let files = with("report/memo.html", "<p>\n{% for memo in %}\n");
    let mut problems = Vec::new();
    assert!(Templates::load(&files, &mut problems).is_none());
    let [problem] = &problems[..] else {
        panic!("one problem: {problems:?}");
    };
    assert_eq!(
        (problem.place.file.as_str(), problem.place.line),
        ("firm/report/memo.html", 2)
    );
}

#[test]
fn a_name_that_a_report_has_not_is_an_error_with_its_line() {
    let files = with("report/memo.txt", "a\nb\n{{ memos[0].client.name }}\n");
    let templates = Templates::load(&files, &mut Vec::new()).expect("it can be read");
    let problem = templates
        .render(
            Form::Text,
            &document(&example("tracks-500"), &[Lang::Zh], ""),
        )
        .expect_err("there is no such name");
    assert_eq!(
        (problem.place.file.as_str(), problem.place.line),
        ("firm/report/memo.txt", 3)
    );
}

#[test]
fn a_name_misspelt_in_a_condition_is_an_error_too() {
    let files = with("report/memo.md", "a\n{% if memos[0].titel %}b{% endif %}\n");
    let templates = Templates::load(&files, &mut Vec::new()).expect("it can be read");
    let problem = templates
        .render(
            Form::Markdown,
            &document(&example("tracks-500"), &[Lang::Zh], ""),
        )
        .expect_err("there is no such name");
    assert_eq!(
        (problem.place.file.as_str(), problem.place.line),
        ("firm/report/memo.md", 2)
    );
}
