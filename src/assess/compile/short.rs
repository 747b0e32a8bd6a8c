//! Compiles the table that the short evaluator goes through: the lines that lead to a level by themselves, and the items
//! that have a condition besides.

use std::cmp::Reverse;

use crate::assess::program::{LineProgram, OffenceProgram, ShortProgram};

/// Collects what makes the level among the items of an edition.
pub(super) fn short(program: &OffenceProgram, items: &[u16]) -> ShortProgram {
    let mut short = ShortProgram::default();
    for &at in items {
        let item = &program.items[usize::from(at)];
        // An item of an exception holds only where that covers something, and then the table is not used.
        if item.court || item.under.is_some() {
            continue;
        }
        if item.when.is_some() || item.gates.is_empty() {
            short.asked.push(at);
            continue;
        }
        short.free.push(at);
        for gate in program.gates_of(item) {
            let line = LineProgram {
                measure: gate.measure,
                level: item.level,
                line: gate.line,
                needs: gate.needs,
            };
            add(&mut short.lines, line);
        }
    }
    short.lines.sort_by_key(|line| Reverse(line.level));
    short
        .asked
        .sort_by_key(|at| Reverse(program.items[usize::from(*at)].level));
    short
}

/// Adds a line, unless it is redundant: another line of the same measure and level is reached whenever this one is.
fn add(lines: &mut Vec<LineProgram>, new: LineProgram) {
    let covers = |one: &LineProgram, other: &LineProgram| {
        (one.measure, one.level) == (other.measure, other.level)
            && one.line <= other.line
            && one.needs & !other.needs == 0
    };
    if !lines.iter().any(|one| covers(one, &new)) {
        lines.retain(|one| !covers(&new, one));
        lines.push(new);
    }
}
