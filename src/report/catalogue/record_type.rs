//! Types of records.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::{Certainty, Law, Name, RecordType};

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.types.iter().map(|kind| draft(law, kind)).collect()
}

fn draft<'a>(law: &'a Law, data: &'a RecordType) -> Draft<'a> {
    let argued = matches!(data.certainty, Certainty::Disputed | Certainty::Open);
    let mut draft = Draft::new(Kind::RecordType, &data.id, &data.name, Some(&data.pinyin))
        .disputed(argued || !data.readings.is_empty());
    draft.aliases(&data.aliases);
    draft.says(&data.authority);
    draft.says(&data.counts_as_one);
    draft.provisions(&data.cite, None);
    for name in data.kinds() {
        if let Some((_, kind)) = law.kind(name) {
            draft.provisions([&kind.cite], None);
        }
    }
    if let Some(dispute) = &data.dispute {
        draft.cites(Kind::Dispute, dispute);
    }
    draft
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let data = &page.say.law.types[at];
    let texts = &page.texts().catalogue;
    if let Some(kind) = &data.kind {
        let said = belongs(page, kind);
        page.text(said);
    }
    let certainty = match data.certainty {
        Certainty::Text => &texts.text,
        Certainty::GuidingCase => &texts.guiding_case,
        Certainty::ReferenceCase => &texts.reference_case,
        Certainty::Practice => &texts.practice,
        Certainty::Disputed => &texts.disputed,
        Certainty::Open => &texts.open,
    };
    page.note(page.get(certainty));
    for reading in &data.readings {
        let held = page.get(&reading.held_by);
        let held = page.say.aside(held);
        let said = belongs(page, &reading.kind);
        page.item(format!("{said}{held}"));
    }
    page.heading(&texts.authority);
    page.text(page.get(&data.authority));
    page.heading(&texts.counts_as_one);
    page.text(page.get(&data.counts_as_one));
    page.aliases(&data.aliases);
}

/// The kind that it is, and the tier of that.
fn belongs(page: &Page<'_>, kind: &Name) -> String {
    let law = page.say.law;
    let Some((_, kind)) = law.kind(kind) else {
        return kind.to_string();
    };
    let tier = law
        .tier(&kind.tier)
        .map_or("", |(_, tier)| page.get(&tier.name));
    let name = page.get(&kind.name);
    if tier == name {
        return name.to_owned();
    }
    page.texts()
        .catalogue
        .kind_is
        .fill(page.say.lang, &[("kind", name), ("tier", tier)])
}
