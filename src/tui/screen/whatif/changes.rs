//! The changes that alone, or two together, lead to another level: which there are, and how one is made.

use crate::assess::{Change, Lever};
use crate::case::{Answer, Case, Span};
use crate::law::{FactKind, Law};
use crate::report::Matter;

/// All changes of an offence: those that lower the level first, then those that raise it; counts before amounts before
/// answers before pairs, the smallest of each first.
pub(in crate::tui::screen) fn changes<'m>(matter: &'m Matter<'_>, at: usize) -> Vec<&'m Change> {
    let reverse = matter.reverse(at);
    let mut all: Vec<&Change> = Vec::new();
    for list in [&reverse.lowering, &reverse.raising] {
        let mut part: Vec<&Change> = list.iter().collect();
        part.sort_by_key(|change| size(matter, change));
        all.extend(part);
    }
    all
}

fn size(matter: &Matter<'_>, change: &Change) -> (usize, u8, u64) {
    let (kind, by) = match distance(matter, change) {
        Some((Unit::Records, by)) => (0, by),
        Some((Unit::Fen | Unit::Number, by)) => (1, by),
        None => (2, 0),
    };
    (change.steps.len(), kind, by)
}

/// What a distance is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui::screen) enum Unit {
    Records,
    Number,
    Fen,
}

/// How far the first step of a change moves a count or an amount; nothing where it is another answer.
pub(in crate::tui::screen) fn distance(
    matter: &Matter<'_>,
    change: &Change,
) -> Option<(Unit, u64)> {
    Some(match change.steps.first() {
        Some((Lever::Row(row), to)) => {
            let row = matter.case.rows().get(*row);
            let removed = row.and_then(|row| row.removed).map_or(0, |span| span.min);
            let now = row.and_then(|row| row.count).map_or(0, |span| span.min);
            (Unit::Records, now.saturating_sub(removed).abs_diff(*to))
        }
        Some((Lever::Amount(fact), to)) => {
            let (unit, now) = match matter.case.answer(*fact) {
                Some(Answer::Count(span)) => (Unit::Number, span.min),
                Some(Answer::Money(span)) => (Unit::Fen, span.min),
                Some(_) | None => (Unit::Fen, 0),
            };
            (unit, now.abs_diff(*to))
        }
        Some((Lever::Fact(..), _)) | None => return None,
    })
}

/// Makes a change.
pub(super) fn make(law: &Law, case: &mut Case, change: &Change) {
    for (lever, to) in &change.steps {
        match lever {
            Lever::Row(row) => {
                if let Some(row) = case.rows_mut().get_mut(*row) {
                    let removed = row.removed.and_then(|span| span.exact()).unwrap_or(0);
                    row.count = Some(Span::exactly(to.saturating_add(removed)));
                }
            }
            Lever::Amount(fact) => {
                let span = Span::exactly(*to);
                let answer = match law.facts[*fact].kind {
                    FactKind::Count => Answer::Count(span),
                    FactKind::Money
                    | FactKind::Bool
                    | FactKind::Enum
                    | FactKind::Set
                    | FactKind::Date
                    | FactKind::Role
                    | FactKind::Rows => Answer::Money(span),
                };
                case.set(*fact, Some(answer));
            }
            Lever::Fact(fact, answer) => case.set(*fact, Some(answer.clone())),
        }
    }
}
