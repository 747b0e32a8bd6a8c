//! The first frame, drawn before the law has been read: it is home as it stands when the law is there.

use std::path::Path;

use gexin::text::Lang;
use gexin::tui::app::Start;
use gexin::tui::context::View;
use gexin::tui::screen::Home;
use gexin::tui::theme::{Depth, Theme};
use gexin::tui::{Glyphs, dump};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::desk::{Desk, context, world};
use crate::{BOTH, SIZES};

/// Text and styles of the first frame.
fn greeting(lang: Lang, size: (u16, u16), drafts: Option<&Path>) -> String {
    let context = context(Theme::dark(Depth::Indexed), Glyphs::UNICODE);
    let face = View { context, lang }.face();
    let law = &world().law;
    let mut home = Home::at_start(&law.files, &law.about.disclaimer, drafts);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
    let drawn = terminal.draw(|frame| home.draw_alone(frame, face));
    dump::text_and_styles(drawn.expect("the frame is drawn").buffer)
}

#[test]
fn nothing_changes_on_home_when_the_law_has_been_read() {
    for lang in BOTH {
        for size in SIZES.into_iter().chain([(50, 15)]) {
            let later = Desk::home(lang).styles_at(size);
            assert_eq!(greeting(lang, size, None), later, "{lang} {size:?}");
        }
    }
}

#[test]
fn a_draft_that_was_left_behind_is_offered_in_the_first_frame() {
    let drafts = tempfile::tempdir().expect("a folder");
    let text = "schema = 1\ntitle = \"张某\"\n";
    std::fs::write(drafts.path().join("draft-1-0.toml"), text).expect("written");
    for lang in BOTH {
        let folder = Some(drafts.path().to_owned());
        let later = Desk::start(lang, Start::Home, folder).styles_at((80, 24));
        let first = greeting(lang, (80, 24), Some(drafts.path()));
        assert!(first.contains("张某"), "{first}");
        assert_eq!(first, later);
    }
}
