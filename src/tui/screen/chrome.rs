//! The frame around a screen: title bar and footer.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Hint;
use crate::text::{clean, half, width};
use crate::tui::Role;
use crate::tui::action::Action;
use crate::tui::areas;
use crate::tui::context::{Face, View};
use crate::tui::session::Session;
use crate::tui::widget::{Footer, Prose};

/// The least width on which everything is usable, in cells.
pub const MIN_WIDTH: u16 = 60;
/// The least height.
pub const MIN_HEIGHT: u16 = 20;

/// Title bar and footer.
pub struct Chrome<'m> {
    /// A message that stands in the title bar until the next key.
    pub message: Option<&'m str>,
    /// What the screen is called, where it has no heading of its own.
    pub title: Option<&'m str>,
    /// Whether a case is open.
    pub with_case: bool,
    /// The keys of the footer.
    pub footer: &'m [Hint],
}

impl Chrome<'_> {
    /// Draws both and gives the area between them.
    pub fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
    ) -> Rect {
        let (about, state) = match self.with_case {
            true => (about(view, session), state(view, session)),
            false => (None, String::new()),
        };
        let parts: Vec<String> = self
            .title
            .map(str::to_owned)
            .into_iter()
            .chain(about)
            .collect();
        let about =
            (!parts.is_empty()).then(|| parts.join(&format!(" {} ", view.look().glyphs.dot)));
        self.draw_with(frame, area, view.face(), (about, state))
    }

    /// The same where no case is open.
    pub fn draw_without_case(&self, frame: &mut Frame<'_>, area: Rect, face: Face<'_>) -> Rect {
        self.draw_with(frame, area, face, (None, String::new()))
    }

    fn draw_with(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        face: Face<'_>,
        case: (Option<String>, String),
    ) -> Rect {
        let buffer = frame.buffer_mut();
        self.title(buffer, Rect { height: 1, ..area }, face, case);
        let footer = areas::row_at(area, area.bottom().saturating_sub(1));
        let keys: Vec<(String, String)> =
            self.footer.iter().map(|hint| label(face, *hint)).collect();
        let inner = Rect {
            x: footer.x + 1,
            width: footer.width.saturating_sub(2),
            ..footer
        };
        Footer::new(face.look(), &keys).render(inner, buffer);
        Rect {
            y: area.y + 1,
            height: area
                .height
                .saturating_sub(1 + u16::from(!self.footer.is_empty())),
            ..area
        }
    }

    /// The title bar; `case` is what is open and how it is kept.
    fn title(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        face: Face<'_>,
        (about, state): (Option<String>, String),
    ) {
        let look = face.look();
        // A message is worth more room than what is always said.
        let state = if self.message.is_some() {
            String::new()
        } else {
            state
        };
        let (key, word) = face.keymap.label(Action::Language, face.lang);
        let switch = format!("{key} {word}");
        let mut right = vec![Span::styled(switch, look.style(Role::Dim))];
        if !state.is_empty() {
            right.insert(
                0,
                Span::styled(format!("{state}   "), look.style(Role::Dim)),
            );
        }
        let right_width: usize = right.iter().map(|span| width(&span.content)).sum();
        let room = usize::from(area.width).saturating_sub(right_width + 4);
        let mut left = vec![Span::styled("gexin 个信", look.style(Role::Title))];
        let rest = match self.message {
            Some(message) => Some((message.to_owned(), Role::Accent)),
            None => about.map(|text| (text, Role::Dim)),
        };
        if let Some((text, role)) = rest {
            let cut = look
                .cut(
                    &text,
                    u16::try_from(room.saturating_sub(16)).unwrap_or(u16::MAX),
                )
                .into_owned();
            left.push(Span::styled(format!("   {cut}"), look.style(role)));
        }
        let inner = areas::sides(area);
        Line::from(left).render(inner, buffer);
        Line::from(right).right_aligned().render(inner, buffer);
    }
}

/// The action under a cell of the footer of a screen that fills an area.
pub fn footer_at(
    footer: &[Hint],
    area: Rect,
    (column, row): (u16, u16),
    view: View<'_>,
) -> Option<Action> {
    if row + 1 != area.bottom() {
        return None;
    }
    let keys: Vec<(String, String)> = footer
        .iter()
        .map(|hint| label(view.face(), *hint))
        .collect();
    let at = Footer::new(view.look(), &keys).at(
        area.width.saturating_sub(2),
        column.checked_sub(area.x + 1)?,
    )?;
    match footer.get(at)? {
        Hint::Key(action) => Some(*action),
        Hint::More | Hint::Make | Hint::Answer | Hint::Enter(_) => Some(Action::Confirm),
        Hint::Change => Some(Action::Right),
        Hint::Lists | Hint::Fields => Some(Action::Next),
        Hint::Rename => Some(Action::Edit),
        Hint::Fold => Some(Action::Toggle),
        Hint::Parts => Some(Action::Right),
        Hint::References => Some(Action::Next),
        Hint::Scroll => Some(Action::PageDown),
        Hint::Move | Hint::Term => None,
    }
}

/// Whether the case is saved, or where it is kept meanwhile.
fn kept<'a>(view: View<'a>, session: &Session<'_>) -> &'a str {
    let common = &view.texts().common;
    match (session.is_unsaved(), session.keeps_draft()) {
        (false, _) if session.file().is_some() => view.say(&common.saved),
        (false, _) => "",
        (true, true) => view.say(&common.draft),
        (true, false) => view.say(&common.no_draft),
    }
}

/// The same, and that it is encrypted where it is.
fn state(view: View<'_>, session: &Session<'_>) -> String {
    let state = kept(view, session);
    let sealed = view.say(&view.texts().seal.state);
    match (session.is_locked(), state) {
        (true, "") => sealed.to_owned(),
        (true, state) => format!("{sealed} {} {state}", view.look().glyphs.dot),
        (false, state) => state.to_owned(),
    }
}

/// Which of several people is at hand, and the title of the case.
fn about(view: View<'_>, session: &Session<'_>) -> Option<String> {
    let (at, persons) = (session.person(), session.whole().persons());
    let person = persons.get(at).map(|person| {
        let phrases = view.phrases();
        phrases.person_of(at, persons.len(), &person.name)
    });
    let title = half(&clean(&session.case().title), view.lang).to_owned();
    let title = (!title.is_empty()).then_some(title);
    let parts: Vec<String> = person.into_iter().chain(title).collect();
    (!parts.is_empty()).then(|| parts.join(&format!(" {} ", view.look().glyphs.dot)))
}

/// The key and the word of a hint.
pub(super) fn label(face: Face<'_>, hint: Hint) -> (String, String) {
    let texts = &face.screens.common;
    let arrows = |up: &str, ascii: &str| {
        if face.glyphs.is_ascii() {
            ascii.to_owned()
        } else {
            up.to_owned()
        }
    };
    match hint {
        Hint::Key(action) => face.keymap.label(action, face.lang),
        Hint::Move => (arrows("↑↓", "Up/Down"), face.say(&texts.step).to_owned()),
        Hint::Scroll => (arrows("↑↓", "Up/Down"), face.say(&texts.scroll).to_owned()),
        Hint::Term => (
            arrows("↑↓ 0–9", "Up/Down 0-9"),
            face.say(&texts.base_term).to_owned(),
        ),
        Hint::Parts => (
            arrows("←→", "Left/Right"),
            face.say(&texts.parts).to_owned(),
        ),
        Hint::References => (
            face.keymap.label(Action::Next, face.lang).0,
            face.say(&face.screens.browse.references).to_owned(),
        ),
        Hint::Fold => (
            face.keymap.label(Action::Toggle, face.lang).0,
            face.say(&face.screens.result.fold).to_owned(),
        ),
        Hint::Rename => (
            face.keymap.label(Action::Edit, face.lang).0,
            face.say(&face.screens.persons.rename).to_owned(),
        ),
        Hint::Change => (
            arrows("←→ PgUp/PgDn 0–9", "Left/Right PgUp/PgDn 0-9"),
            face.say(&face.screens.whatif.change).to_owned(),
        ),
        Hint::Make => (
            face.keymap.label(Action::Confirm, face.lang).0,
            face.say(&face.screens.whatif.make).to_owned(),
        ),
        Hint::Answer => (
            face.keymap.label(Action::Confirm, face.lang).0,
            face.say(&face.screens.review.change).to_owned(),
        ),
        Hint::Lists => (
            face.keymap.label(Action::Next, face.lang).0,
            face.say(&face.screens.whatif.lists).to_owned(),
        ),
        Hint::Enter(action) => (
            face.keymap.label(Action::Confirm, face.lang).0,
            face.keymap.label(action, face.lang).1,
        ),
        Hint::Fields => (
            face.keymap.label(Action::Next, face.lang).0,
            face.say(&texts.next_field).to_owned(),
        ),
        Hint::More => (
            face.keymap.label(Action::Confirm, face.lang).0,
            face.say(&texts.more).to_owned(),
        ),
    }
}

/// Asks for room; the state is kept.
pub fn draw_too_small(frame: &mut Frame<'_>, face: Face<'_>) {
    let (columns, rows) = (MIN_WIDTH.to_string(), MIN_HEIGHT.to_string());
    let text = face
        .screens
        .common
        .too_small
        .fill(face.lang, &[("columns", &columns), ("rows", &rows)]);
    let area = frame.area();
    (&Prose::new([Line::from(text)])).render(area, frame.buffer_mut());
}
