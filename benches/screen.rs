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
            with_app(size, |press| {
                budgets.line(name, Duration::from_millis(1), press)
            });
        }
        budgets.print();
    }
}

const NAMES: [&str; 3] = [
    "a key press to its frame, 60×20",
    "a key press to its frame, 80×24",
    "a key press to its frame, 120×36",
];
const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 36)];

#[divan::bench(args = SIZES)]
fn key_to_frame(bencher: Bencher, size: (u16, u16)) {
    with_app(size, |press| bencher.bench_local(press));
}

/// Runs something with a function that types one digit into a count, or takes it back, and draws.
fn with_app(size: (u16, u16), run: impl FnOnce(&mut dyn FnMut())) {
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
    // From the result back to the questions, and from the last of them to the records.
    let key = |code| Input::Key(KeyPress::plain(code));
    app.handle(&key(KeyCode::F(5)));
    for _ in 0..5 {
        app.handle(&key(KeyCode::BackTab));
    }
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen in memory");
    let mut typed = false;
    run(&mut || {
        app.handle(&key(if typed {
            KeyCode::Backspace
        } else {
            KeyCode::Char('1')
        }));
        typed = !typed;
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
