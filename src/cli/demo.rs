//! `gexin demo`: lists the demonstrations; with a name it plays one (see [`super::interface`]).

use super::Exit;
use super::output::{complain, write};
use super::setup::Setup;
use crate::tui::demo::Demo;

/// Lists the demonstrations.
pub(super) fn list(setup: &Setup) -> Exit {
    let files = &setup.data.law.files;
    let mut out = setup.data.messages.demos.get(setup.lang).to_owned() + "\n";
    for name in Demo::names(files) {
        match load(setup, name) {
            Ok(demo) => out.push_str(&format!("  {name:<20} {}\n", demo.title.get(setup.lang))),
            Err(exit) => return exit,
        }
    }
    match write(&out) {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}

/// The demonstration of that name; an unknown name and a broken file are said.
pub(super) fn load(setup: &Setup, name: &str) -> Result<Demo, Exit> {
    let files = &setup.data.law.files;
    let known = Demo::names(files);
    if !known.contains(&name) {
        let words = [("name", name), ("known", &known.join(", "))];
        complain(&setup.data.messages.unknown_demo.fill(setup.lang, &words));
        return Err(Exit::Bad);
    }
    let mut problems = Vec::new();
    Demo::load(files, name, &mut problems).ok_or_else(|| {
        for problem in &problems {
            complain(&problem.line(setup.lang));
        }
        Exit::Bad
    })
}
