//! The templates of `data/report/`: a firm lays its own over them.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{
    AutoEscape, Environment, Error, Output, State, UndefinedBehavior, escape_formatter,
};

use super::markdown;
use crate::law::{Code, Files, Place, Problem};
use crate::report::memo::Document;
use crate::text::{syntax_zh, wrap_ranges};

/// What the escaping of Markdown is called.
const MARKDOWN: &str = "markdown";

/// A format that a template draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a terminal, a mail, a note in the file.
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 3] = [Form::Text, Form::Markdown, Form::Html];

    /// The data file of its template.
    fn file(self) -> &'static str {
        match self {
            Form::Text => "report/memo.txt",
            Form::Markdown => "report/memo.md",
            Form::Html => "report/memo.html",
        }
    }
}

/// The templates, read.
pub struct Templates {
    environment: Environment<'static>,
    /// The path of each form's template as messages give it.
    shown: Vec<String>,
}

impl Templates {
    /// Reads the templates; what is wrong with them is added to `problems`.
    pub fn load(files: &Files, problems: &mut Vec<Problem>) -> Option<Templates> {
        let mut environment = environment();
        let mut shown = Vec::new();
        let before = problems.len();
        for form in Form::ALL {
            let id = files.find(form.file())?;
            let file = files.place(id, &(0..0)).file;
            let text = files.text(id).to_owned();
            if let Err(error) = environment.add_template_owned(form.file(), text) {
                problems.push(problem(&file, &error));
            }
            shown.push(file);
        }
        (problems.len() == before).then_some(Templates { environment, shown })
    }

    /// Draws a document.
    ///
    /// # Errors
    /// The template asks for something that a document has not, with its line.
    pub fn render(&self, form: Form, document: &Document) -> Result<String, Problem> {
        let drawn = self
            .environment
            .get_template(form.file())
            .and_then(|template| template.render(Value::from(Serde(document))));
        drawn.map_err(|error| problem(&self.shown[form as usize], &error))
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        Some("md") => AutoEscape::Custom(MARKDOWN.into()),
        _ => AutoEscape::None,
    });
    environment.set_formatter(format);
    environment.add_filter("wrap", indented);
    environment
}

/// Writes what is filled in: escaped as the template's format needs it.
fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match state.auto_escape() {
        AutoEscape::Custom(_) if !value.is_safe() => {
            out.write_str(&markdown::escape(&value.to_string()))?;
            Ok(())
        }
        AutoEscape::Custom(_) => {
            out.write_str(&value.to_string())?;
            Ok(())
        }
        _ => escape_formatter(out, state, value),
    }
}

/// Lines of a text in `width` cells, the first indented by `indent` cells, the others by `hang`.
fn indented(text: String, indent: usize, hang: usize, width: usize) -> String {
    let room = |used: usize| width.saturating_sub(used).max(20);
    let text = joined(&text);
    let lines = wrap_ranges(&text, room(indent), room(hang));
    let lines = lines.into_iter().enumerate().map(|(at, line)| {
        let cells = if at == 0 { indent } else { hang };
        let line = text[line].replace(JOINER, "");
        format!("{}{line}", " ".repeat(cells))
    });
    lines.collect::<Vec<String>>().join("\n")
}

/// Keeps its two sides on one line.
const JOINER: char = '\u{2060}';

/// A text in which a number stays with the signs that belong to it: 第5条, 27条, 5,000元.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for letter in text.chars() {
        let opens = before == '第' && letter.is_ascii_digit();
        let closes = before.is_ascii_digit() && "条款项年月日元份岁倍".contains(letter);
        if opens || closes {
            joined.push(JOINER);
        }
        joined.push(letter);
        before = letter;
    }
    joined
}

fn problem(file: &str, error: &Error) -> Problem {
    let said = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    let place = Place {
        file: file.to_owned(),
        line: error.line().unwrap_or(1),
        column: 1,
    };
    Problem::new(
        Code::Malformed,
        place,
        format!("模板有误：{}", syntax_zh(&said)),
        format!("the template does not work: {said}"),
    )
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn an_address_and_an_amount_stay_whole() {
        let text = "不是法律规定的情形，依照刑法第253条之一第1款处罚，并处罚金5,000元。".to_owned();
        let lines = indented(text.clone(), 0, 2, 34);
        assert_eq!(lines.replace("\n  ", ""), text);
        for line in lines.lines() {
            let line = line.trim_start();
            assert!(!line.starts_with(['条', '款', '元']), "{lines}");
            assert!(!line.ends_with('第'), "{lines}");
        }
    }
}
