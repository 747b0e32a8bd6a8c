//! What stands beside the law in the text report: misstatements that the case meets, and precedents like it.

use super::Page;
use crate::report::{Matter, Phrases};

/// The misstatements that the case meets, as far as they are hinted at.
pub(super) fn misstatements(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>) {
    let hints = matter.hints();
    if hints.is_empty() {
        return;
    }
    page.heading(phrases.texts.misstatement.heading.get(phrases.lang));
    for at in hints {
        let said = phrases.misstatement(&matter.law.misstatements()[*at]);
        page.line(2, &said);
    }
}

/// The precedents most like the case, with what is alike and what differs.
pub(super) fn precedents(page: &mut Page, matter: &Matter<'_>, phrases: &Phrases<'_>) {
    if matter.similar().is_empty() {
        return;
    }
    let texts = &phrases.texts.precedent;
    page.heading(texts.heading.get(phrases.lang));
    page.line(2, texts.note.get(phrases.lang));
    for similar in matter.similar() {
        let precedent = &matter.law.precedents()[similar.precedent];
        page.line(2, precedent.name.get(phrases.lang));
        page.line(4, &phrases.precedent_source(precedent));
        page.line(4, &phrases.precedent_facts(precedent));
        page.line(4, precedent.decided.get(phrases.lang));
        if let Some(sentences) = phrases.precedent_sentences(precedent) {
            page.line(4, &sentences);
        }
        for point in &precedent.points {
            page.line(4, &phrases.precedent_point(point));
        }
        for line in phrases.likeness(similar) {
            page.line(4, &line);
        }
    }
}
