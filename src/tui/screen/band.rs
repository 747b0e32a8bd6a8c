//! The range of a penalty, drawn: a bar from nothing to the longest term of the offence, with every band on it.

use ratatui::text::{Line, Span};

use super::level::level_role;
use crate::law::Band;
use crate::report::Matter;
use crate::text::width;
use crate::tui::Role;
use crate::tui::context::View;

/// No wider than this, in cells.
const WIDEST: u16 = 60;

/// The bar in so many rows, and its ends below it. The bands that are still possible are full; nothing where no penalty
/// is.
pub(super) fn band_range(
    view: View<'_>,
    matter: &Matter<'_>,
    at: usize,
    cells: u16,
    rows: usize,
) -> Vec<Line<'static>> {
    let (offence, outcome) = (matter.offence(at), matter.outcome(at));
    let Some(first) = outcome.penalties.first() else {
        return Vec::new();
    };
    let edition = &offence.editions[first.edition].id;
    let bands: Vec<&Band> = offence
        .bands
        .iter()
        .filter(|band| band.editions.contains(edition))
        .collect();
    let longest = bands
        .iter()
        .map(|band| band.imprisonment.max_months)
        .max()
        .unwrap_or(0)
        .max(1);
    let cells = usize::from(cells.min(WIDEST));
    // A label stands under the end of its band; the last may reach past it.
    let cell = |months: u32| months as usize * cells.saturating_sub(1) / longest as usize;
    let look = view.look();
    let least = |band: &Band| band.imprisonment.min_months.unwrap_or(0);
    let role = |at: usize| {
        let here = |band: &&&Band| {
            let (from, to) = (cell(least(band)), cell(band.imprisonment.max_months));
            (from..to).contains(&at) || (at == to && to == cells.saturating_sub(1))
        };
        let level = bands.iter().find(here)?.level;
        let open = outcome.penalties.iter().any(|one| one.level == level);
        open.then_some(level_role(level))
    };
    let ends: Vec<u32> = bands
        .iter()
        .map(|band| band.imprisonment.max_months)
        .collect();
    let inner = |at: usize| ends.iter().any(|end| cell(*end) == at && *end < longest);
    let spans = (0..cells).map(|at| match role(at) {
        _ if inner(at) => Span::styled(look.glyphs.line, look.style(Role::Text)),
        Some(role) => Span::styled(look.glyphs.full, look.style(role)),
        None => Span::styled(look.glyphs.empty, look.style(Role::Border)),
    });
    let bar = Line::from(spans.collect::<Vec<_>>());
    let mut labels = "0".to_owned();
    for end in ends {
        let label = view.phrases().term(end);
        let from = match end == longest {
            true => cells.saturating_sub(width(&label)),
            false => cell(end),
        };
        if let Some(gap) = from.checked_sub(width(&labels)).filter(|gap| *gap > 0) {
            labels.push_str(&" ".repeat(gap));
            labels.push_str(&label);
        }
    }
    let mut lines = vec![bar; rows];
    lines.push(Line::styled(labels, look.style(Role::Dim)));
    lines
}
