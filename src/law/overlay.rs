//! Merges a data file of a `--data` folder into the built-in one.
//!
//! A list whose entries have ids (`[[role]]`, `[[fact]]`, `[[question]]` …) is merged by id: an entry with a known id
//! takes the place of the old one, whole, and one with a new id is added at the end. In `texts/` a table is merged by key.
//! Everything else, such as a number of `punishment.toml` or a list without ids, is replaced as it stands. A file in
//! `offences/` or `examples/` replaces the one of the same name whole; an offence, also the one of the same id.

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::packed::{self, Packed};
use super::{FileId, Files};

type Table<'t> = Spanned<DeTable<'t>>;

/// Whether a file of this name is merged with the one below it; otherwise it takes its place.
pub(super) fn merges(name: &str) -> bool {
    // Templates, like offences and examples, take the place of one another whole.
    let whole = ["offences/", "examples/", "demos/", "report/"];
    !whole.iter().any(|folder| name.starts_with(folder))
}

/// The name of the offence file that a file stands for though it is named otherwise: the one with the same id.
pub(super) fn replaced(files: &Files, name: &str, text: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        id: String,
    }
    let id = |text: &str| toml::from_str::<Head>(text).ok().map(|head| head.id);
    if !name.starts_with("offences/") || files.find(name).is_some() {
        return None;
    }
    let wanted = id(text)?;
    files
        .folder("offences")
        .find(|(_, file)| id(files.text(*file)).as_ref() == Some(&wanted))
        .map(|(inside, _)| format!("offences/{inside}"))
}

/// Packs a file with all that is laid over it. Places count through all its texts, as [`Files::place`] takes them.
pub(super) fn pack(files: &Files, id: FileId) -> Result<Packed, toml::de::Error> {
    let mut before = 0;
    // Blank lines in front of a text move its spans to where the text lies among the others.
    let texts: Vec<String> = files
        .parts(id)
        .iter()
        .map(|part| {
            let text = "\n".repeat(before) + &part.text;
            before = text.len() + 1;
            text
        })
        .collect();
    let by_key = files.name(id).starts_with("texts/");
    let mut tables = texts.iter().map(|text| DeTable::parse(text));
    let mut below = match tables.next() {
        Some(table) => table?,
        None => DeTable::parse("")?,
    };
    for above in tables {
        lay(&mut below, above?, by_key);
    }
    Ok(packed::pack(&below))
}

fn lay<'t>(below: &mut Table<'t>, above: Table<'t>, by_key: bool) {
    for (key, new) in above.into_inner() {
        match below.get_mut().get_mut(key.get_ref().as_ref()) {
            Some(old) => join(old, new, by_key),
            None => {
                below.get_mut().insert(key, new);
            }
        }
    }
}

fn join<'t>(old: &mut Spanned<DeValue<'t>>, new: Spanned<DeValue<'t>>, by_key: bool) {
    let listed = has_ids(old.get_ref());
    let at = new.span();
    match (old.get_mut(), new.into_inner()) {
        (DeValue::Array(entries), DeValue::Array(added)) if listed => by_id(entries, added),
        (DeValue::Table(texts), DeValue::Table(added)) if by_key => texts.extend(added),
        (_, new) => *old = Spanned::new(at, new),
    }
}

fn by_id<'t>(entries: &mut DeArray<'t>, added: DeArray<'t>) {
    let mut open: Vec<Option<String>> = entries.iter().map(id_of).collect();
    for entry in added {
        let id = id_of(&entry);
        let same = id.and_then(|id| open.iter_mut().position(|one| one.as_ref() == Some(&id)));
        match same {
            // An id that the upper file has twice is kept twice, so that the check of ids says it.
            Some(at) => {
                open[at] = None;
                entries.as_mut()[at] = entry;
            }
            None => entries.push(entry),
        }
    }
}

fn has_ids(value: &DeValue<'_>) -> bool {
    value
        .as_array()
        .is_some_and(|list| !list.is_empty() && list.iter().all(|one| id_of(one).is_some()))
}

fn id_of(entry: &Spanned<DeValue<'_>>) -> Option<String> {
    let id = entry.get_ref().as_table()?.get("id")?;
    id.get_ref().as_str().map(str::to_owned)
}
