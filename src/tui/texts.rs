//! The wording of the interface, read from `data/texts/screens.toml` into typed structs: a missing or unknown text is an
//! error.

use serde::Deserialize;

pub use crate::file::NoteTexts;
use crate::interview::ChoiceWords;
pub use crate::interview::{ErrorTexts, InterviewTexts, RecordsTexts};
use crate::law::{Files, Problem, read};
use crate::text::texts;

/// All texts of the interface.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    missing_docs,
    reason = "one field for each table of data/texts/screens.toml"
)]
pub struct ScreenTexts {
    pub common: CommonTexts,
    pub home: HomeTexts,
    pub interview: InterviewTexts,
    pub records: RecordsTexts,
    pub panel: PanelTexts,
    pub review: ReviewTexts,
    pub commands: CommandsTexts,
    pub result: ResultTexts,
    pub browse: BrowseTexts,
    pub whatif: WhatIfTexts,
    pub present: PresentTexts,
    pub demo: DemoTexts,
    pub file: FileTexts,
    pub notes: NoteTexts,
    pub seal: SealTexts,
    pub export: ExportTexts,
    pub persons: PersonsTexts,
    pub help: HelpTexts,
    pub error: ErrorTexts,
}

impl ScreenTexts {
    /// Reads the texts; what is wrong with them is added to `problems`.
    pub fn load(files: &Files, problems: &mut Vec<Problem>) -> Option<ScreenTexts> {
        read(files, "texts/screens.toml", problems)
    }
}

texts! {
    /// `[common]`
    CommonTexts { yes, no, unknown, unknown_note, saved, draft, no_draft, too_small, mouse_off, mouse_on, nothing_to_undo, nothing_to_redo, no_persons, undone, redone, step, scroll, parts, next_field, more, base_term }
    /// `[home]`
    HomeTexts { tagline, privacy, resume, resume_note, new, new_note, open, open_note, law, law_note, examples, quit, untitled }
    /// `[panel]`
    PanelTexts { line_is, possible, undecided, applies_open, next, open_items, open_many, total }
    /// `[review]`
    ReviewTexts { title, change, open, later, hidden, kept }
    /// `[commands]`
    CommandsTexts { search, none, copied }
    /// `[result]`
    ResultTexts { fold, folded, conclusion, items, penalty, disputes, precedents, changes, explanation, no_disputes, no_penalty, worksheet, sheet_base, sheet_ask, sheet_range }
    /// `[browse]`
    BrowseTexts { title, search, teach, examples, follow, here, all, of_kind, found, found_of_kind, none, near, references }
    /// `[whatif]`
    WhatIfTexts { levers, case, variation, change, make, lists, changes, no_changes, adopted }
    /// `[present]`
    PresentTexts { record, records, yuan, level, sum, line, distance_up, distance_down, penalty, changes, keys }
    /// `[demo]`
    DemoTexts { keys, end }
    /// `[file]`
    FileTexts { save_title, save_hint, name_title, exists, saved, open_title, open_hint, here, none_here, listed_broken, quit_title, quit_save, quit_keep, quit_drop, quit_stay, broken }
    /// `[seal]`
    SealTexts { open_file, open_draft, open_hint, wrong, empty, draft, listed, title, hint, keep, again, differ, state }
    /// `[export]`
    ExportTexts { format, language, both, text, redact, name, preview, written }
    /// `[persons]`
    PersonsTexts { title, add, add_note, alone, several, name, note, rename, own, own_mark, shared }
    /// `[help]`
    HelpTexts { here, title, close }
}

impl CommonTexts {
    /// The words that all questions share.
    pub fn choice_words(&self) -> ChoiceWords<'_> {
        ChoiceWords {
            yes: &self.yes,
            no: &self.no,
            unknown: &self.unknown,
        }
    }
}
