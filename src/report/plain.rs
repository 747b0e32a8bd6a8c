//! The text report of one matter by the built-in template.

use super::memo::{Document, Letterhead, Memo, Voice};
use super::render::{Form, Templates};
use super::{Matter, Phrases};

/// The report of a matter as plain text, as the data of its law draws it.
pub fn plain(matter: &Matter<'_>, phrases: &Phrases<'_>) -> String {
    let voice = Voice::new(phrases.law, phrases.texts, &[phrases.lang]);
    let memo = Memo::new(matter, &voice, "");
    let document = Document::new(&voice, Letterhead::default(), vec![memo]);
    let templates = Templates::load(&matter.law.files, &mut Vec::new());
    templates
        .and_then(|templates| templates.render(Form::Text, &document).ok())
        .unwrap_or_default()
}
