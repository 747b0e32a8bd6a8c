//! Every screen in both languages and three sizes, as snapshots.
//!
//! After a change of wording or layout, look at the differences and take them over with
//! `INSTA_UPDATE=always cargo test --test screens`, then `git diff tests/snapshots`.

#[path = "screens/agreement.rs"]
mod agreement;
#[path = "screens/any_keys.rs"]
mod any_keys;
#[path = "screens/asking.rs"]
mod asking;
#[path = "screens/balance.rs"]
mod balance;
#[path = "support/bank_clerk.rs"]
mod bank_clerk;
#[path = "screens/browsing.rs"]
mod browsing;
#[path = "screens/demos.rs"]
mod demos;
#[path = "support/desk.rs"]
mod desk;
#[path = "screens/entering.rs"]
mod entering;
#[path = "screens/exporting.rs"]
mod exporting;
#[path = "screens/greeting.rs"]
mod greeting;
#[path = "screens/journeys.rs"]
mod journeys;
#[path = "screens/mouse.rs"]
mod mouse;
#[path = "screens/persons.rs"]
mod persons;
#[path = "screens/states.rs"]
mod states;
#[path = "screens/whatif.rs"]
mod whatif;

#[path = "support/tell.rs"]
mod tell;

use desk::{AS_OF, Desk, WIDE, case, example, world};
use gexin::case::Made;
use gexin::file::{Note, Opened};
use gexin::law::Level;
use gexin::report::Matter;
use gexin::text::Lang;
use gexin::tui::Glyphs;
use gexin::tui::action::Action;
use gexin::tui::app::Start;
use gexin::tui::input::KeyCode;
use gexin::tui::theme::{Depth, Theme};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];
const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

/// Compares a screen in each language and size with what was accepted.
fn snapshot(name: &str, reach: impl Fn(Lang) -> Desk) {
    for lang in BOTH {
        let mut desk = reach(lang);
        let mut all = String::new();
        for size in SIZES {
            let looks = desk.looks_at(size);
            let (screen, _) = looks.split_once("---\n").expect("styles follow");
            assert_no_cut_letters(screen, size);
            all.push_str(&format!("=== {}×{}\n{looks}", size.0, size.1));
        }
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(format!("{name}_{lang}"), all);
        });
    }
}

/// What must hold for any screen: nothing is wider or longer than the window.
fn assert_no_cut_letters(screen: &str, size: (u16, u16)) {
    for line in screen.lines() {
        let cells = gexin::text::width(line);
        assert!(cells <= size.0.into(), "{cells} cells: {line}");
    }
    assert_eq!(screen.lines().count(), usize::from(size.1));
}

/// A new case, taken to a question by keys.
fn at_question(lang: Lang, question: &str) -> Desk {
    let mut desk = Desk::new_case(lang);
    bank_clerk::until(&mut desk, question);
    desk
}

/// A case with two rows, one of a disputed tier, at the question for records.
fn at_rows(lang: Lang) -> Desk {
    let text = "schema = 1\n[answers]\nrole = \"individual\"\nobtained-by = [\"purchase\"]\nacts = [\"sell\"]\n\
                lawful-basis = \"none\"\n[[records]]\ntype = \"location-track\"\ncount = 20\n\
                [[records]]\ntype = \"accommodation\"\ncount = { min = 300, max = 400 }\n\
                [[records]]\ntype = \"vehicle-file\"\n";
    let mut desk = Desk::at_result(lang, case(text));
    desk.enter();
    assert_eq!(desk.place(), "records");
    desk
}

/// The result of an example, at a part.
fn at_part(lang: Lang, name: &str, part: usize) -> Desk {
    let mut desk = Desk::at_result(lang, example(name));
    desk.keys(KeyCode::Right, part);
    desk
}

#[test]
fn reviewing() {
    snapshot("review", |lang| {
        let mut desk = Desk::at_result(lang, example("bank-clerk"));
        desk.act(Action::Review);
        desk
    });
    snapshot("review_open", |lang| {
        let mut desk = at_question(lang, "gains");
        desk.act(Action::Review);
        desk
    });
}

#[test]
fn finding_a_command() {
    snapshot("commands", |lang| {
        let mut desk = at_question(lang, "gains");
        desk.act(Action::Palette);
        desk
    });
    snapshot("commands_found", |lang| {
        let mut desk = at_question(lang, "gains");
        desk.act(Action::Palette);
        desk.types("hg");
        desk
    });
}

#[test]
fn home() {
    snapshot("home", Desk::home);
}

#[test]
fn picking_a_role() {
    snapshot("role", |lang| at_question(lang, "role"));
    snapshot("role_found", |lang| {
        let mut desk = at_question(lang, "role");
        desk.types("yiy");
        desk
    });
    snapshot("role_not_found", |lang| {
        let mut desk = at_question(lang, "role");
        desk.types("qqqq");
        desk
    });
}

#[test]
fn ticking_several() {
    snapshot("set", |lang| {
        let mut desk = at_question(lang, "source");
        desk.point("duty");
        desk.act(Action::Toggle);
        desk
    });
    snapshot("checklist", |lang| at_question(lang, "harm"));
}

#[test]
fn choosing_one() {
    snapshot("choice", |lang| at_question(lang, "basis"));
}

#[test]
fn typing_an_amount() {
    snapshot("money", |lang| {
        let mut desk = at_question(lang, "gains");
        desk.types("2000");
        desk
    });
    snapshot("money_wrong", |lang| {
        let mut desk = at_question(lang, "gains");
        desk.types("1.234");
        desk.enter();
        desk
    });
}

#[test]
fn typing_a_date() {
    snapshot("date", |lang| at_question(lang, "date"));
    snapshot("date_in_the_future", |lang| {
        let mut desk = at_question(lang, "date");
        desk.types("2027-01-01");
        desk.enter();
        desk
    });
}

#[test]
fn records() {
    snapshot("records_picker", |lang| at_question(lang, "records"));
    snapshot("records_found", |lang| {
        let mut desk = at_question(lang, "records");
        desk.types("zhusu");
        desk
    });
    snapshot("records_rows", at_rows);
    snapshot("records_wrong_count", |lang| {
        let mut desk = at_rows(lang);
        desk.types("x");
        desk.enter();
        desk
    });
    snapshot("records_details", |lang| {
        let mut desk = at_rows(lang);
        desk.key(KeyCode::Down);
        desk.key(KeyCode::Down);
        desk.act(Action::Edit);
        desk
    });
    snapshot("records_empty", |lang| {
        let mut desk = at_question(lang, "records");
        desk.search("zxbg");
        desk.key(KeyCode::F(6));
        desk
    });
}

#[test]
fn result() {
    let parts = [
        "conclusion",
        "items",
        "penalty",
        "worksheet",
        "disputes",
        "precedents",
        "changes",
        "explanation",
    ];
    for (at, part) in parts.into_iter().enumerate() {
        snapshot(&format!("result_{part}"), |lang| {
            at_part(lang, "accommodation-and-tracks", at)
        });
    }
    snapshot("result_worksheet_set", |lang| {
        let mut desk = at_part(lang, "bank-clerk", 3);
        desk.types("24");
        desk
    });
    snapshot("result_below_the_line", |lang| {
        let text = "schema = 1\n[answers]\nrole = \"bank\"\nactor = \"individual\"\noffence-date = 2026-03-01\n\
                    obtained-by = [\"purchase\"]\nacts = [\"obtain\"]\nlawful-basis = \"none\"\nlawful-business = false\n\
                    gains = 4020\nprofit = 0\nused-in-crime = false\nknew-of-crime = false\nvictim-harm = false\n\
                    major-loss = false\nvile-influence = false\nprior-criminal = false\nprior-administrative = false\n\
                    [[records]]\ntype = \"credit-report\"\ncount = 20\n";
        Desk::at_result(lang, case(text))
    });
    snapshot("result_of_2013", |lang| at_part(lang, "year-2013", 0));
    snapshot("result_open", |lang| {
        let text = "schema = 1\n[answers]\nacts = [\"sell\"]\n[[records]]\ntype = \"vehicle-file\"\ncount = 300\n";
        Desk::at_result(lang, case(text))
    });
}

#[test]
fn files() {
    snapshot("open", |lang| {
        let mut desk = Desk::home(lang);
        desk.key(KeyCode::Down);
        desk.enter();
        desk
    });
    snapshot("save", |lang| {
        let mut desk = Desk::at_result(lang, example("bank-clerk"));
        desk.act(Action::Save);
        desk
    });
    snapshot("save_with_passphrase", |lang| {
        let mut desk = Desk::at_result(lang, example("bank-clerk"));
        desk.act(Action::Save);
        desk.types("case");
        desk.keys(KeyCode::Down, 2);
        desk.types("horse");
        desk.enter();
        desk
    });
    snapshot("notice", |lang| {
        let mut case = example("bank-clerk");
        case.made = Some(Made {
            data: "2020-01-01".to_owned(),
            assessed: vec![("infringing-personal-information".to_owned(), Level::None)],
        });
        let matter = Matter::new(&world().law, &world().assessor, case.clone(), AS_OF);
        let mut opened = Opened::from(case);
        opened.notes = vec![Note::Gbk, Note::edition(&matter).expect("another edition")];
        let start = Start::Opened(Box::new(opened), Some("案件.toml".into()));
        Desk::start(lang, start, None)
    });
    snapshot("export", |lang| {
        let mut desk = Desk::at_result(lang, example("bank-clerk"));
        desk.types("x");
        desk
    });
}

#[test]
fn help_and_quitting() {
    snapshot("help", |lang| {
        let mut desk = Desk::home(lang);
        desk.act(Action::Help);
        desk
    });
    snapshot("quit", |lang| {
        let drafts = tempfile::tempdir().expect("a folder");
        let mut desk = Desk::start(lang, Start::New(None), Some(drafts.path().to_owned()));
        desk.search("yinhang");
        desk.act(Action::Quit);
        desk
    });
    snapshot("quit_without_draft", |lang| {
        let mut desk = Desk::new_case(lang);
        desk.search("yinhang");
        desk.act(Action::Quit);
        desk
    });
}

#[test]
fn too_small_asks_for_room() {
    for lang in BOTH {
        let mut desk = at_rows(lang);
        let before = desk.screen_at(WIDE);
        let mut all = String::new();
        for size in [(59, 20), (60, 19), (20, 5)] {
            all.push_str(&format!(
                "=== {}×{}\n{}",
                size.0,
                size.1,
                desk.screen_at(size)
            ));
        }
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(format!("too_small_{lang}"), all);
        });
        assert_eq!(desk.screen_at(WIDE), before);
        // Nothing is too small to be drawn at all.
        for columns in 1..20 {
            desk.screen_at((columns, 1));
            desk.screen_at((columns, 19));
        }
    }
}

#[test]
fn styles() {
    let looks = [
        ("dark", Theme::dark(Depth::Indexed), Glyphs::UNICODE),
        ("light", Theme::light(Depth::Indexed), Glyphs::UNICODE),
        (
            "contrast",
            Theme::contrast(false, Depth::Indexed),
            Glyphs::UNICODE,
        ),
        ("plain", Theme::plain(), Glyphs::UNICODE),
        ("ascii", Theme::plain(), Glyphs::ASCII),
    ];
    for (name, theme, glyphs) in looks {
        let start = Start::Case(Box::new(example("accommodation-and-tracks")), None);
        let mut desk = Desk::dressed(Lang::Zh, start, None, (theme, glyphs));
        let mut all = desk.styles_at((80, 24));
        desk.act(Action::Result);
        all.push_str(&desk.styles_at((80, 24)));
        if name == "ascii" {
            signs_are_ascii(&desk.screen_at((80, 24)));
        }
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(format!("styles_{name}"), all);
        });
    }
}

/// Of what is no Chinese and no letter, only quotation marks are beyond ASCII.
fn signs_are_ascii(drawn: &str) {
    let strange = |letter: &char| {
        let sign =
            ('\u{80}'..='\u{bf}').contains(letter) || ('\u{2000}'..='\u{2bff}').contains(letter);
        sign && !"“”‘’".contains(*letter)
    };
    assert_eq!(drawn.chars().find(strange), None, "{drawn}");
}
