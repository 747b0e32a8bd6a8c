//! Reading a case file: every mistake with its place, what was expected, and the nearest right name.

mod answers;
mod made;
mod persons;
mod reader;
mod rows;

pub use self::answers::backwards;
use self::reader::{Keys, Reader, Table};
use super::tree::{self, Value};
use super::{Case, Format, SCHEMA};
use crate::law::{Code, Law, Place, Problem};
use crate::text::syntax_zh;
use jiff::civil::Date;

/// Reads a case file.
///
/// `file` is the name that messages give. Line and column of a problem count within `text`. `latest` is the day of
/// judgment: conduct after it is an error. Without it the text is a draft, in which answers may still contradict
/// each other.
///
/// # Errors
/// Every problem found in the file.
pub fn read(
    law: &Law,
    file: &str,
    text: &str,
    format: Format,
    latest: Option<Date>,
) -> Result<Case, Vec<Problem>> {
    let root = match tree::parse(text, format) {
        Ok(root) => root,
        Err((at, message)) => {
            let place = Place::of(file, text, at.start);
            return Err(vec![Problem::new(
                Code::Malformed,
                place,
                format!("格式错误：{}", syntax_zh(&message)),
                message,
            )]);
        }
    };
    let mut reader = Reader {
        law,
        file,
        text,
        latest,
        problems: Vec::new(),
    };
    let mut case = Case::default();
    let at = root.at.clone();
    match root.value {
        Value::Table(entries) => {
            let table = Table::new(
                &mut reader,
                entries,
                Keys::These(&[
                    "schema", "title", "data", "answers", "records", "persons", "assessed",
                ]),
            );
            whole(&mut reader, table, &mut case);
        }
        Value::List(_) => reader.error(
            Code::WrongType,
            &at,
            "一个文件写一个案件；多个案件请用 JSON Lines，一行一个，不加方括号",
            "a file holds one case; write several as JSON Lines, one a line, without brackets",
        ),
        other => reader.expected(&at, &other, ("表", "a table")),
    }
    if reader.problems.is_empty() {
        Ok(case)
    } else {
        Err(reader.problems)
    }
}

/// The title of a case file, before anything else of it is looked at; empty where it has none.
///
/// Nothing where the text is no case file at all.
pub fn title(text: &str) -> Option<String> {
    let root = tree::parse(text, Format::of(text)).ok()?;
    let Value::Table(entries) = root.value else {
        return None;
    };
    let title = entries.into_iter().find(|(key, _)| key.name == "title");
    match title.map(|(_, node)| node.value) {
        Some(Value::Text(title)) => Some(title.into_owned()),
        Some(_) => None,
        None => Some(String::new()),
    }
}

fn whole(reader: &mut Reader<'_>, mut table: Table<'_>, case: &mut Case) {
    match table.take("schema") {
        Some(node) => schema(reader, node),
        None => reader.error(
            Code::MissingKey,
            &(0..0),
            "缺少 schema = 1",
            "`schema = 1` is missing",
        ),
    }
    if let Some(node) = table.take("title")
        && let Some(title) = reader.text(node)
    {
        case.title = title.into_owned();
    }
    let (data, assessed) = (table.take("data"), table.take("assessed"));
    made::read(reader, data, assessed, case);
    if let Some(node) = table.take("answers") {
        answers::read(reader, node, case);
    }
    if let Some(node) = table.take("records") {
        case.records = rows::read(reader, node);
    }
    if let Some(node) = table.take("persons") {
        persons::read(reader, node, case);
    }
}

fn schema(reader: &mut Reader<'_>, node: tree::Node<'_>) {
    match &node.value {
        Value::Number(text) if text.parse() == Ok(SCHEMA) && !text.starts_with(['+', '0']) => {}
        Value::Number(text) => reader.error(
            Code::UnknownSchema,
            &node.at,
            format!("本程序读 schema = {SCHEMA}，文件写的是 {text}，请用更新的版本打开"),
            format!("this program reads schema = {SCHEMA}, the file says {text}; open it with a newer version"),
        ),
        other => reader.expected(&node.at, other, ("数字 1", "the number 1")),
    }
}
