//! The consultation memo: its content, independent of the format in which it is drawn.
//!
//! A memo is a verdict and sections of blocks. A section is one function in one file under `section`; a new one is
//! added to `section::SECTIONS`.

mod block;
mod cited;
mod persons;
mod section;
mod verdict;
mod voice;

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::Matter;
use crate::law::Law;
use crate::text::clean;
use cited::cited;

pub use block::{Block, Entry, Row, Table, TreeRow};
pub use persons::memos;
pub use section::Section;
pub use verdict::Verdict;
pub use voice::{Said, Voice, Wording};

/// How wide the text report is set where nothing else is asked for, in cells.
pub const TEXT_WIDTH: usize = 76;

/// A user's own head for reports: empty where a field is not set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// The firm.
    pub firm: String,
    /// Its address.
    pub address: String,
    /// The lawyer.
    pub lawyer: String,
    /// The logo as a data address (`data:image/…`), for HTML.
    pub logo: String,
}

impl Letterhead {
    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == Letterhead::default()
    }
}

/// A report: one memo or several, under one letterhead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The languages in order: `zh`, `en`.
    pub languages: Vec<&'static str>,
    /// The letterhead, where one is set.
    pub letterhead: Option<Letterhead>,
    /// Labels of what stands outside the sections.
    pub labels: Labels,
    /// The width of the text report, in cells.
    pub width: usize,
    /// One memo a case.
    pub memos: Vec<Memo>,
}

/// Labels that stand outside the sections, each with its colon: `日期：`, `Date: `, `日期 / Date: `.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "data/texts/report.toml says what each is")]
pub struct Labels {
    pub address: String,
    pub lawyer: String,
    pub date: String,
    pub file: String,
    pub source: String,
}

/// What is said of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Memo {
    /// What the document is.
    pub heading: Said,
    /// The title of the case; empty where it has none or names are left out.
    pub title: String,
    /// Which of several people the memo is about.
    pub person: Option<Said>,
    /// All of them side by side, before the first one's memo.
    pub persons: Option<Section>,
    /// The case file; empty where there is none or names are left out.
    pub file: String,
    /// The day of judgment.
    pub date: String,
    /// The answer.
    pub verdict: Verdict,
    /// Everything else, in order.
    pub sections: Vec<Section>,
    /// Whether the report of the case ends here: what follows is said once.
    pub ends: bool,
    /// The versions of the program and of the law data, with the day it was last checked.
    pub version: Said,
    /// Said where the law data was not checked for more than a year.
    pub stale: Option<Said>,
    /// The one sentence that says what this is not.
    pub disclaimer: Said,
}

impl Memo {
    /// The memo of a matter. `file` is the path of its case file, of which the name is shown; empty to leave it out.
    pub fn new(matter: &Matter<'_>, voice: &Voice<'_>, file: &str) -> Self {
        let mut memo = Memo::without_citations(matter, voice, file);
        memo.cite(matter.law, voice, &cited(matter));
        memo
    }

    /// Adds the list of what is cited, and numbers the sections.
    fn cite(&mut self, law: &Law, voice: &Voice<'_>, cited: &BTreeSet<&str>) {
        let list = section::citations::section(law, voice, cited);
        self.sections.extend(list);
        self.number(voice);
    }

    /// Numbers the sections; the tree, which not every format shows, has none.
    fn number(&mut self, voice: &Voice<'_>) {
        let numbered = self
            .sections
            .iter_mut()
            .filter(|one| one.id != "explanation");
        for (at, section) in numbered.enumerate() {
            section.heading = voice.numbered(at + 1, &section.title);
        }
    }

    fn without_citations(matter: &Matter<'_>, voice: &Voice<'_>, file: &str) -> Self {
        let main = matter.main();
        let texts = voice.texts();
        let about = &matter.law.about;
        let checked = about.checked.to_string();
        let words = [
            ("version", env!("CARGO_PKG_VERSION")),
            ("data", about.version.as_str()),
            ("checked", checked.as_str()),
        ];
        let sections = section::SECTIONS.iter();
        Memo {
            heading: voice.text(&texts.memo.title),
            title: clean(&matter.case.title),
            ends: true,
            person: None,
            persons: None,
            file: clean(name(file)),
            date: matter.as_of.to_string(),
            verdict: Verdict::new(matter, voice, main),
            sections: sections
                .filter_map(|make| make(matter, voice, main))
                .collect(),
            version: voice.say(|phrases| texts.footer.line.fill(phrases.lang, &words)),
            stale: stale(matter).then(|| voice.text(&texts.footer.old)),
            disclaimer: voice.text(&about.disclaimer),
        }
    }
}

impl Document {
    /// A document of memos in a voice.
    pub fn new(voice: &Voice<'_>, letterhead: Letterhead, memos: Vec<Memo>) -> Self {
        let texts = &voice.texts().memo;
        Document {
            languages: voice.languages(),
            letterhead: (!letterhead.is_empty()).then_some(letterhead),
            labels: Labels {
                address: voice.label(&texts.address),
                lawyer: voice.label(&texts.lawyer),
                date: voice.label(&texts.date),
                file: voice.label(&texts.file),
                source: voice.label(&texts.source),
            },
            width: TEXT_WIDTH,
            memos,
        }
    }
}

/// The name of a file without the folders that lead to it: they are nobody else's business.
fn name(file: &str) -> &str {
    let name = Path::new(file).file_name().and_then(|name| name.to_str());
    name.unwrap_or(file)
}

/// Whether the data was last checked more than a year before the day of judgment.
fn stale(matter: &Matter<'_>) -> bool {
    use jiff::ToSpan;
    let checked = matter.law.about.checked;
    checked
        .checked_add(1.year())
        .is_ok_and(|due| due < matter.as_of)
}
