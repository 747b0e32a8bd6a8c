//! What follows from a conviction beside the band: occupational prohibition, limitation, and what is said with them.

#![allow(clippy::unwrap_used)]

pub(crate) mod support;

use gexin::report::Phrases;
use gexin::text::Lang;
use serde_json::{Value, json};
use support::{AS_OF, WORLD, case, day, matter, report};

fn text(source: &str, date: &str, tracks: u32) -> String {
    format!(
        "schema = 1\n[answers]\nactor = \"individual\"\nrole = \"bank\"\noffence-date = {date}\n\
         obtained-by = [\"{source}\"]\nacts = [\"sell\"]\nlawful-basis = \"none\"\nlawful-business = false\n\
         used-in-crime = false\nknew-of-crime = false\nvictim-harm = false\nmajor-loss = false\n\
         vile-influence = false\nprior-criminal = false\nprior-administrative = false\ngains = 100\n\
         [[records]]\ntype = \"location-track\"\ncount = {tracks}\n"
    )
}

fn penalty(text: &str) -> Value {
    let as_of = day(AS_OF);
    let report = report(&matter(&case(text, as_of).unwrap(), as_of));
    report["offences"][0]["possible_penalties"][0].clone()
}

/// Everything that is said of the first penalty, in both languages.
fn said(text: &str) -> [String; 2] {
    let as_of = day(AS_OF);
    let case = case(text, as_of).unwrap();
    let matter = matter(&case, as_of);
    [Lang::Zh, Lang::En].map(|lang| {
        let phrases = Phrases {
            law: WORLD.law,
            texts: WORLD.texts,
            lang,
        };
        let penalty = &matter.outcome(0).penalties[0];
        phrases.penalty(&matter, 0, penalty).join("\n")
    })
}

#[test]
pub(crate) fn the_occupation_can_be_prohibited_where_it_was_used() {
    let ban = |source, date| penalty(&text(source, date, 60))["occupational_ban"].clone();
    // CL 37-1 with TEMP9 art. 1: not for conduct up to 2015-10-31.
    assert_eq!(ban("duty", "2015-11-01"), "met");
    assert_eq!(ban("duty", "2015-10-31"), "not-met");
    assert_eq!(ban("duty", "\"2015\""), "open");
    assert_eq!(ban("purchase", "2022-01-01"), "not-met");
    let [zh, en] = said(&text("duty", "2022-01-01", 60));
    assert!(zh.contains("职业禁止") && zh.contains("3年至5年"), "{zh}");
    assert!(en.contains("for 3 years to 5 years"), "{en}");
    assert!(!said(&text("purchase", "2022-01-01", 60))[0].contains("职业禁止"));
}

#[test]
pub(crate) fn limitation_runs_from_the_end_of_the_conduct() {
    let of = |date, tracks| {
        let penalty = penalty(&text("purchase", date, tracks));
        (
            penalty["limitation_until"].clone(),
            penalty["limitation_between"].clone(),
        )
    };
    // Five years for a maximum of three, ten for one of seven; the last day is the one before.
    assert_eq!(
        of("2022-03-15", 60),
        (json!("2027-03-14"), json!(["2027-03-14", "2027-03-14"]))
    );
    assert_eq!(
        of("2022-03-15", 600),
        (json!("2032-03-14"), json!(["2032-03-14", "2032-03-14"]))
    );
    // A month and a year leave a range of last days.
    assert_eq!(
        of("\"2022-02\"", 60),
        (Value::Null, json!(["2027-01-31", "2027-02-27"]))
    );
    assert_eq!(
        of("\"2022\"", 60),
        (Value::Null, json!(["2026-12-31", "2027-12-30"]))
    );
    let none = text("purchase", "2022-03-15", 60).replace("offence-date = 2022-03-15\n", "");
    assert_eq!(penalty(&none)["limitation_between"], Value::Null);
}

#[test]
pub(crate) fn a_range_of_last_days_is_said_as_one() {
    let zh = |date| said(&text("purchase", date, 60))[0].clone();
    // Judged on 2026-11-24.
    assert!(zh("\"2022-02\"").contains("最早至2027-01-31、最迟至2027-02-27"));
    assert!(
        zh("\"2021\"").contains("最早至2025-12-31")
            || zh("\"2021\"").contains("最早已于2025-12-31届满")
    );
    assert!(zh("\"2021\"").contains("取决于确切日期"));
    assert!(zh("\"2020\"").contains("最迟已于2025-12-30届满"));
    assert!(zh("2021-11-24").contains("已于2026-11-23届满"));
    assert!(zh("2021-11-25").contains("至2026-11-24"));
}

#[test]
pub(crate) fn each_band_has_what_belongs_to_it() {
    let [serious, _] = said(&text("purchase", "2022-03-15", 60));
    let [especially, _] = said(&text("purchase", "2022-03-15", 600));
    // Minor cases only where the band begins at the lowest penalties; an injunction wherever a suspended sentence is open.
    assert!(serious.contains("可以决定不起诉") && !especially.contains("可以决定不起诉"));
    assert!(serious.contains("刑法第72条第2款"));
    assert!(serious.contains("供犯罪所用的本人财物应当没收"));
    // A fine that goes with the penalty is mandatory: where there are no gains to multiply.
    let without = |text: String| said(&text.replace("gains = 100", "gains = 0"))[0].clone();
    assert!(without(text("purchase", "2022-03-15", 600)).contains("必须同时判处罚金"));
    assert!(!without(text("purchase", "2022-03-15", 60)).contains("必须同时判处罚金"));
}
