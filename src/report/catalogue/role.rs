//! Roles.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::{Law, Sector};
use crate::text::Text;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.roles
        .iter()
        .map(|role| {
            let mut draft = Draft::new(Kind::Role, &role.id, &role.name, Some(&role.pinyin));
            draft.aliases(&role.aliases);
            for kind in &role.handles {
                draft.cites(Kind::RecordType, kind);
            }
            draft
        })
        .collect()
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let law = page.say.law;
    let role = &law.roles[at];
    let texts = &page.texts().catalogue;
    let sector = match role.sector_2009 {
        Sector::Listed => &texts.sector_listed,
        Sector::Open => &texts.sector_open,
        Sector::No => &texts.sector_no,
    };
    page.text(page.get(sector));
    if let Some(name) = role.usual_source.as_ref().and_then(|id| value(law, id)) {
        let words = [("source", page.get(name))];
        let said = texts.usual_source.fill(page.say.lang, &words);
        page.note(said);
    }
    page.aliases(&role.aliases);
}

/// The label of a way of obtaining.
fn value<'a>(law: &'a Law, id: &str) -> Option<&'a Text> {
    let (_, fact) = law.fact("obtained-by")?;
    let at = fact.value(id)?;
    Some(&fact.values[at].name)
}
