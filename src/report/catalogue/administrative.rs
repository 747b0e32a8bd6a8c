//! Administrative penalties.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use super::provision::in_force;
use crate::law::Law;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.administrative
        .penalties
        .iter()
        .map(|one| {
            let mut draft = Draft::new(Kind::Administrative, &one.id, &one.name, None)
                .in_force(one.in_force.from, one.in_force.to);
            draft.says(&one.authority);
            draft.provisions(&one.cite, None);
            draft
        })
        .collect()
}

/// Who imposes it, when, and what its provisions say: the amounts stand there.
pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let law = page.say.law;
    let one = &law.administrative.penalties[at];
    page.text(page.get(&one.authority));
    for cite in &one.cite {
        let says = law.provision(cite).map_or("", |one| page.get(&one.says));
        let cited = page.say.cite(cite);
        page.item(format!("{cited}{}{says}", page.say.colon()));
    }
    let said = in_force(page, one.in_force.from, one.in_force.to);
    page.note(said);
    for text in [&one.unread, &one.earlier, &one.refers]
        .into_iter()
        .flatten()
    {
        page.note(page.get(text));
    }
}
