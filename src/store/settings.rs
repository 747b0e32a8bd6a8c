//! The user's few settings: read leniently, written whole.

use std::path::{Path, PathBuf};

use super::error::{Cause, StoreError};
use super::letterhead::Letterhead;
use super::read::read_text;
use super::whole::write_whole;
use crate::text::{Lang, Text};

const FILE: &str = "settings.toml";

/// What the user set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language; nothing where the system's language decides.
    pub language: Option<Lang>,
    /// The colours.
    pub theme: Theme,
    /// The head of reports.
    pub letterhead: Letterhead,
}

/// Which colours the screen has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// By the terminal's background.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// High contrast.
    Contrast,
    /// No colours.
    None,
}

/// Why some setting, or all of them, are not what the file may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsWarning {
    /// The file cannot be read; everything has its default.
    Unreadable(StoreError),
    /// The file is not TOML from this line on, counted from 1; everything has its default.
    NotToml {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// One setting has a value that it cannot have, and has its default.
    BadValue {
        /// The file.
        path: PathBuf,
        /// The setting.
        key: &'static str,
        /// What it can be.
        possible: &'static str,
    },
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Theme; 5] = [
        Theme::Auto,
        Theme::Dark,
        Theme::Light,
        Theme::Contrast,
        Theme::None,
    ];

    /// The theme's name in the file: auto, dark, light, contrast or none.
    pub fn id(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::Contrast => "contrast",
            Theme::None => "none",
        }
    }

    /// The theme of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.id() == id)
    }
}

impl Settings {
    /// The settings in a folder, with what was wrong with the file. No file is nothing wrong.
    pub fn read(folder: &Path) -> (Self, Option<SettingsWarning>) {
        let path = folder.join(FILE);
        match read_text(&path) {
            Ok(text) => Self::parse(&text, &path),
            Err(error) if error.what == Cause::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(SettingsWarning::Unreadable(error))),
        }
    }

    /// Writes the settings into a folder, whole or not at all.
    ///
    /// # Errors
    /// The file could not be written; what was there before is still there.
    pub fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let language = self
            .language
            .map(|lang| format!("language = \"{lang}\"\n"))
            .unwrap_or_default();
        write_whole(
            &folder.join(FILE),
            format!(
                "{language}theme = \"{}\"\n{}",
                self.theme.id(),
                self.letterhead.written()
            ),
        )
    }

    fn parse(text: &str, path: &Path) -> (Self, Option<SettingsWarning>) {
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start.min(text.len()));
                let line = text.as_bytes()[..start]
                    .iter()
                    .filter(|b| **b == b'\n')
                    .count()
                    + 1;
                return (
                    Self::default(),
                    Some(SettingsWarning::NotToml {
                        path: path.to_owned(),
                        line,
                    }),
                );
            }
        };
        let mut warning = None;
        let mut bad = |key, possible| {
            warning = Some(SettingsWarning::BadValue {
                path: path.to_owned(),
                key,
                possible,
            })
        };
        let theme = table
            .get("theme")
            .map(|value| value.as_str().and_then(Theme::from_id));
        if theme == Some(None) {
            bad("theme", "auto, dark, light, contrast, none");
        }
        let language = table.get("language").map(|value| match value.as_str() {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => None,
        });
        if language == Some(None) {
            bad("language", "zh, en");
        }
        let letterhead = Letterhead::parse(&table);
        if letterhead.is_none() {
            bad("letterhead", "firm, address, lawyer, logo = \"…\"");
        }
        (
            Self {
                language: language.flatten(),
                theme: theme.flatten().unwrap_or_default(),
                letterhead: letterhead.unwrap_or_default(),
            },
            warning,
        )
    }
}

impl SettingsWarning {
    /// What is wrong and what holds instead.
    pub fn text(&self) -> Text {
        match self {
            SettingsWarning::Unreadable(error) => {
                let Text { zh, en } = error.text();
                Text {
                    zh: format!("设置未能读取，按默认设置运行。{zh}"),
                    en: format!("Settings not read, defaults used. {en}"),
                }
            }
            SettingsWarning::NotToml { path, line } => {
                let path = path.display();
                Text {
                    zh: format!(
                        "设置文件“{path}”第{line}行有误，按默认设置运行。请改正，或者删除该文件。"
                    ),
                    en: format!(
                        "Line {line} of the settings “{path}” is not valid; defaults used. Correct it, or delete the file."
                    ),
                }
            }
            SettingsWarning::BadValue {
                path,
                key,
                possible,
            } => {
                let path = path.display();
                Text {
                    zh: format!(
                        "设置文件“{path}”中 {key} 的值不可用，按默认值运行。可用的值：{possible}。"
                    ),
                    en: format!(
                        "{key} in the settings “{path}” has no usable value; its default is used. Possible: {possible}."
                    ),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::tempdir;

    fn parse(text: &str) -> (Settings, Option<SettingsWarning>) {
        Settings::parse(text, Path::new("s"))
    }

    #[test]
    fn what_is_written_reads_back() {
        let dir = tempdir().unwrap();
        assert_eq!(Settings::read(dir.path()), (Settings::default(), None));
        for theme in Theme::ALL {
            for language in [None, Some(Lang::Zh), Some(Lang::En)] {
                let letterhead = Letterhead {
                    firm: "甲律师事务所".into(),
                    ..Letterhead::default()
                };
                let settings = Settings {
                    language,
                    theme,
                    letterhead,
                };
                settings.write(dir.path()).unwrap();
                assert_eq!(Settings::read(dir.path()), (settings, None));
            }
        }
    }

    #[test]
    fn a_broken_file_gives_defaults_and_says_so() {
        let (settings, warning) = parse("theme = \"dark\"\nlanguage = zh\n");
        assert_eq!(settings, Settings::default());
        assert_eq!(
            warning,
            Some(SettingsWarning::NotToml {
                path: "s".into(),
                line: 2
            })
        );
    }

    #[test]
    fn one_bad_value_leaves_the_other_alone() {
        for (text, key) in [
            ("theme = \"pink\"\nlanguage = \"en\"", "theme"),
            ("theme = 1\nlanguage = \"en\"", "theme"),
        ] {
            let (settings, warning) = parse(text);
            assert_eq!(
                settings,
                Settings {
                    language: Some(Lang::En),
                    theme: Theme::Auto,
                    ..Settings::default()
                }
            );
            assert!(matches!(warning, Some(SettingsWarning::BadValue { key: k, .. }) if k == key));
        }
        let (settings, warning) = parse("theme = \"light\"\nlanguage = \"fr\"\nlater = true");
        assert_eq!(
            settings,
            Settings {
                language: None,
                theme: Theme::Light,
                ..Settings::default()
            }
        );
        assert!(matches!(
            warning,
            Some(SettingsWarning::BadValue {
                key: "language",
                ..
            })
        ));
    }

    #[test]
    fn an_unreadable_file_is_a_warning_with_a_text() {
        let dir = tempdir().unwrap();
        std::fs::create_dir(dir.path().join(FILE)).unwrap();
        let (settings, warning) = Settings::read(dir.path());
        assert_eq!(settings, Settings::default());
        let warning = warning.unwrap();
        assert!(matches!(&warning, SettingsWarning::Unreadable(e) if e.what == Cause::IsFolder));
        assert!(warning.text().zh.contains("默认") && warning.text().en.contains("defaults"));
        let missing = Settings::default()
            .write(&dir.path().join("none"))
            .unwrap_err();
        assert_eq!(missing.what, Cause::MissingFolder);
    }
}
