//! Demonstrations: actions on a case, told in captions, played in the real interface.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use serde::Deserialize;

use super::Role;
use super::action::Action;
use super::app::{App, Request, Start};
use super::context::{Context, View};
use super::input::{Input, KeyPress};
use super::screen::{MIN_HEIGHT, MIN_WIDTH, draw_too_small};
use crate::case::{Format, read as read_case};
use crate::law::{Files, Problem, read};
use crate::text::{Lang, Text, wrap};
use crate::tui::areas;

/// The folder of demonstrations among the data.
const FOLDER: &str = "demos";
/// Rows below the interface: a rule, the caption, the keys.
const ROWS: u16 = 4;

/// A demonstration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// What it shows.
    pub title: Text,
    /// The case, as a case file; it opens at its result.
    case: String,
    /// What happens, step by step.
    step: Vec<Step>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// The actions whose keys are pressed, in this order.
    #[serde(default)]
    acts: Vec<Action>,
    /// The caption, once they are.
    says: Text,
}

impl Demo {
    /// The names of all demonstrations.
    pub fn names(files: &Files) -> Vec<&str> {
        let names = files.folder(FOLDER);
        names
            .filter_map(|(name, _)| name.strip_suffix(".toml"))
            .collect()
    }

    /// The demonstration of that name; what is wrong with it is added to `problems`.
    pub fn load(files: &Files, name: &str, problems: &mut Vec<Problem>) -> Option<Demo> {
        read(files, &format!("{FOLDER}/{name}.toml"), problems)
    }
}

/// A demonstration being played.
pub struct Player<'a> {
    app: App<'a>,
    context: &'a Context<'a>,
    demo: Demo,
    at: usize,
}

impl<'a> Player<'a> {
    /// The demonstration at its first step.
    ///
    /// # Errors
    /// What is wrong with its case.
    pub fn new(context: &'a Context<'a>, lang: Lang, demo: Demo) -> Result<Self, Vec<Problem>> {
        let text = &demo.case;
        let case = read_case(context.law, FOLDER, text, Format::Toml, None)?;
        let app = App::new(context, lang, Start::Case(Box::new(case), None), None);
        let mut player = Player {
            app,
            context,
            demo,
            at: 0,
        };
        player.act();
        Ok(player)
    }

    /// Does what the step at hand does.
    fn act(&mut self) {
        let acts = self
            .demo
            .step
            .get(self.at)
            .map_or(Vec::new(), |step| step.acts.clone());
        for action in acts {
            if let Some(key) = self.context.keymap.press(action) {
                self.app.handle(&Input::Key(key));
            }
        }
    }

    /// Whether the last step is reached.
    pub fn is_over(&self) -> bool {
        self.at + 1 >= self.demo.step.len()
    }

    /// On to the next step; behind the last one it is time to leave.
    pub fn forward(&mut self) -> Request {
        if self.is_over() {
            return Request::Quit;
        }
        self.at += 1;
        self.act();
        Request::Go
    }

    /// Takes an input: any key is the next step, Esc and the keys that quit leave, the language can be changed.
    pub fn handle(&mut self, input: &Input) -> Request {
        let Input::Key(key) = input else {
            return match input {
                Input::Click { .. } => self.forward(),
                _ => Request::Go,
            };
        };
        match self.context.keymap.action(
            KeyPress {
                typed: None,
                ..*key
            },
            false,
        ) {
            Some(Action::Back | Action::Quit) => Request::Quit,
            Some(Action::Language | Action::Mouse | Action::Suspend) => self.app.handle(input),
            Some(_) | None => self.forward(),
        }
    }

    /// Draws the interface, and the caption below it.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let view = View {
            context: self.context,
            lang: self.app.lang,
        };
        if area.width < MIN_WIDTH || area.height < MIN_HEIGHT {
            return draw_too_small(frame, view.face());
        }
        let above = Rect {
            height: area.height - ROWS,
            ..area
        };
        // Its keys do nothing here: any key is the next step.
        self.app.draw_in(frame, above, false);
        let look = view.look();
        let row = |at: u16| areas::row_at(area, above.bottom() + at);
        let rule = look.glyphs.border.horizontal_top.repeat(area.width.into());
        Line::styled(rule, look.style(Role::Border)).render(row(0), frame.buffer_mut());
        let inside = |area: Rect| Rect {
            x: area.x + 2,
            width: area.width - 4,
            ..area
        };
        let caption = self
            .demo
            .step
            .get(self.at)
            .map_or("", |step| view.say(&step.says));
        let lines = wrap(caption, usize::from(area.width - 4));
        for (line, at) in lines.iter().zip(1..ROWS) {
            let line = Line::styled((*line).to_owned(), look.style(Role::Title));
            line.render(inside(row(at)), frame.buffer_mut());
        }
        let texts = &view.texts().demo;
        let hint = view.say(if self.is_over() {
            &texts.end
        } else {
            &texts.keys
        });
        let hint = format!("{}/{}  {hint}", self.at + 1, self.demo.step.len());
        if lines.len() < usize::from(ROWS) - 1 {
            let hint = Line::styled(hint, look.style(Role::Dim)).right_aligned();
            hint.render(inside(row(ROWS - 1)), frame.buffer_mut());
        }
    }

    /// The language at the end.
    pub fn lang(&self) -> Lang {
        self.app.lang
    }
}
