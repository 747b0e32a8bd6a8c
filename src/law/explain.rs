//! What the codes mean, as `data/texts/codes.toml` explains it.

use serde::Deserialize;

use super::{Code, Files, Name, Problem, parse, read};
use crate::text::{Text, nearest};

/// What a code means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// The code.
    id: Name,
    /// In one line.
    pub title: Text,
    /// What it means and how to mend it.
    pub says: Text,
    /// A wrong example.
    pub wrong: String,
    /// A right one.
    pub right: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    code: Vec<Explanation>,
}

impl Explanation {
    /// The explanations of all codes, in the order of [`Code::ALL`]; one that is missing, unknown or given twice is
    /// added to `problems`.
    pub fn all(files: &Files, problems: &mut Vec<Problem>) -> Option<Vec<(Code, Explanation)>> {
        const NAME: &str = "texts/codes.toml";
        let read: File = read(files, NAME, problems)?;
        let file = files.find(NAME)?;
        let before = problems.len();
        let mut known: Vec<(Code, Explanation)> = Vec::new();
        for one in read.code {
            let place = files.place(file, &one.id.at());
            match Code::from_id(&one.id) {
                None => {
                    let near = nearest(&one.id, Code::ALL.iter().map(|code| code.id()));
                    problems.push(parse::unknown(
                        Code::UnknownName,
                        place,
                        ("代码", "code"),
                        &one.id,
                        near,
                    ));
                }
                Some(code) if known.iter().any(|(other, _)| *other == code) => {
                    let (zh, en) = (
                        format!("“{code}”已有说明"),
                        format!("`{code}` is explained already"),
                    );
                    problems.push(Problem::new(Code::DuplicateId, place, zh, en));
                }
                Some(code) => known.push((code, one)),
            }
        }
        for code in Code::ALL {
            if !known.iter().any(|(other, _)| other == code) {
                let place = files.place(file, &(0..0));
                let (zh, en) = (
                    format!("“{code}”没有说明"),
                    format!("`{code}` is not explained"),
                );
                problems.push(Problem::new(Code::MissingKey, place, zh, en));
            }
        }
        known.sort_by_key(|(code, _)| *code);
        (problems.len() == before).then_some(known)
    }
}
