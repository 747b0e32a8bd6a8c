//! The command palette: every action by its name, in either language, with its key.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::interview::Pick;
use super::{Goto, Hint, Reply, Screen};
use crate::text::{Entry, pad_right, syllables, width};
use crate::tui::action::{Action, Binding, shown};
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::Item;

/// The command palette.
pub struct CommandScreen {
    /// What can be done, in the order of the keys.
    actions: Vec<Action>,
    pick: Pick,
}

impl CommandScreen {
    /// The palette; without a case, what needs one is left out.
    pub fn new(view: View<'_>, with_case: bool) -> Self {
        let (keymap, texts) = (view.context.keymap, &view.texts().commands);
        let offered = |one: &&Binding| one.id.has_a_name() && (with_case || !one.id.needs_case());
        let bindings: Vec<&Binding> = keymap.bindings().iter().filter(offered).collect();
        let entries = bindings.iter().map(|one| entry(one)).collect();
        CommandScreen {
            actions: bindings.iter().map(|one| one.id).collect(),
            pick: Pick::new(entries, Vec::new(), view.say(&texts.search))
                .or_says(view.say(&texts.none)),
        }
    }
}

/// The column of the names, in cells.
const NAME: usize = 12;
/// What stands on a line beside name, words and keys: pointer, blanks and the mark of the list, in cells.
const BESIDE: usize = 8;

/// Everything that an action may be called.
fn entry(binding: &Binding) -> Entry {
    let (name, says) = (&binding.name, &binding.says);
    Entry::new()
        .chinese(&name.zh, &syllables(&name.zh))
        .english(&name.en)
        .chinese(&says.zh, &syllables(&says.zh))
        .english(&says.en)
}

impl Screen for CommandScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let inner = areas::narrow(areas::page(area), 112);
        let keymap = view.context.keymap;
        let lines: Vec<(String, &str, String)> = self
            .actions
            .iter()
            .filter_map(|id| keymap.bindings().iter().find(|one| one.id == *id))
            .map(|one| {
                let keys: Vec<String> = one.keys.iter().map(|key| shown(key)).collect();
                let name = pad_right(one.name.get(view.lang), NAME);
                (name, one.says.get(view.lang), keys.join(" "))
            })
            .collect();
        // What each does stands beside its name where there is room for all of them, else below it.
        let cells =
            |(name, says, keys): &(String, &str, String)| width(name) + width(says) + width(keys);
        let widest = lines.iter().map(cells).max().unwrap_or(0) + BESIDE;
        let beside = widest <= inner.width.into();
        self.pick
            .draw(frame, inner, view, |at| match lines.get(at) {
                Some((name, says, keys)) if beside => {
                    Item::new(format!("{name}  {says}")).value(keys.clone())
                }
                Some((name, says, keys)) => Item::new(name.trim_end())
                    .explained(*says)
                    .value(keys.clone()),
                None => Item::new(""),
            });
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        if let Some(Action::Back | Action::Palette) = action {
            return Reply::Go(Goto::Back);
        }
        match self.pick.handle(input, action) {
            (_, Some(at)) => Reply::Go(Goto::Act(self.actions[at])),
            (true, None) => Reply::Done,
            (false, None) => Reply::Ignored,
        }
    }

    fn typing(&self) -> bool {
        true
    }

    fn footer(&self) -> Vec<Hint> {
        let keys = [Action::Confirm, Action::Back, Action::Language];
        std::iter::once(Hint::Move)
            .chain(keys.map(Hint::Key))
            .collect()
    }
}
