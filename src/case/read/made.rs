//! The keys `data` and `assessed`: what the file keeps of the day when it was saved.

use super::reader::Reader;
use super::tree::{Node, Value};
use crate::case::Case;
use crate::law::{Code, Level};

/// Reads both keys where they are there. An offence that this law does not know is no mistake: another edition may.
pub(super) fn read(
    reader: &mut Reader<'_>,
    data: Option<Node<'_>>,
    assessed: Option<Node<'_>>,
    case: &mut Case,
) {
    if let Some(node) = data
        && let Some(data) = reader.text(node)
    {
        case.made.get_or_insert_default().data = data.into_owned();
    }
    let Some(node) = assessed else {
        return;
    };
    let Value::Table(entries) = node.value else {
        return reader.expected(&node.at, &node.value, ("表", "a table"));
    };
    for (key, node) in entries {
        let at = node.at.clone();
        let Some(id) = reader.text(node) else {
            continue;
        };
        match Level::from_id(&id) {
            Some(level) => {
                let made = case.made.get_or_insert_default();
                made.assessed.push((key.name.into_owned(), level));
            }
            None => {
                let known = Level::ALL.map(Level::id);
                let what = ("级别", "level");
                reader.unknown(Code::UnknownName, &at, &id, what, known.into_iter());
            }
        }
    }
}
