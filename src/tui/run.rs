//! The loop: wait, act, draw, keep the draft.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::app::{App, Request, Start};
use super::context::Context;
use super::demo::Player;
use super::input::{next_batch, next_batch_within};
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

/// Plays a demonstration until it ends or the user leaves it; gives the language that was spoken at the end. With a
/// pace it goes on by itself.
///
/// # Errors
/// The terminal cannot be taken, or it failed.
pub fn play(mut player: Player<'_>, pace: Option<Duration>) -> Result<Lang, OpenError> {
    let mut terminal = Terminal::open(Options::default())?;
    show(&mut terminal, &mut player, pace).map_err(OpenError::Io)?;
    Ok(player.lang())
}

fn show(
    terminal: &mut Terminal,
    player: &mut Player<'_>,
    pace: Option<Duration>,
) -> io::Result<()> {
    loop {
        terminal.draw(|frame| player.draw(frame))?;
        let inputs = match pace.filter(|_| !player.is_over()) {
            Some(pace) => next_batch_within(pace)?,
            None => next_batch()?,
        };
        if inputs.is_empty() {
            player.next();
        }
        for input in inputs {
            match player.handle(&input) {
                Request::Go | Request::Copy => {}
                Request::Suspend => terminal.suspend()?,
                Request::Mouse(on) => terminal.set_mouse(on)?,
                Request::Quit => return Ok(()),
            }
        }
    }
}
