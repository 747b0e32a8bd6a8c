//! Every demonstration, played to its end: captions appear in both languages, and the last screen says what it must.

use gexin::text::Lang;
use gexin::tui::app::Request;
use gexin::tui::demo::{Demo, Player};
use gexin::tui::input::{Input, KeyCode, KeyPress};
use gexin::tui::theme::{Depth, Theme};
use gexin::tui::{Glyphs, dump};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::desk::{WIDE, context, dense, world};

fn player(lang: Lang, name: &str) -> Player<'static> {
    let mut problems = Vec::new();
    let demo = Demo::load(&world().law.files, name, &mut problems);
    let demo = demo.unwrap_or_else(|| panic!("{name}: {problems:?}"));
    let context = context(Theme::dark(Depth::Indexed), Glyphs::UNICODE);
    Player::new(context, lang, demo).unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

fn screen(player: &mut Player<'_>, size: (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
    terminal.draw(|frame| player.draw(frame)).expect("a frame");
    dump::text(terminal.backend().buffer())
}

fn key(code: KeyCode) -> Input {
    Input::Key(KeyPress::plain(code))
}

/// The captions of a demonstration, as its file has them.
fn captions(name: &str, lang: Lang) -> Vec<String> {
    let files = &world().law.files;
    let id = files
        .find(&format!("demos/{name}.toml"))
        .expect("the file is there");
    let table: toml::Table = files.text(id).parse().expect("it is TOML");
    let steps = table["step"].as_array().expect("there are steps");
    let said = |step: &toml::Value| {
        step["says"][lang.to_string().as_str()]
            .as_str()
            .map(str::to_owned)
    };
    steps.iter().filter_map(said).collect()
}

/// Plays a demonstration to its end and gives its last screen; every caption is seen whole on the way.
fn played(name: &str, lang: Lang) -> String {
    let mut player = player(lang, name);
    for caption in captions(name, lang) {
        for size in [WIDE, (80, 24), (60, 20)] {
            let shown = screen(&mut player, size);
            assert!(
                dense(&shown).contains(&dense(&caption)),
                "{name}, {size:?}: {caption}\n{shown}"
            );
        }
        if !player.is_over() {
            assert_eq!(player.handle(&key(KeyCode::Char('n'))), Request::Go);
        }
    }
    let last = screen(&mut player, WIDE);
    assert_eq!(player.handle(&key(KeyCode::Enter)), Request::Quit);
    last
}

/// As it is seen: the screen without keys of its own, for any key is the next step, and the caption.
#[test]
fn the_last_step_of_each() {
    for lang in [Lang::Zh, Lang::En] {
        for name in Demo::names(&world().law.files) {
            let mut player = player(lang, name);
            while !player.is_over() {
                player.forward();
            }
            let sizes = [(60, 20), (80, 24), (120, 40)];
            let all: String = sizes
                .into_iter()
                .map(|size| format!("=== {}×{}\n{}", size.0, size.1, screen(&mut player, size)))
                .collect();
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots"}, {
                insta::assert_snapshot!(format!("demo_{name}_{lang}"), all);
            });
        }
    }
}

#[test]
fn each_is_played_to_its_end() {
    let ends = [
        ("duty-half", ["▲情节严重", "▲serious circumstances"]),
        (
            "refused-to-rectify",
            [
                "拒不改正改为“否”→不适用本罪",
                "refused to rectify: “no” instead",
            ],
        ),
        ("sum", ["○ 未达列明标准", "○ no listed line is reached"]),
        ("tiers-in-dispute", ["班某斌", "Ban"]),
    ];
    let names = Demo::names(&world().law.files);
    assert_eq!(names, ends.map(|(name, _)| name));
    for (name, says) in ends {
        for (lang, says) in [Lang::Zh, Lang::En].into_iter().zip(says) {
            let last = played(name, lang);
            let level = dense(&last).contains(&dense(says));
            assert!(level, "{name}: {last}");
        }
    }
}

#[test]
fn the_courts_figures_stand_on_the_last_screen_of_the_dispute() {
    let last = dense(&played("tiers-in-dispute", Lang::Zh));
    assert!(last.contains("1,584") || last.contains("1584"), "{last}");
    assert!(last.contains("三年") || last.contains("3年"), "{last}");
}

#[test]
fn no_keys_are_shown_that_mean_something_else_here() {
    let keys = &world().screens.present.keys;
    for lang in [Lang::Zh, Lang::En] {
        let mut player = player(lang, "duty-half");
        while !player.is_over() {
            player.forward();
        }
        let shown = screen(&mut player, WIDE);
        assert!(!dense(&shown).contains(&dense(keys.get(lang))), "{shown}");
    }
}

#[test]
fn esc_leaves_and_the_language_can_be_changed() {
    let mut player = player(Lang::Zh, "sum");
    let before = screen(&mut player, WIDE);
    player.handle(&key(KeyCode::F(2)));
    assert_eq!(player.lang(), Lang::En);
    assert_ne!(screen(&mut player, WIDE), before);
    assert_eq!(player.handle(&key(KeyCode::Esc)), Request::Quit);
}
