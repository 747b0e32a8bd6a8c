//! Deserialises one data file, and turns the errors of the parser into [`Problem`]s.

use serde::de::DeserializeOwned;

use super::packed::{self, Error};
use super::{Code, FileId, Files, Name, Place, Problem, overlay};
use crate::text::{EMPTY, nearest, syntax_zh};

/// Reads one data file into a type; a missing or malformed one is a problem.
pub fn read<T: DeserializeOwned>(
    files: &Files,
    name: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let Some(id) = files.find(name) else {
        let place = Place {
            file: name.to_owned(),
            line: 1,
            column: 1,
        };
        problems.push(Problem::new(
            Code::MissingFile,
            place,
            "缺少数据文件",
            "this data file is missing",
        ));
        return None;
    };
    parse(files, id, problems)
}

/// Reads one data file, as it was packed when the program was built, or parsed and merged with what is laid over it.
pub(super) fn parse<T: DeserializeOwned>(
    files: &Files,
    id: FileId,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let read = match files.packed(id) {
        Some(nodes) => packed::read(nodes, ""),
        None => overlay::pack(files, id)
            .map_err(Error::from)
            .and_then(|packed| packed::read(&packed.nodes, &packed.places)),
    };
    match read {
        Ok(value) => Some(value),
        Err(error) => {
            let place = files.place(id, &error.at().unwrap_or(0..0));
            problems.push(malformed(place, error.message()));
            None
        }
    }
}

/// Turns a message of the TOML reader into a problem with a stable code and the nearest right name.
fn malformed(place: Place, message: &str) -> Problem {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (code, zh) = if message.starts_with("unknown field") {
        (Code::UnknownKey, "无法识别的键")
    } else if message.starts_with("unknown variant") {
        (Code::UnknownName, "无法识别的名称")
    } else if message.starts_with("duplicate key") {
        (Code::DuplicateKey, "键重复")
    } else if ["missing field `zh`", "missing field `en`", EMPTY]
        .iter()
        .any(|start| message.starts_with(start))
    {
        (Code::MissingLanguage, "缺少一种语言")
    } else if message.starts_with("missing field") {
        (Code::MissingKey, "缺少键")
    } else if ["invalid type", "invalid value", "invalid length"]
        .iter()
        .any(|start| message.starts_with(start))
    {
        (Code::WrongType, "类型不符")
    } else {
        (Code::Malformed, "格式错误")
    };
    let hint = match quoted.split_first() {
        Some((found, known)) if matches!(code, Code::UnknownKey | Code::UnknownName) => {
            nearest(found, known.iter().copied())
        }
        _ => None,
    };
    let subject = quoted
        .first()
        .map(|name| format!(" “{name}”"))
        .unwrap_or_default();
    let (mut zh, mut en) = (format!("{zh}{subject}"), message.replace('\n', " "));
    if code == Code::Malformed {
        zh = format!("{zh}：{}", syntax_zh(&en));
    } else if code == Code::WrongType {
        zh = format!("{zh}：{en}");
    }
    if let Some(hint) = hint {
        zh.push_str(&format!("；是否应为“{hint}”？"));
        en.push_str(&format!("; did you mean `{hint}`?"));
    }
    Problem::new(code, place, zh, en)
}

/// A name that resolves to nothing, with the nearest one that would.
pub(super) fn unknown(
    code: Code,
    place: Place,
    what: (&str, &str),
    name: &Name,
    near: Option<&str>,
) -> Problem {
    let mut zh = format!("没有名为“{name}”的{}", what.0);
    let mut en = format!("no {} is named `{name}`", what.1);
    if let Some(near) = near {
        zh.push_str(&format!("；是否应为“{near}”？"));
        en.push_str(&format!("; did you mean `{near}`?"));
    }
    Problem::new(code, place, zh, en)
}
