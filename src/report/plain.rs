//! The text report of one case by the built-in template.

use super::memo::{Document, Letterhead, Memo, Voice, memos};
use super::render::{Form, Templates};
use super::{Matter, Parties, Phrases};

/// The report of a matter as plain text, as the data of its law draws it.
pub fn plain(matter: &Matter<'_>, phrases: &Phrases<'_>) -> String {
    draw(phrases, |voice| vec![Memo::new(matter, voice, "")])
}

/// The report of a case with all its people as plain text.
pub fn plain_of_all(parties: &Parties<'_>, phrases: &Phrases<'_>) -> String {
    draw(phrases, |voice| memos(parties, voice, ""))
}

fn draw(phrases: &Phrases<'_>, memos: impl FnOnce(&Voice<'_>) -> Vec<Memo>) -> String {
    let voice = Voice::new(phrases.law, phrases.texts, &[phrases.lang]);
    let document = Document::new(&voice, Letterhead::default(), memos(&voice));
    let templates = Templates::load(&phrases.law.files, &mut Vec::new());
    templates
        .and_then(|templates| templates.render(Form::Text, &document).ok())
        .unwrap_or_default()
}
