//! `gexin assess` with reports that people take away.

use std::fs;
use std::path::Path;

use crate::run::{command, home, run, run_on};

fn read(home: &Path, name: &str) -> String {
    fs::read_to_string(home.join(name)).expect("a file")
}

/// Assesses examples into a file.
fn report(home: &Path, arguments: &[&str]) -> (i32, String) {
    let all: Vec<&str> = ["assess", "--as-of", "2026-11-24", "--lang", "zh"]
        .into_iter()
        .chain(arguments.iter().copied())
        .collect();
    let ran = run(home, &all);
    assert_eq!(ran.out, "");
    (ran.status, ran.err)
}

#[test]
fn a_file_that_exists_is_left_alone() {
    let home = home();
    let home = home.path();
    for format in ["text", "json", "markdown", "html", "docx"] {
        let arguments = ["example:bank-clerk", "--format", format, "-o", "out"];
        assert_eq!(report(home, &arguments), (0, String::new()), "{format}");
        let first = fs::read(home.join("out")).expect("a file");
        let (status, said) = report(home, &arguments);
        assert_eq!(status, 1, "{format}");
        assert!(said.contains("“out”") && said.contains("--force"), "{said}");
        fs::write(home.join("out"), "mine").expect("it is written");
        assert_eq!(report(home, &arguments).0, 1);
        assert_eq!(read(home, "out"), "mine");
        let forced: Vec<&str> = arguments.into_iter().chain(["--force"]).collect();
        assert_eq!(report(home, &forced), (0, String::new()));
        assert_eq!(
            fs::read(home.join("out")).expect("a file"),
            first,
            "{format}"
        );
        fs::remove_file(home.join("out")).expect("it is gone");
    }
}

#[cfg(unix)]
#[test]
fn a_report_is_its_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    report(
        home.path(),
        &["example:bank-clerk", "--format", "html", "-o", "a.html"],
    );
    let mode = fs::metadata(home.path().join("a.html"))
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn several_cases_make_one_document() {
    let home = home();
    let home = home.path();
    let cases = ["example:bank-clerk", "example:tracks-500"];
    for (format, first) in [("html", "<article>"), ("markdown", "\n# ")] {
        let arguments = [cases[0], cases[1], "--format", format, "-o", format];
        assert_eq!(report(home, &arguments), (0, String::new()));
        let text = read(home, format);
        assert_eq!(format!("\n{text}").matches(first).count(), 2, "{format}");
        assert!(text.contains("情节特别严重") && text.contains("27条"));
    }
}

#[test]
fn a_folder_takes_one_report_a_case() {
    let home = home();
    let home = home.path();
    fs::create_dir(home.join("备忘录")).expect("a folder");
    let stream = "{\"schema\":1,\"title\":\"甲\",\"answers\":{}}\n{\"schema\":1,\"title\":\"乙\",\"answers\":{}}\n";
    fs::write(home.join("two.jsonl"), stream).expect("it is written");
    let cases = ["example:bank-clerk", "example:bank-clerk", "two.jsonl"];
    let arguments = [
        cases[0],
        cases[1],
        cases[2],
        "--format",
        "docx",
        "-o",
        "备忘录",
    ];
    assert_eq!(report(home, &arguments), (0, String::new()));
    let entries = fs::read_dir(home.join("备忘录")).expect("a folder");
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
    assert_eq!(
        names,
        [
            "bank-clerk-2.docx",
            "bank-clerk.docx",
            "two-1.docx",
            "two-2.docx"
        ]
    );
    let (status, said) = report(home, &arguments);
    assert_eq!((status, said.matches("--force").count()), (1, 4), "{said}");
}

#[test]
fn redacted_reports_name_nobody() {
    let home = home();
    let home = home.path();
    let case = "schema = 1\ntitle = \"ZHANG\"\n[answers]\nrole = { value = \"bank\", source = \"ZHANG p. 3\" }\n\
                [[records]]\ntype = \"credit-report\"\ncount = 27\nsource = \"ZHANG p. 4\"\n";
    fs::write(home.join("ZHANG.toml"), case).expect("it is written");
    for format in ["text", "json", "markdown", "html"] {
        let open = run(home, &["assess", "ZHANG.toml", "--format", format]);
        assert!(open.out.contains("ZHANG"), "{format}");
        let closed = run(
            home,
            &["assess", "ZHANG.toml", "--format", format, "--redact"],
        );
        assert_eq!((closed.status, closed.err.as_str()), (0, ""));
        assert!(!closed.out.contains("ZHANG"), "{format}: {}", closed.out);
    }
}

#[test]
fn both_languages_stand_beside_each_other() {
    let home = home();
    for format in ["text", "markdown", "html"] {
        let ran = run(
            home.path(),
            &[
                "assess",
                "example:tracks-500",
                "--format",
                format,
                "--lang",
                "both",
            ],
        );
        assert_eq!(ran.status, 0);
        assert!(
            ran.out.contains("不是法律意见") && ran.out.contains("not legal advice"),
            "{format}"
        );
    }
}

#[test]
fn one_bad_case_does_not_stop_the_report_of_the_rest() {
    let home = home();
    let home = home.path();
    fs::write(home.join("bad.toml"), "schema = 9\n").expect("it is written");
    let (status, said) = report(
        home,
        &[
            "bad.toml",
            "example:tracks-500",
            "--format",
            "html",
            "-o",
            "a.html",
        ],
    );
    assert_eq!(status, 1);
    assert!(said.starts_with("bad.toml:1:"), "{said}");
    assert_eq!(read(home, "a.html").matches("<article>").count(), 1);
    let (status, _) = report(home, &["bad.toml", "--format", "html", "-o", "none.html"]);
    assert_eq!((status, home.join("none.html").exists()), (1, false));
}

#[test]
fn the_letterhead_comes_from_the_settings() {
    let home = home();
    let home = home.path();
    fs::create_dir_all(home.join("config")).expect("a folder");
    let settings =
        |text: &str| fs::write(home.join("config/settings.toml"), text).expect("it is written");
    settings("[letterhead]\nfirm = \"A & <b>B</b>\"\nlawyer = \"*Li*\"\nlogo = \"logo.png\"\n");
    let html = ["assess", "example:tracks-500", "--format", "html"];
    let missing = run(home, &html);
    assert_eq!((missing.status, missing.out.as_str()), (1, ""));
    assert!(missing.err.contains("logo.png"), "{}", missing.err);
    fs::write(home.join("config/logo.png"), b"\x89PNG").expect("it is written");
    let ran = run(home, &html);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("A &amp; &lt;b&gt;B&lt;") && !ran.out.contains("<b>B"));
    assert!(ran.out.contains("data:image&#x2f;png;base64,iVBORw=="));
    let markdown = run(
        home,
        &["assess", "example:tracks-500", "--format", "markdown"],
    );
    assert!(
        markdown.out.contains("**A \\& \\<b\\>B\\</b\\>**") && markdown.out.contains("\\*Li\\*")
    );
    settings("[letterhead]\nfrim = \"A\"\n");
    let slip = run(home, &html);
    assert_eq!(slip.status, 0);
    assert!(slip.err.contains("letterhead"), "{}", slip.err);
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    let home = home();
    let ran = run(
        home.path(),
        &["assess", "example:tracks-500", "--format", "html"],
    );
    for part in [
        "<script", "http:", "https:", "url(", "@import", "<link", "src=\"h",
    ] {
        assert!(!ran.out.contains(part), "{part}");
    }
}

#[test]
fn a_firm_s_template_is_used_and_a_broken_one_is_said() {
    let home = home();
    let home = home.path();
    fs::create_dir_all(home.join("firm/report")).expect("folders");
    let template =
        |text: &str| fs::write(home.join("firm/report/memo.md"), text).expect("it is written");
    let arguments = [
        "assess",
        "example:tracks-500",
        "--format",
        "markdown",
        "--data",
        "firm",
    ];
    template("Our memo: {{ memos[0].date }}\n");
    fs::write(home.join("firm/README.md"), "Not data.").expect("it is written");
    let ran = run(home, &[&arguments[..], &["--as-of", "2026-11-24"]].concat());
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (0, "Our memo: 2026-11-24\n", "")
    );
    for (text, line) in [
        ("a\n{% if %}\n", 2),
        ("a\nb\n{{ memos[0].client.name }}\n", 3),
    ] {
        template(text);
        for command in [&arguments[..], &["check", "firm"]] {
            let ran = run(home, command);
            assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{command:?}");
            let place = format!("firm/report/memo.md:{line}:1: error[malformed]");
            assert!(ran.err.contains(&place), "{command:?}: {}", ran.err);
        }
    }
}

#[test]
fn messages_do_not_speak_to_the_terminal() {
    let home = home();
    let input = "schema = 1\n[answers]\nrole = \"\\u001b]0;x\\u0007\"\n";
    let ran = run_on(home.path(), &["assess", "-"], input);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("]0;x") && !ran.err.contains(['\u{1b}', '\u{7}']),
        "{:?}",
        ran.err
    );
}

#[test]
fn docx_goes_through_a_pipe() {
    let home = home();
    let arguments = ["assess", "example:tracks-500", "--format", "docx"];
    let output = command(home.path(), &arguments).output().expect("it runs");
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"PK\x03\x04"));
}
