//! A key press to its frame: the answer is taken, the case assessed anew with everything that surrounds it, and the whole
//! screen drawn and compared with the one before.

mod common;

use std::time::Duration;

use common::AS_OF;
use common::budget::Budgets;
use divan::{Bencher, black_box};
use gexin::assess::Assessor;
use gexin::case::{Case, Format, read};
use gexin::interview::Interview;
use gexin::law::{Files, Law};
use gexin::report::Texts;
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
        for (name, size) in NAMES.into_iter().zip(SIZES) {
            with_app(
                size,
                to_records,
                [KeyCode::Char('1'), KeyCode::Backspace],
                |press| budgets.line(name, Duration::from_millis(1), press),
            );
        }
        with_app(
            WHAT_IF_SIZE,
            to_what_if,
            [KeyCode::Right, KeyCode::Left],
            |press| budgets.line(WHAT_IF, Duration::from_millis(1), press),
        );
        budgets.print();
    }
}

const NAMES: [&str; 3] = [
    "a key press to its frame, 60×20",
    "a key press to its frame, 80×24",
    "a key press to its frame, 120×36",
];
const WHAT_IF: &str = "what if: a key press to its frame, 80×24";
const WHAT_IF_SIZE: (u16, u16) = (80, 24);
const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 36)];

#[divan::bench(args = SIZES)]
fn key_to_frame(bencher: Bencher, size: (u16, u16)) {
    let digit = [KeyCode::Char('1'), KeyCode::Backspace];
    with_app(size, to_records, digit, |press| bencher.bench_local(press));
}

#[divan::bench]
fn what_if_key_to_frame(bencher: Bencher) {
    let one_more = [KeyCode::Right, KeyCode::Left];
    with_app(WHAT_IF_SIZE, to_what_if, one_more, |press| {
        bencher.bench_local(press)
    });
}

fn key(code: KeyCode) -> Input {
    Input::Key(KeyPress::plain(code))
}

/// From the result back to the questions, and from the last of them to the records.
fn to_records(app: &mut App<'_>) {
    app.handle(&key(KeyCode::F(5)));
    for _ in 0..5 {
        app.handle(&key(KeyCode::BackTab));
    }
}

/// From the result to the first count of what if.
fn to_what_if(app: &mut App<'_>) {
    app.handle(&Input::Key(KeyPress::ctrl('w')));
}

/// Runs something with a function that presses one of two keys, then the other, and draws: a digit typed and taken
/// back, a record more and one less.
fn with_app(
    size: (u16, u16),
    reach: fn(&mut App<'_>),
    keys: [KeyCode; 2],
    run: impl FnOnce(&mut dyn FnMut()),
) {
    let problems = &mut Vec::new();
    let (law, _) = Law::load(Files::embedded()).expect("the embedded data loads");
    let assessor = Assessor::new(&law);
    let files = &law.files;
    let context = Context {
        interview: &Interview::load(files, &law, problems).expect("the interview loads"),
        texts: &Texts::load(files, problems).expect("the texts load"),
        screens: &ScreenTexts::load(files, problems).expect("the texts load"),
        keymap: &Keymap::load(files, problems).expect("the keys load"),
        as_of: AS_OF,
        theme: Theme::dark(Depth::True),
        glyphs: Glyphs::UNICODE,
        assessor: &assessor,
        law: &law,
    };
    let mut app = App::new(
        &context,
        Lang::Zh,
        Start::Case(Box::new(example(&law)), None),
        None,
    );
    reach(&mut app);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen in memory");
    let mut second = false;
    run(&mut || {
        app.handle(&key(keys[usize::from(second)]));
        second = !second;
        terminal
            .draw(|frame| app.draw(black_box(frame)))
            .expect("a screen in memory");
    });
}

fn example(law: &Law) -> Case {
    let id = law
        .files
        .find("examples/accommodation-and-tracks.toml")
        .expect("the example is there");
    read(law, "example", law.files.text(id), Format::Toml, None).expect("the example can be read")
}
