//! What the command line says, as it stands in the data.

use serde::Deserialize;

use crate::law::{Files, Problem, read};
use crate::text::Text;

/// The messages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Messages {
    pub no_terminal: Text,
    pub dumb_terminal: Text,
    pub terminal_fault: Text,
    pub bad_date: Text,
    pub check_ok: Text,
    pub check_bad: Text,
    pub unknown_offence: Text,
    pub unknown_fact: Text,
    pub unknown_code: Text,
    pub explain_wrong: Text,
    pub explain_right: Text,
    pub unknown_example: Text,
    pub examples: Text,
    pub demos: Text,
    pub unknown_demo: Text,
    pub empty_input: Text,
    pub output_exists: Text,
    pub binary_terminal: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    messages: Messages,
}

impl Messages {
    /// Reads the messages; what is wrong with them is added to `problems`.
    pub fn load(files: &Files, problems: &mut Vec<Problem>) -> Option<Messages> {
        read::<File>(files, "texts/messages.toml", problems).map(|file| file.messages)
    }
}
