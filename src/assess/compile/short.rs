//! The table of the short answer: which lines lead to which level.

use crate::assess::program::{
    LineProgram, Measure, MeasuredProgram, OffenceProgram, OtherProgram, ShortProgram,
};

/// Collects what makes the level among the items of an edition.
pub(super) fn short(program: &OffenceProgram, items: &[u16], measures: &[u16]) -> ShortProgram {
    let mut short = ShortProgram::default();
    let mut lines: Vec<Vec<LineProgram>> = vec![Vec::new(); program.measures.len()];
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
        for gate in &program.gates[item.gates.start as usize..item.gates.end as usize] {
            let line = LineProgram {
                level: item.level,
                line: gate.line,
                needs: gate.needs,
            };
            add(&mut lines[usize::from(gate.measure)], line);
        }
    }
    let others = measures
        .iter()
        .filter_map(|at| other(program, &short, &lines, *at));
    short.others = others.collect();
    let level = |at: &u16| program.items[usize::from(*at)].level;
    short.asked.sort_by_key(|at| std::cmp::Reverse(level(at)));
    for (measure, lines) in lines.into_iter().enumerate() {
        let Some(least) = lines.iter().map(|one| one.line).min() else {
            continue;
        };
        let start = short.lines.len() as u16;
        short.lines.extend(lines);
        short.measured.push(MeasuredProgram {
            measure: measure as u16,
            least,
            lines: (start, short.lines.len() as u16),
        });
    }
    short
}

/// A measure other than records, unless nothing looks at it.
fn other(
    program: &OffenceProgram,
    short: &ShortProgram,
    lines: &[Vec<LineProgram>],
    measure: u16,
) -> Option<OtherProgram> {
    let asked = short.asked.iter().any(|at| {
        let gates = program.items[usize::from(*at)].gates.clone();
        gates
            .into_iter()
            .any(|at| looks(program, program.gates[at as usize].measure, measure))
    });
    let measures = 0..lines.len() as u16;
    let mut totals = measures.filter(|at| *at != measure && looks(program, *at, measure));
    let lines = &lines[usize::from(measure)];
    if asked || totals.next().is_some() {
        let (needs, least) = (0, 0);
        return Some(OtherProgram {
            measure,
            needs,
            least,
        });
    }
    Some(OtherProgram {
        measure,
        needs: lines
            .iter()
            .map(|line| line.needs)
            .reduce(|all, needs| all & needs)?,
        least: lines.iter().map(|line| line.line).min()?,
    })
}

/// Whether a measure is another one, or a total of it.
fn looks(program: &OffenceProgram, at: u16, measure: u16) -> bool {
    at == measure
        || match &program.measures[usize::from(at)] {
            Measure::Total { terms } => terms.iter().any(|term| term.measure == measure),
            Measure::Records { .. } | Measure::Count { .. } | Measure::Money { .. } => false,
        }
}

/// Adds a line, unless another one of the level is reached whenever it is.
fn add(lines: &mut Vec<LineProgram>, new: LineProgram) {
    let covers = |one: &LineProgram, other: &LineProgram| {
        one.level == other.level && one.line <= other.line && one.needs & !other.needs == 0
    };
    if !lines.iter().any(|one| covers(one, &new)) {
        lines.retain(|one| !covers(&new, one));
        lines.push(new);
    }
}
