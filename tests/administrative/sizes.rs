//! How large administrative penalties are: fines in fen, detention in days.

use serde_json::Value;

use super::{ROW, found, ids, told};

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

/// Of ATF art. 44 two amounts were read, and neither when each applies, nor for whom, nor by whom: all of it is open.
#[test]
pub(crate) fn of_accounts_and_cards_no_more_is_said_than_was_read() {
    let row = |of: &str| format!("[[records]]\ntype = \"{of}\"\ncount = 10\n");
    let sold: &[(&str, &str)] = &[("acts", "[\"sell\"]"), ("gains", "1000")];
    for of in ["property-status", "id-card-photo"] {
        let report = told(sold, &row(of));
        assert_eq!(found(&report, "atf-44").unwrap()["status"], "open", "{of}");
        assert_eq!(
            parts(&report, "atf-44"),
            [
                part("multiple", "open", 100_000, Some(1_000_000)),
                part("cap", "open", 0, Some(20_000_000)),
            ]
        );
    }
    let names = told(sold, ROW);
    let kept = told(&[("gains", "1000")], &row("property-status"));
    let before = [sold, &[("offence-date", "2022-11-30")]].concat();
    let before = told(&before, &row("property-status"));
    let first = [sold, &[("offence-date", "2022-12-01")]].concat();
    assert!(found(&told(&first, &row("property-status")), "atf-44").is_some());
    // Passed on with consent, and other records without: what was unlawful is no account.
    let beside = row("id-card-photo") + "lawful-basis = \"consent-to-provide\"\n" + ROW;
    for report in [names, kept, before, told(sold, &beside)] {
        assert!(found(&report, "atf-44").is_none(), "{report}");
    }
    assert!(found(&told(sold, &(row("id-card-photo") + ROW)), "atf-44").is_some());
}
