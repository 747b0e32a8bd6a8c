//! The provisions that a memo relies on, under the source of each in the order of the sources, with what each says.

use std::collections::BTreeSet;

use super::Section;
use crate::law::{Law, Provision, Source, Status, Temporal};
use crate::report::Phrases;
use crate::report::memo::{Block, Entry, Voice};

/// The list of what is cited; nothing where nothing is.
pub(in crate::report::memo) fn section(
    law: &Law,
    voice: &Voice<'_>,
    cited: &BTreeSet<&str>,
) -> Option<Section> {
    let blocks = law.sources.iter().flat_map(|source| {
        let of_source = |provision: &&Provision| provision.parts().0 == source.id.as_str();
        let provisions = law.provisions().iter().filter(of_source);
        let entries: Vec<Entry> = provisions
            .filter(|provision| cited.contains(provision.id.as_str()))
            .map(|provision| entry(provision, source, voice))
            .collect();
        let heading = Block::Heading {
            text: voice.say(|phrases| named(source, phrases)),
        };
        let both = (!entries.is_empty()).then_some([heading, Block::Facts { entries }]);
        both.into_iter().flatten()
    });
    let title = voice.text(&voice.texts().memo.citations);
    Section::of("citations", title, blocks.collect())
}

fn entry(provision: &Provision, source: &Source, voice: &Voice<'_>) -> Entry {
    Entry {
        name: voice.say(|phrases| match provision.parts().1 {
            // A source without articles is cited by its name.
            none if none.as_str().is_empty() => source.short.get(phrases.lang).to_owned(),
            address => address.cite(phrases.lang),
        }),
        value: voice.say(|phrases| {
            let title = provision.title.get(phrases.lang);
            let says = provision.says.get(phrases.lang);
            format!("{title}{}{says}", phrases.colon())
        }),
        source: String::new(),
    }
}

/// A source as its citations begin, then its full name, number and days in force.
fn named(source: &Source, phrases: &Phrases<'_>) -> String {
    let (texts, lang) = (&phrases.texts.memo, phrases.lang);
    let (short, name) = (source.short.get(lang), source.name.get(lang));
    let titled = match (lang, source.temporal) {
        (crate::text::Lang::En, _) | (_, Temporal::Commentary) => name.to_owned(),
        (crate::text::Lang::Zh, _) => format!("《{name}》"),
    };
    let mut said = match short == name {
        true => titled,
        false => texts
            .source_line
            .fill(lang, &[("short", short), ("name", &titled)]),
    };
    let mut details: Vec<String> = source.number.iter().cloned().collect();
    for (day, text) in [(source.from, &texts.since), (source.to, &texts.until)] {
        details.extend(day.map(|day| text.fill(lang, &[("date", &day.to_string())])));
    }
    if !details.is_empty() {
        said.push_str(&phrases.aside(&details.join(phrases.comma())));
    }
    match source.status {
        Status::Text => said,
        Status::Secondary | Status::Unverified => {
            said + &phrases.bracket(phrases.texts.precedent.secondary.get(lang))
        }
    }
}
