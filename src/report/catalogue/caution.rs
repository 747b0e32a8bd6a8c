//! Other crimes that may be at hand, which are not computed.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::Law;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.cautions
        .iter()
        .map(|caution| {
            let mut draft =
                Draft::new(Kind::Caution, &caution.id, &caution.name, None).read(caution.status);
            draft.says(&caution.says);
            draft.provisions(&caution.cite, None);
            draft
        })
        .collect()
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let caution = &page.say.law.cautions[at];
    page.text(page.get(&caution.says));
    page.note(page.status(caution.status));
}
