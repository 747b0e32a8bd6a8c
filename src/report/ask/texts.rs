//! The wording of the plain interview and the commands that it understands, read from `data/texts/ask.toml`.

use serde::Deserialize;

use crate::law::{Files, Problem, read};
use crate::text::{Lang, Text, fold, texts};

texts! {
    /// `[ask]`
    AskTexts { welcome, head, option, effect, chosen, one, several, search, usual, now, found, found_more, not_found, taken, so_far, so_far_open, wrong_number, just_one, alone, rows_none, rows, rows_next, how_many, details_ask, detail, detail_empty, detail_clear, review_head, review_answered, review_open, review_later, review_not_asked, review_hidden, review_kept, done, done_later, done_all, first, undone, redone, nothing_to_undo, nothing_to_redo, not_here, say_name, titled, exists, saved, resume, untitled, kept, help_head, help_line, cited, no_reason, person_head, people_head, person_line, person_at_hand, people_hint, no_people, own, own_mark, shared }
}

/// What a word asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "data/texts/ask.toml says what each does")]
pub enum Command {
    Back,
    Next,
    Unknown,
    Why,
    Undo,
    Redo,
    Review,
    Change,
    List,
    None,
    Done,
    Details,
    Delete,
    Result,
    Title,
    Person,
    People,
    AddPerson,
    Save,
    Language,
    Help,
    Quit,
    Discard,
}

/// A word that is no answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// What it asks for.
    pub id: Command,
    /// How it is said in Chinese.
    pub zh: Vec<String>,
    /// How it is said in English.
    pub en: Vec<String>,
    /// What is said after it, where it needs more.
    pub more: Option<Text>,
    /// A line for the help.
    pub says: Text,
}

/// All that the plain interview says and understands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskData {
    /// What it says.
    pub ask: AskTexts,
    /// The words that it takes.
    #[serde(rename = "word")]
    pub words: Vec<Word>,
}

impl AskData {
    /// Reads the texts; what is wrong with them is added to `problems`.
    pub fn load(files: &Files, problems: &mut Vec<Problem>) -> Option<AskData> {
        read(files, "texts/ask.toml", problems)
    }

    /// The command that a line is, with what is said after its word; nothing where it is an answer.
    pub fn command<'l>(&self, line: &'l str) -> Option<(Command, &'l str)> {
        let line = line.trim();
        for word in &self.words {
            for said in word.zh.iter().chain(&word.en) {
                let Some(rest) = after(line, said) else {
                    continue;
                };
                if rest.is_empty() || word.more.is_some() {
                    return Some((word.id, rest));
                }
            }
        }
        None
    }

    /// One line for each word.
    pub(super) fn help(&self, lang: Lang) -> Vec<String> {
        let line = |word: &Word| {
            let (said, joint) = match lang {
                Lang::Zh => (&word.zh, "、"),
                Lang::En => (&word.en, ", "),
            };
            let more = word.more.as_ref().map(|more| more.get(lang));
            let said: Vec<String> = said
                .iter()
                .map(|one| more.map_or(one.clone(), |more| format!("{one} {more}")))
                .collect();
            let words = [
                ("words", said.join(joint)),
                ("says", word.says.get(lang).to_owned()),
            ];
            let words = words
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            self.ask.help_line.fill(lang, &words)
        };
        self.words.iter().map(line).collect()
    }
}

/// What stands in a line after a word; nothing where the line does not begin with the word.
fn after<'l>(line: &'l str, word: &str) -> Option<&'l str> {
    let mut rest = line.chars();
    for letter in word.chars() {
        let same = |found: char| fold(&found.to_string()).to_lowercase() == letter.to_string();
        if !rest.next().is_some_and(same) {
            return None;
        }
    }
    let rest = rest.as_str();
    // Chinese needs no blank between a word and what follows it; English does.
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace) || !word.is_ascii();
    apart.then(|| rest.trim_matches([' ', '\t', '\u{3000}', ':', '：']))
}
