//! Sources of law.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use super::provision::in_force;
use crate::law::{Law, Source, Temporal};
use crate::text::Text;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.sources
        .iter()
        .map(|source| {
            let mut draft = Draft::new(Kind::Source, &source.id, &source.name, None)
                .read(source.status)
                .in_force(source.from, source.to);
            draft.called(&source.short);
            draft = draft.titled(short(source));
            if let Some(number) = &source.number {
                draft.numbered(number);
            }
            draft.says(&source.issuer);
            draft
        })
        .collect()
}

/// How lists call it: briefly, with its number.
fn short(source: &Source) -> Text {
    let number = source.number.as_deref().unwrap_or_default();
    let with = |name: &str| format!("{name} {number}").trim_end().to_owned();
    Text {
        zh: with(&source.short.zh),
        en: with(&source.short.en),
    }
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let source = &page.say.law.sources[at];
    let texts = &page.texts().catalogue;
    page.text(page.get(&source.name));
    page.text(page.get(&source.issuer));
    let temporal = match source.temporal {
        Temporal::OffenceDate => &texts.offence_date,
        Temporal::PendingCases => &texts.pending_cases,
        Temporal::TrialPeriod => &texts.trial_period,
        Temporal::Commentary => &texts.commentary,
    };
    let mut marks = vec![page.get(temporal).to_owned()];
    // Cases and writing are not in force at any time.
    if source.temporal != Temporal::Commentary {
        marks.push(in_force(page, source.from, source.to));
    }
    marks.push(page.status(source.status));
    page.marks(&marks);
}
