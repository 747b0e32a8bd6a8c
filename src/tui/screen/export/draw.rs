//! The export dialog on the screen: the choices above, the text of the report below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{ExportScreen, Focus, LANGUAGES, ROWS};
use crate::export::Paper;
use crate::text::{Text, pad_right, width};
use crate::tui::Role;
use crate::tui::areas;
use crate::tui::context::View;
use crate::tui::session::Session;
use crate::tui::widget::{MEASURE, Passage, Prose, ScrollMark};

/// Draws the dialog.
pub(super) fn draw(
    screen: &mut ExportScreen,
    frame: &mut Frame<'_>,
    area: Rect,
    view: View<'_>,
    session: &Session<'_>,
) {
    let inner = areas::narrow(areas::page(area), MEASURE);
    let below = choices(screen, frame, inner, view);
    let rest = areas::below(inner, below);
    preview(screen, frame, rest, view, session);
}

/// The choices and the name; gives the row below them.
fn choices(screen: &mut ExportScreen, frame: &mut Frame<'_>, area: Rect, view: View<'_>) -> u16 {
    let texts = &view.texts().export;
    let papers = Paper::ALL.map(|paper| match paper {
        Paper::Docx => "DOCX",
        Paper::Html => "HTML",
        Paper::Markdown => "Markdown",
        Paper::Text => view.say(&texts.text),
    });
    let languages: [&str; LANGUAGES.len()] = ["中文", "English", view.say(&texts.both)];
    let yes_no = [&view.texts().common.no, &view.texts().common.yes].map(|text| view.say(text));
    screen.top = area.y;
    let mut y = area.y;
    let mut row = |focus: Focus, label: &Text, names: &[&str], chosen: usize| {
        let focused = ROWS[screen.focus] == focus;
        let line = options(view, label, names, chosen, focused);
        line.render(
            areas::row_at(area, y).intersection(area),
            frame.buffer_mut(),
        );
        y += 1;
    };
    row(Focus::Paper, &texts.format, &papers, screen.paper);
    row(
        Focus::Language,
        &texts.language,
        &languages,
        screen.language,
    );
    row(
        Focus::Redact,
        &texts.redact,
        &yes_no,
        usize::from(screen.redact),
    );
    let y = area.y + ROWS.len() as u16;
    let focused = ROWS[screen.focus] == Focus::Name;
    let look = view.look();
    let title = Line::styled(view.say(&texts.name), look.style(Role::Title));
    title.render(
        areas::row_at(area, y).intersection(area),
        frame.buffer_mut(),
    );
    let height = screen.name.height(area.width);
    let field = Rect {
        y: y + 1,
        height,
        ..area
    }
    .intersection(area);
    screen.name.render(frame, field, look, focused);
    y + height + 2
}

/// One choice on a line: its label, then what can be chosen, the chosen one marked.
fn options<'v>(
    view: View<'v>,
    label: &'v Text,
    names: &[&'v str],
    chosen: usize,
    focused: bool,
) -> Line<'v> {
    let look = view.look();
    let texts = &view.texts().export;
    let labels = [&texts.format, &texts.language, &texts.redact];
    let widest = labels.map(|label| width(view.say(label))).into_iter().max();
    let label = pad_right(view.say(label), widest.unwrap_or(0) + 2);
    let role = if focused { Role::Title } else { Role::Dim };
    let mut spans = vec![Span::styled(label, look.style(role))];
    for (at, name) in names.iter().enumerate() {
        let text = if at == chosen {
            format!("[{name}]")
        } else {
            format!(" {name} ")
        };
        let role = match (at == chosen, focused) {
            (true, true) => Role::Selected,
            (true, false) => Role::Text,
            (false, _) => Role::Dim,
        };
        spans.push(Span::styled(text, look.style(role)));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// The text of the report, as much as fits.
fn preview(
    screen: &mut ExportScreen,
    frame: &mut Frame<'_>,
    area: Rect,
    view: View<'_>,
    session: &Session<'_>,
) {
    if area.height < 2 {
        return;
    }
    let look = view.look();
    let title = Line::styled(
        view.say(&view.texts().export.preview),
        look.style(Role::Title),
    );
    title.render(Rect { height: 1, ..area }, frame.buffer_mut());
    let body = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let text = screen
        .preview(view, session, body.width.into())
        .trim_start_matches('\n')
        .to_owned();
    let passages = text.lines().map(|line| {
        let words = line.trim_start_matches(' ');
        let indent = u16::try_from(line.len() - words.len()).unwrap_or(0);
        Passage::new(Line::styled(words, look.style(Role::Text))).indent(indent)
    });
    let prose = Prose::new(passages);
    screen.page = (body.height.into(), prose.height(body.width).into());
    screen.scroll = screen
        .scroll
        .min(screen.page.1.saturating_sub(screen.page.0));
    (&prose.scroll(screen.scroll)).render(body, frame.buffer_mut());
    if screen.page.1 > screen.page.0 {
        let mark = Rect {
            x: body.right() + 1,
            width: 1,
            ..body
        };
        let mark = mark.intersection(*frame.buffer_mut().area());
        ScrollMark::new(look, screen.page.1, screen.scroll).render(mark, frame.buffer_mut());
    }
}
