//! Administrative penalties: each fires on its facts and its days, and on nothing short of them. Their sizes are tested in
//! `sizes`.

#![allow(clippy::unwrap_used)]

#[path = "administrative/sizes.rs"]
pub(crate) mod sizes;
pub(crate) mod support;

use serde_json::Value;
use support::{AS_OF, WORLD, case, day, matter, report};

/// What a case is like unless a test says otherwise: bought and kept for no lawful reason, far below every line.
const PLAIN: &[(&str, &str)] = &[
    ("actor", "\"individual\""),
    ("role", "\"individual\""),
    ("offence-date", "2026-03-01"),
    ("obtained-by", "[\"purchase\"]"),
    ("acts", "[\"obtain\"]"),
    ("lawful-basis", "\"none\""),
    ("lawful-business", "false"),
    ("used-in-crime", "false"),
    ("knew-of-crime", "false"),
    ("victim-harm", "false"),
    ("major-loss", "false"),
    ("vile-influence", "false"),
    ("prior-criminal", "false"),
    ("prior-administrative", "false"),
    ("gains", "0"),
    ("profit", "0"),
    ("age-band", "\"18-74\""),
];

const ROW: &str = "[[records]]\ntype = \"name-and-phone\"\ncount = 10\n";

/// The JSON of the plain case with changes; an answer of `-` is left out.
fn told(changes: &[(&str, &str)], rows: &str) -> Value {
    let (before, rows) = match rows.starts_with("[[") {
        true => ("", rows),
        false => (rows, ""),
    };
    let mut text = format!("schema = 1\n{before}[answers]\n");
    let other = |id: &str| changes.iter().find(|(of, _)| *of == id);
    let plain = PLAIN
        .iter()
        .map(|(id, plain)| other(id).unwrap_or(&(*id, *plain)).to_owned());
    let more = changes
        .iter()
        .copied()
        .filter(|(id, _)| PLAIN.iter().all(|(of, _)| of != id));
    for (id, written) in plain.chain(more).filter(|(_, written)| *written != "-") {
        text.push_str(&format!("{id} = {written}\n"));
    }
    text.push_str(rows);
    let as_of = day(AS_OF);
    report(&matter(&case(&text, as_of).unwrap(), as_of))
}

/// The penalties with their status: `id` where met, `id?` where open.
fn ids(report: &Value) -> Vec<String> {
    let all = report["administrative"].as_array().unwrap();
    let id = |one: &Value| {
        let mark = if one["status"] == "open" { "?" } else { "" };
        format!("{}{mark}", one["id"].as_str().unwrap())
    };
    all.iter().map(id).collect()
}

fn found<'r>(report: &'r Value, id: &str) -> Option<&'r Value> {
    let all = report["administrative"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id)
}

#[test]
pub(crate) fn the_day_of_conduct_chooses_the_law() {
    let on = |date| ids(&told(&[("offence-date", date)], ROW));
    let pipl = ["pipl-66-1", "pipl-66-2?", "pipl-71"];
    let with = |first: &[&str]| -> Vec<String> {
        first
            .iter()
            .chain(&pipl)
            .map(|id| (*id).to_owned())
            .collect()
    };
    // PSAPL 2025 and CSL 2025 from 2026-01-01; CSL 2016 to the day before; PIPL from 2021-11-01; CSL 2016 adopted 2016-11-07.
    assert_eq!(on("2026-01-01"), with(&["psapl-56", "csl25-71-2"]));
    assert_eq!(on("2025-12-31"), with(&["csl16-64-2"]));
    assert_eq!(on("2021-11-01"), with(&["csl16-64-2"]));
    assert_eq!(on("2021-10-31"), ["csl16-64-2"]);
    assert_eq!(on("2016-11-07"), ["csl16-64-2"]);
    assert_eq!(on("2016-11-06"), [""; 0]);
    // A year in which the law changed leaves both open; so does conduct that began under the earlier one.
    assert_eq!(
        on("\"2021\""),
        ["csl16-64-2", "pipl-66-1?", "pipl-66-2?", "pipl-71?"]
    );
    let across = told(
        &[
            ("offence-start", "2025-12-01"),
            ("offence-date", "2026-01-05"),
        ],
        ROW,
    );
    assert_eq!(
        ids(&across)[..3],
        ["psapl-56?", "csl16-64-2?", "csl25-71-2?"]
    );
    // Without a date: the law of the day of judgment.
    let none = told(&[("offence-date", "-")], ROW);
    assert_eq!(ids(&none), with(&["psapl-56", "csl25-71-2"]));
}

#[test]
pub(crate) fn what_was_lawful_or_no_personal_information_is_not_penalised() {
    for basis in ["consent-to-provide", "legal-duty", "anonymised"] {
        let basis = format!("\"{basis}\"");
        assert_eq!(
            ids(&told(&[("lawful-basis", &basis)], ROW)),
            [""; 0],
            "{basis}"
        );
    }
    // Collected with consent and kept: lawful; passed on: a breach.
    let collected = [
        ("lawful-basis", "\"consent-to-collect\""),
        ("obtained-by", "[\"lawful-collection\"]"),
    ];
    assert_eq!(ids(&told(&collected, ROW)), [""; 0]);
    let passed = [collected[0], collected[1], ("acts", "[\"provide\"]")];
    assert!(found(&told(&passed, ROW), "psapl-56").is_some());
    // No records at all: nothing that a penalty could be about; unknown records: something.
    assert_eq!(ids(&told(&[], "records = []\n")), [""; 0]);
    assert!(found(&told(&[], ""), "psapl-56").is_some());
}

#[test]
pub(crate) fn below_the_line_it_is_the_answer_and_beside_a_crime_the_alternative() {
    let below = told(&[("gains", "4020")], ROW);
    let said = below["offences"][0]["conclusion"].to_string();
    assert!(
        said.contains("10日以上15日以下拘留") && said.contains("10 to 15 days"),
        "{said}"
    );
    assert!(found(&below, "psapl-56").unwrap()["crime"] == "not-met");
    let crime = told(&[("gains", "5000")], ROW);
    assert!(found(&crime, "psapl-56").unwrap()["crime"] == "met");
    assert!(
        !crime["offences"][0]["conclusion"]
            .to_string()
            .contains("拘留")
    );
    let open = told(&[("gains", "\"unknown\"")], ROW);
    assert!(found(&open, "psapl-56").unwrap()["crime"] == "open");
}

#[test]
pub(crate) fn the_text_says_it_too() {
    use gexin::report::{Phrases, plain};
    use gexin::text::Lang;
    let as_of = day(AS_OF);
    let text = |date: &str, lang| {
        let text = format!(
            "schema = 1\n[answers]\nactor = \"individual\"\nobtained-by = [\"purchase\"]\nacts = [\"sell\"]\n\
             lawful-basis = \"none\"\ngains = 4020\noffence-date = {date}\n{ROW}"
        );
        let case = case(&text, as_of).unwrap();
        let phrases = Phrases {
            law: WORLD.law,
            texts: WORLD.texts,
            lang,
        };
        plain(&matter(&case, as_of), &phrases).replace(['\n', ' '], "")
    };
    let zh = text("2025-06-01", Lang::Zh);
    for said in [
        "4,020元至40,200元",
        "2026年1月1日以前的治安管理处罚法文本未经核对",
        "二年内又非法获取",
        "个人信息保护法第69条第1款",
    ] {
        assert!(zh.contains(said), "{said} in {zh}");
    }
    let en = text("2025-06-01", Lang::En);
    assert!(en.contains("4,020yuanto40,200yuan"), "{en}");
    assert!(!text("2026-06-01", Lang::Zh).contains("以前的治安管理处罚法文本未经核对"));
    assert!(!text("2021-10-31", Lang::Zh).contains("个人信息保护法第69条"));
}

#[test]
pub(crate) fn every_penalty_begins_and_ends_on_its_day() {
    let stolen = [
        ("role", "\"platform\""),
        ("obtained-by", "[\"theft\"]"),
        ("acts", "[\"sell\"]"),
        ("knew-of-crime", "true"),
    ];
    let on = |id: &str, date: &str| {
        let mut changes = stolen.to_vec();
        changes.push(("offence-date", date));
        found(&told(&changes, ROW), id).is_some()
    };
    for (id, first, before) in [
        ("psapl-56", "2026-01-01", "2025-12-31"),
        ("psapl-33", "2026-01-01", "2025-12-31"),
        ("csl16-64-1", "2016-11-07", "2016-11-06"),
        ("csl16-64-2", "2016-11-07", "2016-11-06"),
        ("csl25-71-1", "2026-01-01", "2025-12-31"),
        ("csl25-71-2", "2026-01-01", "2025-12-31"),
        ("pipl-66-1", "2021-11-01", "2021-10-31"),
        ("pipl-66-2", "2021-11-01", "2021-10-31"),
        ("pipl-71", "2021-11-01", "2021-10-31"),
        ("atf-42", "2022-12-01", "2022-11-30"),
        ("atf-38-2", "2022-12-01", "2022-11-30"),
    ] {
        assert!(on(id, first), "{id} on {first}");
        assert!(!on(id, before), "{id} on {before}");
    }
}

#[test]
pub(crate) fn civil_liability_begins_with_its_law() {
    let lines = |date| {
        let as_of = day(AS_OF);
        let text = format!(
            "schema = 1\n[answers]\nobtained-by = [\"purchase\"]\nacts = [\"obtain\"]\nlawful-basis = \"none\"\n\
             gains = 0\noffence-date = {date}\n{ROW}"
        );
        let case = case(&text, as_of).unwrap();
        let matter = matter(&case, as_of);
        matter.administrative().civil
    };
    assert_eq!(lines("2021-11-01"), gexin::assess::Truth::Met);
    assert_eq!(lines("2021-10-31"), gexin::assess::Truth::NotMet);
}

/// What a condition leaves to the authority or to evidence is told with the penalty that is open for it, and only there.
#[test]
pub(crate) fn what_is_left_open_is_said() {
    let open = |changes: &[(&str, &str)], id: &str| -> Option<String> {
        let report = told(changes, ROW);
        let found = found(&report, id)?;
        let reasons = found["open"].as_array().unwrap();
        Some(
            reasons
                .iter()
                .map(|one| one["zh"].as_str().unwrap())
                .collect::<Vec<_>>()
                .join("|"),
        )
    };
    let unit = ("actor", "\"unit\"");
    let young = ("age-band", "\"under-16\"");
    let how = "条文没有写单位如何处罚";
    let age = "未成年人承担行政责任的年龄没有核对";
    assert_eq!(open(&[], "psapl-56").as_deref(), Some(""));
    // One of several ways to fulfil a condition.
    assert_eq!(open(&[unit], "psapl-56").as_deref(), Some(how));
    // In a rule that the condition names, and in one that is the whole condition.
    assert_eq!(open(&[young], "psapl-56").as_deref(), Some(age));
    let early = ("offence-date", "2020-03-01");
    assert_eq!(open(&[young, early], "csl16-64-2").as_deref(), Some(age));
    assert_eq!(open(&[early], "csl16-64-2").as_deref(), Some(""));
    // A part of the condition by itself.
    assert_eq!(
        open(&[("obtained-by", "[\"theft\"]")], "psapl-33").as_deref(),
        Some("须侵入计算机信息系统或者采用其他技术手段，并造成危害")
    );
}

/// Illegal gains are confiscated where there are or may be any, under a provision that has confiscation.
#[test]
pub(crate) fn confiscation_is_of_gains() {
    let confiscated = |gains: &str, id: &str| {
        let report = told(&[("gains", gains), ("offence-date", "2025-06-01")], ROW);
        found(&report, id).map(|one| one["confiscation"].as_bool().unwrap())
    };
    for (gains, any) in [("0", false), ("4020", true), ("\"unknown\"", true)] {
        assert_eq!(confiscated(gains, "csl16-64-2"), Some(any), "{gains}");
        assert_eq!(confiscated(gains, "pipl-71"), Some(false), "{gains}");
    }
}
