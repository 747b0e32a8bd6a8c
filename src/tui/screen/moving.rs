//! Moving through a list and choosing from it, by keys and by mouse: the same on every screen that has one.

use crate::tui::action::Action;
use crate::tui::input::Input;
use crate::tui::widget::ListState;

/// What an input did to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moving {
    /// The selection moved, or stays at an end.
    Moved,
    /// The selected item was chosen.
    Chosen,
    /// Nothing: the input is not about the list.
    Ignored,
}

/// Moves the selection in a list of `count` items, or chooses from it.
pub(super) fn moving(
    state: &mut ListState,
    count: usize,
    input: &Input,
    action: Option<Action>,
) -> Moving {
    match (input, action) {
        (Input::Click { column, row }, _) => match state.hits.at(*column, *row) {
            Some(at) => {
                state.selected = at;
                return Moving::Chosen;
            }
            None => return Moving::Ignored,
        },
        (_, Some(Action::Confirm)) => return Moving::Chosen,
        (Input::Wheel { up, .. }, _) => state.step(stepped(*up), count),
        (_, Some(Action::Up)) => state.step(-1, count),
        (_, Some(Action::Down)) => state.step(1, count),
        (_, Some(Action::PageUp)) => state.page(-1, count),
        (_, Some(Action::PageDown)) => state.page(1, count),
        _ => return Moving::Ignored,
    }
    Moving::Moved
}

/// How many items a notch of the wheel moves a selection by.
pub(super) fn stepped(up: bool) -> isize {
    if up { -1 } else { 1 }
}

/// How many lines a notch of the wheel scrolls a text by.
pub(super) fn scrolled(up: bool) -> isize {
    3 * stepped(up)
}

/// What an input means where fields stand below each other: the wheel is Up and Down.
pub(super) fn wheeled(input: &Input, action: Option<Action>) -> Option<Action> {
    match input {
        Input::Wheel { up: true, .. } => Some(Action::Up),
        Input::Wheel { up: false, .. } => Some(Action::Down),
        Input::Key(_) | Input::Click { .. } | Input::Paste(_) | Input::Resize(..) => action,
    }
}
