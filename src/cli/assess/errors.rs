//! The line of JSON that stands in the place of a bad input.

use serde::Serialize;

use super::walk::Fault;
use crate::text::Text;

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    error: Error<'a>,
}

#[derive(Serialize)]
struct Error<'a> {
    code: &'a str,
    message: &'a Text,
    line: Option<usize>,
    column: Option<usize>,
}

/// Adds the line to what is written.
pub(super) fn error_line(out: &mut Vec<u8>, file: &str, line: Option<usize>, fault: &Fault) {
    let error = Error {
        code: fault.code,
        message: &fault.message,
        line: fault.place.map(|(line, _)| line),
        column: fault.place.map(|(_, column)| column),
    };
    // Plain structs with string keys cannot fail to serialise, and a vector takes everything.
    let _ = serde_json::to_writer(&mut *out, &Line { file, line, error });
    out.push(b'\n');
}
