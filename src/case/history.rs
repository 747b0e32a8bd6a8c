//! Undo and redo: the states of a case, one for each edit.

use super::Case;

/// A case with the states before and after it.
#[derive(Clone, Debug)]
pub struct History {
    now: Case,
    before: Vec<Case>,
    after: Vec<Case>,
    /// The place that the last edit was typed at, while typing goes on there.
    typing: Option<u64>,
}

impl History {
    /// A history that begins with this case.
    pub fn new(case: Case) -> Self {
        History {
            now: case,
            before: Vec::new(),
            after: Vec::new(),
            typing: None,
        }
    }

    /// The case as it stands.
    pub fn case(&self) -> &Case {
        &self.now
    }

    /// Makes an edit; one that changes nothing leaves no step. Gives whether it changed anything.
    pub fn edit(&mut self, change: impl FnOnce(&mut Case)) -> bool {
        self.step(None, change)
    }

    /// Makes an edit that was typed at a place; what is typed there without anything between is one step.
    pub fn type_at(&mut self, place: u64, change: impl FnOnce(&mut Case)) -> bool {
        self.step(Some(place), change)
    }

    fn step(&mut self, place: Option<u64>, change: impl FnOnce(&mut Case)) -> bool {
        let mut next = self.now.clone();
        change(&mut next);
        if next == self.now {
            return false;
        }
        let state = std::mem::replace(&mut self.now, next);
        if place.is_none() || place != self.typing {
            self.before.push(state);
        }
        self.typing = place;
        self.after.clear();
        true
    }

    /// Ends typing: what is typed next, at the same place too, is a step of its own.
    pub fn rest(&mut self) {
        self.typing = None;
    }

    /// Goes back one edit; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.typing = None;
        let Some(state) = self.before.pop() else {
            return false;
        };
        self.after.push(std::mem::replace(&mut self.now, state));
        true
    }

    /// Goes forward again one edit; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        self.typing = None;
        let Some(state) = self.after.pop() else {
            return false;
        };
        self.before.push(std::mem::replace(&mut self.now, state));
        true
    }

    /// How many edits can be undone.
    pub fn depth(&self) -> usize {
        self.before.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_at_one_place_is_one_step() {
        let mut history = History::new(Case::default());
        let title = |text: &str| {
            let text = text.to_owned();
            move |case: &mut Case| case.title = text
        };
        history.type_at(1, title("3"));
        history.type_at(1, title("35"));
        history.type_at(2, title("x"));
        assert_eq!(history.depth(), 2);
        history.undo();
        assert_eq!(history.case().title, "35");
        history.undo();
        assert_eq!(history.case().title, "");
        history.redo();
        assert_eq!(history.case().title, "35");
        assert!(!history.edit(title("35")));
    }
}
