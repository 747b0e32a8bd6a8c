//! `gexin law`, as people and scripts use it.

use crate::run::{home, run};

#[test]
fn without_words_the_kinds_are_listed_with_how_to_search() {
    let home = home();
    for (lang, words) in [
        ("zh", ["条文", "信息类型", "gexin law"]),
        ("en", ["provision", "record type", "gexin law"]),
    ] {
        let ran = run(home.path(), &["law", "--lang", lang]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        for word in words {
            assert!(ran.out.contains(word), "{word}: {}", ran.out);
        }
    }
    let counts = run(home.path(), &["law", "--format", "json"]).json();
    assert!(counts.iter().all(|line| line["count"].as_u64() > Some(0)));
    assert!(counts.iter().any(|line| line["kind"] == "provision"));
}

#[test]
fn one_entry_is_shown_in_full_and_several_as_a_list() {
    let home = home();
    for words in [
        &["ji17:5.1.6"][..],
        &["5.1.6"],
        &["interpretation", "2017", "art.", "5(1)(6)"],
    ] {
        let ran = run(home.path(), &[&["law"], words].concat());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{words:?}");
        if words.len() == 1 {
            let title = "Interpretation 2017 art. 5(1)(6) proportional total";
            assert!(ran.out.contains(title), "{}", ran.out);
            for heading in ["Refers to", "Referred to by"] {
                assert!(ran.out.contains(heading), "{}", ran.out);
            }
        }
    }
    let ran = run(home.path(), &["law", "credit", "report"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0].contains("credit report") && lines[0].ends_with("[credit-report]"),
        "{}",
        ran.out
    );
    assert!(lines.len() > 2, "{}", ran.out);
    let hotel = run(
        home.path(),
        &["law", "zhu", "su", "--kind", "record-type", "--lang", "zh"],
    );
    assert!(hotel.out.contains("住宿信息"), "{}", hotel.out);
    assert!(
        hotel.out.lines().all(|line| gexin::text::width(line) <= 80),
        "{}",
        hotel.out
    );
}

#[test]
fn long_lists_are_cut_unless_all_are_asked_for() {
    let home = home();
    let short = run(home.path(), &["law", "ji17", "--kind", "provision"]);
    let whole = run(
        home.path(),
        &["law", "ji17", "--kind", "provision", "--all"],
    );
    assert_eq!(short.out.lines().count(), 21);
    assert!(short.out.contains("--all"));
    assert!(whole.out.lines().count() > 30, "{}", whole.out);
    let json = run(
        home.path(),
        &["law", "ji17", "--kind", "provision", "--format", "json"],
    );
    assert_eq!(json.json().len(), whole.out.lines().count() - 1);
    // Without words a kind is listed as a whole.
    let kind = run(home.path(), &["law", "--kind", "role", "--format", "json"]);
    assert!(kind.json().len() > 40);
}

#[test]
fn nothing_found_gives_what_is_near_and_status_1() {
    let home = home();
    let ran = run(home.path(), &["law", "accomodation"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("[accommodation]"), "{}", ran.err);
    let ran = run(home.path(), &["law", "银航职员", "--lang", "zh"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("[bank]"), "{}", ran.err);
    let ran = run(home.path(), &["law", "zzqqzzqq", "--format", "json"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert_eq!(run(home.path(), &["law", "--kind", "nonsense"]).status, 2);
}

#[test]
fn json_is_one_object_a_line() {
    let home = home();
    let found = run(home.path(), &["law", "住宿", "--format", "json"]).json();
    assert!(found.len() > 1);
    assert_eq!(found[0]["id"], "accommodation");
    assert_eq!(found[0]["title"]["zh"], "住宿信息");
    let cites = found[0]["cites"].as_array().expect("references");
    assert!(cites.iter().any(|one| one["id"] == "ji17:5.1.4"));
    let one = run(home.path(), &["law", "ji17:5.1.4", "--format", "json"]).json();
    assert_eq!(one.len(), 1);
    let back = one[0]["cited_by"].as_array().expect("references");
    assert!(back.iter().any(|one| one["id"] == "accommodation"));
}
