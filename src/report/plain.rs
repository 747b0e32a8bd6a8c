//! The text report: for a terminal, a mail, a note in the file.

use super::{Matter, Phrases, gauges, mark, tree};
use crate::assess::What;
use crate::text::wrap;

/// How wide prose is set, in cells.
const WIDTH: usize = 76;

/// The report of a matter as plain text.
pub fn plain(matter: &Matter<'_>, phrases: &Phrases<'_>) -> String {
    let mut page = Page { out: String::new() };
    if !matter.case.title.is_empty() {
        page.line(0, &printable(&matter.case.title));
    }
    for (place, &at) in matter.present().iter().enumerate() {
        if place > 0 {
            page.out.push('\n');
        }
        offence(&mut page, matter, phrases, at);
    }
    let texts = &phrases.texts.footer;
    let about = &matter.law.about;
    page.out.push('\n');
    let words = [
        ("version", env!("CARGO_PKG_VERSION")),
        ("data", about.version.as_str()),
        ("checked", &about.checked.to_string()),
    ];
    page.line(0, &texts.line.fill(phrases.lang, &words));
    if stale(matter) {
        page.line(0, texts.old.get(phrases.lang));
    }
    page.line(0, about.disclaimer.get(phrases.lang));
    page.out
}

/// Whether the data was last checked more than a year before the day of judgment.
fn stale(matter: &Matter<'_>) -> bool {
    use jiff::ToSpan;
    matter
        .law
        .about
        .checked
        .checked_add(1.year())
        .is_ok_and(|due| due < matter.as_of)
}

struct Page {
    out: String,
}

impl Page {
    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A paragraph, indented; its later lines hang two cells deeper.
    fn line(&mut self, indent: usize, text: &str) {
        for (at, line) in wrap(text, WIDTH - indent - 2).iter().enumerate() {
            let hang = if at == 0 { indent } else { indent + 2 };
            self.out.push_str(&" ".repeat(hang));
            self.out.push_str(line);
            self.out.push('\n');
        }
    }
}

fn offence(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>, at: usize) {
    let (offence, outcome, lang) = (matter.offence(at), matter.outcome(at), phrases.lang);
    let section = &phrases.texts.section;
    page.line(
        0,
        &format!(
            "{} — {}",
            offence.name.get(lang),
            phrases.headline(offence, outcome)
        ),
    );
    for sentence in phrases.conclusion(matter, at) {
        page.line(2, &sentence);
    }
    let main = at == matter.main();
    if main {
        beside(page, matter, phrases);
    }
    let total = gauges(matter, at)
        .into_iter()
        .find(|gauge| matches!(gauge.line.what, What::Total { .. }));
    if let Some(line) = total
        .map(|gauge| gauge.line)
        .filter(|line| line.value.max() != Some(0))
    {
        page.heading(section.sum.get(lang));
        page.line(
            2,
            &phrases.sum(&line, &matter.terms(at, line.measure)).line(),
        );
    }
    page.heading(section.edition.get(lang));
    for edition in phrases.editions(matter, at) {
        page.line(2, &edition);
    }
    counting(page, matter, phrases, at);
    penalties(page, matter, phrases, at);
    disputes(page, matter, phrases, at);
    changes(page, matter, phrases, at);
    page.heading(section.explanation.get(lang));
    for line in tree(matter, phrases, at) {
        let cites = phrases.cites(&line.cites);
        page.line(
            2 + 2 * usize::from(line.depth),
            &format!("{} {}{cites}", mark(line.truth), line.text),
        );
    }
}

/// The other offences, and the crimes that may be at hand besides.
fn beside(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>) {
    let section = &phrases.texts.section;
    for (title, lines) in [
        (
            &section.concurrence,
            phrases.concurrence(matter, matter.main()),
        ),
        (&section.cautions, phrases.cautions(matter)),
    ] {
        if !lines.is_empty() {
            page.heading(title.get(phrases.lang));
        }
        for line in lines {
            page.line(2, &line);
        }
    }
}

fn counting(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>, at: usize) {
    let (outcome, lang) = (matter.outcome(at), phrases.lang);
    let section = &phrases.texts.section;
    let edition = outcome.shown();
    if !edition.rows.is_empty() && matter.offence(at).counting.is_some() {
        page.heading(section.counting.get(lang));
        for (row, counted) in matter.case.rows().iter().zip(&edition.rows) {
            let authority = matter
                .law
                .types
                .get(row.kind)
                .map_or("", |kind| kind.authority.get(lang));
            page.line(2, &phrases.row(row, counted));
            page.line(4, authority);
        }
    }
    if at == matter.main() && !matter.assumed.is_empty() {
        page.heading(section.assumed.get(lang));
        for assumption in &matter.assumed {
            page.line(2, &phrases.assumption(matter, *assumption));
        }
    }
}

fn penalties(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>, at: usize) {
    let (offence, outcome, lang) = (matter.offence(at), matter.outcome(at), phrases.lang);
    if outcome.penalties.is_empty() {
        return;
    }
    page.heading(phrases.texts.section.penalty.get(lang));
    for penalty in &outcome.penalties {
        if outcome.possible.len() > 1 {
            page.line(2, &phrases.if_level(offence, penalty.level));
        }
        for line in phrases.penalty(offence, penalty, matter.as_of) {
            page.line(4, &line);
        }
    }
}

fn disputes(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>, at: usize) {
    if matter.disputes(at).is_empty() {
        return;
    }
    page.heading(phrases.texts.section.disputes.get(phrases.lang));
    for outcome in matter.disputes(at) {
        let (title, note) = phrases.dispute(outcome);
        let note = if note.is_empty() {
            note
        } else {
            phrases.bracket(&note)
        };
        page.line(2, &format!("{title}{note}"));
        for position in phrases.positions(matter.offence(at), outcome) {
            page.line(4, &position);
        }
    }
}

fn changes(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>, at: usize) {
    let lang = phrases.lang;
    let reverse = matter.reverse(at);
    page.heading(phrases.texts.section.change.get(lang));
    let certain = matter.outcome(at).possible.len() == 1;
    if certain && reverse.raising.is_empty() && reverse.lowering.is_empty() {
        page.line(2, phrases.texts.change.nothing.get(lang));
    }
    for (title, changes) in [
        (&phrases.texts.change.lowering, &reverse.lowering),
        (&phrases.texts.change.raising, &reverse.raising),
    ] {
        if !changes.is_empty() {
            page.line(2, title.get(lang));
            for change in changes {
                page.line(4, &phrases.change(matter, at, change));
            }
        }
    }
    if !matter.needs(at).is_empty() {
        page.heading(phrases.texts.section.needs.get(lang));
        for need in matter.needs(at) {
            page.line(2, &phrases.need(matter, at, need));
        }
    }
}

/// A user's text without control characters, so that no file can speak to the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if letter.is_control() {
                '\u{FFFD}'
            } else {
                letter
            }
        })
        .collect()
}
