//! Facts as arguments, new files, and what differs.

use std::fs;

use crate::run::{home, run};

#[test]
fn one_line_answers_without_a_file() {
    let home = home();
    let ran = run(
        home.path(),
        &[
            "assess",
            "--set",
            "role=bank",
            "--set",
            "acts=sell",
            "--set",
            "obtained-by=duty",
            "--set",
            "lawful-basis=none",
            "--record",
            "credit-report=27",
            "--fields",
            "level,decisive",
        ],
    );
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "level\tdecisive\nserious..especially-serious\t5.1.8\n"
    );
    let ran = run(
        home.path(),
        &["assess", "--record", "credit-report=27", "--lang", "zh"],
    );
    assert!(ran.status == 0 && ran.out.contains("27"), "{}", ran.out);
}

#[test]
fn a_new_file_holds_what_was_given_and_nothing_is_written_over() {
    let home = home();
    let arguments = [
        "new",
        "案 件.toml",
        "--title",
        "张某",
        "--set",
        "gains=5150.50",
        "--set",
        "profit=4000-6000",
        "--set",
        "gains-cost=10+",
        "--set",
        "actor=unknown",
        "--set",
        "used-in-crime=yes",
        "--set",
        "acts=obtain,sell",
        "--set",
        "acts=publish",
        "--set",
        "offence-date=2021-03",
        "--record",
        "waybill=120,removed=8,recipients=2-3",
        "--record",
        "credit-report=27-30,acts=obtain+sell",
        "--record",
        "resume",
    ];
    let ran = run(home.path(), &arguments);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    let path = home.path().join("案 件.toml");
    let text = fs::read_to_string(&path).expect("written");
    for line in [
        "title = \"张某\"",
        "gains = 5150.50",
        "profit = { min = 4000, max = 6000 }",
        "gains-cost = { min = 10 }",
        "actor = \"unknown\"",
        "used-in-crime = true",
        "acts = [\"obtain\", \"sell\", \"publish\"]",
        "offence-date = \"2021-03\"",
        "type = \"waybill\"\ncount = 120\nremoved = 8\nrecipients = { min = 2, max = 3 }",
        "type = \"credit-report\"\ncount = { min = 27, max = 30 }\nacts = [\"obtain\", \"sell\"]",
        "[[records]]\ntype = \"resume\"\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let again = run(home.path(), &["new", "案 件.toml", "--set", "gains=1"]);
    assert_eq!(again.status, 1);
    assert!(
        again.err.contains("exists and was left alone"),
        "{}",
        again.err
    );
    assert_eq!(fs::read_to_string(&path).expect("there"), text);
    assert_eq!(run(home.path(), &["assess", "案 件.toml"]).status, 0);
}

#[test]
fn every_bad_argument_is_named_with_the_nearest_right_name() {
    let home = home();
    for (flag, written, words) in [
        ("--set", "rol=bank", "did you mean `role`"),
        ("--set", "role=bnk", "did you mean `bank`"),
        ("--set", "acts=obtain,sel", "did you mean `sell`"),
        ("--set", "gains", "--set gains=5150.50"),
        ("--set", "gains=1.234", "two decimals"),
        ("--set", "gains=x", "4000-6000"),
        ("--set", "used-in-crime=perhaps", "yes, no or unknown"),
        (
            "--set",
            "offence-date=2999-01-01",
            "after the day of judgment",
        ),
        (
            "--record",
            "credit-rport=27",
            "did you mean `credit-report`",
        ),
        ("--record", "waybill=120,remved=8", "did you mean `removed`"),
        ("--record", "waybill=120,removed=x", "4000-6000"),
        ("--record", "waybill=30-20", "below"),
        ("--record", "waybill=3,count=4", "given twice"),
    ] {
        let ran = run(home.path(), &["assess", flag, written]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{written}");
        assert!(
            ran.err.contains(&format!("{flag} {written}: ")),
            "{}",
            ran.err
        );
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    let both = run(
        home.path(),
        &["assess", "--set", "gains=1", "--set", "gains=2"],
    );
    assert!(
        both.status == 2 && both.err.contains("given twice"),
        "{}",
        both.err
    );
    let ran = run(home.path(), &["new", "--set", "gains=1"]);
    assert!(
        ran.status == 2 && ran.err.contains("which file"),
        "{}",
        ran.err
    );
    let ran = run(home.path(), &["assess", "a.toml", "--set", "gains=1"]);
    assert_eq!(ran.status, 2);
}

#[test]
fn two_cases_differ_in_a_row_and_a_level() {
    let home = home();
    let pair = ["diff", "example:tracks-499", "example:tracks-500"];
    let ran = run(home.path(), &pair);
    assert_eq!(ran.status, 0);
    for words in [
        "  − location-track information: 499\n",
        "  + location-track information: 500\n",
        "(5.2.3)",
    ] {
        assert!(ran.out.contains(words), "{}", ran.out);
    }
    let json = run(home.path(), &[&pair[..], &["--format", "json"]].concat()).json();
    let offence = &json[0]["offences"][0];
    assert_eq!(offence["changed"], true);
    assert_eq!(
        (&offence["a"]["level"], &offence["b"]["level"]),
        (&"serious".into(), &"especially-serious".into())
    );
    let same = run(
        home.path(),
        &[
            "diff",
            "example:tracks-499",
            "example:tracks-499",
            "--lang",
            "zh",
        ],
    );
    assert_eq!(same.out, "两个案件相同。\n");
    let gone = run(home.path(), &["diff", "none.toml", "example:tracks-499"]);
    assert!(
        gone.status == 1 && gone.err.contains("none.toml"),
        "{}",
        gone.err
    );
}

#[test]
fn two_editions_of_the_data_differ_in_the_cases_they_change() {
    let home = home();
    let source = include_str!("../../data/offences/infringing-personal-information.toml");
    // One line of the law, moved.
    let moved = source.replace(
        "tier = \"sensitive\", at-least = 50 ",
        "tier = \"sensitive\", at-least = 60 ",
    );
    assert_ne!(moved, source);
    for (folder, text) in [("now", source), ("then", moved.as_str())] {
        let offences = home.path().join(folder).join("offences");
        fs::create_dir_all(&offences).expect("made");
        fs::write(offences.join("infringing-personal-information.toml"), text).expect("written");
    }
    let same = run(home.path(), &["diff", "now", "now"]);
    assert!(
        same.status == 0 && same.out.contains(", 0 come to something else"),
        "{}{}",
        same.out,
        same.err
    );
    let other = run(home.path(), &["diff", "now", "then"]);
    assert_eq!(other.status, 0, "{}", other.err);
    let of = |name: &str| {
        other
            .out
            .split("example:")
            .find(|part| part.starts_with(name))
    };
    assert!(
        of("bank-clerk").is_some_and(|part| part.contains("(5.1.8) → ")),
        "{}",
        other.out
    );
    assert!(
        of("tracks-500").is_some_and(|part| part.contains("(5.2.3) → ")),
        "{}",
        other.out
    );
    assert!(of("tracks-499").is_none(), "{}", other.out);
    let given = [
        "diff",
        "now",
        "then",
        "example:bank-clerk",
        "--format",
        "json",
    ];
    let json = run(home.path(), &given).json();
    assert_eq!(
        (json.len(), &json[0]["case"]),
        (1, &"example:bank-clerk".into())
    );
    let mixed = run(home.path(), &["diff", "now", "example:bank-clerk"]);
    assert!(
        mixed.status == 2 && mixed.err.contains("two folders"),
        "{}",
        mixed.err
    );
}

#[test]
fn the_shell_gets_what_it_asks_for() {
    let home = home();
    for (shell, word) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef gexin"),
        ("fish", "complete -c gexin"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let ran = run(home.path(), &["completions", shell]);
        assert!(
            ran.status == 0 && ran.out.contains(word) && ran.out.contains("record"),
            "{shell}"
        );
    }
    let manual = run(home.path(), &["man"]);
    assert!(
        manual.out.contains(".TH gexin 1") && manual.out.contains("GEXIN ASSESS"),
        "{}",
        manual.out
    );
    let version = run(home.path(), &["--version"]);
    assert!(version.out.contains("law data 20"), "{}", version.out);
    let slip = run(home.path(), &["asses", "x"]);
    assert!(
        slip.status == 2 && slip.err.contains("'assess'"),
        "{}",
        slip.err
    );
    let schema = run(home.path(), &["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&schema.out).expect("JSON");
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert!(
        run(home.path(), &["schema", "--help"])
            .out
            .contains("#:schema")
    );
}
