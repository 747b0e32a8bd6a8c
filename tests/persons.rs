//! Several people in one matter: each is assessed by what is theirs, in every report, and kept in the file.

#![allow(clippy::unwrap_used)]

mod support;

use gexin::case::{self, Answer, Case, Format, Records, Row, Span};
use gexin::report::memo::{Document, Letterhead, Voice, memos};
use gexin::report::render::{Form, Templates};
use gexin::report::{Json, Origin, Parties};
use gexin::text::Lang;
use serde_json::Value;
use support::{AS_OF, WORLD, case, day};

fn example() -> Case {
    let files = &WORLD.law.files;
    let id = files.find("examples/five-persons.toml").unwrap();
    case(files.text(id), day(AS_OF)).unwrap()
}

fn parties(case: &Case) -> Parties<'static> {
    Parties::new(WORLD.law, WORLD.assessor, case.clone(), day(AS_OF), None)
}

fn report(case: &Case) -> Value {
    let origin = Origin {
        file: "",
        line: None,
    };
    serde_json::from_str(&json_line(&parties(case), &origin)).unwrap()
}

fn json_line(parties: &Parties<'_>, origin: &Origin<'_>) -> String {
    let mut out = Vec::new();
    Json::new(WORLD.law, WORLD.texts).add(&mut out, parties, origin);
    String::from_utf8(out).unwrap()
}

fn levels(report: &Value) -> Vec<&str> {
    let persons = report["persons"].as_array().unwrap();
    let level = |one: &'_ Value| one["offences"][0]["level"].as_str().map(str::to_owned);
    persons
        .iter()
        .map(|one| match level(one).as_deref() {
            Some("serious") => "serious",
            Some("especially-serious") => "especially-serious",
            Some("none") => "none",
            _ => "?",
        })
        .collect()
}

/// The text of a case written, with what was read from it.
fn written(case: &Case) -> (String, Case) {
    let text = case::write(WORLD.law, case);
    let read = case::read(WORLD.law, "x", &text, Format::Toml, None).unwrap();
    (text, read)
}

fn fact(id: &str) -> usize {
    WORLD.law.fact(id).unwrap().0
}

#[test]
fn each_of_the_five_has_a_result_by_their_own_count_duty_and_gains() {
    let report = report(&example());
    let expected = [
        ("A", 1100, "especially-serious", "5.2.3"),
        ("B", 420, "especially-serious", "5.2.3"),
        ("C", 130, "serious", "5.1.3"),
        ("D", 54, "serious", "5.1.3"),
        ("E", 60, "serious", "5.1.8"),
    ];
    let persons = report["persons"].as_array().unwrap();
    assert_eq!(persons.len(), expected.len());
    for (person, (name, count, level, item)) in persons.iter().zip(expected) {
        let offence = &person["offences"][0];
        assert_eq!(person["name"], name);
        assert_eq!(offence["level"], level, "{name}");
        assert_eq!(
            person["tally"]["tiers"][0]["records"]["min"], count,
            "{name}"
        );
        let items = offence["items"].as_array().unwrap();
        let met = items
            .iter()
            .any(|one| one["id"] == item && one["status"] == "met");
        assert!(met, "{name}: {item}");
    }
    // What holds for all stands where it always stood, and no person repeats where the case came from.
    assert_eq!(report["offences"][0]["level"], "especially-serious");
    assert!(report["file"].is_string() && persons[0].get("file").is_none());
}

#[test]
fn the_people_of_a_published_case_by_their_records_and_gains() {
    // The counts and gains of the three stand in the data of precedents.
    let (_, found) = WORLD.law.precedent("wang-huaqiong").unwrap();
    let mut text = String::from(
        "schema = 1\n[answers]\nactor = \"individual\"\nrole = \"individual\"\nobtained-by = [\"other\"]\n\
         acts = [\"obtain\", \"sell\"]\nlawful-basis = \"none\"\noffence-date = \"2018-05\"\n\
         used-in-crime = false\nknew-of-crime = false\nvictim-harm = false\nmajor-loss = false\n\
         vile-influence = false\nprior-criminal = false\nprior-administrative = false\n\
         [[records]]\nid = \"all\"\ntype = \"legal-representative-mobile\"\ntier = \"general\"\n",
    );
    for one in &found.defendants {
        let (records, gains) = (one.records.unwrap().min, one.gains.unwrap().min);
        text += &format!(
            "[[persons]]\nname = \"{}\"\n[persons.answers]\ngains = {gains}\n[persons.records]\nall = {records}\n",
            one.name.zh
        );
    }
    let case = case(&text, day(AS_OF)).unwrap();
    // The first one's level is stated, the others' follow from their counts: 20,000 stays below ten times the line.
    let expected = ["especially-serious", "especially-serious", "serious"];
    assert_eq!(levels(&report(&case)), expected);
}

#[test]
fn a_person_is_the_same_as_the_plain_case_of_that_person() {
    let case = example();
    for at in 0..case.persons().len() {
        let alone = support::report(&support::matter(&case.person(at), day(AS_OF)));
        let among = &report(&case)["persons"][at];
        assert_eq!(alone["offences"], among["offences"]);
        assert_eq!(alone["explanation"], among["explanation"]);
    }
    assert!(case.person(99).persons().is_empty());
}

#[test]
fn a_case_without_people_is_what_it_was() {
    let plain = example().person(0);
    let origin = Origin {
        file: "a.toml",
        line: Some(3),
    };
    let matter = support::matter(&plain, day(AS_OF));
    let before = gexin::report::json(&matter, WORLD.texts, &origin);
    assert_eq!(before, json_line(&parties(&plain), &origin));
    assert!(!before.contains("\"persons\"") && !before.contains("\"name\":\"\""));
    assert!(!case::write(WORLD.law, &plain).contains("persons"));
}

#[test]
fn what_is_written_is_read_again_and_written_the_same() {
    let mut case = example();
    let (text, read) = written(&case);
    assert_eq!(read, case, "{text}");
    case.edit_person(1, |plain| plain.records = Some(Records::Unknown));
    case.edit_person(2, |plain| *plain.rows_mut() = Vec::new());
    case.edit_person(3, |plain| plain.rows_mut().push(Row::counted(0, 7)));
    case.edit_person(4, |plain| plain.set(fact("used-in-crime"), None));
    case.name_person(0, "“a\\b\n\u{7}".to_owned());
    case.name_person(1, "C".to_owned());
    case.name_person(2, "C".to_owned());
    let (text, read) = written(&case);
    assert_eq!(read, case, "{text}");
    assert_eq!(written(&read).0, text);
    assert_eq!(
        case.person(4).answer(fact("used-in-crime")),
        Some(&Answer::Unknown)
    );
}

#[test]
fn a_row_id_may_be_any_text() {
    let mut case = example();
    case.edit_person(0, |plain| {
        plain.rows_mut()[0].id = Some("轨迹 \"1\".a".to_owned());
    });
    let (text, read) = written(&case);
    assert_eq!(read, case, "{text}");
}

#[test]
fn an_edit_of_one_is_nobody_elses() {
    let mut case = example();
    let before: Vec<Case> = (0..5).map(|at| case.person(at)).collect();
    case.edit_person(2, |plain| {
        plain.set(fact("plea"), Some(Answer::Bool(false)));
        plain.rows_mut()[0].count = Some(Span::exactly(9));
        plain.title = "T".to_owned();
    });
    for (at, before) in before.iter().enumerate() {
        let mut after = case.person(at);
        assert_eq!(std::mem::take(&mut after.title), "T");
        let same = after.rows() == before.rows()
            && after.answer(fact("plea")) == before.answer(fact("plea"));
        assert_eq!(same, at != 2);
    }
    // The shared row stands as it was; the count is the person's.
    assert!(case::write(WORLD.law, &case).contains("\"tracks\" = 9"));
    let again = case.clone();
    case.edit_person(2, |_| {});
    assert_eq!(case, again);
}

#[test]
fn people_are_added_like_one_of_them_and_the_last_is_the_case() {
    let mut case = example().person(3);
    assert_eq!(case.add_person(0), 1);
    assert_eq!(case.person(0).rows(), case.person(1).rows());
    case.edit_person(1, |plain| {
        plain.rows_mut()[0].count = Some(Span::exactly(50))
    });
    assert_eq!(case.add_person(1), 2);
    assert_eq!(case.person(2), case.person(1));
    case.remove_person(0);
    case.remove_person(0);
    assert!(case.persons().is_empty());
    assert_eq!(case.rows()[0].count, Some(Span::exactly(50)));
}

fn drawn(case: &Case, form: Form, languages: &[Lang]) -> String {
    let voice = Voice::new(WORLD.law, WORLD.texts, languages);
    let all = memos(&parties(case), &voice, "");
    let templates = Templates::load(&WORLD.law.files, &mut Vec::new()).unwrap();
    let document = Document::new(&voice, Letterhead::default(), all);
    templates.render(form, &document).unwrap()
}

#[test]
fn every_report_has_all_side_by_side_then_each_and_the_rule_with_its_source() {
    for form in [Form::Text, Form::Markdown, Form::Html] {
        let text = drawn(&example(), form, &[Lang::En]);
        let beside = text.find("The people side by side").unwrap();
        let first = text.find("Person 1 of 5: A").unwrap();
        assert!(beside < first, "{text}");
        assert_eq!(text.matches("The people side by side").count(), 1);
        assert!(text.contains("Person 5 of 5: E") && text.contains("26(4)"));
        let zh = drawn(&example(), form, &[Lang::Zh]);
        let zh = zh.replace("&#x2f;", "/");
        let zh: String = zh.split_whitespace().collect();
        assert!(
            zh.contains("各人对照") && zh.contains("第5人，共5人：E") && zh.contains("第26条第4款")
        );
    }
}

#[test]
fn names_are_left_out_on_request() {
    let mut case = example();
    case.name_person(0, "Zhang San".to_owned());
    case.name_person(3, "李四".to_owned());
    case.edit_person(0, |plain| {
        plain.rows_mut()[0].source = Some("Zhang San p. 3".to_owned())
    });
    case.redact();
    let mut said = report(&case).to_string();
    for form in [Form::Text, Form::Markdown, Form::Html] {
        said += &drawn(&case, form, &[Lang::Zh, Lang::En]);
    }
    assert!(!said.contains("Zhang San") && !said.contains("李四"));
    assert!(said.contains("第4人") && said.contains("Person 4"));
}
