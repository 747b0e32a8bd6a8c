//! Many cases at once: folders, streams, the table, and inputs of every kind.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::run::{command, home, run, run_on};

const AS_OF: [&str; 2] = ["--as-of", "2026-11-24"];

fn case(at: usize) -> String {
    let (gains, count) = (at * 611 % 70_000, at * 37 % 7000);
    format!(
        r#"{{"schema":1,"answers":{{"role":"courier","acts":["sell"],"lawful-basis":"none","gains":{gains}}},"records":[{{"type":"waybill","count":{count}}}]}}"#
    )
}

fn assess(home: &Path, more: &[&str]) -> crate::run::Ran {
    run(home, &[&["assess"], more, &AS_OF].concat())
}

#[test]
fn a_stream_gives_what_each_case_gives_alone_in_order() {
    let home = home();
    // More than is read at once, so that several cores are at work.
    let lines: Vec<String> = (0..1500).map(case).collect();
    fs::write(home.path().join("all.jsonl"), lines.join("\n")).expect("written");
    let ran = assess(
        home.path(),
        &[
            "all.jsonl",
            "--fields",
            "line,level,decisive,band,prevailing",
        ],
    );
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let rows: Vec<&str> = ran.out.lines().collect();
    assert_eq!(rows[0], "line\tlevel\tdecisive\tband\tprevailing");
    assert_eq!(rows.len(), lines.len() + 1);
    for (at, row) in rows[1..].iter().enumerate() {
        assert_eq!(row.split('\t').next(), Some((at + 1).to_string().as_str()));
    }
    for at in [0, 700, 1499] {
        fs::write(home.path().join("one.json"), &lines[at]).expect("written");
        let one = assess(
            home.path(),
            &["one.json", "--fields", "level,decisive,band,prevailing"],
        );
        let alone = one.out.lines().nth(1).expect("its row");
        assert_eq!(rows[at + 1].split_once('\t').expect("more").1, alone);
    }
}

#[test]
fn the_json_of_a_stream_is_that_of_each_case() {
    let home = home();
    // So long that each is read apart.
    let title = format!(r#"{{"schema":1,"title":"{}","#, "张".repeat(30_000));
    let lines: Vec<String> = (0..8)
        .map(|at| case(at * 5).replace(r#"{"schema":1,"#, &title))
        .collect();
    fs::write(home.path().join("all.jsonl"), lines.join("\n")).expect("written");
    let all = assess(home.path(), &["all.jsonl", "--format", "json"]).json();
    assert_eq!(all.len(), lines.len());
    for (at, mut among) in all.into_iter().enumerate() {
        fs::write(home.path().join("one.json"), &lines[at]).expect("written");
        let mut alone = assess(home.path(), &["one.json", "--format", "json"])
            .json()
            .remove(0);
        assert_eq!(among["line"], at + 1);
        for one in [&mut alone, &mut among] {
            let keys = one.as_object_mut().expect("an object");
            keys.remove("line");
            keys.remove("file");
        }
        assert_eq!(among, alone);
    }
}

#[test]
fn a_bad_line_has_its_number_and_its_row() {
    let home = home();
    let text = format!(
        "{}\r\n\r\n{{\"schema\":1,\"gains\":3}}\r\n\u{fffd}\r\n{}\r\n",
        case(1),
        case(2)
    );
    fs::write(home.path().join("案 一.ndjson"), text).expect("written");
    let ran = assess(home.path(), &["案 一.ndjson", "--fields", "id,level,error"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.out,
        "id\tlevel\terror\n案 一.ndjson:1\tnone..especially-serious\t-\n案 一.ndjson:3\terror\tunknown-key\n\
         案 一.ndjson:4\terror\tmalformed\n案 一.ndjson:5\tnone..especially-serious\t-\n"
    );
    assert!(
        ran.err.contains("案 一.ndjson:3:13: error[unknown-key]"),
        "{}",
        ran.err
    );
}

#[test]
fn a_folder_is_all_its_case_files() {
    let home = home();
    let folder = home.path().join("案卷 2026");
    fs::create_dir_all(folder.join("inside")).expect("made");
    for (name, text) in [
        (
            "b.toml",
            "\u{feff}schema = 1\r\n[answers]\r\nrole = \"bank\"\r\n".to_owned(),
        ),
        ("a.json", case(3)),
        ("c.jsonl", format!("{}\n{}\n", case(4), case(5))),
        ("notes.txt", "no case".to_owned()),
        ("inside/d.toml", "schema = 1".to_owned()),
    ] {
        fs::write(folder.join(name), text).expect("written");
    }
    let ran = assess(home.path(), &["案卷 2026", "--fields", "id"]);
    let rows = [
        "id",
        "案卷 2026/a.json",
        "案卷 2026/b.toml",
        "案卷 2026/c.jsonl:1",
        "案卷 2026/c.jsonl:2",
    ];
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), rows);
    fs::create_dir(home.path().join("empty")).expect("made");
    let ran = assess(home.path(), &["empty", "案卷 2026/a.json", "--summary"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 3));
    assert!(
        ran.err.contains("empty: there is no case file"),
        "{}",
        ran.err
    );
}

#[test]
fn who_waits_for_an_answer_gets_it_before_the_end() {
    let home = home();
    let mut child = command(home.path(), &["assess", "-", "--fields", "line,level"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input");
    let mut answers = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut next = || answers.next().expect("a line").expect("UTF-8");
    writeln!(stdin, "{}\n{}", case(0), case(1)).expect("it reads");
    assert_eq!(next(), "line\tlevel");
    for at in [1, 2] {
        assert_eq!(next(), format!("{at}\tnone..especially-serious"));
    }
    for at in 3..6 {
        writeln!(stdin, "{}", case(at)).expect("it reads");
        assert!(next().starts_with(&format!("{at}\t")));
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn gbk_is_read_and_said() {
    let home = home();
    // 张某 in GBK.
    let gbk = b"schema = 1\ntitle = \"\xD5\xC5\xC4\xB3\"\n";
    fs::write(home.path().join("gbk.toml"), gbk).expect("written");
    let ran = assess(home.path(), &["gbk.toml", "--fields", "title"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "title\n张某\n"));
    assert!(ran.err.contains("gbk.toml: is in GBK"), "{}", ran.err);
    let line = b"{\"schema\":1,\"title\":\"\xD5\xC5\xC4\xB3\"}\n";
    fs::write(home.path().join("gbk.jsonl"), line.repeat(3)).expect("written");
    let ran = assess(
        home.path(),
        &["gbk.jsonl", "--fields", "title", "--lang", "zh"],
    );
    assert_eq!(ran.out, "title\n张某\n张某\n张某\n");
    assert_eq!(ran.err.matches("GBK 编码").count(), 1, "{}", ran.err);
}

#[test]
fn a_hundred_megabytes_of_rubbish_are_one_bad_input() {
    let home = home();
    for name in ["big.toml", "big.jsonl"] {
        let big = File::create(home.path().join(name)).expect("made");
        big.set_len(100 << 20).expect("sparse");
        let ran = assess(home.path(), &[name, "--fields", "id,error"]);
        assert_eq!(ran.status, 1);
        assert!(
            ran.out.ends_with("\tunreadable\n") && ran.out.lines().count() == 2,
            "{}",
            ran.out
        );
        assert!(
            ran.err.lines().count() == 1 && ran.err.contains("16"),
            "{}",
            ran.err
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_broken_ones_are_said() {
    use std::os::unix::fs::symlink;
    let home = home();
    fs::write(home.path().join("real.toml"), "schema = 1\n").expect("written");
    symlink("real.toml", home.path().join("link.toml")).expect("linked");
    symlink("none.toml", home.path().join("broken.toml")).expect("linked");
    symlink("circle.toml", home.path().join("circle.toml")).expect("linked");
    let ran = assess(home.path(), &[".", "--fields", "id,level"]);
    assert_eq!(ran.status, 1);
    let rows = [
        "id\tlevel",
        "./broken.toml\terror",
        "./circle.toml\terror",
        "./link.toml\tnone..especially-serious",
        "./real.toml\tnone..especially-serious",
    ];
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), rows);
    assert!(
        ran.err.contains("broken.toml") && ran.err.contains("circle.toml"),
        "{}",
        ran.err
    );
    // Written through a link the target changes and the link stays.
    let ran = assess(
        home.path(),
        &["real.toml", "--summary", "-o", "link.toml", "--force"],
    );
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(
        fs::read_to_string(home.path().join("real.toml"))
            .expect("read")
            .starts_with("id\tlevel")
    );
    assert!(home.path().join("link.toml").is_symlink());
}

#[test]
fn a_table_goes_to_a_file_whole_and_not_over_another() {
    let home = home();
    let lines: Vec<String> = (0..600).map(case).collect();
    let ran = run_on(
        home.path(),
        &["assess", "-", "--summary", "-o", "表.tsv"],
        &lines.join("\n"),
    );
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    let table = fs::read_to_string(home.path().join("表.tsv")).expect("read");
    assert_eq!(table.lines().count(), 601);
    let again = run_on(
        home.path(),
        &["assess", "-", "--summary", "-o", "表.tsv"],
        &lines[0],
    );
    assert_eq!(again.status, 1);
    assert_eq!(
        fs::read_to_string(home.path().join("表.tsv")).expect("read"),
        table
    );
    let names = fs::read_dir(home.path())
        .expect("read")
        .map(|entry| entry.expect("read").file_name());
    let left: Vec<_> = names
        .filter(|name| name.to_string_lossy().starts_with(".gexin"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_reader_that_goes_away_ends_a_stream_quietly() {
    let home = home();
    let lines: Vec<String> = (0..3000).map(case).collect();
    fs::write(home.path().join("all.jsonl"), lines.join("\n")).expect("written");
    let mut child = command(home.path(), &["assess", "all.jsonl", "--summary"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("its output"))
        .read_line(&mut first)
        .expect("a line");
    let ended = child.wait_with_output().expect("it ends");
    assert!(ended.status.success() && ended.stderr.is_empty());
}

#[test]
fn names_of_columns_have_a_nearest_and_one_format_rules() {
    let home = home();
    let ran = assess(home.path(), &["example:bank-clerk", "--fields", "levl"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("'level'"), "{}", ran.err);
    let ran = assess(
        home.path(),
        &["example:bank-clerk", "--summary", "--format", "json"],
    );
    assert_eq!(ran.status, 2);
}

/// `none` in a table is a settled answer: what is open is a range, with whatever columns it is asked for.
#[test]
fn an_open_case_never_passes_for_none() {
    let home = home();
    let answers = r#""actor":"individual","acts":["sell"],"obtained-by":["purchase"],"lawful-basis":"none","gains":0,
        "used-in-crime":false,"knew-of-crime":false,"victim-harm":false,"major-loss":false,"vile-influence":false,
        "prior-criminal":false,"prior-administrative":false"#;
    let answers = answers.replace('\n', "");
    let rows = |count: &str| {
        format!(
            r#"{{"schema":1,"answers":{{{answers}}},"records":[{{"type":"credit-report","count":{count}}}]}}"#
        )
    };
    let cases = [
        (
            r#"{"min":10,"max":60}"#,
            "none..serious",
            "0..1",
            json!({"min": 0, "max": 1}),
        ),
        (
            r#"{"min":50,"max":600}"#,
            "serious..especially-serious",
            "1..2",
            json!({"min": 1, "max": 2}),
        ),
        (
            r#"{"min":1}"#,
            "none..especially-serious",
            "0..2",
            json!({"min": 0, "max": 2}),
        ),
        ("60", "serious", "1", json!(1)),
        ("10", "none", "0", json!(0)),
    ];
    let lines = cases.iter().map(|(count, ..)| rows(count));
    fs::write(
        home.path().join("a.jsonl"),
        lines.collect::<Vec<_>>().join("\n"),
    )
    .expect("written");
    let summary = assess(home.path(), &["a.jsonl", "--summary"]);
    let json = assess(
        home.path(),
        &["a.jsonl", "--fields", "level,band", "--format", "json"],
    )
    .json();
    assert_eq!(json.len(), cases.len());
    let summary: Vec<&str> = summary.out.lines().skip(1).collect();
    for (at, (_, level, band, value)) in cases.iter().enumerate() {
        let row: Vec<&str> = summary[at].split('\t').collect();
        assert_eq!((row[1], row[3]), (*level, *band), "{row:?}");
        assert_eq!(json[at], json!({"level": level, "band": value}));
    }
    for (lang, first, last) in [
        ("zh", "未达列明标准、情节严重", "未达列明标准"),
        (
            "en",
            "below the lines / serious",
            "no listed line is reached",
        ),
    ] {
        let fields = ["a.jsonl", "--fields", "level-name", "--lang", lang];
        let names = assess(home.path(), &fields);
        let names: Vec<&str> = names.out.lines().skip(1).collect();
        assert_eq!((names[0], names[4]), (first, last), "{names:?}");
    }
}

#[test]
fn fields_come_as_json_too() {
    let home = home();
    let text = format!("{}\n{{\n", case(3000));
    fs::write(home.path().join("a.jsonl"), text).expect("written");
    let fields = "file,line,level,decisive,band,prevailing,error";
    let ran = assess(
        home.path(),
        &["a.jsonl", "--fields", fields, "--format", "json"],
    );
    let of = |level: &str, decisive: &[&str], band: Value, error: Option<&str>, line: u8| {
        json!({
            "file": "a.jsonl", "line": line, "level": level, "decisive": decisive, "band": band,
            "prevailing": null, "error": error,
        })
    };
    let found = ran.json();
    assert_eq!(found.len(), 2);
    assert_eq!(
        found[0],
        of(
            "serious..especially-serious",
            &["5.1.7"],
            json!({"min": 1, "max": 2}),
            None,
            1
        ),
        "{}",
        ran.out
    );
    assert_eq!(
        found[1],
        of("error", &[], Value::Null, Some("malformed"), 2)
    );
    let ran = assess(
        home.path(),
        &["a.jsonl", "--fields", "id", "--format", "html"],
    );
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
}
