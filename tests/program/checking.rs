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

/// Much is read on first use, and nothing of the built-in data is checked at a start; a folder is refused all the same.
#[test]
fn what_is_read_later_is_checked_before_a_folder_is_used() {
    for (file, right, slip) in [
        ("precedents.toml", "role = \"hacker\"", "role = \"hackr\""),
        (
            "misstatements.toml",
            "yes = \"knew-of-crime\"",
            "yes = \"knew-of-crme\"",
        ),
        (
            "provisions.toml",
            "\nstatus = \"text\"",
            "\nstatus = \"txet\"",
        ),
        ("texts/ask.toml", ", en = \"", ", enn = \""),
        ("interview.toml", "\ncite = [\"", "\ncite = [\"x"),
        ("tiers.toml", "\ncite = \"", "\ncite = \"x"),
    ] {
        let home = home();
        let data = built_in(file);
        let at = data.find(right).expect("it is there") + usize::from(right.starts_with('\n'));
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
fn a_folder_that_adds_one_entry_is_enough() {
    let home = home();
    let role = "[[role]]\nid = \"night-guard\"\nname = { zh = \"夜班保安\", en = \"notary\" }\n\
                pinyin = \"ye ban bao an\"\nsector-2009 = \"open\"\n";
    overlay(home.path(), "roles.toml", role);
    let ran = run(home.path(), &["check", "overlay"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let count = |text: &str| -> usize {
        let digits = text.split("roles: ").nth(1).expect("a count");
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().expect("a number")
    };
    let without = run(home.path(), &["check"]);
    assert_eq!(count(&ran.out), count(&without.out) + 1);
}

#[test]
fn folders_that_hold_nothing_or_cannot_be_read() {
    let home = home();
    let check = || run(home.path(), &["check", "overlay"]);
    std::fs::create_dir(home.path().join("overlay")).expect("a folder");
    assert_eq!(check().status, 0, "an empty folder changes nothing");
    let file = home.path().join("overlay").join("roles.toml");
    std::fs::write(&file, b"# \xff\xfe\n").expect("a file");
    let ran = check();
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("roles.toml"), "{}", ran.err);
    std::fs::remove_file(&file).expect("it was there");
    std::os::unix::fs::symlink("nowhere", &file).expect("a link");
    let ran = check();
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("roles.toml"), "{}", ran.err);
    std::fs::remove_file(&file).expect("it was there");
    overlay(home.path(), "rolls.toml", "");
    let ran = check();
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("overlay/rolls.toml:1:1: error[unknown-file]"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("`roles.toml`"), "{}", ran.err);
}

#[test]
fn problems_as_lines_of_json() {
    let home = home();
    overlay(home.path(), "roles.toml", "[[role]]\nidd = \"x\"\n");
    let ran = run(home.path(), &["check", "overlay", "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let lines = ran.json();
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!(line["code"], "unknown-key");
    assert_eq!(line["severity"], "error");
    assert_eq!(line["file"], "overlay/roles.toml");
    assert_eq!(
        (line["line"].as_u64(), line["column"].as_u64()),
        (Some(2), Some(1))
    );
    assert!(
        line["message"]["en"]
            .as_str()
            .is_some_and(|text| text.contains("`id`"))
    );
    assert!(
        line["message"]["zh"]
            .as_str()
            .is_some_and(|text| text.contains("idd"))
    );
    let sound = run(home.path(), &["check", "--format", "json"]);
    assert_eq!(
        (sound.status, sound.out.as_str(), sound.err.as_str()),
        (0, "", "")
    );
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let home = home();
    let languages = [("zh", "错误写法"), ("en", "Wrong:")];
    for (code, (lang, wrong)) in gexin::law::Code::ALL.iter().zip(languages.iter().cycle()) {
        let ran = run(
            home.path(),
            &["check", "--explain", code.id(), "--lang", lang],
        );
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{code}");
        assert!(
            ran.out.contains(code.id()) && ran.out.contains(wrong),
            "{}",
            ran.out
        );
    }
    let ran = run(home.path(), &["check", "--explain", "unknown-nam"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("“unknown-name”"), "{}", ran.err);
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

#[test]
fn drawings_of_a_part_and_of_nothing() {
    let home = home();
    let ran = run(
        home.path(),
        &["graph", "--fact", "gains", "--format", "dot"],
    );
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("digraph"), "{}", ran.out);
    let whole = run(home.path(), &["graph", "--lang", "zh"]);
    assert!(whole.out.starts_with("问题\n"), "{}", whole.out);
    for (kind, wrong, near) in [
        ("--fact", "gans", "gains"),
        ("--offence", "infringing", "infringing-personal-information"),
    ] {
        let ran = run(home.path(), &["graph", kind, wrong]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(
            ran.err.contains(wrong) && ran.err.contains(near),
            "{}",
            ran.err
        );
    }
}
