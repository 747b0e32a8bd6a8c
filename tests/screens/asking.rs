//! The plain interview: it says and understands what the screens do, and comes to the same.

use std::sync::OnceLock;

use gexin::case::{Case, write};
use gexin::report::ask::{AskData, Context, Request, Talk};
use gexin::report::{Matter, Origin, json};
use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::input::KeyCode;

use crate::desk::{AS_OF, Desk, case, dense, example, examples, world};
use crate::tell::{by_keys, by_lines, whole};

fn context() -> &'static Context<'static> {
    static DATA: OnceLock<AskData> = OnceLock::new();
    static CONTEXT: OnceLock<Context<'static>> = OnceLock::new();
    CONTEXT.get_or_init(|| {
        let world = world();
        let load = || AskData::load(&world.law.files, &mut Vec::new()).expect("texts");
        Context {
            law: &world.law,
            assessor: &world.assessor,
            interview: &world.interview,
            texts: &world.texts,
            data: DATA.get_or_init(load),
            hints: &world.screens.interview,
            records: &world.screens.records,
            errors: &world.screens.error,
            words: world.screens.common.choice_words(),
            as_of: AS_OF,
        }
    })
}

fn talk(lang: Lang) -> Talk<'static> {
    let empty = Case::default();
    Talk::new(context(), lang, empty.clone(), empty)
}

/// What is said to some lines, the last one last.
fn said(talk: &mut Talk<'_>, lines: &[&str]) -> String {
    lines
        .iter()
        .map(|line| talk.hear(line).0)
        .last()
        .unwrap_or_default()
}

fn assessed(name: &str, case: &Case) -> String {
    let world = world();
    let matter = Matter::new(&world.law, &world.assessor, case.clone(), AS_OF);
    let origin = Origin {
        file: name,
        line: None,
    };
    json(&matter, &world.texts, &origin)
}

/// The case as the program saves it.
fn saved(desk: &mut Desk, title: &str) -> Case {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("case.toml");
    desk.act(Action::Save);
    desk.pastes(&file.display().to_string());
    desk.key(KeyCode::Down);
    desk.pastes(title);
    desk.enter();
    case(&std::fs::read_to_string(&file).expect("the case was saved"))
}

#[test]
fn lines_keys_and_file_come_to_the_same_for_every_example() {
    for (at, name) in examples().into_iter().enumerate() {
        let told = whole(example(name).person(0));
        let file = assessed(name, &case(&write(&world().law, &told)));
        // Each example in one language: a frame is drawn for every key.
        let lang = [Lang::Zh, Lang::En][at % 2];
        let mut talk = talk(lang);
        let script = by_lines(&mut talk, &told);
        assert_eq!(assessed(name, talk.case()), file, "{name}: {script:#?}");
        let mut desk = Desk::new_case(lang);
        by_keys(&mut desk, &told);
        let keyed = saved(&mut desk, &told.title);
        assert_eq!(assessed(name, &keyed), file, "{name}");
    }
}

#[test]
fn each_of_several_people_is_told_in_lines_to_the_same_result() {
    let file = example("five-persons");
    let people = file.persons().len();
    // Turned to, one after the other, and round.
    let mut talk = Talk::new(context(), Lang::Zh, file.clone(), file.clone());
    assert!(talk.begin().contains("第1人，共5人：A"), "{}", talk.begin());
    for at in 0..people {
        let alone = assessed("", &file.person(at));
        assert_eq!(assessed("", talk.case()), alone, "{at}");
        said(&mut talk, &["换人"]);
    }
    assert_eq!(talk.case(), &file.person(0));
    assert!(!talk.is_unsaved(), "to turn changes nothing");
    // Told from nothing, each beginning like the first.
    let mut talk = self::talk(Lang::En);
    for at in 0..people {
        let told = whole(file.person(at));
        if at > 0 {
            let add = format!("add {}", ["B", "C", "D", "E"][at - 1]);
            said(&mut talk, &["person 1", &add, "change 6", "delete 1"]);
        }
        said(&mut talk, &["change 1"]);
        by_lines(&mut talk, &told);
    }
    assert_eq!(talk.whole().persons().len(), people);
    for at in 0..people {
        let told = &talk.whole().person(at);
        let level = |case: &Case| {
            let world = world();
            let matter = Matter::new(&world.law, &world.assessor, case.clone(), AS_OF);
            let outcome = matter.outcome(0);
            (outcome.level, outcome.possible)
        };
        assert_eq!(level(told), level(&file.person(at)), "{at}");
    }
    let report = talk.report();
    for name in ["B", "C", "D", "E"] {
        assert!(report.contains(&format!("of 5: {name}")), "{report}");
    }
}

#[test]
fn whose_an_answer_is_is_said_where_there_are_several_people() {
    let file = example("five-persons");
    let mut talk = Talk::new(context(), Lang::En, file.clone(), file);
    let heard = said(&mut talk, &["person B", "change 1"]);
    assert!(heard.contains("this person's own answer"), "{heard}");
    let heard = said(&mut talk, &["person 4", "change 1"]);
    assert!(heard.contains("shared by all"), "{heard}");
    // A change is the one person's, and undoing it turns back to that person.
    let before = talk.whole().clone();
    said(&mut talk, &["courier firm"]);
    assert_ne!(talk.case(), &before.person(3));
    assert_eq!(talk.whole().person(0), before.person(0));
    let heard = said(&mut talk, &["person 1", "undo"]);
    assert!(heard.contains("Person 4 of 5: D"), "{heard}");
    assert_eq!(talk.whole(), &before);
    // A case of one has nobody to turn to.
    let heard = said(&mut self::talk(Lang::En), &["person"]);
    assert!(heard.contains("one person"), "{heard}");
}

#[test]
fn what_is_asked_is_what_the_screen_asks() {
    let told = whole(example("bank-clerk"));
    let mut talk = talk(Lang::Zh);
    assert!(
        talk.begin().contains("[身份，第1问，共"),
        "{}",
        talk.begin()
    );
    by_lines(&mut talk, &told);
    let report = dense(&talk.report());
    assert!(report.contains("情节严重"), "{report}");
}

#[test]
fn options_say_their_term_and_what_they_would_do() {
    let mut talk = talk(Lang::Zh);
    let asked = said(&mut talk, &["银行", "1"]);
    assert!(asked.contains("；选后："), "{asked}");
    // What stands behind the plain words is the legal term.
    let asked = said(&mut talk, &["2"]);
    assert!(asked.contains("1. 都没有（"), "{asked}");
    for sign in ['│', '─', '▸', '\u{1b}'] {
        assert!(!asked.contains(sign), "{asked}");
    }
}

#[test]
fn after_each_answer_the_program_says_what_it_thinks() {
    let mut talk = talk(Lang::En);
    let after = said(&mut talk, &["bank", "1", "2", "1", "credit report 27"]);
    let (thinks, _) = after.split_once("\n\n").expect("a line, then the prompt");
    assert!(thinks.starts_with("So far: "), "{thinks}");
    assert_eq!(thinks.lines().count(), 1);
}

#[test]
fn wrong_answers_are_explained_and_change_nothing() {
    let mut talk = talk(Lang::En);
    said(&mut talk, &["bank"]);
    for (line, says) in [
        ("99", "1 to 9"),
        ("1 9", "cannot be combined"),
        ("abc", "1 to 9"),
    ] {
        let before = talk.case().clone();
        let heard = said(&mut talk, &[line]);
        assert!(heard.contains(says), "{line}: {heard}");
        assert_eq!(talk.case(), &before, "{line}");
    }
    let heard = said(&mut talk, &["1", "2", "1 2"]);
    assert!(heard.contains("Only one"), "{heard}");
    let heard = said(&mut talk, &["1", "credit report", "1.5"]);
    assert!(heard.contains("whole number"), "{heard}");
}

#[test]
fn back_undo_and_review_lose_nothing() {
    let mut talk = talk(Lang::En);
    said(&mut talk, &["bank", "1", "2"]);
    let kept = talk.case().clone();
    let asked = said(&mut talk, &["back"]);
    assert!(asked.contains("(chosen)"), "{asked}");
    // Enter leaves what is answered.
    said(&mut talk, &[""]);
    assert_eq!(talk.case(), &kept);
    let review = said(&mut talk, &["review"]);
    assert!(
        review.contains("3. What was done with them? sold them"),
        "{review}"
    );
    assert!(review.contains("not answered yet"), "{review}");
    said(&mut talk, &["change 2", "3"]);
    assert_ne!(talk.case(), &kept);
    let undone = said(&mut talk, &["undo"]);
    assert!(undone.contains("How were the records got?"), "{undone}");
    assert_eq!(talk.case(), &kept);
}

#[test]
fn a_hidden_answer_is_kept_and_said_to_be_hidden() {
    let mut talk = talk(Lang::En);
    let text = "schema = 1\n[answers]\nrole = \"bank\"\nobtained-by = [\"purchase\"]\nacts = [\"sell\"]\n\
                gains-duty = 100\nlawful-basis = \"none\"\n";
    let told = case(text);
    talk = Talk::new(context(), talk.lang, told.clone(), told);
    let review = said(&mut talk, &["review"]);
    assert!(
        review.contains("kept: 100 yuan") || review.contains("kept: "),
        "{review}"
    );
}

#[test]
fn words_of_both_languages_are_understood_in_both() {
    for lang in [Lang::Zh, Lang::En] {
        for word in ["帮助", "help", "HELP", "ｈｅｌｐ"] {
            let heard = said(&mut talk(lang), &[word]);
            assert!(
                heard.contains("undo") || heard.contains("撤销"),
                "{word}: {heard}"
            );
        }
        assert_eq!(talk(lang).hear("退出").1, Request::Quit { keep: true });
        assert_eq!(talk(lang).hear("discard").1, Request::Quit { keep: false });
        let save = Request::Save("案件.toml".to_owned());
        assert_eq!(talk(lang).hear("保存 案件.toml").1, save);
        assert_eq!(talk(lang).hear("save 案件.toml").1, save);
    }
}

#[test]
fn why_names_the_provisions() {
    let mut talk = talk(Lang::Zh);
    let why = said(&mut talk, &["银行", "为什么"]);
    assert!(
        why.starts_with("为什么问：") && why.contains("第5条"),
        "{why}"
    );
}

#[test]
fn unknown_everywhere_leads_to_a_result() {
    let mut talk = talk(Lang::Zh);
    for _ in 0..120 {
        if talk.question().is_none() {
            break;
        }
        talk.hear("不清楚");
    }
    assert!(talk.question().is_none());
    let open = world().texts.level.open.get(Lang::Zh);
    assert!(said(&mut talk, &["结论"]).contains(open));
}

/// Why a question is asked is said with its citations even in the smallest window.
#[test]
fn every_why_has_room_for_its_citations() {
    let world = crate::desk::world();
    for lang in [Lang::Zh, Lang::En] {
        let phrases = gexin::report::Phrases {
            law: &world.law,
            texts: &world.texts,
            lang,
        };
        for question in &world.interview.questions {
            let why = world.screens.interview.why.get(lang);
            let said = format!(
                "{why}{}{}",
                question.why.get(lang),
                phrases.cites(&question.cite)
            );
            let rows = gexin::text::wrap(&said, 56);
            assert!(rows.len() <= 5, "{}: {rows:#?}", question.id);
        }
    }
}

#[test]
fn a_count_holds_what_is_removed_from_it() {
    let text = "schema = 1\n[[records]]\ntype = \"waybill\"\ncount = 30\nremoved = 20\n";
    let file = case(text);
    let mut talk = Talk::new(context(), Lang::En, file.clone(), file.clone());
    let heard = said(&mut talk, &["change 6", "1", "10"]);
    assert!(heard.contains("fewer than were removed"), "{heard}");
    assert_eq!(*talk.case(), file);
    said(&mut talk, &["20"]);
    assert_ne!(*talk.case(), file);
}
