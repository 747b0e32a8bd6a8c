//! The law browser: making the catalogue when somebody first looks, searching it, and a key press to its frame.

mod common;

use std::time::Duration;

use common::budget::Budgets;
use common::{AS_OF, Bench};
use divan::{Bencher, black_box};
use gexin::interview::Interview;
use gexin::report::Texts;
use gexin::report::catalogue::{Catalogue, Kind};
use gexin::text::Lang;
use gexin::tui::Glyphs;
use gexin::tui::action::Keymap;
use gexin::tui::app::{App, Start};
use gexin::tui::context::Context;
use gexin::tui::input::{Input, KeyCode, KeyPress};
use gexin::tui::texts::ScreenTexts;
use gexin::tui::theme::{Depth, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
    if Budgets::wanted() {
        let mut budgets = Budgets::default();
        let bench = Bench::new();
        let interview = interview(&bench);
        let made = Duration::from_millis(3);
        budgets.line("the catalogue made, on first use", made, || {
            Catalogue::new(&bench.law, &interview)
        });
        let key = Duration::from_millis(1);
        for (name, typed) in NAMES.into_iter().zip(TYPED) {
            with_browser(typed, |press| budgets.line(name, key, press));
        }
        budgets.print();
    }
}

const NAMES: [&str; 4] = [
    "a key to its frame, few found",
    "a key to its frame, many found",
    "a key to its frame, found in running text",
    "a key to its frame, none found",
];
const TYPED: [&str; 4] = ["zhus", "x", "信息", "qqqqq"];

#[divan::bench]
fn make(bencher: Bencher) {
    let bench = Bench::new();
    let interview = interview(&bench);
    bencher.bench_local(|| Catalogue::new(&bench.law, &interview));
}

#[divan::bench(args = TYPED)]
fn search(bencher: Bencher, typed: &str) {
    let bench = Bench::new();
    let catalogue = Catalogue::new(&bench.law, &interview(&bench));
    bencher.bench_local(|| catalogue.search(black_box(typed), None::<Kind>));
}

#[divan::bench(args = TYPED)]
fn key_to_frame(bencher: Bencher, typed: &str) {
    with_browser(typed, |press| bencher.bench_local(press));
}

fn interview(bench: &Bench) -> Interview {
    Interview::load(&bench.law.files, &bench.law, &mut Vec::new()).expect("the interview loads")
}

/// Runs something with a function that types one letter behind a search, or takes it back, and draws.
fn with_browser(typed: &str, run: impl FnOnce(&mut dyn FnMut())) {
    let problems = &mut Vec::new();
    let bench = Bench::new();
    let files = &bench.law.files;
    let context = Context {
        interview: &interview(&bench),
        texts: &Texts::load(files, problems).expect("the texts load"),
        screens: &ScreenTexts::load(files, problems).expect("the texts load"),
        keymap: &Keymap::load(files, problems).expect("the keys load"),
        as_of: AS_OF,
        theme: Theme::dark(Depth::True),
        glyphs: Glyphs::UNICODE,
        assessor: &bench.assessor,
        law: &bench.law,
    };
    let mut app = App::new(&context, Lang::Zh, Start::Home, None);
    app.handle(&Input::Key(KeyPress::ctrl('l')));
    app.handle(&Input::Paste(typed.to_owned()));
    let mut terminal = Terminal::new(TestBackend::new(120, 36)).expect("a screen in memory");
    let mut more = false;
    run(&mut || {
        let code = if more {
            KeyCode::Backspace
        } else {
            KeyCode::Char('u')
        };
        more = !more;
        app.handle(&Input::Key(KeyPress::plain(code)));
        terminal
            .draw(|frame| app.draw(black_box(frame)))
            .expect("a screen in memory");
    });
}
