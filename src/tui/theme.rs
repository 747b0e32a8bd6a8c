//! Styles by role: nothing above this file names a colour.

use std::io::IsTerminal;
use std::time::Duration;

use ratatui::style::{Modifier, Style};
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use super::palette::{self, Paint};

/// What a piece of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Plain text, in the terminal's own colour.
    Text,
    /// What is secondary.
    Dim,
    /// Headings.
    Title,
    /// The one accent colour.
    Accent,
    /// The selected row.
    Selected,
    /// Borders and the empty part of bars.
    Border,
    /// Below every line.
    LevelNone,
    /// The lower band.
    LevelSerious,
    /// The upper band.
    LevelEspecially,
    /// Not settled.
    LevelOpen,
    /// The first tier of records.
    Sensitive,
    /// The second tier of records.
    Important,
    /// The third tier of records.
    General,
    /// What was typed wrongly.
    Error,
    /// Placeholders and advice.
    Hint,
    /// Keys to press.
    Key,
}

impl Role {
    /// Every role, in the order of declaration.
    pub const ALL: [Role; 16] = [
        Role::Text,
        Role::Dim,
        Role::Title,
        Role::Accent,
        Role::Selected,
        Role::Border,
        Role::LevelNone,
        Role::LevelSerious,
        Role::LevelEspecially,
        Role::LevelOpen,
        Role::Sensitive,
        Role::Important,
        Role::General,
        Role::Error,
        Role::Hint,
        Role::Key,
    ];
}

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// 24 bits.
    True,
    /// The 256 of xterm.
    Indexed,
    /// The sixteen that each terminal defines for itself.
    Sixteen,
}

/// What the user asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Nothing: dark, or without colours under NO_COLOR.
    #[default]
    Unset,
    /// Ask the terminal for its background; without colours under NO_COLOR.
    Auto,
    /// For dark backgrounds, whatever NO_COLOR says.
    Dark,
    /// For light backgrounds, whatever NO_COLOR says.
    Light,
    /// As strong as the terminal can: on the background that it says it has, dark where it says nothing.
    Contrast,
    /// Without colours.
    Plain,
}

/// What the environment says about colours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColorEnv {
    /// NO_COLOR is set to something.
    pub no_color: bool,
    /// COLORTERM.
    pub colorterm: Option<String>,
    /// TERM.
    pub term: Option<String>,
    /// COLORFGBG: some terminals write the numbers of their two colours there.
    pub colorfgbg: Option<String>,
    /// The session comes over SSH, so an answer of the terminal may take longer than we wait.
    pub remote: bool,
}

impl ColorEnv {
    /// Reads the process's environment.
    pub fn read() -> Self {
        let get = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            no_color: get("NO_COLOR").is_some(),
            colorterm: get("COLORTERM"),
            term: get("TERM"),
            colorfgbg: get("COLORFGBG"),
            remote: get("SSH_CONNECTION").is_some(),
        }
    }

    /// How many colours to use.
    pub fn depth(&self) -> Depth {
        let term = self.term.as_deref().unwrap_or_default();
        match self.colorterm.as_deref() {
            Some("truecolor" | "24bit") => Depth::True,
            Some(_) | None if term.contains("direct") => Depth::True,
            Some(_) | None if term.contains("256") => Depth::Indexed,
            Some(_) | None => Depth::Sixteen,
        }
    }
}

/// One style for each role. The background is set for [`Role::Selected`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
    /// Whether other roles keep their colours on the selected row.
    mixed_selection: bool,
}

impl Theme {
    /// For dark backgrounds.
    pub fn dark(depth: Depth) -> Self {
        Self::build(|role| painted(role, palette::dark(role), palette::SELECTED_DARK, depth))
    }

    /// For light backgrounds.
    pub fn light(depth: Depth) -> Self {
        Self::build(|role| painted(role, palette::light(role), palette::SELECTED_LIGHT, depth))
    }

    /// High contrast, for a light or a dark background. Its selection is a background of its own kind, on which no
    /// other colour reads.
    pub fn contrast(light: bool, depth: Depth) -> Self {
        let theme = if light {
            let selected = palette::SELECTED_CONTRAST_LIGHT;
            Self::build(|role| painted(role, palette::contrast_light(role), selected, depth))
        } else {
            let selected = palette::SELECTED_CONTRAST_DARK;
            Self::build(|role| painted(role, palette::contrast_dark(role), selected, depth))
        };
        Self {
            mixed_selection: false,
            ..theme
        }
    }

    /// Without colours: bold, underlined and reversed only, which every terminal shows.
    pub fn plain() -> Self {
        Self::build(|role| Style::new().add_modifier(emphasis(role) | without_colour(role)))
    }

    /// The theme for what was asked and what the environment says.
    ///
    /// Only [`ThemeChoice::Auto`] and [`ThemeChoice::Contrast`] ask the terminal, for at most 50 ms; call this before the terminal is opened, for
    /// the answer comes in as if it were typed.
    pub fn choose(choice: ThemeChoice, env: &ColorEnv) -> Self {
        match choice {
            ThemeChoice::Unset | ThemeChoice::Auto if env.no_color => Self::plain(),
            ThemeChoice::Unset | ThemeChoice::Dark => Self::dark(env.depth()),
            ThemeChoice::Light => Self::light(env.depth()),
            ThemeChoice::Contrast => Self::contrast(light_background(env), env.depth()),
            ThemeChoice::Plain => Self::plain(),
            ThemeChoice::Auto if light_background(env) => Self::light(env.depth()),
            ThemeChoice::Auto => Self::dark(env.depth()),
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The style of a role on the selected row.
    pub fn on_selection(&self, role: Role) -> Style {
        let style = self.style(role);
        match self.mixed_selection {
            true => style,
            false => Style { fg: None, ..style },
        }
    }

    fn build(style: impl Fn(Role) -> Style) -> Self {
        Self {
            styles: Role::ALL.map(style),
            mixed_selection: true,
        }
    }
}

fn painted(role: Role, paint: Option<Paint>, selected: (Paint, Paint), depth: Depth) -> Style {
    let style = Style::new().add_modifier(emphasis(role));
    match (role, depth, paint) {
        // Which of the sixteen colours read well on each other differs from terminal to terminal.
        (Role::Selected, Depth::Sixteen, _) => style.add_modifier(Modifier::REVERSED),
        (Role::Selected, Depth::True | Depth::Indexed, _) => style
            .fg(selected.0.color(depth))
            .bg(selected.1.color(depth)),
        (_, _, Some(paint)) => style.fg(paint.color(depth)),
        (_, _, None) => style,
    }
}

/// What a role has in every theme.
fn emphasis(role: Role) -> Modifier {
    match role {
        Role::Title | Role::Key | Role::LevelSerious | Role::LevelEspecially => Modifier::BOLD,
        Role::Text
        | Role::Dim
        | Role::Accent
        | Role::Selected
        | Role::Border
        | Role::LevelNone
        | Role::LevelOpen
        | Role::Sensitive
        | Role::Important
        | Role::General
        | Role::Error
        | Role::Hint => Modifier::empty(),
    }
}

/// What stands for the colour where there is none.
fn without_colour(role: Role) -> Modifier {
    match role {
        Role::Selected => Modifier::REVERSED,
        Role::Accent | Role::Error => Modifier::BOLD,
        Role::LevelEspecially | Role::LevelOpen => Modifier::UNDERLINED,
        Role::Text
        | Role::Dim
        | Role::Title
        | Role::Border
        | Role::LevelNone
        | Role::LevelSerious
        | Role::Sensitive
        | Role::Important
        | Role::General
        | Role::Hint
        | Role::Key => Modifier::empty(),
    }
}

/// Whether the background is light, as far as the terminal says; dark where it says nothing.
fn light_background(env: &ColorEnv) -> bool {
    if let Some(number) = env
        .colorfgbg
        .as_deref()
        .and_then(|both| both.rsplit(';').next())
    {
        return matches!(number, "7" | "15");
    }
    if env.remote || !std::io::stdout().is_terminal() {
        return false;
    }
    let mut options = QueryOptions::default();
    options.timeout = Duration::from_millis(50);
    matches!(theme_mode(options), Ok(ThemeMode::Light))
}

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;
