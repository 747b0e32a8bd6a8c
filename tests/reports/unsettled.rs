//! What the law or the evidence leaves open whatever is answered: the report says why, and says it only then.

use std::collections::BTreeSet;

use gexin::assess::{Place, Truth};
use gexin::law::Condition;
use gexin::report::{Matter, Origin, Phrases, json};
use gexin::text::{Lang, Text};
use jiff::civil::Date;

use crate::desk::{AS_OF, case, world};

const TODAY: Date = AS_OF;
const BEFORE_2009_12: Date = Date::constant(2009, 12, 15);
const BEFORE_2011_09: Date = Date::constant(2011, 8, 31);
const BEFORE_2017_06: Date = Date::constant(2017, 5, 31);
const BEFORE_2019_11: Date = Date::constant(2019, 10, 31);

/// Answers with the day of judgment, the offence, and how the Chinese reasons begin that are given for it.
#[rustfmt::skip]
const CASES: &[(&str, Date, &str, &[&str])] = &[
    // Public information: open by itself; with no basis at all nothing is left open.
    (r#"obtained-by = ["other"]
        acts = ["sell"]
        lawful-basis = "public-source""#, TODAY, "infringing-personal-information", &["已公开信息"]),
    (r#"obtained-by = ["other"]
        acts = ["sell"]
        lawful-basis = "none""#, TODAY, "infringing-personal-information", &[]),
    // Consent to collection, and got in another way: kept it is open, sold it is not.
    (r#"obtained-by = ["receipt"]
        acts = ["obtain"]
        lawful-basis = "consent-to-collect""#, TODAY, "infringing-personal-information", &["只同意收集"]),
    (r#"obtained-by = ["receipt"]
        acts = ["sell"]
        lawful-basis = "consent-to-collect""#, TODAY, "infringing-personal-information", &[]),
    // Not answered: the answer may settle it.
    (r#"obtained-by = ["receipt"]
        acts = ["obtain"]"#, TODAY, "infringing-personal-information", &[]),
    // The list of employers of 2009 ends in "and other units"; a bank is on it, and no one is asked about another origin.
    (r#"role = "courier"
        obtained-by = ["duty"]
        acts = ["sell"]
        lawful-basis = "none"
        offence-date = 2013-05-01"#, TODAY, "infringing-personal-information", &["名单以", "2009年文本"]),
    (r#"role = "bank"
        obtained-by = ["duty"]
        acts = ["sell"]
        lawful-basis = "none"
        offence-date = 2013-05-01"#, TODAY, "infringing-personal-information", &["2009年文本"]),
    (r#"role = "individual"
        obtained-by = ["purchase"]
        acts = ["obtain"]
        lawful-basis = "none"
        offence-date = 2013-05-01"#, TODAY, "infringing-personal-information", &["信息是否出自", "2009年文本"]),
    // Two ways into it are open at once: neither stands in the way of the other's reason.
    (r#"role = "courier"
        obtained-by = ["duty", "theft"]
        acts = ["sell"]
        lawful-basis = "none"
        offence-date = 2013-05-01"#, TODAY, "infringing-personal-information", &["信息是否出自", "2009年文本"]),
    // Conduct across the change of 2015: the reason of the older text too.
    (r#"role = "bank"
        obtained-by = ["duty"]
        acts = ["sell"]
        lawful-basis = "none"
        offence-start = 2015-01-01
        offence-date = 2016-06-01"#, TODAY, "infringing-personal-information", &["2009年文本"]),
    (r#"obtained-by = ["purchase"]
        acts = ["sell"]
        lawful-basis = "none"
        offence-date = 2016-06-01"#, BEFORE_2017_06, "infringing-personal-information", &["2017年6月1日之前没有关于情节严重", "2017年6月1日之前没有关于情节特别严重"]),
    // An order that was not in writing, before the Interpretation of 2019.
    (r#"provider = true
        acts = ["leak"]
        ordered-to-rectify = false
        ordered-otherwise = true
        refused = true
        offence-date = 2018-05-01"#, BEFORE_2019_11, "refusing-network-security-duty", &["书面以外", "2019年11月1日之前没有关于四种"]),
    (r#"provider = true
        acts = ["leak"]
        ordered-to-rectify = true
        refused = true
        offence-date = 2018-05-01"#, BEFORE_2019_11, "refusing-network-security-duty", &["2019年11月1日之前没有关于四种"]),
    (r#"site-set-up = true
        offence-date = 2018-05-01"#, BEFORE_2019_11, "illegal-use-of-network", &["2019年11月1日之前没有关于情节严重"]),
    // Knowledge by signs, before and after that Interpretation; known outright nothing is left open.
    (r#"helped-crime = true
        knew-outright = false
        sign-price = true
        offence-date = 2018-05-01"#, BEFORE_2019_11, "aiding-network-crime", &["当时没有解释规定哪些", "2019年11月1日之前没有关于情节严重"]),
    (r#"helped-crime = true
        knew-outright = false
        sign-price = true
        helped-targets = 3
        offence-date = 2021-05-01"#, TODAY, "aiding-network-crime", &["可以认定明知"]),
    (r#"helped-crime = true
        knew-outright = true
        sign-price = true
        offence-date = 2021-05-01"#, TODAY, "aiding-network-crime", &[]),
    (r#"card-information = true
        cards = 3
        obtained-by = ["receipt"]
        acts = ["publish"]
        lawful-basis = "none""#, TODAY, "credit-card-information", &["公开发布是否"]),
    (r#"card-information = true
        cards = 3
        obtained-by = ["theft"]
        acts = ["publish"]
        lawful-basis = "none"
        offence-date = 2009-06-01"#, BEFORE_2009_12, "credit-card-information", &["据转述，2009年12月16日之前没有关于数量的", "据转述，2009年12月16日之前没有关于数量巨大"]),
    (r#"obtained-by = ["theft"]
        acts = ["obtain"]
        computer-intrusion = true
        offence-date = 2011-06-01"#, BEFORE_2011_09, "obtaining-computer-data", &["2011年9月1日之前没有关于情节严重", "2011年9月1日之前没有关于情节特别严重"]),
];

fn matter(answers: &str, as_of: Date) -> Matter<'static> {
    let text = format!(
        "schema = 1\n[answers]\nage-band = \"18-74\"\nactor = \"individual\"\n{answers}\n[[records]]\ntype = \"name-and-phone\"\ncount = 100\n"
    );
    Matter::new(&world().law, &world().assessor, case(&text), as_of)
}

/// The position of an offence.
fn position(id: &str) -> usize {
    let mut offences = world().law.offences.iter();
    let at = offences.position(|(_, offence)| offence.id.as_str() == id);
    at.expect("an offence")
}

#[test]
fn what_no_answer_settles_is_said_with_its_reason() {
    let law = &world().law;
    for (answers, as_of, offence, wanted) in CASES {
        let matter = matter(answers, *as_of);
        let at = position(offence);
        let mut found: Vec<&Text> = Vec::new();
        for (edition, one) in matter.unsettled(at) {
            let edition = &matter.outcome(at).editions[*edition];
            let open = match one.place {
                Place::Element(place) => edition.elements.contains(&(place, Truth::Open)),
                Place::Item(place) => edition
                    .item(place)
                    .is_some_and(|item| item.status == Truth::Open),
            };
            assert!(open, "{answers}: {one:?}");
            if !found.contains(&&one.says) {
                found.push(&one.says);
            }
        }
        assert_eq!(found.len(), wanted.len(), "{answers}: {found:?}");
        for lang in [Lang::Zh, Lang::En] {
            let phrases = Phrases {
                law,
                texts: &world().texts,
                lang,
            };
            let conclusion = phrases.conclusion(&matter, at).concat();
            for says in &found {
                assert!(
                    conclusion.contains(says.get(lang)),
                    "{answers}: {conclusion}"
                );
            }
            let word = world().texts.conclusion.unsettled.get(lang);
            let word = word.split('{').next().expect("words before the reasons");
            assert_eq!(
                conclusion.contains(word),
                !wanted.is_empty(),
                "{conclusion}"
            );
        }
        let origin = Origin {
            file: "case.toml",
            line: None,
        };
        let told = json(&matter, &world().texts, &origin);
        for (says, begins) in found.iter().zip(*wanted) {
            assert!(says.zh.starts_with(begins), "{answers}: {}", says.zh);
            assert!(
                told.contains(&says.zh) && told.contains(&says.en),
                "{answers}: {}",
                says.zh
            );
        }
    }
}

/// An element that is open for something else is given no reason that nothing turns on: consent to collection does not
/// reach what was sold, and what is open is whether mere numbers are personal information.
#[test]
fn a_reason_that_nothing_turns_on_is_not_given() {
    let text = "schema = 1\n[answers]\nobtained-by = [\"receipt\"]\nacts = [\"sell\"]\n\
                lawful-basis = \"consent-to-collect\"\n[[records]]\ntype = \"bare-phone\"\ncount = 6000\n";
    let matter = Matter::new(&world().law, &world().assessor, case(text), TODAY);
    assert_eq!(matter.outcome(0).applies, Truth::Open);
    assert_eq!(matter.unsettled(0), []);
}

/// No reason in the data is there for nothing: each is given for one of these cases.
#[test]
fn every_reason_comes_up() {
    let law = &world().law;
    let mut all = BTreeSet::new();
    for (_, offence) in &law.offences {
        let elements = offence.elements.iter().map(|element| &element.when);
        let items = offence.items.iter().filter_map(|item| item.when.as_ref());
        let rules = offence.rules.iter().map(|rule| &rule.when);
        for when in elements.chain(items).chain(rules) {
            when.walk(&mut |one| {
                if let Condition::Open(says) = one {
                    all.insert(says.zh.clone());
                }
            });
        }
    }
    assert!(all.len() >= 15, "{all:?}");
    for (answers, as_of, offence, _) in CASES {
        let at = position(offence);
        for (_, one) in matter(answers, *as_of).unsettled(at) {
            all.remove(&one.says.zh);
        }
    }
    assert!(all.is_empty(), "never given: {all:?}");
}

/// Where the line is reached in any case, what is still possible is that the offence does not apply, not that no line is
/// reached; where neither is known, that no line is reached stays possible.
#[test]
fn a_line_that_is_reached_is_never_called_missed() {
    let law = &world().law;
    let at = position("refusing-network-security-duty");
    for (count, zh, en) in [
        (
            600,
            "不适用本罪、达到标准",
            "the offence does not apply / line reached",
        ),
        (
            400,
            "未达列明标准、达到标准",
            "below the lines / line reached",
        ),
    ] {
        let text = format!(
            "schema = 1\n[answers]\nobtained-by = [\"lawful-collection\"]\nacts = [\"leak\"]\n\
             [[records]]\ntype = \"location-track\"\ncount = {count}\n"
        );
        let matter = Matter::new(law, &world().assessor, case(&text), TODAY);
        let outcome = matter.outcome(at);
        assert_eq!((outcome.applies, outcome.possible.len()), (Truth::Open, 2));
        let needs = matter.needs(at);
        assert!(needs.len() >= 3, "{needs:?}");
        for (lang, wanted) in [(Lang::Zh, zh), (Lang::En, en)] {
            let phrases = Phrases {
                law,
                texts: &world().texts,
                lang,
            };
            assert_eq!(
                phrases.verdict(matter.offence(at), outcome.verdict()),
                wanted
            );
            let provider = phrases.need(&matter, at, &needs[0]);
            assert!(provider.contains(wanted), "{provider}");
        }
    }
}
