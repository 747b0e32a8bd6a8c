//! `gexin check`, law data laid over the built-in one, and which language is spoken.

use std::path::Path;

use crate::run::{command, finish, home, run};

/// A folder with one file of law data.
fn overlay(home: &Path, name: &str, text: &str) {
    let file = home.join("overlay").join(name);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(file, text).expect("a file");
}

fn built_in(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name);
    std::fs::read_to_string(path).expect("the data is there")
}

#[test]
fn the_built_in_data_is_sound() {
    let home = home();
    for (lang, words) in [("zh", "没有问题"), ("en", "No problem")] {
        let ran = run(home.path(), &["check", "--lang", lang]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(ran.out.starts_with(words), "{}", ran.out);
    }
}

#[test]
fn a_sound_folder_is_laid_over_and_used() {
    let home = home();
    overlay(home.path(), "roles.toml", &built_in("roles.toml"));
    let ran = run(home.path(), &["check", "overlay"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    // A text of the reports, in the firm's own words.
    let own = |line: &str| match line.starts_with("explanation = ") {
        true => "explanation = { zh = \"本所逐项意见\", en = \"Item by item\" }\n".to_owned(),
        false => format!("{line}\n"),
    };
    let report: String = built_in("texts/report.toml").lines().map(own).collect();
    overlay(home.path(), "texts/report.toml", &report);
    let arguments = [
        "assess",
        "example:bank-clerk",
        "--lang",
        "zh",
        "--data",
        "overlay",
    ];
    let ran = run(home.path(), &arguments);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("本所逐项意见"), "{}", ran.out);
}

#[test]
fn a_broken_folder_is_said_with_file_line_and_column() {
    let home = home();
    let roles = built_in("roles.toml");
    let at = roles
        .lines()
        .position(|line| line.starts_with("id = \"bank\""));
    let line = at.expect("there is a bank") + 1;
    let broken = roles.replacen("id = \"bank\"", "idd = \"bank\"", 1);
    overlay(home.path(), "roles.toml", &broken);
    let ran = run(home.path(), &["check", "overlay"]);
    assert_eq!(ran.status, 1);
    let place = format!("overlay/roles.toml:{line}:1:");
    assert!(ran.err.contains(&place), "{place} in {}", ran.err);
    let ran = run(
        home.path(),
        &["assess", "example:bank-clerk", "--data", "overlay"],
    );
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains(&place), "{place} in {}", ran.err);
    let ran = run(home.path(), &["check", "no-such-folder"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("no-such-folder"), "{}", ran.err);
}

#[test]
fn an_unknown_name_in_a_folder_gets_the_nearest_one() {
    let home = home();
    let interview = built_in("interview.toml");
    let broken = interview.replacen("facts = [\"obtained-by\"]", "facts = [\"obtaned-by\"]", 1);
    assert_ne!(interview, broken);
    overlay(home.path(), "interview.toml", &broken);
    let ran = run(home.path(), &["check", "overlay"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("overlay/interview.toml:"), "{}", ran.err);
    assert!(ran.err.contains("`obtained-by`"), "{}", ran.err);
}

/// Precedents and misstatements are read on first use; a folder with broken ones is refused all the same.
#[test]
fn what_is_read_later_is_checked_before_a_folder_is_used() {
    for (file, right, slip) in [
        ("precedents.toml", "role = \"hacker\"", "role = \"hackr\""),
        (
            "misstatements.toml",
            "yes = \"knew-of-crime\"",
            "yes = \"knew-of-crme\"",
        ),
    ] {
        let home = home();
        let data = built_in(file);
        let at = data.find(right).expect("it is there");
        let line = data[..at].matches('\n').count() + 1;
        overlay(home.path(), file, &data.replacen(right, slip, 1));
        let place = format!("overlay/{file}:{line}:");
        for arguments in [
            &["check", "overlay"][..],
            &["assess", "example:bank-clerk", "--data", "overlay"],
        ] {
            let ran = run(home.path(), arguments);
            assert_eq!((ran.status, ran.out.as_str()), (1, ""));
            assert!(ran.err.contains(&place), "{place} in {}", ran.err);
        }
    }
}

#[test]
fn the_language_is_the_argument_then_the_setting_then_the_locale() {
    let home = home();
    let speaks = |locale: [(&str, &str); 3], arguments: &[&str]| {
        let mut command = command(home.path(), &["check"]);
        command.args(arguments).env_remove("LANG");
        for (name, value) in locale.into_iter().filter(|(_, value)| !value.is_empty()) {
            command.env(name, value);
        }
        let ran = finish(&mut command);
        assert_eq!(ran.status, 0, "{}", ran.err);
        if ran.out.starts_with("没有问题") {
            "zh"
        } else {
            "en"
        }
    };
    let locale = |all, messages, lang| [("LC_ALL", all), ("LC_MESSAGES", messages), ("LANG", lang)];
    assert_eq!(speaks(locale("", "", "zh_CN.UTF-8"), &[]), "zh");
    assert_eq!(speaks(locale("", "", "zh_TW.UTF-8"), &[]), "zh");
    assert_eq!(speaks(locale("", "", "de_DE.UTF-8"), &[]), "en");
    assert_eq!(speaks(locale("", "", ""), &[]), "en");
    assert_eq!(speaks(locale("", "zh_CN", "en_US"), &[]), "zh");
    assert_eq!(speaks(locale("C", "zh_CN", "zh_CN"), &[]), "en");
    assert_eq!(speaks(locale("", "", "zh_CN"), &["--lang", "en"]), "en");
    let settings = home.path().join("config").join("settings.toml");
    std::fs::create_dir_all(settings.parent().expect("a folder")).expect("a folder");
    std::fs::write(&settings, "language = \"zh\"\n").expect("a file");
    assert_eq!(speaks(locale("", "", "en_US.UTF-8"), &[]), "zh");
    assert_eq!(
        speaks(locale("", "", "en_US.UTF-8"), &["--lang", "en"]),
        "en"
    );
    std::fs::write(&settings, "language = [broken\n").expect("a file");
    assert_eq!(speaks(locale("", "", "zh_CN.UTF-8"), &[]), "zh");
}
