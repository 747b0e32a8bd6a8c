//! What is drawn around every question: below it why it is asked, and whose answer it is where the case has several people.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::interview::{self, Question};
use crate::tui::Role;
use crate::tui::context::View;
use crate::tui::session::Session;
use crate::tui::widget::{Passage, Prose};

/// Why we ask, with the citations where there is room for them; nothing where that was law only after the day of judgment.
pub(super) fn why(view: View<'_>, question: &Question, cells: u16) -> Prose<'static> {
    let look = view.look();
    let Some((why, cites)) = question.reason(view.context.law, view.context.as_of) else {
        return Prose::new::<Line<'static>>([]);
    };
    let prose = |cites: String| {
        let spans = vec![
            Span::styled(
                view.say(&view.texts().interview.why).to_owned(),
                look.style(Role::Hint),
            ),
            Span::styled(why.get(view.lang).to_owned(), look.style(Role::Text)),
            Span::styled(cites, look.style(Role::Dim)),
        ];
        Prose::new([Passage::new(Line::from(spans))]).measure(116)
    };
    let whole = prose(view.phrases().cites(cites));
    if whole.height(cells) <= WHY_ROWS {
        whole
    } else {
        prose(String::new())
    }
}

/// Where the case has several people: whether the answer is the own one of the person at hand, or shared.
pub(super) fn whose(
    view: View<'_>,
    session: &Session<'_>,
    question: &Question,
) -> Option<Line<'static>> {
    let person = session.whole().persons().get(session.person())?;
    let (interview, law) = (view.context.interview, view.context.law);
    let texts = &view.texts().persons;
    let (said, role) = match interview::whose(interview, law, (session.case(), person), question)? {
        true => (&texts.own, Role::Hint),
        false => (&texts.shared, Role::Dim),
    };
    Some(Line::styled(
        view.say(said).to_owned(),
        view.look().style(role),
    ))
}

/// At most this many rows say why we ask.
pub(super) const WHY_ROWS: u16 = 5;

pub(super) fn rule(buffer: &mut Buffer, area: Rect, view: View<'_>, row: u16) {
    let look = view.look();
    let line = look
        .glyphs
        .border
        .horizontal_top
        .repeat(usize::from(area.width));
    buffer.set_stringn(
        area.x,
        row,
        line,
        usize::from(area.width),
        look.style(Role::Border),
    );
}
