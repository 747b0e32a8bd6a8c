//! Exporting the result as a report: format, language, name, with a preview of the text.

mod draw;

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Goto, Hint, Reply, Screen};
use crate::export::{self, Paper};
use crate::file::{Replacing, target};
use crate::report::Parties;
use crate::report::memo::{Document, Letterhead, Voice, memos};
use crate::report::render::{Form, Templates};
use crate::store;
use crate::text::{Lang, Text};
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::screen::moving::scrolled;
use crate::tui::session::Session;
use crate::tui::widget::{Edited, Field};

/// The languages of a report, in the order in which they are offered.
const LANGUAGES: [&[Lang]; 3] = [&[Lang::Zh], &[Lang::En], &[Lang::Zh, Lang::En]];

/// The rows of the dialog that have the focus one after another.
const ROWS: [Focus; 4] = [Focus::Paper, Focus::Language, Focus::Redact, Focus::Name];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Paper,
    Language,
    Redact,
    Name,
}

/// What the preview depends on: the language, whether names are left out, the width.
type Look = (usize, bool, usize);

/// Exporting.
pub struct ExportScreen {
    /// The templates of the data; none where one of them does not work, which is then said.
    templates: Result<Templates, Text>,
    paper: usize,
    language: usize,
    redact: bool,
    focus: usize,
    name: Field,
    /// The name as it was proposed: as long as it stands, it follows the format.
    proposed: String,
    replacing: Replacing,
    /// The text of the report, drawn anew when the choice changes.
    preview: Option<(Look, String)>,
    scroll: usize,
    /// Lines of the preview that were seen when it was last drawn, and how many there are.
    page: (usize, usize),
    /// The row of the first choice, when last drawn.
    top: u16,
}

impl ExportScreen {
    /// The dialog for a case.
    pub fn new(view: View<'_>, session: &Session<'_>) -> Self {
        let mut problems = Vec::new();
        let templates = Templates::load(&view.context.law.files, &mut problems);
        let said = |lang| {
            problems
                .first()
                .map(|one| one.line(lang))
                .unwrap_or_default()
        };
        let broken = Text {
            zh: said(Lang::Zh),
            en: said(Lang::En),
        };
        let mut screen = ExportScreen {
            templates: templates.ok_or(broken),
            paper: 0,
            language: usize::from(view.lang == Lang::En),
            redact: false,
            focus: 0,
            top: 0,
            name: Field::default(),
            proposed: String::new(),
            replacing: Replacing::default(),
            preview: None,
            scroll: 0,
            page: (0, 0),
        };
        screen.propose(session);
        screen
    }

    fn paper(&self) -> Paper {
        Paper::ALL[self.paper]
    }

    /// Proposes the first name that no file has yet, unless the user wrote one.
    fn propose(&mut self, session: &Session<'_>) {
        if self.name.value() != self.proposed {
            return;
        }
        let case_file = session.file();
        let mut names = (1..1_000).map(|number| export::name(case_file, self.paper(), number));
        let name = names.find(|name| !store::exists(name));
        self.proposed = name.unwrap_or_default().display().to_string();
        self.name.set_value(self.proposed.clone());
        self.clear();
    }

    fn clear(&mut self) {
        self.name.set_error(None);
        self.replacing.forget();
    }

    /// What is exported.
    fn document(&self, view: View<'_>, session: &Session<'_>, head: Letterhead) -> Document {
        let context = view.context;
        let voice = Voice::new(context.law, context.texts, LANGUAGES[self.language]);
        let file = session.file().and_then(Path::file_name);
        let file = file.map(|name| name.to_string_lossy().into_owned());
        let memos = if self.redact {
            let mut case = session.whole().clone();
            case.redact();
            let (law, assessor) = (context.law, context.assessor);
            let parties = Parties::new(law, assessor, case, context.as_of, None);
            memos(&parties, &voice, "")
        } else {
            memos(&session.parties(), &voice, &file.unwrap_or_default())
        };
        Document::new(&voice, head, memos)
    }

    /// The text of the report in so many cells.
    fn preview(&mut self, view: View<'_>, session: &Session<'_>, width: usize) -> &str {
        let key = (self.language, self.redact, width);
        if self.preview.as_ref().is_none_or(|(drawn, _)| *drawn != key) {
            let text = match &self.templates {
                Ok(templates) => {
                    let mut document = self.document(view, session, Letterhead::default());
                    document.width = width;
                    let drawn = templates.render(Form::Text, &document);
                    drawn.unwrap_or_else(|problem| problem.line(view.lang))
                }
                Err(broken) => broken.get(view.lang).to_owned(),
            };
            self.preview = Some((key, text));
        }
        self.preview.as_ref().map_or("", |(_, text)| text)
    }

    fn turn(&mut self, by: isize, session: &Session<'_>) -> Reply {
        let turned = |at: usize, of: usize| at.saturating_add_signed(by).min(of - 1);
        match ROWS[self.focus] {
            Focus::Paper => {
                let before = self.paper;
                self.paper = turned(self.paper, Paper::ALL.len());
                if self.paper != before {
                    self.rename(before);
                    self.propose(session);
                }
            }
            Focus::Language => self.language = turned(self.language, LANGUAGES.len()),
            Focus::Redact => self.redact = !self.redact,
            Focus::Name => {}
        }
        Reply::Done
    }

    /// Gives a name that the user wrote the ending of the new format.
    fn rename(&mut self, before: usize) {
        let ending = Paper::ALL[before].ending();
        let value = self.name.value().to_owned();
        if value != self.proposed
            && let Some(base) = value.strip_suffix(&format!(".{ending}"))
        {
            self.name
                .set_value(format!("{base}.{}", self.paper().ending()));
            self.clear();
        }
    }

    fn confirm(&mut self, view: View<'_>, session: &Session<'_>) -> Reply {
        let typed = self.name.value().trim();
        if typed.is_empty() {
            return self.refuse(view.say(&view.texts().file.save_hint).to_owned());
        }
        let path = target(typed, self.paper().ending());
        let name = path.display().to_string();
        if self.replacing.asks(&path) {
            let warning = view.texts().file.exists.fill(view.lang, &[("file", &name)]);
            self.name.set_error(Some(warning));
            return Reply::Done;
        }
        match self.write(view, session, &path) {
            Ok(warning) => {
                let said = &view.texts().export.written;
                let said = said.fill(view.lang, &[("file", &name)]);
                Reply::Go(Goto::Say(
                    warning.map_or(said.clone(), |more| format!("{said} {more}")),
                ))
            }
            Err(error) => self.refuse(error.get(view.lang).to_owned()),
        }
    }

    /// Writes the report; gives what was wrong with the settings, if anything.
    fn write(
        &self,
        view: View<'_>,
        session: &Session<'_>,
        path: &Path,
    ) -> Result<Option<String>, Text> {
        let templates = self.templates.as_ref().map_err(Text::clone)?;
        let (head, warning) = export::letterhead().map_err(|error| error.text())?;
        let document = self.document(view, session, head);
        let bytes = self.paper().draw(templates, &document)?;
        store::write_whole(path, bytes).map_err(|error| error.text())?;
        Ok(warning.map(|warning| warning.text().get(view.lang).to_owned()))
    }

    fn refuse(&mut self, why: String) -> Reply {
        self.name.set_error(Some(why));
        Reply::Done
    }

    fn step(&mut self, by: isize) -> Reply {
        let count = ROWS.len() as isize;
        self.focus = (self.focus as isize + by).rem_euclid(count) as usize;
        Reply::Done
    }

    /// A click selects a row; on the one selected it turns to the next choice, behind the last one to the first.
    fn click(&mut self, row: u16, session: &Session<'_>) -> Reply {
        let name = ROWS.len() - 1;
        match row.checked_sub(self.top).map(usize::from) {
            Some(at) if at < name && at == self.focus => {
                let now = (self.paper, self.language, self.redact);
                self.turn(1, session);
                if now == (self.paper, self.language, self.redact) {
                    self.turn(isize::MIN, session);
                }
            }
            Some(at) if at < name => self.focus = at,
            // A blank row, the heading of the name, the name.
            Some(at) if (name + 1..=name + 2).contains(&at) => self.focus = name,
            Some(_) | None => return Reply::Ignored,
        }
        Reply::Done
    }

    fn scroll_by(&mut self, lines: isize) -> Reply {
        let most = self.page.1.saturating_sub(self.page.0);
        self.scroll = self.scroll.saturating_add_signed(lines).min(most);
        Reply::Done
    }
}

impl Screen for ExportScreen {
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: View<'_>, session: &Session<'_>) {
        draw::draw(self, frame, area, view, session);
    }

    fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
    ) -> Reply {
        let page = self.page.0.saturating_sub(2).max(1) as isize;
        let naming = ROWS[self.focus] == Focus::Name;
        match (input, action) {
            (_, Some(Action::Back)) => Reply::Go(Goto::Back),
            (_, Some(Action::Confirm | Action::Export)) => self.confirm(view, session),
            (_, Some(Action::Up | Action::Previous)) => self.step(-1),
            (_, Some(Action::Down | Action::Next)) => self.step(1),
            (_, Some(Action::PageUp)) => self.scroll_by(-page),
            (_, Some(Action::PageDown)) => self.scroll_by(page),
            (Input::Wheel { up, .. }, _) => self.scroll_by(scrolled(*up)),
            (Input::Click { row, .. }, _) => self.click(*row, session),
            (_, Some(Action::Left)) if !naming => self.turn(-1, session),
            (_, Some(Action::Right)) if !naming => self.turn(1, session),
            (_, Some(Action::Toggle)) if ROWS[self.focus] == Focus::Redact => self.turn(1, session),
            _ if naming => {
                let edited = self.name.correct(input);
                if edited == Edited::Changed {
                    self.replacing.forget();
                }
                edited.into()
            }
            _ => Reply::Ignored,
        }
    }

    fn typing(&self) -> bool {
        ROWS[self.focus] == Focus::Name
    }

    fn footer(&self) -> Vec<Hint> {
        vec![
            Hint::Move,
            Hint::Parts,
            Hint::Enter(Action::Export),
            Hint::Key(Action::Back),
            Hint::Key(Action::PageDown),
            Hint::Key(Action::Language),
        ]
    }
}
