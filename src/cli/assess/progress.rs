//! How far it is, on standard error where somebody sees it and nothing else is written there.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::text::{Lang, Text, grouped};

/// How long nothing is said, and how long one message stands.
const PAUSE: Duration = Duration::from_millis(500);

/// A counter of cases.
pub(super) struct Progress<'a> {
    text: &'a Text,
    lang: Lang,
    shown: bool,
    drawn: bool,
    next: Instant,
}

impl<'a> Progress<'a> {
    /// A counter that says `text`; silent where standard error is no terminal, or where the results run over it.
    pub(super) fn new(text: &'a Text, lang: Lang, to_file: bool) -> Self {
        Progress {
            text,
            lang,
            shown: io::stderr().is_terminal() && (to_file || !io::stdout().is_terminal()),
            drawn: false,
            next: Instant::now() + PAUSE,
        }
    }

    /// So many cases are done.
    pub(super) fn at(&mut self, cases: usize) {
        if !self.shown || Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + PAUSE;
        self.drawn = true;
        let said = self.text.fill(self.lang, &[("n", &grouped(cases as u128))]);
        self.line(&said);
    }

    /// Takes the message away, so that another can be said.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            self.line("");
        }
    }

    fn line(&self, said: &str) {
        // Nobody is told where standard error is closed.
        let _ = write!(io::stderr().lock(), "\r\x1b[K{said}").and_then(|()| io::stderr().flush());
    }
}
