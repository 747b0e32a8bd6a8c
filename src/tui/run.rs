//! The event loop: wait for input, act on it, draw, write the draft.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::app::{App, Request, Start};
use super::context::{Context, Face};
use super::demo::Player;
use super::input::{next_batch, next_batch_within};
use super::screen::Home;
use super::terminal::Terminal;
use crate::law::Files;
use crate::text::{Lang, Text};

/// Draws home, before the law has been read: all that the first frame of a plain start needs. `drafts` is the folder of
/// drafts, or nothing to look for none.
///
/// # Errors
/// The terminal failed.
pub fn greet(
    terminal: &mut Terminal,
    face: Face<'_>,
    (files, disclaimer): (&Files, &Text),
    drafts: Option<&Path>,
) -> io::Result<()> {
    let mut home = Home::at_start(files, disclaimer, drafts);
    terminal.draw(|frame| home.draw_alone(frame, face))
}

/// Runs the interface until the user leaves it; `notice` stands in the title bar until the first key; gives the language that was spoken at the end.
///
/// # Errors
/// The terminal failed.
pub fn run(
    terminal: &mut Terminal,
    context: &Context<'_>,
    lang: Lang,
    (start, drafts): (Start, Option<PathBuf>),
    notice: Option<String>,
) -> io::Result<Lang> {
    let mut app = App::new(context, lang, start, drafts);
    app.tell(notice);
    turn(terminal, &mut app)?;
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
/// The terminal failed.
pub fn play(
    terminal: &mut Terminal,
    mut player: Player<'_>,
    pace: Option<Duration>,
) -> io::Result<Lang> {
    show(terminal, &mut player, pace)?;
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
            player.forward();
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
