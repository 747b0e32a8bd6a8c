//! The lines that can lead to a level in one world, before anything is measured.

use super::Line;
use crate::assess::Truth;
use crate::assess::condition::Scene;
use crate::assess::coverage::Covers;
use crate::assess::evaluate::Levels;
use crate::assess::program::{EditionProgram, ItemProgram, OffenceProgram};
use crate::law::Level;

/// Collects the lines of a world, and the levels that turn on none.
pub(super) struct Lines<'a> {
    pub(super) offence: &'a OffenceProgram,
    pub(super) scene: &'a Scene<'a>,
    /// No level is above it.
    pub(super) highest: Level,
    /// The measures that can come to something, as bits.
    pub(super) counted: u128,
    pub(super) lines: &'a mut Vec<Line>,
    pub(super) items: &'a mut Vec<(u16, Truth)>,
    pub(super) levels: &'a mut Levels,
}

impl Lines<'_> {
    /// By the table, where no exception can cover anything.
    pub(super) fn by_table(mut self, edition: &EditionProgram) {
        for line in &edition.short.lines {
            if line.level <= self.highest && self.counts(line.measure, line.needs) {
                self.lines.push(Line {
                    measure: line.measure,
                    line: line.line,
                    level: line.level,
                    holds: Truth::Met,
                });
            }
        }
        let free = edition.short.free.iter().map(|at| (*at, Truth::Met));
        self.items.extend(free);
        for &at in &edition.short.asked {
            let holds = self.holds(&self.offence.items[usize::from(at)]);
            self.item(at, holds);
        }
    }

    /// Item by item.
    pub(super) fn by_item(mut self, edition: &EditionProgram, covers: &Covers) {
        for &at in &edition.items {
            let item = &self.offence.items[usize::from(at)];
            if item.court {
                continue;
            }
            let mut holds = !item.replaced(covers);
            if let Some(exception) = item.under {
                holds = holds.and(covers[usize::from(exception)].1);
            }
            if holds != Truth::NotMet {
                holds = holds.and(self.holds(item));
            }
            self.item(at, holds);
        }
    }

    /// Whether a line is to be looked at: its positions are followed, and what it is held against can come to something.
    fn counts(&self, measure: u16, needs: u64) -> bool {
        self.counted >> measure & 1 == 1 && needs & !self.scene.positions == 0
    }

    fn holds(&self, item: &ItemProgram) -> Truth {
        item.when.map_or(Truth::Met, |when| self.scene.case(when))
    }

    fn item(&mut self, at: u16, holds: Truth) {
        let item = &self.offence.items[usize::from(at)];
        let level = item.level;
        if holds == Truth::NotMet || level > self.highest {
            return;
        }
        self.items.push((at, holds));
        if item.gates.is_empty() {
            self.levels.add(level, holds);
        }
        for gate in self.offence.gates_of(item) {
            if self.counts(gate.measure, gate.needs) {
                self.lines.push(Line {
                    measure: gate.measure,
                    line: gate.line,
                    level,
                    holds,
                });
            }
        }
    }
}
