//! Cases saved under another edition of the law data, in another encoding, or by several people.

use std::fs;

use crate::pty::Pty;
use crate::run::{home, run, run_on};
use crate::terminal::{ENTER, F3, F10};

/// The edition of the data.
fn edition() -> String {
    let about = include_str!("../../data/about.toml").parse::<toml::Table>();
    let about = about.expect("TOML");
    about["version"].as_str().expect("a text").to_owned()
}

fn case(data: &str, level: &str) -> String {
    format!(
        "schema = 1\ndata = \"{data}\"\n[answers]\nrole = \"bank\"\nobtained-by = [\"duty\"]\nacts = [\"sell\"]\n\
         [[records]]\ntype = \"credit-report\"\ncount = 27\n[assessed]\ninfringing-personal-information = \"{level}\"\nno-such-offence = \"none\"\n"
    )
}

#[test]
fn a_case_of_another_edition_is_assessed_anew_and_said_to_be() {
    let (home, now) = (home(), edition());
    let at = home.path();
    fs::write(at.join("a.toml"), case("2020-01-01", "none")).expect("written");
    fs::write(at.join("same.toml"), case("2020-01-01", "serious")).expect("written");
    fs::write(at.join("now.toml"), case(&now, "none")).expect("written");
    fs::write(at.join("bare.toml"), "schema = 1\ndata = \"2020-01-01\"\n").expect("written");
    let ran = run(
        at,
        &[
            "assess",
            "a.toml",
            "same.toml",
            "now.toml",
            "bare.toml",
            "--summary",
        ],
    );
    assert_eq!(ran.status, 0);
    let anew = format!("made with data of 2020-01-01; assessed anew with {now}");
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.err);
    assert!(
        lines[0].starts_with(&format!("a.toml: {anew}")),
        "{}",
        ran.err
    );
    assert!(
        lines[0].contains("then below the lines, now serious"),
        "{}",
        ran.err
    );
    assert!(
        lines[1].contains("every offence is at the level it had then"),
        "{}",
        ran.err
    );
    assert_eq!(lines[2], format!("bare.toml: {anew}"));
    let json = run(at, &["assess", "a.toml", "now.toml", "--format", "json"]).json();
    assert_eq!(
        json[0]["made_with"],
        serde_json::json!({ "data": "2020-01-01", "changed": [
            { "id": "infringing-personal-information", "then": "none", "now": "serious" },
        ] })
    );
    assert!(json[1].get("made_with").is_none());
    // A stream says it once, whatever its length.
    let line = "{\"schema\":1,\"data\":\"2020-01-01\"}\n".repeat(30);
    let ran = run_on(at, &["assess", "-", "--summary"], &line);
    assert_eq!(ran.err, format!("-: {anew}\n"));
    for command in [&["diff", "a.toml", "now.toml"][..], &["ask", "a.toml"]] {
        let ran = run(at, command);
        assert!(
            ran.err.starts_with(&format!("a.toml: {anew}")),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_version_of_the_format_that_is_not_known_is_refused_whatever_the_edition() {
    let home = home();
    fs::write(
        home.path().join("a.toml"),
        "schema = 2\ndata = \"2031-01-01\"\n",
    )
    .expect("written");
    let ran = run(home.path(), &["assess", "a.toml"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("unknown-schema"), "{}", ran.err);
}

#[test]
fn what_is_saved_keeps_its_edition_and_its_levels() {
    let (home, now) = (home(), edition());
    let set = ["--set", "acts=sell", "--record", "location-track=50"];
    assert_eq!(
        run(home.path(), &[&["new", "a.toml"], &set[..]].concat()).status,
        0
    );
    let text = fs::read_to_string(home.path().join("a.toml")).expect("text");
    assert!(text.contains(&format!("\ndata = \"{now}\"\n")), "{text}");
    assert!(
        text.contains("\n[assessed]\ninfringing-personal-information = \"serious\"\n"),
        "{text}"
    );
    let ran = run(home.path(), &["assess", "a.toml", "--summary"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn the_interface_says_on_opening_what_became_of_a_case() {
    let (home, now) = (home(), edition());
    let file = home.path().join("old.toml");
    fs::write(&file, case("2020-01-01", "none")).expect("written");
    let mut pty = Pty::start(home.path(), &["open", "old.toml"], &[]);
    pty.wait_for("关于这个文件");
    pty.wait_for("当时未达列明标准，现在情节严重");
    pty.send(ENTER);
    pty.wait_for("怎样会变");
    pty.send(F3);
    pty.wait_for("保存到");
    pty.send(ENTER);
    pty.wait_for("已保存到");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    let text = fs::read_to_string(&file).expect("text");
    assert!(text.contains(&format!("data = \"{now}\"")), "{text}");
    assert!(!text.contains("no-such-offence"), "{text}");
}

#[test]
fn gbk_is_said_wherever_a_case_is_opened() {
    let home = home();
    // 张某 in GBK.
    let gbk = b"schema = 1\ntitle = \"\xD5\xC5\xC4\xB3\"\n[answers]\nrole = \"bank\"\n";
    fs::write(home.path().join("gbk.toml"), gbk).expect("written");
    for command in [&["diff", "gbk.toml", "gbk.toml"][..], &["ask", "gbk.toml"]] {
        let ran = run(home.path(), command);
        assert!(ran.err.contains("gbk.toml: is in GBK"), "{}", ran.err);
    }
    let mut pty = Pty::start(home.path(), &["open", "gbk.toml"], &[]);
    pty.wait_for("是 GBK 编码");
    pty.send(ENTER);
    pty.wait_for("张某");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
}

/// Two people; the second one's part is given.
fn two(second: &str) -> String {
    format!(
        "schema = 1\n[answers]\nacts = [\"sell\"]\n[[records]]\nid = \"tracks\"\ntype = \"location-track\"\ncount = 50\n\
         [[persons]]\nname = \"甲\"\n[[persons]]\n{second}"
    )
}

#[test]
fn people_are_compared_each_with_the_same_one() {
    let home = home();
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).expect("written");
    write("a.toml", &two("name = \"乙\"\n"));
    write(
        "b.toml",
        &two("name = \"乙\"\n[persons.answers]\ngains = 60000\n[persons.records]\ntracks = 10\n"),
    );
    write("c.toml", &two("name = \"丙\"\n"));
    let ran = run(home.path(), &["diff", "a.toml", "b.toml"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("乙\n"), "甲 is the same: {}", ran.out);
    for words in [
        "not answered → ",
        "− location-track information: 50",
        "+ location-track information: 10",
        "(5.2.3)",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let ran = run(home.path(), &["diff", "a.toml", "c.toml"]);
    assert!(
        ran.out
            .starts_with("− 乙 (in the first case only)\n+ 丙 (in the second case only)\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("(5.1.3)"), "{}", ran.out);
    let json = run(
        home.path(),
        &["diff", "a.toml", "b.toml", "--format", "json"],
    )
    .json();
    let persons = &json[0]["persons"];
    assert_eq!(
        (&persons[1]["name"], &persons[1]["a"], &persons[1]["b"]),
        (&"乙".into(), &2.into(), &2.into())
    );
    assert_eq!(persons[1]["answers"][0]["fact"], "gains");
    assert_eq!(persons[0]["answers"], serde_json::json!([]));
    let json = run(
        home.path(),
        &["diff", "a.toml", "c.toml", "--format", "json"],
    )
    .json();
    let sides: Vec<_> = json[0]["persons"]
        .as_array()
        .expect("people")
        .iter()
        .map(|one| (one["a"].clone(), one["b"].clone()))
        .collect();
    assert_eq!(
        sides,
        [
            (1.into(), 1.into()),
            (2.into(), ().into()),
            (().into(), 2.into())
        ]
    );
    let same = run(home.path(), &["diff", "a.toml", "a.toml"]);
    assert_eq!(same.out, "The two cases are the same.\n");
}

#[test]
fn a_table_has_a_row_for_each_of_several_people() {
    let home = home();
    fs::write(
        home.path().join("a.toml"),
        two("[persons.records]\ntracks = 500\n"),
    )
    .expect("written");
    let fields = ["assess", "a.toml", "--fields", "id,person,decisive"];
    let ran = run(home.path(), &fields);
    assert_eq!(
        ran.out,
        "id\tperson\tdecisive\na.toml#1\t甲\t5.1.3\na.toml#2\t2\t5.2.3\n"
    );
    let ran = run(home.path(), &[&fields[..], &["--redact"]].concat());
    assert_eq!(
        ran.out,
        "id\tperson\tdecisive\n#1\t1\t5.1.3\n#2\t2\t5.2.3\n"
    );
    let json = run(home.path(), &[&fields[..], &["--format", "json"]].concat()).json();
    assert_eq!(
        json[1],
        serde_json::json!({ "id": "a.toml#2", "person": "2", "decisive": ["5.2.3"] })
    );
}
