//! Common misstatements.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::Law;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.misstatements()
        .iter()
        .map(|one| {
            let mut draft = Draft::new(Kind::Misstatement, &one.id, &one.said, None);
            draft.says(&one.right);
            draft.provisions(&one.cite, None);
            draft
        })
        .collect()
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let Some(one) = page.say.law.misstatements().get(at) else {
        return;
    };
    let texts = &page.texts().catalogue;
    let verdict = if one.is_true {
        &texts.is_true
    } else {
        &texts.is_inaccurate
    };
    page.note(page.get(verdict));
    page.text(page.get(&one.right));
}
