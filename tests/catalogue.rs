//! The catalogue: what is found by which words, what entries say, and that references lead there and back.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use gexin::interview::Interview;
use gexin::report::Phrases;
use gexin::report::catalogue::{Catalogue, Kind, json};
use gexin::text::Lang;
use serde_json::Value;
use support::WORLD;

static INTERVIEW: LazyLock<Interview> = LazyLock::new(|| {
    Interview::load(&WORLD.law.files, WORLD.law, &mut Vec::new()).expect("the interview is sound")
});

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(WORLD.law, &INTERVIEW));

fn say(lang: Lang) -> Phrases<'static> {
    Phrases {
        law: WORLD.law,
        texts: WORLD.texts,
        lang,
    }
}

/// Nothing found.
const NONE: [usize; 0] = [];

/// An entry as tests name it: `provision ji17:5.1.3`.
fn name(at: usize) -> String {
    let entry = &CATALOGUE.entries()[at];
    format!("{} {}", entry.kind.id(), entry.id)
}

fn at(kind: Kind, id: &str) -> usize {
    let found = CATALOGUE.find(kind, id);
    found.unwrap_or_else(|| panic!("there is no {} {id}", kind.id()))
}

#[test]
fn words_find_what_they_mean_first() {
    let table = [
        ("住宿", "record-type accommodation"),
        ("住宿信息", "record-type accommodation"),
        ("开房记录", "record-type accommodation"),
        ("zhu su", "record-type accommodation"),
        ("zhusu", "record-type accommodation"),
        ("zsxx", "record-type accommodation"),
        ("kfjl", "record-type accommodation"),
        ("Hotel stay", "record-type accommodation"),
        ("ｚｈｕｓｕ", "record-type accommodation"),
        ("accommodation", "record-type accommodation"),
        ("credit report", "record-type credit-report"),
        ("report credit", "record-type credit-report"),
        ("征信", "record-type credit-report"),
        ("5.1.3", "provision ji17:5.1.3"),
        ("５．１．３", "provision ji17:5.1.3"),
        ("ji17:5.1.6", "provision ji17:5.1.6"),
        ("JI17:5.1.6", "provision ji17:5.1.6"),
        ("解释第5条第1款第3项", "provision ji17:5.1.3"),
        ("jieshi di5tiao di1kuan di3xiang", "provision ji17:5.1.3"),
        ("Interpretation 2017 art. 5(1)(3)", "provision ji17:5.1.3"),
        ("按比例合计", "provision ji17:5.1.6"),
        ("abl hj", "provision ji17:5.1.6"),
        ("proportional total", "provision ji17:5.1.6"),
        ("银行职员", "role bank"),
        ("yhzy", "role bank"),
        ("bank teller", "role bank"),
        ("减半标准的10倍", "dispute tenfold-duty"),
        ("tenfold-duty", "dispute tenfold-duty"),
        ("qinfan gongmin", "offence infringing-personal-information"),
        ("法释〔2017〕10号", "source ji17"),
        ("自首", "provision cl:67.1"),
        ("surrender", "factor surrender"),
    ];
    for (words, first) in table {
        let found = CATALOGUE.search(words, None);
        let names: Vec<String> = found.iter().take(3).map(|at| name(*at)).collect();
        assert_eq!(
            names.first().map(String::as_str),
            Some(first),
            "{words}: {names:?}"
        );
    }
}

#[test]
fn names_come_before_running_text() {
    let found = CATALOGUE.search("住宿", None);
    let names: Vec<String> = found.iter().map(|at| name(*at)).collect();
    assert_eq!(names[0], "record-type accommodation");
    // Its title does not have the word; its restatement does.
    assert!(
        names.contains(&"provision ji17:5.1.4".to_owned()),
        "{names:?}"
    );
    let only = CATALOGUE.search("住宿", Some(Kind::Provision));
    assert!(only.iter().all(|at| name(*at).starts_with("provision")));
    assert!(!only.is_empty());
    assert_eq!(CATALOGUE.search("zzqq", None), NONE);
    assert_eq!(CATALOGUE.search("？", None), NONE);
    assert_eq!(CATALOGUE.search("", None).len(), CATALOGUE.entries().len());
}

#[test]
fn an_id_or_an_address_names_one_entry() {
    let exact = |words, kind| CATALOGUE.exact(words, kind).map(name);
    let table = [
        ("ji17:5.1.3", Some("provision ji17:5.1.3")),
        ("5.1.3", Some("provision ji17:5.1.3")),
        (" Credit-Report ", Some("record-type credit-report")),
        ("name6", Some("provision name6")),
        ("credit report", None),
        ("住宿", None),
        ("5.1.33", None),
        ("", None),
    ];
    for (words, one) in table {
        assert_eq!(
            exact(words, Some(Kind::Provision))
                .or(exact(words, None))
                .as_deref(),
            one,
            "{words}"
        );
    }
    // Several sources have an article 1: none of them is meant alone.
    assert_eq!(exact("1", None), None);
}

#[test]
fn slips_lead_to_what_was_meant() {
    let table = [
        ("accomodation", "record-type accommodation"),
        ("credit-reprot", "record-type credit-report"),
        ("ji17:5.1.33", "provision ji17:5.1.3"),
        // The same sound, other characters: how Chinese is mistyped.
        ("银航职员", "role bank"),
        ("注宿信息", "record-type accommodation"),
    ];
    for (words, meant) in table {
        assert_eq!(CATALOGUE.search(words, None), NONE, "{words}");
        let near: Vec<String> = CATALOGUE.near(words, 5).into_iter().map(name).collect();
        assert!(near.contains(&meant.to_owned()), "{words}: {near:?}");
        assert!(near.len() <= 5);
    }
    assert_eq!(CATALOGUE.near("zzqqzzqqzz", 5), NONE);
}

#[test]
fn every_entry_says_something_in_both_languages() {
    for at in 0..CATALOGUE.entries().len() {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| CATALOGUE.body(at, &INTERVIEW, &say(lang)));
        let name = name(at);
        assert!(!zh.is_empty(), "{name}");
        let shape = |lines: &[gexin::report::catalogue::Line]| {
            lines.iter().map(|line| line.style).collect::<Vec<_>>()
        };
        assert_eq!(shape(&zh), shape(&en), "{name}");
        let entry = &CATALOGUE.entries()[at];
        for text in zh
            .iter()
            .chain(&en)
            .map(|line| &line.text)
            .chain([&entry.title.zh, &entry.title.en])
        {
            assert!(!text.trim().is_empty(), "{name}");
            assert!(!text.contains(['{', '}']), "{name}: {text}");
            assert_eq!(text.trim(), text, "{name}");
        }
        let chinese = |text: &str| {
            text.chars()
                .any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
        };
        assert!(zh.iter().any(|line| chinese(&line.text)), "{name}");
        assert!(
            chinese(&entry.title.zh) && !entry.title.en.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn ids_are_unique_within_their_kind_and_every_kind_has_entries() {
    let ids: BTreeSet<(Kind, &str)> = CATALOGUE
        .entries()
        .iter()
        .map(|entry| (entry.kind, entry.id.as_str()))
        .collect();
    assert_eq!(ids.len(), CATALOGUE.entries().len());
    let law = WORLD.law;
    let counts = Kind::ALL.map(|kind| CATALOGUE.of_kind(kind).count());
    let data = [
        law.types.len(),
        law.offences.len(),
        law.provisions().len(),
        law.disputes.len(),
        law.roles.len(),
        INTERVIEW.questions.len(),
        law.punishment.factors.len(),
        // The parts of the general part are fixed: what a kind of penalty, limitation or joint crime is.
        10,
        law.cautions.len(),
        law.precedents().len(),
        law.misstatements().len(),
        law.administrative.penalties.len(),
        law.sources.len(),
    ];
    assert_eq!(counts, data);
    for kind in Kind::ALL {
        assert_eq!(Kind::named(kind.id()), Some(kind));
    }
    assert_eq!(Kind::named("nothing"), None);
}

#[test]
fn cited_by_is_the_inverse_of_cites() {
    let mut there = BTreeSet::new();
    let mut back = BTreeSet::new();
    for (at, entry) in CATALOGUE.entries().iter().enumerate() {
        for mention in &entry.cites {
            assert!(mention.entry < CATALOGUE.entries().len());
            assert_ne!(mention.entry, at, "{} refers to itself", name(at));
            assert!(there.insert((at, mention.entry)), "{} twice", name(at));
        }
        for mention in &entry.cited_by {
            assert!(back.insert((mention.entry, at)), "{} twice", name(at));
        }
    }
    assert_eq!(there, back);
    assert!(there.len() > 500, "{}", there.len());
}

/// Every reference in the data, read here once more, leads there and back.
#[test]
fn every_reference_of_the_data_resolves() {
    let cites = |from: usize, to: usize| {
        let (one, other) = (&CATALOGUE.entries()[from], &CATALOGUE.entries()[to]);
        let there = one.cites.iter().any(|mention| mention.entry == to);
        let back = other.cited_by.iter().any(|mention| mention.entry == from);
        assert!(there && back, "{} → {}", name(from), name(to));
    };
    let law = WORLD.law;
    let provisions = |from: usize, ids: &[gexin::law::Name]| {
        for id in ids {
            cites(from, at(Kind::Provision, id));
        }
    };
    for one in &law.types {
        provisions(at(Kind::RecordType, &one.id), &one.cite);
        if let Some(dispute) = &one.dispute {
            cites(at(Kind::RecordType, &one.id), at(Kind::Dispute, dispute));
        }
    }
    for one in &law.roles {
        for handled in &one.handles {
            cites(at(Kind::Role, &one.id), at(Kind::RecordType, handled));
        }
    }
    for one in &law.disputes {
        for position in &one.positions {
            provisions(at(Kind::Dispute, &one.id), &position.cite);
        }
    }
    for one in &INTERVIEW.questions {
        provisions(at(Kind::Question, &one.id), &one.cite);
    }
    for one in law.provisions() {
        let (source, _) = one.parts();
        cites(at(Kind::Provision, &one.id), at(Kind::Source, source));
    }
    for (_, one) in &law.offences {
        let from = at(Kind::Offence, &one.id);
        provisions(from, &one.cite);
        for item in &one.items {
            cites(from, at(Kind::Provision, &item.cite));
        }
        one.rules
            .iter()
            .for_each(|rule| provisions(from, &rule.cite));
        one.bands
            .iter()
            .for_each(|band| provisions(from, &band.cite));
        one.elements
            .iter()
            .for_each(|element| provisions(from, &element.cite));
        one.editions
            .iter()
            .for_each(|edition| provisions(from, &edition.cite));
    }
    // One provision builds on another: half of the lines of items (3) to (7).
    for other in ["5.1.3", "5.1.7"] {
        cites(
            at(Kind::Provision, "ji17:5.1.8"),
            at(Kind::Provision, &format!("ji17:{other}")),
        );
    }
    // A rule that turns on a disputed point.
    let offence = at(Kind::Offence, "infringing-personal-information");
    cites(offence, at(Kind::Dispute, "tenfold-duty"));
}

#[test]
fn a_mention_says_where_it_stands() {
    let provision = &CATALOGUE.entries()[at(Kind::Provision, "ji17:5.1.3")];
    let offence = at(Kind::Offence, "infringing-personal-information");
    let mention = provision
        .cited_by
        .iter()
        .find(|one| one.entry == offence)
        .unwrap();
    let said = CATALOGUE.cited_from(mention, &say(Lang::Zh));
    assert_eq!(said, "侵犯公民个人信息罪：第5条第1款第3项 敏感信息50条");
}

#[test]
fn json_keeps_its_keys() {
    for entry in 0..CATALOGUE.entries().len() {
        let line = json(&CATALOGUE, entry, WORLD.law, &INTERVIEW, WORLD.texts);
        assert!(!line.contains('\n'));
        let value: Value = serde_json::from_str(&line).unwrap();
        let keys: Vec<&str> = value
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let wanted = [
            "body", "cited_by", "cites", "disputed", "from", "id", "kind", "status", "title", "to",
        ];
        let keys: BTreeSet<&str> = keys.into_iter().collect();
        assert_eq!(keys, wanted.into());
    }
    let one = at(Kind::Provision, "ji17:5.1.3");
    let line = json(&CATALOGUE, one, WORLD.law, &INTERVIEW, WORLD.texts);
    let value: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(value["from"], "2017-06-01");
    assert_eq!(value["to"], Value::Null);
    assert_eq!(value["status"], "text");
    assert_eq!(value["cites"][0]["id"], "ji17");
    let line = json(
        &CATALOGUE,
        at(Kind::RecordType, "vehicle-file"),
        WORLD.law,
        &INTERVIEW,
        WORLD.texts,
    );
    let value: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(value["disputed"], true);
}
