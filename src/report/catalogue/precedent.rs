//! Precedents.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::Law;

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    law.precedents()
        .iter()
        .map(|one| {
            let mut draft = Draft::new(Kind::Precedent, &one.id, &one.name, None).read(one.status);
            one.texts().into_iter().for_each(|text| draft.says(text));
            for number in &one.numbers {
                draft.called(number);
            }
            for point in &one.points {
                draft.provisions(&point.cite, None);
            }
            for offence in &one.offences {
                draft.cites(Kind::Offence, offence);
            }
            if let Some(role) = &one.role {
                draft.cites(Kind::Role, role);
            }
            draft
        })
        .collect()
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let Some(one) = page.say.law.precedents().get(at) else {
        return;
    };
    page.text(page.get(&one.who));
    for held in &one.records {
        page.item(page.get(&held.what));
    }
    page.text(page.get(&one.decided));
    for point in &one.points {
        let said = format!("{}{}", page.get(&point.says), page.say.cites(&point.cite));
        page.item(said);
    }
    let numbers = one.court.iter().chain(&one.numbers).chain([&one.source]);
    let mut marks: Vec<String> = numbers.map(|text| page.get(text).to_owned()).collect();
    marks.push(page.status(one.status));
    page.heading(&page.texts().catalogue.authority);
    page.marks(&marks);
}
