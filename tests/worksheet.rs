//! The worksheet: every factor, the official order, what is not counted twice, and the limits of the law.

#![allow(clippy::unwrap_used)]

pub(crate) mod support;

use gexin::report::Matter;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{AS_OF, WORLD, case, day, matter, report};

/// Every circumstance answered with no.
const NONE: &[(&str, &str)] = &[
    ("age-band", "\"18-74\""),
    ("disability", "false"),
    ("preparation", "false"),
    ("attempt", "false"),
    ("desistance", "false"),
    ("accessory", "false"),
    ("coerced", "false"),
    ("surrender", "false"),
    ("confession", "false"),
    ("plea", "false"),
    ("merit", "false"),
    ("major-merit", "false"),
    ("gains-returned", "\"none\""),
    ("compensated", "false"),
    ("forgiven", "false"),
    ("other-record", "\"none\""),
];

/// Records of the first band, and of the second.
const SERIOUS: u32 = 60;
const ESPECIALLY: u32 = 600;

fn text(tracks: u32, changes: &[(&str, &str)]) -> String {
    let mut text = "schema = 1\n[answers]\nactor = \"individual\"\noffence-date = 2026-03-01\n\
                    obtained-by = [\"purchase\"]\nacts = [\"sell\"]\nlawful-basis = \"none\"\nlawful-business = false\n\
                    used-in-crime = false\nknew-of-crime = false\nvictim-harm = false\nmajor-loss = false\n\
                    vile-influence = false\nprior-criminal = false\nprior-administrative = false\ngains = 100\n"
        .to_owned();
    for (id, plain) in NONE {
        let changed = changes.iter().find(|(of, _)| of == id);
        text.push_str(&format!(
            "{id} = {}\n",
            changed.map_or(*plain, |(_, written)| *written)
        ));
    }
    text + &format!("[[records]]\ntype = \"location-track\"\ncount = {tracks}\n")
}

fn told(text: &str, base: u32) -> Value {
    let as_of = day(AS_OF);
    let case = case(text, as_of).unwrap();
    let mut matter: Matter<'_> = matter(&case, as_of);
    matter.base_term = Some(base);
    report(&matter)["worksheet"].clone()
}

fn sheet(tracks: u32, base: u32, changes: &[(&str, &str)]) -> Value {
    told(&text(tracks, changes), base)
}

fn span(sheet: &Value, key: &str) -> (String, String) {
    let end = |end: &str| sheet[key][end].as_str().unwrap().to_owned();
    (end("min"), end("max"))
}

fn terms(min: &str, max: &str) -> (String, String) {
    (min.to_owned(), max.to_owned())
}

fn steps(sheet: &Value) -> Vec<&str> {
    let steps = sheet["steps"].as_array().unwrap();
    steps
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect()
}

#[test]
pub(crate) fn without_a_base_term_there_is_no_sheet() {
    let as_of = day(AS_OF);
    let case = case(&text(SERIOUS, &[]), as_of).unwrap();
    assert!(report(&matter(&case, as_of)).get("worksheet").is_none());
}

#[test]
pub(crate) fn each_factor_moves_the_base_term_as_far_as_the_guidelines_say() {
    // Fact, answer, step, least and greatest per cent (Fa Fa [2021] No. 21 as reported).
    let less = [
        ("age-band", "\"16-17\"", "minor", 10, 50),
        ("age-band", "\"75-plus\"", "elderly", 0, 40),
        ("disability", "true", "disability", 0, 50),
        ("attempt", "true", "attempt", 0, 50),
        ("accessory", "true", "accessory", 20, 50),
        ("surrender", "true", "surrender", 0, 40),
        ("confession", "true", "confession", 0, 20),
        ("plea", "true", "plea", 0, 30),
        ("merit", "true", "merit", 0, 20),
        ("major-merit", "true", "major-merit", 20, 50),
        ("gains-returned", "\"all\"", "returned", 0, 30),
        ("gains-returned", "\"part\"", "returned", 0, 30),
    ];
    for (id, written, step, from, to) in less {
        let sheet = sheet(SERIOUS, 20, &[(id, written)]);
        assert_eq!(steps(&sheet), [step]);
        assert_eq!(
            sheet["steps"][0]["percent"],
            json!({"min": from, "max": to}),
            "{step}"
        );
        let end = |percent: i32| {
            let tenths = 200 * (100 - percent) / 100;
            match tenths % 10 {
                0 => (tenths / 10).to_string(),
                rest => format!("{}.{rest}", tenths / 10),
            }
        };
        assert_eq!(span(&sheet, "result"), (end(to), end(from)), "{step}");
    }
    let more = [
        ("\"recidivist\"", "recidivist", "22", "28"),
        ("\"other\"", "other-record", "20", "22"),
    ];
    for (written, step, min, max) in more {
        let sheet = sheet(SERIOUS, 20, &[("other-record", written)]);
        assert_eq!(steps(&sheet), [step]);
        assert_eq!(span(&sheet, "result"), terms(min, max), "{step}");
    }
    assert_eq!(span(&sheet(SERIOUS, 20, &[]), "result"), terms("20", "20"));
}

#[test]
pub(crate) fn what_has_no_range_is_named_and_changes_nothing() {
    for fact in [
        "preparation",
        "desistance",
        "coerced",
        "compensated",
        "forgiven",
    ] {
        let sheet = sheet(SERIOUS, 20, &[(fact, "true")]);
        assert_eq!(steps(&sheet), [fact]);
        assert!(sheet["steps"][0]["percent"].is_null());
        assert_eq!(span(&sheet, "result"), terms("20", "20"));
    }
    let duty = text(SERIOUS, &[]).replace("[\"purchase\"]", "[\"duty\"]");
    let sheet = told(&duty, 20);
    assert_eq!(steps(&sheet), ["duty"]);
    assert_eq!(span(&sheet, "result"), terms("20", "20"));
}

#[test]
pub(crate) fn the_first_group_is_multiplied_and_the_others_are_added() {
    // 20 × (1 − 50%) × (1 − 50%) = 5; × (1 − 20%) × (1 − 0) = 16; then −40% −20% and +40%: 5 × 0.5 … 16 × 1.4.
    let all = [
        ("accessory", "true"),
        ("attempt", "true"),
        ("surrender", "true"),
        ("merit", "true"),
        ("other-record", "\"recidivist\""),
    ];
    let sheet = sheet(SERIOUS, 20, &all);
    assert_eq!(
        steps(&sheet),
        ["attempt", "accessory", "surrender", "merit", "recidivist"]
    );
    let after: Vec<(String, String)> = sheet["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| span(step, "after"))
        .collect();
    // The least takes the greatest reductions and the least increase, the greatest the other way round.
    assert_eq!(
        after,
        [
            terms("10", "20"),
            terms("5", "16"),
            terms("3", "16"),
            terms("2", "16"),
            terms("2.5", "22.4"),
        ]
    );
    assert_eq!(span(&sheet, "result"), terms("2.5", "22.4"));
}

#[test]
pub(crate) fn nothing_is_counted_twice() {
    let percent = |changes: &[(&str, &str)], id: &str| {
        let sheet = sheet(SERIOUS, 20, changes);
        let steps = sheet["steps"].as_array().unwrap();
        steps
            .iter()
            .find(|one| one["id"] == id)
            .map(|one| one["percent"].clone())
    };
    let plea = ("plea", "true");
    let up_to = |max| Some(json!({"min": 0, "max": max}));
    // Alone 30; with surrender 60 in all, of which surrender gives 40; with a confession 30 in all, of which that gives 20.
    assert_eq!(percent(&[plea], "plea"), up_to(30));
    assert_eq!(percent(&[plea, ("surrender", "true")], "plea"), up_to(20));
    assert_eq!(percent(&[plea, ("confession", "true")], "plea"), up_to(10));
    assert_eq!(
        percent(&[plea, ("gains-returned", "\"all\"")], "plea"),
        up_to(30)
    );
    // Forgiveness alone raises the limit; it has no range of its own that would be part of it.
    assert_eq!(percent(&[plea, ("forgiven", "true")], "plea"), up_to(60));
    let all = [plea, ("surrender", "true"), ("gains-returned", "\"all\"")];
    assert_eq!(percent(&all, "plea"), up_to(0));
    // Surrender leaves no room for a confession, nor a major merit for a merit.
    assert_eq!(
        percent(
            &[("surrender", "true"), ("confession", "true")],
            "confession"
        ),
        None
    );
    assert_eq!(
        percent(&[("merit", "true"), ("major-merit", "true")], "merit"),
        None
    );
    // Compensation with forgiveness is one circumstance.
    let both = [("compensated", "true"), ("forgiven", "true")];
    let sheet = sheet(SERIOUS, 20, &both);
    assert_eq!(steps(&sheet), ["reconciled"]);
    assert_eq!(span(&sheet, "result"), terms("12", "20"));
}

#[test]
pub(crate) fn lighter_stays_in_the_band_and_mitigated_goes_one_down() {
    // Restitution may only be lighter: the result stops at three years.
    let returned = sheet(ESPECIALLY, 40, &[("gains-returned", "\"all\"")]);
    assert_eq!(span(&returned, "raw"), terms("28", "40"));
    assert_eq!(span(&returned, "result"), terms("36", "40"));
    assert_eq!(returned["mitigated"], false);
    // Surrender may mitigate: down into the first band.
    let surrender = sheet(ESPECIALLY, 40, &[("surrender", "true")]);
    assert_eq!(span(&surrender, "result"), terms("24", "40"));
    assert_eq!(
        (&surrender["mitigated"], &surrender["band"]["floor"]),
        (&json!(true), &json!(1))
    );
    // A confession alone does not, nor a plea.
    for fact in ["confession", "plea"] {
        let sheet = sheet(ESPECIALLY, 40, &[(fact, "true")]);
        assert_eq!(span(&sheet, "result").0, "36", "{fact}");
    }
    // Below the lowest band there is none: criminal detention of a month is the least.
    let most = [
        ("surrender", "true"),
        ("accessory", "true"),
        ("gains-returned", "\"all\""),
        ("compensated", "true"),
        ("forgiven", "true"),
    ];
    let sheet = sheet(SERIOUS, 20, &most);
    assert_eq!(span(&sheet, "raw").0, "0");
    assert_eq!(span(&sheet, "result"), terms("1", "16"));
}

#[test]
pub(crate) fn heavier_stops_at_the_top_of_the_band() {
    for (tracks, base, top) in [(SERIOUS, 30, "36"), (ESPECIALLY, 80, "84")] {
        let sheet = sheet(tracks, base, &[("other-record", "\"recidivist\"")]);
        assert_eq!(span(&sheet, "result").1, top);
    }
}

#[test]
pub(crate) fn the_base_term_lies_in_a_possible_band() {
    for (tracks, base, level) in [
        (SERIOUS, 1, Some("serious")),
        (SERIOUS, 36, Some("serious")),
        (SERIOUS, 37, None),
        (ESPECIALLY, 35, None),
        (ESPECIALLY, 36, Some("especially-serious")),
        (ESPECIALLY, 84, Some("especially-serious")),
        (ESPECIALLY, 85, None),
        (1, 12, None),
    ] {
        let sheet = sheet(tracks, base, &[]);
        assert_eq!(
            sheet["level"],
            json!(level),
            "{tracks} tracks, {base} months"
        );
        assert_eq!(sheet["result"].is_null(), level.is_none());
        assert!(!sheet["text"][0]["zh"].as_str().unwrap().is_empty());
    }
}

#[test]
pub(crate) fn what_was_not_answered_is_not_applied() {
    let text = text(SERIOUS, &[])
        .replace("surrender = false\n", "")
        .replace("plea = false\n", "");
    let sheet = told(&text, 20);
    assert_eq!(steps(&sheet), [""; 0]);
    // A confession only counts where there was no surrender: its own answer, no, settles it.
    assert_eq!(sheet["unanswered"], json!(["surrender", "plea"]));
}

/// Any answers to the circumstances, as positions among these.
fn answers() -> impl Strategy<Value = Vec<bool>> {
    proptest::collection::vec(any::<bool>(), 15)
}

fn changes(picked: &[bool]) -> Vec<(&'static str, &'static str)> {
    const YES: [(&str, &str); 15] = [
        ("disability", "true"),
        ("preparation", "true"),
        ("attempt", "true"),
        ("desistance", "true"),
        ("accessory", "true"),
        ("coerced", "true"),
        ("surrender", "true"),
        ("confession", "true"),
        ("plea", "true"),
        ("merit", "true"),
        ("major-merit", "true"),
        ("gains-returned", "\"all\""),
        ("compensated", "true"),
        ("forgiven", "true"),
        ("age-band", "\"16-17\""),
    ];
    let picked = YES.iter().zip(picked).filter(|(_, yes)| **yes);
    picked.map(|(one, _)| *one).collect()
}

fn exact(decimal: &str) -> u128 {
    let (whole, rest) = decimal.split_once('.').unwrap_or((decimal, ""));
    format!("{whole}{rest:0<18}").parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// One more mitigating circumstance never raises either end, and the range stays within what the law allows.
    #[test]
    fn more_mitigation_never_raises_the_range(
        picked in answers(),
        more in 0..15usize,
        especially: bool,
        recidivist: bool,
        base in 1..=84u32,
    ) {
        let tracks = if especially { ESPECIALLY } else { SERIOUS };
        let base = if especially { base.max(36) } else { base.min(36) };
        let of = |picked: &[bool]| {
            let mut changes = changes(picked);
            if recidivist {
                changes.push(("other-record", "\"recidivist\""));
            }
            let sheet = sheet(tracks, base, &changes);
            let (min, max) = span(&sheet, "result");
            let bound = |key: &str| exact(&sheet["band"][key].to_string());
            prop_assert!(bound("floor") <= exact(&min) && exact(&max) <= bound("max"));
            prop_assert!(exact(&min) <= exact(&max));
            Ok((exact(&min), exact(&max)))
        };
        let mut added = picked.clone();
        added[more] = true;
        let (before, after) = (of(&picked)?, of(&added)?);
        prop_assert!(after.0 <= before.0 && after.1 <= before.1, "{before:?} {after:?}");
    }
}

#[test]
pub(crate) fn before_a_base_term_every_circumstance_says_what_it_would_do() {
    use gexin::report::{Phrases, WorksheetKind, worksheet_outlook};
    use gexin::text::Lang;
    let as_of = day(AS_OF);
    let told = |changes: &[(&str, &str)]| {
        let case = case(&text(SERIOUS, changes), as_of).unwrap();
        let phrases = Phrases {
            law: WORLD.law,
            texts: WORLD.texts,
            lang: Lang::En,
        };
        let lines = worksheet_outlook(&matter(&case, as_of), &phrases, 0);
        let steps = lines.iter().filter(|line| line.kind == WorksheetKind::Step);
        let steps: Vec<String> = steps.map(|line| line.text.clone()).collect();
        (steps, lines.len())
    };
    assert_eq!(told(&[]).0, ["no circumstance moves the base term"]);
    let (steps, _) = told(&[("surrender", "true"), ("accessory", "\"unknown\"")]);
    assert_eq!(
        steps,
        [
            "voluntary surrender: up to 40% less",
            "accessory: 20% to 50% less"
        ]
    );
}
