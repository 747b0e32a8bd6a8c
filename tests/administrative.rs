//! Administrative penalties: each fires on its facts and its days, and on nothing short of them; amounts are computed.

#![allow(clippy::unwrap_used)]

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
pub(crate) fn detention_is_in_days() {
    let report = told(&[], ROW);
    let police = found(&report, "psapl-56").unwrap();
    assert_eq!(
        police["detention_days"],
        serde_json::json!({"min": 10, "max": 15})
    );
    assert_eq!(
        police["detention"][1]["days"],
        serde_json::json!({"min": null, "max": 5})
    );
    assert!(police["fine"].is_null() && police["confiscation"] == false);
    assert_eq!(police["authority"]["zh"], "公安机关");
    // A unit: the article does not say.
    let unit = told(&[("actor", "\"unit\"")], ROW);
    assert_eq!(found(&unit, "psapl-56").unwrap()["status"], "open");
    // A person under 16: open from what age; no crime either way, and what follows instead is said.
    let child = told(&[("age-band", "\"under-16\"")], ROW);
    assert_eq!(found(&child, "psapl-56").unwrap()["status"], "open");
    // Theft may be an intrusion besides; buying is none.
    let theft = told(&[("obtained-by", "[\"theft\"]")], ROW);
    assert_eq!(found(&theft, "psapl-33").unwrap()["status"], "open");
    assert!(found(&report, "psapl-33").is_none());
}

/// The parts of a fine: way, status, least and greatest in fen.
fn parts(report: &Value, id: &str) -> Vec<(String, String, Option<u64>, Option<u64>)> {
    let parts = found(report, id).unwrap()["fine"]["parts"]
        .as_array()
        .unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    parts
        .iter()
        .map(|one| {
            let fen = &one["fen"];
            (
                text(&one["way"]),
                text(&one["status"]),
                fen["min"].as_u64(),
                fen["max"].as_u64(),
            )
        })
        .collect()
}

fn part(
    way: &str,
    status: &str,
    min: u64,
    max: Option<u64>,
) -> (String, String, Option<u64>, Option<u64>) {
    (way.to_owned(), status.to_owned(), Some(min), max)
}

#[test]
pub(crate) fn fines_multiply_the_gains_of_the_case() {
    let with = |gains| {
        let sold = [
            ("gains", gains),
            ("offence-date", "2023-05-01"),
            ("acts", "[\"sell\"]"),
        ];
        parts(&told(&sold, ROW), "csl16-64-2")
    };
    // CSL 2016 art. 64(2): one to ten times; up to 1,000,000 yuan where there are none.
    assert_eq!(
        with("4020"),
        [part("multiple", "met", 402_000, Some(4_020_000))]
    );
    assert_eq!(with("0.01"), [part("multiple", "met", 1, Some(10))]);
    assert_eq!(with("0"), [part("cap", "met", 0, Some(100_000_000))]);
    let unknown = [
        part("multiple", "open", 1, None),
        part("cap", "open", 0, Some(100_000_000)),
    ];
    assert_eq!(with("\"unknown\""), unknown);
    assert_eq!(with("-"), unknown);
    assert_eq!(
        with("{ min = 1000, max = 2000 }"),
        [part("multiple", "met", 100_000, Some(2_000_000))]
    );
}

#[test]
pub(crate) fn fines_for_fraud_have_their_own_floors() {
    let with = |gains, id| {
        let sold = [
            ("gains", gains),
            ("acts", "[\"sell\"]"),
            ("knew-of-crime", "true"),
        ];
        parts(&told(&sold, ROW), id)
    };
    // ATF art. 42: from 50,000 yuan one to ten times, below it up to 500,000; art. 38: 10,000 and 100,000.
    assert_eq!(
        with("50000", "atf-42"),
        [part("multiple", "met", 5_000_000, Some(50_000_000))]
    );
    assert_eq!(
        with("49999.99", "atf-42"),
        [part("cap", "met", 0, Some(50_000_000))]
    );
    assert_eq!(
        with("10000", "atf-38-2"),
        [part("multiple", "met", 1_000_000, Some(10_000_000))]
    );
    assert_eq!(
        with("9999.99", "atf-38-2"),
        [part("cap", "met", 0, Some(10_000_000))]
    );
    // Nobody's crime, or nothing passed on: neither. Conduct before 2022-12-01: neither.
    let none = |changes: &[(&str, &str)]| {
        let report = told(changes, ROW);
        found(&report, "atf-42").is_none() && found(&report, "atf-38-2").is_none()
    };
    let crime = ("knew-of-crime", "true");
    let sold = ("acts", "[\"sell\"]");
    assert!(none(&[sold]) && none(&[crime]));
    assert!(none(&[sold, crime, ("offence-date", "2022-11-30")]));
    assert!(!none(&[sold, crime, ("offence-date", "2022-12-01")]));
    // Used in crime without knowing: art. 42 may be in question, taking part in fraud is not.
    let used = told(&[sold, ("used-in-crime", "true")], ROW);
    assert!(found(&used, "atf-42").is_some() && found(&used, "atf-38-2").is_none());
}

#[test]
pub(crate) fn processors_are_fined_on_two_levels() {
    let report = told(&[], ROW);
    // PIPL 66(1): on refusal up to 1,000,000; persons 10,000 to 100,000. 66(2): up to 50,000,000 or 5%; persons ten times.
    assert_eq!(
        parts(&report, "pipl-66-1"),
        [
            part("stated", "met", 0, Some(100_000_000)),
            part("stated", "met", 1_000_000, Some(10_000_000))
        ]
    );
    let second = parts(&report, "pipl-66-2");
    assert_eq!(second[0], part("stated", "met", 0, Some(5_000_000_000)));
    assert_eq!((second[1].0.as_str(), second[1].2), ("turnover", None));
    assert_eq!(
        second[2],
        part("stated", "met", 10_000_000, Some(100_000_000))
    );
    let said = found(&report, "pipl-66-2").unwrap()["text"]["zh"]
        .as_str()
        .unwrap();
    assert!(said.contains("营业额5%以下"), "{said}");
}

#[test]
pub(crate) fn operators_have_a_rule_of_their_own() {
    let of = |role, date| {
        let report = told(&[("role", role), ("offence-date", date)], ROW);
        ids(&report)
            .into_iter()
            .filter(|id| id.contains("-1?") && id.starts_with("csl"))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("\"platform\"", "2025-12-31"), ["csl16-64-1?"]);
    assert_eq!(of("\"platform\"", "2026-01-01"), ["csl25-71-1?"]);
    assert_eq!(of("\"courier\"", "2025-12-31"), [""; 0]);
    let report = told(
        &[
            ("role", "\"platform\""),
            ("offence-date", "2025-12-31"),
            ("gains", "0"),
        ],
        ROW,
    );
    assert_eq!(
        parts(&report, "csl16-64-1"),
        [
            part("cap", "met", 0, Some(100_000_000)),
            part("stated", "met", 1_000_000, Some(10_000_000))
        ]
    );
}

#[test]
pub(crate) fn identity_card_data_is_of_duty() {
    let row = "[[records]]\ntype = \"id-card-photo\"\ncount = 3\n";
    let leak = [
        ("role", "\"bank\""),
        ("obtained-by", "[\"duty\"]"),
        ("acts", "[\"provide\"]"),
    ];
    let report = told(&leak, row);
    let staff = found(&report, "idl-19-1").unwrap();
    assert_eq!(staff["status"], "open");
    assert_eq!(
        staff["detention_days"],
        serde_json::json!({"min": 10, "max": 15})
    );
    assert_eq!(
        parts(&report, "idl-19-1"),
        [part("stated", "met", 500_000, Some(500_000))]
    );
    // A unit: 100,000 to 500,000 yuan, and the other paragraph not.
    let mut unit = leak.to_vec();
    unit.push(("actor", "\"unit\""));
    let report = told(&unit, row);
    assert_eq!(
        parts(&report, "idl-19-2"),
        [part("stated", "met", 10_000_000, Some(50_000_000))]
    );
    assert!(found(&report, "idl-19-1").is_none());
    // Nobody's staff; not from duty; kept; tracks.
    let near: [(&str, &str, &str); 4] = [
        ("role", "\"individual\"", row),
        ("obtained-by", "[\"purchase\"]", row),
        ("acts", "[\"obtain\"]", row),
        (
            "role",
            "\"bank\"",
            "[[records]]\ntype = \"location-track\"\ncount = 3\n",
        ),
    ];
    for (id, written, rows) in near {
        let mut changed = leak.to_vec();
        changed.retain(|(of, _)| *of != id);
        changed.push((id, written));
        assert!(
            found(&told(&changed, rows), "idl-19-1").is_none(),
            "{id} = {written}"
        );
    }
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

/// The days of detention of a penalty: least and greatest, one pair after another.
fn detained(report: &Value, id: &str) -> Vec<(Option<u64>, Option<u64>)> {
    let all = found(report, id).unwrap()["detention"].as_array().unwrap();
    let days = all.iter().map(|one| &one["days"]);
    days.map(|days| (days["min"].as_u64(), days["max"].as_u64()))
        .collect()
}

#[test]
pub(crate) fn every_detention_has_the_days_of_its_article() {
    let sold = [
        ("acts", "[\"sell\"]"),
        ("knew-of-crime", "true"),
        ("obtained-by", "[\"theft\"]"),
    ];
    let report = told(&sold, ROW);
    // PSAPL art. 33: up to 5, heavier 5 to 15; ATF art. 42: up to 15; art. 38: 10 to 15; IDL art. 19(2): 10 to 15.
    assert_eq!(
        detained(&report, "psapl-33"),
        [(None, Some(5)), (Some(5), Some(15))]
    );
    assert_eq!(detained(&report, "atf-42"), [(None, Some(15))]);
    assert_eq!(detained(&report, "atf-38-2"), [(Some(10), Some(15))]);
    let unit = [
        ("actor", "\"unit\""),
        ("role", "\"bank\""),
        ("obtained-by", "[\"duty\"]"),
        ("acts", "[\"provide\"]"),
    ];
    let row = "[[records]]\ntype = \"id-card-photo\"\ncount = 3\n";
    assert_eq!(
        detained(&told(&unit, row), "idl-19-2"),
        [(Some(10), Some(15))]
    );
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
pub(crate) fn operators_are_fined_by_their_gains() {
    let changes = [
        ("role", "\"platform\""),
        ("offence-date", "2025-12-31"),
        ("gains", "300"),
    ];
    let report = told(&changes, ROW);
    assert_eq!(
        parts(&report, "csl16-64-1")[0],
        part("multiple", "met", 30_000, Some(300_000))
    );
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
