//! The user's own keys: a `keys.toml` in the config folder that gives actions other keys.

use std::borrow::Cow;

use serde::Deserialize;

use super::action::{Action, Keymap};
use crate::law::{Code, Files, Name, Placed, Problem, read};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    action: Vec<Own>,
}

/// An action with the keys that take the place of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    id: Placed<Action>,
    keys: Vec<Name>,
}

impl Keymap {
    /// These keys with the user's own in the place of those of the same actions; `shown` is the path that messages give.
    ///
    /// # Errors
    /// What is wrong with the file: what the built-in keys are checked for, at its place.
    pub fn with_own(&self, shown: &str, text: &str) -> Result<Keymap, Vec<Problem>> {
        let mut files = Files::default();
        files.lay("keys.toml", shown, Cow::Owned(text.to_owned()));
        let mut problems = Vec::new();
        let own = read::<File>(&files, "keys.toml", &mut problems);
        let (Some(own), Some(file)) = (own, files.find("keys.toml")) else {
            return Err(problems);
        };
        let mut bindings = self.bindings().to_vec();
        let mut given: Vec<Action> = Vec::new();
        for one in &own.action {
            let id = one.id.value;
            if given.contains(&id) {
                problems.push(Problem::new(
                    Code::DuplicateId,
                    files.place(file, &one.id.at),
                    "同一个操作写了两次",
                    "this action stands here twice",
                ));
            }
            given.push(id);
            if let Some(binding) = bindings.iter_mut().find(|binding| binding.id == id) {
                binding.keys.clone_from(&one.keys);
            }
        }
        // The keys that stay come first, so that what clashes is said where the user wrote it.
        let (mine, rest): (Vec<_>, Vec<_>) =
            bindings.iter().partition(|one| given.contains(&one.id));
        let ordered: Vec<_> = rest.into_iter().chain(mine).collect();
        let at = |action: Action| {
            let own = own.action.iter().find(|one| one.id.value == action);
            own.map_or(0..0, |own| own.id.at.clone())
        };
        let keys = super::action::bind(&ordered, (&files, file), &at, &mut problems);
        match problems.is_empty() {
            true => Ok(Keymap::of(bindings, keys)),
            false => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::tui::input::{KeyCode, KeyPress};

    fn built_in() -> Keymap {
        Keymap::load(&Files::embedded(), &mut Vec::new()).expect("the keys are sound")
    }

    fn with(text: &str) -> Result<Keymap, Vec<String>> {
        let said = |problems: Vec<Problem>| {
            let line = |one: &Problem| one.line(Lang::En);
            problems.iter().map(line).collect()
        };
        built_in().with_own("/home/x/keys.toml", text).map_err(said)
    }

    #[test]
    fn an_action_gets_the_users_keys_and_keeps_its_name() {
        let keys = with("[[action]]\nid = \"undo\"\nkeys = [\"Ctrl-U\", \"z\"]\n").expect("sound");
        let means = |key| keys.action(key, false);
        assert_eq!(means(KeyPress::ctrl('u')), Some(Action::Undo));
        assert_eq!(
            means(KeyPress::plain(KeyCode::Char('z'))),
            Some(Action::Undo)
        );
        assert_eq!(means(KeyPress::plain(KeyCode::F(7))), None);
        assert_eq!(
            means(KeyPress::plain(KeyCode::F(2))),
            Some(Action::Language)
        );
        assert_eq!(
            keys.label(Action::Undo, Lang::En),
            ("Ctrl-U".into(), "Undo".into())
        );
    }

    #[test]
    fn two_actions_can_change_their_keys() {
        let text = "[[action]]\nid = \"undo\"\nkeys = [\"F8\"]\n[[action]]\nid = \"redo\"\nkeys = [\"F7\"]\n";
        let keys = with(text).expect("sound");
        let means = |n| keys.action(KeyPress::plain(KeyCode::F(n)), true);
        assert_eq!(
            (means(7), means(8)),
            (Some(Action::Redo), Some(Action::Undo))
        );
    }

    #[test]
    fn what_is_wrong_is_said_at_its_place() {
        for (text, says) in [
            (
                "[[action]]\nid = \"undo\"\nkeys = [\"F1\"]\n",
                "/home/x/keys.toml:3:9: error[keystroke-taken]",
            ),
            (
                "[[action]]\nid = \"undo\"\nkeys = [\"Hyper\"]\n",
                "/home/x/keys.toml:3:9: error[unknown-keystroke]",
            ),
            (
                "[[action]]\nid = \"undo\"\nkeys = [\"z\"]\n",
                "/home/x/keys.toml:2:6: error[action-without-keystroke]",
            ),
            (
                "[[action]]\nid = \"undoo\"\nkeys = [\"F7\"]\n",
                "/home/x/keys.toml:2:6: error[unknown-name]",
            ),
            (
                "[[action]]\nid = \"undo\"\nkey = [\"F7\"]\n",
                "/home/x/keys.toml:3:1: error[unknown-key]",
            ),
            (
                "[[action]]\nid = \"undo\"\nkeys = [\"F7\"]\n[[action]]\nid = \"undo\"\nkeys = [\"Ctrl-U\"]\n",
                "/home/x/keys.toml:5:6: error[duplicate-id]",
            ),
            ("action = [", "/home/x/keys.toml:1:"),
        ] {
            let problems = with(text).expect_err("it is wrong");
            assert!(problems[0].starts_with(says), "{text}: {problems:?}");
        }
    }
}
