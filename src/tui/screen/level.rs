//! The level with its colour and its sign.

use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use crate::assess::{OffenceOutcome, Truth};
use crate::law::Level;
use crate::tui::context::View;
use crate::tui::{Look, Role};

/// The role of an outcome's colour.
pub(super) fn role(outcome: &OffenceOutcome) -> Role {
    match (outcome.applies, outcome.possible.len()) {
        (Truth::NotMet, _) => Role::LevelNone,
        (Truth::Met | Truth::Open, 1) => level_role(outcome.level),
        (Truth::Met | Truth::Open, _) => Role::LevelOpen,
    }
}

/// The role of a level's colour.
pub(super) fn level_role(level: Level) -> Role {
    match level {
        Level::None => Role::LevelNone,
        Level::Serious => Role::LevelSerious,
        Level::EspeciallySerious => Role::LevelEspecially,
    }
}

/// The sign before a level: never colour alone.
pub(super) fn sign(look: Look<'_>, outcome: &OffenceOutcome) -> &'static str {
    match role(outcome) {
        Role::LevelOpen => look.glyphs.unsettled,
        _ => look.glyphs.levels[outcome.level.band()],
    }
}

/// The headline of an offence: sign and words, bold.
pub(super) fn headline(
    view: View<'_>,
    session: &crate::tui::session::Session<'_>,
    at: usize,
) -> Vec<Span<'static>> {
    let (look, matter) = (view.look(), session.matter());
    let outcome = matter.outcome(at);
    let style = look.style(role(outcome)).add_modifier(Modifier::BOLD);
    let words = view.phrases().headline(matter.offence(at), outcome);
    vec![Span::styled(
        format!("{} {words}", sign(look, outcome)),
        style,
    )]
}

/// The style of a truth.
pub(super) fn truth_style(look: Look<'_>, truth: Truth) -> Style {
    look.style(match truth {
        Truth::Met => Role::LevelSerious,
        Truth::Open => Role::LevelOpen,
        Truth::NotMet => Role::Dim,
    })
}

/// The sign of a truth.
pub(super) fn truth_sign(look: Look<'_>, truth: Truth) -> &'static str {
    match truth {
        Truth::Met => look.glyphs.met,
        Truth::NotMet => look.glyphs.not_met,
        Truth::Open => look.glyphs.unsettled,
    }
}

/// The role of a tier by its position in the law: the first, the second, the rest.
pub(super) fn tier_role(tier: usize) -> Role {
    match tier {
        0 => Role::Sensitive,
        1 => Role::Important,
        _ => Role::General,
    }
}
