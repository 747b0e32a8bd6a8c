//! The precedents most like a case: which come first, and what is said to be alike and to differ.

use gexin::law::Level;
use gexin::report::{Alike, Common, Differs};
use gexin::text::{Lang, Text};

use crate::support::{AS_OF, WORLD, case, day, kind, matter, report};
use crate::{as_case, both_languages, said, squeezed};

const BANK_CLERK: &str = r#"
schema = 1
[[records]]
type = "credit-report"
count = 900
[answers]
actor = "individual"
role = "bank"
obtained-by = ["duty"]
acts = ["sell"]
gains = 230000
lawful-basis = "none"
"#;

#[test]
fn the_most_alike_comes_first_with_what_is_alike_and_what_differs() {
    let as_of = day(AS_OF);
    let case = case(BANK_CLERK, as_of).unwrap();
    let matter = matter(&case, as_of);
    let first = &matter.similar()[0];
    assert_eq!(WORLD.law.precedents()[first.precedent].id.as_str(), "benxi");
    let credit = Common::Type(kind("credit-report"));
    assert!(first.alike.contains(&Alike::Records(credit)));
    assert!(first.alike.contains(&Alike::Duty));
    assert!(
        first
            .alike
            .contains(&Alike::Level(Level::EspeciallySerious))
    );
    assert!(
        first
            .alike
            .iter()
            .any(|one| matches!(one, Alike::Count(..)))
    );
    assert!(first.differs.is_empty(), "{:?}", first.differs);
    for pair in matter.similar().windows(2) {
        assert!(pair[0].score >= pair[1].score);
    }
    assert!((1..=5).contains(&matter.similar().len()));
}

#[test]
fn a_smaller_case_differs_in_count_gains_and_level() {
    let as_of = day(AS_OF);
    let small = BANK_CLERK.replace("900", "27").replace("230000", "2000");
    let case = case(&small, as_of).unwrap();
    let matter = matter(&case, as_of);
    let first = &matter.similar()[0];
    assert_eq!(WORLD.law.precedents()[first.precedent].id.as_str(), "benxi");
    let differs = &first.differs;
    assert!(differs.iter().any(|one| matches!(one, Differs::Count(..))));
    assert!(
        differs
            .iter()
            .any(|one| matches!(one, Differs::Gains(Some(_), _)))
    );
    // Nothing was said of what else may raise it: the level is not yet certain here.
    let level = Differs::Level(None, Level::EspeciallySerious);
    assert!(differs.contains(&level), "{differs:?}");
}

#[test]
fn every_precedent_is_most_like_itself() {
    let as_of = day(AS_OF);
    for one in WORLD.law.precedents() {
        // Without records or with another offence there is too little to compare by.
        if one.records.is_empty() || one.offences.is_empty() || one.acts.is_empty() {
            continue;
        }
        let case = case(&as_case(one), as_of).unwrap();
        let matter = matter(&case, as_of);
        let best = matter.similar().first().map(|first| first.score);
        let own = matter.similar().iter();
        let own = own
            .clone()
            .find(|similar| WORLD.law.precedents()[similar.precedent].id == one.id);
        let own = own.unwrap_or_else(|| panic!("{} is not like itself", one.id));
        // Two reports of like cases may tie but for how they were read.
        assert!(own.score + 2 >= best.unwrap(), "{}", one.id);
    }
}

#[test]
fn likeness_is_said_in_both_languages_in_text_and_in_json() {
    let as_of = day(AS_OF);
    for one in WORLD.law.precedents() {
        let case = case(&as_case(one), as_of).unwrap();
        let matter = matter(&case, as_of);
        let json = report(&matter);
        let precedents = json["precedents"].as_array().unwrap();
        assert_eq!(precedents.len(), matter.similar().len());
        for (similar, found) in matter.similar().iter().zip(precedents) {
            let precedent = &WORLD.law.precedents()[similar.precedent];
            assert_eq!(found["id"], precedent.id.as_str());
            for key in ["alike", "differs", "points"] {
                for text in found[key].as_array().unwrap() {
                    let text = Text {
                        zh: text["zh"].as_str().unwrap().to_owned(),
                        en: text["en"].as_str().unwrap().to_owned(),
                    };
                    assert!(both_languages(&text), "{text:?}");
                    assert!(!text.zh.contains('{') && !text.en.contains('{'), "{text:?}");
                }
            }
            for (lang, name) in [
                (Lang::Zh, &precedent.name.zh),
                (Lang::En, &precedent.name.en),
            ] {
                // A name that stands alone begins with a capital.
                let said = said(&matter, lang).to_lowercase();
                assert!(said.contains(&squeezed(name).to_lowercase()), "{name}");
            }
        }
    }
}

#[test]
fn of_an_offence_with_few_precedents_the_one_there_is_is_offered() {
    let as_of = day(AS_OF);
    let text = "schema = 1\n[[records]]\ntype = \"location-track\"\ncount = 600\n[answers]\nacts = [\"leak\"]\nprovider = true\nordered-to-rectify = true\nrefused = true\n";
    let case = case(text, as_of).unwrap();
    let matter = matter(&case, as_of);
    let main = &WORLD.law.offences[matter.main()].1.id;
    assert_eq!(main.as_str(), "refusing-network-security-duty");
    let first = matter.similar().first().unwrap();
    assert_eq!(WORLD.law.precedents()[first.precedent].id.as_str(), "hu");
    assert!(first.alike.contains(&Alike::Offence));
}

#[test]
fn nothing_known_is_like_nothing() {
    let as_of = day(AS_OF);
    let case = case("schema = 1\n", as_of).unwrap();
    assert!(matter(&case, as_of).similar().is_empty());
    assert!(matter(&case, as_of).misstatements().is_empty());
}
