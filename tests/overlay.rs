//! A folder laid over the law: entries are added and replaced by id, and messages name the file that the user wrote.

#![allow(clippy::unwrap_used)]

#[path = "support/generate.rs"]
mod generate;
mod support;

use std::borrow::Cow;

use generate::{cases, judgments};
use gexin::assess::{Assessor, OffenceOutcome, Scratch};
use gexin::case;
use gexin::interview::Interview;
use gexin::law::{Code, EMBEDDED, Files, Law, Problem};
use gexin::report::Texts;
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use support::{WORLD, answer, fact};

/// So many cases are looked at under both of two laws.
const CASES: usize = 400;

/// The embedded files with others laid over them.
fn laid(files: &[(&str, &str)]) -> Files {
    let mut all = Files::embedded();
    for (name, text) in files {
        all.overlay(
            name,
            &format!("mine/{name}"),
            Cow::Owned((*text).to_owned()),
        );
    }
    all
}

fn law(files: &[(&str, &str)]) -> Law {
    match Law::load(laid(files)) {
        Ok((law, warnings)) => {
            assert!(warnings.is_empty(), "{warnings:?}");
            law
        }
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// The first thing that is wrong, as a line.
fn wrong(files: &[(&str, &str)]) -> String {
    let problems: Vec<Problem> = Law::load(laid(files)).unwrap_err();
    problems[0].to_string()
}

const TYPE: &str = r#"
[[type]]
id = "gym-visits"
name = { zh = "健身房入场记录", en = "gym visits" }
pinyin = "jian shen fang ru chang ji lu"
certainty = "practice"
kind = "other-general"
authority = { zh = "本所意见", en = "our own view" }
cite = ["ji17:5.1.5"]
counts-as-one = { zh = "一次入场", en = "one visit" }
"#;

const ROLE: &str = r#"
[[role]]
id = "bank"
name = { zh = "本行职员", en = "our bank's staff" }
pinyin = "ben hang zhi yuan"
sector-2009 = "listed"
"#;

#[test]
fn a_new_type_is_added_and_the_rest_kept() {
    let (before, after) = (law(&[]), law(&[("record-types.toml", TYPE)]));
    assert_eq!(after.types.len(), before.types.len() + 1);
    let (at, added) = after.record_type("gym-visits").unwrap();
    assert_eq!(at, before.types.len(), "old positions stay");
    assert_eq!(added.name.zh, "健身房入场记录");
    let id = after.files.find("record-types.toml").unwrap();
    let place = after.files.place(id, &added.id.at());
    assert_eq!(place.to_string(), "mine/record-types.toml:3:6");
    let old = after.files.place(id, &after.types[0].id.at());
    assert_eq!(old.file, "data/record-types.toml");
}

#[test]
fn a_role_is_replaced_whole_in_its_place() {
    let (before, after) = (law(&[]), law(&[("roles.toml", ROLE)]));
    assert_eq!(after.roles.len(), before.roles.len());
    let (at, bank) = after.role("bank").unwrap();
    assert_eq!(at, before.role("bank").unwrap().0);
    assert_eq!(bank.name.zh, "本行职员");
    assert!(bank.aliases.is_empty(), "nothing of the old entry is left");
}

#[test]
fn one_number_is_overridden_and_the_others_kept() {
    let after = law(&[("punishment.toml", "fine-floor-yuan = 2000\n")]);
    assert_eq!(after.punishment.fine_floor_yuan, 2000);
    assert_eq!(after.punishment.fine_floor_minor_yuan, 500);
    assert_eq!(
        after.punishment.factors.len(),
        law(&[]).punishment.factors.len()
    );
    let about = "version = \"本所\"\n";
    let after = law(&[("about.toml", about)]);
    assert_eq!(after.about.version, "本所");
    assert_eq!(after.about.checked, law(&[]).about.checked);
}

#[test]
fn one_text_is_overridden_and_the_others_kept() {
    let files = laid(&[(
        "texts/report.toml",
        "[status]\nmet = { zh = \"具备\", en = \"there\" }\n",
    )]);
    let mut problems = Vec::new();
    let texts = Texts::load(&files, &mut problems).unwrap();
    let old = Texts::load(&Files::embedded(), &mut problems).unwrap();
    assert_eq!(texts.status.met.zh, "具备");
    assert_eq!(texts.status.not_met, old.status.not_met);
    // Half a text is no text: the other language does not shine through from below.
    let files = laid(&[("texts/report.toml", "[status]\nmet = { zh = \"具备\" }\n")]);
    assert!(Texts::load(&files, &mut problems).is_none());
    assert_eq!(problems[0].code.id(), "missing-language");
    assert_eq!(problems[0].place.to_string(), "mine/texts/report.toml:2:7");
}

#[test]
fn a_new_fact_needs_a_question_and_both_can_be_added() {
    let fact =
        "[[fact]]\nid = \"motive\"\nkind = \"bool\"\nname = { zh = \"动机\", en = \"motive\" }\n";
    let question = r#"
[[question]]
id = "motive"
stage = "harm"
form = "choice"
facts = ["motive"]
ask = { zh = "动机？", en = "Why?" }
why = { zh = "量刑考虑", en = "for the sentence" }
cite = ["cl:61"]
"#;
    let factor = r#"
[[factor]]
id = "motive"
name = { zh = "动机", en = "motive" }
when = { yes = "motive" }
cite = ["cl:61"]
says = { zh = "酌情考虑", en = "weighed by the court" }
"#;
    let all = [
        ("facts.toml", fact),
        ("punishment.toml", factor),
        ("interview.toml", question),
    ];
    let asked = |files: &[(&str, &str)]| {
        let law = law(files);
        let mut problems = Vec::new();
        let interview = Interview::load(&law.files, &law, &mut problems);
        (interview.is_some(), problems)
    };
    let (good, problems) = asked(&all);
    assert!(good, "{problems:?}");
    let (good, problems) = asked(&all[..2]);
    assert!(!good);
    assert_eq!(
        problems[0].to_string(),
        "mine/facts.toml:2:6: error[never-asked]: no question asks for this fact"
    );
}

#[test]
fn an_entry_that_breaks_a_link_elsewhere_is_said_where_the_link_stands() {
    // The offence follows a position that the firm's own version of the dispute does not have.
    let dispute = r#"
[[dispute]]
id = "duty-mixed-sum"
title = { zh = "合计", en = "the sum" }
question = { zh = "如何合计", en = "how to add" }
positions = [{ id = "apart", says = { zh = "分开", en = "apart" }, held-by = { zh = "本所", en = "we" }, cite = ["ji17:5.1.8"], status = "unverified" }]
"#;
    let said = wrong(&[("disputes.toml", dispute)]);
    assert!(
        said.starts_with("data/offences/infringing-personal-information.toml:"),
        "{said}"
    );
    assert!(
        said.contains("unknown-name") && said.contains("duty-mixed-sum:together"),
        "{said}"
    );
}

#[test]
fn what_is_wrong_in_the_upper_file_is_said_of_the_upper_file() {
    let cases = [
        (
            TYPE.replace("\"other-general\"", "\"other-genral\""),
            "mine/record-types.toml:7:8: error[unknown-name]",
        ),
        (
            TYPE.replace("kind =", "kid ="),
            "mine/record-types.toml:7:1: error[unknown-key]",
        ),
        (
            TYPE.replace("[[type]]", "[[typ]]"),
            "mine/record-types.toml:2:3: error[unknown-key]",
        ),
        (
            TYPE.replace("id = \"gym", "id = = \"gym"),
            "mine/record-types.toml:3:6: error[malformed]",
        ),
        (
            TYPE.replace("pinyin", "# pinyin"),
            "mine/record-types.toml:2:1: error[missing-key]",
        ),
        (
            format!("{TYPE}{TYPE}"),
            "mine/record-types.toml:13:6: error[duplicate-id]",
        ),
        (
            "type = 5\n".to_owned(),
            "mine/record-types.toml:1:8: error[wrong-type]",
        ),
    ];
    for (text, expected) in cases {
        let said = wrong(&[("record-types.toml", &text)]);
        assert!(
            said.starts_with(expected),
            "expected {expected}, said {said}"
        );
    }
}

#[test]
fn an_offence_is_added_or_replaced_by_name_or_id() {
    let old = EMBEDDED
        .iter()
        .find(|embedded| embedded.name == "offences/infringing-personal-information.toml")
        .unwrap()
        .text;
    let own = old.replacen("zh = \"侵犯公民个人信息罪\"", "zh = \"本所版本\"", 1);
    let count = law(&[]).offences.len();
    for name in [
        "offences/infringing-personal-information.toml",
        "offences/ours.toml",
    ] {
        let law = law(&[(name, &own)]);
        assert_eq!(law.offences.len(), count, "{name}");
        assert!(
            law.offences
                .iter()
                .any(|(_, one)| one.name.zh == "本所版本"),
            "{name}"
        );
    }
    let new = own.replacen(
        "id = \"infringing-personal-information\"",
        "id = \"ours\"",
        1,
    );
    assert_eq!(
        law(&[("offences/ours.toml", &new)]).offences.len(),
        count + 1
    );
    // Two files with one id are a slip.
    let twice = [
        ("offences/ours.toml", new.as_str()),
        (
            "offences/infringing-personal-information.toml",
            new.as_str(),
        ),
    ];
    let problems = Law::load(laid(&twice)).unwrap_err();
    assert!(
        problems.iter().any(
            |one| one.code == Code::DuplicateId && one.place.file.starts_with("mine/offences/")
        ),
        "{problems:?}"
    );
}

#[test]
fn the_whole_data_laid_over_itself_is_the_same_law() {
    // Places apart, which lie in the upper files.
    let plain = |law: &Law| {
        let vocabulary = (&law.facts, &law.tiers, &law.kinds, &law.types, &law.roles);
        let sources = (
            &law.sources,
            law.provisions(),
            &law.disputes,
            &law.relations,
        );
        let text = format!(
            "{vocabulary:?}{sources:?}{:?}{:?}{:?}",
            law.punishment, law.offences, law.about
        );
        let mut out = String::new();
        for (at, part) in text.split("at: ").enumerate() {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            out.push_str(if at == 0 { part } else { rest });
        }
        out
    };
    let all: Vec<_> = EMBEDDED.iter().map(|one| (one.name, one.text)).collect();
    let twice = law(&all);
    assert_eq!(plain(&twice), plain(&law(&[])));
    let id = twice.files.find("facts.toml").unwrap();
    let place = twice.files.place(id, &twice.facts[0].id.at());
    assert_eq!(place.file, "mine/facts.toml");
    let mut problems = Vec::new();
    let interviews = [Files::embedded(), twice.files.clone()]
        .map(|files| Interview::load(&files, &twice, &mut problems).unwrap());
    assert_eq!(interviews[0].questions.len(), interviews[1].questions.len());
}

#[test]
fn nothing_laid_over_changes_nothing_and_costs_nothing() {
    let none = law(&[("roles.toml", ""), ("punishment.toml", "# nothing\n")]);
    assert_eq!(none.roles.len(), law(&[]).roles.len());
}

/// What a result says of an offence.
fn said(outcome: &OffenceOutcome) -> String {
    let editions = outcome.editions.iter().map(|one| {
        let items = one.items.iter().map(|item| {
            let stands = (item.status, item.replaced, item.yields, item.decisive);
            (item.item, stands, one.measures_of(item))
        });
        let items: Vec<_> = items.collect();
        let whole = (one.edition, one.applies, one.level, one.possible);
        (whole, items, &one.elements, one.exceptions, &one.rows)
    });
    let editions: Vec<_> = editions.collect();
    let whole = (outcome.applies, outcome.level, outcome.possible);
    format!("{whole:?} {editions:?} {:?}", outcome.penalties)
}

/// Under one position the Interpretation guides the earlier text, under the other it says nothing of it: in whatever order
/// these are written, a result says the same of the items that only one of them has.
#[test]
fn the_order_of_positions_on_guidance_changes_no_result() {
    let mut files = EMBEDDED.iter();
    let disputes = files.find(|one| one.name == "disputes.toml").unwrap().text;
    let mut all = disputes.split("\n[[dispute]]");
    let guidance = all
        .find(|one| one.contains("id = \"guidance-2009\""))
        .unwrap();
    let mut parts: Vec<&str> = guidance.split("\n[[dispute.positions]]").collect();
    parts[1..].reverse();
    let turned = parts.join("\n[[dispute.positions]]");
    let other = law(&[("disputes.toml", &format!("[[dispute]]{turned}"))]);
    let first = |law: &Law| {
        let mut disputes = law.disputes.iter();
        let found = disputes.find(|one| one.id.as_str() == "guidance-2009");
        found.unwrap().positions[0].id.to_string()
    };
    assert_ne!(first(&other), first(WORLD.law));
    let assessor = Assessor::new(&other);
    let mut runner = TestRunner::deterministic();
    let strategy = (cases(), judgments(), select(vec![None, Some("2012-03-15")]));
    let (mut one, mut two) = (Scratch::default(), Scratch::default());
    for _ in 0..CASES {
        let (mut case, as_of, early) = strategy.new_tree(&mut runner).unwrap().current();
        if let Some(date) = early {
            case.set(fact("offence-start"), None);
            case.set(fact("offence-date"), Some(answer("offence-date", date)));
        }
        let facts = WORLD.assessor.facts(WORLD.law, &case);
        let before = WORLD.assessor.assess(&facts, as_of, &mut one);
        let after = assessor.assess(&assessor.facts(&other, &case), as_of, &mut two);
        for (before, after) in before.offences.iter().zip(&after.offences) {
            assert_eq!(
                said(before),
                said(after),
                "{as_of}\n{}",
                case::write(WORLD.law, &case)
            );
        }
    }
}
