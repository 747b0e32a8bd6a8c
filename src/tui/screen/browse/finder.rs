//! The search and what it finds.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::long_list::LongList;

use crate::report::catalogue::{Catalogue, Kind};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::screen::Reply;
use crate::tui::screen::moving::stepped;
use crate::tui::widget::{Edited, Field, Item, Passage, Prose};

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// What the screen below cites, while nothing is typed; then everything.
    Here,
    /// Everything; the kinds, while nothing is typed.
    All,
    /// One kind.
    Kind(Kind),
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// An entry, by position.
    Entry(usize),
    /// A kind, with how many entries it has.
    Kind(Kind, usize),
    /// All kinds.
    All,
}

/// So many like it are offered where nothing was found.
const NEAR: usize = 6;

/// The search with its list.
pub(super) struct Finder {
    field: Field,
    scope: Scope,
    here: Vec<usize>,
    rows: Vec<Chosen>,
    /// Whether nothing fits, and the rows are only like what was typed.
    none: bool,
    list: LongList,
    field_at: Rect,
}

impl Finder {
    pub(super) fn new(catalogue: &Catalogue, here: Vec<usize>) -> Self {
        let scope = if here.is_empty() {
            Scope::All
        } else {
            Scope::Here
        };
        let mut finder = Finder {
            field: Field::new(""),
            scope,
            here,
            rows: Vec::new(),
            none: false,
            list: LongList::default(),
            field_at: Rect::ZERO,
        };
        finder.search(catalogue);
        finder
    }

    fn blank(&self) -> bool {
        self.field.value().trim().is_empty()
    }

    fn search(&mut self, catalogue: &Catalogue) {
        self.list.restart();
        self.none = false;
        let kinds = || Kind::ALL.map(|kind| Chosen::Kind(kind, catalogue.of_kind(kind).count()));
        let typed = self.field.value();
        self.rows = match (self.blank(), self.scope) {
            (true, Scope::All) => kinds().to_vec(),
            (true, Scope::Kind(kind)) => catalogue.of_kind(kind).map(Chosen::Entry).collect(),
            (true, Scope::Here) => {
                let here = self.here.iter().copied().map(Chosen::Entry);
                here.chain([Chosen::All]).collect()
            }
            (false, scope) => {
                let kind = match scope {
                    Scope::Kind(kind) => Some(kind),
                    Scope::Here | Scope::All => None,
                };
                let mut found = catalogue.search(typed, kind);
                if found.is_empty() {
                    self.none = true;
                    found = catalogue.near(typed, NEAR);
                }
                found.into_iter().map(Chosen::Entry).collect()
            }
        };
    }

    /// The entry at hand.
    pub(super) fn entry(&self) -> Option<usize> {
        match self.rows.get(self.list.selected()) {
            Some(Chosen::Entry(at)) => Some(*at),
            Some(Chosen::Kind(..) | Chosen::All) | None => None,
        }
    }

    /// Takes the line at hand; a kind is opened here.
    pub(super) fn choose(&mut self, catalogue: &Catalogue) -> Option<Chosen> {
        let chosen = self.rows.get(self.list.selected()).copied()?;
        match chosen {
            Chosen::Kind(kind, _) => self.scope = Scope::Kind(kind),
            Chosen::All => self.scope = Scope::All,
            Chosen::Entry(_) => return Some(chosen),
        }
        self.search(catalogue);
        Some(chosen)
    }

    /// One step back: the search emptied, the kind closed. `false` where nothing is left to go back from.
    pub(super) fn back(&mut self, catalogue: &Catalogue) -> bool {
        let kind = match self.scope {
            Scope::Kind(kind) => Some(kind),
            Scope::Here | Scope::All => None,
        };
        match (self.blank(), kind) {
            (false, _) => self.field.set_value(""),
            (true, Some(_)) => self.scope = Scope::All,
            (true, None) => return false,
        }
        self.search(catalogue);
        let left = |row: &Chosen| matches!(row, Chosen::Kind(of, _) if Some(*of) == kind);
        self.list
            .select(self.rows.iter().position(left).unwrap_or(0));
        true
    }

    /// Whether a click hit a line of the list; it is at hand then.
    pub(super) fn click(&mut self, column: u16, row: u16) -> bool {
        let hit = self.list.at(column, row);
        if let Some(at) = hit.filter(|at| *at < self.rows.len()) {
            self.list.select(at);
            return true;
        }
        if self.field_at.contains((column, row).into()) {
            self.field.click(column - self.field_at.x);
        }
        false
    }

    pub(super) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        catalogue: &Catalogue,
    ) -> Reply {
        let count = self.rows.len();
        match (input, action) {
            (Input::Wheel { up, .. }, _) => self.list.step(stepped(*up), count),
            (_, Some(Action::Up)) => self.list.step(-1, count),
            (_, Some(Action::Down)) => self.list.step(1, count),
            (_, Some(Action::PageUp)) => self.list.page(-1, count),
            (_, Some(Action::PageDown)) => self.list.page(1, count),
            _ => {
                let edited = self.field.handle(input);
                if edited == Edited::Changed {
                    self.search(catalogue);
                }
                return edited.into();
            }
        }
        Reply::Done
    }

    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        catalogue: &Catalogue,
        focus: bool,
    ) {
        let hint = view.say(&view.texts().browse.search);
        self.field = std::mem::take(&mut self.field).placeholder(hint);
        self.field_at = Rect { height: 1, ..area };
        self.field.render(frame, self.field_at, view.look(), focus);
        let head = self.head(view);
        let head_at = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        let head_rows = head.height(area.width);
        (&head).render(head_at, frame.buffer_mut());
        let top = 3 + head_rows;
        let rest = Rect {
            y: area.y + top,
            height: area.height.saturating_sub(top),
            ..area
        };
        let item = |at: usize| item(self.rows[at], self.scope, view, catalogue);
        let look = (view.look(), focus);
        self.list
            .draw(frame.buffer_mut(), rest, look, self.rows.len(), item);
    }

    /// What the list is.
    fn head(&self, view: View<'_>) -> Prose<'static> {
        let (texts, look) = (&view.texts().browse, view.look());
        let n = self.rows.len().to_string();
        let typed = self.field.value().trim();
        let (said, role) = match (self.blank(), self.scope) {
            (true, Scope::All) => (view.say(&texts.teach).to_owned(), Role::Dim),
            (true, Scope::Here) => (view.say(&texts.here).to_owned(), Role::Title),
            (true, Scope::Kind(kind)) => {
                let name = view.say(kind.plural(view.context.texts));
                let words = [("kind", name), ("n", n.as_str())];
                (texts.of_kind.fill(view.lang, &words), Role::Title)
            }
            (false, _) if self.none => {
                let mut said = texts.none.fill(view.lang, &[("words", typed)]);
                if !self.rows.is_empty() {
                    said.push_str(view.say(&texts.near));
                }
                (said, Role::Text)
            }
            (false, Scope::Kind(kind)) => {
                let name = view.say(kind.plural(view.context.texts));
                let words = [("kind", name), ("n", n.as_str())];
                (texts.found_of_kind.fill(view.lang, &words), Role::Dim)
            }
            (false, Scope::Here | Scope::All) => {
                (texts.found.fill(view.lang, &[("n", &n)]), Role::Dim)
            }
        };
        Prose::new([Passage::new(Line::styled(said, look.style(role)))])
    }

    /// What stands beside the list while no entry is at hand.
    pub(super) fn draw_teaching(&self, buffer: &mut Buffer, area: Rect, view: View<'_>) {
        let (texts, look) = (&view.texts().browse, view.look());
        let line = |text, role| Passage::new(Line::styled(view.say(text), look.style(role)));
        let prose = Prose::new([
            line(&texts.title, Role::Title),
            Passage::new(Line::default()),
            line(&texts.examples, Role::Text),
            Passage::new(Line::default()),
            line(&texts.follow, Role::Dim),
        ]);
        (&prose).render(area, buffer);
    }
}

/// A line of the list.
fn item(row: Chosen, scope: Scope, view: View<'_>, catalogue: &Catalogue) -> Item {
    let texts = view.context.texts;
    match row {
        Chosen::Kind(kind, count) => {
            Item::new(view.say(kind.plural(texts))).value(count.to_string())
        }
        Chosen::All => Item::new(view.say(&view.texts().browse.all)),
        Chosen::Entry(at) => {
            let entry = &catalogue.entries()[at];
            let item = Item::new(entry.title.get(view.lang));
            match scope {
                Scope::Kind(_) => item,
                Scope::All | Scope::Here => item.value(view.say(entry.kind.name(texts))),
            }
        }
    }
}
