//! A judgment of an earlier day: what took effect later is nowhere cited as its law.

use gexin::case::Case;
use gexin::report::memo::{Memo, Voice};
use gexin::report::{Matter, Origin, json};
use gexin::text::Lang;
use jiff::civil::Date;
use serde_json::Value;

use super::citations::{in_brackets, listed};
use crate::desk::{AS_OF, case, world};

/// Every offence at hand, much of it disputed: personal information bought and taken, some of it public or on consent, of
/// kinds that courts differ on, sold by an insider of a bank, a provider's leak, a site, help, cards.
const EVERYTHING: &str = r#"
schema = 1
[answers]
actor = "ACTOR"
role = "bank"
obtained-by = ["duty", "theft", "purchase"]
acts = ["obtain", "sell", "publish", "leak"]
lawful-basis = "none"
lawful-business = true
gains = 60000
gains-cost = 58000
profit = 60000
used-in-crime = true
knew-of-crime = true
victim-harm = true
major-loss = true
vile-influence = true
prior-criminal = true
prior-administrative = true
first-offence = true
provider = true
ordered-to-rectify = true
refused = true
illegal-spread = true
site-set-up = true
crime-posting = true
helped-crime = true
knew-outright = true
card-information = true
cards = 5
computer-intrusion = true
offence-date = DATE
[[records]]
type = "credit-report"
count = 30
[[records]]
type = "flight"
count = 6000
[[records]]
type = "bare-phone"
count = 60000
lawful-basis = "public-source"
[[records]]
type = "company-contact"
count = 60000
lawful-basis = "consent-to-collect"
"#;

fn everything(actor: &str, date: Date) -> Case {
    let text = EVERYTHING.replace("ACTOR", actor);
    case(&text.replace("DATE", &date.to_string()))
}

fn matter(case: &Case, as_of: Date) -> Matter<'static> {
    Matter::new(&world().law, &world().assessor, case.clone(), as_of)
}

/// The ids that the JSON cites anywhere.
fn cites(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let list = value.as_array().map_or(&[][..], Vec::as_slice);
                match key.as_str() {
                    "cite" => {
                        found.extend(list.iter().filter_map(|one| Some(one.as_str()?.into())))
                    }
                    _ => cites(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|one| cites(one, found)),
        _ => {}
    }
}

const ORIGIN: Origin<'static> = Origin {
    file: "case.toml",
    line: None,
};

const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// Days of judgment on both sides of every interpretation, each with conduct a little before it.
const DAYS: [(Date, Date); 12] = [
    (day(2009, 12, 15), day(2009, 6, 1)),
    (day(2009, 12, 16), day(2009, 6, 1)),
    (day(2011, 8, 31), day(2011, 6, 1)),
    (day(2011, 9, 1), day(2011, 6, 1)),
    (day(2015, 10, 31), day(2014, 3, 1)),
    (day(2016, 12, 1), day(2014, 3, 1)),
    (day(2017, 5, 31), day(2016, 3, 1)),
    (day(2017, 6, 1), day(2016, 3, 1)),
    (day(2017, 6, 1), day(2014, 3, 1)),
    (day(2019, 10, 31), day(2018, 3, 1)),
    (day(2019, 11, 1), day(2018, 3, 1)),
    (AS_OF, day(2026, 3, 1)),
];

#[test]
fn no_later_interpretation_is_cited_for_an_earlier_judgment() {
    let law = &world().law;
    for (as_of, conduct) in DAYS {
        for actor in ["individual", "unit"] {
            let case = everything(actor, conduct);
            let matter = matter(&case, as_of);
            assert!(matter.present().len() >= 2, "{as_of}");
            let later: Vec<&str> = law
                .provisions()
                .iter()
                .map(|one| one.id.as_str())
                .filter(|id| id.starts_with("ji") && !law.known_on(id, as_of))
                .collect();
            assert_eq!(later.is_empty(), as_of >= day(2019, 11, 1), "{as_of}");
            let told = json(&matter, &world().texts, &ORIGIN);
            let mut found = Vec::new();
            cites(&serde_json::from_str(&told).expect("JSON"), &mut found);
            assert!(found.len() > 20, "{as_of}: {found:?}");
            for id in found {
                assert!(!later.contains(&id.as_str()), "{as_of}: {id} in JSON");
            }
            let voice = Voice::new(law, &world().texts, &[Lang::Zh]);
            let memo = Memo::new(&matter, &voice, "");
            let names = listed(&memo, Lang::Zh);
            let bracketed = in_brackets(&memo, Lang::Zh);
            for id in later {
                let name = law.cite(id, Lang::Zh);
                assert!(!names.contains(&name), "{as_of}: {name} is listed");
                assert!(!bracketed.contains(&name), "{as_of}: {name} is cited");
            }
        }
    }
}

/// The text of 2009 has no numbers, and before the interpretation there were none that could guide it.
#[test]
fn conduct_of_2014_judged_before_the_interpretation_has_nothing_to_guide_it() {
    let text = r#"
schema = 1
[answers]
actor = "individual"
role = "bank"
obtained-by = ["duty"]
acts = ["sell"]
lawful-basis = "none"
offence-date = 2014-03-01
[[records]]
type = "credit-report"
count = 5000
"#;
    let case = case(text);
    let told = |as_of: Date| {
        let matter = matter(&case, as_of);
        let (offence, outcome) = (matter.offence(0), matter.outcome(0));
        let edition = offence.editions[outcome.shown().edition].id.to_string();
        let disputes = matter.disputes(0).iter();
        let disputes = disputes.map(|one| matter.law.disputes[one.dispute].id.to_string());
        (
            edition,
            disputes.collect::<Vec<_>>(),
            matter.counting(0).is_some(),
        )
    };
    assert_eq!(
        told(day(2017, 5, 31)),
        ("am7-early".to_owned(), Vec::new(), false)
    );
    let (edition, disputes, counts) = told(day(2017, 6, 1));
    assert_eq!((edition.as_str(), counts), ("am7", true));
    assert!(
        disputes.iter().any(|id| id == "guidance-2009"),
        "{disputes:?}"
    );
}
