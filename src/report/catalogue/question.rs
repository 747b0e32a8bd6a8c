//! Questions of the interview.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::interview::Interview;

pub(super) fn drafts(interview: &Interview) -> Vec<Draft<'_>> {
    interview
        .questions
        .iter()
        .map(|question| {
            let mut draft = Draft::new(Kind::Question, &question.id, &question.ask, None);
            draft.says(&question.why);
            for option in &question.options {
                draft.says(&option.says);
            }
            draft.provisions(&question.cite, None);
            draft
        })
        .collect()
}

pub(super) fn body(page: &mut Page<'_>, interview: &Interview, at: usize) {
    let question = &interview.questions[at];
    page.text(page.get(&question.why));
    if !question.options.is_empty() {
        page.heading(&page.texts().catalogue.options);
        for option in &question.options {
            page.item(page.get(&option.says));
        }
    }
}
