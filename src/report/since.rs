//! A case that was saved under an earlier edition of the law data: how its levels then and now differ.

use super::{Matter, Phrases};
use crate::case::Made;
use crate::law::Level;

/// What became of a case since it was saved under another edition of the law data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The edition that it was saved under.
    pub then: String,
    /// The edition that it is assessed with.
    pub now: String,
    /// The offences whose level is another; nothing where the file does not keep what it was.
    pub changed: Option<Vec<Change>>,
}

/// An offence whose level is another than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The id of the offence.
    pub offence: String,
    /// The level then.
    pub then: Level,
    /// The level now.
    pub now: Level,
}

impl Since {
    /// What became of a case; nothing where it was saved under this edition, or does not say.
    pub fn of(matter: &Matter<'_>) -> Option<Since> {
        let made = matter.case.made.as_ref()?;
        let now = &matter.law.about.version;
        if made.data.is_empty() || made.data == *now {
            return None;
        }
        let levels = levels(matter);
        let changed = levels.filter_map(|(offence, now)| {
            let (_, then) = made.assessed.iter().find(|(id, _)| *id == offence)?;
            let then = *then;
            (then != now).then_some(Change { offence, then, now })
        });
        Some(Since {
            then: made.data.clone(),
            now: now.clone(),
            changed: (!made.assessed.is_empty()).then(|| changed.collect()),
        })
    }

    /// What changed, a line each; nothing changed is a line of its own.
    pub fn lines(&self, phrases: &Phrases<'_>) -> Vec<String> {
        let (texts, lang) = (&phrases.texts.since, phrases.lang);
        let Some(changed) = &self.changed else {
            return Vec::new();
        };
        let line = |change: &Change| {
            let mut offences = phrases.law.offences.iter().map(|(_, offence)| offence);
            let offence = offences.find(|one| one.id.as_str() == change.offence)?;
            let words = [
                ("offence", offence.name.get(lang)),
                ("then", &phrases.short_level(offence, change.then)),
                ("now", &phrases.short_level(offence, change.now)),
            ];
            Some(texts.changed.fill(lang, &words))
        };
        match &changed[..] {
            [] => vec![texts.same.get(lang).to_owned()],
            changed => changed.iter().filter_map(line).collect(),
        }
    }
}

/// What a case file is to keep of today.
pub fn made(matter: &Matter<'_>) -> Made {
    Made {
        data: matter.law.about.version.clone(),
        assessed: levels(matter).collect(),
    }
}

/// The level of each offence, by its id.
fn levels(matter: &Matter<'_>) -> impl Iterator<Item = (String, Level)> {
    let offences = 0..matter.assessment.offences.len();
    offences.map(|at| (matter.offence(at).id.to_string(), matter.outcome(at).level))
}
