//! The loop: wait, act, draw, keep the draft.

use std::io;
use std::path::PathBuf;

use super::app::{App, Request, Start};
use super::context::Context;
use super::input::next_batch;
use super::terminal::{OpenError, Options, Terminal};
use crate::text::Lang;

/// Runs the interface until the user leaves it; `notice` stands in the title bar until the first key; gives the language that was spoken at the end.
///
/// # Errors
/// The terminal cannot be taken, or it failed.
pub fn run(
    context: &Context<'_>,
    lang: Lang,
    start: Start,
    drafts: Option<PathBuf>,
    notice: Option<String>,
) -> Result<Lang, OpenError> {
    let mut terminal = Terminal::open(Options::default())?;
    let mut app = App::new(context, lang, start, drafts);
    app.tell(notice);
    turn(&mut terminal, &mut app).map_err(OpenError::Io)?;
    let lang = app.lang;
    app.end();
    Ok(lang)
}

fn turn(terminal: &mut Terminal, app: &mut App<'_>) -> io::Result<()> {
    loop {
        terminal.draw(|frame| app.draw(frame))?;
        if app.keep_draft() {
            terminal.draw(|frame| app.draw(frame))?;
        }
        for input in next_batch()? {
            match app.handle(&input) {
                Request::Go => {}
                Request::Suspend => terminal.suspend()?,
                Request::Mouse(on) => terminal.set_mouse(on)?,
                Request::Copy => terminal.copy(&app.conclusion())?,
                Request::Quit => return Ok(()),
            }
        }
    }
}
