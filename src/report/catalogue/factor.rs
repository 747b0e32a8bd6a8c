//! Circumstances of sentencing.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::Law;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.punishment
        .factors
        .iter()
        .map(|factor| {
            let mut draft = Draft::new(Kind::Factor, &factor.id, &factor.name, None);
            draft.says(&factor.says);
            draft.provisions(&factor.cite, None);
            draft
        })
        .collect()
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let factor = &page.say.law.punishment.factors[at];
    page.text(page.get(&factor.says));
}
