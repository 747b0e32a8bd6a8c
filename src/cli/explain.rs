//! `gexin check --explain CODE`: what a code means.

use super::Exit;
use super::args::Args;
use super::messages::Messages;
use super::output::{complain, write};
use super::setup::{files, language};
use crate::law::{Code, Explanation};
use crate::text::{Lang, nearest, wrap};

/// The widest line.
const WIDTH: usize = 80;

/// Prints the explanation of a code; of an unknown one says the nearest.
pub(super) fn run(args: &Args, asked: &str) -> Exit {
    let lang = language(args);
    let files = match files(args.data.as_deref(), lang) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let mut problems = Vec::new();
    let messages = Messages::load(&files, &mut problems);
    let all = Explanation::all(&files, &mut problems);
    let (Some(messages), Some(all)) = (messages, all) else {
        problems
            .iter()
            .for_each(|problem| complain(&problem.line(lang)));
        return Exit::Bad;
    };
    let found = Code::from_id(asked).and_then(|code| all.iter().find(|(one, _)| *one == code));
    let Some((code, explanation)) = found else {
        complain(&unknown(&messages, &all, asked, lang));
        return Exit::Usage;
    };
    match write(page(*code, explanation, &messages, lang)) {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}

fn unknown(messages: &Messages, all: &[(Code, Explanation)], asked: &str, lang: Lang) -> String {
    let near = nearest(asked, Code::ALL.iter().map(|code| code.id()));
    let near = near.map_or(String::new(), |near| match lang {
        Lang::Zh => format!("；是否应为“{near}”？"),
        Lang::En => format!("; did you mean “{near}”?"),
    });
    let words = [("code", asked), ("near", near.as_str())];
    let mut lines = vec![messages.unknown_code.fill(lang, &words)];
    let listed = all
        .iter()
        .map(|(code, one)| format!("  {:<25} {}", code.id(), one.title.get(lang)));
    lines.extend(listed);
    lines.join("\n")
}

fn page(code: Code, explanation: &Explanation, messages: &Messages, lang: Lang) -> String {
    let mut lines = vec![
        format!("{}[{code}]", code.severity().word(lang)),
        explanation.title.get(lang).to_owned(),
        String::new(),
    ];
    lines.extend(wrap(explanation.says.get(lang), WIDTH));
    for (head, example) in [
        (&messages.explain_wrong, &explanation.wrong),
        (&messages.explain_right, &explanation.right),
    ] {
        lines.push(String::new());
        lines.push(head.get(lang).to_owned());
        lines.extend(example.trim().lines().map(|line| format!("    {line}")));
    }
    lines.join("\n") + "\n"
}
