//! `gexin assess` and `gexin examples`, as scripts use them.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::run::{command, home, run, run_on};

const AS_OF: [&str; 2] = ["--as-of", "2026-11-24"];
const GOOD: &str = r#"{"schema":1,"answers":{"role":"bank"}}"#;

/// The names in the list that the program gives.
fn examples() -> Vec<String> {
    let home = home();
    let ran = run(home.path(), &["examples"]);
    assert_eq!(ran.status, 0);
    let names = ran.out.lines().filter_map(|line| line.strip_prefix("  "));
    names
        .filter_map(|line| Some(format!("example:{}", line.split_whitespace().next()?)))
        .collect()
}

#[test]
fn every_example_gives_text_and_json() {
    let home = home();
    let names = examples();
    assert!(names.len() >= 7, "{names:?}");
    for name in &names {
        for (lang, closing) in [("zh", "不是法律意见"), ("en", "not legal advice")] {
            let arguments = ["assess", name, "--lang", lang, AS_OF[0], AS_OF[1]];
            let ran = run(home.path(), &arguments);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{name}");
            let text = ran.out.replace("\n  ", " ").replace('\n', " ");
            assert_eq!(text.matches(closing).count(), 1, "said once: {text}");
        }
        let ran = run(home.path(), &["assess", name, "--format", "json"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{name}");
        let json = ran.json();
        assert_eq!(json.len(), 1);
        let offence = &json[0]["offences"][0];
        assert_eq!(offence["id"], "infringing-personal-information");
        for key in [
            "applies",
            "level",
            "possible_levels",
            "band",
            "level_name",
            "items",
            "penalty",
        ] {
            assert!(!offence[key].is_null() || key == "penalty", "{name}: {key}");
        }
        for key in [
            "tally",
            "needs",
            "disputes",
            "edition",
            "assumed",
            "explanation",
        ] {
            assert!(!json[0][key].is_null(), "{name}: {key}");
        }
    }
}

#[test]
fn the_bank_clerk_in_a_script() {
    let home = home();
    let json = run(
        home.path(),
        &["assess", "example:bank-clerk", "--format", "json"],
    )
    .json();
    let offence = &json[0]["offences"][0];
    assert_eq!(offence["level"], "serious");
    let items = offence["items"].as_array().expect("items");
    let decisive: Vec<_> = items
        .iter()
        .filter(|item| item["decisive"] == true)
        .collect();
    assert_eq!(decisive.len(), 1);
    assert_eq!(decisive[0]["id"], "5.1.8");
    let measure = &decisive[0]["measures"][0];
    assert_eq!(
        (&measure["value"]["min"], &measure["line"]),
        (&27.into(), &25.into())
    );
    assert_eq!(measure["margin"]["min"], 2);
}

#[test]
fn several_files_and_standard_input() {
    let home = home();
    std::fs::write(
        home.path().join("one.toml"),
        "schema = 1\n[answers]\nrole = \"bank\"\n",
    )
    .expect("a file");
    std::fs::write(home.path().join("two.json"), GOOD).expect("a file");
    let arguments = ["assess", "one.toml", "-", "two.json", "--format", "json"];
    let ran = run_on(home.path(), &arguments, "schema = 1\n");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let json = ran.json();
    let files: Vec<_> = json
        .iter()
        .map(|one| one["file"].as_str().expect("a name"))
        .collect();
    assert_eq!(files, ["one.toml", "-", "two.json"]);
    let same = |at: usize| json[at]["offences"].clone();
    assert_eq!(same(0), same(2), "TOML and JSON say the same");
}

#[test]
fn json_lines_give_json_lines() {
    let home = home();
    let stream =
        format!("{GOOD}\n\n{GOOD}\n{{\"schema\":1,\"answers\":{{\"role\":\"bnak\"}}}}\n{GOOD}\n");
    let ran = run_on(home.path(), &["assess", "-", "--format", "json"], &stream);
    assert_eq!(ran.status, 1, "one line was bad");
    let json = ran.json();
    let lines: Vec<_> = json.iter().map(|one| one["line"].as_u64()).collect();
    assert_eq!(lines, [Some(1), Some(3), Some(4), Some(5)]);
    assert!(json.iter().all(|one| one["file"] == "-"));
    let bad = &json[2];
    assert!(bad["offences"].is_null());
    assert_eq!(bad["error"]["code"], "unknown-name");
    assert_eq!(bad["error"]["line"], 4);
    assert_eq!(bad["error"]["column"], 31);
    assert!(bad["error"]["message"]["zh"].is_string() && bad["error"]["message"]["en"].is_string());
    assert!(
        ran.err.contains("-:4:31") && ran.err.contains("bank"),
        "{}",
        ran.err
    );
}

#[test]
fn a_broken_line_does_not_stop_the_rest() {
    let home = home();
    let stream = format!("{GOOD}\n{{\"schema\":1,\n{GOOD}\n");
    std::fs::write(home.path().join("all.jsonl"), &stream).expect("a file");
    for name in ["all.jsonl", "-"] {
        let ran = run_on(home.path(), &["assess", name, "--format", "json"], &stream);
        assert_eq!(ran.status, 1);
        let json = ran.json();
        assert_eq!(json.len(), 3, "{name}: {}", ran.err);
        assert!(json[1]["error"]["code"].is_string());
        let lines = (&json[1]["line"], &json[2]["line"]);
        assert_eq!(lines, (&2.into(), &3.into()));
        assert!(json[2]["offences"].is_array());
        assert!(ran.err.contains(&format!("{name}:2:")), "{}", ran.err);
    }
}

#[test]
fn a_bad_file_is_said_with_its_place_and_the_rest_goes_on() {
    let home = home();
    let bad = "schema = 1\n[answers]\nrole = \"bank\"\nobtaned-by = [\"duty\"]\n";
    std::fs::write(home.path().join("bad.toml"), bad).expect("a file");
    let ran = run(
        home.path(),
        &["assess", "bad.toml", "none.toml", "example:bank-clerk"],
    );
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("bad.toml:4:1:"), "{}", ran.err);
    assert!(
        ran.err.contains("obtained-by"),
        "the nearest name: {}",
        ran.err
    );
    assert!(ran.err.contains("none.toml"), "{}", ran.err);
    assert!(ran.out.contains("5(1)(8)"), "{}", ran.out);
    let ran = run(home.path(), &["assess", "bad.toml", "--lang", "zh"]);
    assert!(ran.err.contains("bad.toml:4:1:"), "{}", ran.err);
    assert!(
        ran.err
            .chars()
            .any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
    );
}

#[test]
fn what_is_wrong_with_the_command_is_said_with_status_2() {
    let home = home();
    for arguments in [
        &["--nonsense"][..],
        &["assess"],
        &["assess", "x.toml", "--format", "pdf"],
        &["assess", "example:bank-clerk", "--as-of", "yesterday"],
        &["assess", "example:bank-clerk", "--as-of", "2026-02-30"],
        &["advise"],
    ] {
        let ran = run(home.path(), arguments);
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{arguments:?}");
        let panicked = ran.err.contains("panicked");
        assert!(!panicked, "{}", ran.err);
    }
    let ran = run(home.path(), &["assess", "example:bank-clark"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("bank-clerk"), "{}", ran.err);
    for arguments in [&["--help"][..], &["--version"], &["assess", "--help"]] {
        assert_eq!(run(home.path(), arguments).status, 0, "{arguments:?}");
    }
}

#[test]
fn empty_and_strange_inputs_are_bad_inputs() {
    let home = home();
    for input in [
        "",
        "\n \n",
        "\u{feff}",
        "schema = 2\n",
        "{",
        "[]",
        "null",
        "\u{1}",
        "schema = 1\nschema = 1\n",
    ] {
        let ran = run_on(home.path(), &["assess", "-"], input);
        assert_eq!(ran.status, 1, "{input:?}: {}", ran.out);
        assert!(
            !ran.err.is_empty() && !ran.err.contains("panicked"),
            "{input:?}: {}",
            ran.err
        );
    }
    std::fs::write(home.path().join("bytes.toml"), [0xff, 0xfe, 0x00]).expect("a file");
    for name in ["bytes.toml", "."] {
        let ran = run(home.path(), &["assess", name]);
        assert_eq!(ran.status, 1, "{name}");
        assert!(ran.err.contains(name), "{}", ran.err);
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    // Nobody reads at all.
    for arguments in [
        &["assess", "example:bank-clerk"][..],
        &["examples"],
        &["check"],
    ] {
        let home = home();
        let mut child = command(home.path(), arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            (output.status.code(), said.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
    let home = home();
    let many: Vec<String> = std::iter::repeat_n(examples(), 20).flatten().collect();
    let arguments: Vec<&str> = std::iter::once("assess")
        .chain(many.iter().map(String::as_str))
        .collect();
    let mut child = command(home.path(), &arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("its output"));
    out.read_line(&mut line).expect("a line");
    drop(out);
    let mut err = String::new();
    let mut pipe = child.stderr.take().expect("its messages");
    pipe.read_to_string(&mut err).expect("UTF-8");
    let status = child.wait().expect("it ends");
    assert_eq!((status.code(), err.as_str()), (Some(0), ""));
}

#[test]
fn a_disk_that_is_full_is_an_error() {
    for arguments in [
        &["assess", "example:bank-clerk"][..],
        &["examples"],
        &["check"],
    ] {
        let home = home();
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("Linux has one");
        let status = command(home.path(), arguments).stdout(full).status();
        let code = status.expect("it runs").code();
        assert_eq!(code, Some(1), "{arguments:?}");
    }
}

#[test]
fn a_result_goes_to_a_file_whole() {
    let home = home();
    let ran = run(
        home.path(),
        &["assess", "example:bank-clerk", "-o", "out.txt"],
    );
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (0, "", "")
    );
    let printed = run(home.path(), &["assess", "example:bank-clerk"]).out;
    let written = std::fs::read_to_string(home.path().join("out.txt")).expect("a file");
    assert_eq!(written, printed);
    let ran = run(
        home.path(),
        &["assess", "example:bank-clerk", "-o", "no/such/out.txt"],
    );
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("out.txt"), "{}", ran.err);
}

#[test]
fn the_day_of_judgment_is_the_one_given() {
    let home = home();
    let on = |day| {
        let arguments = [
            "assess",
            "example:bank-clerk",
            "--format",
            "json",
            "--as-of",
            day,
        ];
        run(home.path(), &arguments)
    };
    assert_eq!(on("2026-11-24").json()[0]["as_of"], "2026-11-24");
    // Conduct after the day of judgment is an error of the input.
    let ran = on("2020-01-01");
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("2022-09-01"), "{}", ran.err);
}

#[test]
fn a_part_above_its_whole_is_said() {
    let home = home();
    let said = |part: u32| {
        let case = format!("schema = 1\n[answers]\ngains = 2000\ngains-duty = {part}\n");
        let ran = run_on(home.path(), &["assess", "-", "--lang", "zh"], &case);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        ran.out.contains("两者矛盾")
    };
    assert!(said(2001));
    assert!(!said(2000));
}
