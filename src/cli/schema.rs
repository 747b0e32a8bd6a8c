//! `gexin schema`: the JSON Schema of case files.

use super::Exit;
use super::output::write;
use super::setup::Setup;
use crate::case;

/// Prints the schema.
pub(super) fn run(setup: &Setup) -> Exit {
    // A tree of strings cannot fail to serialise.
    let text = serde_json::to_string_pretty(&case::schema(&setup.data.law)).unwrap_or_default();
    match write(text + "\n") {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}
