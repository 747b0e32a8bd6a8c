//! The program on a screen that is no terminal: keys go in, frames are read back.

use std::path::PathBuf;
use std::sync::OnceLock;

use gexin::assess::Assessor;
use gexin::case::{Case, Format, read};
use gexin::interview::{Interview, Question, choices};
use gexin::law::{Files, Law};
use gexin::report::Texts;
use gexin::text::Lang;
use gexin::tui::Glyphs;
use gexin::tui::action::{Action, Keymap};
use gexin::tui::app::{App, Request, Start};
use gexin::tui::context::Context;
use gexin::tui::dump;
use gexin::tui::input::{Input, KeyCode, KeyPress};
use gexin::tui::spelling::Spelling;
use gexin::tui::texts::ScreenTexts;
use gexin::tui::theme::{Depth, Theme};
use jiff::civil::{Date, date};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The day of judgment of every test.
pub const AS_OF: Date = date(2026, 11, 24);

/// The size at which the tests read the screen: no question is wrapped there.
pub const WIDE: (u16, u16) = (120, 36);

/// Everything that the data holds.
pub struct World {
    pub law: Law,
    pub assessor: Assessor,
    pub interview: Interview,
    pub texts: Texts,
    pub screens: ScreenTexts,
    pub keymap: Keymap,
}

/// The embedded data, read once.
pub fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let files = Files::embedded();
        let mut problems = Vec::new();
        let texts = Texts::load(&files, &mut problems).expect("the texts are sound");
        let screens = ScreenTexts::load(&files, &mut problems).expect("the texts are sound");
        let keymap = Keymap::load(&files, &mut problems).expect("the keys are sound");
        let (law, _) = Law::load(files).expect("the law is sound");
        let interview =
            Interview::load(&law.files, &law, &mut problems).expect("the interview is sound");
        World {
            assessor: Assessor::new(&law),
            law,
            interview,
            texts,
            screens,
            keymap,
        }
    })
}

/// The names of the worked examples.
pub fn examples() -> Vec<&'static str> {
    let folder = world().law.files.folder("examples");
    folder
        .filter_map(|(name, _)| name.strip_suffix(".toml"))
        .collect()
}

/// A worked example.
pub fn example(name: &str) -> Case {
    let files = &world().law.files;
    let id = files
        .find(&format!("examples/{name}.toml"))
        .expect("there is such an example");
    case(files.text(id))
}

/// A case from its text.
pub fn case(text: &str) -> Case {
    read(&world().law, "case", text, Format::Toml, Some(AS_OF)).expect("the case can be read")
}

/// What the screens work with, in a theme and glyphs.
pub fn context(theme: Theme, glyphs: Glyphs) -> &'static Context<'static> {
    let world = world();
    let (texts, screens) = if glyphs == Glyphs::ASCII {
        static ASCII: OnceLock<Spelling> = OnceLock::new();
        let read = || Spelling::ascii(&world.law.files).expect("the texts are sound");
        let own = ASCII.get_or_init(read);
        (&own.texts, &own.screens)
    } else {
        (&world.texts, &world.screens)
    };
    Box::leak(Box::new(Context {
        law: &world.law,
        assessor: &world.assessor,
        interview: &world.interview,
        texts,
        screens,
        keymap: &world.keymap,
        as_of: AS_OF,
        theme,
        glyphs,
    }))
}

/// The program, its screen and the hands at its keys.
pub struct Desk {
    pub app: App<'static>,
    pub size: (u16, u16),
}

impl Desk {
    /// Home, without drafts, in the dark theme.
    pub fn home(lang: Lang) -> Self {
        Self::start(lang, Start::Home, None)
    }

    /// A new case, without drafts.
    pub fn new_case(lang: Lang) -> Self {
        Self::start(lang, Start::New(None), None)
    }

    /// A case, at its result.
    pub fn at_result(lang: Lang, case: Case) -> Self {
        Self::start(lang, Start::Case(Box::new(case), None), None)
    }

    /// Any start, with drafts in a folder.
    pub fn start(lang: Lang, start: Start, drafts: Option<PathBuf>) -> Self {
        let look = (Theme::dark(Depth::Indexed), Glyphs::UNICODE);
        Self::dressed(lang, start, drafts, look)
    }

    /// Any start in any theme and glyphs.
    pub fn dressed(
        lang: Lang,
        start: Start,
        drafts: Option<PathBuf>,
        (theme, glyphs): (Theme, Glyphs),
    ) -> Self {
        let context = context(theme, glyphs);
        let mut desk = Desk {
            app: App::new(context, lang, start, drafts),
            size: WIDE,
        };
        desk.frame();
        desk
    }

    /// Draws a frame.
    pub fn frame(&mut self) -> Terminal<TestBackend> {
        let backend = TestBackend::new(self.size.0, self.size.1);
        let mut terminal = Terminal::new(backend).expect("a screen");
        terminal
            .draw(|frame| self.app.draw(frame))
            .expect("the frame is drawn");
        terminal
    }

    /// The text on the screen.
    pub fn screen(&mut self) -> String {
        dump::text(self.frame().backend().buffer())
    }

    /// The text at another size.
    pub fn screen_at(&mut self, size: (u16, u16)) -> String {
        let before = std::mem::replace(&mut self.size, size);
        let text = self.screen();
        self.size = before;
        text
    }

    /// Text and styles at another size, the styles in few lines.
    pub fn looks_at(&mut self, size: (u16, u16)) -> String {
        let before = std::mem::replace(&mut self.size, size);
        let text = dump::text_and_looks(self.frame().backend().buffer());
        self.size = before;
        text
    }

    /// Text and styles at another size.
    pub fn styles_at(&mut self, size: (u16, u16)) -> String {
        let before = std::mem::replace(&mut self.size, size);
        let text = dump::text_and_styles(self.frame().backend().buffer());
        self.size = before;
        text
    }

    /// The cell of the cursor: column, row.
    pub fn cursor(&mut self) -> (u16, u16) {
        let mut terminal = self.frame();
        let at = terminal.get_cursor_position().expect("a cursor");
        (at.x, at.y)
    }

    /// Takes one input and draws, as the loop does.
    pub fn input(&mut self, input: &Input) -> Request {
        let request = self.app.handle(input);
        self.app.keep_draft();
        self.frame();
        request
    }

    /// Presses a key.
    pub fn key(&mut self, code: KeyCode) -> Request {
        self.input(&Input::Key(KeyPress::plain(code)))
    }

    /// Presses a key several times.
    pub fn keys(&mut self, code: KeyCode, times: usize) {
        for _ in 0..times {
            self.key(code);
        }
    }

    pub fn enter(&mut self) {
        self.key(KeyCode::Enter);
    }

    /// Presses the first key of an action, whatever the data says it is.
    pub fn act(&mut self, action: Action) -> Request {
        let (key, _) = world().keymap.label(action, Lang::En);
        if let Some(letter) = key.strip_prefix("Ctrl-") {
            let letter = letter.chars().next().expect("a letter");
            let press = KeyPress::ctrl(letter.to_ascii_lowercase());
            return self.input(&Input::Key(press));
        }
        let code = match key.as_str() {
            "Esc" => KeyCode::Esc,
            "Tab" => KeyCode::Tab,
            "Shift-Tab" => KeyCode::BackTab,
            "Enter" => KeyCode::Enter,
            "Space" => KeyCode::Char(' '),
            "Right" => KeyCode::Right,
            "Left" => KeyCode::Left,
            other => {
                let number = other.strip_prefix('F').and_then(|n| n.parse().ok());
                KeyCode::F(number.unwrap_or_else(|| panic!("no way to press {other}")))
            }
        };
        self.key(code)
    }

    /// Types a text, letter by letter as a terminal sends it.
    pub fn types(&mut self, text: &str) {
        for letter in text.chars() {
            self.input(&Input::Key(KeyPress {
                typed: Some(letter),
                ..KeyPress::plain(KeyCode::Char(gexin::tui::input::fold(letter)))
            }));
        }
    }

    /// Pastes a text.
    pub fn pastes(&mut self, text: &str) {
        self.input(&Input::Paste(text.to_owned()));
    }

    /// The question on the screen, by its words.
    pub fn question(&mut self) -> Option<&'static Question> {
        let (lang, screen) = (self.app.lang, self.screen_at(WIDE));
        let asked = |question: &&Question| {
            let words: String = question.ask.get(lang).chars().take(36).collect();
            screen
                .lines()
                .any(|line| line.trim_start().starts_with(&words))
        };
        world().interview.questions.iter().find(asked)
    }

    /// Its id; "result" on the result screen, "" elsewhere.
    pub fn place(&mut self) -> &'static str {
        if let Some(question) = self.question() {
            return question.id.as_str();
        }
        let (lang, texts) = (self.app.lang, &world().screens.result);
        let parts = [&texts.items, &texts.disputes, &texts.explanation];
        let tabs = |line: &str| parts.iter().all(|part| line.contains(part.get(lang)));
        let screen = self.screen_at(WIDE);
        if screen.lines().any(tabs) {
            "result"
        } else {
            ""
        }
    }

    /// Moves to the option of a value (a value's id, a fact's id, or "yes", "no", "none", "unknown").
    pub fn point(&mut self, value: &str) {
        let question = self.question().expect("a question is asked");
        let (world, lang) = (world(), self.app.lang);
        let common = &world.screens.common;
        let words = common.choice_words();
        let says = match value {
            "yes" => common.yes.get(lang),
            "no" => common.no.get(lang),
            "unknown" => common.unknown.get(lang),
            "none" if question.none.is_some() => question
                .none
                .as_ref()
                .map(|text| text.get(lang))
                .unwrap_or_default(),
            _ => question
                .options
                .iter()
                .find(|option| option.value.as_str() == value)
                .map(|option| option.says.get(lang))
                .unwrap_or_else(|| panic!("{} has no option {value}", question.id)),
        };
        let offered = choices(&world.law, question, &words);
        let at = offered
            .iter()
            .position(|choice| choice.says.get(lang) == says)
            .expect("the option is offered");
        self.keys(KeyCode::Up, offered.len());
        self.keys(KeyCode::Down, at);
    }

    /// Ticks some values of a question and goes on.
    pub fn tick(&mut self, values: &[&str]) {
        for value in values {
            self.point(value);
            self.act(Action::Toggle);
        }
        self.enter();
    }

    /// Chooses one value and goes on.
    pub fn choose(&mut self, value: &str) {
        self.point(value);
        self.enter();
    }

    /// Types what names a role or a type, and takes the first that is found.
    pub fn search(&mut self, words: &str) {
        self.types(words);
        self.enter();
    }
}

/// A text without any blanks and borders: what is left does not depend on where lines are wrapped.
pub fn dense(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '│')
        .collect()
}
