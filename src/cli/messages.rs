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
    pub own_keys: Text,
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
    pub empty_folder: Text,
    pub unknown_example_short: Text,
    pub progress: Text,
    pub table_format: Text,
    pub new_where: Text,
    pub new_written: Text,
    pub given_form: Text,
    pub given_twice: Text,
    pub given_bool: Text,
    pub given_count: Text,
    pub passphrase: PassphraseTexts,
    pub diff: DiffTexts,
}

/// What is said about passphrases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PassphraseTexts {
    pub ask: Text,
    pub wrong: Text,
    pub choose: Text,
    pub again: Text,
    pub differ: Text,
    pub encrypted: Text,
    pub decrypted: Text,
    pub draft: Text,
}

/// What `gexin diff` says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DiffTexts {
    pub same: Text,
    pub answers: Text,
    pub rows: Text,
    pub levels: Text,
    pub same_levels: Text,
    pub nothing: Text,
    pub title: Text,
    pub cases: Text,
    pub mixed: Text,
    pub person_gone: Text,
    pub person_come: Text,
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
