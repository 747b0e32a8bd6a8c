//! Whole ways through the program, by keys.

use gexin::case::write;
use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::app::{Request, Start};
use gexin::tui::input::{Input, KeyCode, KeyPress};

use crate::bank_clerk::{answer, begin, until};
use crate::desk::{AS_OF, Desk, WIDE, case, dense, example, examples, world};

/// The report of the case on the screen, which the program itself saves.
fn saved(desk: &mut Desk) -> gexin::case::Case {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("case.toml");
    desk.act(Action::Save);
    desk.types(&file.display().to_string());
    desk.enter();
    let text = std::fs::read_to_string(&file).expect("the case was saved");
    case(&text)
}

#[test]
fn a_bank_clerk_who_sold_27_credit_reports() {
    for lang in [Lang::Zh, Lang::En] {
        let mut desk = Desk::home(lang);
        begin(&mut desk);
        let asked = until(&mut desk, "result");
        assert!(
            asked.len() <= 12,
            "a plain case takes about ten answers: {asked:?}"
        );
        let mut again = asked.clone();
        again.sort_unstable();
        again.dedup();
        assert_eq!(
            again.len(),
            asked.len(),
            "nothing is asked twice: {asked:?}"
        );
        let offence = &world().law.offences[0].1;
        let serious = offence.bands[0].name.get(lang);
        let screen = dense(&desk.screen_at((90, 300)));
        assert!(screen.contains(&dense(serious)), "{screen}");
        let item = match lang {
            Lang::Zh => "第5条第1款第8项",
            Lang::En => "art. 5(1)(8)",
        };
        assert!(screen.contains(&dense(item)), "{screen}");
        assert!(!screen.contains(&dense(offence.bands[1].name.get(lang))) || screen.contains("24"));
        // The way out: three fewer, 24 at most.
        desk.keys(KeyCode::Right, 6);
        let changes = dense(&desk.screen_at((90, 300)));
        let fewer = match lang {
            Lang::Zh => "征信报告少3条（不超过24条）",
            Lang::En => "Credit report: 3 fewer (24 at most)",
        };
        assert!(changes.contains(&dense(fewer)), "{changes}");
        let told = saved(&mut desk);
        let (ours, theirs) = (assess(&told), assess(&example("bank-clerk")));
        assert_eq!(ours, theirs);
    }
}

/// Level, possible levels and decisive items of a case.
fn assess(case: &gexin::case::Case) -> (String, String, Vec<String>) {
    let world = world();
    let matter = gexin::report::Matter::new(&world.law, &world.assessor, case.clone(), AS_OF);
    let (offence, outcome) = (matter.offence(0), matter.outcome(0));
    let decisive = outcome.shown().items.iter().filter(|item| item.decisive);
    (
        format!("{:?}", outcome.level),
        format!("{:?}", outcome.possible),
        decisive
            .map(|item| offence.items[item.item].id.to_string())
            .collect(),
    )
}

#[test]
fn going_back_keeps_every_answer() {
    let mut desk = Desk::new_case(Lang::Zh);
    let asked = until(&mut desk, "result");
    let before = desk.screen_at((90, 300));
    desk.act(Action::Back);
    let mut seen = Vec::new();
    while desk.place() == *asked.last().unwrap_or(&"") || seen.len() < 40 {
        let place = desk.place();
        if !seen.contains(&place) {
            seen.push(place);
        }
        if place == asked[0] {
            break;
        }
        desk.act(Action::Previous);
    }
    seen.reverse();
    assert_eq!(seen, asked);
    desk.act(Action::Result);
    assert_eq!(desk.screen_at((90, 300)), before);
}

#[test]
fn enter_through_answered_questions_changes_nothing() {
    for name in examples() {
        let case = example(name);
        let written = write(&world().law, &case);
        let mut desk = Desk::at_result(Lang::En, case);
        desk.act(Action::Result);
        for _ in 0..30 {
            desk.act(Action::Previous);
        }
        for _ in 0..30 {
            match desk.place() {
                "result" => break,
                "records" => {
                    desk.keys(KeyCode::Up, 30);
                    while desk.place() == "records" {
                        desk.enter();
                    }
                }
                _ => desk.enter(),
            }
        }
        assert_eq!(desk.place(), "result", "{name}");
        // Enter at an open question answers it as the option at hand says; what was answered stays as it was.
        let after = write(&world().law, &saved(&mut desk));
        for line in written.lines() {
            assert!(after.lines().any(|other| other == line), "{name}: {line}");
        }
        let rows = |text: &str| text.matches("[[records]]").count();
        assert_eq!(rows(&after), rows(&written), "{name}");
    }
}

#[test]
fn every_step_can_be_undone_and_redone() {
    let mut desk = Desk::new_case(Lang::Zh);
    let empty = {
        desk.act(Action::Result);
        desk.screen_at((90, 300))
    };
    desk.act(Action::Result);
    until(&mut desk, "result");
    let full = desk.screen_at((90, 300));
    let nothing = world().screens.common.nothing_to_undo.get(Lang::Zh);
    let mut steps = 0;
    loop {
        desk.act(Action::Undo);
        if desk.screen().contains(nothing) {
            break;
        }
        steps += 1;
        assert!(steps < 200);
    }
    assert!(steps >= 10, "{steps}");
    desk.key(KeyCode::Left);
    assert_eq!(desk.screen_at((90, 300)), empty);
    for _ in 0..steps {
        desk.act(Action::Redo);
    }
    desk.key(KeyCode::Left);
    assert_eq!(desk.screen_at((90, 300)), full);
}

#[test]
fn f2_switches_everything() {
    let chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    let mut desk = Desk::new_case(Lang::Zh);
    loop {
        let place = desk.place();
        let before = desk.screen();
        desk.act(Action::Language);
        let english = desk.screen();
        // What stays Chinese in English: the name, the key that leads back, and the law's own word in brackets.
        for line in english.lines().skip(1) {
            let rest: String = line.split(['(', '（']).next().unwrap_or_default().into();
            assert!(!rest.chars().any(chinese), "{place}: {line}");
        }
        assert_ne!(before, english);
        desk.act(Action::Language);
        assert_eq!(desk.screen(), before, "{place}: and back");
        if place == "result" {
            break;
        }
        answer(&mut desk);
    }
    for _ in 0..7 {
        desk.key(KeyCode::Right);
        desk.act(Action::Language);
        let english = desk.screen();
        assert!(
            !english.lines().skip(1).any(|line| {
                let rest: String = line.split(['(', '（']).next().unwrap_or_default().into();
                rest.chars().any(chinese)
            }),
            "{english}"
        );
        desk.act(Action::Language);
    }
}

#[test]
fn i_dont_know_on_every_question_leads_to_a_result() {
    for lang in [Lang::Zh, Lang::En] {
        let mut desk = Desk::new_case(lang);
        let mut asked = Vec::new();
        while desk.place() != "result" {
            let place = desk.place();
            assert!(!asked.contains(&place), "{place} is asked again: {asked:?}");
            asked.push(place);
            desk.act(Action::Unknown);
            assert!(asked.len() < 40);
        }
        assert!(asked.len() > 5, "{asked:?}");
        let open = world().texts.level.open.get(lang);
        let screen = dense(&desk.screen());
        assert!(screen.contains(&dense(open)), "{screen}");
    }
}

#[test]
fn the_draft_is_offered_and_taken_up_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let drafts = Some(folder.path().to_owned());
    let resume = world().screens.home.resume.get(Lang::Zh);
    {
        let mut desk = Desk::start(Lang::Zh, Start::New(None), drafts.clone());
        until(&mut desk, "gains");
        desk.app.end();
    }
    let mut desk = Desk::start(Lang::Zh, Start::Home, drafts.clone());
    assert!(desk.screen().contains(resume));
    desk.enter();
    assert_eq!(desk.place(), "gains");
    until(&mut desk, "result");
    saved(&mut desk);
    assert_eq!(desk.act(Action::Quit), Request::Quit);
    desk.app.end();
    let mut desk = Desk::start(Lang::Zh, Start::Home, drafts);
    assert!(
        !desk.screen().contains(resume),
        "a saved case leaves no draft"
    );
}

#[test]
fn asking_twice_to_quit_keeps_the_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let drafts = Some(folder.path().to_owned());
    let mut desk = Desk::start(Lang::Zh, Start::New(None), drafts.clone());
    desk.search("yinhang");
    let quit = Input::Key(KeyPress::ctrl('c'));
    assert_eq!(desk.input(&quit), Request::Go);
    assert_eq!(desk.input(&quit), Request::Quit);
    desk.app.end();
    let mut desk = Desk::start(Lang::Zh, Start::Home, drafts);
    let resume = world().screens.home.resume.get(Lang::Zh);
    assert!(desk.screen_at(WIDE).contains(resume));
}
