//! The explanation as a tree that folds: a line at hand, branches that are closed, and where each line stands.

use std::collections::BTreeSet;

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::parts::Page;
use crate::assess::Subject;
use crate::report::{TreeLine, tree};
use crate::tui::Role;
use crate::tui::screen::level::{truth_sign, truth_style};
use crate::tui::widget::Passage;

/// How the tree is folded, and which line is at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Folds {
    /// The line at hand, by its place in the tree.
    selected: usize,
    /// Lines whose branches are closed.
    closed: BTreeSet<usize>,
    /// The depth of every line when last drawn.
    depths: Vec<u8>,
    /// Lines seen when last drawn, each with its first row and the row past its last.
    seen: Vec<(usize, u16, u16)>,
}

impl Folds {
    /// The lines below a line.
    fn branch(&self, at: usize) -> std::ops::Range<usize> {
        let depth = self.depths.get(at).copied().unwrap_or(0);
        let below = self.depths.iter().skip(at + 1);
        let count = below.take_while(|one| **one > depth).count();
        at + 1..at + 1 + count
    }

    /// Takes the depths of a tree; of another tree than before nothing is closed.
    fn meet(&mut self, depths: Vec<u8>) {
        if self.depths != depths {
            *self = Folds {
                depths,
                ..Folds::default()
            };
        }
    }

    /// The lines that no closed branch hides.
    fn open(&self) -> Vec<usize> {
        let mut open = Vec::new();
        let mut at = 0;
        while at < self.depths.len() {
            open.push(at);
            at = match self.closed.contains(&at) {
                true => self.branch(at).end,
                false => at + 1,
            };
        }
        open
    }

    /// Goes so many lines down among those that are seen.
    pub(super) fn step(&mut self, by: isize) {
        let open = self.open();
        let here = open.iter().position(|at| *at == self.selected);
        let next = here.unwrap_or(0).saturating_add_signed(by);
        let next = next.min(open.len().saturating_sub(1));
        self.selected = open.get(next).copied().unwrap_or(0);
    }

    /// Closes the branch at hand, or opens it; a line without one closes the branch that it belongs to.
    pub(super) fn toggle(&mut self) {
        if self.branch(self.selected).is_empty() {
            let depth = self.depths.get(self.selected).copied().unwrap_or(0);
            let above = (0..self.selected).rev().find(|at| self.depths[*at] < depth);
            self.selected = above.unwrap_or(self.selected);
        }
        let at = self.selected;
        if !self.branch(at).is_empty() && !self.closed.remove(&at) {
            self.closed.insert(at);
        }
    }

    /// Puts the line at a row of the sheet at hand; `false` where none stands.
    pub(super) fn take(&mut self, row: u16) -> bool {
        let found = self
            .seen
            .iter()
            .find(|(_, from, to)| (*from..*to).contains(&row));
        let line = found.map(|(line, _, _)| *line);
        self.selected = line.unwrap_or(self.selected);
        line.is_some()
    }

    /// The rows of the line at hand when last drawn.
    pub(super) fn rows(&self) -> Option<(u16, u16)> {
        let mut seen = self.seen.iter();
        let found = seen.find(|(line, _, _)| *line == self.selected)?;
        Some((found.1, found.2))
    }

    /// The line at hand, by its place in the tree.
    pub(super) fn selected(&self) -> usize {
        self.selected
    }
}

impl Page<'_, '_, '_> {
    /// The whole tree, but for closed branches.
    pub(super) fn explanation(&mut self, folds: &mut Folds) {
        let (view, matter) = (self.view, self.session.matter());
        let lines = tree(matter, &view.phrases(), self.at);
        folds.meet(lines.iter().map(|line| line.depth).collect());
        folds.seen.clear();
        for at in folds.open() {
            let hidden = match folds.closed.contains(&at) {
                true => folds.branch(at).len(),
                false => 0,
            };
            let from = self.rest().y;
            self.tree_line(&lines[at], hidden);
            let rows = Rect {
                y: from,
                height: self.rest().y - from,
                ..self.rest()
            };
            if at == folds.selected {
                let style = self.style(Role::Selected);
                self.paint(rows, style);
            }
            folds.seen.push((at, rows.y, rows.bottom()));
        }
    }

    /// A line of the tree, with how many lines it hides.
    fn tree_line(&mut self, line: &TreeLine, hidden: usize) {
        let (view, look) = (self.view, self.view.look());
        let strong = matches!(
            line.subject,
            Subject::Offence(_) | Subject::Edition(_) | Subject::Level(_)
        );
        let role = match (line.truth, strong) {
            (crate::assess::Truth::NotMet, false) => Role::Dim,
            _ => Role::Text,
        };
        let weight = if strong {
            Modifier::BOLD
        } else {
            Modifier::empty()
        };
        let mut spans = vec![
            Span::styled(line.text.clone(), look.style(role).add_modifier(weight)),
            Span::styled(
                view.phrases().cites(line.cites.iter().copied()),
                look.style(Role::Dim),
            ),
        ];
        if hidden > 0 {
            let folded = &view.texts().result.folded;
            let said = folded.fill(view.lang, &[("n", &hidden.to_string())]);
            spans.push(Span::styled(said, look.style(Role::Hint)));
        }
        let sign = format!("{} ", truth_sign(look, line.truth));
        let mark = Span::styled(sign, truth_style(look, line.truth));
        let indent = u16::from(line.depth) * 2;
        self.put([Passage::item(mark, Line::from(spans)).indent(indent)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds() -> Folds {
        let mut folds = Folds::default();
        folds.meet(vec![0, 1, 2, 2, 1, 2]);
        folds
    }

    #[test]
    fn a_closed_branch_hides_what_is_below_it() {
        let mut folds = folds();
        folds.step(1);
        folds.toggle();
        assert_eq!(folds.open(), [0, 1, 4, 5]);
        folds.step(1);
        assert_eq!(folds.selected(), 4);
        folds.step(-1);
        folds.toggle();
        assert_eq!(folds.open(), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_line_without_a_branch_closes_the_one_it_belongs_to() {
        let mut folds = folds();
        folds.step(3);
        folds.toggle();
        assert_eq!((folds.selected(), folds.open()), (1, vec![0, 1, 4, 5]));
    }

    #[test]
    fn another_tree_is_open() {
        let mut folds = folds();
        folds.toggle();
        assert_eq!(folds.open(), [0]);
        folds.meet(vec![0, 1]);
        assert_eq!((folds.selected(), folds.open()), (0, vec![0, 1]));
    }
}
