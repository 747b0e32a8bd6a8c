//! Home: go on, new, open, examples, quit.
//!
//! It needs no law: the program draws it first and reads the law afterwards.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{StatefulWidget, Widget};

use super::moving::{Moving, moving};
use super::{Chrome, Goto, Hint, MIN_HEIGHT, MIN_WIDTH, Reply, Screen, draw_too_small};
use crate::case::title;
use crate::law::Files;
use crate::store;
use crate::text::{Text, half, sentence};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::context::{Face, View};
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Item, List, ListState, MEASURE, Passage, Prose};

/// From so many rows on there is room for blanks between the groups.
const ROOMY: u16 = 26;

/// What a line of home leads to.
enum Entry {
    /// A draft; without a title it is encrypted.
    Resume {
        title: Option<String>,
        date: String,
    },
    New,
    Open,
    Law,
    Example {
        title: String,
        name: String,
    },
    Quit,
}

/// The home screen.
pub struct Home {
    entries: Vec<Entry>,
    /// What the program is not.
    disclaimer: Text,
    state: ListState,
}

impl Home {
    /// Home with the examples of the data; `draft` is the title and date of a draft that was left behind, without a title
    /// where it is encrypted.
    pub fn new(files: &Files, disclaimer: &Text, draft: Option<(Option<String>, String)>) -> Self {
        let mut entries: Vec<Entry> = draft
            .into_iter()
            .map(|(title, date)| Entry::Resume { title, date })
            .collect();
        entries.extend([Entry::New, Entry::Open, Entry::Law]);
        for (name, id) in files.folder("examples") {
            if let Some(title) = title(files.text(id)) {
                let name = name.to_owned();
                entries.push(Entry::Example { title, name });
            }
        }
        entries.push(Entry::Quit);
        Home {
            entries,
            disclaimer: disclaimer.clone(),
            state: ListState::default(),
        }
    }

    /// Home before the law has been read: of a draft in the folder of drafts, no more is looked at than its title.
    pub fn at_start(files: &Files, disclaimer: &Text, drafts: Option<&Path>) -> Self {
        let draft = drafts.and_then(store::left_behind).and_then(|left| {
            let title = match left.is_sealed() {
                true => None,
                false => Some(title(&left.text)?),
            };
            Some((title, left.day.to_string()))
        });
        Home::new(files, disclaimer, draft)
    }

    /// Draws the whole screen with home on it, as long as nothing else has been read.
    pub fn draw_alone(&mut self, frame: &mut Frame<'_>, face: Face<'_>) {
        let area = frame.area();
        if area.width < MIN_WIDTH || area.height < MIN_HEIGHT {
            return draw_too_small(frame, face);
        }
        let chrome = Chrome {
            message: None,
            with_case: false,
            title: None,
            footer: &self.footer(),
        };
        let body = chrome.draw_without_case(frame, area, face);
        self.draw_body(frame, body, face);
    }

    fn item(&self, face: Face<'_>, entry: &Entry) -> Item {
        let texts = &face.screens.home;
        let plain = |name, note| Item::new(face.say(name)).explained(face.say(note));
        match entry {
            Entry::Resume { title, date } => {
                let title = match title.as_deref() {
                    None => face.say(&face.screens.seal.draft),
                    Some("") => face.say(&texts.untitled),
                    Some(title) => half(title, face.lang),
                };
                let note = texts
                    .resume_note
                    .fill(face.lang, &[("title", title), ("date", date)]);
                Item::new(face.say(&texts.resume)).explained(note)
            }
            Entry::New => plain(&texts.new, &texts.new_note),
            Entry::Open => plain(&texts.open, &texts.open_note),
            Entry::Law => plain(&texts.law, &texts.law_note),
            Entry::Example { title, .. } => {
                Item::new(sentence(half(title, face.lang).to_owned(), face.lang))
            }
            Entry::Quit => Item::new(face.say(&texts.quit)),
        }
    }

    /// What stands above an entry: the heading over the examples, and blanks around them where there is room.
    fn above(&self, at: usize, tight: bool, face: Face<'_>) -> Vec<String> {
        let before = at.checked_sub(1).and_then(|at| self.entries.get(at));
        let was_example = matches!(before, Some(Entry::Example { .. }));
        let blank = (!tight).then(String::new);
        match self.entries.get(at) {
            Some(Entry::Example { .. }) if !was_example => {
                let heading = face.say(&face.screens.home.examples).to_owned();
                blank.into_iter().chain([heading]).collect()
            }
            Some(Entry::Quit) => blank.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn go(&self) -> Reply {
        match self.entries.get(self.state.selected) {
            Some(Entry::Resume { .. }) => Reply::Go(Goto::Resume),
            Some(Entry::New) => Reply::Go(Goto::New),
            Some(Entry::Open) => Reply::Go(Goto::Open),
            Some(Entry::Law) => Reply::Go(Goto::Law),
            Some(Entry::Example { name, .. }) => Reply::Go(Goto::Example(name.clone())),
            Some(Entry::Quit) => Reply::Go(Goto::Quit { keep: true }),
            None => Reply::Ignored,
        }
    }
}

impl Screen for Home {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        self.draw_body(frame, area, view.face());
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        match (
            moving(&mut self.state, self.entries.len(), input, action),
            action,
        ) {
            (Moving::Chosen, _) | (_, Some(Action::Right)) => self.go(),
            (Moving::Moved, _) => Reply::Done,
            (Moving::Ignored, _) => Reply::Ignored,
        }
    }

    fn footer(&self) -> Vec<Hint> {
        vec![
            Hint::Move,
            Hint::Key(Action::Confirm),
            Hint::Key(Action::Language),
            Hint::Key(Action::Help),
            Hint::Key(Action::Quit),
        ]
    }
}

impl Home {
    fn draw_body(&mut self, frame: &mut Frame<'_>, area: Rect, face: Face<'_>) {
        let look = face.look();
        let texts = &face.screens.home;
        let tight = area.height < ROOMY;
        let width = area.width.saturating_sub(4).min(MEASURE);
        let inner = Rect {
            x: area.x + (area.width - width) / 2,
            width,
            ..area
        };
        let mut passages = vec![Passage::new(Line::styled(
            face.say(&texts.tagline),
            look.style(Role::Title),
        ))];
        if !tight {
            passages.insert(0, Passage::new(Line::default()));
            passages.push(Passage::new(Line::default()));
        }
        let head = Prose::new(passages);
        let head_height = head.height(width);
        (&head).render(inner, frame.buffer_mut());
        let foot = Prose::new([
            Line::styled(face.say(&texts.privacy), look.style(Role::Dim)),
            Line::styled(face.say(&self.disclaimer), look.style(Role::Dim)),
        ]);
        let foot_height = foot.height(width);
        let bottom = inner.bottom().saturating_sub(foot_height);
        (&foot).render(
            Rect {
                y: bottom,
                height: foot_height,
                ..inner
            },
            frame.buffer_mut(),
        );
        let items: Vec<Item> = self
            .entries
            .iter()
            .enumerate()
            .map(|(at, entry)| self.item(face, entry).below(self.above(at, tight, face)))
            .collect();
        let top = inner.y + head_height + u16::from(tight);
        let list = Rect {
            y: top,
            height: bottom.saturating_sub(top + 1),
            ..inner
        };
        List::new(look, &items)
            .focus(true)
            .render(list, frame.buffer_mut(), &mut self.state);
    }
}
