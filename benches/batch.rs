//! A stream of cases, as a script sends them: figures against the goals, for one core and through the program itself.

mod common;

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::{AS_OF, Bench};
use gexin::case::{Format, read};
use gexin::report::{Depth, Glances, Json, Origin, Parties, Texts};

/// Cases in the generated file.
const LINES: usize = 100_000;

/// Cases a second and core: what is wanted.
const SUMMARY: f64 = 300_000.0;
const JSON: f64 = 50_000.0;

fn main() {
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let bench = Bench::new();
    let texts = Texts::load(&bench.law.files, &mut Vec::new()).expect("the texts load");
    let lines: Vec<String> = (0..1000).map(line).collect();
    let of = |line: &String| {
        let case = read(&bench.law, "batch", line, Format::Json, Some(AS_OF));
        case.expect("the lines are sound")
    };
    let mut glances = Glances::new(&bench.law, &bench.assessor, AS_OF, Depth::Deciders);
    println!(
        "\n{:<44} {:>12} {:>12} {:>7}",
        "cases a second, one core", "goal", "measured", ""
    );
    report(
        "read a line of JSON",
        SUMMARY,
        rate(&lines, |line| of(line).rows().len()),
    );
    report(
        "read and assess it, as for a table",
        SUMMARY,
        rate(&lines, |line| glances.of(&of(line)).offence),
    );
    let others: Vec<String> = (0..20_000).map(unlike).collect();
    report(
        "the same where hardly two cases are alike",
        SUMMARY,
        rate(&others, |line| glances.of(&of(line)).offence),
    );
    let mut out = Vec::new();
    let json = Json::new(&bench.law, &texts);
    let whole = rate(&lines, |line| {
        out.clear();
        let origin = Origin {
            file: "batch",
            line: Some(1),
        };
        let parties = Parties::new(&bench.law, &bench.assessor, of(line), AS_OF, None);
        json.add(&mut out, &parties, &origin);
        out.len()
    });
    report("the same with the whole JSON", JSON, whole);
    println!(
        "{:<44} {:>12} {:>12}",
        "bytes of JSON a case",
        "",
        out.len()
    );
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    println!("\nthe program on a file of {LINES} lines, {cores} cores");
    let mut file = tempfile::NamedTempFile::with_suffix(".jsonl").expect("a file");
    for at in 0..LINES {
        writeln!(file, "{}", lines[at % lines.len()]).expect("written");
    }
    for (name, goal, arguments) in [
        ("--summary", SUMMARY, &["--summary"][..]),
        ("--format json", JSON, &["--format", "json"]),
    ] {
        let start = Instant::now();
        let status = Command::new(env!("CARGO_BIN_EXE_gexin"))
            .args(["assess", "--as-of", "2026-01-01"])
            .args(arguments)
            .arg(file.path())
            .stdout(Stdio::null())
            .status();
        assert!(status.is_ok_and(|status| status.success()));
        let took = start.elapsed().as_secs_f64();
        report(name, goal * cores as f64, LINES as f64 / took);
    }
}

/// A case of its own for every number: few rows and many, known and unknown.
fn line(at: usize) -> String {
    let role = ["bank", "courier", "hotel", "individual"][at % 4];
    let kind = [
        "credit-report",
        "waybill",
        "accommodation",
        "location-track",
    ][at / 4 % 4];
    let mut line = format!(
        r#"{{"schema":1,"title":"{at}","answers":{{"role":"{role}","acts":["sell"],"obtained-by":["duty"],"lawful-basis":"none","gains":{}.50,"offence-date":"20{}-03-01"}},"records":[{{"type":"{kind}","count":{}}}"#,
        at * 37 % 60_000,
        18 + at % 7,
        at * 13 % 6_000,
    );
    if at.is_multiple_of(3) {
        let _ = write!(
            line,
            r#",{{"type":"resume","count":{{"min":{at},"max":{}}}}}"#,
            at + 40
        );
    }
    line + "]}"
}

/// A case that has hardly an answer in common with the next one, and much that is open.
fn unlike(at: usize) -> String {
    // Steps through each list by itself.
    let mut state = at as u64;
    let mut turn = |among: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % among
    };
    let roles = [
        "bank",
        "telecom",
        "hospital",
        "courier",
        "hotel",
        "individual",
    ];
    let acts = ["obtain", "sell", "provide", "publish"];
    let ways = ["duty", "purchase", "theft", "exchange", "other"];
    let kinds = [
        "credit-report",
        "waybill",
        "location-track",
        "flight",
        "name-and-phone",
    ];
    let open = [
        "knew-of-crime",
        "used-in-crime",
        "prior-criminal",
        "accessory",
        "victim-harm",
    ];
    let mut line = format!(
        r#"{{"schema":1,"answers":{{"role":"{}","acts":["{}"],"obtained-by":["{}"],"gains":{},"offence-date":"20{}-03-01""#,
        roles[turn(6)],
        acts[turn(4)],
        ways[turn(5)],
        turn(90_000),
        12 + turn(14),
    );
    for fact in open {
        let _ = match turn(4) {
            0 => write!(line, r#","{fact}":true"#),
            1 => write!(line, r#","{fact}":false"#),
            2 => write!(line, r#","{fact}":"unknown""#),
            _ => Ok(()),
        };
    }
    let _ = write!(
        line,
        r#"}},"records":[{{"type":"{}","count":{}}}]}}"#,
        kinds[turn(5)],
        turn(8_000)
    );
    line
}

/// How often a second something is done.
fn rate(lines: &[String], mut run: impl FnMut(&String) -> usize) -> f64 {
    let start = Instant::now();
    let mut done = 0u32;
    while start.elapsed() < Duration::from_secs(1) {
        for line in lines
            .iter()
            .cycle()
            .skip(done as usize % lines.len())
            .take(50)
        {
            std::hint::black_box(run(line));
        }
        done += 50;
    }
    f64::from(done) / start.elapsed().as_secs_f64()
}

fn report(name: &str, goal: f64, measured: f64) {
    let mark = if measured >= goal { "" } else { "  below" };
    println!("{name:<44} {goal:>12.0} {measured:>12.0}{mark}");
}
