//! Undo and redo: the states of a case, one for each edit.

use super::Case;

/// A case with the states before and after it.
#[derive(Clone, Debug)]
pub struct History {
    now: Case,
    before: Vec<Case>,
    after: Vec<Case>,
}

impl History {
    /// A history that begins with this case.
    pub fn new(case: Case) -> Self {
        History {
            now: case,
            before: Vec::new(),
            after: Vec::new(),
        }
    }

    /// The case as it stands.
    pub fn case(&self) -> &Case {
        &self.now
    }

    /// Makes an edit; one that changes nothing leaves no step. Gives whether it changed anything.
    pub fn edit(&mut self, change: impl FnOnce(&mut Case)) -> bool {
        let mut next = self.now.clone();
        change(&mut next);
        if next == self.now {
            return false;
        }
        self.before.push(std::mem::replace(&mut self.now, next));
        self.after.clear();
        true
    }

    /// Goes back one edit; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(state) = self.before.pop() else {
            return false;
        };
        self.after.push(std::mem::replace(&mut self.now, state));
        true
    }

    /// Goes forward again one edit; `false` where there is none.
    pub fn redo(&mut self) -> bool {
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
