//! Disputed points.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::Law;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.disputes
        .iter()
        .map(|dispute| {
            let mut draft =
                Draft::new(Kind::Dispute, &dispute.id, &dispute.title, None).disputed(true);
            draft.says(&dispute.question);
            for position in &dispute.positions {
                draft.says(&position.says);
                draft.says(&position.held_by);
                draft.provisions(&position.cite, None);
            }
            if let Some(note) = &dispute.note {
                draft.says(note);
            }
            draft
        })
        .collect()
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let dispute = &page.say.law.disputes[at];
    page.text(page.get(&dispute.question));
    if dispute.leading.is_none() {
        page.note(page.get(&page.texts().catalogue.no_leader));
    }
    for position in &dispute.positions {
        let said = page.say.position(dispute, position);
        page.item(said);
    }
    if let Some(note) = &dispute.note {
        page.note(page.get(note));
    }
}
