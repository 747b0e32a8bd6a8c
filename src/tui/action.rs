//! Actions and the keys that mean them, as the data holds them.

use std::ops::Range;

use ratatui::crossterm::event::KeyCode;
use serde::Deserialize;

use super::input::KeyPress;
use crate::law::{Code, FileId, Files, Name, Problem, read};
use crate::text::{Lang, Text};

/// What a key can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "data/keys.toml says what each does")]
pub enum Action {
    Help,
    Language,
    Save,
    Export,
    Result,
    Review,
    Palette,
    Copy,
    Offence,
    Person,
    Persons,
    Undo,
    Redo,
    Unknown,
    Quit,
    Confirm,
    Back,
    Next,
    Previous,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Toggle,
    Delete,
    Edit,
    Law,
    WhatIf,
    Adopt,
    Present,
    Mouse,
    Suspend,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 34] = [
        Action::Help,
        Action::Language,
        Action::Save,
        Action::Export,
        Action::Result,
        Action::Review,
        Action::Palette,
        Action::Copy,
        Action::Offence,
        Action::Person,
        Action::Persons,
        Action::Undo,
        Action::Redo,
        Action::Unknown,
        Action::Quit,
        Action::Confirm,
        Action::Back,
        Action::Next,
        Action::Previous,
        Action::Up,
        Action::Down,
        Action::Left,
        Action::Right,
        Action::PageUp,
        Action::PageDown,
        Action::Toggle,
        Action::Delete,
        Action::Edit,
        Action::Law,
        Action::WhatIf,
        Action::Adopt,
        Action::Present,
        Action::Mouse,
        Action::Suspend,
    ];
}

impl Action {
    /// Whether the action is one that people look for by its name; the others only move about.
    pub fn has_a_name(self) -> bool {
        match self {
            Action::Help
            | Action::Language
            | Action::Save
            | Action::Export
            | Action::Result
            | Action::Review
            | Action::Copy
            | Action::Offence
            | Action::Person
            | Action::Persons
            | Action::Undo
            | Action::Redo
            | Action::Unknown
            | Action::Quit
            | Action::Next
            | Action::Previous
            | Action::Delete
            | Action::Edit
            | Action::Law
            | Action::WhatIf
            | Action::Present
            | Action::Mouse
            | Action::Suspend => true,
            Action::Palette
            | Action::Confirm
            | Action::Adopt
            | Action::Back
            | Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::PageUp
            | Action::PageDown
            | Action::Toggle => false,
        }
    }

    /// Whether the action does nothing without a case.
    pub fn needs_case(self) -> bool {
        !matches!(
            self,
            Action::Help
                | Action::Language
                | Action::Quit
                | Action::Law
                | Action::Mouse
                | Action::Suspend
        )
    }
}

/// An action with its keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// The action.
    pub id: Action,
    /// Its keys as written.
    pub keys: Vec<Name>,
    /// A word for the footer.
    pub name: Text,
    /// A line for the help.
    pub says: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    action: Vec<Binding>,
}

/// All keys.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
    keys: Vec<(KeyPress, Action)>,
}

impl Keymap {
    /// Reads the keys; what is wrong with them is added to `problems`.
    pub fn load(files: &Files, problems: &mut Vec<Problem>) -> Option<Keymap> {
        let bindings = read::<File>(files, "keys.toml", problems)?.action;
        let file = files.find("keys.toml")?;
        let before = problems.len();
        let all: Vec<&Binding> = bindings.iter().collect();
        let keys = bind(&all, (files, file), &|_| 0..0, problems);
        (problems.len() == before).then_some(Keymap { bindings, keys })
    }

    /// Bindings with the keys that were read from them.
    pub(super) fn of(bindings: Vec<Binding>, keys: Vec<(KeyPress, Action)>) -> Keymap {
        Keymap { bindings, keys }
    }

    /// What a key means. While text is typed, letters and signs mean themselves.
    pub fn action(&self, key: KeyPress, typing: bool) -> Option<Action> {
        let plain = KeyPress { typed: None, ..key };
        let found = self.keys.iter().find(|(known, _)| {
            KeyPress {
                typed: None,
                ..*known
            } == plain
        })?;
        (!typing || !is_text(&found.0)).then_some(found.1)
    }

    /// A key that means an action whatever is being typed: a function key where it has one.
    pub fn press(&self, action: Action) -> Option<KeyPress> {
        let own = || {
            self.keys
                .iter()
                .filter(|(key, of)| *of == action && !is_text(key))
        };
        let function = own().find(|(key, _)| matches!(key.code, KeyCode::F(_)));
        function.or_else(|| own().next()).map(|(key, _)| *key)
    }

    /// All actions with their keys.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The first key and the word of an action, for the footer.
    pub fn label(&self, action: Action, lang: Lang) -> (String, String) {
        let binding = self.bindings.iter().find(|binding| binding.id == action);
        binding.map_or_else(Default::default, |binding| {
            let key = binding.keys.first().map_or("", |key| key.as_str());
            (shown(key), binding.name.get(lang).to_owned())
        })
    }
}

/// Reads the keys of bindings; what is wrong with them is added to `problems`. `at` is where an action stands in the file.
pub(super) fn bind(
    bindings: &[&Binding],
    (files, file): (&Files, FileId),
    at: &dyn Fn(Action) -> Range<usize>,
    problems: &mut Vec<Problem>,
) -> Vec<(KeyPress, Action)> {
    let mut keys: Vec<(KeyPress, Action)> = Vec::new();
    for name in bindings
        .iter()
        .flat_map(|binding| binding.keys.iter().map(|key| (binding.id, key)))
    {
        let (action, written) = name;
        let place = || files.place(file, &written.at());
        match parse(written) {
            None => problems.push(Problem::new(
                Code::UnknownKeystroke,
                place(),
                format!("没有“{written}”这个键；应如 F1、Enter、Ctrl-S、u"),
                format!("there is no key `{written}`; expected one such as F1, Enter, Ctrl-S or u"),
            )),
            Some(key) if keys.iter().any(|(other, _)| *other == key) => {
                problems.push(Problem::new(
                    Code::KeystrokeTaken,
                    place(),
                    format!("“{written}”已经有别的用处"),
                    format!("`{written}` has another meaning already"),
                ))
            }
            Some(key) => keys.push((key, action)),
        }
    }
    for action in Action::ALL {
        let always = |key: &KeyPress| !is_text(key) || key.code == KeyCode::Char(' ');
        if !keys.iter().any(|(key, of)| *of == action && always(key)) {
            let place = files.place(file, &at(action));
            problems.push(Problem::new(
                Code::ActionWithoutKeystroke,
                place,
                format!("操作 {action:?} 没有输入法开启时也能用的键"),
                format!("the action {action:?} has no key that works while an input method is on"),
            ));
        }
    }
    keys
}

/// A key as people read it.
pub fn shown(key: &str) -> String {
    match key {
        "BackTab" => "Shift-Tab".to_owned(),
        "PageUp" => "PgUp".to_owned(),
        "PageDown" => "PgDn".to_owned(),
        other => other.to_owned(),
    }
}

/// Whether a key is text where text is typed.
fn is_text(key: &KeyPress) -> bool {
    matches!(key.code, KeyCode::Char(_)) && !key.ctrl && !key.alt
}

fn parse(written: &str) -> Option<KeyPress> {
    if let Some(letter) = written.strip_prefix("Ctrl-") {
        let mut letters = letter.chars();
        let letter = letters
            .next()
            .filter(char::is_ascii_alphabetic)?
            .to_ascii_lowercase();
        return letters.next().is_none().then(|| KeyPress::ctrl(letter));
    }
    let code = match written {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Insert" => KeyCode::Insert,
        "Delete" => KeyCode::Delete,
        other => match other.strip_prefix('F').and_then(|n| n.parse().ok()) {
            Some(n @ 1..=12) => KeyCode::F(n),
            _ => {
                let mut letters = other.chars();
                let letter = letters.next()?;
                letters.next().is_none().then_some(KeyCode::Char(letter))?
            }
        },
    };
    Some(KeyPress::plain(code))
}
