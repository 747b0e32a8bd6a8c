//! Titles, notes and names that try to be something else.

use gexin::export::Paper;
use gexin::report::{Origin, json};
use gexin::text::Lang;

use crate::desk::{case, world};
use crate::{document, matter, said, templates};

const HOSTILE: &str =
    "</title><script>alert(1)</script> *b* [x](http://e) | `c` & \\u001b[31m\\u009b2J\\u202e\\n# h";

fn hostile() -> gexin::case::Case {
    case(&format!(
        "schema = 1\ntitle = \"{HOSTILE}\"\n[answers]\nrole = {{ value = \"bank\", source = \"{HOSTILE}\" }}\n\
         [[records]]\ntype = \"credit-report\"\ncount = 27\nsource = \"{HOSTILE}\"\n"
    ))
}

#[test]
fn nothing_is_markup_and_nothing_speaks_to_the_terminal() {
    let document = document(&hostile(), &[Lang::Zh, Lang::En], "<b>\u{1b}.toml");
    for paper in Paper::ALL {
        let bytes = paper.draw(&templates(), &document).expect("it is drawn");
        if paper != Paper::Docx {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let spoken =
                |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
            assert!(!text.contains(spoken), "{paper:?}");
            // An escaped sign of Markdown is none.
            let text = if paper == Paper::Markdown {
                unescaped(&text)
            } else {
                text
            };
            let markup = match paper {
                Paper::Html => vec!["<script", "<b>"],
                Paper::Markdown => vec!["<script", "*b*", "[x]", "| `", "\n# h"],
                Paper::Text | Paper::Docx => vec!["\n# h"],
            };
            for part in markup {
                assert!(!text.contains(part), "{paper:?}: {part}");
            }
        }
        assert!(
            said(paper, &document).matches("alert(1)").count() >= 3,
            "{paper:?}"
        );
    }
}

/// Markdown without its escaped signs.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            letter => out.push(letter),
        }
    }
    out
}

#[test]
fn json_writes_what_terminals_obey_as_escapes() {
    let matter = matter(&hostile());
    let origin = Origin {
        file: "a",
        line: None,
    };
    let text = json(&matter, &world().texts, &origin);
    assert!(!text.contains(char::is_control));
    let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(read["title"].as_str(), Some(matter.case.title.as_str()));
}

#[test]
fn a_redacted_case_names_nobody() {
    let mut case = case(
        "schema = 1\ntitle = \"张三案\"\n[answers]\nrole = { value = \"bank\", source = \"张三供述\" }\n\
         [[records]]\ntype = \"credit-report\"\ncount = 27\nsource = \"卷二张三\"\n",
    );
    let open = document(&case, &[Lang::Zh], "张三.toml");
    for paper in Paper::ALL {
        assert!(
            said(paper, &open).contains("张三供述") && said(paper, &open).contains("卷二张三"),
            "{paper:?}"
        );
    }
    case.redact();
    let closed = document(&case, &[Lang::Zh], "");
    for paper in Paper::ALL {
        let bytes = paper.draw(&templates(), &closed).expect("it is drawn");
        // Every part of a DOCX, its properties too.
        let parts = match paper {
            Paper::Docx => crate::docx::parts(&bytes),
            _ => vec![("".into(), String::from_utf8(bytes).expect("UTF-8"))],
        };
        for (part, text) in parts {
            assert!(!text.contains("张三"), "{paper:?} {part}");
        }
    }
}
