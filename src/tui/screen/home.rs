//! Home: go on, new, open, examples, quit.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{StatefulWidget, Widget};

use super::{Goto, Hint, Reply, Screen};
use crate::case::{Case, Format, read};
use crate::store::Orphan;
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Item, List, ListState, Passage, Prose};

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
    Example(Box<Case>),
    Quit,
}

/// The newest draft that was left behind.
pub struct LeftBehind {
    /// The title of its case; nothing where it is encrypted.
    pub title: Option<String>,
    /// The day when it was last written.
    pub date: String,
    /// Its case; nothing where it is encrypted.
    pub case: Option<Case>,
    /// Its text.
    pub text: String,
    /// The draft.
    pub orphan: Orphan,
}

/// The home screen.
pub struct Home {
    entries: Vec<Entry>,
    state: ListState,
}

impl Home {
    /// Home; with a draft that was left behind.
    pub fn new(view: View<'_>, draft: Option<&LeftBehind>) -> Self {
        let law = view.context.law;
        let mut entries: Vec<Entry> = draft
            .into_iter()
            .map(|draft| Entry::Resume {
                title: draft.title.clone(),
                date: draft.date.clone(),
            })
            .collect();
        entries.extend([Entry::New, Entry::Open, Entry::Law]);
        for (name, id) in law.files.folder("examples") {
            if let Ok(case) = read(law, name, law.files.text(id), Format::Toml, None) {
                entries.push(Entry::Example(Box::new(case)));
            }
        }
        entries.push(Entry::Quit);
        Home {
            entries,
            state: ListState::default(),
        }
    }

    fn item(&self, view: View<'_>, entry: &Entry) -> Item {
        let texts = &view.texts().home;
        let plain = |name, note| Item::new(view.say(name)).explained(view.say(note));
        match entry {
            Entry::Resume { title, date } => {
                let title = match title.as_deref() {
                    None => view.say(&view.texts().seal.draft),
                    Some("") => view.say(&texts.untitled),
                    Some(title) => title,
                };
                let note = texts
                    .resume_note
                    .fill(view.lang, &[("title", title), ("date", date)]);
                Item::new(view.say(&texts.resume)).explained(note)
            }
            Entry::New => plain(&texts.new, &texts.new_note),
            Entry::Open => plain(&texts.open, &texts.open_note),
            Entry::Law => plain(&texts.law, &texts.law_note),
            Entry::Example(case) => {
                // An example's title has both languages, the Chinese one first.
                let mut halves = case.title.splitn(2, " · ");
                let (zh, en) = (halves.next().unwrap_or_default(), halves.next());
                let title = match view.lang {
                    crate::text::Lang::Zh => zh,
                    crate::text::Lang::En => en.unwrap_or(zh),
                };
                Item::new(texts.example.fill(view.lang, &[("title", title)]))
            }
            Entry::Quit => Item::new(view.say(&texts.quit)),
        }
    }

    fn go(&self) -> Reply {
        match self.entries.get(self.state.selected) {
            Some(Entry::Resume { .. }) => Reply::Go(Goto::Resume),
            Some(Entry::New) => Reply::Go(Goto::New),
            Some(Entry::Open) => Reply::Go(Goto::Open),
            Some(Entry::Law) => Reply::Go(Goto::Law),
            Some(Entry::Example(case)) => Reply::Go(Goto::Load {
                opened: Box::new(Case::clone(case).into()),
                file: None,
                result: true,
            }),
            Some(Entry::Quit) => Reply::Go(Goto::Quit { keep: true }),
            None => Reply::Ignored,
        }
    }
}

impl Screen for Home {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, _session: &Session<'_>) {
        let look = view.look();
        let texts = &view.texts().home;
        let width = area.width.saturating_sub(4).min(76);
        let inner = Rect {
            x: area.x + (area.width - width) / 2,
            width,
            ..area
        };
        let tight = area.height < 22;
        let mut passages = vec![Passage::new(Line::styled(
            view.say(&texts.tagline),
            look.style(Role::Title),
        ))];
        if !tight {
            passages.insert(0, Passage::new(Line::default()));
            passages.push(Passage::new(Line::default()));
        }
        let head = Prose::new(passages);
        let head_height = u16::try_from(head.height(width)).unwrap_or(2);
        (&head).render(inner, frame.buffer_mut());
        let about = &view.context.law.about;
        let foot = Prose::new([
            Line::styled(view.say(&texts.privacy), look.style(Role::Dim)),
            Line::styled(view.say(&about.disclaimer), look.style(Role::Dim)),
        ]);
        let foot_height = u16::try_from(foot.height(width)).unwrap_or(2);
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
            .map(|entry| self.item(view, entry))
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

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        _view: View<'_>,
        _session: &mut Session<'_>,
    ) -> Reply {
        match (input, action) {
            (Input::Click { column, row }, _) => match self.state.hits.at(*column, *row) {
                Some(at) => {
                    self.state.selected = at;
                    self.go()
                }
                None => Reply::Ignored,
            },
            (Input::Wheel { up, .. }, _) => self.step(if *up { -1 } else { 1 }),
            (_, Some(Action::Up)) => self.step(-1),
            (_, Some(Action::Down)) => self.step(1),
            (_, Some(Action::PageUp)) => self.page(-1),
            (_, Some(Action::PageDown)) => self.page(1),
            (_, Some(Action::Confirm | Action::Right)) => self.go(),
            _ => Reply::Ignored,
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
    fn step(&mut self, steps: isize) -> Reply {
        self.state.step(steps, self.entries.len());
        Reply::Done
    }

    fn page(&mut self, pages: isize) -> Reply {
        self.state.page(pages, self.entries.len());
        Reply::Done
    }
}
